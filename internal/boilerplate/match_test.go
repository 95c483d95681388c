package boilerplate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// marked returns a body with brackets around the zones of a list.
func marked(list *List, source, body string) string {
	a := prepare([]news.Article{{Source: source, Body: body}})[0]
	zones := NewMatcher(list, "en").Zones(nil, source, a.units, a.text)
	for _, z := range slices.Backward(zones) {
		body = body[:z.Span.Start] + "[" + z.Span.Cut(body) + "]" + body[z.Span.End:]
	}
	return body
}

func TestZones(t *testing.T) {
	const news = "The ship left the northern quay at noon."
	two := Entry{Text: "Please support us with a small sum. Thank you."}
	tests := []struct {
		name string
		list []Entry
		body string // the text, with brackets around its zones
	}{
		{"nothing", nil, news},
		{"a sentence", []Entry{{Text: "Terms were not disclosed."}}, news + " [Terms were not disclosed.] It rained."},
		{"other marks", []Entry{{Text: "terms were not disclosed"}}, news + "\n[“Terms were not disclosed!”]"},
		{"a part of a sentence", []Entry{{Text: "Terms were not disclosed."}}, "Terms were not disclosed to us."},
		{"two sentences", []Entry{two}, news + " [Please support us with a small sum. Thank you.] It rained."},
		{"only the first of them", []Entry{two}, news + " Please support us with a small sum. It rained."},
		{"two over a line end", []Entry{two}, news + "\n\n[Please support us with a small sum.]\n\n[Thank you.]\n\nIt rained."},
		{"the longest", []Entry{{Text: "Please support us with a small sum."}, two}, "[Please support us with a small sum. Thank you.]"},
		{"two that overlap", []Entry{{Text: "One and two were left. Three and four were."}, {Text: "Three and four were. Five and six are."}}, "[One and two were left. Three and four were. Five and six are.] It rained."},
		{"a short line", []Entry{{Text: "Sign up"}}, news + "\n\n[Sign up]\n\nSign up. It is late."},
		{"another source", []Entry{{Text: "Terms were not disclosed.", Source: "Globe"}}, news + " Terms were not disclosed."},
		{"this source", []Entry{{Text: "Terms were not disclosed.", Source: "Post"}}, news + " [Terms were not disclosed.]"},
		{"kept", []Entry{{Text: "Terms were not disclosed."}, {Text: "Terms were not disclosed.", Keep: true}}, news + " Terms were not disclosed."},
		{"kept before", []Entry{{Text: "Thank you.", Keep: true}, two}, "[Please support us with a small sum.] Thank you. It rained."},
		{"a stretch", []Entry{{Text: "… the Movement for the Defence of the Harbours and Free Waters …"}}, "He led [the Movement for the Defence of the Harbours and Free Waters] until May."},
		{"eight words of it", []Entry{{Text: "… the Movement for the Defence of the Harbours and Free Waters …"}}, "He was of [the Movement for the Defence of the Harbours]. It rained."},
		{"seven words of it", []Entry{{Text: "… the Movement for the Defence of the Harbours and Free Waters …"}}, "He was of the Movement for the Defence of Harbours. It rained."},
		{"a stretch of two paragraphs", []Entry{{Text: "… See also how the pilots found their way home. Learn more and sign up here …"}}, "Rain. [See also how the pilots found their way home].\n\n[Learn more and sign up] now."},
		{"a learnt sentence within another", []Entry{{Text: "How will the long dry summer on the islands hurt you?", Source: "Post", Articles: 9}}, "Share this: [How will the long dry summer on the islands hurt you]; learn more."},
		{"a given sentence within another", []Entry{{Text: "How will the long dry summer on the islands hurt you?", Source: "Post"}}, "Share this: How will the long dry summer on the islands hurt you; learn more."},
		{"a stretch that is kept", []Entry{
			{Text: "How will the long dry summer on the islands hurt you?", Source: "Post", Articles: 9}, {Text: "… long dry summer on the islands hurt you …", Keep: true},
		}, "Share this: [How will the] long dry summer on the islands hurt you; learn more."},
		{"a stretch round a sentence that is kept", []Entry{{Text: "… to the north. We do not know why. The ships were …"}, {Text: "We do not know why.", Keep: true}}, "It moved [to the north]. We do not know why. [The ships were] lost."},
		{"kept in another source", []Entry{{Text: "Terms were not disclosed."}, {Text: "Terms were not disclosed.", Source: "Globe", Keep: true}}, "[Terms were not disclosed.]"},
		{"kept in this source", []Entry{{Text: "Terms were not disclosed."}, {Text: "Terms were not disclosed.", Source: "Post", Keep: true}}, "Terms were not disclosed."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := strings.NewReplacer("[", "", "]", "").Replace(tt.body)
			if got := marked(&List{Entries: tt.list}, "Post", body); got != tt.body {
				t.Errorf("got  %q\nwant %q", got, tt.body)
			}
		})
	}
}

