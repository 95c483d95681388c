package compare

import (
	"testing"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/profile"
)

// TestOwnShingles asks for stretches of shared shingles, C for a common one and o for another, with a blank where one is not shared. A
// window has three.
func TestOwnShingles(t *testing.T) {
	for text, want := range map[string]struct{ own, longest int }{
		"":                   {0, 0},
		"CCC":                {0, 3},
		"oo":                 {2, 0},
		"CCCooooCCC":         {0, 3},
		"CCCoooooCCC":        {5, 3}, // has a word of its own
		"CCCooooCC":          {4, 3},
		"CCooooCCC":          {4, 3},
		"CCCoo CCC":          {2, 3},
		"CCC ooCCC":          {2, 3},
		"CCCo oCCC":          {0, 3}, // one word more each
		"CCCo":               {0, 3},
		"oCCC":               {0, 3},
		"CCo":                {1, 2},
		"CCCoo":              {2, 3},
		"o CCC":              {1, 3},
		"CCCooCCCCoCCCooooo": {5, 4},
		"oCCCoCCC":           {0, 3},
		"CCCoCoCCC":          {2, 3},
		"CCCoC":              {1, 3},
	} {
		c := Comparer{profile: &profile.Profile{Common: index.NewCommon([]uint64{1})}}
		hashes := make([]uint64, len(text))
		for i, kind := range text {
			switch kind {
			case 'C':
				hashes[i] = 1
			case 'o':
				hashes[i] = 2
			default:
				continue
			}
			c.shared = append(c.shared, uint32(i))
		}
		if own, longest := c.ownShingles(hashes, 3); own != want.own || longest != want.longest {
			t.Errorf("%q: %d of its own, longest %d, want %v", text, own, longest, want)
		}
	}
}
