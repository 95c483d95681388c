// Package wiregen makes wire copy with exact truth.
//
// Labels made by people are few and have gaps, so they show neither how the detector does on a large corpus nor which
// kind of edit it misses. This package makes a corpus of any size: articles, made up or real, and copies of them with
// eleven kinds of edits. The labels are exact, to the character, because each edit is recorded as it is made. They have
// the layout that package eval reads. What made-up text cannot show is how often unrelated real articles look alike.
//
//	err := wiregen.Make(ctx, wiregen.Files{Docs: docs, Pairs: pairs, Spans: spans, Clusters: clusters},
//		wiregen.Options{Articles: 1000, Seed: 1, Copies: .3})
//
// The files, in the order of the work:
//
//   - base.go makes an article: its text comes from a model (language in words.go and grammar.go, or chain.go), and
//     dress.go puts a dateline and a sign-off around it.
//   - copy.go makes a copy of an article by one of the kinds in kinds.go, or of short.go for short items; revise.go
//     records the edits.
//   - lines.go writes both down.
//   - newsroom.go makes a story of a newsroom, as a tree of articles: houses.go draws the habits of its agencies and
//     outlets, desk.go makes them write and edit, newslines.go writes the story down.
//   - dice.go makes all random numbers.
//
// Calls share nothing.
package wiregen

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Options set what [Make] writes. The same options give the same bytes.
type Options struct {
	// Articles is the number of articles, from 1 to MostArticles.
	Articles int
	// Seed seeds all random numbers.
	Seed uint64
	// Copies is the part of the articles that are edited copies of others, in [0, 1).
	Copies float64
	// Words is the mean length of an article, from 20 to 2,000 words. Default 385.
	Words int
	// Kinds are the kinds of copies to make, out of [Kinds] (or [ShortKinds] with Short). Default all.
	Kinds []string
	// Texts are real articles in UTF-8. Each is a base once, unchanged but for white space around it. If these run out,
	// further bases come from a model of them, as does whatever copies add of their own. Default none: all text is made
	// up.
	Texts []string
	// Short makes short items of 8 to 40 words, headlines, alerts and briefs of one paragraph, and copies of the kinds
	// that [ShortKinds] returns. Of real texts only the first sentences are used. Words is ignored. Pairs of items that
	// only share a template have the label 0.
	Short bool
	// Newsroom makes stories that travel from agencies to outlets, instead of bases and copies. Copies and Kinds must
	// then be unset, and Texts only serve as a model. Default false.
	Newsroom bool
	// Furniture are blocks of text that the pages of outlets in a newsroom have round their articles: each outlet draws some, which
	// stand above and below all that it runs. Default none.
	Furniture []string
}

// usualWords is the default of Options.Words, about the mean length of a news article.
const usualWords = 385

// MostArticles is the largest number of articles that [Make] writes.
const MostArticles = 100_000_000

// Files are the files that [Make] writes, in the layout that package eval reads.
type Files struct {
	Docs, Pairs, Spans, Clusters io.Writer
	Directions                   io.Writer // of a newsroom only
	Credits                      io.Writer // of a newsroom only; nil: not wanted
}

// Validate returns an error that names the first option with an impossible value, or nil.
func (o Options) Validate() error {
	switch {
	case o.Articles < 1 || o.Articles > MostArticles:
		return fmt.Errorf("articles %d: must be from 1 to %d", o.Articles, MostArticles)
	case len(o.Furniture) > 0 && !o.Newsroom:
		return errors.New("furniture: only the outlets of a newsroom have some")
	case o.Newsroom && o.Copies != 0:
		return fmt.Errorf("copies %v: a newsroom has its own", o.Copies)
	case o.Newsroom && len(o.Kinds) > 0:
		return errors.New("kinds: a newsroom has its own")
	case !(o.Copies >= 0 && o.Copies < 1):
		return fmt.Errorf("copies %v: must be 0 or more, and less than 1", o.Copies)
	case o.Words != 0 && (o.Words < 20 || o.Words > 2000):
		return fmt.Errorf("words %d: must be from 20 to 2000", o.Words)
	}
	if copies := o.copies(); copies > 0 && o.Articles-copies < 2 {
		return fmt.Errorf("copies %v: of %d articles, at least two must be no copies", o.Copies, o.Articles)
	}
	for _, name := range o.Kinds {
		if known := names(kindsOf(o.Short)); !slices.Contains(known, name) {
			return fmt.Errorf("kinds: no kind %q; there are %s", name, strings.Join(known, ", "))
		}
	}
	if i := slices.IndexFunc(o.Texts, func(text string) bool { return strings.TrimSpace(text) == "" }); i >= 0 {
		return fmt.Errorf("text %d is blank", i)
	}
	if len(o.Texts) > 0 && (o.Newsroom || o.copies() > 0 || len(o.Texts) < o.Articles) && countWords(o.Texts) < LeastText {
		return ErrLittleText
	}
	return nil
}

// ErrLittleText means that the real articles are too few to make more text in their likeness.
var ErrLittleText = fmt.Errorf("fewer than %d words of real text, too few to make more in their likeness", LeastText)

