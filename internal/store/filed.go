package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
)

// lookup is one look into the index for some new articles.
type lookup struct {
	v     *View
	ctx   context.Context
	roles func(*news.Article)
	fresh map[string]bool // IDs of the new articles

	holders map[pairing.Key][]int64 // numbers of articles, some of which are gone
	crowded map[pairing.Key][]int64 // all holders of keys of which holders has a sample
	rows    map[int64]*match.Head   // the heads of those that are there
}

// sampleHolders is how many holders of a crowded key are read. More than [pairing.CommonAbove] classes are enough: a key of the kinds that
// are asked for then pairs none but those of the make, so the others need only be known to be many.
const sampleHolders = pairing.CommonAbove + 14

// filed returns what finds the articles of the index that new ones may be paired with. An article of the index with the ID of a new one
// is an earlier text of the same item, and left out.
func (v *View) filed(o detect.Options, roles func(*news.Article)) func(read corpus.Corpus) (detect.Filed, error) {
	return func(read corpus.Corpus) (detect.Filed, error) {
		filer, err := o.Filer(v.profile)
		if err != nil {
			return detect.Filed{}, err
		}
		l := &lookup{
			v: v, ctx: context.Background(), roles: roles, fresh: make(map[string]bool),
			holders: make(map[pairing.Key][]int64), crowded: make(map[pairing.Key][]int64), rows: make(map[int64]*match.Head),
		}
		return l.find(read, filer)
	}
}

// find looks the keys of the new articles up, and then who belongs to those that hold one.
func (l *lookup) find(read corpus.Corpus, filer *pairing.Filer) (detect.Filed, error) {
	keys, err := l.keysOf(read, filer)
	if err != nil {
		return detect.Filed{}, err
	}
	if err := l.lookAll(keys.plain); err != nil {
		return detect.Filed{}, err
	}
	if err := l.lookAsked(keys.asked); err != nil {
		return detect.Filed{}, err
	}
	var docs, byText []int64
	for key, of := range l.holders {
		docs = append(docs, of...)
		if _, sampled := l.crowded[key]; sampled || key.Kind == pairing.QuotationKeys || key.Kind == pairing.CharacterKeys {
			byText = append(byText, of...)
		}
	}
	if err := l.readWithTwins(docs, byText); err != nil {
		return detect.Filed{}, err
	}
	if err := l.readFew(); err != nil {
		return detect.Filed{}, err
	}
	if err := l.addChains(read); err != nil {
		return detect.Filed{}, err
	}
	return l.filed(), nil
}

// freshKeys are the keys of the new articles, each once.
type freshKeys struct {
	plain []pairing.Key
	asked map[pairing.Key]bool // those of the kinds that are asked for; true: a new article of the make has it
}

func (l *lookup) keysOf(read corpus.Corpus, filer *pairing.Filer) (freshKeys, error) {
	out := freshKeys{asked: make(map[pairing.Key]bool)}
	r := read.Open()
	var x prepare.Prepared
	var keys []pairing.Key
	for i := range corpus.Ref(read.Len()) {
		h := read.Head(i)
		l.fresh[h.ID] = true
		if err := r.Read(&x, i, corpus.Article|corpus.Zones|corpus.Bands|corpus.Terms|corpus.QuotationKeys); err != nil {
			return out, err
		}
		keys = filer.Keys(keys[:0], &x)
		for _, k := range keys {
			if own, is := asked(k.Kind); own != 0 {
				out.asked[k] = out.asked[k] || is(l.v.profile, h)
			} else {
				out.plain = append(out.plain, k)
			}
		}
	}
	slices.SortFunc(out.plain, compareKeys)
	out.plain = slices.Compact(out.plain)
	return out, nil
}

// lookAsked looks up the keys by which a pair counts only if one of the two is of a certain make: see [asked].
func (l *lookup) lookAsked(keys map[pairing.Key]bool) error {
	var own, others []pairing.Key
	for k := range keys {
		kind, _ := asked(k.Kind)
		own = append(own, pairing.Key{Kind: kind, Key: k.Key})
	}
	slices.SortFunc(own, compareKeys)
	if err := l.lookAll(own); err != nil {
		return err
	}
	for k, is := range keys {
		kind, _ := asked(k.Kind)
		if is || len(l.holders[pairing.Key{Kind: kind, Key: k.Key}]) > 0 {
			others = append(others, k)
		}
	}
	slices.SortFunc(others, compareKeys)
	if err := l.lookAll(others); err != nil {
		return err
	}
	for _, k := range others {
		kind, _ := asked(k.Kind)
		of := pairing.Key{Kind: kind, Key: k.Key}
		if all := l.holders[k]; len(all) > sampleHolders {
			l.crowded[k], l.holders[k] = all, slices.Clone(all[:sampleHolders])
		}
		l.holders[k] = append(l.holders[k], l.holders[of]...)
		delete(l.holders, of)
	}
	return nil
}

// readFew reads all holders of the keys of which the sample shows too few classes.
func (l *lookup) readFew() error {
	type class struct {
		terms [16]byte
		role  news.Role
	}
	first := make(map[class]string) // IDs
	for _, h := range l.rows {
		if id, some := first[class{h.EqualTerms, h.Role}]; !some || h.ID < id {
			first[class{h.EqualTerms, h.Role}] = h.ID
		}
	}
	var docs []int64
	for key, all := range l.crowded {
		classes := 0
		for _, doc := range l.holders[key] {
			if h := l.rows[doc]; h != nil && first[class{h.EqualTerms, h.Role}] == h.ID {
				classes++
			}
		}
		if classes <= pairing.CommonAbove {
			l.holders[key] = append(l.holders[key], all...)
			docs = append(docs, all...)
		}
	}
	return l.readWithTwins(docs, docs)
}

