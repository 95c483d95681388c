package wire

import (
	"strings"
	"unicode"
)

// house is an agency or an outlet: the name people write, and all its names and addresses in small letters,
// separated by bars. The name itself in small letters is one of them without being listed.
type house struct{ name, forms string }

// agencies sell or give their copy to others.
var agencies = [...]house{
	// The world's.
	{"AP", `associated press|ａｐ|a.p.|apnews|apnews.com|ap.org|hosted.ap.org|bigstory.ap.org|ap news|ap newswire|the canadian press/ap|美联社|ап|ассошиэйтед пресс|أسوشيتد برس|أ ب|אי-פי`},
	{"Reuters", `reuter|reuters.com|uk.reuters.com|in.reuters.com|thomson reuters|thomsonreuters|reuters life!|reuters health|reuters uk|reuters india|reuters news|trf|thomson reuters foundation|рейтер|рейтерс|агентство рейтер|ロイター|路透社|路透|رويترز|रॉयटर्स|רויטרס|לרויטרס|وكالة رويترز|لرويترز|ريوترز`},
	{"AFP", `agence france-presse|ａｆｐ|agence france presse|agence-france presse|agence-france-presse|afp.com|afp news|france-presse|франс пресс|франс-пресс|аф п|афп|法新社|فرانس برس|أ ف ب|وكالة فرانس برس|لفرانس برس|خبرگزاری فرانسه|γαλλικό πρακτορείο`},
	{"UPI", `united press international|upi.com|united press|юпи|合众国际社`},
	{"Bloomberg", `bloomberg news|bloomberg.com|bloomberg business|bloomberg businessweek|блумберг|彭博|彭博社`},
	{"Dow Jones", `dow jones newswires|dow jones news wires|dj|djn|dow jones news|доу джонс`},
	{"IPS", `inter press service|ipsnews.net`},
	// Of the German-speaking countries and their neighbours.
	{"dpa", `deutsche presse-agentur|deutschen presse-agentur|deutsche presse agentur|german press agency|german news agency dpa|dpa.com|dpa.de|dpa-afx|dpa-infocom|dpa international|дпа|德新社|د ب أ|وكالة الأنباء الألمانية`},
	{"dapd", `ddp|ddp direct`},
	{"epd", `evangelischer pressedienst|evangelische pressedienst|evangelischen pressedienst`},
	{"KNA", `katholische nachrichten-agentur`},
	{"SID", `sport-informations-dienst`},
	{"APA", `austria presse agentur|apa.at|apa-ots`},
	{"Keystone-SDA", `sda|ats|sda-ats|schweizerische depeschenagentur|swiss news agency|keystone-ats|agence télégraphique suisse`},
	{"Belga", `belga news agency|belga.be`},
	{"ANP", `algemeen nederlands persbureau|novum`},
	{"AFX", `afx news`},
	{"RTTNews", `rtt news|rttnews.com`},
	// Of Britain, the Commonwealth and Africa.
	{"PA", `press association|pa media|pa news agency|p.a.|pressassociation.com`},
	{"PTI", `press trust of india|ptinews.com|भाषा|पीटीआई|पीटीआई-भाषा|पीटीआई भाषा`},
	{"ANI", `asian news international|aninews.in|एएनआई`},
	{"IANS", `indo-asian news service|indo asian news service|ians.in|आईएएनएस`},
	{"UNI", `united news of india|वार्ता|यूनीवार्ता`},
	{"AAP", `australian associated press|aap.com.au`},
	{"NZPA", `new zealand press association`},
	{"CP", `canadian press|thecanadianpress.com|la presse canadienne`},
	{"SAPA", `south african press association`},
	{"NAN", `news agency of nigeria`},
	{"GNA", `ghana news agency`},
	{"ENA", `ethiopian news agency`},
	{"MAP", `maghreb arabe presse`},
	{"APS", `algérie presse service`},
	{"BSS", `bangladesh sangbad sangstha`},
	{"APP", `associated press of pakistan|app.com.pk`},
	// Of Russia and its neighbours.
	{"TASS", `itar-tass|itar tass|itartass|tass.com|tass.ru|itar-tass.com|tass news agency|тасс|итар-тасс|итар тасс|塔斯社|تاس`},
	{"RIA Novosti", `ria|novosti|rian|ria-novosti|rian.ru|ria.ru|en.rian.ru|rianovosti|r.i.a. novosti|риа новости|риа|рианов|риа «новости»|俄新社|نوفوستي`},
	{"Sputnik", `sputniknews|sputniknews.com|sputnik news|спутник|سبوتنيك`},
	{"Interfax", `interfax.com|interfax.ru|interfax news agency|interfax-ukraine|interfax-kazakhstan|интерфакс|интерфакса|интерфаксу|интерфаксом|интерфаксе|国际文传电讯社`},
	{"Regnum", `regnum.ru|ia regnum|регнум`},
	{"UNIAN", `unian.net|униан|уніан`},
	{"Ukrinform", `укринформ|укрінформ`},
	{"UNN", `унн|українські національні новини`},
	{"1Prime", `прайм`},
	{"BelTA", `belta.by|белта`},
	{"Kazinform", `казинформ`},
	{"Trend", `trend news agency|trend.az`},
	{"Azertac", `azertag|azərtac`},
	{"Armenpress", `арменпресс`},
	// Of Asia.
	{"Xinhua", `xinhua news agency|xinhuanet|xinhuanet.com|new china news agency|синьхуа|新华社|新華社|新华|شينخوا|新华网|新華網|新华社客户端`},
	{"CNS", `china news service|中新社|中新网`},
	{"Kyodo", `kyodo news|kyodonews.net|kyodo news agency|киодо|共同|共同通信|共同社|교도통신`},
	{"Jiji", `jiji press|時事|時事通信`},
	{"Yonhap", `yonhap news|yonhap news agency|yna.co.kr|рёнхап|ёнхап|연합뉴스|韩联社|聯合ニュース`},
	{"KCNA", `korean central news agency|цтак`},
	{"CNA", `central news agency|focus taiwan|中央社`},
	{"Bernama", `bernama.com`},
	{"Antara", `antara news|antaranews.com`},
	{"PNA", `philippine news agency|pna.gov.ph`},
	{"Newsis", `뉴시스|newsis.com`},
	{"News1", `뉴스1`},
	{"VNA", `vietnam news agency|ttxvn|thông tấn xã việt nam|vietnamplus|vietnam+`},
	// Of the Romance languages.
	{"ANSA", `agenzia ansa|ansa.it|анса|安莎社`},
	{"AGI", `agenzia giornalistica italia`},
	{"Adnkronos", `adn kronos`},
	{"EFE", `agencia efe|efe.com|efe news services|эфе|埃菲社`},
	{"Europa Press", `europapress.es`},
	{"Lusa", `agência lusa|lusa.pt`},
	{"Notimex", ``},
	{"Télam", `telam`},
	{"Andina", `agencia andina|andina.pe`},
	{"AVN", `agencia venezolana de noticias`},
	{"ACN", `agencia cubana de noticias`},
	{"Askanews", `askanews.it`},
	{"Italpress", `agenzia italpress`},
	{"Prensa Latina", `prensa-latina.cu`},
	{"Agência Brasil", `agencia brasil|agencia brasil/ebc`},
	// Of the north, the east and the south-east of Europe.
	{"TT", `tidningarnas telegrambyrå|tt nyhetsbyrån|nyhetsbyrån tt`},
	{"NTB", `norsk telegrambyrå`},
	{"Ritzau", `ritzaus bureau`},
	{"STT", `stt-lehtikuva|suomen tietotoimisto|stt uutiset`},
	{"ČTK", `ctk|česká tisková kancelář|czech news agency`},
	{"TASR", ``},
	{"SITA", ``},
	{"PAP", `polska agencja prasowa|polish press agency`},
	{"MTI", `magyar távirati iroda`},
	{"BTA", `bulgarian news agency|bulgarian telegraph agency|бта|агенция бта`},
	{"BGNES", `бгнес`},
	{"Novinite", `sofia news agency|novinite.com`},
	{"Tanjug", `танјуг|танюг`},
	{"Beta", `beta news agency`},
	{"Srna", `срна`},
	{"FENA", ``},
	{"Hina", ``},
	{"STA", `slovenian press agency|slovenska tiskovna agencija`},
	{"Agerpres", ``},
	{"Mediafax", ``},
	{"ANA", `ana-mpa|athens news agency|ana/mpa|amna|απε-μπε|απε|αθηναϊκό πρακτορείο|αθηναϊκό πρακτορείο ειδήσεων`},
	{"Anadolu", `للأناضول|anadolu agency|anadolu ajansi|anadolu ajansı|aa|aa.com.tr|анадолу|الأناضول|وكالة الأناضول`},
	{"İHA", `iha|ihlas haber ajansı|ihlas news agency`},
	{"DHA", `doğan haber ajansı|dogan news agency`},
	// Of the Middle East.
	{"IRNA", `islamic republic news agency|ирна|إرنا|ایرنا|خبرگزاری ایرنا`},
	{"Fars", `fars news|fars news agency|farsnews|خبرگزاری فارس`},
	{"ISNA", `iranian students' news agency|iranian students news agency|ایسنا|خبرگزاری ایسنا`},
	{"Mehr", `mehr news|mehr news agency|خبرگزاری مهر`},
	{"SANA", `syrian arab news agency|сана|سانا`},
	{"KUNA", `kuwait news agency|كونا`},
	{"WAM", `emirates news agency|وام`},
	{"SPA", `saudi press agency|واس`},
	{"MENA", `middle east news agency|أ ش أ|وكالة أنباء الشرق الأوسط`},
	{"Petra", `petra news agency`},
	{"WAFA", `وفا`},
	{"QNA", `qatar news agency`},
	{"JTA", `jewish telegraphic agency`},
	// Of one subject, and those that send out what others pay for.
	{"RNS", `religion news service`},
	{"Sports Network", `sportsnetwork|the sports network`},
	{"MarketWatch", `marketwatch.com`},
	{"PR Newswire", `prnewswire|prnewswire-usnewswire|prnewswire-asianet|prnewswire.com|pr newswire association`},
	{"Business Wire", `businesswire|businesswire.com`},
	{"GlobeNewswire", `globe newswire|primenewswire|globenewswire.com`},
	{"Marketwired", `marketwire|market wire|marketwired.com`},
	{"OTS", `ots-ots|news aktuell`},
}

