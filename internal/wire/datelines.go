package wire

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// scriptDateline is a form of datelines in scripts whose words have no capitals and mostly no spaces. The groups of the
// pattern are named place, date and agency; the last one has to be a known house, but in a form that no agency has.
type scriptDateline struct {
	agency  string // of which it is the form; "" for that of a paper's own reports, which need no agency
	pattern *regexp.Regexp
}

// scriptDatelines are the forms of datelines in Chinese, Japanese, Korean and Arabic script.
var scriptDatelines = [...]scriptDateline{
	// 新华社北京3月5日电（记者李明）; 中新社上海5日电; 法新社巴黎3月5日电
	{"Xinhua", regexp.MustCompile(`^(?:据|據)?(?P<agency>\p{Han}{2,4}[社网網])(?P<place>[\p{Han}·]{1,12}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日)(?:[综綜]合|外)?[电電][\s　]*(?:[（(][^）)\n]{1,40}[）)])?[\s　]*[:：]?[\s　]*`)},
	// （新华社北京3月5日电）; (中央社記者王明台北5日電)
	{"CNA", regexp.MustCompile(`^[（(](?P<agency>\p{Han}{2,4}社)(?:[记記]者\p{Han}{2,4}?)?(?P<place>\p{Han}{2,6}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)[^）)\n]{0,10}?[电電][）)][\s　]*`)},
	// 新华网北京3月5日电; 央视网消息：; 人民网北京3月5日电 (记者李明)
	{"", regexp.MustCompile(`^(?:据|據)?(?P<agency>新华网|人民网|央视网|光明网|中新网|央广网|环球网|国际在线|中国网)(?:(?P<place>\p{Han}{0,8}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)(?:消息|讯|综合电|电)|消息|讯)[\s　]*(?:[（(][^）)\n]{1,40}[）)])?[\s　]*[:：]?[\s　]*`)},
	// 本报北京3月5日电（记者李明）; 本报讯 （记者李明）
	{"", regexp.MustCompile(`^本(?:报|報|台|刊)(?:(?P<place>\p{Han}{0,8}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)(?:电|電|讯|訊)|讯|訊)[\s　]*(?:[（(][^）)\n]{1,40}[）)])?[\s　]*[:：]?[\s　]*`)},
	// 【新華社北京30日電】
	{"Xinhua", regexp.MustCompile(`^【(?P<agency>\p{Han}{2,4}社)(?P<place>[\p{Han}·]{1,8}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)[电電]】[\s　]*`)},
	// （北京30日综合电）; （吉隆坡30日讯）; （联合早报北京30日讯）; 【本报北京30日电】; （香港30日路透电）
	{"", regexp.MustCompile(`^[（(【](?:本报|本報|\p{Han}{2,4}[报報])?(?:[记記]者\p{Han}{2,4}?)?(?P<place>[\p{Han}·]{2,8}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)(?:综合|綜合|专|專|外)?(?P<agency>路透|法新|美联|美聯|新华|新華|中新)?(?:电|電|讯|訊)[）)】][\s　]*`)},
	// 【明報專訊】
	{"", regexp.MustCompile(`^【(?P<agency>\p{Han}{1,4}[报報])(?P<place>)(?:专讯|專訊|综合报道|綜合報道)】[\s　]*`)},
	// ［ロイター］ -; 【11月30日 AFP】
	{"Reuters", regexp.MustCompile(`^[［\[](?P<place>)(?P<agency>ロイター|共同|時事)[］\]][\s　]*[-－―–—ー]?[\s　]*`)},
	{"AFP", regexp.MustCompile(`^【(?P<place>)(?P<date>(?:\d{1,2}月)?\d{1,2}日)[\s　]*(?P<agency>AFP|ＡＦＰ)】[\s　]*`)},
	// （ロンドン 共同）
	{"Kyodo", regexp.MustCompile(`^[（(](?P<place>[\p{Han}\p{Katakana}ー・]{2,12})[\s　＝=](?P<agency>共同|時事|ロイター)[）)][\s　]*`)},
	// 【ロンドン＝山田太郎】; 【NQNニューヨーク＝山田理恵】
	{"", regexp.MustCompile(`^【(?P<agency>NQN|ＮＱＮ)?(?P<place>[\p{Katakana}ー・]{2,12}|\p{Han}{2,4})[＝=][\p{Han}\p{Katakana}・、　\s]{3,16}】[\s　]*`)},
	// [서울신문]; [한국경제TV 홍길동 기자]
	{"", regexp.MustCompile(`^\[(?P<place>)(?P<agency>[\p{Hangul}A-Z]{2,10}(?:뉴스|신문|일보|타임스|경제|닷컴|방송|TV))(?:[\s　]*\p{Hangul}{2,4}[\s　]?기자)?\][\s　]*`)},
	// 【東京共同】; 【ワシントン＝時事】
	{"Kyodo", regexp.MustCompile(`^【(?P<place>[^】＝=\n]{0,16}?)[＝=\s　]*(?P<agency>共同|時事|聯合ニュース|ロイター|AP|AFP時事|ＡＰ|ＡＦＰ)】[\s　]*`)},
	// ［東京　５日　ロイター］ -; [ロンドン 5日 ロイター] -
	{"Reuters", regexp.MustCompile(`^[［\[](?P<place>[^］\]\s　\n]{1,20})[\s　]*(?P<date>[0-9０-９]{1,2}日)?[\s　]*(?P<agency>ロイター|AFP|共同|時事)(?:通信)?[］\]][\s　]*[-－―–—ー]?[\s　]*`)},
	// (서울=연합뉴스) 김철수 기자 =; 【서울=뉴시스】김철수 기자 =
	{"Yonhap", regexp.MustCompile(`^[(（【\[](?P<place>[^=)）】\]\n]{1,20})=(?P<agency>[^)）】\]\n]{1,20})[)）】\]][\s　]*(?:[\p{Hangul}·,\s]{2,40}?(?:기자|특파원|통신원|인턴기자)[\s　]*=[\s　]*)?`)},
	// القاهرة - أ ف ب:; تهران - ایرنا -
	{"AFP", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[\s]*[-–—][\s]*(?P<agency>[\p{Arabic} ]{2,30}?)[\s]*[:：\-–—][\s]*`)},
	// الرياض 5 مارس 2020 واس; الرياض 28 صفر 1446 هـ الموافق 02 سبتمبر 2024 م واس
	{"SPA", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[\s،,]*(?P<date>\d{1,2} [\p{Arabic} ]{2,20}? \d{4}(?:[\s]?هـ الموافق \d{1,2} [\p{Arabic} ]{2,20}? \d{4})?(?:[\s]?م)?)[\s]+(?P<agency>واس|وام|كونا|قنا|سانا|بترا|وفا)[\s]*[-–—:]*[\s]*`)},
	// القاهرة 5 مارس (أ ف ب) -
	{"AFP", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[،,]?\s*(?P<date>\d{1,2}\s*(?:-\s*\d{1,2}\s*-\s*)?[\p{Arabic} ]{2,20}(?:\d{4})?)?\s*[(（/](?P<agency>[\p{Arabic} ]{2,30})[)）/]\s*[-–—:]{1,2}\s*`)},
	// القاهرة في 5 مارس /أ ش أ/
	{"MENA", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[،,]? (?P<date>\d{1,2} [\p{Arabic} ]{2,20}(?:\d{4})?)\s*/\s*(?P<agency>[\p{Arabic} ]{2,30}?)\s*/[.\s]*[-–—:]*\s*`)},
	// الكويت - 5 - 3 (كونا) --
	{"KUNA", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)\s*[-–—]\s*(?P<date>\d{1,2}\s*-\s*\d{1,2})\s*[(（](?P<agency>[\p{Arabic} ]{2,30})[)）]\s*[-–—:]{1,2}\s*`)},
	// موسكو، 5 مارس – سبوتنيك.
	{"Sputnik", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[،,] (?P<date>\d{1,2} [\p{Arabic} ]{2,20}?)\s*[-–—]\s*(?P<agency>[\p{Arabic} ]{2,30}?)\.\s+`)},
	// नयी दिल्ली, पांच मार्च (भाषा); मुंबई, 05 मार्च (वार्ता)
	{"PTI", regexp.MustCompile(`^(?P<place>[\p{Devanagari} ]{2,30}?)[,:] (?:(?P<date>(?:\d{1,2}|[\p{Devanagari}]{1,12}) [\p{Devanagari}]{2,12}) ?)?[(（](?P<agency>[\p{Devanagari}A-Z/ ]{2,20})[)）][\s।:–—-]*`)},
	// 〔記者王明／基隆報導〕; 【中央社／台北5日電】
	{"", regexp.MustCompile(`^[〔［\[](?:\p{Han}{2,8}[記记]者|[記记]者)\p{Han}{2,4}(?:、\p{Han}{2,4})*[／/](?P<place>\p{Han}{2,8})(?:即時)?[報报][導导道][〕］\]][\s　]*`)},
	{"CNA", regexp.MustCompile(`^[【〔](?P<agency>\p{Han}{2,4}社)(?:[記记]者\p{Han}{2,4})?[／/](?P<place>\p{Han}{2,8}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)(?:綜合|综合|外|專|专)?[電电][】〕][\s　]*`)},
	// （ＣＮＮ）
	{"CNN", regexp.MustCompile(`^（(?P<place>)(?P<agency>CNN|ＣＮＮ|AFP|ＡＦＰ|ロイター|共同|時事)）[\s　]*`)},
}

