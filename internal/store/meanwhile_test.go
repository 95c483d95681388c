package store_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// TestChecksMeanwhile checks again and again, by two at once, each time with the index opened anew, while a writer adds articles in twos,
// removes, compacts and learns again. Each check answers from one moment: it finds both of two that came and go together, or neither, and
// all that were there when it began.
func TestChecksMeanwhile(t *testing.T) {
	ctx, dir, w := context.Background(), t.TempDir(), newWriter(71)
	x := open(t, dir)
	text := w.text(80)
	two := func(i int) []news.Article {
		return []news.Article{
			{ID: fmt.Sprintf("left %d.", i), Lang: "en", Body: text + fmt.Sprintf(" Left %d.", i)},
			{ID: fmt.Sprintf("right %d.", i), Lang: "en", Body: text + fmt.Sprintf(" Right %d.", i)},
		}
	}
	add(t, x, append(two(0), w.article("A"), w.article("B"), w.article("C"))...)
	o := options()
	o.MaxGroupPairs = 100
	var checks sync.WaitGroup
	var mu sync.Mutex
	added, ended := 0, false
	for range 2 {
		checks.Go(func() {
			for {
				mu.Lock()
				before, last := added, ended
				mu.Unlock()
				s, err := store.Open(dir)
				if err != nil {
					t.Error(err)
					return
				}
				v, err := s.View(ctx)
				if err != nil {
					t.Error(err)
					_ = s.Close()
					return
				}
				got := check(t, v, []news.Article{{ID: "new", Lang: "en", Body: text}}, o)
				for i := range 12 {
					left, right := strings.Contains(got, fmt.Sprintf(`"left %d."`, i)), strings.Contains(got, fmt.Sprintf(`"right %d."`, i))
					if left != right || !left && i <= before && i != 3 {
						t.Errorf("pair %d of %d: %v, %v", i, before, left, right)
					}
				}
				if err := v.Close(); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				if last || t.Failed() {
					return
				}
			}
		})
	}
	for i := 1; i < 12; i++ {
		add(t, x, two(i)...)
		mu.Lock()
		added = i
		mu.Unlock()
		var err error
		switch i {
		case 4:
			_, _, err = x.Remove(ctx, []string{"left 3.", "right 3."})
		case 6, 9:
			err = x.Compact(ctx)
		case 8:
			_, err = x.Relearn(ctx, options())
		}
		if err != nil {
			t.Error(err)
		}
	}
	mu.Lock()
	ended = true
	mu.Unlock()
	checks.Wait()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}
