package origin

import (
	"fmt"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

func TestOf(t *testing.T) {
	edge := func(a, b int, d Direction, confidence float64) Edge {
		return Edge{a, b, Verdict{Direction: d, Confidence: confidence}}
	}
	plain := make([]Article, 4)
	chained := []Article{reuters.version(2), herald, reuters.version(0), courier}
	tests := []struct {
		name       string
		members    []Article
		edges      []Edge
		want       int
		confidence float64
		because    []int
	}{
		{"one gave to all", plain[:3], []Edge{edge(0, 1, AToB, .9), edge(0, 2, AToB, .7), edge(1, 2, CommonSource, .8)}, 0, .8, []int{0, 1}},
		{"as the later side", plain[:2], []Edge{edge(0, 1, BToA, .9)}, 1, .9, []int{0}},
		{"by way of another", plain[:3], []Edge{edge(0, 1, AToB, .9), edge(1, 2, AToB, .7)}, 0, .9, []int{0}},
		{"all from outside", plain[:3], []Edge{edge(0, 1, CommonSource, .9), edge(0, 2, CommonSource, .9)}, -1, 0, nil},
		{"nothing known", plain[:2], []Edge{edge(0, 1, Unknown, 0)}, -1, 0, nil},
		{"to half of the others only", plain[:3], []Edge{edge(0, 1, AToB, .9), edge(1, 2, CommonSource, .9)}, -1, 0, nil},
		{"two that gave", plain[:3], []Edge{edge(0, 2, AToB, .9), edge(1, 2, AToB, .9)}, -1, 0, nil},
		{"two that gave, one of them more", plain, []Edge{edge(0, 2, AToB, .9), edge(1, 2, AToB, .9), edge(0, 3, AToB, .6)}, 0, .75, []int{0, 2}},
		{"round and round", plain[:3], []Edge{edge(0, 1, AToB, .9), edge(1, 2, AToB, .9), edge(2, 0, AToB, .9)}, -1, 0, nil},
		{"the first version", chained, []Edge{edge(2, 1, AToB, .8), edge(0, 3, AToB, .9)}, 2, .8, []int{0}},
		{"no edges", plain[:2], nil, -1, 0, nil},
		{"a chain without edges", chained[:3], nil, -1, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, confidence, because := Of(tt.members, tt.edges)
			if got != tt.want || fmt.Sprintf("%.6f", confidence) != fmt.Sprintf("%.6f", tt.confidence) || !slices.Equal(because, tt.because) {
				t.Errorf("%d, %v, %v; want %d, %v, %v", got, confidence, because, tt.want, tt.confidence, tt.because)
			}
		})
	}
}

// TestOrigins keeps how well the origins of the stories of newsrooms are found. A story is the articles that pairs
// connect.
func TestOrigins(t *testing.T) {
	if testing.Short() {
		t.Skip("newsrooms are not made in short tests")
	}
	pairs := unseen()(t)
	stories := storiesOf(pairs)
	var given, right, withOrigin, found bin
	for _, s := range stories {
		if len(s.members) < 3 {
			continue
		}
		truth := s.origin()
		member, confidence, _ := Of(s.members, s.edges)
		if truth >= 0 {
			withOrigin.n++
			found.n += bit(member == truth)
		}
		if member >= 0 {
			given.n++
			given.sum += confidence
			right.n += bit(member == truth)
		}
	}
	text := fmt.Sprintf("origin of a story of three articles or more: given %d, right of these %.3f, mean confidence %.3f; found of %d in the corpus %.3f\n",
		given.n, float64(right.n)/float64(given.n), given.confidence(), withOrigin.n, float64(found.n)/float64(withOrigin.n))
	golden.Compare(t, "testdata/origins.golden", []byte(text))
}

// story is the articles that pairs connect.
type story struct {
	members []Article
	ids     []string
	edges   []Edge
	truth   []Direction // of each edge
}

// storiesOf returns the stories in the order of their first pairs.
func storiesOf(pairs []labelled) []*story {
	var stories []*story
	of := map[string]*story{}
	for i := range pairs {
		p := &pairs[i]
		s := of[p.key(p.a)]
		if s == nil {
			s = of[p.key(p.b)]
		}
		if s == nil {
			s = &story{}
			stories = append(stories, s)
		}
		a, b := s.member(of, p.key(p.a), p.pair.A.Article), s.member(of, p.key(p.b), p.pair.B.Article)
		s.edges = append(s.edges, Edge{a, b, Judge(&p.pair)})
		s.truth = append(s.truth, p.truth)
	}
	return stories
}

func (s *story) member(of map[string]*story, id string, a Article) int {
	of[id] = s
	if i := slices.Index(s.ids, id); i >= 0 {
		return i
	}
	s.ids, s.members = append(s.ids, id), append(s.members, a)
	return len(s.ids) - 1
}

// origin returns the member from which all others in its pairs have their text, if it took nothing and shares no common
// source; -1 if there is none.
func (s *story) origin() int {
	took := make([]bool, len(s.members))
	gave := make([]int, len(s.members))
	for i, e := range s.edges {
		switch s.truth[i] {
		case AToB:
			took[e.B] = true
			gave[e.A]++
		case BToA:
			took[e.A] = true
			gave[e.B]++
		default:
			took[e.A], took[e.B] = true, true
		}
	}
	best := -1
	for m := range gave {
		if !took[m] && gave[m] > 0 && (best < 0 || gave[m] > gave[best]) {
			best = m
		}
	}
	return best
}
