package ocr_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/eval"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/shingle/shingletest"
)

// TestAccuracy keeps the figures of the package on labelled data, and on noise put into it, in a golden file, so that
// each change of quality is a line in a diff. -update rewrites the file.
func TestAccuracy(t *testing.T) {
	data := dataset.Folder(t)
	sets := make(map[string]*eval.Gold)
	for _, set := range []string{"ecbplus", "polnear-train", "reuters-dev", "wiregen-ecb"} {
		gold, err := eval.ReadGold(os.DirFS(filepath.Join(data, set)))
		if err != nil {
			t.Fatal(set, err)
		}
		sets[set] = gold
	}
	var out bytes.Buffer
	writePairs(&out, sets["wiregen-ecb"])
	for _, set := range []string{"reuters-dev", "ecbplus"} {
		writeMisread(&out, set, sample(sets[set], 150, 150))
		writeUnrelated(&out, set, sample(sets[set], 200, 0))
	}
	writeExcerpts(&out, sample(sets["ecbplus"], 200, 1200))
	writeAbridged(&out, sample(sets["ecbplus"], 150, 1200))
	for _, set := range []string{"reuters-dev", "ecbplus", "polnear-train"} {
		writeLooks(&out, set, sets[set])
	}
	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
}

// sample returns n texts of least bytes or more, always the same ones.
func sample(gold *eval.Gold, n, least int) (texts []string) {
	ids := slices.Sorted(maps.Keys(gold.Docs))
	r := rand.New(rand.NewPCG(5, 5))
	r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	for _, id := range ids {
		if text := gold.Docs[id]; len(text) > 0 && len(text) >= least && len(texts) < n {
			texts = append(texts, text)
		}
	}
	return texts
}

// writePairs scores the passages of wiregen's pairs by characters, as eval does.
func writePairs(w io.Writer, gold *eval.Gold) {
	spans := make(map[[2]string][]eval.Span)
	for _, s := range gold.Spans {
		if s.A > s.B {
			s.A, s.AStart, s.AEnd, s.B, s.BStart, s.BEnd = s.B, s.BStart, s.BEnd, s.A, s.AStart, s.AEnd
		}
		spans[[2]string{s.A, s.B}] = append(spans[[2]string{s.A, s.B}], s)
	}
	n := normalize.New()
	var al ocr.Aligner
	kinds := make(map[string]*score)
	for _, l := range gold.Pairs {
		f := kinds[l.Kind]
		if f == nil {
			f = new(score)
			kinds[l.Kind] = f
		}
		ids := [2]string{min(l.A, l.B), max(l.A, l.B)}
		a, b := newCopy(n, gold.Docs[ids[0]]), newCopy(n, gold.Docs[ids[1]])
		for _, s := range spans[ids] {
			long := min(a.wordsIn(s.AStart, s.AEnd), b.wordsIn(s.BStart, s.BEnd)) >= 12
			a.label(s.AStart, s.AEnd, long)
			b.label(s.BStart, s.BEnd, long)
		}
		passages := al.Passages(a.side, b.side, align.Options{})
		for _, p := range passages {
			a.report(p.A)
			b.report(p.B)
		}
		f.add(len(passages) > 0, al.Likeness().Noisy(), a, b)
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(w, "wiregen-ecb %s %s\n", kind, kinds[kind])
	}
}

// labelled is an article with marks on its characters.
type labelled struct {
	side             *ocr.Side
	points           news.CodePoints
	runes            []rune
	all, must, found []bool // characters in labelled spans, in long labelled spans, and in what was found
}

func newCopy(n *normalize.Normalizer, text string) *labelled {
	size := len([]rune(text))
	return &labelled{sideOf(n, text), news.NewCodePoints(text), []rune(text), make([]bool, size), make([]bool, size), make([]bool, size)}
}

func (l *labelled) wordsIn(from, to int) int {
	return len(normalize.Words(nil, string(l.runes[from:to])))
}

func (l *labelled) label(from, to int, long bool) {
	for i := from; i < to; i++ {
		l.all[i], l.must[i] = true, l.must[i] || long
	}
}

func (l *labelled) report(s news.Span) {
	for i := l.points.At(s.Start); i < l.points.At(s.End); i++ {
		l.found[i] = true
	}
}

// score counts pairs and characters.
type score struct{ pairs, found, noisy, right, reported, recalled, must int }