// readWithTwins reads the heads of articles, and of those who have the same terms as some of them.
func (l *lookup) readWithTwins(docs, byText []int64) error {
	if err := l.read(slices.Clone(docs)); err != nil {
		return err
	}
	return l.addTwins(byText)
}

// lookAll looks keys up, which are sorted.
func (l *lookup) lookAll(keys []pairing.Key) error {
	l.v.mu.Lock()
	defer l.v.mu.Unlock()
	for _, seg := range l.v.segments {
		for from := 0; from < len(keys); {
			to := from + 1
			for to < len(keys) && keys[to].Kind == keys[from].Kind {
				to++
			}
			if size, has := seg.of(keys[from].Kind); has {
				if err := l.lookIn(seg, size, keys[from:to]); err != nil {
					return err
				}
			}
			from = to
		}
	}
	return nil
}

// lookIn looks keys of one kind up in a segment.
func (l *lookup) lookIn(seg *segment, size kindSize, keys []pairing.Key) error {
	for from := 0; from < len(keys); {
		part := partOf(keys[from].Key>>keyShift, size.bits)
		to := from + 1
		for to < len(keys) && partOf(keys[to].Key>>keyShift, size.bits) == part {
			to++
		}
		row := rowOf(seg.number, size.kind, part)
		b, err := l.v.s.unsealPart(row, l.v.part.QueryRowContext(l.ctx, row))
		if err != nil {
			return err
		}
		some := keys[from:to]
		good := eachPosting(b, part, size, seg.base, func(p posting) bool {
			for len(some) > 0 && some[0].Key>>keyShift < p.key {
				some = some[1:]
			}
			if len(some) > 0 && some[0].Key>>keyShift == p.key {
				l.holders[some[0]] = append(l.holders[some[0]], p.doc)
			}
			return len(some) > 0
		})
		if !good {
			return l.v.s.corrupt("postings %d", row)
		}
		from = to
	}
	return nil
}

// read reads the heads of articles that were not read yet.
func (l *lookup) read(docs []int64) error {
	slices.Sort(docs)
	docs = slices.Compact(docs)
	docs = slices.DeleteFunc(docs, func(doc int64) bool { return l.rows[doc] != nil })
	l.v.mu.Lock()
	defer l.v.mu.Unlock()
	there := make(map[int64]bool, len(docs))
	err := rowsIn(l.ctx, l.v.s, l.v.conn, "doc", docs, func(r row) error {
		there[r.doc] = true
		return l.take(r)
	})
	if err != nil {
		return err
	}
	return l.v.s.areRemoved(l.ctx, l.v.conn, slices.DeleteFunc(docs, func(doc int64) bool { return there[doc] }))
}

// take takes an article up, unless a new one has its ID.
func (l *lookup) take(r row) error {
	if l.fresh[r.id] {
		return nil
	}
	h := r.head
	h.Against = true
	if l.roles != nil {
		a := news.Article{ID: h.ID, Source: h.Source.Value(), Role: h.Role, Place: h.Place()}
		l.roles(&a)
		h.Role = a.Role
	}
	l.rows[r.doc] = h
	return nil
}

// addTwins adds those who have the same terms as one of these articles: the others have the keys of their terms, and maybe not those of
// their zones.
func (l *lookup) addTwins(docs []int64) error {
	var keys []pairing.Key
	for _, doc := range docs {
		if h := l.rows[doc]; h != nil {
			keys = append(keys, pairing.Key{Kind: kindTerms, Key: termsKey(h)})
		}
	}
	slices.SortFunc(keys, compareKeys)
	keys = slices.Compact(keys)
	if err := l.lookAll(keys); err != nil {
		return err
	}
	var twins []int64
	for _, k := range keys {
		twins = append(twins, l.holders[k]...)
		delete(l.holders, k)
	}
	return l.read(twins)
}

// addChains adds the versions of the stories of which there is one.
func (l *lookup) addChains(read corpus.Corpus) error {
	wanted := make(map[string]bool)
	add := func(h *match.Head) {
		if h.Chain >= 0 && int(h.Chain) < len(l.v.profile.Chains) {
			for _, version := range l.v.profile.Chains[h.Chain] {
				wanted[version.ID] = !l.fresh[version.ID]
			}
		}
	}
	for i := range corpus.Ref(read.Len()) {
		add(read.Head(i))
	}
	for _, h := range l.rows {
		add(h)
	}
	for _, h := range l.rows {
		delete(wanted, h.ID)
	}
	var ids []string
	for id, is := range wanted {
		if is {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	l.v.mu.Lock()
	defer l.v.mu.Unlock()
	return rowsIn(l.ctx, l.v.s, l.v.conn, "id", ids, l.take)
}

// filed returns what was found.
func (l *lookup) filed() detect.Filed {
	c := &articles{v: l.v}
	for doc, h := range l.rows {
		c.docs, c.heads = append(c.docs, doc), append(c.heads, h)
	}
	slices.SortFunc(c.docs, func(x, y int64) int { return strings.Compare(l.rows[x].ID, l.rows[y].ID) })
	refs := make(map[int64]corpus.Ref, len(c.docs))
	for i, doc := range c.docs {
		c.heads[i] = l.rows[doc]
		refs[doc] = corpus.Ref(i)
	}
	out := detect.Filed{Corpus: c, Holders: make(map[pairing.Key][]corpus.Ref, len(l.holders))}
	for key, docs := range l.holders {
		var of []corpus.Ref
		for _, doc := range docs {
			if i, there := refs[doc]; there {
				of = append(of, i)
			}
		}
		slices.SortFunc(of, cmp.Compare)
		out.Holders[key] = slices.Compact(of)
	}
	return out
}
