package normalize

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/copytaster/copytaster/internal/news"
)

// slowSegments cuts a run of tokens as the comment of segment.go says: units first, then the joints that are cheaper than both neighbours, then
// what is too long.
func slowSegments(body string, script unspaced, tokens []news.Span) []news.Span {
	var units []news.Span
	for _, s := range tokens {
		if n := len(units); n > 0 && attached(script, units[n-1].Cut(body), s.Cut(body)) {
			units[n-1].End = s.End
		} else {
			units = append(units, s)
		}
	}
	joint := func(i int) uint64 { // before units[i]
		if i == 0 || i == len(units) {
			return 0
		}
		return price(script, units[i-1].Cut(body), units[i].Cut(body))
	}
	var pieces func(from, to int) []news.Span
	pieces = func(from, to int) []news.Span {
		least, most := 2, to-from-2 // units before the cut
		syllables := script == thai || script == lao || script == khmer
		switch n := to - from; {
		case n <= 2, n == 3 && syllables, n == 4 && syllables && joint(from+2) >= dear:
			least = n
		case n == 3:
			least, most = 1, 2
		}
		best := 0
		for k := least; k <= most; k++ {
			if best == 0 || joint(from+k) < joint(from+best) {
				best = k
			}
		}
		if best == 0 || to-from == 3 && joint(from+best) >= dear {
			return []news.Span{{Start: units[from].Start, End: units[to-1].End}}
		}
		return append(pieces(from, from+best), pieces(from+best, to)...)
	}
	var out []news.Span
	from := 0
	for i := 1; i <= len(units); i++ {
		if i == len(units) || joint(i) < joint(i-1) && joint(i) <= joint(i+1) {
			out = append(out, pieces(from, i)...)
			from = i
		}
	}
	return out
}

