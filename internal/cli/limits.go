package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/KimMachineGun/automemlimit/memlimit"
	"github.com/spf13/pflag"
)

// limits are the flags that say how much of the machine a run may take. They do not change the output, but for articles too long for the memory.
type limits struct {
	memory string
	tmp    string
}

const (
	leastMemory   = 64 << 20 // bytes
	unknownMemory = 1 << 30  // bytes; the default where the machine does not tell how much it has
)

func (l *limits) addFlags(f *pflag.FlagSet) {
	f.StringVar(&l.memory, "memory", "", "memory to keep within, as 512MiB or 4GiB; longer articles than a thirty-second of it are skipped (default: half of the machine's or of the cgroup's limit)")
	f.StringVar(&l.tmp, "tmp", "", "folder for temporary files, for what is beyond --memory (default: the system's)")
}

// check returns the bytes of memory to keep within, or an error for flags that cannot be. A folder that is named is tried.
func (l *limits) check() (memory int64, err error) {
	if l.memory == "" {
		memory = max(leastMemory, defaultMemory(memlimit.FromSystem, memlimit.FromCgroup))
	} else if memory, err = parseSize(l.memory); err != nil {
		return 0, fmt.Errorf("--memory %s: %w", l.memory, err)
	}
	if memory < leastMemory {
		return 0, hinted{fmt.Errorf("--memory %s: too little", l.memory), "64MiB is the least"}
	}
	if l.tmp == "" {
		return memory, nil
	}
	f, err := os.CreateTemp(l.tmp, "copytaster-*")
	if err != nil {
		return 0, hinted{fmt.Errorf("--tmp %s: %w", l.tmp, err), "name a folder that is there and that you may write to"}
	}
	return memory, errors.Join(f.Close(), os.Remove(f.Name()))
}

// defaultMemory returns half of the least that the providers tell.
func defaultMemory(providers ...memlimit.Provider) int64 {
	least := uint64(math.MaxUint64)
	for _, provider := range providers {
		if limit, err := provider(); err == nil { // the others have none, or none that they know of
			least = min(least, limit)
		}
	}
	if least == math.MaxUint64 {
		return unknownMemory
	}
	return int64(least / 2)
}

// parseSize reads a number of bytes: 512MiB, 4GB, 1.5g. KiB, MiB, GiB, TiB and the letters k, m, g, t alone are powers of
// 1024, kB, MB, GB and TB powers of 1000; no unit is bytes. Case does not matter.
func parseSize(s string) (int64, error) {
	number := strings.TrimRightFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	n, err := strconv.ParseFloat(number, 64)
	unit := strings.ToLower(strings.TrimSpace(s[len(number):]))
	factor := 1.0
	if unit != "" && unit != "b" {
		power := strings.Index("kmgt", unit[:1]) + 1
		base, known := map[string]float64{"": 1024, "ib": 1024, "b": 1000}[unit[1:]]
		if power == 0 || !known {
			err = strconv.ErrSyntax
		}
		factor = math.Pow(base, float64(power))
	}
	if size := n * factor; err == nil && size >= 0 && size < math.MaxInt64 {
		return int64(size), nil
	}
	return 0, errors.New("must be a size such as 512MiB, 4GB or 1000000")
}

// textPart is the part of the memory, as its divisor, that the text of one article may have: while it is compared, an article takes some
// thirty times its text, and it is never taken apart.
const textPart = 32

// gcPercent is how much garbage, in hundredths of what is in use, waits for the collector, unless GOGC says otherwise. It is a third of
// Go's default, which saves a quarter of the memory for a twentieth of the CPU: most of what is in use holds no pointers.
const gcPercent = 30

// limit tells the Go runtime about the limits of a run until the function it returns is called. The garbage collector works
// harder when nine tenths of the memory are taken; so many workers, or as many as Go finds fit for 0, run at once.
func limit(memory int64, workers int) (restore func()) {
	limited := debug.SetMemoryLimit(-1) // which GOMEMLIMIT may have set
	debug.SetMemoryLimit(min(limited, memory/10*9))
	percent := debug.SetGCPercent(gcPercent)
	if os.Getenv("GOGC") != "" {
		debug.SetGCPercent(percent)
	}
	processors := runtime.GOMAXPROCS(workers)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limited)
		runtime.GOMAXPROCS(processors)
	}
}

// capped returns how many of the workers that were asked for are used: no more than the machine has processors, which it says unless quiet.
func (e *env) capped(workers int, quiet bool) int {
	most := runtime.NumCPU()
	if workers <= most {
		return workers
	}
	if !quiet {
		e.say("--workers %d: this machine has %s, so %d are used", workers, count(most, "processor"), most)
	}
	return most
}

// explain adds what to do to an error of a temporary file.
func (l *limits) explain(err error) error {
	p, ok := errors.AsType[*fs.PathError](err)
	if !ok || filepath.Dir(p.Path) != filepath.Clean(cmp.Or(l.tmp, os.TempDir())) || !strings.HasPrefix(filepath.Base(p.Path), "copytaster-") {
		return err
	}
	return hinted{err, "name a folder with more room with --tmp, or more --memory"}
}
