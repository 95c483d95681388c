package normalize

import (
	"slices"
	"strings"
	"testing"
)

// spellings are pairs of a British and an American form.
var spellings = strings.Fields(`
	defence defense  offence offense  licence license  pretence pretense  practise practice  practised practiced
	programme program  programmes programs  centre center  centres centers  centred centered  theatre theater
	theatres theaters  metre meter  metres meters  kilometre kilometer  kilometres kilometers  litre liter
	litres liters  fibre fiber  calibre caliber  epicentre epicenter  sombre somber  spectre specter  meagre meager
	colour color  colours colors  coloured colored  colourful colorful  favour favor  favoured favored
	favourite favorite  favourable favorable  honour honor  honoured honored  honourable honorable  labour labor
	labourers laborers  labouring laboring  neighbour neighbor  neighbouring neighboring  neighbourhood neighborhood
	behaviour behavior  behavioural behavioral  rumour rumor  rumours rumors  harbour harbor  humour humor
	tumour tumor  vapour vapor  vigour vigor  armoured armored  armour armor  endeavour endeavor  glamour glamor
	flavour flavor  odour odor  rigour rigor  saviour savior  splendour splendor  valour valor  clamour clamor
	organise organize  organised organized  organises organizes  organising organizing  organiser organizer
	organisers organizers  organisation organization  organisations organizations  organisational organizational
	recognise recognize  recognisable recognizable  realise realize  realised realized  criticise criticize
	criticised criticized  privatisation privatization  modernisation modernization  apologise apologize
	authorised authorized  emphasise emphasize  mobilise mobilize  stabilise stabilize
	summarise summarize  specialise specialize  mechanised mechanized  uncompromisingly uncompromizingly
	analyse analyze  analysed analyzed  analysing analyzing  paralyse paralyze  paralysed paralyzed
	travelled traveled  travelling traveling  traveller traveler  travellers travelers  cancelled canceled
	cancelling canceling  labelled labeled  modelling modeling  signalled signaled  fuelled fueled  fuelling fueling
	counsellor counselor  totalled totaled  marshalled marshaled  channelled channeled  dialling dialing
	quarrelled quarreled  levelled leveled  rivalled rivaled  tunnelling tunneling  shovelled shoveled
	grey gray  tyre tire  tyres tires  kerb curb  plough plow  sceptical skeptical  aluminium aluminum
	aeroplane airplane  moustache mustache  pyjamas pajamas  ageing aging  draught draft  learnt learned
	burnt burned  whilst while  amongst among  towards toward  artefact artifact  enquiry inquiry  fulfil fulfill
	enrol enroll  enrolment enrollment  instalment installment  skilful skillful  wilful willful  jewellery jewelry
	marvellous marvelous  judgement judgment  acknowledgement acknowledgment  mould mold  smouldering smoldering
	gaol jail  catalogue catalog  dialogue dialog  cheque check  archaeology archeology  manoeuvre maneuver
	manoeuvres maneuvers  foetus fetus  diarrhoea diarrhea  paediatric pediatric  anaesthetic anesthetic
	haemorrhage hemorrhage  leukaemia leukemia  anaemia anemia  paedophile pedophile  mum mom  mums moms  axe ax
	adviser advisor  sulphur sulfur  yoghurt yogurt  whisky whiskey  focussed focused  tsar czar  tzar czar
	sergei sergey  aleksandr alexander  aleksei alexei  alexey alexei  kiev kyiv  kharkov kharkiv  qaddafi gaddafi
	gadhafi gaddafi  osama usama  koran quran  mohammed muhammad  mohamed muhammad
	valeri valery  nikolay nikolai  mikhael mikhail  yury yuri  timoshenko tymoshenko`)

func TestSpellings(t *testing.T) {
	if len(spellings) < 2*120 {
		t.Fatalf("only %d pairs", len(spellings)/2)
	}
	for pair := range slices.Chunk(spellings, 2) {
		if a, b := spell(pair[0]), spell(pair[1]); a != b {
			t.Errorf("%q is spelt %q, %q is spelt %q", pair[0], a, pair[1], b)
		}
		if a, b := termsOf(pair[0], "en"), termsOf(pair[1], "en"); !slices.Equal(a, b) {
			t.Errorf("%q and %q have the terms %x and %x", pair[0], pair[1], a, b)
		}
		if a, b := spell(pair[0]+"'s"), spell(pair[1])+"'s"; a != b {
			t.Errorf("the possessive of %q is spelt %q, want %q", pair[0], a, b)
		}
	}
}

