package quote

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// Chinese, Japanese, Korean and Arabic have no capitals, and the first two no spaces. A name is known there by what stands round it, an
// office or a form of address, so that the text before and behind each quotation is read as it is, by the tables of a script.

// script is what is known of a language without capitals. Words are parted by bars.
type script struct {
	code, source string
	verbs        string // of saying; for Japanese and Korean what follows the closing mark
	offices      string
	bodies       string // how the names of bodies end
	pronouns     string
	ends         string // what ends a noun phrase behind its noun: the time, the place
	unnamed      string // words for somebody without a name
	surnames     string
	places       string // countries that stand between a name and an office
	topics       string // particles of a subject
}

// scripts has the languages, a block each.
var scripts = [...]script{{
	code:     "zh",
	source:   "GB/T 15834-2011 (标点符号用法); 新华社",
	verbs:    `对记者说|告诉记者|表示|强调|強調|指出|认为|認為|透露|介绍|介紹|坦言|回应|回應|补充|補充|解释|解釋|呼吁|呼籲|宣布|写道|寫道|直言|批评|批評|警告|感叹|重申|承诺|反问|提到|说道|說道|答道|说|說|称|稱|道`,
	offices:  `总统|總統|总理|總理|首相|部长|部長|发言人|發言人|市长|市長|主席|书记|書記|局长|局長|校长|校長|教授|院长|院長|主任|经理|經理|董事长|董事長|总裁|總裁|首席执行官|秘书长|秘書長|议员|議員|主教练|教练|教練|队长|隊長|先生|女士|医生|醫生|律师|律師|专家|專家|学者|學者|司令|将军|大使|省长|省長|县长|縣長|镇长|村长|村民|居民|市民|经济学家|分析师|分析師|研究员|研究員|外长|外長|国务卿|财长|防长|检察官|法官|警官|站长|站長|理事长|会长|會長|负责人|負責人|代表|委员|总经理|總經理|記者|演员|导演|作家|球员|门将|选手|工程师|老师|船长|渔民|店主|副总统|议长|國務卿|黨主席|立委|院士`,
	bodies:   `部|局|委员会|委員會|警方|政府|法院|公司|大学|大學|医院|醫院|协会|協會|银行|銀行|总署|检察院|中心|署|办公室|基金会|联合国|集团|党|俱乐部|组织|使馆|军方|白宫|办|院|台`,
	pronouns: `他|她`,
	ends:     `在|于|接受|就|对|對|向|当天|當天|今天|昨天|昨日|今日|日前|近日|星期|周一|周二|周三|周四|周五|周六|周日|本周|强烈|也|还|還|则|則|再次|随后|隨後|通过|进一步|明确|公开|曾|上午|下午|晚间|晚上|凌晨|当日|受访|發文|发文|赛后|賽後|会后|同时|0|1|2|3|4|5|6|7|8|9`,
	unnamed:  `一名|一位|有|某|知情人士|消息人士|官员|目击者`,
	surnames: `王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华車車冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺`,
}, {
	code:     "ja",
	source:   "共同通信社『記者ハンドブック』; 日本語記述文法研究会『現代日本語文法』(引用)",
	verbs:    `と|などと|とも|とする|との`,
	offices:  `氏|さん|首相|大統領|副大統領|知事|市長|社長|会長|議員|大臣|外相|財務相|経産相|防衛相|国交相|厚労相|文科相|農相|環境相|法相|総務相|官房長官|副長官|長官|国務長官|報道官|監督|コーチ|選手|教授|准教授|名誉教授|代表|委員長|幹事長|政調会長|容疑者|被告|裁判長|署長|消防長|総裁|副総裁|総長|事務総長|学長|校長|園長|医師|弁護士|町長|村長|区長|大使|局長|部長|課長|所長|理事長|書記長|国家主席|主席|首席|議長|党首|主将|投手|捕手|研究員|アナリスト|エコノミスト|店主|住民|院長|編集長|女王|国王|法王|教皇|船長|機長|組合長|副社長|専務|常務|支店長|館長|担当者|広報官|広報担当者|報道担当者|関係者|幹部|男性|女性`,
	bodies:   `省|庁|局|社|会|党|署|警察|警視庁|県警|府警|道警|政府|隊|院|委員会|大学|裁判所|検察|銀行|協会|連盟|組合|機構|連合|国連|当局|財団|研究所|センター|グループ|ホールディングス|病院|消防|県|市|気象庁|日銀|側`,
	pronouns: `彼|彼女|同氏|同相|同首相|同大統領|同知事|同社長|同監督`,
	topics:   `は|が|も|によると|によれば`,
	unnamed:  `担当者|広報官|広報担当者|報道担当者|関係者|幹部|男性|女性|住民`,
}, {
	code:     "ko",
	source:   "국립국어원 한국어 어문 규범 (문장 부호, 직접 인용 조사); 연합뉴스 기사 작성 지침",
	verbs:    `라고|이라고|고|며|이라며|라며|면서|라면서|이라면서|라는|는|이라는|란`,
	offices:  `대통령|장관|차관|총리|부총리|대변인|대표|원내대표|시장|도지사|지사|의원|회장|부회장|사장|위원장|감독|코치|교수|선수|씨|총재|총장|사무총장|청장|국장|과장|팀장|소장|원장|서장|판사|검사|변호사|연구원|애널리스트|이사장|의장|주석|국무위원장|대사|여사|박사|기자|작가|배우|가수|목사|신부|추기경|교황|왕|여왕|군수|구청장|소방서장|본부장|센터장|학장|교장|주민|관계자|총재보|부장|실장|수석|비서관|보좌관|외교장관|국방장관|외무장관|재무장관|국무장관|주장|사령관|대장|선장|노조위원장|최고경영자|이사`,
	bodies:   `부|청|경찰|정부|위원회|협회|은행|법원|검찰|회사|대학교|당국|연맹|당|본부|센터|재단|노조|연합|공사|연구원|연구소|백악관|유엔|국회|구단|그룹|전자|측|군|대통령실|청와대`,
	pronouns: `그|그녀`,
	topics:   `께서는|은|는|이|가|도`,
	unnamed:  `관계자|주민|기자`,
	surnames: `김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감호`,
	places:   `미국|러시아|중국|일본|영국|프랑스|독일|북한|한국|우크라이나|이스라엘|이란|터키|튀르키예|캐나다|호주|인도|이탈리아|스페인|폴란드|브라질|유럽연합|유엔|EU`,
}, {
	code:     "ar",
	source:   "عباس حسن، النحو الوافي (مقول القول); دليل أسلوب الجزيرة",
	verbs:    `قال|قالت|وقال|وقالت|أضاف|أضافت|وأضاف|وأضافت|أكد|أكدت|وأكد|وأكدت|صرح|صرحت|وصرح|وصرحت|أوضح|أوضحت|وأوضح|وأوضحت|أعلن|أعلنت|وأعلن|وأعلنت|ذكر|ذكرت|وذكر|وذكرت|أشار|أشارت|وأشار|وأشارت|شدد|شددت|وشدد|وشددت|اعتبر|اعتبرت|واعتبر|واعتبرت|تابع|تابعت|وتابع|وتابعت|كتب|كتبت|وكتب|وكتبت|رد|ردت|ورد|وردت|حذر|حذرت|وحذر|وحذرت|دعا|دعت|ودعا|ودعت|وصف|وصفت|ووصف|ووصفت|يقول|تقول|ويقول|وتقول|يضيف|ويضيف`,
	offices:  `رئيس|رئيسة|الرئيس|الرئيسة|وزير|وزيرة|الوزير|الوزيرة|المتحدث|المتحدثة|الناطق|الناطقة|متحدث|ناطق|متحدثة|مدير|مديرة|المدير|المديرة|أمين|الأمين|عضو|النائب|النائبة|نائب|السفير|سفير|القائد|قائد|محافظ|المحافظ|الملك|الأمير|الشيخ|المدرب|مدرب|اللاعب|لاعب|الدكتور|الدكتورة|السيد|السيدة|العقيد|العميد|اللواء|الجنرال|القاضي|المحامي|المحامية|الخبير|الخبيرة|المحلل|الكاتب|الباحث|الباحثة|المستشار|المستشارة|عمدة|العمدة|المبعوث|الطبيب|الطبيبة|المواطن|المواطنة|الصياد|الناشط|الناشطة|رجل|زعيم|الزعيم`,
	bodies:   `وزارة|الوزارة|الجيش|الشرطة|الحكومة|منظمة|المنظمة|حركة|هيئة|شركة|الشركة|مجلس|لجنة|حزب|الأمم|الخارجية|الرئاسة|المفوضية|النيابة|الكرملين|نادي|بلدية|جامعة|مستشفى|وكالة|بنك|مؤسسة|جماعة`,
	pronouns: `هو|هي`,
	ends:     `في|يوم|إن|أن|إنه|إنها|خلال|بعد|قبل|على|عن|من|إلى|عبر|أمس|اليوم|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|مع|بأن|للصحفيين|للصحافيين|لوكالة|لقناة|أيضا|أيضًا|مساء|صباح|لدى|ردا|ردًا|إثر|قائلا|قائلة|حول|بشأن|لرويترز`,
	unnamed:  `مصدر|مصادر|مسؤول|مسؤولون|مسؤولة|شاهد|شهود|دبلوماسي|ناشطون|خبراء`,
}}

