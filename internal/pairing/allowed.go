package pairing

import (
	"time"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// camp is what decides beside the window whether two articles may be paired, as a number: the role of an article, and whether it is
// of --against.
type camp uint8

// mostCamps is how many there are, and roles how many of them are not of --against.
const (
	mostCamps = 2 * roles
	roles     = 3
)

func campOf(h *match.Head) camp {
	if h.Old() {
		return camp(h.Role) + roles
	}
	return camp(h.Role)
}

func (c camp) role() news.Role { return news.Role(c % roles) }
func (c camp) against() bool   { return c >= roles }

// camps says which camps are compared.
type camps struct {
	against      bool // some articles are of --against
	wireToOutlet bool
}

// allow reports whether articles of two camps are compared.
func (c camps) allow(p, q camp) bool {
	if c.against && p.against() == q.against() {
		return false
	}
	return !c.wireToOutlet || (p.role() == news.RoleWire) != (q.role() == news.RoleWire)
}

// CampsAllow reports whether two articles stand on sides of --against and --wire that are compared.
func (s *Search) CampsAllow(a, b corpus.Ref) bool {
	return s.camps.allow(campOf(s.corpus.Head(a)), campOf(s.corpus.Head(b)))
}

// WindowAllows reports whether two articles may have been published within the window; one without a date may have been at any time.
func (s *Search) WindowAllows(a, b corpus.Ref) bool {
	return within(s.o.Window, s.corpus.Head(a), s.corpus.Head(b))
}

func (s *Search) allowed(a, b corpus.Ref) bool { return s.CampsAllow(a, b) && s.WindowAllows(a, b) }

// within reports whether two articles may have been published within a window; an article without a date may, and a window of 0
// has room for all.
func within(window time.Duration, a, b *match.Head) bool {
	if window == 0 || a.Published.IsZero() || b.Published.IsZero() {
		return true
	}
	if b.Published.Before(a.Published) {
		a, b = b, a
	}
	_, aLast := a.Bounds()
	bFirst, _ := b.Bounds()
	return bFirst.Sub(aLast) <= window
}
