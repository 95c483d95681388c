package cli

import (
	"fmt"
	"github.com/copytaster/copytaster/internal/progress"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// showProgress draws the stage, its speed and the time left on a terminal until the function it returns is called, which
// may be done twice.
func (r *run) showProgress(p *progress.Progress) (stop func()) {
	if r.o.progress == "off" || r.o.quiet || !r.env.stderrIsTerminal() {
		return func() {}
	}
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		b := &bar{run: r}
		for {
			select {
			case <-tick.C:
				b.draw(p.Now())
			case <-quit:
				b.clear()
				return
			}
		}
	}()
	return sync.OnceFunc(func() {
		close(quit)
		<-gone
	})
}

// bar is the line of the stage that runs.
type bar struct {
	run   *run
	stage string
	line  *progressbar.ProgressBar
	began time.Time
}

func (b *bar) draw(stage string, done, total int64) {
	if stage == "" {
		return
	}
	if stage != b.stage {
		b.begin(stage)
	}
	items := done
	unit := "pairs"
	if stage == "reading" { // the bytes of the files tell how much is left
		unit = "articles"
		done, total = b.run.input.BytesRead(), max(b.run.input.Size(), 0)
	}
	if items > 0 {
		rate := float64(items) / max(time.Since(b.began).Seconds(), 0.001)
		stage = fmt.Sprintf("%s  %d %s  %.0f/s", stage, items, unit, rate)
	}
	b.line.Describe(stage)
	if total > 0 {
		b.line.ChangeMax64(total)
		_ = b.line.Set64(done) // drawing is worth no error
	} else {
		_ = b.line.Add(1) // it turns
	}
}

func (b *bar) begin(stage string) {
	b.clear()
	b.stage, b.began = stage, time.Now()
	b.line = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(b.run.env.stderr), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(true), progressbar.OptionSetElapsedTime(false), progressbar.OptionFullWidth(),
		progressbar.OptionSetSpinnerChangeInterval(0)) // no goroutine of its own
}

func (b *bar) clear() {
	if b.line != nil {
		_ = b.line.Clear()
	}
}
