package quote

import "maps"

import "github.com/copytaster/copytaster/internal/names"

// What people and organisations are called by their work. All in small letters; a theme a line.

// offices are nouns that name an office, a rank or a line of work.
const offices = `
	president vice-president vicepresident premier chancellor minister ministers secretary undersecretary secretary-general
	general director director-general chief head chair chairman chairwoman chairperson leader commissioner governor mayor
	deputy ambassador envoy representative negotiator consul attache attaché diplomat king queen prince princess emir sheikh sultan pope
	senator congressman congresswoman lawmaker legislator speaker whip councilman councilwoman councillor delegate member
	treasurer prosecutor attorney lawyer solicitor judge justice magistrate sheriff detective inspector superintendent
	constable sergeant lieutenant captain major colonel commander admiral marshal corporal officer official
	spokesman spokeswoman spokesperson adviser advisor aide strategist pollster manager consultant organizer organiser activist
	candidate nominee contender hopeful incumbent rival frontrunner front-runner
	executive ceo cfo founder co-founder cofounder owner boss banker economist analyst trader investor broker
	professor scientist researcher doctor physician surgeon nurse teacher principal dean scholar historian expert author
	writer reporter correspondent journalist editor columnist anchor host commentator blogger moderator
	coach trainer player striker midfielder defender goalkeeper quarterback pitcher captain athlete referee
	bishop archbishop cardinal rabbi imam pastor priest reverend ayatollah cleric patriarch
	alderman alderwoman brigadier sergeant private clerk auditor novelist harbourmaster diver colleague counterpart successor predecessor commandant
	eyewitness pensioner retiree shopkeeper businessman businesswoman entrepreneur chef builder electrician plumber guide
	farmer fisherman driver pilot engineer worker student resident neighbour neighbor owner mother father wife husband
	friend dealer passenger passer-by villager policeman
	under-secretary vice-premier undersheriff
	daughter son brother sister widow survivor witness victim
	actor actress singer director musician artist comedian filmmaker producer
	ministerpräsident bundeskanzler bundeskanzlerin außenminister verteidigungsminister sprecher sprecherin präsident
	président ministre porte-parole presidente ministro portavoz президент министр глава
` + foreignOffices

// foreignOffices are those of other languages; a language a paragraph. German ones of two words in one are known by their second.
const foreignOffices = `
	bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin ministerin ministerpräsidentin präsidentin
	vorsitzender vorsitzende vorsitzenden professorin direktor direktorin sekretär generalsekretär generalsekretärin botschafter botschafterin staatsanwalt
	staatsanwältin richter richterin trainerin chefin leiterin kommissar kommissarin anwalt anwältin abgeordneter abgeordnete landrat landrätin

	maire directeur directrice secrétaire député députée sénateur sénatrice procureur procureure professeur avocat avocate juge présidente
	gouverneur préfet préfète commissaire conseiller conseillère entraîneur

	alcalde alcaldesa directora secretario secretaria diputado diputada senadora consejero consejera juez jueza fiscal gobernador gobernadora
	ministra presidenta entrenador

	sindaco sindaca portavoce segretario segretaria assessore assessora procuratore direttore direttrice governatore allenatore deputato

	prefeito prefeita governador governadora secretário secretária diretor diretora deputado deputada delegado delegada vereador vereadora treinador

	burgemeester woordvoerder woordvoerster voorzitter directeur-generaal wethouder

	statsminister statsministeren statsråd borgmester borgermester borgmästare ordfører direktør direktør direktör generalsekretær generalsekreterare
	partileder partileiar partiledare talsperson talsmand talskvinne talesperson talskvinna justisminister utenriksminister udenrigsminister
	utrikesminister finansminister landsholdstræner trener

	pääministeri presidentti ministeri johtaja toimitusjohtaja kaupunginjohtaja puheenjohtaja tiedottaja

	prezydent burmistrz rzecznik rzeczniczka prezes dyrektor dyrektorka poseł posłanka starosta wójt

	мэр губернатор директор представитель представительница пресс-секретарь депутат премьер премьер-министр министра председатель секретарь
	руководитель тренер
`

// officeEndings are the second words of German offices: "Polizeisprecher", "Finanzminister".
var officeEndings = [...]string{"minister", "ministerin", "sprecher", "sprecherin", "präsident", "präsidentin", "meister", "meisterin", "direktor", "direktorin",
	"sekretär", "sekretärin", "chef", "chefin", "leiter", "leiterin", "vorsitzender", "vorsitzende", "kanzler", "kanzlerin", "anwalt", "anwältin", "kommissar"}

