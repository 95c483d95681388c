package wiregen

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
)

// newsroom makes stories one at a time, as they travel through newsrooms. Agencies file and update them; outlets run, cut
// and rewrite them; outlets take them from other outlets. Two stories share no text.
type newsroom struct {
	copyist
	o        Options
	made     int         // number of articles written so far
	order    permutation // of the ids
	agencies []*source
	outlets  []*source
	story    []*node
}

// node is an article of a story, or a text that is not in the corpus.
type node struct {
	article
	id      int // number of its id; -1: not in the corpus
	source  *source
	parent  *node // the article that the text was taken from; nil: the text is new
	city    string
	byline  string
	version int    // of its agency's story, from 0
	marks   string // version marks before the headline
	credits bool   // it credits somebody
	slips   []slip // the words that are misspelt
	spans   []span // what it has of its parent
	apart   bool   // a cluster of its own: less than half is from its parent, or it quotes a speech
}

// slip is a word that was misspelt.
type slip struct{ wrong, right string }

// How the stories of a newsroom begin, of 100 stories.
const (
	ofAgency    = 54 // an agency files the story
	ofMissing   = 12 // an agency files it, but its copy is not in the corpus
	ofRelease   = 10 // a press release, which agencies and outlets run
	ofOutlet    = 13 // an outlet has it first
	ofSpeech    = 5  // two agencies heard the same speech
	ofFollowing = 3  // an outlet reuses its own story; the rest are articles that nobody takes
)

// makeNewsroom is Make with Options.Newsroom.
func makeNewsroom(ctx context.Context, files Files, o Options) error {
	r := newNewsroom(o)
	writers := [...]io.Writer{files.Docs, files.Pairs, files.Spans, files.Clusters, files.Directions, files.Credits}
	if files.Credits == nil {
		writers[5] = io.Discard
	}
	var buffers [len(writers)]*bufio.Writer
	for i, w := range writers {
		buffers[i] = bufio.NewWriterSize(w, 1<<16)
	}
	out := newsLines{madeLines{buffers[0], buffers[1], buffers[2], buffers[3]}, buffers[4], buffers[5], nil}
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
	for _, w := range [...]*bufio.Writer{out.directions, out.credits} {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return out.flush()
}

func newNewsroom(o Options) *newsroom {
	r := &newsroom{o: o, order: newPermutation(o.Articles, o.Seed, streamOrder)}
	r.words = cmp.Or(o.Words, usualWords)
	r.prose = o.prose()
	r.seed(o.Seed, streamNewsroom, 0)
	r.agencies, r.outlets = houses(&r.dice)
	r.seed(o.Seed, streamFurniture, 0)
	furnish(&r.dice, r.outlets, o.Furniture)
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

// number gives the articles of the story their ids. It drops hidden texts, and articles beyond the number asked for.
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
			if n.source.below != "" {
				n.text = append(append(n.text, n.gap...), n.source.below...)
			}
			kept = append(kept, n)
		}
	}
	r.story = kept
}

func (r *newsroom) agency() *source { return r.agencies[r.zipf(1, 4)%len(r.agencies)] }
func (r *newsroom) outlet() *source { return r.outlets[r.zipf(3, 6)%len(r.outlets)] }

// another returns an outlet that has no article of the story yet. It gives up after 20 tries and returns any.
func (r *newsroom) another() *source {
	for range 20 {
		s := r.outlet()
		if !slices.ContainsFunc(r.story, func(n *node) bool { return n.source == s }) {
			return s
		}
	}
	return r.outlet()
}

// coverage makes an agency update its story, and outlets run one or another version of it.
func (r *newsroom) coverage(first *node) {
	versions := []*node{first}
	for len(versions) < 4 && r.permille(380) {
		versions = append(versions, r.update(versions[len(versions)-1]))
	}
	r.taken(versions, r.zipf(1, 3))
}

// taken makes this many outlets run one of the texts, and others take it from them in turn.
func (r *newsroom) taken(from []*node, outlets int) {
	for range outlets {
		n := r.run(from[r.below(len(from))], r.another())
		for r.permille(170) {
			n = r.run(n, r.another())
		}
	}
}

// release makes outlets, and now and then an agency, run the text of a press release.
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

// scoop makes an outlet publish a story that others take, now and then by way of an agency.
func (r *newsroom) scoop(minute int) {
	root := r.newStory(r.outlet(), minute, false)
	from := []*node{root}
	if r.permille(350) {
		from = append(from, r.run(root, r.agency()))
	}
	r.taken(from, r.between(1, 3))
}

// speech makes two agencies quote the same speech, each in its own story.
func (r *newsroom) speech(minute int) {
	root := r.quotations(minute)
	first := r.agency()
	for _, s := range [...]*source{first, r.agencies[(slices.Index(r.agencies, first)+1+r.below(len(r.agencies)-1))%len(r.agencies)]} {
		n := r.quote(root, s)
		r.taken([]*node{n}, r.below(3))
	}
}

// sharedWords is the length, in words, of the shortest common run that makes two articles of a story a pair. It is the
// shortest passage that detection finds by default.
const sharedWords = 12

// runs returns all runs of sharedWords words of a text.
func runs(text []byte) map[string]bool {
	words := strings.Fields(string(text))
	all := make(map[string]bool, len(words))
	for i := range len(words) - sharedWords + 1 {
		all[strings.Join(words[i:i+sharedWords], " ")] = true
	}
	return all
}

// from reports whether n has its text from m, directly or through others.
func (n *node) from(m *node) bool {
	for n.parent != nil {
		if n = n.parent; n == m {
			return true
		}
	}
	return false
}
