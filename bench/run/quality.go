package main

import (
	"context"
	"slices"
)

// quality is how much of the truth a command found.
type quality struct {
	articles  int
	name      string
	of        string  // what the truth holds, one of the constants below
	truth     int     // number of pairs, or of articles for plainTwins
	hits      int     // those of them that were found
	reported  int     // everything that was found; 0: precision is not asked for
	resembled float64 // least resemblance of a true pair; 0: passages
}

const (
	ownPairs   = "pairs, own shingles"
	plainPairs = "pairs, plain 5-grams"
	plainTwins = "articles with a twin, plain 5-grams"
	ownRuns    = "pairs with 20 rare shingles in common, own"
	plainRuns  = "pairs with 20 rare 5-grams in common, plain"
)

func (q quality) recall() float64    { return ratio(q.hits, q.truth) }
func (q quality) precision() float64 { return ratio(q.hits, q.reported) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// view is a corpus as one shingler sees it, with the truth about it.
type view struct {
	number   map[string]uint32 // number of each article, by id
	blank    []bool            // articles without a shingle: nothing about them is true or false
	alikes   []alike
	sharings []sharing
}

// look computes the truth about a corpus.
func (b *bench) look(ctx context.Context, corpus, what string, newShingler func() shingler) (*view, error) {
	ids, sets, err := readSets(ctx, corpus, newShingler)
	if err != nil {
		return nil, err
	}
	v := &view{number: make(map[string]uint32, len(ids)), blank: make([]bool, len(ids))}
	for i, id := range ids {
		v.number[id], v.blank[i] = uint32(i), len(sets[i]) == 0
	}
	r := rank(sets)
	v.alikes, v.sharings = alikes(r), sharings(r)
	b.say("truth over %s of %d articles: %d pairs at .5, %d with passages", what, len(ids), len(v.alikes), len(v.sharings))
	return v, nil
}

// at returns the pairs with a resemblance of t or more.
func (v *view) at(t float64) pairSet {
	s := pairSet{}
	for _, p := range v.alikes {
		if p.resemblance() >= t {
			s.add(p.a, p.b)
		}
	}
	return s
}

func (v *view) passages() pairSet {
	s := pairSet{}
	for _, p := range v.sharings {
		s.add(p.a, p.b)
	}
	return s
}

// score compares what was found with the truth. It ignores pairs with an article that has no shingle.
func (v *view) score(truth, found pairSet) quality {
	q := quality{truth: len(truth)}
	for p := range found {
		if v.blank[p[0]] || v.blank[p[1]] {
			continue
		}
		q.reported++
		if truth.has(p[0], p[1]) {
			q.hits++
		}
	}
	return q
}

// twins returns the articles in the pairs of s, each as a pair with itself.
func twins(s pairSet) pairSet {
	articles := pairSet{}
	for p := range s {
		articles.add(p[0], p[0])
		articles.add(p[1], p[1])
	}
	return articles
}

// runQuality scores what the commands of the part peers found. Commands that did not run there run now.
func (b *bench) runQuality(ctx context.Context) error {
	for _, articles := range b.o.compared() {
		corpus, err := b.corpus(ctx, articles)
		if err != nil {
			return err
		}
		if err := b.scoreOurs(ctx, corpus, articles); err != nil {
			return err
		}
		if err := b.scorePeers(ctx, corpus, articles); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) scoreOurs(ctx context.Context, corpus string, articles int) error {
	v, err := b.look(ctx, corpus, "copytaster's shingles", ownShingles)
	if err != nil {
		return err
	}
	all, err := b.ours(corpus, articles)
	if err != nil {
		return err
	}
	half, err := b.scan(duplicates, corpus, articles, "--min-resemblance", "0.5")
	if err != nil {
		return err
	}
	half.name = atHalf
	for _, c := range []command{named(all, duplicates), named(all, both), half} {
		found, err := b.found(ctx, c, articles, v.number)
		if err != nil || found == nil {
			return err
		}
		var q quality
		switch c.name {
		case both:
			q = v.score(v.passages(), found)
			q.of, q.reported = ownRuns, 0 // it reports shorter passages too
		case atHalf:
			q = v.score(v.at(0.5), found)
			q.of, q.resembled = ownPairs, 0.5
		default:
			q = v.score(v.at(0.7), found)
			q.of, q.resembled = ownPairs, 0.7
		}
		q.articles, q.name = articles, c.name
		b.quality = append(b.quality, q)
	}
	return nil
}

func (b *bench) scorePeers(ctx context.Context, corpus string, articles int) error {
	v, err := b.look(ctx, corpus, "plain 5-grams", plainShingles)
	if err != nil {
		return err
	}
	commands, err := b.peerCommands(ctx, corpus, articles)
	if err != nil {
		return err
	}
	for _, c := range commands {
		gives := yieldOf(c.name)
		if gives == none {
			continue
		}
		found, err := b.found(ctx, c, articles, v.number)
		if err != nil {
			return err
		}
		if found == nil {
			continue
		}
		var q quality
		switch {
		case simRuns()[c.name] != "":
			q = v.score(v.passages(), found)
			q.of, q.reported = plainRuns, 0
		case gives == flags:
			q = v.score(twins(v.at(0.7)), found)
			q.of, q.resembled = plainTwins, 0.7
		default:
			q = v.score(v.at(0.7), found)
			q.of, q.resembled = plainPairs, 0.7
		}
		q.articles, q.name = articles, c.name
		b.quality = append(b.quality, q)
	}
	return nil
}

func yieldOf(name string) yield {
	for _, p := range peers() {
		if p.name == name {
			return p.yields
		}
	}
	return pairs
}

func named(commands []command, name string) command {
	return commands[slices.IndexFunc(commands, func(c command) bool { return c.name == name })]
}

// found returns the pairs that a command found. The command runs first if this run of the program did not run it yet. The
// result is nil if the command failed.
func (b *bench) found(ctx context.Context, c command, articles int, number map[string]uint32) (pairSet, error) {
	m, ran := b.measured("peers", c.name, articles)
	if !ran {
		b.noteMeasured(c)
		u, err := b.measure(ctx, c)
		if err != nil {
			return nil, err
		}
		m.fail = u.Fail
	}
	if m.fail != "" {
		b.say("%s has no quality, it failed: %s", c.name, b.hide(m.fail))
		return nil, nil
	}
	return readFound(c.found, number)
}
