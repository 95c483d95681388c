package profile

import (
	"context"
	"math/bits"
	"slices"
)

const (
	// stockStories is the number of unrelated stories that make a sentence a stock sentence.
	stockStories = 4
	// stockHolders is the number of articles with a sentence that are looked at.
	stockHolders = 32
	// sameUnits is the number of equal sentences that make two articles one story; one of them may be the one that is asked for.
	sameUnits = 2
	// cellsEach is the number of cells to count in for each article.
	cellsEach = 32
)

// learnStock fills in Stock: the frames of sentences that unrelated stories have; see [paraphrase.Frame]. The chains are known.
func (p *Profile) learnStock(ctx context.Context, c Articles) error {
	// A count that is never too low, in little memory, tells the few frames that are worth being counted.
	cells := make([]uint8, 1<<bits.Len(uint(cellsEach*c.Len())))
	cell := func(frame uint64) *uint8 { return &cells[frame%uint64(len(cells))] }
	observe := c.Observations()
	holders := make(map[uint64][]uint32) // by frame: the first articles with it
	found := false
	for round := range 2 {
		for i := range uint32(c.Len()) {
			o, err := observe(i)
			if err != nil {
				return err
			}
			found = found || len(o.Frames) > 0
			for _, f := range o.Frames {
				switch n := cell(f); {
				case round == 0:
					*n = min(*n+1, stockStories)
				case *n >= stockStories && len(holders[f]) < stockHolders:
					holders[f] = append(holders[f], i)
				}
			}
		}
		if !found || ctx.Err() != nil { // no paraphrases are looked for
			return ctx.Err()
		}
	}
	for f, articles := range holders {
		if articles = slices.Compact(articles); len(articles) < stockStories {
			continue
		}
		n, err := p.stories(c, articles, observe)
		if err != nil {
			return err
		}
		if n >= stockStories {
			p.Stock = append(p.Stock, f)
		}
	}
	slices.Sort(p.Stock)
	return nil
}

// stories returns how many stories some articles tell. Those of one chain, and with more sentences in common than the one, tell one.
func (p *Profile) stories(c Articles, articles []uint32, observe func(uint32) (*Observation, error)) (n int, err error) {
	var told []map[uint64]bool // by story: the sentences of its articles
	chains := make(map[place]int)
	for _, i := range articles {
		o, err := observe(i)
		if err != nil {
			return 0, err
		}
		story := -1
		at, versioned := p.chainOf[c.Head(i).ID]
		if k, known := chains[place{chain: at.chain}]; versioned && known {
			story = k
		}
		for k := 0; k < len(told) && story < 0; k++ {
			same := 0
			for _, u := range o.Units {
				if told[k][u.Hash] {
					same++
				}
			}
			if same >= sameUnits {
				story = k
			}
		}
		if story < 0 {
			story = len(told)
			told = append(told, make(map[uint64]bool))
		}
		if versioned {
			chains[place{chain: at.chain}] = story
		}
		for _, u := range o.Units {
			told[story][u.Hash] = true
		}
	}
	return len(told), nil
}

// IsStock reports whether a frame is that of a stock sentence, which unrelated stories have.
func (p *Profile) IsStock(frame uint64) bool {
	_, found := slices.BinarySearch(p.Stock, frame)
	return found
}
