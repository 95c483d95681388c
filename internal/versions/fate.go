package versions

import "github.com/copytaster/copytaster/internal/wire"

// Fate is what became of a version of a story.
type Fate uint8

const (
	Current   Fate = iota // the latest word
	Repeated              // sent again unchanged
	Updated               // a later version tells more
	Refiled               // sent again with a slip of form mended
	Corrected             // a later version corrects an error in it
	Killed                // the agency withdrew it
)

// FateOf tells what a later version of the same story makes of an earlier one. A correction or refiling with a number
// concerns the versions up to that number; one without concerns all before it, as agencies that do not number their
// corrections mean it. What withdraws a story withdraws all versions before it. That a version repeats a correction does
// not correct it again.
func FateOf(earlier, later wire.Version) Fate {
	upTo := later.N == 0 || earlier.N <= later.N
	switch {
	case later.Kills():
		return Killed
	case later.Corrects() && upTo && !(later.Repeats() && earlier.Corrects()):
		return Corrected
	case later.Refiles() && upTo:
		return Refiled
	case later.Repeats() && sameBut(earlier, later, wire.MarkRepeat):
		return Repeated
	case earlier.Kills():
		return Current // what follows is another story, or a note about the withdrawal
	case later.Take > earlier.Take && sameBut(earlier, later, 0):
		return Current // the next part
	}
	return Updated
}

// sameBut reports whether two versions differ in the given marks and their takes only.
func sameBut(x, y wire.Version, marks wire.Marks) bool {
	return x.N == y.N && x.Marks&^marks == y.Marks&^marks
}

// Fate returns the gravest fate of member i, and the latest member that brought it. It is Current and i if nothing
// happened to it.
func (c *Chain) Fate(i int) (fate Fate, by int) {
	by = i
	for k := i + 1; k < len(c.Members); k++ {
		if f := FateOf(c.Members[i].Version, c.Members[k].Version); f != Current && f >= fate {
			fate, by = f, k
		}
	}
	return fate, by
}