// scriptReader is the state of reading a text in a script.
type scriptReader struct {
	*text
	s       *script
	verbs   []string // longest first
	offices []string
	ends    []string
	known   []titled // full names, with their offices, in the order of the text
	last    string   // who spoke last
	lastAt  int      // in which paragraph
}

type titled struct{ name, office string }

// bars returns the words of a cell, the longest first.
func bars(cell string) []string {
	words := strings.Split(cell, "|")
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// scriptOf returns the script of the text, if it is one of the table.
func (t *text) scriptOf() *script {
	var han, kana, hangul, arabic, other int
	for _, r := range t.body[:min(len(t.body), maxSample)] {
		switch {
		case r < utf8.RuneSelf:
			if isLetterOrDigit[byte(r)] {
				other++
			}
		case r >= 0x4E00 && r <= 0x9FFF:
			han++
		case r >= 0x3040 && r <= 0x30FF:
			kana++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		case strings.ContainsRune("پچژگڑٹے", r):
			other += 50 // Persian, Urdu
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.IsLetter(r):
			other++
		}
	}
	code := ""
	switch {
	case 2*hangul > han+kana+arabic+other:
		code = "ko"
	case 2*(han+kana) > arabic+other+hangul && 10*kana > han+kana:
		code = "ja"
	case 2*han > arabic+other+hangul+kana:
		code = "zh"
	case 2*arabic > han+kana+hangul+other:
		code = "ar"
	}
	for i := range scripts {
		if scripts[i].code == code {
			return &scripts[i]
		}
	}
	return nil
}

// readScript finds who spoke in a text of the script s.
func (t *text) readScript(s *script) {
	t.foreign = true
	r := scriptReader{text: t, s: s, verbs: bars(s.verbs), offices: bars(s.offices), ends: bars(s.ends), lastAt: -9}
	r.meetAll()
	for i := 0; i < len(t.strings); {
		first := i
		for i++; i < len(t.strings) && t.goesOn(i-1, i) && t.strings[i-1].paragraph != t.strings[i].paragraph; {
			i++
		}
		u := utterance{parts: t.order[first:i:i], speaker: nobody}
		u.attribution, u.speaker = r.attribute(u.parts)
		u.beside = u.attribution.ok
		u.certain = u.beside && r.isSure(u.speaker.name, u.attribution.speakerSpan)
		t.utterances = append(t.utterances, u)
	}
}

// isSure reports whether nobody but one person can bear a name in the phrase beside a quotation: it stands there with an office, and is a
// full name of the script, with a family name where there is a table of them.
func (r *scriptReader) isSure(name string, beside news.Span) bool {
	entitled := func(k titled) bool { return k.name == name && k.office != "" }
	standsThere := strings.Contains(beside.Cut(r.body), name) || strings.HasSuffix(strings.TrimRight(r.body[:beside.Start], " "), name) // 김민수 시장은
	if name == "" || !standsThere || !slices.ContainsFunc(r.known, entitled) {
		return false
	}
	n, words := utf8.RuneCountInString(name), strings.Fields(name)
	switch r.s.code {
	case "zh":
		return isAll(name, unicode.Han) && n >= 2 && n <= 3 && r.hasSurname(name)
	case "ja":
		return isAll(name, unicode.Han) && n >= 3 && n <= 5
	case "ko":
		return isAll(name, unicode.Hangul) && n == 3 && r.hasSurname(name)
	}
	return len(words) >= 2 && words[0] != "أبو" && words[0] != "أم"
}

// isAll reports whether all letters of s are of a script.
func isAll(s string, script *unicode.RangeTable) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return !unicode.Is(script, c) })
}

