package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// lookup is one look into the index for some new articles.
type lookup struct {
	v     *View
	ctx   context.Context
	roles func(*news.Article)
	fresh map[string]bool // IDs of the new articles
	keys  freshKeys
	from  partDecoder

	holders map[pairing.Key][]int64 // numbers of articles, some of which are gone
	crowded map[pairing.Key][]int64 // all holders of keys of which holders has a sample
	rows    map[int64]*match.Head   // the heads of those that are there
	tags    map[int64][]byte        // of their sentences

	stories    map[int64][]uint64 // their keys of kindStory
	later      []profile.Later    // new articles that may be versions of stories
	laterKeys  [][]pairing.Key    // of these
	wanted     map[int64][]uint8  // tags of sentences that may be told again, by their articles
	crowdedKey map[uint64]bool    // keys of sentences that pair none
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
			holders: make(map[pairing.Key][]int64), crowded: make(map[pairing.Key][]int64), rows: make(map[int64]*match.Head), tags: make(map[int64][]byte), stories: make(map[int64][]uint64),
			wanted: make(map[int64][]uint8), crowdedKey: make(map[uint64]bool),
		}
		return l.find(read, filer)
	}
}

// find looks the keys of the new articles up, and then who belongs to those that hold one.
func (l *lookup) find(read corpus.Corpus, filer *pairing.Filer) (detect.Filed, error) {
	l.keys = freshKeys{asked: make(map[pairing.Key]bool)}
	if err := l.addKeys(read, filer); err != nil {
		return detect.Filed{}, err
	}
	if err := l.reopen(read, filer); err != nil {
		return detect.Filed{}, err
	}
	keys := &l.keys
	slices.SortFunc(keys.plain, compareKeys)
	keys.plain = slices.Compact(keys.plain)
	if err := l.lookAll(keys.plain); err != nil {
		return detect.Filed{}, err
	}
	if err := l.lookAsked(keys.asked); err != nil {
		return detect.Filed{}, err
	}
	var docs, byText []int64
	if err := l.lookSentences(keys.sentences); err != nil {
		return detect.Filed{}, err
	}
	for doc := range l.wanted {
		docs, byText = append(docs, doc), append(byText, doc)
	}
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
	shared, err := l.lookStories(read)
	if err != nil {
		return detect.Filed{}, err
	}
	out := l.filed()
	out.Profile, err = l.joinStories(out.Corpus, shared)
	return out, err
}

// freshKeys are the keys of the new articles.
type freshKeys struct {
	sentences [][]pairing.Key // of each sentence, without the tag; increasing
	plain     []pairing.Key
	asked     map[pairing.Key]bool // those of the kinds that are asked for; true: a new article of the make has it
}

