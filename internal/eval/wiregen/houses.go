package wiregen

import "strings"

// source is an agency or an outlet of a newsroom corpus, and its habits. Rates are of 1,000.
type source struct {
	name   string // in the field `source`
	short  string // in datelines and credits
	long   string // in credits, too
	agency bool
	wires  bool // an agency that everybody knows

	opening, end string // of an agency, as in [dress]; %c the city, %n the short name
	clock        clock
	shift        int // minutes by which its clock is wrong, or that its crawler comes later at most
	named        int // how often its articles have a source
	role         int // how often a role

	whole, middle, lead, adds int // takes all of a text; the middle of it; writes a lead of its own; adds paragraphs
	words                     int // words it replaces
	typos, careful            int // words it misspells; misspelt words that it puts right
	spells                    int // spellings it changes
	credits                   int // articles in which it credits an agency
	creditsOutlets            int // an outlet
	forms                     [5]int
	delay                     int // minutes that it takes to run a story, on the average
}

// clock says what an article's date is worth.
type clock uint8

const (
	exactClock clock = iota
	dayClock         // a day without a time
	noClock          // none
	crawlClock       // when a crawler came, some hours later
	wrongClock       // off by a constant, as of another time zone
)

// Ways to credit, the indices of source.forms.
const (
	inDateline = iota
	atEnd
	inSourceLine
	inByline
	inText
)

// Agencies that a reader of wire copy knows, as they stand in datelines and are written out, and some that nobody knows.
var knownAgencies = [][2]string{
	{"Reuters", "Reuters"}, {"AP", "Associated Press"}, {"AFP", "Agence France-Presse"}, {"dpa", "Deutsche Presse-Agentur"}, {"Itar-Tass", "Itar-Tass"},
	{"Interfax", "Interfax"}, {"Xinhua", "Xinhua"}, {"UPI", "United Press International"}, {"ANSA", "ANSA"}, {"EFE", "EFE"},
	{"Kyodo", "Kyodo News"}, {"Yonhap", "Yonhap"}, {"PTI", "Press Trust of India"}, {"RIA Novosti", "RIA Novosti"},
}

const (
	agenciesOfNewsroom = 10
	unknownAgencies    = 2 // of them
	outletsOfNewsroom  = 48
)

var (
	wireOpenings  = []string{"%c, %m %d (%n) - ", "%c, %M %d (%n) — ", "%c (%n) _ ", "%c (%n) — ", "%c (%n) -- ", "%c, %m. %d (%n) – "}
	wireEnds      = []string{"(Reporting by %r; Editing by %e)", "", "", "-30-", "ENDS", "© %y %n", "(Reporting by %r)"}
	outletOpening = []string{"", "", "", "", "%c - ", "%c: ", "%c, %m %d - "}
	outletEnds    = []string{"", "", "", "", "Copyright %y %n. All rights reserved.", "Tags: %c, news"}
	paperTowns    = strings.Split("Alderbrook|Bremford|Corran|Dunmere|Eastholm|Fennick|Grantley|Harlow Cross|Islemouth|Jarrowby|Kestrel Bay|Linmouth|Mersted|"+
		"Northgate|Oakhaven|Pennrith|Quarry Hill|Rosswell|Stavering|Tolbridge|Ulverton|Vennford|Westmoor|Yarnley", "|")
	paperNames = strings.Split("Herald|Courier|Gazette|Chronicle|Observer|Echo|Standard|Ledger|Mail|Journal|Dispatch|Tribune|Online|Evening News", "|")
)

// houses draws the agencies and outlets of a corpus.
func houses(d *dice) (agencies, outlets []*source) {
	known := append([][2]string(nil), knownAgencies...)
	shuffle(d, known)
	for i := range agenciesOfNewsroom {
		s := &source{agency: true, wires: true, opening: wireOpenings[d.below(len(wireOpenings))], end: wireEnds[d.below(len(wireEnds))]}
		if i < agenciesOfNewsroom-unknownAgencies {
			s.short, s.long = known[i][0], known[i][1]
		} else {
			s.wires, s.short = false, dresses[2*(agenciesOfNewsroom-i)].name
			s.long = s.short
		}
		s.name = [...]string{s.short, s.short, s.long}[d.below(3)]
		s.habits(d)
		agencies = append(agencies, s)
	}
	shuffle(d, agencies)
	towns := append([]string(nil), paperTowns...)
	shuffle(d, towns)
	for i := range outletsOfNewsroom {
		s := &source{opening: outletOpening[d.below(len(outletOpening))], end: outletEnds[d.below(len(outletEnds))]}
		s.name = towns[i%len(towns)] + " " + paperNames[(i/len(towns)*7+d.below(7))%len(paperNames)]
		s.short, s.long = s.name, s.name
		s.habits(d)
		outlets = append(outlets, s)
	}
	return agencies, outlets
}

// habits draws how a house works.
func (s *source) habits(d *dice) {
	s.named, s.role = d.between(800, 1000), 0
	if d.permille(350) {
		s.role = d.between(500, 1000)
	}
	s.clock = [...]clock{
		exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock, exactClock,
		dayClock, dayClock, dayClock, noClock, crawlClock, crawlClock, crawlClock, wrongClock,
	}[d.below(20)]
	switch s.clock {
	case crawlClock:
		s.shift = d.between(60, 20*60)
	case wrongClock:
		s.shift = 60 * d.between(-8, 8)
	}
	s.whole, s.middle, s.lead, s.adds = d.between(100, 600), d.between(0, 200), d.between(0, 600), d.between(0, 500)
	s.words = d.between(0, 70)
	s.typos, s.careful = d.below(5), d.between(200, 900)
	if d.permille(400) {
		s.spells = d.between(300, 1000)
	}
	s.credits, s.creditsOutlets = d.between(150, 980), d.between(0, 700)
	for i := range s.forms {
		if d.permille(500) {
			s.forms[i] = d.between(1, 10)
		}
	}
	s.forms[d.below(len(s.forms))] += 5
	s.delay = d.between(20, 1200)
	if s.agency {
		s.words /= 2
		s.creditsOutlets = d.between(600, 980)
		if s.clock == noClock || s.clock == wrongClock {
			s.clock = exactClock
		}
	}
}

// form draws how a credit is given.
func (s *source) form(d *dice) int {
	sum := 0
	for _, n := range s.forms {
		sum += n
	}
	at := d.below(sum)
	for i, n := range s.forms {
		if at -= n; at < 0 {
			return i
		}
	}
	panic("wiregen: internal error: the forms of credit do not add up")
}
