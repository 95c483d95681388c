package paraphrase

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/names"
)

//go:embed model.bin
var embedded string

// Model is what was learnt about English words and about sentences that say the same. It does not change and may be
// shared.
type Model struct {
	loose, strict    float64
	slope, intercept float64
	minLength        float32 // in words; shorter sentences say too little
	minFigures       float32 // unmatched numbers of both sentences together that make a conflict, if each has one
	minMass          float32 // rarity of the equal content words below which one unmatched number in each makes a conflict

	keys    []uint64 // hashes of the folded words, increasing
	starts  []uint32 // by the upper 16 bits of a key: the first index in keys
	classes []uint16 // by key; inflections and spellings of one word share a class
	flags   []uint16 // by key

	idf     string // by class: rarity, 0 to 255
	weights string // by class: weight in the vector of a sentence

	unknownIDF, unknownWeight uint8
	vectors                   []Vector // by class, then unknownRows for words without a class

	related  []uint32 // by class: its start in relative; len(related) == len(idf)+1
	relative []uint16 // the related classes of each class, increasing
	grade    string   // how closely they are related, 1 to 255; len(grade) == len(relative)

	coarse, fine []Vector                       // centroids of the cells
	packed       func() (coarse, fine []packed) // the same, made when they are first needed

	numberKeys   []uint64  // hashes of the words that are numbers, increasing
	numberValues []float64 // len(numberValues) == len(numberKeys); a negative value multiplies the number before the word

	trees forest

	weekdays, months map[class]bool
	by, and, or      class
}

// unknownRows is the number of vectors that all words outside the model share.
const unknownRows = 256

// Load returns the embedded model, which is for English. It takes about a millisecond. An error means that the program
// file is damaged.
func Load() (*Model, error) { return read(embedded) }

// SHA256 returns the SHA-256 of the embedded model, in hexadecimal digits.
func (m *Model) SHA256() string {
	sum := sha256.Sum256([]byte(embedded))
	return hex.EncodeToString(sum[:])
}

// read returns the model in file, which it retains.
func read(file string) (*Model, error) {
	s, err := readSections(file)
	if err != nil {
		return nil, err
	}
	m := &Model{
		keys:         uint64s(s["keys"]),
		classes:      uint16s(s["class"]),
		flags:        uint16s(s["flags"]),
		idf:          s["idf"],
		weights:      s["weight"],
		vectors:      vectors(s["vectors"]),
		related:      uint32s(s["relstart"]),
		relative:     uint16s(s["relclass"]),
		grade:        s["relgrade"],
		coarse:       vectors(s["coarse"]),
		fine:         vectors(s["fine"]),
		numberKeys:   uint64s(s["numkeys"]),
		numberValues: float64s(s["numvals"]),
	}
	params := float64s(s["params"])
	if len(params) < 10 {
		return nil, fmt.Errorf("%w: %d parameters", ErrDamaged, len(params))
	}
	m.loose, m.strict = params[0], params[1]
	m.slope, m.intercept = params[3], params[4]
	m.unknownIDF, m.unknownWeight = uint8(params[5]), uint8(params[6])
	m.minLength, m.minFigures, m.minMass = float32(params[7]), float32(params[8]), float32(params[9])
	if err := m.check(); err != nil {
		return nil, err
	}
	m.starts = startsOf(m.keys)
	m.packed = sync.OnceValues(func() (coarse, fine []packed) { return packAll(m.coarse), packAll(m.fine) })
	m.setDates()
	m.by, m.and, m.or = m.word("by").class, m.word("and").class, m.word("or").class
	names, err := readFeatures(s["names"])
	if err != nil {
		return nil, err
	}
	m.trees, err = readForest(s["roots"], s["nodes"], params[2], names)
	return m, err
}

// setDates finds the classes of the days of the week and of the months, among the words of which only the dates are marked.
func (m *Model) setDates() {
	m.weekdays, m.months = make(map[class]bool), make(map[class]bool)
	set := func(classes map[class]bool, name string) {
		if w := m.word(strings.TrimSuffix(name, ".")); w.class < unknownClass {
			classes[w.class] = true
		}
	}
	for _, days := range []names.View[time.Weekday]{names.Weekdays("en"), names.ShortWeekdays("en")} {
		for day := range days {
			set(m.weekdays, day)
		}
	}
	for _, months := range []names.View[time.Month]{names.Months("en"), names.ShortMonths("en")} {
		for month := range months {
			set(m.months, month)
		}
	}
}

