package cli

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/copytaster/copytaster/internal/detect"
)

// showProgress draws the stage, its speed and the time left on a terminal until the function it returns is called, which
// may be done twice.
func (r *run) showProgress(p *detect.Progress) (stop func()) {
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
	articles := done
	unit := "articles"
	if stage == "reading" { // the files tell how much is left, the stage does not
		done, total = b.run.input.BytesRead(), max(b.run.input.Size(), 0)
	} else {
		unit = "pairs"
	}
	if stage != b.stage {
		b.clear()
		b.stage, b.began = stage, time.Now()
		if total == 0 {
			total = -1
		}
		b.line = progressbar.NewOptions64(total, progressbar.OptionSetWriter(os.Stderr), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetElapsedTime(false), progressbar.OptionFullWidth())
	}
	rate := float64(articles) / max(time.Since(b.began).Seconds(), 0.001)
	b.line.Describe(fmt.Sprintf("%s  %d %s  %.0f/s", stage, articles, unit, rate))
	_ = b.line.Set64(done) // drawing is worth no error
}

func (b *bar) clear() {
	if b.line != nil {
		_ = b.line.Clear()
	}
}
