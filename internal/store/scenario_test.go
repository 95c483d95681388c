package store_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// scenarios are what a worker does in a folder, by name. It says of each step that it tries it, and then whether it was done.
var scenarios = map[string]func(dir string){
	"life": func(dir string) { runSteps(dir, life()) },
	"upgrade": func(dir string) {
		say(0, func() error {
			_, err := store.Upgrade(context.Background(), dir, options())
			return err
		})
		runSteps(dir, []step{0: {}, 1: {add: []news.Article{numbered(7)}}})
	},
}

// step is something that is done with an index, and what it makes of articles.
type step struct {
	add    []news.Article
	remove string
	expire bool // article 0
	other  func(w *store.Writer) error
}

// changed is another text of article 1.
func changed() news.Article {
	a := numbered(1)
	a.Body = "Another text. " + a.Body
	return a
}

// life is a small life of an index. Articles 4 and 9 come and stay together.
func life() []step {
	ctx := context.Background()
	return []step{
		{add: []news.Article{numbered(0), numbered(1), numbered(2)}},
		{add: []news.Article{numbered(3), numbered(4), numbered(9)}},
		{add: []news.Article{changed(), numbered(5)}},
		{remove: numbered(3).ID},
		{expire: true},
		{other: func(w *store.Writer) error { return w.Compact(ctx) }},
		{add: []news.Article{numbered(6)}},
		{other: func(w *store.Writer) error {
			_, err := w.Relearn(ctx, options())
			return err
		}},
		{add: []news.Article{numbered(7)}},
	}
}

func (s step) do(w *store.Writer) error {
	ctx := context.Background()
	switch {
	case s.add != nil:
		_, err := w.Add(ctx, each(s.add), options())
		return err
	case s.remove != "":
		_, _, err := w.Remove(ctx, []string{s.remove})
		return err
	case s.expire:
		_, err := w.Expire(ctx, numbered(1).Published)
		return err
	}
	return s.other(w)
}

// say says what becomes of a step.
func say(number int, do func() error) error {
	fmt.Println("try", number)
	err := do()
	if err != nil {
		fmt.Println("failed", number, strings.ReplaceAll(err.Error(), "\n", "; "))
	} else {
		fmt.Println("did", number)
	}
	return err
}

// runSteps does steps, those that are not zero. After one that failed it goes on, with the same writer first, then with another one.
func runSteps(dir string, steps []step) {
	var w *store.Writer
	failures := 0
	for i, s := range steps {
		if s.add == nil && s.remove == "" && !s.expire && s.other == nil {
			continue
		}
		if failures > 1 && w != nil {
			_ = w.Close() // the disk has failed
			w, failures = nil, 0
		}
		err := say(i, func() (err error) {
			if w == nil {
				if w, err = store.OpenWriter(dir, options()); err != nil {
					return err
				}
			}
			return s.do(w)
		})
		if err != nil {
			failures++
		}
	}
	if w != nil {
		_ = w.Close() // likewise
	}
}

// possible is what an index may hold: of each article the texts, "" where it may be missing.
type possible map[string]map[string]bool

func (p possible) is(id, body string) { p[id] = map[string]bool{body: true} }

func (p possible) maybe(id, body string) {
	if p[id] == nil {
		p[id] = map[string]bool{"": true}
	}
	p[id][body] = true
}

// after is what an index may hold after what a worker said of steps, and how many of these were acknowledged.
func after(steps []step, said []string) (p possible, acknowledged int) {
	p = make(possible)
	for _, line := range said {
		words := strings.Fields(line)
		number, _ := strconv.Atoi(words[1])
		s := steps[number]
		set := p.maybe
		if words[0] == "did" {
			set = p.is
			acknowledged++
		}
		for _, a := range s.add {
			set(a.ID, a.Body)
		}
		if s.remove != "" {
			set(s.remove, "")
		}
		if s.expire {
			set(numbered(0).ID, "")
		}
	}
	return p, acknowledged
}

// isPossible fails the test unless the index in a folder is sound and holds what it may.
func isPossible(t *testing.T, what, dir string, p possible) {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	defer s.Close()
	v, err := s.View(context.Background())
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	defer v.Close()
	if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Errorf("%s: %v, %v", what, problems, err)
	}
	there := make(map[string]string)
	for a, err := range v.Articles(context.Background()) {
		if err != nil {
			t.Errorf("%s: %v", what, err)
			return
		}
		there[a.ID] = a.Body
	}
	if together := []string{numbered(4).ID, numbered(9).ID}; p[together[0]] != nil && (there[together[0]] == "") != (there[together[1]] == "") {
		t.Errorf("%s: half of what was added together is there", what)
	}
	for id, texts := range p {
		if !texts[there[id]] {
			t.Errorf("%s: article %s is %.20q, and may be one of %.20q", what, id, there[id], slices.Collect(maps.Keys(texts)))
		}
		delete(there, id)
	}
	if len(there) > 0 {
		t.Errorf("%s: nobody added %q", what, there)
	}
}