// moreAgencies are agencies that stand in these forms only.
var moreAgencies = set(`뉴시스|뉴스1|중앙사|中央社|中新网|中新網|ＡＰ|ＡＦＰ|ＣＮＮ|AFP時事`)

// noPlaces stand before the name of a house in square or round brackets where it is named for a picture: "[사진=연합뉴스]".
var noPlaces = set(`사진|자료사진|사진제공|사진 제공|그래픽|영상|제공|이미지|캡처|자료`)

// shortAgencies are the names of agencies without the word for "agency".
var shortAgencies = map[string]string{"路透": "路透社", "法新": "法新社", "美联": "美联社", "美聯": "美联社", "新华": "新华社", "新華": "新华社", "中新": "中新社"}

// readScript reads a dateline of scriptDatelines at the start of s.
func readScript(s string) (h header, ok bool) {
	if s == "" || s[0] < utf8.RuneSelf && s[0] != '(' && s[0] != '[' { // no pattern begins with another one of ASCII
		return h, false
	}
	for i := range scriptDatelines {
		pattern := scriptDatelines[i].pattern
		m := pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		h = header{end: len(m[0]), agency: true, known: true, spaced: true, mark: dash}
		for k, group := range pattern.SubexpNames() {
			switch group {
			case "place":
				h.place, h.where = m[k], m[k]
			case "date":
				h.when, h.date = m[k], m[k] != ""
			case "agency":
				h.by = m[k]
			}
		}
		if noPlaces[h.place] {
			return header{}, false
		}
		if short, ok := shortAgencies[h.by]; ok {
			h.by = short
		}
		if scriptDatelines[i].agency == "" || isHouse(h.by) || moreAgencies[h.by] {
			h.agency = h.by != ""
			return h, true
		}
	}
	return header{}, false
}

