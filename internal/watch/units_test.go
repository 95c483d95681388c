package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/report/reporttest"
)

func TestCanonical(t *testing.T) {
	for address, want := range map[string]string{
		"http://a.example/x":                              "a.example/x/?",
		"https://www.A.example:443/x/?utm_source=rss#top": "a.example/x/?",
		"https://a.example/x?b=2&a=1&fbclid=9":            "a.example/x/?a=1&b=2",
		"https://a.example:8443/x":                        "a.example:8443/x/?",
		"https://a.example/?p=17":                         "a.example/?p=17",
		"https://a.example/":                              "", // a front page is no item
		"https://a.example":                               "",
		"ftp://a.example/x":                               "",
		"urn:x":                                           "",
		"%zz":                                             "",
		"":                                                "",
	} {
		if got := canonical(&news.Article{URL: address}); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
	a := news.Article{URL: "https://feeds.example/1", Desk: &news.Desk{Canonical: "https://a.example/x"}}
	if got := canonical(&a); got != "a.example/x/?" {
		t.Error(got)
	}
}

func TestKeys(t *testing.T) {
	a := news.Article{ID: "1", Title: "T", Body: "Some  text\n", Source: "A", URL: "https://a.example/x"}
	of := func(change func(*news.Article)) keys {
		b := a
		change(&b)
		return keysOf("feed", &b, true, true)
	}
	base := of(func(*news.Article) {})
	if k := of(func(b *news.Article) { b.Body = "Some text" }); !reflect.DeepEqual(k, base) {
		t.Error("spaces make another item")
	}
	guid := of(func(b *news.Article) { b.ID = "2" })
	if bytes.Equal(guid.id, base.id) || !bytes.Equal(guid.content, base.content) || !bytes.Equal(guid.address, base.address) {
		t.Error("another guid:", guid)
	}
	for name, change := range map[string]func(*news.Article){
		"outlet": func(b *news.Article) { b.Source = "B" }, "site": func(b *news.Article) { b.URL = "https://b.example/x" }, "text": func(b *news.Article) { b.Body = "Other text" },
	} {
		if bytes.Equal(of(change).content, base.content) {
			t.Errorf("another %s is the same text", name)
		}
	}
	items := itemsOf("feed", []news.Article{{ID: "1", URL: "https://a.example/x"}, {ID: "2", URL: "https://a.example/x"}, {ID: "3", URL: "https://a.example/y"}}, false)
	if items[0].keys.address != nil || items[1].keys.address != nil || items[2].keys.address == nil || items[0].keys.content != nil {
		t.Error("an address of two items tells them from nothing, and in a folder two files are two articles")
	}
}

func TestBackoff(t *testing.T) {
	for _, tt := range []struct {
		every    time.Duration
		failures int
		want     time.Duration
	}{
		{15 * time.Minute, 1, 30 * time.Minute}, {15 * time.Minute, 2, time.Hour}, {15 * time.Minute, 4, 4 * time.Hour}, {15 * time.Minute, 5, longestBackoff},
		{15 * time.Minute, 1_000_000, longestBackoff}, {day, 1, day},
	} {
		if got := backoff(tt.every, tt.failures); got < tt.want || got > tt.want+tt.want/jitter {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

const list = `<?xml version="1.0" encoding="iso-8859-1"?><!-- a list --><opml version="2.0"><head><title>Feeds &eacute;</title></head><body>
<outline text="Papers"><outline type="rss" text="One" xmlUrl=" https://a.example/feed "/><outline TITLE="Two" XMLURL="https://b.example/feed"/></outline>
<outline text="Again" xmlUrl="https://a.example/feed"/><outline text="No feed" htmlUrl="https://c.example/"/></body></opml>`

func TestList(t *testing.T) {
	if !isList([]byte(list)) || isList([]byte("<rss><opml/></rss>")) || isList([]byte("no xml")) || isList(nil) {
		t.Error("a list is not told from what is none")
	}
	got, err := readList([]byte(list))
	if want := []listed{{"One", "https://a.example/feed"}, {"Two", "https://b.example/feed"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q %v", got, err)
	}
	for i := range len(list) - len("</opml>") { // one that is cut short would end the watch over the feeds that it lacks
		if feeds, err := readList([]byte(list[:i])); err == nil {
			t.Fatalf("cut after %d bytes: %q", i, feeds)
		}
	}
	var many strings.Builder
	for i := range mostFeeds + 1 {
		fmt.Fprintf(&many, `<outline xmlUrl="https://%d.example/"/>`, i)
	}
	if _, err := readList([]byte("<opml>" + many.String() + "</opml>")); err == nil {
		t.Error("no end of feeds")
	}
}

func FuzzList(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("<opml><outline xmlUrl=a>&x;</opml>"))
	f.Add([]byte(`<?xml encoding="utf-16"?><opml/>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		isList(b)
		feeds, err := readList(b)
		if err != nil && feeds != nil {
			t.Error("half a list")
		}
		seen := make(map[string]bool)
		for _, x := range feeds {
			if x.address == "" || seen[x.address] {
				t.Errorf("%q", x)
			}
			seen[x.address] = true
		}
	})
}

func openState(t *testing.T) *State {
	t.Helper()
	s, err := OpenState(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestState(t *testing.T) {
	s := openState(t)
	now := time.Unix(1_700_000_000, 0).UTC()
	known := Source{ETag: `"1"`, Asked: now, FailingSince: now, Failures: 2, Moved: "https://b.example/"}
	if err := s.SetSource("a", known); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Source("a"); err != nil || got != known {
		t.Errorf("%+v %v", got, err)
	}
	if got, err := s.Source("b"); err != nil || got != (Source{}) {
		t.Errorf("%+v %v", got, err)
	}
	article := news.Article{ID: "1", Title: "T <&>\u2028", Body: "a\r\nb\x00\ufffd", Published: now, DateOnly: true, Role: news.RoleWire, Desk: &news.Desk{Subjects: []string{"x"}, Cut: true}, Place: news.Place{Path: "p", Line: 3}}
	e := Entry{Source: "a", Article: article, Keys: [][]byte{keyOf("one"), keyOf("two")}}
	if err := s.SetPending([]Entry{e}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Pending(); err != nil || !reflect.DeepEqual(got, []Entry{e}) {
		t.Errorf("%+v %v", got, err)
	}
	match := Match{ID: "m-1", Pair: &report.Pair{A: "0", B: "1"}}
	for i, want := range []int{1, 0} { // the second time it is known
		fresh, err := s.SetDone(Done{Now: now, Name: "a", Entries: []Entry{e}, Matches: []Match{match, match}, Source: &Source{Items: 1}, Files: []File{{"f", 5, now}}})
		if err != nil || fresh != want {
			t.Errorf("%d: %d new matches, %v", i, fresh, err)
		}
	}
	if got, err := s.Pending(); err != nil || len(got) > 0 {
		t.Errorf("%+v %v", got, err)
	}
	if id, source, err := s.Known(keyOf("two")); id != "1" || source != "a" || err != nil {
		t.Error(id, source, err)
	}
	if id, _, err := s.Known(keyOf("three")); id != "" || err != nil {
		t.Error(id, err)
	}
	if files, err := s.Files("a"); err != nil || len(files) != 1 || !files["f"].Changed.Equal(now) {
		t.Error(files, err)
	}
	e.Only, e.Keys = true, e.Keys[:1]
	if _, err := s.SetDone(Done{Now: now, Entries: []Entry{e}}); err != nil {
		t.Fatal(err)
	}
	if id, _, err := s.Known(keyOf("two")); id != "" || err != nil {
		t.Error("a key of before still counts:", id, err)
	}
	if err := errors.Join(s.Forget("a", []string{"f"}), s.Prune("a", now), s.Prune("b", now.Add(time.Hour))); err != nil {
		t.Fatal(err)
	}
	if by, err := s.Taken("1"); by != "a" || err != nil {
		t.Error("an item was forgotten too early:", by, err)
	}
	if err := errors.Join(s.Prune("a", now.Add(time.Second)), s.PruneMatches(now.Add(time.Second), 1)); err != nil {
		t.Fatal(err)
	}
	if by, err := s.Taken("1"); by != "" || err != nil {
		t.Error("an item was not forgotten:", by, err)
	}
	if lines, err := s.Lines(0, 9); err != nil || len(lines) != 1 || lines[0].ID != "m-1" {
		t.Error(lines, err)
	}
	if err := s.PruneMatches(now.Add(time.Second), 0); err != nil {
		t.Fatal(err)
	}
	if lines, err := s.Lines(0, 9); err != nil || len(lines) != 0 {
		t.Error(lines, err)
	}
	if fresh, err := s.SetDone(Done{Now: now, Matches: []Match{match}}); fresh != 0 || err != nil {
		t.Error("a match of which the text was forgotten is reported again", err)
	}
}

func TestStateIsHeld(t *testing.T) {
	s := openState(t)
	if _, err := OpenState(s.dir); err == nil || !strings.Contains(err.Error(), "another run is writing it: process") {
		t.Error(err)
	}
}

// stateOf returns the bytes of a state with something in each table.
func stateOf(t testing.TB) []byte {
	t.Helper()
	dir := t.TempDir()
	s, err := OpenState(dir)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(1_700_000_000, 0)
	e := Entry{Source: "a", Article: news.Article{ID: "1"}, Keys: [][]byte{keyOf("one")}}
	_, err = s.SetDone(Done{Now: now, Name: "a", Entries: []Entry{e}, Matches: []Match{{ID: "m-1"}}, Source: &Source{Items: 1}, Files: []File{{"f", 5, now}}})
	if err := errors.Join(err, s.SetSent("test", 1), s.SetPending([]Entry{e}), s.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, stateFile))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// readAll reads all of a state whose file has these bytes.
func readAll(t testing.TB, b []byte) error {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, stateFile), b, 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := OpenState(dir)
	if err != nil {
		return err
	}
	_, err1 := s.Source("a")
	_, err2 := s.Pending()
	_, _, err3 := s.Known(keyOf("one"))
	_, err4 := s.Files("a")
	_, err5 := s.Lines(0, 9)
	_, err6 := s.Sent("test")
	return errors.Join(err1, err2, err3, err4, err5, err6, s.Close())
}

func TestDamagedState(t *testing.T) {
	b := stateOf(t)
	if err := readAll(t, b); err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{
		"of something else": []byte("not a database, but a text that is longer than the head of one would be, so that it cannot be empty"),
		"another version":   bytes.Replace(bytes.Clone(b), []byte("ctwa"), []byte("ctas"), 1),
		"cut":               b[:len(b)/2],
		"with other JSON":   bytes.Replace(bytes.Clone(b), []byte(`{"items":1}`), []byte(`{"items":]}`), 1),
	} {
		if err := readAll(t, damaged); !errors.Is(err, ErrState) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzState reads a state in which bytes were changed: an error or not, and never a panic.
func FuzzState(f *testing.F) {
	whole := stateOf(f)
	f.Add(uint32(100), []byte{0xff}, uint32(len(whole)))
	f.Add(uint32(0), []byte("SQLite format 3"), uint32(10))
	f.Fuzz(func(t *testing.T, at uint32, put []byte, length uint32) {
		b := bytes.Clone(whole)
		copy(b[int(at)%len(b):], put)
		_ = readAll(t, b[:min(int(length), len(b))])
	})
}

func linesOf(texts ...string) (out []Line) {
	for i, text := range texts {
		out = append(out, Line{Number: int64(i + 1), ID: fmt.Sprint("m-", i+1), JSON: []byte(text + "\n")})
	}
	return out
}

func TestRotated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.jsonl")
	want := func(files ...string) {
		t.Helper()
		for i, content := range files {
			got, err := os.ReadFile(Rotated{Path: path}.numbered(i))
			if content == "" && !errors.Is(err, fs.ErrNotExist) || content != "" && string(got) != content {
				t.Errorf("file %d: %q, %v; want %q", i, got, err, content)
			}
		}
	}
	r := Rotated{Path: path, Size: 8, Keep: 2}
	send := func(texts ...string) {
		t.Helper()
		if n, err := r.Send(t.Context(), linesOf(texts...)); n != len(texts) || err != nil {
			t.Fatal(n, err)
		}
	}
	send("aaa", "bbb") // 8 bytes
	want("aaa\nbbb\n", "")
	send("c")
	want("c\n", "aaa\nbbb\n", "")
	send("longer than a file", "d", "e")
	want("d\ne\n", "longer than a file\n", "c\n", "")
	if err := os.WriteFile(path, []byte("whole\ncut sho"), 0o666); err != nil { // by a crash
		t.Fatal(err)
	}
	r.Size = 100
	send("f")
	want("whole\nf\n")
	if err := os.Rename(path, path+".old"); err != nil { // by logrotate
		t.Fatal(err)
	}
	send("g")
	want("g\n")
	r.Size, r.Keep = 1, 0
	send("h", "i")
	want("i\n")
	r.Path = filepath.Join(path, "below")
	if n, err := r.Send(t.Context(), linesOf("x")); n != 0 || err == nil {
		t.Error(n, err)
	}
}

func TestHook(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no program to run:", err)
	}
	dir := t.TempDir()
	run := func(timeout time.Duration, script string, args ...string) (int, error) {
		h := Hook{Program: sh, Args: append([]string{"-c", script, "hook"}, args...), Timeout: timeout}
		return h.Send(t.Context(), linesOf("one", "two", "three"))
	}
	out := filepath.Join(dir, "out")
	if n, err := run(time.Minute, `cat >> "$1"`, out); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	if got, _ := os.ReadFile(out); string(got) != "one\ntwo\nthree\n" {
		t.Errorf("%q", got)
	}
	n, err := run(time.Minute, `read x; test "$x" != two || { echo "no such desk" >&2; exit 3; }`)
	if n != 1 || err == nil || err.Error() != "match m-2: exit status 3: no such desk" {
		t.Error(n, err)
	}
	if n, err := run(50*time.Millisecond, `sleep 60 & wait`); n != 0 || err == nil || err.Error() != "match m-1: it was ended after 50ms" {
		t.Error(n, err)
	}
	if n, err := run(time.Minute, `yes | head -c 100000; exit 1`); n != 0 || len(err.Error()) > mostSaid+100 {
		t.Error(n, len(err.Error()))
	}
	if n, err := run(time.Minute, `exit 0`); n != 3 || err != nil { // one that does not read what it is given
		t.Error(n, err)
	}
	if n, err := (Hook{Program: filepath.Join(dir, "none"), Timeout: time.Minute}).Send(t.Context(), linesOf("one")); n != 0 || !errors.Is(err, fs.ErrNotExist) {
		t.Error(n, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	if n, err := (Hook{Program: sh, Args: []string{"-c", "sleep 60"}, Timeout: time.Minute}).Send(ctx, linesOf("one")); n != 0 || !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 10*time.Second {
		t.Error(n, err, time.Since(began))
	}
}

func TestAtom(t *testing.T) {
	s := openState(t)
	o := Atom{Path: filepath.Join(t.TempDir(), "matches.xml"), State: s}
	read := func() (feed atomFeed) {
		t.Helper()
		b, err := os.ReadFile(o.Path)
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(b, &feed); err != nil {
			t.Fatal(err)
		}
		return feed
	}
	if _, err := o.Send(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if feed := read(); len(feed.Entries) != 0 || feed.ID == "" || feed.Updated == "" {
		t.Errorf("%+v", feed)
	}
	var all []Match
	for i := range atomEntries + 5 {
		all = append(all, Match{ID: fmt.Sprintf("m-%d", i), Found: "2026-03-05T06:00:00Z", Side: "b",
			New: Article{ID: "2", Title: "New <b>\x01 & \"old\"", URL: "https://a.example/2?x=1&y=2"}, Known: Article{ID: "1", URL: "javascript:alert(1)"},
			Pair: &report.Pair{Relation: "reuse", WordsShared: 12, ShareB: report.Share{Verbatim: .25}, Passages: []report.Passage{{AText: "old", BText: "what <i>it</i> took"}}}})
	}
	if _, err := s.SetDone(Done{Matches: all}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Send(t.Context(), linesOf("one")); err != nil {
		t.Fatal(err)
	}
	feed := read()
	if len(feed.Entries) != atomEntries || feed.Entries[0].ID != "urn:copytaster:match:m-104" {
		t.Fatalf("%d entries, the first %+v", len(feed.Entries), feed.Entries[0])
	}
	e := feed.Entries[0]
	if want := "reuse: 25 % of “New <b>\ufffd & \"old\"” stands in “1”: 12 words"; e.Title != want || e.Content.Text != "what <i>it</i> took" {
		t.Errorf("%q %q", e.Title, e.Content.Text)
	}
	if len(e.Links) != 1 || e.Links[0].Href != "https://a.example/2?x=1&y=2" { // and nothing that runs
		t.Errorf("%+v", e.Links)
	}
}

func TestMatchID(t *testing.T) {
	p := func(change func(*report.Pair)) string {
		p := report.Pair{A: "1", B: "2", Relation: "reuse", Resemblance: .5, Passages: []report.Passage{{Fingerprint: "x"}, {Fingerprint: "y"}}}
		change(&p)
		return matchID(&p)
	}
	base := p(func(*report.Pair) {})
	if base != p(func(p *report.Pair) { p.A, p.B = p.B, p.A; slices.Reverse(p.Passages); p.Resemblance = .4 }) {
		t.Error("the same match has another ID")
	}
	if base == p(func(p *report.Pair) { p.Passages[1].Fingerprint = "z" }) || base == p(func(p *report.Pair) { p.B = "3" }) {
		t.Error("another match has the same ID")
	}
}

// TestResume begins where a watch was killed between any two of its steps: before the index had the items, after that, and before the
// output had the matches.
func TestResume(t *testing.T) {
	items := []Entry{
		{Source: "feed", Article: news.Article{ID: "1", Body: story(1)}, Keys: [][]byte{keyOf("1")}},
		{Source: "feed", Article: news.Article{ID: "2", Body: "So it is. " + story(1)}, Keys: [][]byte{keyOf("2")}},
	}
	for name, steps := range map[string]int{"noted": 1, "in the index": 2, "matches noted": 3} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWatched(t, t.TempDir())
				w.o.Once = true
				state, err := OpenState(filepath.Join(w.dir, "index", "watch"))
				if err != nil {
					t.Fatal(err)
				}
				w.o.State = state
				if _, err := state.Sent(w.sent.Name()); err != nil { // an output of before
					t.Fatal(err)
				}
				d := &desk{w: New(w.o)}
				if err := state.SetPending(items); err != nil {
					t.Fatal(err)
				}
				if steps > 1 {
					if err := errors.Join(d.add(t.Context(), items), d.close()); err != nil {
						t.Fatal(err)
					}
				}
				if steps > 2 {
					if err := errors.Join(d.resume(t.Context()), d.close()); err != nil {
						t.Fatal(err)
					}
				}
				if err := state.Close(); err != nil {
					t.Fatal(err)
				}
				for range 2 { // and a second run has nothing to do
					if _, err := w.run(0, nil); err != nil {
						t.Fatal(err)
					}
				}
				if got := w.sent.pairs(); !slices.Equal(got, []string{"2<1"}) {
					t.Errorf("matches %q", got)
				}
				if got := w.articles(); !slices.Equal(got, []string{"1", "2"}) {
					t.Errorf("articles %q", got)
				}
			})
		})
	}
}

// TestFolder looks at a folder: a file counts when it is whole, and again when it has changed.
func TestFolder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		w := newWatched(t, dir)
		put := func(name, text string, changed time.Time) {
			path := filepath.Join(dir, name)
			if err := errors.Join(os.WriteFile(path, []byte(text), 0o666), os.Chtimes(path, changed, changed)); err != nil {
				t.Error(err)
			}
		}
		now := time.Now()
		put("a.txt", story(1), now.Add(-time.Hour))
		put("empty.txt", "", now.Add(-time.Hour))
		put("future.txt", story(2), now.Add(100*time.Hour))
		go func() {
			time.Sleep(time.Minute)
			for i := range 30 { // it is being written
				put("b.txt", story(1)[:100+i], time.Now())
				time.Sleep(time.Second)
			}
			put("b.txt", "All of it. "+story(1), time.Now())
		}()
		result, err := w.run(10*time.Minute, nil)
		if !errors.Is(err, context.DeadlineExceeded) || result.Items != 3 || result.Matches != 1 {
			t.Errorf("%+v %v", result, err)
		}
		if got := w.articles(); !slices.Equal(got, []string{"a.txt", "b.txt", "future.txt"}) {
			t.Errorf("articles %q", got)
		}
		w.wantSaid("empty.txt: empty")
		if result, err := w.run(time.Minute, nil); result.Items != 0 || result.Matches != 0 {
			t.Errorf("%+v %v", result, err)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if result, _ := w.run(time.Minute, nil); len(result.Failing) != 1 {
			t.Errorf("%+v", result)
		}
	})
}

// TestStatus reads the status of a watch that has run.
func TestStatus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWatched(t, t.TempDir(), "http://none.example/feed")
		w.o.Status = filepath.Join(w.dir, "status.json")
		world := &world{asked: map[string][]time.Time{}}
		transport, stop := world.start()
		defer stop()
		if _, err := w.run(150*time.Second, transport); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		b, err := os.ReadFile(w.o.Status)
		if err != nil {
			t.Fatal(err)
		}
		reporttest.CheckLine(t, "../../docs/schema", "watch-status", b)
		var s Status
		if err := json.Unmarshal(b, &s); err != nil {
			t.Fatal(err)
		}
		if s.Schema != StatusSchema || s.Running || s.OK != 1 || s.Failing != 1 || len(s.Sources) != 2 || s.Updated.Sub(s.Began) != 150*time.Second {
			t.Errorf("%s", b)
		}
		w.wantSaid("sources: 1 ok, 1 failing (http://none.example/feed since 2000-01-01T00:00:00Z)")
	})
}