func (s *score) add(found, noisy bool, sides ...*labelled) {
	s.pairs++
	s.found += one(found)
	s.noisy += one(noisy)
	for _, l := range sides {
		for i := range l.all {
			s.right += one(l.all[i] && l.found[i])
			s.reported += one(l.found[i])
			s.recalled += one(l.must[i] && l.found[i])
			s.must += one(l.must[i])
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *score) String() string {
	p, r := float64(s.right)/float64(max(1, s.reported)), float64(s.recalled)/float64(max(1, s.must))
	return fmt.Sprintf("pairs %d/%d, noisy %d, precision %.4f, recall %.4f, F1 %.4f", s.found, s.pairs, s.noisy, p, r, 2*p*r/max(p+r, 1e-9))
}

// shared returns the number of different keys that two sides have in common.
func shared(a, b *ocr.Side) int {
	const chars = 10 // among 10,000 articles
	hashes := func(s *ocr.Side) shingle.Set {
		var set shingle.Set
		for _, k := range ocr.Keys(nil, s.Chars, chars) {
			set = append(set, k.Hash)
		}
		slices.Sort(set)
		return slices.Compact(set)
	}
	return shingle.Common(hashes(a), hashes(b))
}

// levels are the parts of misread characters, in percent, in the two articles of a pair.
var levels = [][2]float64{{0, 1}, {0, 5}, {0, 10}, {0, 15}, {5, 5}, {10, 10}, {15, 15}}

// writeMisread writes what is found of whole articles that were misread.
func writeMisread(w io.Writer, set string, texts []string) {
	n := normalize.New()
	var al ocr.Aligner
	for _, level := range levels {
		readA, readB := newReader(3, level[0]), newReader(4, level[1])
		candidates, found, noisy, covered, all := 0, 0, 0, 0, 0
		var resemblances []float64
		for _, text := range texts {
			a, b := sideOf(n, readA.read(text)), sideOf(n, readB.read(text))
			candidates += one(shared(a, b) >= ocr.MinShared)
			passages := al.Passages(a, b, align.Options{})
			found += one(len(passages) > 0)
			noisy += one(al.Likeness().Noisy())
			resemblances = append(resemblances, al.Likeness().Resemblance)
			for _, p := range passages {
				covered += p.A.Len() + p.B.Len()
			}
			all += len(a.Body) + len(b.Body)
		}
		slices.Sort(resemblances)
		fmt.Fprintf(w, "%s misread %v%%: candidates %d, found %d, noisy %d of %d; covered %.3f; resemblance of 5%% below %.2f, of half below %.2f\n", set, level,
			candidates, found, noisy, len(texts), float64(covered)/float64(all), resemblances[len(texts)/20], resemblances[len(texts)/2])
	}
}

// writeUnrelated writes what is found between articles, misread or not, that do not share a run of eight words even
// across small gaps.
func writeUnrelated(w io.Writer, set string, texts []string) {
	n := normalize.New()
	for _, percent := range []float64{0, 10} {
		r := newReader(5, percent)
		var sides []*ocr.Side
		var sound []*align.Side // of the texts as they were
		for _, text := range texts {
			sides = append(sides, sideOf(n, r.read(text)))
			sound = append(sound, new(align.Side))
			sound[len(sound)-1].Fill(n.Text(text, nil, "en"), 5)
		}
		var al ocr.Aligner
		var ofSound align.Aligner
		pairs, candidates, found, noisy := 0, 0, 0, 0
		for i := range sides {
			for j := range i {
				ofSound.Load(sound[i], sound[j])
				if len(ofSound.Passages(align.Options{MinWords: 8})) > 0 {
					continue
				}
				pairs++
				candidates += one(shared(sides[i], sides[j]) >= ocr.MinShared)
				found += one(len(al.Passages(sides[i], sides[j], align.Options{})) > 0)
				noisy += one(al.Likeness().Noisy())
			}
		}
		fmt.Fprintf(w, "%s unrelated, misread %v%%: candidates %d, found %d, noisy %d of %d\n", set, percent, candidates, found, noisy, pairs)
	}
}

// writeExcerpts writes what is found of excerpts in the middle of another article.
func writeExcerpts(w io.Writer, texts []string) {
	n := normalize.New()
	var al ocr.Aligner
	for _, words := range []int{30, 60} {
		for _, level := range levels[4:] {
			readA, readB := newReader(3, level[0]), newReader(4, level[1])
			candidates, found, right, reported, all := 0, 0, 0, 0, 0
			for i := 0; i+1 < len(texts); i += 2 {
				from, into := strings.Fields(texts[i]), strings.Fields(texts[i+1])
				from = from[len(from)/3:]
				head := readB.read(strings.Join(into[:len(into)/2], " ")) + "\n\n"
				excerpt := readB.read(strings.Join(from[:min(len(from), words)], " "))
				tail := "\n\n" + readB.read(strings.Join(into[len(into)/2:], " "))
				a, b := sideOf(n, readA.read(texts[i])), sideOf(n, head+excerpt+tail)
				candidates += one(shared(a, b) >= ocr.MinShared)
				passages := al.Passages(a, b, align.Options{})
				found += one(len(passages) > 0)
				for _, p := range passages {
					reported += p.B.Len()
					right += max(0, min(int(p.B.End), len(head)+len(excerpt))-max(int(p.B.Start), len(head)))
				}
				all += len(excerpt)
			}
			fmt.Fprintf(w, "ecbplus excerpts of %d words, misread %v%%: candidates %d, found %d of %d; precision %.3f, recall %.3f\n", words, level,
				candidates, found, len(texts)/2, float64(right)/float64(max(1, reported)), float64(right)/float64(all))
		}
	}
}

// writeAbridged writes what is found of pairs like those of historical newspapers that ran the same wire copy: both are
// misread, and each has only part of the sentences.
func writeAbridged(w io.Writer, texts []string) {
	n := normalize.New()
	var al ocr.Aligner
	readA, readB := newReader(3, 5), newReader(4, 5)
	candidates, found, edges, jaccard := 0, 0, 0, 0.0
	for _, text := range texts {
		a, b := sideOf(n, readA.read(readA.abridge(text))), sideOf(n, readB.read(readB.abridge(text)))
		candidates += one(shared(a, b) >= ocr.MinShared)
		found += one(len(al.Passages(a, b, align.Options{})) > 0)
		l := al.Likeness()
		edges += one(max(l.A, l.B) >= .6)
		setA, setB := shinglesOf(a.Words.Terms), shinglesOf(b.Words.Terms)
		jaccard += shingletest.Resemblance(setA, setB)
	}
	fmt.Fprintf(w, "ecbplus abridged and misread [5 5]%%, of mean resemblance %.2f by three words: candidates %d, found %d, contained by .6 %d of %d\n",
		jaccard/float64(len(texts)), candidates, found, edges, len(texts))
}

func shinglesOf(terms []uint64) shingle.Set {
	set := shingle.Set(shingle.Hashes(nil, terms, 3))
	slices.Sort(set)
	return slices.Compact(set)
}

// abridge drops a quarter of the lines after the first, and cuts the end.
func (r *reader) abridge(text string) string {
	lines := strings.Split(text, "\n")
	kept := lines[:1:1]
	for _, line := range lines[1:max(2, len(lines)-r.IntN(1+len(lines)/4))] {
		if r.IntN(4) > 0 {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// writeLooks writes how many articles look noisy as they are, and how many if one in five of them is misread.
func writeLooks(w io.Writer, set string, gold *eval.Gold) {
	n := normalize.New()
	for _, percent := range []float64{0, 1, 3, 5, 10} {
		r := newReader(2, percent)
		lexicon := ocr.NewLexicon()
		counter := lexicon.Counter()
		var suspects []ocr.Suspects
		for i, id := range slices.Sorted(maps.Keys(gold.Docs)) {
			body := gold.Docs[id]
			if body == "" {
				continue
			}
			misread := percent == 0 || i%5 == 0
			if misread {
				body = r.read(body)
			}
			var s ocr.Suspects
			counter.Add(&s, body, n.Text(body, nil, "en"))
			if misread {
				suspects = append(suspects, s)
			}
		}
		var looks [ocr.Noisy + 1]int
		for i := range suspects {
			looks[lexicon.Looks(&suspects[i])]++
		}
		part := func(l ocr.Look) float64 { return float64(looks[l]) / float64(cmp.Or(len(suspects), 1)) }
		fmt.Fprintf(w, "%s misread %v%%: looks noisy %.4f, perhaps %.4f of %d\n", set, percent, part(ocr.Noisy), part(ocr.Perhaps), len(suspects))
	}
}