// addKeys adds the keys of new articles, and of those that are asked for again. All others are passed over.
func (l *lookup) addKeys(of corpus.Corpus, filer *pairing.Filer) error {
	parts := corpus.Article | corpus.Zones | corpus.Bands | corpus.Terms | corpus.QuotationKeys
	if l.v.settings.Find&match.Paraphrases != 0 {
		parts |= corpus.Sentences
	}
	r := of.Open()
	var x prepare.Prepared
	var keys []pairing.Key
	m, back, err := l.v.s.maker(l.v.options)
	if err != nil {
		return err
	}
	defer back()
	for i := range corpus.Ref(of.Len()) {
		h := of.Head(i)
		if h.Old() {
			continue
		}
		if err := r.Read(&x, i, parts); err != nil {
			return err
		}
		if !h.Against {
			l.fresh[h.ID] = true
			if later := (profile.Later{Head: h, Story: prepare.StoryOf(&x)}); later.Joins() {
				l.later = append(l.later, later)
				l.laterKeys = append(l.laterKeys, appendStoryKeys(nil, m.keyer, &later))
			}
		}
		keys = filer.Keys(keys[:0], &x)
		for n := range x.Sentences {
			of := filer.SentenceKeys(nil, &x.Sentences[n].Said)
			slices.SortFunc(of, compareKeys)
			l.keys.sentences = append(l.keys.sentences, slices.Compact(of))
		}
		for _, k := range keys {
			if own, is := asked(k.Kind); own != 0 {
				l.keys.asked[k] = l.keys.asked[k] || is(l.v.profile, h)
			} else if k.Kind != pairing.SentenceKeys {
				l.keys.plain = append(l.keys.plain, k)
			}
		}
	}
	return nil
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

// partAsked is a part and the keys that are looked for in it.
type partAsked struct {
	segment *segment
	size    kindSize
	part    uint64
	keys    []pairing.Key
}

func (p *partAsked) row() int64 { return rowOf(p.segment.number, p.size.kind, p.part) }

// lookAll looks keys up, which are sorted.
func (l *lookup) lookAll(keys []pairing.Key) error {
	var parts []partAsked
	for _, seg := range l.v.segments {
		for from := 0; from < len(keys); {
			size, has := seg.of(keys[from].Kind)
			part := partOf(keys[from].Key>>keyShift, size.bits)
			to := from + 1
			for to < len(keys) && keys[to].Kind == keys[from].Kind && (!has || partOf(keys[to].Key>>keyShift, size.bits) == part) {
				to++
			}
			if has {
				parts = append(parts, partAsked{seg, size, part, keys[from:to]})
			}
			from = to
		}
	}
	l.v.mu.Lock()
	defer l.v.mu.Unlock()
	for some := range slices.Chunk(parts, partsAtOnce) {
		if err := l.lookIn(some); err != nil {
			return err
		}
	}
	return nil
}

// lookIn looks keys up in up to partsAtOnce parts, which are by row.
func (l *lookup) lookIn(parts []partAsked) error {
	rows := make([]any, partsAtOnce)
	for i := range rows {
		rows[i] = parts[min(i, len(parts)-1)].row()
	}
	found, err := l.v.parts.QueryContext(l.ctx, rows...)
	if err != nil {
		return l.v.s.damaged(err)
	}
	defer found.Close()
	n := 0
	for i := 0; found.Next(); n++ {
		var row int64
		var sealed sql.RawBytes
		if err := found.Scan(&row, &sealed); err != nil {
			return l.v.s.damaged(err)
		}
		for i < len(parts) && parts[i].row() < row { // SQLite goes through them by row
			i++
		}
		b, ok := unseal(numbers(row), sealed)
		if !ok || i == len(parts) || parts[i].row() != row || !l.takeHolders(&parts[i], b) {
			return l.v.s.corrupt("postings %d", row)
		}
	}
	if err := found.Err(); err != nil {
		return l.v.s.damaged(err)
	}
	if n < len(parts) {
		return l.v.s.corrupt("%d lists of postings between %d and %d are missing", len(parts)-n, parts[0].row(), parts[len(parts)-1].row())
	}
	return nil
}

// takeHolders takes the holders of the keys that are looked for in a part; false: nobody wrote it.
func (l *lookup) takeHolders(p *partAsked, b []byte) bool {
	d, some := &l.from, p.keys
	if !d.decode(p.segment, p.size, p.part, b) {
		return false
	}
	for len(some) > 0 && d.seek(some[0].Key>>keyShift) {
		for len(some) > 0 && some[0].Key>>keyShift < d.key {
			some = some[1:]
		}
		if len(some) == 0 || some[0].Key>>keyShift != d.key {
			d.skip()
			continue
		}
		of := l.holders[some[0]]
		d.each(func(doc int64) bool {
			of = append(of, doc)
			return true
		})
		l.holders[some[0]] = of
		some = some[1:]
	}
	return !d.r.bad
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

// lookSentences looks up the keys of the new sentences, and finds the sentences of the index that share two of one of them.
func (l *lookup) lookSentences(sentences [][]pairing.Key) error {
	keys := slices.Concat(sentences...)
	if len(keys) == 0 {
		return nil
	}
	slices.SortFunc(keys, compareKeys)
	keys = slices.Compact(keys)
	if err := l.lookAll(keys); err != nil {
		return err
	}
	holders := make(map[pairing.Key][]int64, len(keys))
	var docs []int64
	for _, k := range keys {
		holders[k] = l.holders[k]
		delete(l.holders, k)
		for _, h := range holders[k] {
			docs = append(docs, h>>pairing.TagBits)
		}
	}
	there, err := l.alive(docs)
	if err != nil {
		return err
	}
	for _, k := range keys {
		of := slices.DeleteFunc(holders[k], func(h int64) bool { return !there(h >> pairing.TagBits) })
		var seen [1 << pairing.TagBits]bool
		n := 0
		for _, h := range of {
			if tag := tagOf(h); !seen[tag] {
				seen[tag] = true
				n++
			}
		}
		if holders[k] = of; n > paraphrase.CrowdedKey {
			l.crowdedKey[k.Key], holders[k] = true, nil
		}
	}
	for _, keys := range sentences {
		shared := make(map[int64]int)
		for _, k := range keys {
			for _, h := range holders[k] {
				if shared[h]++; shared[h] == pairing.LeastKeys {
					l.wanted[h>>pairing.TagBits] = append(l.wanted[h>>pairing.TagBits], tagOf(h))
				}
			}
		}
	}
	return nil
}

// tagOf returns the tag of a holder of a key of sentences.
func tagOf(holder int64) uint8 { return uint8(holder & (1<<pairing.TagBits - 1)) }

// alive returns which of some articles are in the index, no earlier texts of new ones and not asked for again.
func (l *lookup) alive(docs []int64) (func(doc int64) bool, error) {
	gone := make(map[int64]bool)
	l.v.mu.Lock()
	defer l.v.mu.Unlock()
	for doc, h := range l.rows {
		gone[doc] = h.Reopened
	}
	ids := slices.Sorted(maps.Keys(l.fresh))
	if err := rowsIn(l.ctx, l.v.s, l.v.conn, "id", ids, func(r row) error { gone[r.doc] = true; return nil }); err != nil {
		return nil, err
	}
	if l.v.state.Removed == 0 {
		return func(doc int64) bool { return !gone[doc] }, nil
	}
	slices.Sort(docs)
	there := make(map[int64]bool)
	err := l.v.s.docsIn(l.ctx, l.v.conn, slices.Compact(docs), func(doc int64) { there[doc] = !gone[doc] })
	return func(doc int64) bool { return there[doc] }, err
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
	if len(r.tags) > 0 {
		l.tags[r.doc] = r.tags
	}
	if len(r.stories) > 0 {
		l.stories[r.doc] = r.stories
	}
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
	c := &articles{v: l.v, said: make(map[place][]byte)}
	for doc, h := range l.rows {
		c.docs, c.heads = append(c.docs, doc), append(c.heads, h)
	}
	slices.SortFunc(c.docs, func(x, y int64) int { return strings.Compare(l.rows[x].ID, l.rows[y].ID) })
	refs := make(map[int64]corpus.Ref, len(c.docs))
	for i, doc := range c.docs {
		c.heads[i] = l.rows[doc]
		refs[doc] = corpus.Ref(i)
	}
	out := detect.Filed{
		Corpus: c, Holders: make(map[pairing.Key][]corpus.Ref, len(l.holders)), Sentences: make(map[corpus.Ref][]uint32, len(l.wanted)), Crowded: l.crowdedKey,
	}
	for doc, tags := range l.wanted {
		for n, tag := range l.tags[doc] {
			if slices.Contains(tags, tag) {
				out.Sentences[refs[doc]] = append(out.Sentences[refs[doc]], uint32(n))
			}
		}
	}
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