// apart are common words close to those of the rules. Each is a different word.
var apart = strings.Fields(`
	four for our or hour her hours hers pour poor pours tour tor tours your you yours flour floor sour sore dour door
	course corse courses source sources court cort journal jornal journey courage mourn morn mourning morning fourth forth
	contour contours detour paramour troubadour story storey stories storeys tonne ton tonnes tons tone
	prise prize prised prized rise rises rising riser risen size sizes sized sizing wise wiser wisely advice advise device devise
	raise raised raising raze razed promise premise precise concise excise exercise paradise paradox noise nose poise pose
	praise prays bruise brews cruise crews disguise surprise supervise revise television revision franchise enterprise
	seize seized sees siege maize maze capsize citizen citizens horizon crisis crises crisp basis bases oasis thesis
	analysis analyst analysts paralysis geyser geezer miser misery visor advertise adverse arise arisen arises
	here hear there their were where fire fires tire tier pure purr acre acres more mere mores core sore
	metre meteor metric centred centrist centurion theatrical fibrous litter letter lustrous
	all ally allies call called fall fell tell till well will bell belly bull bully ball ballet collar dollar college
	parallel metal mettle medal meddle model total tall rival revel rebel level lever label travel trowel towel tunnel
	channel chanel marshal martial counsel council cancel chancel equal equip signal single duel dual fuel foul fuse
	grey great plough ploy ton tong curb curd check chess draft drift mold mole mumps mom moment mummy
	axe axis axes jail jay maths mathematics match while white among amount toward tower
	license lichen practice practical defense defend offense offend program prograde inquiry inquest
	us usa use used user bus is it its in on of off at an as to the then than he she we they no not now`)

func TestSpellingsStayApart(t *testing.T) {
	from := map[string]string{}
	slices.Sort(apart)
	for _, w := range slices.Compact(apart) {
		us := spell(w)
		if other, ok := from[us]; ok {
			t.Errorf("%q and %q are both spelt %q", other, w, us)
		}
		from[us] = w
	}
}

// Words that look like British ones to a careless rule.
func TestSpellingsUntouched(t *testing.T) {
	for w := range strings.FieldsSeq(`four hour our tour flour pour your course court journal contour
		rise wise size prise prize raise noise poise arise arises arising miser kaiser
		fire there where store acre genre cadre ogre massacre mediocre sombrero lustreless
		calling falling willing selling hello totally equally cruelly ally marshall parallel
		storey tonne analysis analyst thesis emphasis usa us 28 the`) {
		if got := spell(w); got != w {
			t.Errorf("%q is spelt %q", w, got)
		}
	}
}

// The second word of a pair is spelt like the first one and like itself, so that no pair needs another rule after it.
func TestVariants(t *testing.T) {
	for w, us := range variants {
		if w == us {
			t.Errorf("%q is its own variant", w)
		}
		if got := spell(w); got != us {
			t.Errorf("%q is spelt %q, want %q", w, got, us)
		}
		if got := spell(us); got != us {
			t.Errorf("%q is spelt %q, and %q is spelt %q", w, us, us, got)
		}
	}
	for pair := range slices.Chunk(spellings, 2) {
		for _, w := range pair {
			if once, twice := spell(w), spell(spell(w)); once != twice {
				t.Errorf("%q is spelt %q, then %q", w, once, twice)
			}
		}
	}
}

// The rules hold for every stem in their tables.
func TestStemTables(t *testing.T) {
	check := func(british, american string) {
		t.Helper()
		if got := spell(british); got != american {
			t.Errorf("%q is spelt %q, want %q", british, got, american)
		}
	}
	for _, s := range ourStems {
		check(s, strings.TrimSuffix(s, "our")+"or")
		check(s+"s", strings.TrimSuffix(s, "our")+"ors")
	}
	for _, s := range reStems {
		check(s, strings.TrimSuffix(s, "re")+"er")
		check(s+"s", strings.TrimSuffix(s, "re")+"ers")
		check(s+"d", strings.TrimSuffix(s, "re")+"ered")
	}
	for _, s := range doubled {
		check(s+"led", s+"ed")
		check(s+"ling", s+"ing")
		check(s+"ed", s+"ed")
		check(s, s)
	}
	for _, e := range endings {
		check("abc"+e[0], "abc"+e[1])
		check("ab"+e[0], "ab"+e[0])
	}
}
