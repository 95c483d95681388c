package store

import (
	"slices"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/versions"
)

// appendStoryKeys appends the keys of an article by which later versions of its story find it, and it them.
func appendStoryKeys(dst []pairing.Key, k *versions.Keyer, x *profile.Later) []pairing.Key {
	item := x.Item(0)
	for _, key := range k.Keys(nil, &item) {
		dst = append(dst, pairing.Key{Kind: kindStory, Key: key >> keyShift << keyShift})
	}
	return dst
}

// lookStories reads all that may be versions of one story with a new article or one that was found: who shares a key with them, who with
// those, and so on. It returns the keys that two or more of all these have.
func (l *lookup) lookStories(read corpus.Corpus) (shared map[uint64]bool, err error) {
	asked := make(map[pairing.Key]bool)
	for {
		var keys []pairing.Key
		ask := func(k pairing.Key) {
			if !asked[k] {
				asked[k] = true
				keys = append(keys, k)
			}
		}
		for _, of := range l.laterKeys {
			for _, k := range of {
				ask(k)
			}
		}
		for _, of := range l.stories {
			for _, k := range of {
				ask(pairing.Key{Kind: kindStory, Key: k})
			}
		}
		if len(keys) == 0 {
			break
		}
		slices.SortFunc(keys, compareKeys)
		if err := l.lookAll(keys); err != nil {
			return nil, err
		}
		var docs []int64
		for _, k := range keys {
			docs = append(docs, l.holders[k]...)
			delete(l.holders, k)
		}
		if err := l.read(docs); err != nil {
			return nil, err
		}
		if err := l.addChains(read); err != nil {
			return nil, err
		}
	}
	n := make(map[uint64]int)
	for _, of := range l.laterKeys {
		for _, k := range of {
			n[k.Key]++
		}
	}
	for _, of := range l.stories {
		for _, k := range of {
			n[k]++
		}
	}
	shared = make(map[uint64]bool)
	for k, n := range n {
		shared[k] = n > 1
	}
	return shared, nil
}

// joinStories returns the profile with the chains of the new articles and those that were found.
func (l *lookup) joinStories(found corpus.Corpus, shared map[uint64]bool) (*profile.Profile, error) {
	all, chains, docs := l.later, make(map[int32]bool), make(map[int64]bool)
	for _, x := range l.later {
		chains[x.Head.Chain] = true
	}
	for doc, keys := range l.stories {
		if slices.ContainsFunc(keys, func(k uint64) bool { return shared[k] }) {
			docs[doc], chains[l.rows[doc].Chain] = true, true
		}
	}
	delete(chains, -1)
	r := found.Open()
	for doc := range l.stories {
		h := l.rows[doc]
		if !docs[doc] && !chains[h.Chain] {
			continue
		}
		i, _ := found.Find(h.ID)
		var x prepare.Prepared
		if err := r.Read(&x, i, corpus.Article|corpus.Zones); err != nil {
			return nil, err
		}
		all = append(all, profile.Later{Head: h, Story: prepare.StoryOf(&x)})
	}
	return l.v.profile.JoinLater(all), nil
}

// reopen finds the articles of the index that a new one takes back: who runs them is asked again, so their keys are added.
func (l *lookup) reopen(read corpus.Corpus, filer *pairing.Filer) error {
	if !slices.ContainsFunc(l.later, func(x profile.Later) bool { return x.Story.Version.Kills() || x.Story.Version.Corrects() }) {
		return nil
	}
	if err := l.addChains(read); err != nil {
		return err
	}
	shared, err := l.lookStories(read)
	if err != nil {
		return err
	}
	found := l.filed().Corpus
	if _, err := l.joinStories(found, shared); err != nil {
		return err
	}
	return l.addKeys(found, filer)
}
