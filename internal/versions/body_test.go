package versions

import (
	"testing"

	"github.com/copytaster/copytaster/internal/sketch"
)

func TestBody(t *testing.T) {
	signer := sketch.New(128)
	hashes := make([]uint64, 300)
	for i := range hashes {
		hashes[i] = uint64(i+1) * 0x9E3779B97F4A7C15
	}
	whole, none := BodyOf(signer.Sign(nil, hashes)), Body{}
	half, other := BodyOf(signer.Sign(nil, hashes[:150])), BodyOf(signer.Sign(nil, hashes[200:]))
	for _, tt := range []struct {
		name        string
		a, b        Body
		least, most int
	}{
		{"equal", whole, whole, slots, slots},
		{"half", whole, half, sameText, slots - 1},
		{"nothing in common", half, other, 0, sameText - 1},
		{"not known", whole, none, -1, -1},
		{"neither known", none, none, -1, -1},
	} {
		if got := tt.a.common(&tt.b); got < tt.least || got > tt.most {
			t.Errorf("%s: %d slots in common, want %d to %d", tt.name, got, tt.least, tt.most)
		}
	}
	if got := BodyOf(signer.Sign(nil, nil)); got != none {
		t.Errorf("no text: %v", got)
	}
}