// attribute reads who says the strings parts.
func (r *scriptReader) attribute(parts []int) (attribution, speaker) {
	first, last := &r.strings[parts[0]], &r.strings[parts[len(parts)-1]]
	from, to := r.paragraphOf(r.places[parts[0]], last.outer.End)
	if parts[0] > 0 {
		from = max(from, int(r.strings[parts[0]-1].outer.End))
	}
	crossed := parts[0] > 0 && from == int(r.strings[parts[0]-1].outer.End)
	before := r.body[from:first.outer.Start]
	if at := lastEnd(before); at > 0 {
		before, from, crossed = before[at:], from+at, false
	}
	behind := r.body[last.outer.End:to]
	if at := firstEnd(behind); at >= 0 {
		behind = behind[:at]
	}
	name, cue, who, ok := r.who(before, behind, from, int(last.outer.End), crossed)
	if !ok {
		return attribution{}, nobody
	}
	tokens := max(0, r.places[parts[0]]-1)
	if cue.Start >= last.outer.End {
		tokens = min(len(r.tokens)-1, r.places[parts[len(parts)-1]]+1)
	}
	a := attribution{from: tokens, to: tokens + 1, cue: tokens, cueEnd: tokens + 1, end: tokens + 1, ok: true, speakerSpan: who, cueSpan: cue}
	if name != "" {
		r.last, r.lastAt = name, first.paragraph
	} else {
		r.last = ""
	}
	return a, speaker{-1, name}
}