func countWords(texts []string) int {
	n := 0
	for _, text := range texts {
		n += len(strings.Fields(text))
	}
	return n
}

// copies returns the number of copies.
func (o *Options) copies() int { return int(math.Round(o.Copies * float64(o.Articles))) }

// Make writes wire copy, part of which is edited copies of the rest, and the truth about it: which articles are pairs,
// which stretches they share, and which stories they tell, as clusters. Besides the real texts it holds only a few
// articles at a time, whatever their number: it makes a base again for each of its copies.
//
// Side a of a pair is the base. Its spans cover the shared parts of the story, without the dateline and sign-off that
// Make puts around it. A span of kind "verbatim" is equal code point by code point; an "edited" one is equal but for
// small edits. Two copies of one base are in one cluster and are not a pair. An article that merges two stories is in the
// cluster of the first. An article that only quotes a paragraph is a cluster of its own.
//
// In a newsroom, agencies file and update stories, and outlets run, cut and rewrite them or take them from other outlets.
// Some originals are not in the corpus. Any two articles of a story that have a run of twelve words in common are a pair;
// side a is the one with the smaller id, and the kind says how they are related. Files.Directions has a line {a, b,
// direction} for each pair: "a to b" if b has its text from a, directly or through others; "b to a"; or "common source"
// if neither has it from the other. Files.Credits has a line {article, owed_to, words} for each article of an outlet that has agency copy
// and credits nobody: the agency, and how many words in runs of twelve or more the article has in common with the nearest copy of the
// agency in the corpus, outside quotation marks. A pair has spans if one of the two took its text directly from the other. An article
// of which less than half comes from its parent is a cluster of its own.
func Make(ctx context.Context, files Files, o Options) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if o.Newsroom {
		return makeNewsroom(ctx, files, o)
	}
	m := newMaker(o, o.prose())
	out := madeLines{
		docs: bufio.NewWriterSize(files.Docs, 1<<18), pairs: bufio.NewWriterSize(files.Pairs, 1<<16),
		spans: bufio.NewWriterSize(files.Spans, 1<<16), clusters: bufio.NewWriterSize(files.Clusters, 1<<16),
	}
	for place := range o.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.article(&out, place)
		if err := out.err(); err != nil {
			return err
		}
	}
	return out.flush()
}

// prose returns the model of made-up text.
func (o *Options) prose() prose {
	if len(o.Texts) > 0 {
		return newChain(o.Texts)
	}
	return newLanguage()
}

// prose is a model of text: the built-in one, or one of real text.
type prose interface {
	// begin draws the topic of the next article.
	begin(d *dice)
	// sentence appends a sentence without white space around it and returns the number of its words, at least one.
	sentence(dst []byte, d *dice) ([]byte, int)
	// word appends a word in small ASCII letters.
	word(dst []byte, d *dice) []byte
}

// maker makes the articles. Bases are numbered from 0, with the real texts first. Copies are numbered from 0 too. order
// spreads both over the places of the corpus.
type maker struct {
	o       Options
	bases   int
	order   permutation // number at each place: first the bases, then the copies
	stories permutation // the order in which the bases are copied
	kinds   []*kind     // each kind is repeated by its weight
	source  [2]article  // the bases of the copy
	numbers [2]int      // numbers of the bases in source; -1: none
	copyist
	copy  article
	found []span
	line  []byte
}

func newMaker(o Options, p prose) *maker {
	o.Words = cmp.Or(o.Words, usualWords)
	m := &maker{o: o, bases: o.Articles - o.copies()}
	if o.Short {
		m.o.Texts = shortTexts(o.Texts)
	}
	m.order = newPermutation(o.Articles, o.Seed, streamOrder)
	m.stories = newPermutation(m.bases, o.Seed, streamStories)
	kinds := kindsOf(o.Short)
	for i := range kinds {
		if len(o.Kinds) == 0 || slices.Contains(o.Kinds, kinds[i].name) {
			m.kinds = append(m.kinds, slices.Repeat([]*kind{&kinds[i]}, kinds[i].weight)...)
		}
	}
	m.prose = p
	m.copyist.bases = [2]*article{&m.source[0], &m.source[1]}
	m.copyist.words = o.Words
	return m
}

// article makes the article at a place and writes all lines about it.
func (m *maker) article(out *madeLines, place int) {
	number := m.order.at(place)
	if number < m.bases {
		m.base(&m.source[0], number)
		m.writeDoc(out, place, &m.source[0])
		m.writeCluster(out, place, place)
		return
	}
	k := m.edit(number - m.bases)
	m.writeDoc(out, place, &m.copy)
	m.found = m.revision.spans(m.found[:0], [2][]byte{m.source[0].text, m.source[1].text})
	if k.name == "excerpt" || k.name == templateKind {
		m.writeCluster(out, place, place)
	} else {
		m.writeCluster(out, place, m.order.find(m.numbers[0]))
	}
	for i, base := range m.numbers {
		if base >= 0 {
			m.writePair(out, m.order.find(base), place, i, k.name)
		}
	}
}
