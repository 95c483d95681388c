package wire

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
)

// scriptCredits are the forms in which Chinese, Japanese and Korean texts credit agencies, whose names run into the words beside them:
// 据新华社报道, 共同通信によると, 연합뉴스에 따르면. The group of each is the name.
var scriptCredits = sync.OnceValue(func() []*regexp.Regexp {
	names := slices.SortedFunc(maps.Keys(agencyByForm), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	names = slices.DeleteFunc(names, func(name string) bool {
		return !strings.ContainsFunc(name, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana, unicode.Hangul) })
	})
	agency := "(" + strings.Join(names, "|") + "|AFP|AP|ロイター)"
	return []*regexp.Regexp{
		regexp.MustCompile(`(?:据|據|引述|援引|综合|綜合)` + agency + `[^，。、\n]{0,12}?(?:报道|報道|報導|消息|电|電|讯|訊)`),
		regexp.MustCompile(agency + `(?:通信)?(?:によると|が(?:[^。\n]{0,20}?)(?:伝え|報じ)|は(?:[^。\n]{0,30}?)(?:伝え|報じ))`),
		regexp.MustCompile(agency + `(?:통신)?(?:에 따르면|[이가은는] [^.\n]{0,40}?(?:보도|전했))`),
	}
})

// scriptCues are characters of which each form has one.
var scriptCues = [...]string{"据", "據", "引述", "援引", "综合", "綜合", "によると", "伝え", "報じ", "따르면", "보도", "전했"}

// inScript finds the credits of scriptCredits in body[from:to].
func (c *creditor) inScript(from, to int) {
	s := c.body[from:to]
	if !slices.ContainsFunc(scriptCues[:], func(cue string) bool { return strings.Contains(s, cue) }) {
		return
	}
	for _, form := range scriptCredits() {
		for _, m := range form.FindAllStringSubmatchIndex(s, -1) {
			span := news.Span{Start: uint32(from + m[0]), End: uint32(from + m[1])}
			c.found = append(c.found, Credit{To: House(s[m[2]:m[3]]), Span: span, How: "text"})
		}
	}
}
