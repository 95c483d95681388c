package wire

// The words that give credit. A table has a row a language; phrases are parted by bars. Capitals and small letters are
// the same, and "..." in a comment stands for the name of an agency or outlet.

// cuesBefore stand before a name: "told ...", "according to ...".
var cuesBefore = set(
	`told|tell|tells|telling|asked by|reached by|contacted by|article for|piece for|report to|says the|reports|confirmed to|reiterated to|wrote for|gave to|said on|appearing on|enquiry from|inquiry from|poll for|survey for|poll by|survey by|poll in|survey in|said the|reported the|reports the|reported|according to|cited by|quoted by|as cited by|as quoted by|was quoted as saying by|reported by|as reported by|reported in|reports by|report by|report in|report from|reports in|reports from|citing|quoting|interview with|interview to|interviewed by|interview on|interview published in|comments to|comment to|remarks to|statement to|spoke to|spoke with|speaking to|speaking with|talking to|email to|e-mail to|with material from|material from|materials from|with reporting by|with reporting from|reporting from|reporting by|inputs from|input from|information from|contributed by|provided by|published by|published in|as published by|carried by|story in|article in|piece in|editorial in|column in|writing in|wrote in|writes in|seen by|obtained by|reviewed by|via|contributor to`,
	`laut|zufolge|gegenüber|berichtete|berichtet|berichteten|meldete|meldet|meldeten|schrieb|schreibt|sagte der|sagte dem|sagte im gespräch mit|nach angaben von|nach angaben der|nach angaben des|nach informationen von|nach informationen der|nach informationen des|nach einem bericht der|nach einem bericht des|nach einem bericht von|bericht der|bericht des|im gespräch mit|interview mit|interview der|unter berufung auf|wie|mit material von|mit material der`,
	`selon|d'après|à en croire|a déclaré à|a dit à|a indiqué à|a confié à|a affirmé à|a expliqué à|rapporte|a rapporté|annonce|indique|cité par|citée par|cités par|interrogé par|interrogée par|interview à|entretien à|entretien avec|interview avec|déclaration à|par`,
	`según|dijo a|dijeron a|declaró a|declararon a|informó|informa|explicó a|señaló a|aseguró a|afirmó a|confirmó a|citado por|citada por|citados por|de acuerdo con|de acuerdo a|entrevista con|entrevista a|declaraciones a|conforme a|publica|publicó|recoge|recogió`,
	`segundo|disse à|disse ao|disse a|afirmou à|afirmou ao|de acordo com|citado pela|citado pelo|entrevista à|entrevista ao|secondo|ha detto a|ha detto|ha dichiarato|riferisce|riporta|citato da|intervista a|intervista con|fonti`,
	`сообщает|сообщил|сообщила|сообщило|сообщили|сообщают|передает|передаёт|передал|передала|передают|пишет|пишут|написал|написала|информирует|по данным|по сообщению|по сообщениям|по информации|со ссылкой на|как сообщает|как сообщил|как передает|как пишет|заявил|заявила|рассказал|рассказала|цитирует|в интервью|в беседе с|в эфире|отмечает|уточняет`,
	`volgens|meldt|meldde|melden|bericht|berichtte|schrijft|schreef|zegt tegen|zei tegen|vertelde aan|laat weten aan|aldus|in een interview met|in gesprek met|op basis van`,
	`ifølge|melder|meldte|meldt|skriver|skrev|rapporterer|opplyser til|sier til|forteller til|bekrefter til|i et intervju med|oplyser til|siger til|fortæller til|bekræfter til|i et interview med|enligt|rapporterar|rapporterade|uppger för|säger till|berättar för|bekräftar för|i en intervju med`,
	`kertoo|kertoi|uutisoi|raportoi|kirjoittaa|siteeraa`,
	`transmite|a transmis|relatează|informează|anunță|scrie|potrivit|citat de|citată de|ileti|bildirdi|uvádí|uvedla|informovala|informuje|napsala|podle|sdělila|jelenti|jelentette|írja|közölte az|közli`,
	`według|podaje|podała|podał|pisze|informuje|poinformowała|donosi|powołując się na|za|jak podaje|jak informuje|jak donosi|jak pisze|powiedział|powiedziała|w rozmowie z|w wywiadzie dla`,
	`повідомляє|повідомив|повідомила|повідомило|повідомили|повідомляють|передає|передають|пише|пишуть|інформує|за даними|за повідомленням|за інформацією|з посиланням на|посилаючись на|як повідомляє|як передає|як пише|в інтерв'ю|у розмові з|цитує|сказав|розповів`,
	`نقلت|ونقلت|نقلًا عن|نقلا عن|وفقا لـ|وفقا|وفق|بحسب|وبحسب|حسب|ذكرت|وذكرت|أفادت|وأفادت|وأوردت|أوردت|قال لـ`,
	`съобщи|съобщава|съобщиха|съобщават|предаде|предава|предадоха|информира|цитира|цитиран от|цитирани от|по данни на|по информация на|според|каза за|каза пред|заяви пред|коментира пред|позовавайки се на`,
	`јавља|јавио|јавила|преноси|пренео|пренела|пише|објављује|објавио|саопштава|како јавља|како преноси|како пише|рекао је за|рекла је за|изјавио је за|према писању|према наводима`,
	`javlja|javio je|javila je|prenosi|prenio je|prenela je|piše|objavljuje|objavio je|kako javlja|kako prenosi|kako piše|rekao je za|rekla je za|izjavio je za|prema pisanju|prema navodima|poroča|poročajo`,
	`μεταδίδει|μετέδωσε|αναφέρει|σύμφωνα με|πληροφορίες από|με πληροφορίες από|δήλωσε στο|δήλωσε στην|δήλωσε στον|επικαλούμενο|επικαλούμενη|γράφει`,
	`דיווחה|דיווח|דיווחו|מדווחת|מדווח|לפי|על פי|על-פי|מוסרת|מסרה|אמר ל|בשיחה עם`,
	`به گزارش|به نقل از|بنا به گزارش|به نوشته`,
	`इनपुट|सूत्रों के हवाले से`,
	`theo|dẫn lời|trích dẫn|trích lời|dẫn nguồn`,
	`menurut|dikutip dari|seperti dikutip|dikutip|dilansir|dilansir dari|mengutip|dilaporkan|kata kepada|kepada`,
	`mondta az|elmondta az|tájékoztatta az|nyilatkozta az|értesült az`,
	`az|за|der nachrichtenagentur|informovala o tom|informuje o tom|a declarat pentru|declarat pentru|lapor`,
	`story by|a appris|qu'a appris|qu’a appris|automatisch von der|a précisé|précise|relate|a relaté|relayé par|rapporté par|rapportée par|rapportés par|indiqué à|déclaré à|confirmé à|expliqué à|originally appeared on`,
)

