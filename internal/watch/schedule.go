package watch

import (
	"math/rand/v2"
	"time"
)

const (
	longestBackoff = 6 * time.Hour
	longestFresh   = time.Hour          // that a server may say its feed stays as it is
	goneAgain      = 7 * 24 * time.Hour // after which a source that is gone is asked once more
	jitter         = 10                 // of a wait, as a divisor
)

// jittered returns a time that is longer than d by up to a tenth, so that what began at once does not go on so.
func jittered(d time.Duration) time.Duration {
	if d < jitter {
		return d
	}
	return d + rand.N(d/jitter)
}

// backoff returns how long to wait after so many failures in a row, 1 or more, of what is done every so often: twice as long each time.
func backoff(every time.Duration, failures int) time.Duration {
	wait := every
	for range failures {
		if wait *= 2; wait >= longestBackoff {
			return jittered(max(every, longestBackoff))
		}
	}
	return jittered(wait)
}