// outlets are newspapers, broadcasters and sites whose names do not say so, or that have several names; see
// mediaWords for the others.
var outlets = [...]house{
	{"ABC", `abc news|abcnews.go.com`}, {"BBC", `bbc news|bbc.co.uk|bbc.com|би-би-си|би би си`}, {"CBS", `cbs news|cbsnews.com`},
	{"CNN", `cnn.com|ｃｎｎ|cnn international|си-эн-эн`}, {"NBC", `nbc news|nbcnews.com`}, {"MSNBC", `msnbc.com`}, {"CNBC", `cnbc.com`},
	{"Fox News", `foxnews|foxnews.com|fox news channel`}, {"NPR", `national public radio|npr.org`}, {"PBS", `pbs.org`}, {"ESPN", `espn.com|espn.go.com`},
	{"VOA", `voice of america|voanews.com|голос америки`}, {"RFE/RL", `radio free europe/radio liberty|radio free europe|radio liberty|rferl.org`},
	{"RT", `russia today|rt.com`}, {"Press TV", `presstv|presstv.ir|presstv.com`}, {"Voice of Russia", `ruvr.ru|голос россии`},
	{"Al Jazeera", `al-jazeera|aljazeera|aljazeera.com|aljazeera.net|الجزيرة`}, {"Al Arabiya", `al-arabiya|alarabiya.net`}, {"Deutsche Welle", `dw|dw.de|dw.com`},
	{"New York Times", `nyt|ny times|nytimes.com|n.y. times`}, {"Wall Street Journal", `wsj|wsj.com|online.wsj.com`},
	{"Washington Post", `washingtonpost.com|wapo`}, {"Los Angeles Times", `la times|l.a. times|latimes.com`}, {"USA Today", `usatoday.com|usatoday`},
	{"Guardian", `theguardian.com|guardian.co.uk`}, {"Daily Mail", `dailymail.co.uk|mail online|mailonline`}, {"Telegraph", `daily telegraph|telegraph.co.uk`},
	{"Financial Times", `ft|ft.com`}, {"Independent", `independent.co.uk`}, {"Huffington Post", `huffpost|huffingtonpost|huffingtonpost.com`},
	{"Politico", `politico.com`}, {"BuzzFeed", `buzzfeed.com|buzzfeed news`}, {"Breitbart", `breitbart.com|breitbart news`}, {"TMZ", `tmz.com`},
	{"Newsweek", ``}, {"Economist", ``}, {"Forbes", ``}, {"Axios", ``}, {"Vox", ``}, {"Hill", `thehill.com`}, {"Daily Beast", `thedailybeast.com`},
	{"Us Weekly", `usmagazine.com`}, {"Hollywood Reporter", ``}, {"Rolling Stone", ``}, {"Vanity Fair", ``}, {"Sports Illustrated", ``}, {"Entertainment Weekly", ``},
	{"Haaretz", `haaretz.com`}, {"Ynet", `ynetnews`}, {"Kommersant", `коммерсант|коммерсантъ|коммерсанту|коммерсанта`}, {"Izvestia", `известия|известиям`},
	{"Vedomosti", `ведомости|ведомостям`}, {"Rossiya 24", `россия 24`}, {"Rossiiskaya Gazeta", `rossiyskaya gazeta|российская газета`}, {"Ekho Moskvy", `echo of moscow|эхо москвы`},
	{"Der Spiegel", `spiegel|spiegel online|spiegel.de`}, {"Bild", `bild.de|bild-zeitung`}, {"Die Welt", `welt.de`}, {"Die Zeit", `zeit online|zeit.de`},
	{"FAZ", `frankfurter allgemeine zeitung|frankfurter allgemeine|faz.net`}, {"Süddeutsche Zeitung", `süddeutsche|sz|sueddeutsche.de`},
	{"ARD", `tagesschau|tagesschau.de`}, {"ZDF", `zdf.de`}, {"Deutschlandfunk", ``}, {"Handelsblatt", ``}, {"Focus", `focus online`}, {"Stern", `stern.de`},
	{"Le Monde", `lemonde.fr`}, {"Le Figaro", `lefigaro.fr`}, {"Libération", `liberation.fr`}, {"Les Echos", ``}, {"Le Parisien", ``}, {"France Info", `franceinfo`}, {"RTL", ``}, {"TF1", ``},
	{"El País", `el pais|elpais.com`}, {"El Mundo", `elmundo.es`}, {"La Vanguardia", ``}, {"Clarín", ``}, {"La Nación", ``}, {"El Universal", ``},
	{"Corriere della Sera", ``}, {"La Repubblica", ``}, {"La Stampa", ``}, {"Folha de S.Paulo", `folha de s. paulo`}, {"O Globo", ``},
	{"Asahi Shimbun", ``}, {"Yomiuri Shimbun", ``}, {"NHK", ``}, {"CCTV", ``}, {"South China Morning Post", `scmp|scmp.com`}, {"People's Daily", ``},
	{"Times of India", `timesofindia.com`}, {"Hindu", `thehindu.com`}, {"Hürriyet", `hurriyet`}, {"Focus Information Agency", `focus news agency`},
	{"Dnevnik", ``}, {"Kathimerini", ``}, {"Jyllands-Posten", ``}, {"Aftonbladet", ``}, {"Dagens Nyheter", ``},
}

