package pairing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
)

// TestCharacterKeysOfAnIndex checks that a sound article is filed in an index by half of the keys of its characters, which are among those
// of a misread article with the same text, so that the two share as many; and that without an index it has all.
func TestCharacterKeysOfAnIndex(t *testing.T) {
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "%x ", shingle.Mix(uint64(i)))
	}
	keys := func(bits int, look ocr.Look) map[uint64]bool {
		s := &Search{profile: &profile.Profile{Lexicon: &ocr.Lexicon{}, SearchFrom: ocr.Noisy, KeyChars: 12, KeyBits: bits}}
		x := prepare.Prepared{Head: &match.Head{Look: look}, Article: &news.Article{Body: text.String()}}
		out := make(map[uint64]bool)
		for _, k := range s.keys(CharacterKeys).Open()(nil, &x) {
			out[index.Key(k.Hash)] = true
		}
		return out
	}
	all, sound := keys(17, ocr.Noisy), keys(17, ocr.Perhaps)
	if n := len(all); len(sound) < n*9/20 || len(sound) > n*11/20 {
		t.Errorf("a sound article has %d keys of %d, want half", len(sound), n)
	}
	for k := range sound {
		if !all[k] {
			t.Fatalf("a sound article has the key %x, and a misread one has not", k)
		}
		if k<<(17+spareMany) != 0 {
			t.Fatalf("the key %x has more than %d bits", k, 17+spareMany)
		}
	}
	if without := keys(0, ocr.Perhaps); len(without) < len(all) {
		t.Errorf("without an index, a sound article has %d keys, want %d", len(without), len(all))
	}
}
