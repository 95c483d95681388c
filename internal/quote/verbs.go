package quote

// The verbs that say that somebody speaks or writes. To add a verb, put it where it belongs; all forms of a regular verb
// are derived.

// regularVerbs are given by their base: "add" stands for add, adds, added and adding.
const regularVerbs = `
	accuse acknowledge add address admit advise affirm agree allege announce answer appeal argue ask assert assure attest
	announce apologise apologize applaud
	bark beg bellow blame blast blog boast brag bemoan
	call caution challenge charge chant cheer chide cite claim clarify comment complain concede conclude confess confide
	confirm consider contend continue counter criticise criticize cry caption
	decry declare defend disagree demand demur denounce deny describe detail disclose discuss dismiss dispute dub deadpan
	elaborate email emphasise emphasize estimate exclaim exhort explain express enthuse
	fume finish
	grumble gripe gush groan
	hail hint hope holler
	imply indicate inform inquire insist instruct interject interrupt intone inveigh
	joke
	lament laugh lecture label liken
	maintain marvel mention mock mouth murmur muse mutter mourn moan
	note notify
	object observe offer opine outline order
	phone pledge plead pray preach predict proclaim promise propose protest post pronounce portray praise
	question quip quote query
	react reject reaffirm reason reassure recall recommend recount refer reflect refuse reiterate relate remark remember remind
	repeat reply report request resolve respond retort reveal roar rail recite riff reckon remind
	scoff scold scream shout sigh signal slam snap speculate state stress suggest summarise summarize surmise sneer snipe
	sob stammer start
	taunt tease testify text thank theorise theorize threaten thunder tweet title
	underline underscore urge utter
	vent venture voice vow volunteer
	wail warn welcome wish whisper wonder
	yell
`

// irregularVerbs have a line each, with all the forms that are cues; "goes on" and "fired back" need no participle.
var irregularVerbs = []verb{
	{base: "say", finite: "says said", participle: "saying"},
	{base: "tell", finite: "tells told", participle: "telling"},
	{base: "write", finite: "writes wrote", participle: "writing"},
	{base: "think", finite: "thinks thought", participle: "thinking"},
	{base: "believe", finite: "believes believed", participle: "believing"},
	{base: "feel", finite: "feels felt", participle: "feeling"},
	{base: "speak", finite: "speaks spoke", participle: "speaking"},
	{base: "sing", finite: "sings sang", participle: "singing"},
	{base: "begin", finite: "begins began", participle: "beginning"},
	{base: "swear", finite: "swears swore", participle: "swearing"},
	{base: "foresee", finite: "foresees foresaw", participle: "foreseeing"},
	{base: "point", finite: "points pointed", participle: "pointing"},
	{base: "go", finite: "goes went", participle: ""},
	{base: "shoot", finite: "shot", participle: ""},
	{base: "fire", finite: "fired", participle: ""},
	{base: "put", finite: "put puts", participle: "putting"},
	{base: "read", finite: "reads read", participle: "reading"},
	{base: "cut", finite: "cut", participle: ""},
	{base: "chime", finite: "chimed", participle: ""},
	{base: "see", finite: "sees saw", participle: "seeing"},
	{base: "set", finite: "", participle: ""},
}

// verb holds the forms of a verb: the base, the forms with a subject, separated by spaces, and the participle.
type verb struct{ base, finite, participle string }

// foreignVerbs are the commonest verbs of other languages, as they stand beside a speaker: "sagte Merkel", "a déclaré
// Macron", "заявил Лавров".
const foreignVerbs = germanVerbs + frenchVerbs + spanishVerbs + italianVerbs + portugueseVerbs + polishVerbs + dutchVerbs + nordicVerbs +
	swedishVerbs + finnishVerbs + russianVerbs

// Those of each language; the tongues add to them what is a word of English, too.
const (
	germanVerbs = `
	sagte sagt sagten erklärte betonte meinte fügte schrieb warnte kritisierte forderte teilte ergänzte erläuterte berichtete mahnte lobte
	erklärt betont warnt fordert `
	frenchVerbs = `
	déclaré affirmé indiqué expliqué ajouté souligné estimé précisé assuré dit déclare affirme explique ajoute
	poursuit poursuivi précise souligne raconte raconté confie confié insiste insisté conclut rappelle rappelé lancé écrit répondu répond annoncé
	martelé déploré regretté résume commenté admis reconnu reconnaît indique prévenu averti glissé dénoncé témoigne `
	spanishVerbs = `
	dijo afirmó declaró aseguró añadió señaló explicó indicó subrayó agregó advirtió sostuvo manifestó
	comentó apuntó recordó respondió insistió destacó reconoció lamentó preguntó exclamó contó relató precisó reiteró concluyó señala asegura añade
	sostiene `
	italianVerbs = `
	disse dichiarato affermato spiegato aggiunto sottolineato commentato concluso osservato ricordato detto spiega afferma aggiunge sottolinea
	racconta osserva `
	portugueseVerbs = `
	afirmou declarou explicou acrescentou ressaltou destacou contou escreveu completou lembrou avaliou garantiu adiantou sublinhou frisou referiu
	salientou `
	polishVerbs = `
	powiedział powiedziała mówi stwierdził stwierdziła dodał dodała podkreślił podkreśliła zaznaczył zaznaczyła wyjaśnił wyjaśniła oświadczył oświadczyła
	napisał napisała ocenił oceniła przyznał przyznała poinformował poinformowała zapewnił zapewniła podkreśla dodaje wyjaśnia tłumaczy zaznacza ocenia `
	dutchVerbs = `
	zei zegt aldus vertelt vertelde verklaarde schreef benadrukte benadrukt `
	nordicVerbs = `
	sier siger sagde forteller fortæller mener mente forklarer forklarte skriver skrev opplyser opplyste oplyser understreker understreger tilføyer
	tilføjer legger konstaterer påpeker svarer svarte uttaler uttalte udtaler bekrefter bekræfter hevder `
	swedishVerbs = `
	säger sade berättar berättade menar menade förklarar förklarade uppger uppgav tillägger tillade konstaterar påpekar betonar understryker svarar
	svarade hävdar `
	finnishVerbs = `
	sanoo kertoo toteaa sanoi kertoi totesi arvioi lisää muistuttaa huomauttaa selittää pohtii vakuuttaa korostaa painottaa myöntää kommentoi perustelee `
	russianVerbs = `
	сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила сообщил сообщила
	пояснил пояснила считает заявили сообщили говорит говорил говорила рассказал рассказала ответил ответила написал написала уточнил уточнила
	напомнил напомнила признал признала полагает утверждает подчеркивает подытожил заключил объяснил объяснила заметил заметила указал указала
	предупредил предупредила пообещал пообещала сообщает отмечает добавляет продолжил продолжила воскликнул воскликнула спросил спросила `
)

// moreClauseVerbs are verbs that are words of English, too, and cues only in a reporting clause.
const moreClauseVerbs = ` sa estime assure conclude dice lance tror stelt afirma explica indica commenta scrive diz conta commente`

// weakVerbs are cues only if a word between them and the quotation, or the way in which the quotation is set off, says
// so. They have many other uses.
const weakVerbs = `go goes went put puts shot fired cut set see sees saw seeing start starts started starting
	point points pointed read offer offers offered call calls called calling`
