package corpus_test

import (
	"bytes"
	"testing"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
)

// TestUnion reads the articles of two corpora as those of one that has all.
func TestUnion(t *testing.T) {
	all := []news.Article{{ID: "a", Body: "The first of all of them."}, {ID: "b", Body: "Not the first."}, {ID: "c", Body: "The last one is this."}, {ID: "d", Body: "Behind it."}}
	one := corpustest.Of(t, all...)
	u := corpus.NewUnion(corpustest.Of(t, all[1], all[3]), corpustest.Of(t, all[0], all[2]))
	if u.Len() != one.Len() {
		t.Fatalf("%d articles, want %d", u.Len(), one.Len())
	}
	if u.Second(0) != 0 || u.Second(1) != 2 {
		t.Errorf("the second corpus lies at %d and %d", u.Second(0), u.Second(1))
	}
	var x, y prepare.Prepared
	p, q := one.Open(), u.Open()
	for i := range corpus.Ref(u.Len()) {
		if u.Head(i).ID != all[i].ID {
			t.Errorf("article %d is %s", i, u.Head(i).ID)
		}
		if at, found := u.Find(all[i].ID); !found || at != i {
			t.Errorf("%s is found at %d, %v", all[i].ID, at, found)
		}
		if err := p.Read(&x, i, corpus.All); err != nil {
			t.Fatal(err)
		}
		if err := q.Read(&y, i, corpus.All); err != nil {
			t.Fatal(err)
		}
		if y.Head != u.Head(i) || !bytes.Equal(x.AppendBinary(nil), y.AppendBinary(nil)) {
			t.Errorf("%s differs", all[i].ID)
		}
	}
	if _, found := u.Find("e"); found {
		t.Error("e is found")
	}
}
