package wiregen

import "strings"

// source is an agency or an outlet of a newsroom corpus, and its habits. Rates are of 1,000.
type source struct {
	name   string // value of the field `source`
	short  string // name in datelines and credits
	long   string // another name in credits
	agency bool
	wires  bool // a well-known agency

	opening, end string // patterns as in [dress]; %n is the short name
	above, below string // furniture of its pages; may be empty
	clock        clock
	shift        int // minutes by which its clock is wrong; for crawlClock, the longest delay of the crawler
	named        int // rate of articles with the field `source`
	role         int // rate of articles with the field `role`

	whole, middle, lead, adds int // rates: takes a whole text; takes its middle; writes its own lead; adds paragraphs
	words                     int // rate of words it replaces
	typos, careful            int // rates of words it misspells, and of misspelt words it puts right
	spells                    int // rate of spellings it changes
	credits                   int // rate of articles in which it credits an agency
	creditsOutlets            int // the same for an outlet
	forms                     [5]int
	delay                     int // mean delay before it runs a story, in minutes
}

// clock says how far an article's date can be trusted.
type clock uint8

const (
	exactClock clock = iota
	dayClock         // the day, without a time
	noClock          // no date
	crawlClock       // when a crawler came, up to 20 hours later
	wrongClock       // off by a constant, as in another time zone
)

// Forms of a credit, the indices of source.forms.
const (
	inDateline = iota
	atEnd
	inSourceLine
	inByline
	inText
)

// Agencies that a reader of wire copy knows: the name in datelines and the full name.
var knownAgencies = [][2]string{
	{"Reuters", "Reuters"}, {"AP", "Associated Press"}, {"AFP", "Agence France-Presse"}, {"dpa", "Deutsche Presse-Agentur"}, {"Itar-Tass", "Itar-Tass"},
	{"Interfax", "Interfax"}, {"Xinhua", "Xinhua"}, {"UPI", "United Press International"}, {"ANSA", "ANSA"}, {"EFE", "EFE"},
	{"Kyodo", "Kyodo News"}, {"Yonhap", "Yonhap"}, {"PTI", "Press Trust of India"}, {"RIA Novosti", "RIA Novosti"},
}

const (
	agenciesOfNewsroom = 10
	unknownAgencies    = 2 // some of the agenciesOfNewsroom
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

// furnish draws the furniture of outlets: a block above one in two, and one to three below.
func furnish(d *dice, outlets []*source, blocks []string) {
	if len(blocks) == 0 {
		return
	}
	for _, s := range outlets {
		if d.permille(500) {
			s.above = blocks[d.below(len(blocks))]
		}
		var below []string
		for range d.between(1, 3) {
			below = append(below, blocks[d.below(len(blocks))])
		}
		s.below = strings.Join(below, "\n\n")
	}
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

// form draws the form of a credit.
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
