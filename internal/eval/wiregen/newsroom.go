package wiregen

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
)

// newsroom makes stories as they go through newsrooms, one at a time: agencies file and update them, outlets run, cut and
// rewrite them, outlets take them from outlets. Stories share no text.
type newsroom struct {
	copyist
	o        Options
	made     int         // articles that were written
	order    permutation // of the ids
	agencies []*source
	outlets  []*source
	story    []*node
}

// node is an article of a story, or a text that is no article of the corpus.
type node struct {
	article
	id      int // number of its id; -1: no article of the corpus
	source  *source
	parent  *node // that the text was taken from; nil: it is new
	city    string
	byline  string
	version int    // of its agency's story, from 0
	marks   string // of the version, before the headline
	slips   []slip // words that are misspelt
	spans   []span // what it has of its parent
	apart   bool   // it has little of its parent
}

// slip is a word that was misspelt.
type slip struct{ wrong, right string }

// Ways in which a story of a newsroom begins, of 100 stories.
const (
	ofAgency    = 54 // an agency files it
	ofMissing   = 12 // an agency files it, but the corpus does not have its copy
	ofRelease   = 10 // a press release, which agencies and outlets run
	ofOutlet    = 13 // an outlet has it first
	ofSpeech    = 5  // two agencies heard one speech
	ofFollowing = 3  // an outlet takes up its own story again; the rest are articles that nobody takes
)

// makeNewsroom is Make with Options.Newsroom.
func makeNewsroom(ctx context.Context, files Files, o Options) error {
	r := newNewsroom(o)
	writers := [...]io.Writer{files.Docs, files.Pairs, files.Spans, files.Clusters, files.Directions}
	var buffers [len(writers)]*bufio.Writer
	for i, w := range writers {
		buffers[i] = bufio.NewWriterSize(w, 1<<16)
	}
	out := newsLines{madeLines{buffers[0], buffers[1], buffers[2], buffers[3]}, buffers[4], nil}
	for number := uint64(0); r.made < o.Articles; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.tell(number)
		out.write(r)
		if err := out.err(); err != nil {
			return err
		}
	}
	if err := out.directions.Flush(); err != nil {
		return err
	}
	return out.flush()
}

func newNewsroom(o Options) *newsroom {
	r := &newsroom{o: o, order: newPermutation(o.Articles, o.Seed, streamOrder)}
	r.words = cmp.Or(o.Words, usualWords)
	r.prose = o.prose()
	r.seed(o.Seed, streamNewsroom, 0)
	r.agencies, r.outlets = houses(&r.dice)
	return r
}

// tell makes the articles of a story.
func (r *newsroom) tell(number uint64) {
	r.seed(r.o.Seed, streamNewsroom, number+1)
	r.story = r.story[:0]
	minute := r.below(minutesOfYear)
	switch n := r.below(100); {
	case n < ofAgency:
		r.coverage(r.newStory(r.agency(), minute, false))
	case n < ofAgency+ofMissing:
		root := r.newStory(r.agency(), minute, true)
		r.taken([]*node{root}, r.between(2, 5))
	case n < ofAgency+ofMissing+ofRelease:
		r.release(minute)
	case n < ofAgency+ofMissing+ofRelease+ofOutlet:
		r.scoop(minute)
	case n < ofAgency+ofMissing+ofRelease+ofOutlet+ofSpeech:
		r.speech(minute)
	case n < ofAgency+ofMissing+ofRelease+ofOutlet+ofSpeech+ofFollowing:
		first := r.newStory(r.outlet(), minute, false)
		r.followUp(first)
	default:
		r.newStory(r.outlet(), minute, false)
	}
	r.number()
}

// number gives the articles of the story their ids, and drops those that are too many.
func (r *newsroom) number() {
	kept := r.story[:0]
	for _, n := range r.story {
		if n.id >= 0 {
			if r.made == r.o.Articles {
				n.id = -1
			} else {
				n.id = r.order.at(r.made)
				r.made++
			}
		}
		if n.id >= 0 {
			kept = append(kept, n)
		}
	}
	r.story = kept
}

func (r *newsroom) agency() *source { return r.agencies[r.zipf(1, 4)%len(r.agencies)] }
func (r *newsroom) outlet() *source { return r.outlets[r.zipf(3, 6)%len(r.outlets)] }

// another returns an outlet that has no article of the story yet, if it finds one.
func (r *newsroom) another() *source {
	for range 20 {
		s := r.outlet()
		if !slices.ContainsFunc(r.story, func(n *node) bool { return n.source == s }) {
			return s
		}
	}
	return r.outlet()
}

// coverage has an agency update its story, and outlets run some version of it.
func (r *newsroom) coverage(first *node) {
	versions := []*node{first}
	for len(versions) < 4 && r.permille(380) {
		versions = append(versions, r.update(versions[len(versions)-1]))
	}
	r.taken(versions, r.zipf(1, 3))
}

// taken has so many outlets run one of some texts, and others take it from them.
func (r *newsroom) taken(from []*node, outlets int) {
	for range outlets {
		n := r.run(from[r.below(len(from))], r.another())
		for r.permille(170) {
			n = r.run(n, r.another())
		}
	}
}

// release has outlets, and now and then an agency, run the text of a press release.
func (r *newsroom) release(minute int) {
	root := r.newStory(&source{clock: exactClock}, minute, true)
	from := []*node{root}
	if r.permille(500) {
		n := r.run(root, r.agency())
		if r.permille(400) {
			from = append(from, n)
		}
	}
	r.taken(from, r.between(1, 4))
}

// scoop has an outlet's story taken by others, and now and then by an agency that brings it to more.
func (r *newsroom) scoop(minute int) {
	root := r.newStory(r.outlet(), minute, false)
	from := []*node{root}
	if r.permille(350) {
		from = append(from, r.run(root, r.agency()))
	}
	r.taken(from, r.between(1, 3))
}

// speech has two agencies quote what somebody said, each in a story of its own.
func (r *newsroom) speech(minute int) {
	root := r.quotations(minute)
	first := r.agency()
	for _, s := range [...]*source{first, r.agencies[(slices.Index(r.agencies, first)+1+r.below(len(r.agencies)-1))%len(r.agencies)]} {
		n := r.quote(root, s)
		r.taken([]*node{n}, r.below(3))
	}
}

// sharedWords is the shortest run of words that makes two articles of a story a pair, the shortest passage of a run at its
// defaults.
const sharedWords = 12

// runs are the stretches of sharedWords words of a text.
func runs(text []byte) map[string]bool {
	words := strings.Fields(string(text))
	all := make(map[string]bool, len(words))
	for i := range len(words) - sharedWords + 1 {
		all[strings.Join(words[i:i+sharedWords], " ")] = true
	}
	return all
}

// from reports whether n has its text from m, directly or by way of others.
func (n *node) from(m *node) bool {
	for n.parent != nil {
		if n = n.parent; n == m {
			return true
		}
	}
	return false
}