// byForm holds the names of agencies and outlets by their forms.
var (
	agencyByForm = byForm(agencies[:])
	outletByForm = byForm(outlets[:])
)

func byForm(houses []house) map[string]string {
	m := make(map[string]string)
	for _, h := range houses {
		m[strings.ToLower(h.name)] = h.name
		for form := range strings.SplitSeq(h.forms, "|") {
			m[form] = h.name
		}
	}
	delete(m, "")
	return m
}

// Agency returns the usual name of the news agency that is called name in some language or at some address: "Itar-Tass"
// and "ITAR - TASS" are TASS, "apnews.com" is AP. ok is false, and canonical "", if name is not an agency's. Newspapers
// and broadcasters are not agencies.
func Agency(name string) (canonical string, ok bool) {
	if canonical, ok = agencyByForm[plainName(name)]; !ok {
		if house, desk := withoutDesk(name); desk {
			canonical, ok = agencyByForm[plainName(house)]
		}
	}
	return canonical, ok
}

// House returns the usual name of the agency or outlet that is called name: "www.nytimes.com" and "The New York Times"
// are one, as are "CNN (Web News)" and "CNN - Editorial", two desks of CNN. It returns an unknown name without its article
// and the white space around it.
func House(name string) string {
	if canonical, ok := knownHouse(name); ok {
		return canonical
	}
	if house, desk := withoutDesk(name); desk {
		return House(house)
	}
	name = strings.TrimSpace(name)
	if hasPrefixFold(name, "the ") {
		name = strings.TrimSpace(name[len("the "):])
	}
	return name
}

