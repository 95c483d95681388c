package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// workerEnv names the index that this process works on until it is killed: see TestKilled.
const workerEnv = "STORE_TEST_WORKER"

// numbered returns article i of the worker, which is the same every time.
func numbered(i int) news.Article {
	w := &writer{Rand: rand.New(rand.NewPCG(uint64(i), 9))}
	a := news.Article{ID: fmt.Sprintf("a%06d", i), Lang: "en", Source: "Post", Body: w.text(60 + w.IntN(60))}
	a.Published = time.Date(2020, 1, 1, 0, i, 0, 0, time.UTC)
	return a
}

// worked does what a worker does, if this process is one: it adds articles and now and then expires some, compacts, learns again or upgrades
// what another method made, and says on standard output what is durable.
func worked() bool {
	dir := os.Getenv(workerEnv)
	if dir == "" {
		return false
	}
	ctx := context.Background()
	check := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
	w, err := store.OpenWriter(dir, options())
	check(err)
	from, err := strconv.Atoi(os.Getenv(workerEnv + "_FROM"))
	check(err)
	for i := from; ; i += 3 {
		_, err := w.Add(ctx, each([]news.Article{numbered(i), numbered(i + 1), numbered(i + 2)}), options())
		check(err)
		fmt.Println("added", i+3)
		switch i / 3 % 7 {
		case 3:
			before := max(0, i-60)
			_, err := w.Expire(ctx, numbered(before).Published)
			check(err)
			fmt.Println("expired", before)
		case 4:
			check(w.Close())
			check(setMethod(dir, 0))
			_, err := store.Upgrade(ctx, dir, options())
			check(err)
			w, err = store.OpenWriter(dir, options())
			check(err)
		case 5:
			check(w.Compact(ctx))
		case 6:
			_, err := w.Relearn(ctx, options())
			check(err)
		}
	}
}

// TestKilled kills a process at random moments while it adds, expires, compacts, learns again and upgrades. Afterwards the index is sound, has all
// that was acknowledged, and nothing of which only a part is there. STORE_KILLS says how often.
func TestKilled(t *testing.T) {
	kills := 6
	if n, err := strconv.Atoi(os.Getenv("STORE_KILLS")); err == nil {
		kills = n
	} else if testing.Short() {
		kills = 2
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, rnd := t.TempDir(), rand.New(rand.NewPCG(uint64(kills), 5))
	added, expired := 0, 0
	for kill := range kills {
		command := exec.Command(self)
		command.Env = append(os.Environ(), workerEnv+"="+dir, workerEnv+"_FROM="+fmt.Sprint(added))
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		wait := 1 + rnd.IntN(10) // adds; then it is killed in one of the next operations
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			word, rest, _ := strings.Cut(lines.Text(), " ")
			n, _ := strconv.Atoi(rest)
			switch word {
			case "added":
				added = n
				if wait--; wait == 0 {
					time.AfterFunc(time.Duration(rnd.IntN(100))*time.Millisecond, func() { _ = command.Process.Kill() })
				}
			case "expired":
				expired = n
			default:
				t.Error(lines.Text())
			}
		}
		_ = command.Wait() // it was killed
		checkKilled(t, dir, kill, added, expired)
		if t.Failed() {
			return
		}
	}
	if added < 3*kills {
		t.Errorf("%d articles are too few to tell", added)
	}
	t.Logf("%d kills, %d articles acknowledged, %d expired", kills, added, expired)
}

func checkKilled(t *testing.T, dir string, kill, added, expired int) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, "CURRENT")); os.IsNotExist(err) && added == 0 {
		return // before the first add was acknowledged
	}
	if _, err := store.Upgrade(context.Background(), dir, options()); err != nil { // a writer tidies up
		t.Fatalf("kill %d: %v", kill, err)
	}
	s, err := store.Open(dir)
	if err != nil {
		t.Fatalf("kill %d: %v", kill, err)
	}
	defer s.Close()
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatalf("kill %d: %v", kill, err)
	}
	defer v.Close()
	if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Fatalf("kill %d: %v, %v", kill, problems, err)
	}
	there := make(map[string]bool)
	for a, err := range v.Articles(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		there[a.ID] = true
		var i int
		if _, err := fmt.Sscanf(a.ID, "a%d", &i); err != nil {
			t.Fatal(err)
		}
		if want := numbered(i); a.Body != want.Body || !a.Published.Equal(want.Published) || a.Source != want.Source {
			t.Fatalf("kill %d: article %d is another one", kill, i)
		}
	}
	for i := expired + 60; i < added; i++ { // an expiry that was not acknowledged may have been done
		if !there[numbered(i).ID] {
			t.Fatalf("kill %d: article %d of %d was acknowledged and is lost", kill, i, added)
		}
	}
	for i := range expired {
		if there[numbered(i).ID] {
			t.Fatalf("kill %d: article %d was expired and is there", kill, i)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.db")); err != nil || len(left) != 1 {
		t.Fatalf("kill %d: left behind: %v", kill, left)
	}
}