// maleOffices and femaleOffices say whether a man or a woman holds them.
const (
	maleOffices   = `chairman spokesman congressman councilman king prince father husband son brother actor fisherman sprecher bundeskanzler sheikh sultan emir pope priest bishop archbishop cardinal imam rabbi ayatollah patriarch`
	femaleOffices = `chairwoman spokeswoman congresswoman councilwoman queen princess mother wife daughter sister widow actress sprecherin bundeskanzlerin`
)

// sameOffice gives one word for offices that are called in several ways, and for their abbreviations. "The father" is seldom "Fr."
var sameOffice = func() map[string]string {
	m := names.ShortTitles().Without("fr").Map()
	maps.Copy(m, sameWord)
	return m
}()

var sameWord = map[string]string{
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman",
	"envoy": "ambassador", "advisor": "adviser",
	"congressman": "representative", "congresswoman": "representative", "lawmaker": "legislator", "defence": "defense",
	"america": "us", "american": "us", "usa": "us", "britain": "british", "uk": "british", "russia": "russian", "germany": "german",
	"france": "french", "ukraine": "ukrainian", "china": "chinese", "poland": "polish", "turkey": "turkish", "iran": "iranian",
	"israel": "israeli", "italy": "italian", "spain": "spanish", "japan": "japanese", "boss": "chief", "head": "chief",
}

// organisations end the name of a body that speaks, or are such names.
const organisations = `
	parliament congress senate house kremlin pentagon vatican nato interpol europol reuters interfax tass xinhua afp dpa bloomberg
	times post journal tribune herald guardian gazette telegraph chronicle globe mail news tv television radio
	amnesty fbi cia eu un imf who ec ecb fed treasury opec
	ministerium regierung ministère gouvernement ministerio gobierno мид министерство
`

// commonOrganisations end the name of a body, too, but name none by themselves.
const commonOrganisations = `
	ministry department office agency bureau administration authority commission committee council board cabinet subcommittee
	assembly government court tribunal army navy force forces police military presidency embassy consulate
	party union league alliance coalition movement group campaign foundation institute university college school society
	association federation organisation organization chamber exchange network
	company corporation corp inc ltd plc co ag sa nv gmbh oy llc bv bhd kk cos bros brothers sons partners associates
	bank fund firm trust securities industries stores systems airlines airways motors holdings holding bancorp bancshares
	club team center centre service services hospital church mission watch newspaper magazine newswire agreement treaty
	regulator watchdog charity statement report document letter email memo study survey poll website circular
`

// places speak for their governments; a pronoun never stands for them.
const places = `
	moscow washington beijing peking bonn london paris berlin brussels tehran ankara kiev kyiv tokyo seoul pyongyang jerusalem delhi
	islamabad cairo riyadh damascus baghdad kabul warsaw rome madrid athens vienna geneva havana caracas tallinn riga vilnius
	russia america britain germany france china india japan italy spain poland ukraine israel iran iraq syria turkey egypt
	pakistan afghanistan canada mexico brazil australia greece georgia libya yemen sudan cuba venezuela vietnam korea
	england scotland wales ireland europe asia africa us usa uk states kingdom york angeles francisco
	texas florida ohio california iowa nevada virginia wisconsin pennsylvania michigan hampshire carolina arizona colorado
	arabia caribbean jersey rico lanka zealand kong
	twitter facebook instagram youtube youtube.com
`

// peoples stand before an office and are no part of a name.
const peoples = `
	russian american british german french chinese indian japanese italian spanish polish ukrainian israeli iranian iraqi
	syrian turkish egyptian pakistani afghan canadian mexican brazilian australian greek georgian libyan yemeni sudanese
	cuban venezuelan vietnamese korean north south east west european asian african dutch belgian swiss austrian swedish
	norwegian danish finnish hungarian czech slovak romanian bulgarian serbian croatian saudi palestinian lebanese irish
	scottish welsh english soviet western eastern northern southern central
	republican democratic democrat conservative liberal labour labor socialist communist green independent
	former ex acting late senior junior then longtime veteran retired incoming outgoing first second deputy vice assistant
	new state federal national international foreign defence defense interior prime
	affairs security homeland industry economy planning tourism environment finance health education energy justice trade commerce agriculture labor transport
`