// TestZonesBesideOthers checks that zones stay in order and do not overlap.
func TestZonesBesideOthers(t *testing.T) {
	body := "Please support us with a small sum.\nTags: rain, ships\nPlease support us with a small sum.\nThe ship left."
	a := prepare([]news.Article{{Body: body}})[0]
	m := NewMatcher(&List{Entries: []Entry{{Text: "Please support us with a small sum."}}}, "en")
	got := m.Zones(a.zones, "", a.units, a.text)
	want := []wire.Kind{wire.Boilerplate, wire.Tags, wire.Boilerplate}
	if !slices.EqualFunc(got, want, func(z wire.Zone, k wire.Kind) bool { return z.Kind == k }) || !apart(got, body) {
		t.Errorf("got %v", got)
	}
}

// apart reports whether zones are in order, do not overlap, lie on rune boundaries, and are not empty.
func apart(zones []wire.Zone, body string) bool {
	end := uint32(0)
	for _, z := range zones {
		if z.Span.Start < end || z.Span.End <= z.Span.Start || z.Span.End > uint32(len(body)) || !utf8.ValidString(z.Span.Cut(body)) {
			return false
		}
		end = z.Span.End
	}
	return true
}

// slowStanding is [Matcher.standing], term by term.
func slowStanding(list *List, source, body string, units []Unit) []bool {
	n := normalize.New()
	terms := func(units []Unit) (all []uint64) {
		for _, u := range units {
			all = append(all, n.Text(u.Span.Cut(body), nil, "en").Terms...)
		}
		return all
	}
	var stands, keep = make([]bool, len(units)), make([]bool, len(units))
	for _, e := range list.Entries {
		want := n.Text(e.Text, nil, "en").Terms
		for from := range units {
			for to := from + 1; to <= len(units); to++ {
				if e.Source != "" && e.Source != source || !slices.Equal(terms(units[from:to]), want) {
					continue
				}
				for i := from; i < to; i++ {
					stands[i], keep[i] = stands[i] || !e.Keep, keep[i] || e.Keep
				}
			}
		}
	}
	for i := range stands {
		stands[i] = stands[i] && !keep[i]
	}
	return stands
}

// TestStandingTwin compares with slowStanding, on texts of few different sentences.
func TestStandingTwin(t *testing.T) {
	r := random()
	sentences := []string{"One and two are three.", "Two ships left the quay.", "We do not know.", "Why not ask the mayor?", "It rained here today."}
	text := func(n int, gap string) string {
		var out []string
		for range n {
			out = append(out, sentences[r.IntN(len(sentences))])
		}
		return strings.Join(out, gap)
	}
	found := 0
	for range 300 {
		list := &List{}
		for range 3 {
			list.Entries = append(list.Entries, Entry{Text: text(1+r.IntN(3), " "), Keep: r.IntN(4) == 0, Source: []string{"", "Post", "Globe"}[r.IntN(3)]})
		}
		body := text(8, []string{" ", "\n\n"}[r.IntN(2)])
		units := unitsOf(body)
		got, _ := NewMatcher(list, "en").standing(nil, "Post", units)
		want := slowStanding(list, "Post", body, units)
		if !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v\nfor %+v in %s", got, want, list.Entries, body)
		}
		if slices.Contains(got, true) {
			found++
		}
	}
	if found < 100 {
		t.Errorf("only %d texts had standing sentences", found)
	}
}

