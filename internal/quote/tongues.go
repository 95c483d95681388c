package quote

import "strings"

// tongue is what is known of a language: the words round its quotations. All in small letters, words parted by white space and
// phrases by bars. An empty cell means that the language has no such word, or that nothing is gained by it.
type tongue struct {
	code     string
	source   string // where its forms are described: a grammar, the style book of an agency
	marks    string // words by which a text is known to be in the language
	verbs    string // verbs of saying, one subject
	many     string // of several
	done     string // participles behind an auxiliary
	passes   string // verbs whose subject passes on what their object said: "zitierte"
	aux      string // auxiliaries, and what else stands between verb and subject
	before   string // what stands before the speaker, for a verb: "laut", "selon"
	behind   string // what stands behind: "zufolge"
	so       string // what stands right between quotation and speaker
	as       string // "wie X sagte"
	aside    string // phrases between verb and subject that say nothing
	states   string // what a written statement does: "heißt es in"
	he, she  string
	they     string
	the, a   string // articles; possessives are in a
	of       string // what hangs a complement on a noun
	who      string // relative pronouns
	stop     string // other small words that end a noun phrase or begin something else
	moods    string // verbs of indirect speech
	men      string // offices and lines of work that men or both hold
	women    string // that women hold
	ends     string // second parts of compounds among men; of women, with the ending of women
	feminine string // the ending of women
	bodies   string // bodies, authorities
	parts    string // second parts of compounds among bodies
	silent   bool   // a verb needs no subject: "añadió"
	capital  bool   // all nouns have a capital
}

