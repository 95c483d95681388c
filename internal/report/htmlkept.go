package report

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"slices"

	"github.com/copytaster/copytaster/internal/retention"
	"github.com/copytaster/copytaster/internal/spill"
)

// htmlKept is what the page says of what takers kept: summed over all pairs of which it is known who took text from whom, versions of one
// story left out, whether the page holds them or not.
type htmlKept struct {
	retention.Sum
	retention.Tally
	Takings int        `json:"takings"` // pairs
	Flat    int        `json:"flat"`    // of these, of stories in one paragraph
	Losses  []htmlLoss `json:"losses"`  // most often first, at most maxLosses
	Lost    int        `json:"lost"`    // different names and figures, with those that are not in Losses
}

// htmlTaken is what the taker of one pair kept, in a block of the page. Of a pair of which nobody knows it is null.
type htmlTaken struct {
	retention.Sum
	retention.Tally
	Losses []retention.Loss `json:"losses,omitempty"`
}

// htmlLoss is a name or a figure, how often it was lost, and what stood in its place most often.
type htmlLoss struct {
	Text    string `json:"text"`
	Figure  bool   `json:"figure,omitempty"`
	Dropped int    `json:"dropped"`
	Changed int    `json:"changed"`
	To      string `json:"to,omitempty"`
}

const (
	maxLosses  = 500 // names and figures in the page, over all pairs
	lossShares = 64  // parts in which they are counted, so that only one of them has to be in memory
)

// keeping gathers what takers kept. Pairs come first, then articles, then quotations; all wait in files until the end.
type keeping struct {
	takings    byArticle // giver -> taking
	quotations byArticle // giver -> spans
	stories    map[int32]story
	texts      *spill.File
	heads      *spill.File
	losses     [lossShares]*spill.File
}

// story is where the text of an article lies that gave or took, and what else is read of it.
type story struct{ text, head stretchOf }

type storyHead struct {
	Title string
	Lang  string
	Zones [][2]int
}

// taking is what a taker has of a giver.
type taking struct {
	N         int // the pair
	Taker     int32
	Stretches []retention.Stretch
}

func newKeeping(space *spill.Space) *keeping {
	k := &keeping{takings: newByArticle(space), quotations: newByArticle(space), stories: map[int32]story{}, texts: space.File(), heads: space.File()}
	for i := range k.losses {
		k.losses[i] = space.File()
	}
	return k
}

// pair notes what was kept, where it is known who took; n is its number, a and b those of its articles.
func (k *keeping) pair(n int, p *Pair, a, b int32) error {
	giver, taker, back := a, b, false
	switch {
	case p.Relation == "version" || p.Relation == "template":
		return nil
	case p.Direction == "b to a":
		giver, taker, back = b, a, true
	case p.Direction != "a to b":
		return nil
	}
	for _, i := range []int32{giver, taker} {
		if _, ok := k.stories[i]; !ok {
			k.stories[i] = story{}
		}
	}
	return k.takings.add(giver, taking{n, taker, keptOf(p, back)})
}

// keptOf returns what the one has of the other that gave: a, or else b.
func keptOf(p *Pair, back bool) (kept []retention.Stretch) {
	texts := [2]string{articleText(p.ArticleA), articleText(p.ArticleB)}
	if back {
		texts[0], texts[1] = texts[1], texts[0]
	}
	there := cutter{text: texts[1]}
	add := func(spans [][2]int, edits []Edit) {
		var changed []retention.Stretch
		for _, e := range edits {
			if back {
				e = Edit{e.Op, e.BStart, e.BEnd, e.AStart, e.AEnd}
			}
			if e.AEnd == e.AStart {
				continue
			}
			x := retention.Stretch{Start: e.AStart, End: e.AEnd}
			if e.BEnd > e.BStart {
				x.Fate, x.To = retention.Changed, there.cut(e.BStart, e.BEnd)
			}
			changed = append(changed, x)
		}
		for _, span := range spans {
			from := span[0]
			for _, x := range changed {
				if x.Start >= span[1] || x.End <= from {
					continue
				}
				if x.Start > from {
					kept = append(kept, retention.Stretch{Start: from, End: x.Start, Fate: retention.Kept})
				}
				if x.Fate == retention.Changed {
					kept = append(kept, x)
				}
				from = x.End
			}
			if from < span[1] {
				kept = append(kept, retention.Stretch{Start: from, End: span[1], Fate: retention.Kept})
			}
		}
	}
	for i := range p.Passages {
		v := &p.Passages[i]
		span := [2]int{v.AStart, v.AEnd}
		if back {
			span = [2]int{v.BStart, v.BEnd}
		}
		if v.Kind == "paraphrase" {
			kept = append(kept, retention.Stretch{Start: span[0], End: span[1], Fate: retention.Told})
			continue
		}
		add([][2]int{span}, v.Edits)
	}
	for i := range p.Quotations {
		if q := &p.Quotations[i]; back {
			add(q.BSpans, q.Edits)
		} else {
			add(q.ASpans, q.Edits)
		}
	}
	return kept
}

