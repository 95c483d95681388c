package wire

import (
	"regexp"
	"strings"
)

// scriptDateline is a form of datelines in scripts whose words have no capitals and mostly no spaces. The groups of the
// pattern are named place, date and agency; the last one has to be a known house.
type scriptDateline struct {
	agency  string // of which it is the form
	pattern *regexp.Regexp
}

// scriptDatelines are the forms of datelines in Chinese, Japanese, Korean and Arabic script.
var scriptDatelines = [...]scriptDateline{
	// 新华社北京3月5日电（记者李明）; 中新社上海5日电; 法新社巴黎3月5日电
	{"Xinhua", regexp.MustCompile(`^(?:据|據)?(?P<agency>\p{Han}{2,4}[社网網])(?P<place>[\p{Han}·]{1,12}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)(?:[综綜]合|外)?[电電](?:[（(][^）)\n]{1,40}[）)])?[\s　]*[:：]?[\s　]*`)},
	// （新华社北京3月5日电）; (中央社記者王明台北5日電)
	{"CNA", regexp.MustCompile(`^[（(](?P<agency>\p{Han}{2,4}社)(?:[记記]者\p{Han}{2,4}?)?(?P<place>\p{Han}{2,6}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)[^）)\n]{0,10}?[电電][）)][\s　]*`)},
	// 【東京共同】; 【ワシントン＝時事】
	{"Kyodo", regexp.MustCompile(`^【(?P<place>[^】＝=\n]{1,16}?)[＝=\s　]*(?P<agency>共同|時事|ロイター|AP|AFP時事|ＡＰ|ＡＦＰ)】[\s　]*`)},
	// ［東京　５日　ロイター］ -; [ロンドン 5日 ロイター] -
	{"Reuters", regexp.MustCompile(`^[［\[](?P<place>[^］\]\s　\n]{1,20})[\s　]*(?P<date>[0-9０-９]{1,2}日)?[\s　]*(?P<agency>ロイター|AFP|共同|時事)(?:通信)?[］\]][\s　]*[-－―–—ー]?[\s　]*`)},
	// (서울=연합뉴스) 김철수 기자 =; 【서울=뉴시스】김철수 기자 =
	{"Yonhap", regexp.MustCompile(`^[(（【\[](?P<place>[^=)）】\]\n]{1,20})=(?P<agency>[^)）】\]\n]{1,20})[)）】\]][\s　]*(?:[\p{Hangul}·,\s]{2,40}?(?:기자|특파원|통신원|인턴기자)[\s　]*=[\s　]*)?`)},
	// القاهرة 5 مارس (أ ف ب) -
	{"AFP", regexp.MustCompile(`^(?P<place>[\p{Arabic} ]{2,30}?)[،,]?\s*(?P<date>\d{1,2}\s*(?:-\s*\d{1,2}\s*-\s*)?[\p{Arabic} ]{2,20}(?:\d{4})?)?\s*[(（/](?P<agency>[\p{Arabic} ]{2,30})[)）/]\s*[-–—:]{1,2}\s*`)},
}

// moreAgencies are agencies that stand in these forms only.
var moreAgencies = set(`뉴시스|뉴스1|중앙사|中央社|中新网|中新網|ＡＰ|ＡＦＰ|AFP時事`)

// readScript reads a dateline of scriptDatelines at the start of s.
func readScript(s string) (h header, ok bool) {
	if s == "" || isASCIILetter(s[0]) {
		return h, false
	}
	for i := range scriptDatelines {
		pattern := scriptDatelines[i].pattern
		m := pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		h = header{end: len(m[0]), agency: true, known: true, spaced: true, mark: dash}
		h.place, h.by = m[pattern.SubexpIndex("place")], m[pattern.SubexpIndex("agency")]
		h.where = h.place
		if k := pattern.SubexpIndex("date"); k >= 0 {
			h.when, h.date = m[k], m[k] != ""
		}
		if onlyKnown(h.by) || moreAgencies[h.by] {
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
	case 1 <= parts[0] && parts[0] <= 2 && 1 <= parts[1] && parts[1] <= 2 && parts[2] == 4:
		return length
	}
	return 0
}

// readBehindDash reads the agency after the dash, with a full stop: "МОСКВА, 5 мар — РИА Новости. ".
func (h *header) readBehindDash(s string) {
	if h.by != "" || h.agency || !h.date || h.place == "" || h.mark != dash {
		return
	}
	rest := s[h.end:]
	for n, words := 0, 0; n < len(rest) && words < 3; words++ {
		w := readWord(rest[n:])
		if w == 0 {
			return
		}
		n += w
		name := strings.TrimSuffix(rest[:n], ".")
		if isAgency(name) {
			mark := strings.TrimPrefix(rest[len(name):], ".")
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