// paragraphOf returns where the paragraph of token i, or the text behind the last quoted string before it, begins, and where the line of byte end ends.
func (r *scriptReader) paragraphOf(i int, end uint32) (from, to int) {
	for i > 0 && r.tokens[i-1].kind != newline && r.tokens[i-1].kind != quotation {
		i--
	}
	from, to = int(r.tokens[i].Start), len(r.body)
	if i > 0 && r.tokens[i-1].kind == quotation {
		from = int(r.tokens[i-1].End)
	}
	if n := strings.IndexByte(r.body[end:], '\n'); n >= 0 {
		to = int(end) + n
	}
	return from, to
}

const sentenceEnds = "。！？!?؟"

// lastEnd returns where the last sentence of s begins.
func lastEnd(s string) int {
	at := strings.LastIndexAny(s, sentenceEnds)
	if at >= 0 {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	if dot := strings.LastIndex(s, ". "); dot+2 > at && dot >= 0 {
		at = dot + 2
	}
	return max(at, 0)
}

// firstEnd returns where the first sentence, or the text before the next quotation mark, ends; -1 if it goes to the end.
func firstEnd(s string) int {
	at := strings.IndexAny(s, sentenceEnds+"「『“\"«")
	if dot := strings.Index(s, ". "); dot >= 0 && (at < 0 || dot < at) {
		at = dot
	}
	return at
}

// who reads the speaker from the text before and behind a quotation, which begin at the bytes from and end.
func (r *scriptReader) who(before, behind string, from, end int, crossed bool) (name string, cue, who news.Span, ok bool) {
	switch r.s.code {
	case "zh":
		return r.chinese(before, behind, from, end, crossed)
	case "ar":
		return r.arabic(before, behind, from, end)
	}
	return r.topic(before, behind, from, end, crossed)
}

func span(base, from, to int) news.Span {
	return news.Span{Start: uint32(base + from), End: uint32(base + to)}
}

// goesOnFrom returns the last speaker, for a pronoun or a verb without a subject.
func (r *scriptReader) goesOnFrom(offset int) string {
	i := sort.Search(len(r.strings), func(i int) bool { return int(r.strings[i].outer.Start) >= offset })
	p := r.strings[min(i, len(r.strings)-1)].paragraph
	if p-r.lastAt > 2 {
		return ""
	}
	return r.last
}

// full returns the longest known name that a shorter one stands for; the name itself if it is new. ok is false if several fit.
func (r *scriptReader) full(name string) string {
	found, n := name, 0
	for _, k := range r.known {
		if k.name == name {
			return name
		}
		if (strings.HasPrefix(k.name, name) || strings.HasSuffix(k.name, name)) && k.name != found {
			found, n = k.name, n+1
		}
	}
	if n > 1 {
		return name
	}
	return found
}

func (r *scriptReader) know(name, office string) {
	for _, k := range r.known {
		if strings.HasSuffix(k.name, " "+name) {
			return // the short form of a known name
		}
	}
	if name != "" && !slices.Contains(r.known, titled{name, office}) {
		r.known = append(r.known, titled{name, office})
	}
}

// holder returns the only name with the office; with a surname, the only one that begins with it, too.
func (r *scriptReader) holderOf(surname, office string) string {
	found, n := "", 0
	for _, k := range r.known {
		if k.office == office && strings.HasPrefix(k.name, surname) && k.name != found {
			found, n = k.name, n+1
		}
	}
	if n != 1 {
		return ""
	}
	return found
}

func (r *scriptReader) isBodyName(s string) bool {
	for b := range strings.SplitSeq(r.s.bodies, "|") {
		if strings.HasSuffix(s, b) {
			return true
		}
	}
	return false
}

func (r *scriptReader) hasSurname(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	return n > 0 && strings.ContainsRune(r.s.surnames, first)
}

func isOneOf(w, cell string) bool {
	for x := range strings.SplitSeq(cell, "|") {
		if x == w {
			return true
		}
	}
	return false
}

// meetAll notes the full names with an office in all of the text, so that a surname finds its person.
func (r *scriptReader) meetAll() {
	switch r.s.code {
	case "ja":
		for _, m := range japaneseName.FindAllStringSubmatch(r.body, -1) {
			if name := r.japanese(m[1]); utf8.RuneCountInString(name) > 2 {
				r.know(name, m[2])
			}
		}
	case "ko":
		words := strings.Fields(r.body)
		for i := 1; i < len(words); i++ {
			if office := r.koreanOffice(words[i]); office != "" {
				if name := r.koreanName(words[:i]); utf8.RuneCountInString(name) > 1 {
					r.know(name, office)
				}
			}
		}
	}
}

// chinese reads 外交部发言人汪文斌30日表示：“…” and “…”，张三说。
func (r *scriptReader) chinese(before, behind string, from, end int, crossed bool) (string, news.Span, news.Span, bool) {
	clause := strings.TrimRight(before, "：:，, 　\n")
	if at, verb := r.lastVerb(clause); at >= 0 {
		rest := clause[at+len(verb):]
		for _, v := range r.verbs { // "补充道"
			if strings.HasSuffix(clause[:at], v) {
				at, verb = at-len(v), v+verb
				break
			}
		}
		if utf8.RuneCountInString(rest) <= 20 {
			name, lo, hi := r.chineseSubject(clause[:at], from)
			if name != "" || strings.TrimSpace(clause[:at]) != "" || crossed {
				if name == "" && strings.Trim(clause[:at], "，,、并還还也又 　") == "" {
					name = r.goesOnFrom(from)
				}
				return name, span(from, at, at+len(verb)), span(from, lo, hi), true
			}
		}
	}
	clause = strings.TrimLeft(behind, "，,、 　")
	skipped := len(behind) - len(clause)
	for _, verb := range r.verbs {
		at := strings.Index(clause, verb)
		if at <= 0 || utf8.RuneCountInString(clause[:at]) > 25 {
			continue
		}
		if rest := clause[at+len(verb):]; rest != "" && !strings.HasPrefix(rest, "，") && !strings.HasPrefix(rest, "：") && !strings.HasPrefix(rest, "道") {
			continue
		}
		name, lo, hi := r.chineseSubject(clause[:at], end+skipped)
		return name, span(end+skipped, at, at+len(verb)), span(end+skipped, lo, hi), true
	}
	return "", news.Span{}, news.Span{}, false
}

// lastVerb returns the last verb of saying in s and where it is; -1 if there is none.
func (r *scriptReader) lastVerb(s string) (at int, verb string) {
	at = -1
	for _, v := range r.verbs {
		if i := strings.LastIndex(s, v); i > at && !(at >= 0 && i < at+len(verb)) {
			at, verb = i, v
		}
	}
	return at, verb
}

// chineseSubject returns who speaks in the clauses s before a verb, and the bytes that name the speaker.
func (r *scriptReader) chineseSubject(s string, base int) (name string, lo, hi int) {
	for end := len(s); end > 0; {
		start := strings.LastIndexAny(s[:end], "，,")
		if start >= 0 {
			_, n := utf8.DecodeRuneInString(s[start:])
			start += n
		} else {
			start = 0
		}
		clause := s[start:end]
		trimmed := strings.TrimLeft(clause, " 　并而但对此据據")
		lo = start + len(clause) - len(trimmed)
		head := trimmed
		for _, e := range r.ends {
			if i := strings.Index(head, e); i > 0 {
				head = head[:i]
			}
		}
		if name, ok := r.chineseName(head, base); ok {
			return name, lo, lo + len(head)
		}
		end = start
		if end > 0 {
			_, n := utf8.DecodeLastRuneInString(s[:end])
			end -= n
		}
	}
	return "", 0, 0
}

// chineseName returns the name in a noun phrase. ok says that it is a subject, with a name or without.
func (r *scriptReader) chineseName(head string, base int) (name string, ok bool) {
	if head == "" {
		return "", false
	}
	if isOneOf(head, r.s.pronouns) {
		return r.goesOnFrom(base), true
	}
	for u := range strings.SplitSeq(r.s.unnamed, "|") {
		if strings.HasPrefix(head, u) {
			return "", true
		}
	}
	at, office := -1, ""
	for _, o := range r.offices {
		if i := strings.LastIndex(head, o); i >= 0 && (i+len(o) > at+len(office) || at < 0) {
			at, office = i, o
		}
	}
	n := utf8.RuneCountInString(head)
	if at < 0 {
		switch full := r.full(head); {
		case full != head || slices.ContainsFunc(r.known, func(k titled) bool { return k.name == head }):
			return full, true
		case strings.Contains(head, "·") && n <= 16:
			r.know(head, "")
			return head, true
		case n >= 2 && n <= 12 && r.isBodyName(head) && !strings.Contains(head, "的"):
			return head, true
		case n >= 2 && n <= 3 && r.hasSurname(head):
			r.know(head, "")
			return head, true
		}
		return "", false
	}
	rest := head[at+len(office):]
	switch m := utf8.RuneCountInString(rest); {
	case m == 0:
		who := head[:at]
		if k := utf8.RuneCountInString(who); k == 0 || k == 1 && r.hasSurname(who) {
			return r.holderOf(who, office), true
		} else if k <= 3 && r.hasSurname(who) && !r.isBodyName(who) {
			r.know(who, office)
			return r.full(who), true
		}
		return "", true
	case m >= 2 && m <= 12 && !strings.Contains(rest, "的") && !strings.HasPrefix(rest, "之") && (m <= 4 || strings.Contains(rest, "·")):
		name = r.full(rest)
		r.know(name, office)
		return name, true
	}
	return "", true
}

// japaneseName is a name before an office or a form of address, and a particle or a point.
var japaneseName = regexp.MustCompile(`([\p{Han}\p{Katakana}ー・々〆ヶA-Za-z]{1,24}?)(` + strings.Join(bars(scripts[1].offices), "|") + `)(?:[（(][^）)\n]{1,20}[）)])?(?:は|が|も|によると|によれば|、|。|ら|と|を|に|の)`)

// topic reads 山田太郎市長は「…」と述べた and 「…」と山田市長は述べた, and the same in Korean.
func (r *scriptReader) topic(before, behind string, from, end int, crossed bool) (string, news.Span, news.Span, bool) {
	rest := strings.TrimLeft(behind, "、,， ")
	said := false
	cue := news.Span{}
	for _, v := range r.verbs {
		if strings.HasPrefix(rest, v) {
			said = true
			cue = span(end+len(behind)-len(rest), 0, len(v))
			rest = rest[len(v):]
			break
		}
	}
	if !said {
		return "", news.Span{}, news.Span{}, false
	}
	find := r.koreanTopic
	if r.s.code == "ja" {
		find = r.japaneseTopic
	}
	if name, lo, hi, ok := find(before, from); ok {
		return name, cue, span(from, lo, hi), true
	}
	at := end + len(behind) - len(rest)
	if r.s.code == "ja" {
		rest += "は" // 「…」と山田知事。
	}
	if name, lo, hi, ok := find(rest, at); ok {
		hi = min(hi, len(behind)-(at-end))
		return name, cue, span(at, lo, hi), true
	}
	if crossed || strings.Trim(before, "、,，またさらに그리고또 　\n") == "" && !strings.Contains(before, "\n") {
		return r.goesOnFrom(from), cue, news.Span{}, true
	}
	return "", cue, news.Span{}, true
}

// japaneseTopic returns who the topic of s is.
func (r *scriptReader) japaneseTopic(s string, base int) (name string, lo, hi int, ok bool) {
	for _, m := range japaneseName.FindAllStringSubmatchIndex(s, -1) {
		particle := s[m[1]-3 : m[1]]
		if particle != "は" && particle != "が" && particle != "も" && !strings.HasSuffix(s[:m[1]], "によると") && !strings.HasSuffix(s[:m[1]], "によれば") {
			continue
		}
		who, office := s[m[2]:m[3]], s[m[4]:m[5]]
		if isOneOf(office, r.s.unnamed) || r.isBodyName(who) && !strings.Contains(who, "・") {
			return "", m[2], m[5], true
		}
		if isOneOf(who+office, r.s.pronouns) || who == "同" {
			return r.goesOnFrom(base), m[2], m[5], true
		}
		name = r.japanese(who)
		if full := r.full(name); full != name {
			name = full
		} else {
			r.know(name, office)
		}
		return name, m[2], m[5], true
	}
	for p := range strings.SplitSeq(r.s.topics, "|") {
		at := strings.Index(s, p)
		for at > 0 {
			who := s[lastBreak(s[:at]):at]
			lo = at - len(who)
			switch {
			case isOneOf(who, r.s.pronouns):
				return r.goesOnFrom(base), lo, at, true
			case isOneOf(who, r.s.offices) && !isOneOf(who, r.s.unnamed):
				return r.holderOf("", who), lo, at, true
			case isOneOf(who, r.s.unnamed):
				return "", lo, at, true
			case utf8.RuneCountInString(who) >= 2 && r.isBodyName(who) && (p == "は" || p == "が" || strings.HasPrefix(p, "に")):
				return who, lo, at, true
			}
			next := strings.Index(s[at+len(p):], p)
			if next < 0 {
				break
			}
			at += len(p) + next
		}
	}
	return "", 0, 0, false
}

// lastBreak returns where the last run of Han, Katakana and Latin letters of s begins.
func lastBreak(s string) int {
	at := len(s)
	for at > 0 {
		c, n := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.In(c, unicode.Han, unicode.Katakana, unicode.Latin) && c != 'ー' && c != '・' && c != '々' {
			break
		}
		at -= n
	}
	return at
}

// japanese returns the name in what stands before an office: without the body behind a point, "山田太郎・自民党", or before it.
func (r *scriptReader) japanese(who string) string {
	if before, after, ok := strings.Cut(who, "・"); ok {
		if r.isBodyName(after) {
			return before
		}
		if r.isBodyName(before) {
			return after
		}
	}
	return who
}

// koreanOffice returns the office that a word is, apart from its particle; "" if it is none.
func (r *scriptReader) koreanOffice(w string) string {
	w = strings.TrimRight(w, ",.")
	for _, o := range r.offices {
		if rest, ok := strings.CutPrefix(w, o); ok && (rest == "" || isOneOf(rest, r.s.topics) || isOneOf(rest, "과|와|을|를|의|에게|에|님은|님")) {
			return o
		}
	}
	return ""
}

// koreanName returns the name at the end of words, before an office: 홍길동, or 조 바이든 미국.
func (r *scriptReader) koreanName(words []string) string {
	i := len(words)
	for i > 0 && (isOneOf(words[i-1], r.s.places) || r.isBodyName(words[i-1]) && utf8.RuneCountInString(words[i-1]) > 2) {
		if n := utf8.RuneCountInString(words[i-1]); n == 3 && r.hasSurname(words[i-1]) && !r.isBodyName(words[i-1]) {
			break
		}
		i--
	}
	if i == 0 {
		return ""
	}
	bodies := i < len(words)
	w := strings.Trim(words[i-1], "\"'“”‘’(,.")
	switch n := utf8.RuneCountInString(w); {
	case !isHangul(w):
		return ""
	case n >= 2 && n <= 4 && r.hasSurname(w) && (n == 3 || !bodies && n == 2 && !r.isBodyName(w)):
		return w
	case n == 1 && r.hasSurname(w) && !bodies:
		return r.byKoreanSurname(w)
	case n >= 2 && n <= 6 && bodies || n >= 2 && n <= 6 && !r.hasSurname(w):
		if endsInParticle(w) {
			return ""
		}
		if i > 1 && isHangul(words[i-2]) && !endsInParticle(words[i-2]) && r.koreanOffice(words[i-2]) == "" && utf8.RuneCountInString(words[i-2]) <= 6 {
			return words[i-2] + " " + w
		}
		return w
	}
	return ""
}

// isTownOffice reports whether a word is a place and an office in one: 부산시장.
func (r *scriptReader) isTownOffice(w string) bool {
	for _, o := range r.offices {
		if strings.HasSuffix(w, o) && utf8.RuneCountInString(w)-utf8.RuneCountInString(o) >= 1 && utf8.RuneCountInString(o) >= 2 {
			return true
		}
	}
	return false
}

// byKoreanSurname returns the only known name with the surname.
func (r *scriptReader) byKoreanSurname(surname string) string {
	found, n := "", 0
	for _, k := range r.known {
		if strings.HasPrefix(k.name, surname) && k.name != found {
			found, n = k.name, n+1
		}
	}
	if n != 1 {
		return ""
	}
	return found
}

func isHangul(w string) bool { return w != "" && isAll(w, unicode.Hangul) }

// endsInParticle reports whether a word is no name, but a phrase of place, time or object.
func endsInParticle(w string) bool {
	for _, p := range [...]string{"에서", "에게", "으로", "부터", "까지", "에는", "에도", "하는", "했던", "적인", "대한", "관련", "이날", "오전", "오후", "지난"} {
		if strings.HasSuffix(w, p) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("을를의에은는", last)
}

// koreanTopic returns who the topic of s is.
func (r *scriptReader) koreanTopic(s string, base int) (name string, lo, hi int, ok bool) {
	var words []string
	at := 0
	for w := range strings.FieldsSeq(s) {
		start := at + strings.Index(s[at:], w)
		at = start + len(w)
		word := strings.TrimRight(w, ",")
		for p := range strings.SplitSeq(r.s.topics, "|") {
			who, cut := strings.CutSuffix(word, p)
			if !cut || who == "" {
				continue
			}
			office := r.koreanOffice(who)
			switch {
			case isOneOf(who, r.s.pronouns) && p == "는":
				return r.goesOnFrom(base), start, at, true
			case office != "" && isOneOf(office, r.s.unnamed):
				return "", start, at, true
			case office != "":
				name = r.koreanName(words)
				if name == "" && (len(words) == 0 || endsInParticle(words[len(words)-1])) {
					name = r.holderOf("", office)
				}
				if name != "" {
					name = r.full(name)
					r.know(name, office)
				}
				return name, start, at, true
			case r.isTownOffice(who) && len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) == 3 && r.hasSurname(words[len(words)-1]) && isHangul(words[len(words)-1]):
				name = r.full(words[len(words)-1])
				r.know(name, who)
				return name, start, at, true
			case slices.ContainsFunc(r.known, func(k titled) bool { return k.name == who || strings.HasSuffix(k.name, " "+who) }):
				return r.full(who), start, at, true
			case r.isBodyName(who) && utf8.RuneCountInString(who) >= 2 && (p == "은" || p == "는"):
				return who, start, at, true
			}
		}
		words = append(words, word)
	}
	return "", 0, 0, false
}

// arabic reads وقال الوزير أحمد خالد: «…», and the same behind the quotation.
func (r *scriptReader) arabic(before, behind string, from, end int) (string, news.Span, news.Span, bool) {
	for _, side := range [...]struct {
		s    string
		base int
		back bool
	}{{before, from, true}, {behind, end, false}} {
		words := wordsWithPlaces(side.s)
		for k := range words {
			i := k
			if side.back {
				i = len(words) - 1 - k
			} else if k > 1 {
				break
			}
			if !isOneOf(words[i].text, r.s.verbs) {
				continue
			}
			cue := span(side.base, words[i].from, words[i].from+len(words[i].text))
			name, to := r.arabicName(words[i+1:])
			if to == 0 && i > 0 && side.back {
				name, to = r.arabicName(words[:i])
				if to > 0 {
					return name, cue, span(side.base, words[0].from, words[to-1].from+len(words[to-1].text)), true
				}
			}
			if to == 0 {
				return r.goesOnFrom(side.base), cue, news.Span{}, true
			}
			return name, cue, span(side.base, words[i+1].from, words[i+to].from+len(words[i+to].text)), true
		}
	}
	return "", news.Span{}, news.Span{}, false
}

type placed struct {
	text string
	from int
	stop bool // a comma or a colon precedes it
}

func wordsWithPlaces(s string) (out []placed) {
	start, stop := -1, false
	for i, c := range s + " " {
		letter := unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			out = append(out, placed{s[start:i], start, stop})
			start, stop = -1, false
		}
		if c == '،' || c == ',' || c == ':' || c == '(' {
			stop = true
		}
	}
	return out
}

