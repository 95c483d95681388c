package paraphrase

import (
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// encoded returns an English sentence.
func encoded(t testing.TB, m *Model, text string) *Sentence {
	t.Helper()
	var s Sentence
	NewEncoder(m, "en").Encode(&s, text, news.Span{End: uint32(len(text))})
	return &s
}

// TestKeys checks that sentences that say the same share keys, and others do not.
func TestKeys(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	keys := func(text string) map[uint64]bool {
		set := make(map[uint64]bool)
		for _, k := range m.Keys(nil, encoded(t, m, text)) {
			set[k.Hash] = true
		}
		return set
	}
	const text = "We have explained through multiple channels that our planned system will not and cannot threaten Russia's strategic deterrent."
	a := keys(text)
	if want := 15 + 2*(1+besideCells); len(a) != want {
		t.Errorf("%d keys, want %d: of six stems, and of two cells", len(a), want)
	}
	few := m.FewKeys([]shingle.Fingerprint{{Hash: 1}}, encoded(t, m, text))
	if want := 1 + 15 + besideCells; len(few) != want {
		t.Errorf("%d keys of an index, want one before and %d: of six stems, and of one cell with stems", len(few), want-1)
	}
	for _, k := range few[1:] {
		if !a[k.Hash] {
			t.Errorf("a key of an index is none of the others")
		}
	}
	for other, want := range map[string]bool{
		text: true,
		"In multiple channels, we’ve explained to Russian officials that the missile defence systems being deployed in Europe do not and cannot threaten Russia’s strategic deterrent": true,
		"The mayor of the town resigned on Monday after the council rejected her budget.":                                                                                              false,
	} {
		shared := 0
		for k := range keys(other) {
			if a[k] {
				shared++
			}
		}
		if (shared > 0) != want {
			t.Errorf("%d keys shared with %q", shared, other)
		}
	}
	if got := m.Keys([]shingle.Fingerprint{{Hash: 1}}, &Sentence{}); len(got) != 1 {
		t.Errorf("a sentence without words has %d keys", len(got)-1)
	}
}

func BenchmarkKeys(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	s := encoded(b, m, "The mayor of the town resigned on Monday after the council rejected her budget.")
	var keys []shingle.Fingerprint
	b.ReportAllocs()
	for b.Loop() {
		keys = m.Keys(keys[:0], s)
	}
}