// tongues has the languages, a block each.
var tongues = [...]tongue{{
	code:   "de",
	aside:  `seinerseits|ihrerseits`,
	source: "Duden, Die Grammatik (direct and indirect speech, Konjunktiv I); dpa-Kompass",
	marks: `der die das und nicht ein eine einen einem einer auf mit sich von zu für dem den des im ist auch wird wurde wurden nach bei aus hat haben wir ich sie
		sagte sagten erklärte so laut teilte gegen über zum zur wie noch nur kein keine sei`,
	verbs: germanVerbs + ` sage meint findet glaubt glaubte antwortete entgegnete rief ruft fragte bestätigte versicherte unterstrich beklagte bedauerte begrüßte
		verkündete versprach räumte gab schilderte beschrieb beschreibt urteilte kommentierte konstatierte argumentierte begründete resümierte bilanzierte
		stellte hieß heißt schimpfte jubelte freute erinnerte verlangte drohte kündigte behauptete gestand gratulierte appellierte
		formulierte twitterte zitierte bezeichnete nannte wies bekräftigte äußerte mutmaßte prophezeite scherzte klagte plädierte widersprach verteidigte vermutete
		befürchtet befürchtete hofft hoffte ergänzt erläutert berichtet kritisiert teilt mitteilte bekanntgab ankündigte hinzufügte einräumte zugab feststellte
		unterstellte lehnte verurteilte empörte monierte rügte konterte stöhnte flüsterte notierte spricht sprach warf wirft sieht sah kommentiert resümiert
		betonen antwortet entgegnet ruft fragt bestätigt versichert versprach verspricht kündigt schilderte schildert freut klagt äußert beteuerte beteuert zeigte zeigt würdigte würdigt lobt gestand seufzte staunte höhnte spottete mahnt bilanziert`,
	many: `sagten sagen erklärten erklären betonten meinten forderten teilten berichteten kritisierten schrieben warnten gaben verkündeten kündigten hießen riefen
		antworteten verlangten begrüßten bezeichneten nannten sprachen warfen stellten`,
	done: `gesagt erklärt betont gemeint geschrieben berichtet mitgeteilt angekündigt gewarnt gefordert kritisiert zitiert bezeichnet genannt geäußert versichert
		bekanntgegeben betitelt verkündet gerufen bestätigt mitteilen erklären ausrichten`,
	passes: `zitierte zitiert zitierten zitieren`,
	aux:    `hat hatte habe hatten haben wird wurde werden sich ließ lässt auch dazu daraufhin später heute gestern dann noch schließlich wörtlich weiter darauf zudem außerdem damals hierzu ihm ihr ihnen uns es jedoch aber hingegen dagegen zuvor bereits anschließend abends`,
	before: `laut|nach angaben von|nach angaben des|nach angaben der|nach aussage von|nach aussagen von|nach aussage des|nach aussage der|nach aussagen des|nach aussagen der|nach worten von|nach worten des|nach worten der|nach den worten von|nach den worten des|nach den worten der|nach ansicht von|nach ansicht des|nach ansicht der|nach meinung von|nach meinung des|nach meinung der|nach auffassung von|nach auffassung des|nach auffassung der|nach einschätzung von|nach einschätzung des|nach einschätzung der|für`,
	behind: `zufolge`,
	so:     `so`,
	as:     `wie`,
	states: `heißt es in|hieß es in|heißt es von|hieß es von|hieß es seitens|heißt es seitens|hieß es aus|heißt es aus|heißt es`,
	he:     `er dieser`,
	she:    `sie diese`,
	the:    `der die das dem den`,
	a:      `ein eine einer einem sein seine seiner ihr ihre ihrer deren dessen unser unsere mehrere einige zwei drei viele manche kein keine jeder jede`,
	of:     `des der von vom beim bei`,
	who:    `der die das welcher welche`,
	stop: `und oder aber doch denn als wenn weil da dass ob nachdem während bevor obwohl damit sowie in im an am auf aus mit nach zu zum zur für gegen über unter vor durch um bis seit
		gegenüber ohne wegen trotz neben zwischen hinter laut nicht nun hier dort jetzt danach deshalb dennoch trotzdem allerdings nur sehr so wie wörtlich weiter
		man sind ist war waren sei seien ins ans beim zuletzt erst bisher mehr derweil unterdessen indes dafür dabei darüber davon dadurch zugleich gleichzeitig ebenfalls wieder
		mit- bekannt hinzu ein an zurück vor fest zu ab gestern morgen mittags vormittags nachmittags offenbar insgesamt`,
	moods: `sei seien habe hätten hätte werde würde würden könne könnten müsse müssten wolle wollten dürfe solle gebe gehe komme bleibe stehe`,
	men: `präsident kanzler bundeskanzler vizekanzler minister premier sprecher trainer kapitän richter anwalt verteidiger chef leiter vorsitzender vorsitzende vorsitzenden vorstand
		direktor intendant bürgermeister landrat abgeordneter abgeordnete abgeordneten senator kommissar staatsanwalt oberstaatsanwalt generalstaatsanwalt politiker politologe
		professor experte meteorologe forscher wissenschaftler historiker ökonom arzt pfarrer bischof kardinal papst pater könig prinz kaiser general oberst major inspektor autor
		schriftsteller regisseur schauspieler sänger musiker künstler reporter journalist redakteur unternehmer manager geschäftsführer inhaber besitzer gründer botschafter
		diplomat gesandter beauftragter beauftragte stürmer torwart torhüter verteidiger mittelfeldspieler kreisläufer spieler kandidat spitzenkandidat generalsekretär sekretär
		fischer bauer landwirt lehrer schüler student zeuge augenzeuge nachbar anwohner bewohner fahrer pilot polizist beamter feuerwehrmann retter helfer überlebender vater sohn
		bruder ehemann onkel schwager freund kollege amtskollege vorgänger nachfolger amtsvorgänger stellvertreter vertreter mitstreiter gouverneur außenminister nationalrat
		stadtrat ministerialrat rektor dekan nationaltrainer bundestrainer meister datenschützer tierschützer umweltschützer naturschützer berater anführer offizier aktivist
		dr prof herr hauptmann kaufmann landeshauptmann obmann fachmann sportsmann kommandant analyst chefökonom volkswirt rabbiner imam ratsherr konsul bundesrat ständerat regierungsrat ratspräsident`,
	women: `frau witwe mutter tochter schwester ehefrau königin prinzessin sprecherin ministerin kanzlerin`,
	ends: `minister sprecher präsident meister direktor sekretär chef leiter vorsitzender vorsitzende vorsitzenden kanzler anwalt kommissar politiker trainer führer berater beauftragter beauftragte forscher
		experte inhaber richter manager rat vorstand wart hüter spieler schützer vertreter wissenschaftler ökonom botschafter general kandidat nachbar vorgänger kollege zeuge arzt
		abgeordneter abgeordnete mann verteidiger stürmer schreiber autor referent obmann anwälte biologe loge bischof pfarrer steller gründer ermittler historiker unternehmer redakteur händler bauer wirt läufer fahrer`,
	feminine: `in`,
	bodies: `polizei bundespolizei regierung bundesregierung staatsanwaltschaft gericht ministerium amt behörde behörden verband verein partei gewerkschaft konzern firma feuerwehr
		bundeswehr armee kommission zentralbank bundesbank bundestag parlament senat kirche vatikan reederei unternehmen verwaltung stadtverwaltung stadt bahn fluggesellschaft airline
		hersteller betreiber klub club fraktion opposition spd cdu csu fdp grüne grünen linke afd övp spö fpö svp uno nato eu iwf who unesco unicef amnesty greenpeace
		wetterdienst kreuz bund krisenstab organisation stiftung institut universität agentur nachrichtenagentur bank dienst zentrum bündnis initiative polizeidirektion gesellschaft
		internetplattform plattform portal redaktion zeitung sender bundesrat fifa uefa dfb ioc haus`,
	parts: `amt stab gericht ministerium verband verein partei behörde gesellschaft dienst konzern werke regierung kommission zentrale zentrum polizei wehr anwaltschaft agentur kammer
		kirche bank klub leitung fraktion organisation institut universität allianz union gewerkschaft direktion verwaltung schaft stiftung hilfswerk zentralrat`,
	capital: true,
}, {
	code:   "fr",
	aside:  `pour sa part|de son côté|à son tour|quant à lui|quant à elle|par la voix de`,
	source: "Grevisse, Le Bon Usage (incises); manuel de l'AFP",
	marks:  `le la les des du et est dans pour que qui sur une un pas nous avec au aux ce cette selon été sont ont plus par il elle a-t-il a-t-elle ne en se dit`,
	verbs:  frenchVerbs + ` estime assure conclut lance juge dénonce regrette prévient répond annonce martèle déplore poursuit admet promet réagit plaide reconnaît écrit confirme commente observe constate note insiste indiquait expliquait affirmait disait`,
	many:   `déclarent affirment disent expliquent assurent estiment écrivent`,
	done: `déclaré affirmé indiqué expliqué ajouté souligné estimé précisé assuré dit lancé écrit répondu annoncé martelé déploré regretté commenté admis reconnu prévenu averti
		dénoncé insisté confié raconté poursuivi conclu réagi tweeté promis fait jugé rappelé confirmé observé noté résumé plaidé salué ironisé souhaité rapporté critiqué reconnu demandé interrogé`,
	aux:    `a ont avait est s'est également aussi encore alors ensuite ainsi toutefois lui-même enfin hier  `,
	before: `selon|d'après|pour|de l'avis de|aux dires de`,
	as:     `comme`,
	states: `indique un communiqué|peut-on lire dans|lit-on dans`,
	he:     `il celui-ci`, she: `elle celle-ci`, they: `ils elles`,
	the: `le la les l' cet`, a: `un une son sa ses leur des plusieurs deux trois certains`,
	of: `de du des d'`, who: `qui`,
	stop: `et ou mais que dans pour sur avec à au aux en par lors après avant devant sans sous chez depuis pendant contre auprès vers entre quand si où comme dont  hier aujourd'hui ne pas n' qu' s' c' ce cela tout ici là lorsque`,
	men: `président chancelier premier ministre maire directeur secrétaire député sénateur procureur professeur avocat juge gouverneur préfet commissaire conseiller entraîneur porte-parole chef patron
		dirigeant responsable leader fondateur auteur chercheur commandant acteur comédien chanteur metteur maître cinéaste réalisateur source expert économiste historien médecin roi pape évêque cardinal général colonel capitaine lieutenant sélectionneur gardien
		attaquant capitaine ambassadeur délégué représentant candidat élu avocat témoin habitant voisin père fils frère agriculteur pêcheur syndicaliste analyste politologue m. monsieur docteur dr pr`,
	women: `présidente chancelière directrice députée sénatrice procureure avocate préfète conseillère entraîneuse mairesse dirigeante fondatrice autrice chercheuse historienne
		reine évêque déléguée représentante candidate élue habitante voisine mère fille sœur agricultrice madame maîtresse ambassadrice patronne cheffe actrice comédienne chanteuse cinéaste réalisatrice`,
	bodies: `police gouvernement ministère élysée préfecture parquet mairie parti syndicat groupe société entreprise commission parlement sénat assemblée armée gendarmerie association
		fédération onu otan ue amnesty greenpeace banque agence union cour tribunal conseil ligue collectif ong cgt cfdt ps lr rn lrem église vatican météo-france`,
}, {
	code:   "es",
	aside:  `por su parte|a su vez|en rueda de prensa`,
	source: "RAE, Ortografía de la lengua española (raya, comillas); Manual de español urgente (EFE)",
	marks:  `el la los las de que y en un una por con para no se del al su lo es como más según ha fue este esta sobre también pero`,
	verbs:  spanishVerbs + ` aseguró afirma explica indica dice apunta recalcó remarcó enfatizó matizó criticó denunció escribió consideró opinó zanjó replicó detalló celebró prometió alertó confirmó anunció admitió expresó valoró defendió expuso reclamó pidió exigió relató lanzó informó informa elogió precisa sostuvo dijeron`,
	many:   `dijeron afirmaron aseguraron señalaron explicaron indicaron informaron denunciaron`,
	done: `dicho afirmado declarado asegurado añadido señalado explicado indicado subrayado agregado advertido sostenido manifestado comentado apuntado recordado respondido
		insistido destacado reconocido lamentado precisado reiterado concluido criticado denunciado escrito considerado`,
	aux: `ha han había también además luego entonces ayer hoy después se lo así le`, before: `según|de acuerdo con|a juicio de|en opinión de|en palabras de|para`,
	as: `como`, states: `señala un comunicado|indicó en un comunicado`, he: `él éste este`, she: `ella ésta`, they: `ellos ellas`,
	the: `el la los las`, a: `un una su sus varios varias dos tres algunos`, of: `de del`, who: `que quien`,
	stop: `y o pero que en por con para a al ante durante desde sobre tras sin hasta entre contra hacia cuando si donde como mientras porque lunes martes miércoles jueves viernes sábado
		domingo ayer hoy no se lo ya muy más`,
	men: `presidente alcalde director secretario diputado senador consejero juez fiscal gobernador ministro entrenador portavoz vocero jefe líder canciller general coronel capitán
		comisario profesor doctor abogado experto economista historiador escritor autor fundador dirigente representante embajador candidato vicepresidente viceministro rey papa
		obispo cardenal delantero portero técnico seleccionador analista concejal vecino testigo padre hijo hermano agricultor pescador médico investigador científico señor don sr`,
	women:  `presidenta alcaldesa directora secretaria diputada senadora consejera jueza gobernadora ministra entrenadora jefa lideresa profesora doctora abogada experta escritora autora fundadora representante embajadora candidata vicepresidenta reina concejala vecina madre hija hermana médica investigadora científica señora doña sra`,
	bodies: `policía gobierno ministerio fiscalía partido ayuntamiento sindicato empresa compañía comisión parlamento senado congreso ejército guardia asociación federación onu otan ue amnistía greenpeace banco agencia unión tribunal consejo psoe pp vox podemos iglesia vaticano universidad club cruz`,
	silent: true,
}, {
	code:   "it",
	aside:  `da parte sua|dal canto suo|a sua volta`,
	source: "Serianni, Grammatica italiana (discorso diretto); manuale ANSA",
	marks:  `il la le gli di che e non per un una del della dei delle è in con si al alla ha sono nel nella anche più come da questo`,
	verbs: italianVerbs + ` dice diceva affermò dichiarò spiegò aggiunse conclude precisa commenta scrive avverte ribadisce assicura prosegue attacca replica denuncia annuncia osservò rispose
		risponde precisò ricorda insiste parla racconta promette`,
	many: `dicono spiegano affermano sottolineano`,
	done: `detto dichiarato affermato spiegato aggiunto sottolineato commentato concluso osservato ricordato scritto precisato ribadito replicato risposto annunciato avvertito
		denunciato proseguito assicurato fatto riferito raccontato confermato promesso`,
	aux: `ha hanno aveva è anche poi ancora inoltre quindi oggi ieri infine così`, before: `secondo|per|a detta di|stando a`, as: `come`,
	states: `si legge in una nota|si legge nella nota|si legge in un comunicato`, he: `lui egli`, she: `lei ella`, they: `loro`,
	the: `il lo la i gli le l'`, a: `un uno una suo sua loro alcuni due tre`, of: `di del dello della dell' dei degli delle d'`, who: `che`,
	stop: `e o ma che in nel nella per con a al alla ai alle da dal dalla su sul sulla durante dopo prima tra fra senza contro quando se dove come mentre perché oggi ieri non si
		lunedì martedì mercoledì giovedì venerdì sabato domenica`,
	men: `presidente sindaco ministro direttore segretario assessore procuratore governatore allenatore deputato senatore portavoce premier capo leader commissario consigliere professore
		avvocato giudice magistrato generale colonnello capitano questore prefetto papa cardinale vescovo medico esperto economista storico scrittore autore fondatore ambasciatore
		candidato vicepremier vicepresidente re tecnico ct attaccante portiere testimone vicino padre figlio fratello pescatore agricoltore amministratore signor sottosegretario`,
	women:  `sindaca ministra direttrice segretaria assessora procuratrice governatrice deputata senatrice consigliera professoressa avvocata scrittrice autrice fondatrice ambasciatrice candidata regina vicina madre figlia sorella dottoressa signora`,
	bodies: `polizia governo ministero procura partito comune sindacato azienda società commissione parlamento senato camera esercito associazione federazione onu nato ue amnesty greenpeace banca agenzia unione tribunale consiglio pd lega forza cgil cisl chiesa vaticano università protezione questura prefettura`,
	silent: true,
}, {
	code:   "pt",
	aside:  `por sua vez|por seu lado|por seu turno`,
	source: "Cunha e Cintra, Nova gramática do português (discurso direto); livro de estilo da Lusa; manual da Folha",
	marks:  `o a os as de que e do da em um uma para não com por no na dos das se ao mais foi é são pela pelo também como segundo`,
	verbs: portugueseVerbs + ` disse diz afirma explica acrescenta conta comentou concluiu lamentou criticou alertou defendeu respondeu anunciou informou relatou assegurou insistiu reiterou indicou
		considerou ressalta destaca declara escreve reforçou apontou observou confirmou prometeu reagiu reconheceu advertiu argumentou questionou desabafou`,
	many: `disseram afirmaram explicaram`,
	done: `dito afirmado declarado explicado acrescentado`, aux: `também ainda depois então ontem hoje assim se ter tinha havia`,
	before: `segundo|de acordo com|conforme|para|na opinião de|nas palavras de`, as: `como conforme`, states: `lê-se no comunicado|diz a nota|diz o comunicado`, he: `ele este`, she: `ela esta`, they: `eles elas`,
	the: `o a os as`, a: `um uma seu sua seus dois três vários alguns`, of: `de do da dos das`, who: `que quem`,
	stop: `e ou mas que em no na nos nas por pelo pela com para ao à aos após antes durante desde sobre sem até entre contra quando se onde como enquanto porque ontem hoje não segunda-feira
		terça-feira quarta-feira quinta-feira sexta-feira sábado domingo`,
	men: `presidente prefeito governador secretário diretor deputado delegado vereador treinador ministro senador porta-voz primeiro-ministro chefe líder chanceler general coronel capitão
		professor doutor advogado especialista economista historiador escritor autor fundador dirigente representante embaixador candidato vice-presidente rei papa bispo cardeal atacante
		goleiro técnico selecionador analista juiz promotor procurador vizinho testemunha pai filho irmão agricultor pescador médico investigador pesquisador cientista senhor comandante autarca`,
	women:  `presidenta prefeita governadora secretária diretora deputada delegada vereadora treinadora ministra senadora primeira-ministra chefe professora doutora advogada escritora autora fundadora embaixadora candidata rainha juíza promotora procuradora vizinha mãe filha irmã médica investigadora pesquisadora cientista senhora`,
	bodies: `polícia governo ministério promotoria partido câmara prefeitura sindicato empresa companhia comissão parlamento senado congresso exército associação federação onu otan ue amnistia anistia greenpeace banco agência união tribunal conselho pt ps psd igreja vaticano universidade clube cruz`,
	silent: true,
}, {
	code:   "nl",
	aside:  `op zijn beurt|op haar beurt`,
	source: "Algemene Nederlandse Spraakkunst (directe rede); ANP-stijlboek",
	marks:  `de het een en van dat niet zijn voor met op aan die bij ook naar wordt werd heeft hij ze wij dit nog uit om maar volgens aldus zegt`,
	verbs: dutchVerbs + ` stelt stelde vindt vond meldt meldde noemt noemde reageert reageerde schrijft waarschuwt waarschuwde concludeert antwoordt antwoordde klinkt vervolgt besluit laat voegt voegde
		bevestigt bevestigde vraagt vroeg meent meende liet verzucht hoopt erkent erkende legt`,
	many: `zeggen zeiden stellen`, done: `gezegd verklaard verteld geschreven gemeld weten`, aux: `heeft had ook nog toen later vandaag gisteren zich daarop wel`,
	before: `volgens`, so: `aldus`, as: `zoals`, states: `staat in een verklaring van|luidt het in een verklaring van`, he: `hij hem`, she: `zij ze haar`, they: `hun`,
	the: `de het`, a: `een zijn haar hun enkele twee drie`, of: `van voor`, who: `die dat`,
	stop: `en of maar dat in op aan bij met naar om tegen over door voor na uit tijdens sinds tot toen als omdat terwijl ook niet vandaag gisteren maandag dinsdag woensdag donderdag vrijdag
		zaterdag zondag toe eraan tegenover eerder zich hier daar wel nog`,
	men: `burgemeester woordvoerder voorzitter wethouder minister premier president directeur staatssecretaris trainer coach hoogleraar professor advocaat rechter officier
		commissaris koning paus bisschop kapitein aanvoerder spits keeper onderzoeker deskundige econoom schrijver oprichter leider fractievoorzitter kamerlid lijsttrekker ambassadeur
		ondernemer eigenaar boer visser buurman getuige vader zoon broer manager korpschef baas minister-president chef topman meneer`,
	women: `woordvoerster burgemeesteres directrice koningin schrijfster lerares buurvrouw moeder dochter zus mevrouw topvrouw`, ends: `minister woordvoerder voorzitter directeur leider coach trainer president lid chef officier`,
	bodies: `politie regering ministerie gemeente openbaar partij vakbond bedrijf commissie parlement kamer senaat leger vereniging federatie vn navo eu amnesty greenpeace bank agentschap unie rechtbank raad kabinet vvd pvda cda d66 fnv kerk vaticaan universiteit brandweer knmi rivm kruis`, parts: `bond partij raad dienst bank vereniging`,
}, {
	code:   "no",
	aside:  `på sin side`,
	source: "Norsk referansegrammatikk (replikkstrek); NTBs språkregler",
	marks:  `og det er på ikke som av til en et med har for de den vi jeg han hun var ble fra ved etter sier også skal kan være eller nå opplyser`,
	verbs: nordicVerbs + ` sa sier skriver mener forteller konstaterer utdyper tilføyer legger fastslår slår kommenterer understreker heter påpeker understreket tilføyde la svarte fortalte
		presiserer advarer lover spør`,
	aux: `har hadde også videre da så nå`, before: `ifølge`, as: `som`, states: `heter det i|heter det i en pressemelding fra`, he: `han ham`, she: `hun henne`, they: `de`,
	the: `den det de`, a: `en ei et sin sitt hans hennes deres to tre flere noen`, of: `i for av fra ved til`, who: `som`,
	stop: `og eller men at på med om mot over under før etter ved da når hvis fordi mens også ikke mandag tirsdag onsdag torsdag fredag lørdag søndag til nå der her så overfor seg`,
	men: `statsminister statsministeren statsråd ordfører direktør generalsekretær partileder talsperson talsmann justisminister utenriksminister finansminister trener leder president
		minister professor forsker advokat dommer politimester politiadvokat innsatsleder operasjonsleder statsadvokat ekspert økonom forfatter gründer stortingsrepresentant
		byrådsleder fylkesordfører konge biskop kaptein keeper angriper rektor lege fisker bonde nabo vitne far sønn bror daglig sjef redaktør havnedirektør styreleder landslagssjef
		toppsjef konsernsjef kommunikasjonssjef pressetalsmann`,
	women: `talskvinne dronning mor datter søster kone fru`, ends: `minister leder direktør sjef mester råd talsmann talsperson advokat trener forsker representant rådgiver sekretær`,
	bodies: `politiet regjeringen departementet kommunen partiet fagforeningen selskapet kommisjonen stortinget hæren forbundet fn nato eu amnesty greenpeace banken unionen domstolen rådet
		høyre arbeiderpartiet frp sv lo nho kirken universitetet brannvesenet røde`, parts: `departementet direktoratet politiet partiet forbundet selskapet tilsynet verket rådet etaten`,
}, {
	code:   "da",
	aside:  `på sin side`,
	source: "Hansen og Heltoft, Grammatik over det Danske Sprog (direkte tale); Ritzaus sprogregler",
	marks:  `og det er på ikke som af til en et med har for de den vi jeg han hun var blev fra ved efter siger også skal kan være eller nu oplyser mod ud`,
	verbs:  nordicVerbs + ` sagde siger skriver mener fortæller udtaler konstaterer uddyber tilføjer lægger fastslår slår kommenterer understreger lyder påpeger understregede tilføjede svarede fortalte oplyste advarer lover spørger`,
	aux:    `har havde også videre så nu da`, before: `ifølge`, as: `som`, states: `hedder det i|skriver de i`, he: `han ham`, she: `hun hende`, they: `de`,
	the: `den det de`, a: `en et sin sit hans hendes deres to tre flere nogle`, of: `i for af fra ved til hos`, who: `som der`,
	stop: `og eller men at på med om mod over under før efter ved da når hvis fordi mens også ikke mandag tirsdag onsdag torsdag fredag lørdag søndag til nu der her så`,
	men: `statsminister borgmester overborgmester direktør generalsekretær partileder talsmand talsperson justitsminister udenrigsminister finansminister træner landstræner leder formand
		præsident minister professor forsker advokat dommer politidirektør politiinspektør vicepolitiinspektør anklager ekspert økonom forfatter stifter ordfører folketingsmedlem
		konge biskop anfører målmand angriber rektor læge fisker landmand nabo vidne far søn bror chef redaktør viceinspektør pressechef chefanalytiker cheføkonom`,
	women: `talskvinde forkvinde dronning mor datter søster kone fru`, ends: `minister leder direktør chef mester formand talsmand advokat træner forsker ordfører inspektør rådgiver sekretær`,
	bodies: `politiet regeringen ministeriet kommunen partiet fagforeningen selskabet kommissionen folketinget hæren forbundet fn nato eu amnesty greenpeace banken unionen domstolen rådet
		venstre socialdemokratiet kirken universitetet brandvæsenet røde`, parts: `ministeriet styrelsen politiet partiet forbundet selskabet rådet`,
}, {
	code:   "sv",
	aside:  `för sin del|å sin sida`,
	source: "Svenska Akademiens grammatik (anföring); TT-språket",
	marks:  `och det är på inte som av till en ett med har för de den vi jag han hon var blev från vid efter säger också ska kan vara eller nu om att uppger`,
	verbs: swedishVerbs + ` sa sade skriver menar berättar konstaterar utvecklar tillägger lägger slår kommenterar understryker lyder påpekar underströk svarade förklarar förklarade varnar lovar frågar
		anser tror hoppas`,
	aux: `har hade också vidare då så nu`, before: `enligt`, as: `som`, states: `heter det i|skriver de i`, he: `han honom`, she: `hon henne`, they: `de`,
	the: `den det de`, a: `en ett sin sitt hans hennes deras två tre flera några`, of: `i för av från vid till på hos`, who: `som`,
	stop: `och eller men att på med om mot över under före efter vid då när medan också inte måndag tisdag onsdag torsdag fredag lördag söndag till nu där här så`,
	men: `statsminister statsministern borgmästare direktör generalsekreterare partiledare talesperson talesman justitieminister utrikesminister finansminister tränare förbundskapten ledare
		ordförande president minister professor forskare advokat domare polischef kammaråklagare åklagare expert ekonom författare grundare riksdagsledamot kommunalråd landshövding
		kung biskop kapten lagkapten målvakt anfallare rektor läkare fiskare bonde granne vittne far son bror chef redaktör presstalesperson presstalesman vd försvarare överläkare`,
	women: `talskvinna drottning mor dotter syster fru polistalesperson`, ends: `minister ledare direktör chef mästare ordförande talesman talesperson advokat tränare forskare åklagare råd sekreterare`,
	bodies: `polisen regeringen departementet kommunen partiet facket bolaget kommissionen riksdagen armén förbundet fn nato eu amnesty greenpeace banken unionen domstolen rådet
		moderaterna socialdemokraterna kyrkan universitetet räddningstjänsten röda`, parts: `departementet myndigheten polisen partiet förbundet bolaget verket rådet styrelsen`,
}, {
	code:   "fi",
	aside:  `puolestaan`,
	source: "Iso suomen kielioppi (johtolause); STT:n tyylikirja",
	marks:  `ja on ei että se oli hän mutta kun ovat myös kuin joka jos mukaan sanoo sanoi ole ollut vuoden niin nyt emme me tämä kertoo`,
	verbs: finnishVerbs + ` sanoo sanoi kirjoittaa kirjoitti lisäsi vastaa vastasi huomautti selitti korosti painotti vakuutti muistutti varoittaa varoitti kommentoi ihmettelee jatkaa jatkoi uskoo
		ilmoitti ilmoittaa tiivistää linjaa arvosteli`,
	many: `sanovat kertovat`, done: `sanonut todennut kertonut`, aux: `on oli myös vielä`, behind: `mukaan mielestä`, as: `kuten`, he: `hän`, she: `hän`, they: `he`,
	the: ``, a: `eräs yksi hänen heidän`, of: ``, who: `joka`,
	stop: `ja tai mutta että kun jos kuten mukaan myös maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina nyt`,
	men: `kauppias yrittäjä apulaispormestari pääministeri presidentti ministeri johtaja toimitusjohtaja kaupunginjohtaja puheenjohtaja tiedottaja ulkoministeri sisäministeri valtiovarainministeri valmentaja päävalmentaja professori
		tutkija kansanedustaja pormestari rehtori piispa kapteeni komisario rikoskomisario ylikomisario tutkinnanjohtaja syyttäjä asianajaja ekonomisti asiantuntija kirjailija päällikkö
		viestintäpäällikkö palopäällikkö lääkäri pääsihteeri edustaja kalastaja kuningas maalivahti`,
	ends:   `ministeri johtaja päällikkö valmentaja edustaja komisario puheenjohtaja tutkija asiantuntija ekonomisti lääkäri sihteeri`,
	bodies: `poliisi hallitus ministeriö kaupunki puolue liitto yhtiö komissio eduskunta armeija yk nato eu amnesty greenpeace pankki unioni oikeus neuvosto kirkko yliopisto pelastuslaitos punainen`,
	parts:  `ministeriö laitos virasto liitto puolue poliisi yhtiö hallitus`,
}, {
	code:   "pl",
	aside:  `ze swojej strony|z kolei`,
	source: "Wielki słownik ortograficzny PWN (cudzysłów, pauza dialogowa); PAP",
	marks:  `i w na z się nie jest że do to o jak za po od przez ale są był była było dla oraz przy tym powiedział powiedziała zdaniem dodał`,
	verbs: polishVerbs + ` mówił mówiła tłumaczył tłumaczyła przekonywał przekonywała zauważył zauważyła przypomniał przypomniała zapowiedział zapowiedziała wspominał wspominała zapewniał apelował apelowała stwierdza uważa twierdzi zapewnia ostrzegł
		ostrzegła odpowiedział odpowiedziała skomentował skomentowała podsumował podsumowała wskazał wskazała przekazał przekazała relacjonował relacjonowała zaapelował zaapelowała napisało poinformowało
		oświadczyło podało podał podała przypomina komentuje pisze`,
	many: `powiedzieli stwierdzili podkreślili`, aux: `też także jednak również wczoraj dziś w`, before: `według|zdaniem|jak twierdzi|w ocenie|w opinii`, as: `jak`, he: `on`, she: `ona`, they: `oni`,
	the: `ten ta`, a: `jego jej ich jeden jedna pewien`, of: `ds. do`, who: `który która`,
	stop: `i lub ale że w we na z ze do o po od przez za przy dla podczas przed pod nad gdy jeśli gdzie jak ponieważ dziś wczoraj nie się też także poniedziałek wtorek środę czwartek piątek sobotę
		niedzielę również jednak`,
	men: `prezydent burmistrz rzecznik prezes dyrektor poseł starosta wójt premier minister wicepremier wiceminister szef lider profesor prof dr ekspert ekonomista historyk pisarz autor założyciel
		ambasador kandydat senator trener selekcjoner kapitan bramkarz napastnik sędzia prokurator adwokat generał pułkownik komendant król papież biskup kardynał lekarz naukowiec
		rybak rolnik sąsiad świadek ojciec syn brat przewodniczący wojewoda marszałek pan wiceprezydent wiceprezes sekretarz`,
	women:  `rzeczniczka dyrektorka posłanka ministra premierka szefowa liderka ekspertka ekonomistka pisarka autorka kandydatka senatorka trenerka królowa lekarka matka córka siostra pani przewodnicząca prezeska burmistrzyni prokuratorka`,
	bodies: `policja rząd ministerstwo prokuratura partia związek spółka firma komisja parlament sejm senat wojsko stowarzyszenie federacja onz nato ue amnesty greenpeace bank agencja unia sąd rada pis po psl kościół watykan uniwersytet straż`,
	silent: true,
}, {
	code:   "ru",
	aside:  `со своей стороны|в свою очередь|при этом`,
	source: "Розенталь, Справочник по правописанию (прямая речь); ТАСС, правила",
	marks:  `и в на не что с по это как из за от для к до мы он она его был была были также или при уже ещё еще сказал сказала сообщил заявил`,
	verbs: russianVerbs + ` сказал заявило сообщило подтвердил подтвердила отмечает подчеркнуло отметило прокомментировал прокомментировала посетовал пожаловался пожаловалась цитирует
		рассказывает пишет добавляет поделился поделилась призвал призвала раскритиковал раскритиковала назвал назвала объявил объявила констатировал констатировала ответило предположил предположила
		поблагодарил поблагодарила выразил резюмировал`,
	many: `заявили сообщили сказали отметили добавили подчеркнули рассказали пояснили уточнили`, aux: `также тогда при этом же ещё еще ранее сегодня вчера позже`,
	before: `по словам|по мнению|по данным|по оценке|по утверждению|согласно|как считает|как полагает`, as: `как`, states: `говорится в сообщении|говорится в заявлении|сказано в сообщении|сказано в заявлении`, he: `он`, she: `она`, they: `они`,
	a: `его её ее их один одна некий`, of: ``, who: `который которая`,
	stop: `и или но а что в во на с со по из за от для к до о об при после перед когда если где как потому сегодня вчера не также понедельник вторник среду четверг пятницу субботу
		воскресенье ранее журналистам агентству изданию корреспонденту интерфаксу тасс телеканалу газете радио через под над между без у`,
	men: `президент мэр губернатор директор гендиректор представитель пресс-секретарь депутат премьер премьер-министр председатель секретарь руководитель тренер министр глава замглавы вице-премьер
		вице-президент спикер сенатор посол постпред эксперт экономист историк писатель автор основатель кандидат капитан вратарь нападающий судья прокурор адвокат генерал полковник
		командующий король папа патриарх епископ митрополит врач ученый учёный рыбак фермер сосед очевидец свидетель отец сын брат начальник заместитель лидер аналитик политолог
		профессор омбудсмен защитник юрист координатор активист чиновник собеседник источник тренера`,
	women:  `представительница писательница королева мать дочь сестра жена вдова соседка учительница`,
	bodies: `полиция правительство министерство прокуратура партия профсоюз компания комиссия парламент госдума сенат армия ассоциация федерация оон нато ес минобороны мид мвд мчс фсб скр amnesty greenpeace гринпис банк агентство союз суд совет церковь ватикан университет пресс-служба кремль роскомнадзор роспотребнадзор центробанк`,
}, {
	code:   "uk",
	aside:  `зі свого боку|у свою чергу|при цьому`,
	source: "Український правопис 2019 (пряма мова); Укрінформ",
	marks:  `і в на не що з та це як із за від для до ми він вона його був була були також або при вже ще сказав сказала повідомив заявив й у є про`,
	verbs: `сказав сказала заявив заявила зазначив зазначила підкреслив підкреслила додав додала повідомив повідомила пояснив пояснила вважає наголосив наголосила розповів розповіла відповів
		відповіла написав написала уточнив уточнила нагадав нагадала визнав визнала стверджує наголошує додає каже говорить пообіцяв пообіцяла попередив попередила підтвердив підтвердила
		прокоментував прокоментувала зауважив зауважила вказав вказала запевнив запевнила відзначив відзначила повідомило заявило продовжив продовжила пише повідомляє переконаний зізнався зізналася`,
	many: `заявили повідомили сказали зазначили додали`, aux: `також тоді при цьому ж ще раніше сьогодні вчора`, before: `за словами|на думку|за даними|згідно з|як вважає`, as: `як`,
	states: `йдеться в повідомленні|йдеться у повідомленні|йдеться у заяві|йдеться в заяві`, he: `він`, she: `вона`, they: `вони`, a: `його її їхній один одна`, who: `який яка`,
	stop: `і й та або але а що в у на з із зі по за від для до к про при після перед під час коли якщо де як бо сьогодні вчора не також понеділок вівторок середу четвер п'ятницю суботу неділю
		журналістам раніше`,
	men: `президент мер губернатор директор гендиректор представник речник прессекретар депутат прем'єр прем'єр-міністр голова секретар керівник тренер міністр глава заступник віцепрем'єр спікер посол
		експерт економіст історик письменник автор засновник кандидат капітан воротар нападник суддя прокурор адвокат генерал полковник король папа патріарх єпископ лікар науковець рибалка
		фермер сусід свідок батько син брат начальник лідер аналітик політолог професор омбудсмен активіст`,
	women:  `речниця міністерка директорка депутатка очільниця президентка прем'єрка представниця письменниця авторка засновниця кандидатка королева мати дочка сестра дружина сусідка керівниця прокурорка лікарка експертка`,
	bodies: `поліція уряд міністерство прокуратура партія профспілка компанія комісія парламент рада армія асоціація федерація оон нато єс мзс мвс дснс сбу amnesty greenpeace банк агентство союз суд церква ватикан університет нбу`,
}}

// phrases returns the phrases of a cell, each as its words.
func phrases(cell string) (out [][]string) {
	for p := range strings.SplitSeq(cell, "|") {
		if words := strings.Fields(p); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}
