package index

// Links calls f with the pairs of holders of one common shingle that become candidates: each holder with the first each
// allowed holders and with the nearest each allowed holders before it. holders are in the caller's order (by time), each
// once. allowed reports whether the caller wants a pair at all.
//
// All pairs of n holders would be n²/2. Links makes a linear number, and the holders stay connected if all pairs are
// allowed. It returns the number of pairs that did not become candidates.
func Links(holders []uint32, each int, allowed func(x, y uint32) bool, f func(x, y uint32)) (left int) {
	left = len(holders) * (len(holders) - 1) / 2
	for i, y := range holders {
		j, n := 0, 0
		for ; j < min(i, reach) && n < each; j++ {
			if allowed(holders[j], y) {
				f(holders[j], y)
				n++
			}
		}
		left -= n
		n = 0
		for k := i - 1; k >= max(j, i-reach) && n < each; k-- {
			if allowed(holders[k], y) {
				f(holders[k], y)
				n++
			}
		}
		left -= n
	}
	return left
}

// reach is the number of holders at either end in which Links looks for allowed ones.
const reach = 256
