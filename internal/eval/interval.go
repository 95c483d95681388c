package eval

import (
	"cmp"
	"slices"
)

// interval is a half-open range of code points of one text.
type interval struct{ start, end int }

func (i interval) overlaps(j interval) bool {
	return max(i.start, j.start) < min(i.end, j.end)
}

// set is a set of code points of one text, as intervals in increasing order: none is empty and no two touch.
type set []interval

// union returns the points in any of the intervals. These may be in any order, overlap or be empty.
func union(intervals []interval) set {
	sorted := slices.SortedFunc(slices.Values(intervals), func(i, j interval) int {
		return cmp.Compare(i.start, j.start)
	})
	out := set(sorted[:0])
	for _, i := range sorted {
		switch last := len(out) - 1; {
		case i.start >= i.end:
		case last >= 0 && i.start <= out[last].end:
			out[last].end = max(out[last].end, i.end)
		default:
			out = append(out, i)
		}
	}
	return out
}

// size returns the number of points.
func (s set) size() int {
	n := 0
	for _, i := range s {
		n += i.end - i.start
	}
	return n
}

// and returns the points of s that are in t.
func (s set) and(t set) set {
	var out set
	for len(s) > 0 && len(t) > 0 {
		if s[0].overlaps(t[0]) {
			out = append(out, interval{max(s[0].start, t[0].start), min(s[0].end, t[0].end)})
		}
		if s[0].end < t[0].end {
			s = s[1:]
		} else {
			t = t[1:]
		}
	}
	return out
}

// minus returns the points of s that are not in t.
func (s set) minus(t set) set {
	var out set
	for _, i := range s {
		for len(t) > 0 && t[0].end <= i.start {
			t = t[1:]
		}
		for _, j := range t {
			if j.start >= i.end {
				break
			}
			if i.start < j.start {
				out = append(out, interval{i.start, j.start})
			}
			i.start = j.end
		}
		if i.start < i.end {
			out = append(out, i)
		}
	}
	return out
}