func articleText(a *Article) string {
	if a == nil {
		return ""
	}
	return a.Text
}

// cutter cuts a text at code points, which it counts once.
type cutter struct {
	text  string
	runes []rune
}

// cut returns a stretch; "" where there is no text.
func (c *cutter) cut(start, end int) string {
	if c.text == "" {
		return ""
	}
	if c.runes == nil {
		c.runes = []rune(c.text)
	}
	return string(c.runes[min(start, len(c.runes)):min(end, len(c.runes))])
}

// article keeps the text of one that gave or took.
func (k *keeping) article(number int32, a *Article) error {
	if _, ok := k.stories[number]; !ok || a.Text == "" {
		return nil
	}
	at, err := k.texts.Append([]byte(a.Text))
	if err != nil {
		return err
	}
	head := storyHead{Title: a.Title, Lang: a.Lang}
	for _, z := range a.Zones {
		head.Zones = append(head.Zones, [2]int{z.Start, z.End})
	}
	place, err := setAside(k.heads, head)
	k.stories[number] = story{stretchOf{at, len(a.Text)}, place}
	return err
}

// quotation notes where a quotation stands in articles that gave or took.
func (k *keeping) quotation(q *LedgerQuotation, numbers map[string]int32) error {
	for i := range q.Wordings {
		for _, use := range q.Wordings[i].Uses {
			n, ok := numbers[use.Article]
			if !ok {
				continue
			}
			if _, ok := k.stories[n]; !ok {
				continue
			}
			if err := k.quotations.add(n, use.Spans); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish sums what was kept, and calls taken with each pair's.
func (k *keeping) finish(taken func(n int, t *htmlTaken) error) (*htmlKept, error) {
	sums := &htmlKept{Losses: []htmlLoss{}}
	for _, giver := range k.takings.articles() {
		s, err := k.story(giver)
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		if err := each(&k.takings, giver, func(x *taking) error {
			t, err := k.taken(s, x)
			if err != nil {
				return err
			}
			sums.Takings++
			if t.Paragraphs == ([retention.Paragraphs]retention.Count{}) {
				sums.Flat++
			}
			sums.Sum.Add(&t.Sum)
			sums.Tally.Add(&t.Tally)
			return taken(x.N, t)
		}); err != nil {
			return nil, err
		}
	}
	return sums, k.countLosses(sums)
}

// story reads the story of an article; nil where there is no text.
func (k *keeping) story(number int32) (*retention.Story, error) {
	at := k.stories[number]
	if at.text.length == 0 {
		return nil, nil
	}
	text, err := k.text(number)
	if err != nil {
		return nil, err
	}
	var buf []byte
	data, err := k.heads.Slice(&buf, at.head.at, at.head.length)
	if err != nil {
		return nil, err
	}
	var head storyHead
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, err
	}
	var quotations [][2]int
	if err := each(&k.quotations, number, func(spans *[][2]int) error { quotations = append(quotations, *spans...); return nil }); err != nil {
		return nil, err
	}
	return retention.Read(retention.Text{Body: text, Title: head.Title, Lang: head.Lang, Zones: head.Zones, Quotations: quotations}), nil
}

func (k *keeping) text(number int32) (string, error) {
	var buf []byte
	at := k.stories[number].text
	data, err := k.texts.Slice(&buf, at.at, at.length)
	return string(data), err
}

// taken returns what a taker kept of a story, and files what it lost.
func (k *keeping) taken(s *retention.Story, x *taking) (*htmlTaken, error) {
	fates := s.Fates(x.Stretches)
	losses, tally, err := s.Losses(fates, x.Stretches, func() (string, error) { return k.text(x.Taker) })
	if err != nil {
		return nil, err
	}
	return &htmlTaken{Sum: s.Sum(fates), Tally: tally, Losses: losses}, k.lose(losses)
}

// lose files what was lost, by its share.
func (k *keeping) lose(losses []retention.Loss) error {
	for _, l := range losses {
		hash := fnv.New32a()
		_, _ = hash.Write([]byte(l.Text))
		data, err := json.Marshal(l)
		if err != nil {
			return err
		}
		if _, err := k.losses[hash.Sum32()%lossShares].Append(append(binary.LittleEndian.AppendUint32(nil, uint32(len(data))), data...)); err != nil {
			return err
		}
	}
	return nil
}

// countLosses counts how often each name and figure was lost, a share of them at a time.
func (k *keeping) countLosses(sums *htmlKept) error {
	type counted struct {
		htmlLoss
		to map[string]int
	}
	for _, f := range k.losses {
		of := map[retention.Loss]*counted{}
		var buf []byte
		for at := int64(0); at < f.Size(); {
			size, err := f.Slice(&buf, at, 4)
			if err != nil {
				return err
			}
			n := int(binary.LittleEndian.Uint32(size))
			data, err := f.Slice(&buf, at+4, n)
			if err != nil {
				return err
			}
			at += 4 + int64(n)
			var l retention.Loss
			if err := json.Unmarshal(data, &l); err != nil {
				return err
			}
			key := retention.Loss{Text: l.Text, Figure: l.Figure}
			c := of[key]
			if c == nil {
				c = &counted{htmlLoss{Text: l.Text, Figure: l.Figure}, map[string]int{}}
				of[key] = c
			}
			if l.To == "" {
				c.Dropped++
				continue
			}
			c.Changed++
			if c.to[l.To]++; c.To == "" || c.to[l.To] > c.to[c.To] || c.to[l.To] == c.to[c.To] && l.To < c.To {
				c.To = l.To
			}
		}
		sums.Lost += len(of)
		for _, c := range of {
			sums.Losses = append(sums.Losses, c.htmlLoss)
		}
		slices.SortFunc(sums.Losses, func(x, y htmlLoss) int {
			return cmp.Or(cmp.Compare(y.Dropped+y.Changed, x.Dropped+x.Changed), cmp.Compare(x.Text, y.Text))
		})
		sums.Losses = sums.Losses[:min(len(sums.Losses), maxLosses)]
	}
	return nil
}

// byArticle keeps records of articles in a file, each with the place of the one before it.
type byArticle struct {
	file *spill.File
	last map[int32]stretchOf
}

func newByArticle(space *spill.Space) byArticle {
	return byArticle{space.File(), map[int32]stretchOf{}}
}

const placeSize = 12 // bytes

func (b *byArticle) add(article int32, record any) error {
	data, err := json.Marshal(record)
	if err != nil {
		return err
	}
	before := b.last[article]
	place := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(nil, uint64(before.at)), uint32(before.length))
	at, err := b.file.Append(append(place, data...))
	b.last[article] = stretchOf{at, placeSize + len(data)}
	return err
}

// articles returns those with a record, by their numbers.
func (b *byArticle) articles() []int32 {
	all := make([]int32, 0, len(b.last))
	for n := range b.last {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// each calls do with the records of an article, the last one first.
func each[T any](b *byArticle, article int32, do func(*T) error) error {
	var buf []byte
	for place, ok := b.last[article]; ok && place.length > 0; {
		data, err := b.file.Slice(&buf, place.at, place.length)
		if err != nil {
			return err
		}
		var record T
		if err := json.Unmarshal(data[placeSize:], &record); err != nil {
			return err
		}
		place = stretchOf{int64(binary.LittleEndian.Uint64(data)), int(binary.LittleEndian.Uint32(data[8:]))}
		if err := do(&record); err != nil {
			return err
		}
	}
	return nil
}