// desks are words by which a house tells one of its desks, editions or channels from another.
var desks = set(
	`news|newsroom|web|online|website|site|internet|digital|print|app|mobile|editorial|editorials|editorial board|opinion|opinions|op-ed|op-eds|comment|comments|commentary|column|columns|columnists|letters|analysis|features|feature|sport|sports|business|finance|markets|money|world|international|national|nation|politics|us|u.s.|uk|europe|asia|africa|metro|local|region|regional|city|entertainment|showbiz|lifestyle|life|style|tech|technology|science|health|travel|culture|arts|books|blog|blogs|wire|wires|desk|staff|live|breaking|latest|top|edition|archive|rss|feed|english|en|video|audio|podcast|transcripts|weekend`,
	`redaktion|meinung|kommentar|kommentare|leitartikel|wirtschaft|politik|kultur|lokales|panorama|nachrichten|netz|ausland|inland|débats|idées|économie|politique|monde|éditorial|éditoriaux|tribune|opinión|deportes|economía|política|editoriales|opinião|esporte|esportes|economia|mundo|editoriais`,
	`leder|ledere|meninger|debatt|debat|økonomi|nett|nettavis|papir|papiravis|utenriks|innenriks|ledare|ekonomi|nyheter|спорт|мнения|мнение|политика|экономика|общество|сайт|новости`,
)

