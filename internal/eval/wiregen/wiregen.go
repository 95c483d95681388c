// Package wiregen writes edited wire copy with exact truth: made-up or real articles, copies of them in eleven kinds
// of edits, and labels in the layout that package eval reads. Truth is exact because the edits are followed as they
// are made.
//
//	err := wiregen.Make(ctx, wiregen.Files{Docs: docs, Pairs: pairs, Spans: spans, Clusters: clusters},
//		wiregen.Options{Articles: 1000, Seed: 1, Copies: .3})
//
// The files in the order of the work: base.go makes an article, from the text of a model (language in words.go and
// grammar.go, or chain.go) and what its agency puts around it (dress.go); copy.go makes a copy of it by one of
// kinds.go, which revise.go follows; lines.go writes both down. A newsroom is told by newsroom.go, as a tree of articles; houses.go draws
// the habits of its agencies and outlets, desk.go has them write and edit, newslines.go writes it down. All chance is
// dice.go's. Nothing is shared between calls.
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

// Options say what [Make] writes. What is made depends on nothing else: the same options give the same bytes.
type Options struct {
	// Articles is the number of articles, from 1 to MostArticles.
	Articles int
	// Seed is where all chance comes from.
	Seed uint64
	// Copies is the part of the articles that are edited copies of others, in [0, 1).
	Copies float64
	// Words is the mean length of an article, from 20 to 2,000 words. Default 385.
	Words int
	// Kinds are the kinds of copies, of those that [Kinds] returns. Default all.
	Kinds []string
	// Texts are real articles in UTF-8. While there are any left they are the bases of the copies, each once and as
	// it is; further bases, and what copies have of their own, come from a model of them. Default none: all text is
	// made up.
	Texts []string
	// Short says that the articles are short items of 8 to 40 words: headlines, alerts and briefs of one paragraph, and
	// copies of the kinds that [ShortKinds] returns. Of real texts the first sentences are taken, and Words is not used.
	// Items that only share a template stand among the pairs with the label 0.
	Short bool
	// Newsroom makes stories as they go from agencies to outlets, instead of bases and copies. Copies and Kinds must be
	// left out then, and Texts are only a model. Default false.
	Newsroom bool
}

// usualWords is the default of Options.Words, about the mean of news.
const usualWords = 385

// MostArticles is the largest corpus that [Make] writes.
const MostArticles = 100_000_000

// Files are what [Make] writes into, each a file of the layout that package eval reads.
type Files struct {
	Docs, Pairs, Spans, Clusters io.Writer
	Directions                   io.Writer // of a newsroom only
}

// Validate returns an error that says which of the options cannot be.
func (o Options) Validate() error {
	switch {
	case o.Articles < 1 || o.Articles > MostArticles:
		return fmt.Errorf("articles %d: must be from 1 to %d", o.Articles, MostArticles)
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

// ErrLittleText is returned where more text must be made than the real articles can be a model of.
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

// Make writes wire copy of which a part is edited copies of the rest, and the truth about it: which articles are
// pairs, which stretches they share, and the stories as clusters. It holds a few articles at a time, besides the
// real texts, whatever their number: a base is made again for each of its copies.
//
// Side a of a pair is the base. The spans cover the story, without the dateline and sign-off that Make puts around it,
// as far as it is the same;
// one of kind "verbatim" is equal code point by code point, an "edited" one but for small edits in it. Two copies
// of one base are in one cluster and no pair. An article that merges two stories is in the cluster of the first,
// and one that only quotes a paragraph is a cluster of its own.
//
// In a newsroom, agencies file and update stories, and outlets run, cut and rewrite them or take them from other outlets;
// the originals of some are no articles of the corpus. The pairs are any two articles of a story that have twelve words in a row in common,
// side a the one with the smaller ID; their kind says what they are to each other. Files.Directions has a line for each:
// {a, b, direction}, with "a to b" where b has its text from a, directly or by way of others, "b to a", or "common source" where
// neither has it from the other. Spans are given for two of which one took its text directly from the other. An article of which
// less than half is from where it was taken is a cluster of its own.
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

// prose returns the model of the text that is made.
func (o *Options) prose() prose {
	if len(o.Texts) > 0 {
		return newChain(o.Texts)
	}
	return newLanguage()
}

// prose is a model of text: the built-in one or one of real text.
type prose interface {
	// begin draws what the next article is about.
	begin(d *dice)
	// sentence appends a sentence without white space around it and returns the number of its words, at least one.
	sentence(dst []byte, d *dice) ([]byte, int)
	// word appends a word in small ASCII letters.
	word(dst []byte, d *dice) []byte
}

// maker makes the articles. The bases are numbered from 0, in the order of the real texts first, and the copies
// from 0 too; order says at which place of the corpus each of them stands.
type maker struct {
	o       Options
	bases   int
	order   permutation // of the places: bases, then copies
	stories permutation // of the bases, in the order in which they are copied
	kinds   []*kind     // each as often as it weighs
	source  [2]article  // of the copy
	numbers [2]int      // of the bases in source
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