// mostRegion is the largest number of bytes of a region in brackets.
const mostRegion = 40

// readRegion returns the length of a country or region in brackets behind a place, behind which the dateline goes on:
// "(España), ", "(Maharashtra) [India], "; 0 if there is none.
func readRegion(s string) int {
	if s == "" || s[0] != '(' && s[0] != '[' {
		return 0
	}
	n := strings.IndexAny(s[1:min(len(s), mostRegion)], ")]")
	if n <= 0 || isHouse(s[1:1+n]) || readName(s[1:1+n]) != n {
		return 0
	}
	if rest := strings.TrimLeft(s[n+2:], " "); rest == "" || rest[0] != ',' && (rest[0] != '[' || s[0] == '[') {
		return 0
	}
	return n + 2
}

// numericDate returns the length of a date in figures at the start of s, "05/03", "05.03.2024", "2024-03-05"; 0 if there is
// none.
func numericDate(s string) int {
	n, k := digits(s), 0
	parts := [...]int{n, 0, 0}
	for at := n; k < 2 && at < len(s) && strings.IndexByte("/.-", s[at]) >= 0 && (k == 0 || s[at] == s[n]); {
		d := digits(s[at+1:])
		if d == 0 {
			break
		}
		k++
		parts[k] = d
		at += 1 + d
	}
	length := parts[0] + parts[1] + parts[2] + k
	switch {
	case length < len(s) && (isASCIILetter(s[length]) || s[length] == '%' || s[length] == '/' || s[length] == '-'):
		return 0
	case parts == [...]int{2, 2, 0} && s[2] == '/', parts == [...]int{4, 2, 2}:
		return length
	case k == 1 && s[n] == '/' && 1 <= parts[0] && parts[0] <= 2 && 1 <= parts[1] && parts[1] <= 2 && strings.HasPrefix(s[length:], " ("):
		return length // "Hà Nội, 2/9 (TTXVN) - "
	case 1 <= parts[0] && parts[0] <= 2 && 1 <= parts[1] && parts[1] <= 2 && parts[2] == 4:
		return length
	}
	return 0
}