// deskMarks part the name of a house from that of its desk.
var deskMarks = [...]string{" - ", " – ", " — ", " | ", " / ", ": ", " · "}

// withoutDesk returns the name of a house without that of its desk, and whether there was one. Behind the name of a known
// house whatever is not another house is a desk, else only words of desks.
func withoutDesk(name string) (house string, ok bool) {
	name = strings.TrimSpace(name)
	if at := strings.LastIndexAny(name, "(["); at > 0 && strings.IndexByte(")]", name[len(name)-1]) >= 0 {
		if house = strings.TrimSpace(name[:at]); isDesk(house, name[at+1:len(name)-1]) {
			return house, true
		}
	}
	for _, mark := range deskMarks {
		if head, tail, found := strings.Cut(name, mark); found && isDesk(head, tail) {
			return strings.TrimSpace(head), true
		}
	}
	at := strings.LastIndexByte(name, ' ')
	if at > 0 && desks[strings.ToLower(name[at+1:])] {
		if house = strings.TrimSpace(name[:at]); onlyKnown(house) {
			return house, true
		}
	}
	return "", false
}

// isDesk reports whether tail, behind a mark, names a desk of the house called head.
func isDesk(head, tail string) bool {
	words := strings.FieldsFunc(strings.ToLower(tail), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("&,/-", r) })
	if strings.TrimSpace(head) == "" || len(words) == 0 {
		return false
	}
	if _, other := knownHouse(tail); other {
		return false
	}
	if onlyKnown(head) && !ambiguous[plainName(head)] {
		return true
	}
	for _, word := range words {
		if !desks[word] {
			return false
		}
	}
	return true
}

// onlyKnown reports whether name is that of a known house.
func onlyKnown(name string) bool {
	_, ok := knownHouse(name)
	return ok
}

// knownHouse returns the usual name of a known agency or outlet.
func knownHouse(name string) (canonical string, ok bool) {
	form := plainName(name)
	if canonical, ok = agencyByForm[form]; !ok {
		canonical, ok = outletByForm[form]
	}
	return canonical, ok
}

// afterName are words that may follow the name of an agency without being part of it.
var afterName = [...]string{" news agency", " newswire", " newswires", " news wire", " wire service", " agency"}

// oneSpelling writes a name as the tables do.
var oneSpelling = strings.NewReplacer(" - ", "-", "–", "-", "\u00a0", " ")

// plainName returns the form of name in the tables: in lower case, without an article, marks around it, white space
// around hyphens, and the empty parts of an address.
func plainName(name string) string {
	form := strings.ToLower(strings.TrimFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`()[]/"'“”„«»,;:©`, r)
	}))
	form = strings.TrimPrefix(strings.TrimPrefix(form, "https://"), "http://")
	form = strings.TrimPrefix(strings.TrimPrefix(form, "www."), "the ")
	if strings.Contains(form, " -") || !isASCII(form) {
		form = oneSpelling.Replace(form)
	}
	if _, known := agencyByForm[form]; known {
		return form
	}
	for _, words := range afterName {
		form = strings.TrimSuffix(form, words)
	}
	return strings.TrimSuffix(form, ".")
}

// isHouse reports whether s contains the name of a known agency or outlet; see houses.
func isHouse(s string) bool { return len(houses(s)) > 0 }

// houses returns the known agencies and outlets in s. Commas, slashes or "and" join the names.
func houses(s string) []string {
	if canonical, ok := knownHouse(s); ok {
		return []string{canonical}
	}
	var known []string
	for name := range strings.FieldsFuncSeq(strings.ReplaceAll(s, " and ", ","), func(r rune) bool { return r == ',' || r == '/' }) {
		if canonical, ok := knownHouse(name); ok {
			known = append(known, canonical)
		}
	}
	if len(known) == 0 {
		known = joined(s)
	}
	return known
}

// joined returns the agencies whose names hyphens join, "NTB-Reuters"; nil if a part is another name.
func joined(s string) (known []string) {
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '-' || r == '–' }) {
		canonical, ok := Agency(name)
		if !ok {
			return nil
		}
		known = append(known, canonical)
	}
	return known
}