// cuesAfter stand behind a name: "... reported", "... quoted him as saying". cuesAfterAgency has those that only an
// agency is credited by: outlets say things about themselves.
var (
	cuesAfter = set(
		`reported|reports|has reported|have reported|had reported|is reporting|are reporting|was reporting|quoted|quotes|quoting|cited|cites|citing|has quoted|has learned|has learnt|learned|wrote|writes|has confirmed|revealed|reveals|contributed|contributed to|obtained|first reported|broke the story|was told|were told|notes|noted|published|publishes|has published|estimated|recently ran`,
		`was first to report|were first to report|was the first to report|were the first to report|broke the news|was first with the news`,
		`berichtete|berichtet|berichteten|meldete|meldet|meldeten|schrieb|schreibt|zufolge|unter berufung`,
		`съобщи|съобщава|предаде|предава|јавља|преноси|пренела|пише|javlja|prenosi|μεταδίδει|μετέδωσε|αναφέρει|דיווחה|דיווח|מדווחת|מדווח|מוסרת`,
		`گزارش داد|گزارش کرد|نوشت|के अनुसार|के मुताबिक|की रिपोर्ट|ने बताया|đưa tin|dẫn lời|melaporkan|memberitakan|muhabirine|muhabirine yaptığı`,
		`rapporte|a rapporté|rapportait|a indiqué|a annoncé|informó|informa|informaba|informou|reportó|reporta|ha informado|publicó|publica|recoge|riferisce|riporta|ha riferito|noticiou`,
		`сообщает|сообщил|сообщила|сообщило|сообщили|передает|передаёт|передал|передала|пишет|информирует|цитирует`,
		`meldt|meldde|bericht|schrijft|melder|meldte|rapporterer|rapporterar|kertoo|uutisoi|raportoi|mukaan|transmite|relatează|informează|bildirdi|haberine göre|aktardı|jelentette|közölte|írja|uvedla|uvádí|podaje|podała|donosi|pisze|повідомляє|повідомив|передає|пише`,
	)
	// Nouns give credit behind a possessive, too: "the Times's report".
	nounsAfter = set(
		`report|reports|article|interview|story|dispatch|investigation found|count|tally|correspondent heard|correspondent saw|witness saw|witness heard`,
		`review of|analysis of`,
		`bericht|berichts|interview|meldung`,
	)
	cuesAfterAgency = set(
		`сообщили|сообщила|рассказали|рассказал|рассказала|заявили|заявил|заявила|повідомили|розповіли|розповів|заявили|казаха|cho biết|to řekl|to řekla|to řekli|řekl|řekla|sdělil|sdělila|potvrdil|potvrdila|muhabirinin|إن|إنه|إنها|إنهم`,
		`erstellt|verfasst|bereitgestellt|übernommen|geliefert|said|says|witness said|witnesses said|added|adds|has said|had said|gave|announced|announces|put|quotes|noted|named|identified|counted|estimated|carried|calculated|saw|sagte|dit|dijo|disse|disse que`,
	)
)