// What is a unit or a run, by hand. Where a longer run is cut is a matter of hashes: slowSegments.
func TestSegmentByHand(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"one character", "港", []string{"港"}},
		{"two", "港口", []string{"港口"}},
		{"Katakana is a word of its own", "港コンピューター口", []string{"港", "コンピューター", "口"}},
		{"figures too", "12月", []string{"12", "月"}},
		{"a mark ends a run", "港，口", []string{"港", "口"}},
		{"two scripts", "港ไป", []string{"港", "ไป"}},
		{"a vowel before its consonant, one behind it", "เมา", []string{"เมา"}},
		{"a letter below another", "ខ្មែ", []string{"ខ្មែ"}},
		{"a last consonant", "မြန်", []string{"မြန်"}},
		{"small kana", "しゃ", []string{"しゃ"}},
		{"the tone mark stays", "น้ำ", []string{"น้ำ"}},
	} {
		if got := cuts(tt.body, split(nil, tt.body)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// unspacedStories say what the English one of language_test.go says, with the number of English words that say it.
var unspacedStories = map[string]struct {
	body  string
	words int
}{
	"zh": {`政府星期二表示，将在年底前关闭该国北部两个最古老的港口，因为检查发现它们十年来一直不安全。被要求留在家中的工人将获得三个月的工资，部长本周将与工会会面，讨论为他们提供新的就业机会。`, 66},
	"ja": {`政府は火曜日、国の北部にある最も古い港のうち二つを年末までに閉鎖すると発表した。検査の結果、十年前から安全ではなかったことが分かったためだ。自宅待機を命じられた労働者には三か月分の賃金が支払われ、大臣は今週、組合と会って新しい仕事について話し合う。`, 66},
	"th": {`รัฐบาลกล่าวเมื่อวันอังคารว่าจะปิดท่าเรือที่เก่าแก่ที่สุดสองแห่งทางตอนเหนือของประเทศภายในสิ้นปีนี้ หลังจากการตรวจสอบพบว่าท่าเรือเหล่านั้นไม่ปลอดภัยมาเป็นเวลาสิบปี คนงานที่ได้รับคำสั่งให้อยู่บ้านจะได้รับค่าจ้างเป็นเวลาสามเดือน และรัฐมนตรีจะพบกับสหภาพแรงงานในสัปดาห์นี้เพื่อพูดคุยเรื่องงานใหม่สำหรับพวกเขา`, 66},
	"lo": {`ລັດຖະບານກ່າວໃນວັນອັງຄານວ່າຈະປິດທ່າເຮືອທີ່ເກົ່າແກ່ທີ່ສຸດສອງແຫ່ງໃນພາກເໜືອຂອງປະເທດກ່ອນທ້າຍປີ ຫຼັງຈາກການກວດກາພົບວ່າມັນບໍ່ປອດໄພມາເປັນເວລາສິບປີ ຄົນງານທີ່ຖືກບອກໃຫ້ຢູ່ເຮືອນຈະໄດ້ຮັບຄ່າຈ້າງເປັນເວລາສາມເດືອນ`, 50},
	"km": {`រដ្ឋាភិបាលបាននិយាយកាលពីថ្ងៃអង្គារថា ខ្លួននឹងបិទកំពង់ផែចាស់ជាងគេពីរនៅភាគខាងជើងនៃប្រទេសនៅចុងឆ្នាំនេះ បន្ទាប់ពីការត្រួតពិនិត្យបានរកឃើញថាវាមិនមានសុវត្ថិភាពអស់រយៈពេលដប់ឆ្នាំ កម្មករដែលត្រូវបានប្រាប់ឱ្យនៅផ្ទះនឹងទទួលបានប្រាក់ឈ្នួលរយៈពេលបីខែ`, 50},
	"my": {`အစိုးရက အင်္ဂါနေ့တွင် နိုင်ငံမြောက်ပိုင်းရှိ ရှေးအကျဆုံး ဆိပ်ကမ်းနှစ်ခုကို နှစ်ကုန်မတိုင်မီ ပိတ်မည်ဟု ပြောကြားခဲ့သည်။ စစ်ဆေးမှုတစ်ခုက ၎င်းတို့သည် ဆယ်နှစ်ကြာ မလုံခြုံကြောင်း တွေ့ရှိခဲ့သည်။ အိမ်တွင်နေရန် ပြောခံရသော အလုပ်သမားများသည် သုံးလစာ လုပ်ခ ရရှိမည်ဖြစ်သည်။`, 50},
}

// TestSegmentsAreComparable measures that a threshold in words means about as much text as in English: six tenths of it to four thirds. Chinese is
// the lowest: its characters say more.
func TestSegmentsAreComparable(t *testing.T) {
	for lang, story := range unspacedStories {
		n := float64(len(split(nil, story.body)))
		if ratio := n / float64(story.words); ratio < .6 || ratio > 1.34 {
			t.Errorf("%s: %.0f segments for %d English words", lang, n, story.words)
		} else {
			t.Logf("%s: %.2f segments an English word", lang, ratio)
		}
	}
}

// TestSegmentsAreLocal puts a stretch of a story behind other text: but for a few units at each end it has the same segments.
func TestSegmentsAreLocal(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for lang, story := range unspacedStories {
		strangers := []rune(strings.ReplaceAll(story.body, " ", ""))
		body := []rune(story.body)
		worst := 0
		for range 300 {
			at := r.IntN(len(body) / 2)
			part := string(body[at : at+len(body)/3])
			r.Shuffle(len(strangers), func(i, j int) { strangers[i], strangers[j] = strangers[j], strangers[i] })
			before := string(strangers[:20])
			other := before + part + string(strangers[20:40])
			whole := map[news.Span]bool{}
			start := uint32(len(string(body[:at])))
			for _, s := range split(nil, story.body) {
				whole[news.Span{Start: s.Start - start, End: s.End - start}] = true
			}
			same, all := 0, 0
			for _, s := range split(nil, other) {
				if s.Start < uint32(len(before)) || s.End > uint32(len(before)+len(part)) {
					continue
				}
				all++
				if whole[news.Span{Start: s.Start - uint32(len(before)), End: s.End - uint32(len(before))}] {
					same++
				}
			}
			worst = max(worst, all-same)
		}
		if worst > 6 {
			t.Errorf("%s: %d segments of a copied stretch are others", lang, worst)
		}
	}
}

// TestSegmentsOnClusters checks that no segment cuts what a reader takes for one character, also in nonsense.
func TestSegmentsOnClusters(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for lang, story := range unspacedStories {
		var clusters []string
		for g := graphemes.FromString(story.body); g.Next(); {
			clusters = append(clusters, g.Value())
		}
		for i := range 200 {
			body := strings.Join(clusters, "")
			if i > 0 {
				r.Shuffle(len(clusters), func(i, j int) { clusters[i], clusters[j] = clusters[j], clusters[i] })
			}
			ends := map[int]bool{0: true}
			for g := graphemes.FromString(body); g.Next(); {
				ends[g.End()] = true
			}
			for _, s := range split(nil, body) {
				if !ends[int(s.Start)] || !ends[int(s.End)] {
					t.Fatalf("%s: %q of %q", lang, s.Cut(body), body)
				}
			}
		}
	}
}

// A zero-width space between words, which some houses put there, changes nothing.
func TestZeroWidthSpaceInRuns(t *testing.T) {
	for lang, story := range unspacedStories {
		plain := New().Text(story.body, nil, lang)
		var b strings.Builder
		for i, s := range plain.Spans {
			if i > 0 && plain.Spans[i-1].End == s.Start && i%3 > 0 {
				b.WriteString("\u200b")
			} else if i > 0 {
				b.WriteString(story.body[plain.Spans[i-1].End:s.Start])
			}
			b.WriteString(s.Cut(story.body))
		}
		hidden := New().Text(b.String(), nil, lang)
		if !slices.Equal(plain.Terms, hidden.Terms) || !slices.Equal(plain.Words, hidden.Words) {
			t.Errorf("%s: other terms", lang)
		}
	}
}

// Segments are short: no longer than longest units, but for a syllable with all its marks.
func TestSegmentsAreShort(t *testing.T) {
	for lang, story := range unspacedStories {
		longest := 0
		n := math.MaxInt
		for _, w := range cuts(story.body, split(nil, story.body)) {
			longest, n = max(longest, utf8.RuneCountInString(w)), min(n, utf8.RuneCountInString(w))
		}
		if most := map[string]int{"zh": 3, "ja": 9, "th": 14, "lo": 14, "km": 18, "my": 22}[lang]; longest > most {
			t.Errorf("%s: a segment of %d characters", lang, longest)
		}
	}
}

// TestSegmentsOfOneLetter has one joint again and again, which has no cheaper neighbour. The pieces are those of the slow twin, and a million
// letters are cut; looked for in all the rest each, the pieces would take hours.
func TestSegmentsOfOneLetter(t *testing.T) {
	for _, c := range []struct {
		script unspaced
		letter string
	}{{thai, "ก"}, {hanOrKana, "哈"}, {burmese, "က"}} {
		for n := range 300 {
			body := strings.Repeat(c.letter, n)
			var tokens []news.Span
			for i, r := range body {
				tokens = append(tokens, news.Span{Start: uint32(i), End: uint32(i + utf8.RuneLen(r))})
			}
			if got, want := split(nil, body), slowSegments(body, c.script, tokens); !slices.Equal(got, want) {
				t.Fatalf("%d of %s: %v, want %v", n, c.letter, got, want)
			}
		}
		if n := len(split(nil, strings.Repeat(c.letter, 1_000_000))); n < 300_000 {
			t.Errorf("a million of %s have %d pieces", c.letter, n)
		}
	}
}

// TestCutLongStretches cuts long stretches with few different prices, whose cheapest joints are noted, as they are cut where these are looked for.
func TestCutLongStretches(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 500 {
		n, g := 1+r.IntN(4*longStretch), segmenter{script: hanOrKana}
		for i := range uint32(n) {
			g.units = append(g.units, news.Span{Start: i, End: i + 1})
			g.prices = append(g.prices, uint64(1+r.IntN(1+r.IntN(9)))<<58)
		}
		g.prices = append(g.prices, 0)
		var want []news.Span
		var slow func(from, to int)
		slow = func(from, to int) {
			at := g.joint(from, to)
			if at == 0 {
				want = append(want, news.Span{Start: uint32(from), End: uint32(to)})
				return
			}
			slow(from, at)
			slow(at, to)
		}
		slow(0, n)
		if got := g.cut(nil, 0, n); !slices.Equal(got, want) {
			t.Fatalf("%d units with the prices %v: %v, want %v", n, g.prices, got, want)
		}
	}
}

// What is written in two ways, or wrapped, is cut alike and has the same terms.
func TestSegmentsOfOneText(t *testing.T) {
	terms := func(body, lang string) []uint64 { return New().Text(body, nil, lang).Terms }
	for _, tt := range []struct{ name, lang, a, b string }{
		{"a character that Unicode has twice", "zh", "去年来的旅客说这里的历史很长", "去\uF98E来的旅客说这里的历史很长"},
		{"Chinese wrapped", "zh", "渔民们担心小船每次出海要多花一个小时的燃料而议员没有听到", "渔民们担心小船每次出海\n要多花一个小时的燃料\r\n而议员没有听到"},
		{"Japanese wrapped", "ja", "漁師たちは船の燃料が毎回一時間分も余計にかかると心配している", "漁師たちは船の燃料が毎回\n一時間分も余計に\nかかると心配している"},
		{"the vowel am of Thai in two halves", "th", "เรือกลับเข้าท่าน้ำในยามค่ำ", "เรือกลับเข้าท่านํ้าในยามคํ่า"},
	} {
		if a, b := terms(tt.a, tt.lang), terms(tt.b, tt.lang); !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q", tt.name, cuts(tt.a, split(nil, tt.a)), cuts(tt.b, split(nil, tt.b)))
		}
	}
	if a, b := terms("渔民们担心小船\n\n议员没有听到", "zh"), terms("渔民们担心小船议员没有听到", "zh"); slices.Equal(a, b) {
		t.Error("a paragraph goes on in the next one")
	}
}