// TestStretchesTwin compares the terms in zones with those of runs that a plain search finds, on texts of few different words.
func TestStretchesTwin(t *testing.T) {
	r := random()
	text := func(n int) string {
		var out []string
		for range n {
			out = append(out, []string{"quay", "ships", "harbour"}[r.IntN(3)])
		}
		return strings.Join(out, " ")
	}
	found := 0
	for range 300 {
		stretch, body := text(8+r.IntN(6)), text(30)
		at := r.IntN(20)
		body = strings.Join(slices.Insert(strings.Fields(body), at, strings.Fields(stretch)...), " ")
		want := make([]bool, len(strings.Fields(body)))
		for i := range want {
			for k := range strings.Fields(stretch) {
				x, y := strings.Fields(body)[i:], strings.Fields(stretch)[k:]
				if len(x) >= runTerms && len(y) >= runTerms && slices.Equal(x[:runTerms], y[:runTerms]) {
					for n := range runTerms {
						want[i+n] = true
					}
				}
			}
		}
		a := prepare([]news.Article{{Source: "Post", Body: body}})[0]
		got := make([]bool, len(want))
		for _, z := range NewMatcher(&List{Entries: []Entry{{Text: within(stretch)}}}, "en").Zones(nil, "Post", a.units, a.text) {
			from, to := a.text.TermsIn(z.Span)
			for k := from; k < to; k++ {
				got[k] = true
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v\nfor %s in %s", got, want, stretch, body)
		}
		for _, is := range got {
			if !is {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("every term was of a stretch")
	}
}

// FuzzZones looks for a text in a body. The zones are in order and do not overlap, whatever the two are.
func FuzzZones(f *testing.F) {
	f.Add("Support us today.", "The ship left. Support us today.\nTags: rain\n\nSupport us today. 3 ships left.")
	f.Add("Ja.", "« Ja. » Ja.\r\nJa\r\n\r\n(AP) -- Ja ...")
	f.Fuzz(func(t *testing.T, text, body string) {
		if !utf8.ValidString(text) || !utf8.ValidString(body) {
			return
		}
		a := prepare([]news.Article{{Body: body}})[0]
		for range items(a.units) {
		}
		if zones := NewMatcher(&List{Entries: []Entry{{Text: within(oneLine(text))}}}, "en").Zones(slices.Clone(a.zones), "", a.units, a.text); !apart(zones, body) {
			t.Errorf("zones %v of %q", zones, body)
		}
		zones := NewMatcher(&List{Entries: []Entry{{Text: oneLine(text)}}}, "en").Zones(slices.Clone(a.zones), "", a.units, a.text)
		if !apart(zones, body) {
			t.Errorf("zones %v of %q", zones, body)
		}
		if again, _ := DecodeUnits(nil, AppendUnits(nil, a.units)); !slices.Equal(again, a.units) {
			t.Errorf("units %+v were read back as %+v", a.units, again)
		}
	})
}

// TestLearntIsFound checks that a Matcher finds what was learnt.
func TestLearntIsFound(t *testing.T) {
	for _, tt := range truths {
		articles := prepare(written(tt.make))
		list := learn(t, articles, 1, 1<<20)
		for _, e := range list.Entries {
			m, found := NewMatcher(&List{Entries: []Entry{e}}, "en"), 0
			for _, a := range articles {
				if len(m.Zones(nil, a.Source, a.units, a.text)) > 0 {
					found++
				}
			}
			if _, within := isWithin(e.Text); found != e.Articles && !within || found < storiesOverTime {
				t.Errorf("%s: found in %d articles: %+v", tt.name, found, e)
			}
		}
	}
}

func ExampleMatcher() {
	list, err := Read(strings.NewReader("# our own\nPlease support us with a small sum.\tPost\n"))
	if err != nil {
		panic(err)
	}
	a := prepare([]news.Article{{Source: "Post", Body: "The ship left. Please support us, with a small sum!"}})[0]
	for _, z := range NewMatcher(list, "en").Zones(a.zones, a.Source, a.units, a.text) {
		fmt.Println(z.Kind, z.Span.Cut(a.Body))
	}
	// Output: boilerplate Please support us, with a small sum!
}