// fillers stand between a cue and a name, or between a name and a cue: what the house is, and when.
var fillers = set(dayNames,
	`the|a|an|state|state-run|state-owned|state-controlled|state-funded|government-run|official|semi-official|semiofficial|private|privately|owned|independent|pro-government|news|agency|agencies|newspaper|newspapers|paper|daily|weekly|tabloid|broadsheet|magazine|broadcaster|tv|television|radio|channel|network|website|site|portal|newswire|wire|service|station|program|programme|show|outlet|business|financial|gossip|celebrity|entertainment|sports|local|national|public|online|reporters|reporter|correspondent|correspondents|journalists|journalist|photographer|host|from|at|of|for|with|in|today`,
	`also|earlier|later|first|has|had|have|on|yesterday|separately|quickly|previously|initially|exclusively`,
	`die|der|das|dem|den|des|nachrichtenagentur|nachrichtenagenturen|zeitung|tageszeitung|agentur|sender|magazin|nachrichtenmagazin|russische|russischen|deutsche|deutschen|amtliche|amtlichen|staatliche|staatlichen|staatsagentur|zeitungen`,
	`l'agence|l’agence|agence|de|presse|le|la|les|quotidien|journal|chaîne|officielle|nouvelle|nouvelles|agencia|noticias|el|los|las|diario|periódico|cadena|agência|notícias|o|os|as|jornal|agenzia|il|lo|quotidiano|al|à|a|do|da`,
	`persbureau|het|de|krant|dagblad|omroep|zender|nyhetsbyrået|nyhedsbureauet|nyhetsbyrån|avisen|avisa|tidningen|tv-kanalen|uutistoimisto|uutistoimiston|lehti|lehden|agencja|agencji|dziennik|gazeta|stacja|telewizja|агенція|агенції|агентство|агентства|видання|газета|телеканал`,
	`وكالة|وكالات|لوكالة|الأنباء|أنباء|للأنباء|صحيفة|قناة|خبرگزاری|روزنامه|агенция|агенцията|вестник|агенција|лист|agencija|novinska|list|το|τη|την|της|του|πρακτορείο|πρακτορείου|ειδήσεων|ειδησεογραφικό|εφημερίδα`,
	`סוכנות|הידיעות|ידיעות|העיתון|עיתון|ערוץ|समाचार|एजेंसी|hãng|tin|tấn|thông|xã|báo|tờ|kantor|berita|harian|situs|ensin|une|dépêche|корреспондент|корреспонденту|корреспонденте|собкор`,
	`агентство|агентству|агентства|агентством|информационное|информагентство|газета|газете|газеты|телеканал|телеканалу|телеканала|радио|радиостанция|журнал|журналу|издание|изданию`,
)