// arabicName returns the name in the noun phrase with which words begin, and the number of its words; 0 if there is none.
func (r *scriptReader) arabicName(words []placed) (name string, n int) {
	for n < len(words) && !isOneOf(words[n].text, r.s.ends) && !(n > 0 && words[n].stop) && !isOneOf(words[n].text, r.s.verbs) {
		n++
	}
	if n == 0 {
		return "", 0
	}
	if isOneOf(words[0].text, r.s.pronouns) {
		return r.goesOnFrom(0), 1
	}
	if isOneOf(words[0].text, r.s.unnamed) {
		return "", n
	}
	join := func(from, to int) string {
		var parts []string
		for _, w := range words[from:to] {
			parts = append(parts, w.text)
		}
		return strings.Join(parts, " ")
	}
	if isOneOf(words[0].text, r.s.bodies) {
		return join(0, n), n
	}
	at, office := 0, false
	for at < n {
		w := words[at].text
		if isOneOf(w, r.s.unnamed) {
			return "", n
		}
		isOffice := isOneOf(w, r.s.offices)
		if !isOffice && !(office && (strings.HasPrefix(w, "ال") || strings.HasPrefix(w, "لل") || w == "باسم" || w == "لشؤون" || isOneOf(w, r.s.bodies))) {
			break
		}
		office = office || isOffice
		at++
	}
	switch {
	case at == n:
		if n == 1 {
			return r.holderOf("", strings.TrimPrefix(words[0].text, "ال")), n
		}
		return "", n
	case n-at > 4:
		return "", n
	}
	name = r.full(join(at, n))
	if n-at > 1 || office {
		title := ""
		if office {
			title = strings.TrimPrefix(words[0].text, "ال")
		}
		r.know(name, title)
	}
	return name, n
}