// readFeatures returns the features by the numbers that the trees in the file use for them.
func readFeatures(names string) (features []feature, err error) {
	for name := range strings.FieldsSeq(names) {
		i := slices.Index(featureNames[:], name)
		if i < 0 {
			return nil, fmt.Errorf("%w: unknown feature %q", ErrDamaged, name)
		}
		features = append(features, feature(i))
	}
	return features, nil
}

// check returns an error if parts of the model do not fit each other.
func (m *Model) check() error {
	words, classes := len(m.keys), len(m.idf)
	fits := len(m.classes) == words && len(m.flags) == words && slices.IsSorted(m.keys) &&
		len(m.weights) == classes && len(m.vectors) == classes+unknownRows && classes <= int(unknownClass) &&
		len(m.related) == classes+1 && slices.IsSorted(m.related) && int(m.related[classes]) == len(m.relative) &&
		len(m.grade) == len(m.relative) &&
		len(m.coarse) == coarseCells && len(m.fine) == fineCells &&
		len(m.numberValues) == len(m.numberKeys) && slices.IsSorted(m.numberKeys)
	if !fits {
		return fmt.Errorf("%w: its parts do not fit each other", ErrDamaged)
	}
	for _, c := range [][]uint16{m.classes, m.relative} {
		if len(c) > 0 && int(slices.Max(c)) >= classes {
			return fmt.Errorf("%w: a class of %d", ErrDamaged, classes)
		}
	}
	for _, x := range []float64{m.loose, m.strict, m.slope, m.intercept} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%w: a parameter is no number", ErrDamaged)
		}
	}
	return nil
}

// Thresholds returns the scores from which a pair counts as a paraphrase: loose with few misses, strict with few false
// alarms. loose <= strict.
func (m *Model) Thresholds() (loose, strict float64) { return m.loose, m.strict }

// Speaks reports whether the model knows the words of lang, an ISO 639-1 code. Sentences in other languages are compared
// by their words alone; see [Encoder].
func (m *Model) Speaks(lang string) bool { return lang == "en" }

// Has reports whether the model has an English word, in any case.
func (m *Model) Has(word string) bool {
	_, found := m.find(xxh3.HashString(fold(word)))
	return found
}

// find returns the index of a hash in keys.
func (m *Model) find(key uint64) (int, bool) {
	from, to := m.starts[key>>48], m.starts[key>>48+1]
	i, found := slices.BinarySearch(m.keys[from:to], key)
	return int(from) + i, found
}

// startsOf returns, for each value of the upper 16 bits, the index of its first key, and the number of keys at the end.
func startsOf(keys []uint64) []uint32 {
	starts := make([]uint32, 1<<16+1)
	for _, k := range keys {
		starts[k>>48+1]++
	}
	for i := range 1 << 16 {
		starts[i+1] += starts[i]
	}
	return starts
}

// knows reports whether c is the class of a word of the model.
func (m *Model) knows(c class) bool { return int(c) < len(m.idf) }

// relatives returns the classes whose meaning is related to that of c, in increasing order, and how closely, from 1 to
// 255. The relation is symmetric. An unknown class has none.
func (m *Model) relatives(c class) (classes []uint16, grades string) {
	if !m.knows(c) {
		return nil, ""
	}
	from, to := m.related[c], m.related[c+1]
	return m.relative[from:to], m.grade[from:to]
}

// vectorOf returns the vector of a class.
func (m *Model) vectorOf(c class) *Vector {
	if !m.knows(c) {
		return &m.vectors[len(m.idf)+int(c)%unknownRows]
	}
	return &m.vectors[c]
}

// idfOf returns the rarity of a class.
func (m *Model) idfOf(c class) uint8 {
	if !m.knows(c) {
		return m.unknownIDF
	}
	return m.idf[c]
}

// weightOf returns the weight of a class in the vector of a sentence.
func (m *Model) weightOf(c class) uint8 {
	if !m.knows(c) {
		return m.unknownWeight
	}
	return m.weights[c]
}