// natural are the endings of the adjectives of countries, which stand before what a house is: "the Russian newspaper".
var natural = [...]string{"ian", "ean", "ish", "ese", "can", "man", "nch", "eli", "aqi", "tch", "tss", "ani", "stani", "ic", "'s", "’s", "s'", "s’", "k"}

// writers are words of who works for a house.
var writers = set(`writer|writers|reporter|reporters|correspondent|correspondents|photographer|photographers|editor|editors|staff|journalist|journalists|researcher|researchers|bureau|news|sports|business|political|national|special|science|medical|contributor|contributors`)

// mediaWords end the names of newspapers, broadcasters and sites.
var mediaWords = set(
	`times|post|guardian|news|tv|radio|tribune|herald|journal|gazette|chronicle|telegraph|observer|mirror|mail|express|globe|today|dispatch|inquirer|examiner|sentinel|bee|sun|standard|courier|ledger|republic|monitor|magazine|weekly|reporter|online|television|daily|star|post-dispatch|post-gazette|sun-times|democrat-gazette|star-tribune|star-telegram|journal-constitution|mercury-news|review-journal|intelligencer|newsday|patriot-news|union-tribune|times-picayune|insider`,
	`zeitung|nachrichten|rundschau|tagblatt|tageblatt|anzeiger|presse|kurier|allgemeine|stadtanzeiger|stadt-anzeiger|morgenpost|abendblatt|tagesspiegel|merkur|rundfunk|fernsehen|blatt|depesche|volksstimme`,
	`figaro|monde|parisien|matin|soir|dépêche|croix|diario|periódico|noticias|prensa|gazzetta|giornale|corriere|messaggero|jornal|correio|notícias|pravda|gazeta|shimbun|shinbun|ilbo|dagblad|dagbladet|posten|nyheter|avisen|tidende`,
	`правда|газета|новости|известия|тв|радио`,
)

// openers begin a sentence before a name, with a capital; generic words begin what is no name of one house.
var (
	openers = set(`as|in|but|and|since|after|when|while|if|on|at|for|from|according|last|then|meanwhile|former|said|says|even|also|both|like|with|by|to|citing|quoting`)
	generic = set(`state|state-run|state-owned|local|breaking|other|american|foreign|federal|western|eagle|nightly|evening|good|bad|big|great|more|no|some|all|latest|top|world|fake|cable|print|american|rising|gold|morning|north|south|five|all-star|super|rock|pop|movie|tv|film`)
)

// ambiguous are names of houses that are words or the names of persons, too.
var ambiguous = set(`trend|beta|petra|mehr|fars|hina|map|app|uni|sid|nan|ana|sana|ena|sta|pap|agi|mena|novosti|ria|sputnik|cp|aa|tt|spa|wam|hill|focus|stern|bild|vox|axios|bloomberg|forbes|independent|guardian|telegraph|economist|spiegel|süddeutsche|dw|ft|sz`)

// companies are words that make another body of a name: "Bloomberg Philanthropies", "Reuters Group".
var companies = set(`corp|corporation|inc|plc|ltd|llc|group|holdings|holding|foundation|philanthropies|institute|center|centre|university|school|building|company|co|tower|square|bank|exams|exam|courses|classes|government|index|poll|polls|survey|photo|photos|fund|life|sessions|award|awards`)

// days may follow a name without being part of it.
var days = set(dayNames)

// mostCue is the number of words of the longest phrase that gives credit.
const mostCue = 5