// readBehindDash reads the agency after the dash, with a full stop and perhaps its writer before it: "МОСКВА, 5 мар — РИА Новости. ",
// "МОСКВА, 5 мар — РИА Новости, Иван Петров. ".
func (h *header) readBehindDash(s string) {
	if h.by != "" || h.agency || h.place == "" || h.mark != dash {
		return
	}
	rest := s[h.end:]
	if !h.date { // "ALGER - 2 septembre (APS) - "
		if digits(rest) == 0 {
			return
		}
		n := readDate(rest)
		n += len(rest[n:]) - len(strings.TrimLeft(rest[n:], " "))
		if k, known := readAgency(rest[n:]); n > 0 && known {
			if m, end := readMark(rest, n+k+blank(rest[n+k:])); m == dash {
				h.when, h.by, h.date, h.agency, h.known, h.end = rest[:n], rest[n+1:n+k-1], true, true, true, h.end+end
			}
		}
		return
	}
	if n, known := readAgency(rest); known { // "Roma, 30 nov. - (Adnkronos) - "
		if m, end := readMark(rest, n+blank(rest[n:])); m == dash {
			h.by, h.agency, h.known, h.mark, h.end = rest[1:n-1], true, true, dash, h.end+end
		}
		return
	}
	for n, words := 0, 0; n < len(rest) && words < 3; words++ {
		w := readWord(rest[n:])
		if w == 0 {
			return
		}
		n += w
		name := strings.TrimSuffix(rest[:n], ".")
		if isAgency(name) {
			mark := rest[len(name):]
			if writer, ok := strings.CutPrefix(mark, ", "); ok {
				if k := strings.Index(writer, ". "); k > 0 && readName(writer[:k]) == k {
					mark = writer[k:]
				}
			}
			mark = strings.TrimPrefix(mark, ".")
			if gap := len(mark) - len(strings.TrimLeft(mark, " \u00a0")); len(mark) < len(rest)-len(name) && (gap > 0 || mark == "") {
				h.by, h.known, h.mark = name, true, stop
				h.end = len(s) - len(mark) + gap
				return
			}
		}
		if n < len(rest) && rest[n] == ' ' {
			n++
		}
	}
}
