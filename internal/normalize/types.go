package normalize

import "sync"

// Types remembers what several Normalizers have learnt of words, so that a word is folded and stemmed once, not once by each of them.
// Its memory is bounded and never changes a result. Goroutines may share it. The nil Types remembers nothing.
type Types struct {
	shards [1 << shardBits]shard
}

// shardBits are the bits of a key by which the shards are told: with 64 of them two goroutines rarely wait for each other.
const shardBits = 6

// shard has the words of some keys.
type shard struct {
	mu   sync.Mutex
	seen memos
}

// NewTypes returns a Types that remembers nothing.
func NewTypes() *Types { return new(Types) }

// of returns the entry of a raw word, without a number. It learns the word if nobody has.
func (t *Types) of(r *reader, key uint64, raw string) entry {
	if t == nil {
		return r.learn(key, raw)
	}
	s := &t.shards[key*0x9E3779B97F4A7C15>>(64-shardBits)]
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seen == nil {
		s.seen = make(memos)
	}
	seen := s.seen.of(r.lang, r.shouting, r.writing)
	if e := seen.place(key); e.key == key {
		return *e
	}
	s.seen.makeRoom(memoLimit >> shardBits)
	return *seen.add(r.learn(key, raw))
}
