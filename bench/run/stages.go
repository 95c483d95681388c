package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
	"github.com/copytaster/copytaster/internal/wire"
)

// stages are the CPU times of the stages, in microseconds an article on one core, in the order of the flow. Each is the
// best of several passes.
type stages struct {
	Articles int
	Names    []string
	Best     []float64 // len(Best) == len(Names)
	CPU      float64   // per article, of the whole process of the duplicates path
	Profile  []share   // where the CPU time of that path goes
}

func (s *stages) sum() float64 {
	sum := 0.0
	for _, us := range s.Best {
		sum += us
	}
	return sum
}

// stagePasses is how often each stage is timed.
const stagePasses = 5

// runPrimitives times the stages one by one on the largest corpus that is compared, and profiles the duplicates path on
// it.
func (b *bench) runPrimitives(ctx context.Context) error {
	sizes := b.o.compared()
	if len(sizes) == 0 {
		return nil
	}
	articles := sizes[len(sizes)-1]
	corpus, err := b.corpus(ctx, articles)
	if err != nil {
		return err
	}
	c, err := b.scan(duplicates, corpus, articles)
	if err != nil {
		return err
	}
	if err := b.inTurn(ctx, "primitives", articles, b.o.runs, []command{c}); err != nil {
		return err
	}
	s := &stages{}
	if err := b.help(ctx, s, "GOMAXPROCS=1", "stages", corpus); err != nil {
		return err
	}
	if m, ok := b.measured("primitives", duplicates, articles); ok && m.fail == "" {
		s.CPU = m.cpu.median * 1e6 / float64(articles)
	}
	profile := c.stdout + ".prof"
	if err := b.help(ctx, &struct{}{}, "", "profile", profile, corpus); err != nil {
		return err
	}
	if s.Profile, err = sharesOf(ctx, profile); err != nil {
		return err
	}
	b.stages = s
	return nil
}

// help runs a helper and decodes the JSON it writes into v. env is one more variable of its environment.
func (b *bench) help(ctx context.Context, v any, env string, args ...string) error {
	b.say("%s", b.hide(fmt.Sprint(args)))
	helper := exec.CommandContext(ctx, b.self, args...)
	helper.Env = append(os.Environ(), env)
	var said bytes.Buffer
	helper.Stderr = &said
	out, err := helper.Output()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", args[0], err, said.Bytes())
	}
	return json.Unmarshal(out, v)
}

// stagesHelper is the helper "stages": it times the stages on the corpus in its argument.
func stagesHelper(ctx context.Context, args []string, stdout io.Writer) error {
	s := &stages{}
	for range stagePasses {
		c := &clock{spent: map[string]time.Duration{}}
		n, err := onePass(ctx, args[0], c)
		if err != nil {
			return err
		}
		s.Articles, s.Names = n, c.names
		for i, name := range c.names {
			us := float64(c.spent[name].Nanoseconds()) / 1e3 / float64(n)
			if len(s.Best) <= i {
				s.Best = append(s.Best, us)
			}
			s.Best[i] = min(s.Best[i], us)
		}
	}
	return json.NewEncoder(stdout).Encode(s)
}

// clock sums the CPU time of each stage.
type clock struct {
	names []string // in the order of their first laps
	spent map[string]time.Duration
	last  time.Duration
}

// start begins the first lap.
func (c *clock) start() { c.last = cpuTime() }

// lap adds the CPU time since the last lap to a stage, and begins the next lap.
func (c *clock) lap(stage string) {
	now := cpuTime()
	if _, ok := c.spent[stage]; !ok {
		c.names = append(c.names, stage)
	}
	c.spent[stage] += now - c.last
	c.last = now
}

// batch is the number of articles that pass a stage before the clock is read.
const batch = 1000

// onePass takes all articles of a corpus through the stages, a batch at a time, and returns their number. Memory that a
// stage allocates for the next one counts for the first; garbage collection counts for the stage in which it happens.
func onePass(ctx context.Context, corpus string, c *clock) (int, error) {
	c.start()
	if err := readThrough(corpus); err != nil {
		return 0, err
	}
	c.lap("read")
	read := c.spent["read"]

	n := 0
	var articles []news.Article
	normalizer, sketcher := normalize.New(), sketch.New(128)
	languages := normalize.NewDetector()
	rest := func() {
		c.lap("decode")
		n += len(articles)
		zones := make([][]wire.Zone, len(articles))
		for i := range articles {
			zones[i] = wire.Parse(&articles[i]).Zones
		}
		c.lap("zones")
		for i := range articles {
			languages.Detect(articles[i].Body)
		}
		c.lap("language")
		texts := make([]*normalize.Text, len(articles))
		for i := range articles {
			texts[i] = normalizer.Text(articles[i].Body, zones[i], "en")
		}
		c.lap("tokenise and normalise")
		hashes := make([][]uint64, len(articles))
		for i := range texts {
			hashes[i] = shingle.Hashes(nil, texts[i].Terms, detect.Shingle)
		}
		c.lap("hash")
		sets := make([]shingle.Set, len(articles))
		for i := range hashes {
			sets[i] = shingle.SetOf(hashes[i])
		}
		c.lap("set")
		var signature sketch.Signature
		for i := range sets {
			signature = sketcher.Sign(signature, sets[i])
		}
		c.lap("sketch")
		articles = articles[:0]
	}
	c.start()
	for a, err := range articlesOf(ctx, corpus) {
		if err != nil {
			return 0, err
		}
		if articles = append(articles, a); len(articles) == batch {
			rest()
		}
	}
	rest()
	c.spent["decode"] = max(0, c.spent["decode"]-read) // it read the file again
	return n, nil
}

// readThrough reads a file and discards it.
func readThrough(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{f}, make([]byte, 1<<20))
	return err
}
