// Package progress says how far a run is: the run steps, and whoever started it looks at any time.
//
//	var p progress.Progress
//	go run(&p) // p.Start("reading", 0), then p.Step() for each article
//	stage, done, total := p.Now()
package progress

import "sync/atomic"

// Progress is how far a run is. The zero value is ready. Any goroutine may step and look at any time; one at a time starts and
// finishes stages.
type Progress struct {
	stage       atomic.Pointer[string]
	done, total atomic.Int64
}

// Now returns the stage, "" before the first, and how many of its items are done; total is 0 where it is not known. The three are
// read one after the other, so at the change of a stage they may be of two. p is not nil.
func (p *Progress) Now() (stage string, done, total int64) {
	if s := p.stage.Load(); s != nil {
		stage = *s
	}
	return stage, p.done.Load(), p.total.Load()
}

// Start begins a stage of so many items, 0 where that is not known. A nil p takes no notice, here and below.
func (p *Progress) Start(stage string, total int) {
	if p == nil {
		return
	}
	p.done.Store(0)
	p.total.Store(int64(total))
	p.stage.Store(&stage)
}

// Finish says that no more items come.
func (p *Progress) Finish() {
	if p != nil {
		p.total.Store(p.done.Load())
	}
}

// Step says that an item is done.
func (p *Progress) Step() {
	if p != nil {
		p.done.Add(1)
	}
}
