package paraphrase

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zeebo/xxh3"
)

// lexicon is what the model of the tests knows: words on one line share a class, flags follow a colon.
const lexicon = `
	the:STOP a:STOP of:STOP,PREP in:STOP,PREP on:STOP,PREP and:STOP,JOIN which:STOP,JOIN
	he:STOP is:STOP,BE was:STOP,BE that:STOP,THAT i:STOP,SELF we:STOP,SELF
	will:STOP may:STOP all:STOP some:STOP
	not:STOP,NEGATION  no:STOP,NEGATION
	said:CUE,SAY,COMMON/says:CUE,SAY,COMMON told:CUE,COMMON warned:CUE,COMMON reports:CUE,COMMON
	according:ACCORDING,COMMON monday:DATE tuesday:DATE
	minister:COMMON/ministers:COMMON buy:COMMON/bought:COMMON/buys:COMMON purchase:COMMON/purchased:COMMON company:COMMON/companies:COMMON firm:COMMON
	shares:COMMON rose:COMMON/rise:COMMON killed:COMMON wounded:COMMON soldiers:COMMON troops:COMMON police:COMMON/
	army:COMMON attack:COMMON town:COMMON/towns:COMMON north:COMMON usa percent:COMMON
	two:COMMON eight:COMMON twenty:COMMON million:COMMON one:COMMON hundred:COMMON
	quickly:COMMON reportedly:COMMON very:COMMON moscow nato
`

// relatives are the related words of the lexicon, with their grades.
var relatives = map[[2]string]byte{{"buy", "purchase"}: 200, {"company", "firm"}: 210, {"soldiers", "troops"}: 100}

var flagNames = map[string]flags{
	"STOP": isStop, "COMMON": isCommon, "NEGATION": isNegation, "CUE": isCue, "SAY": isSay, "DATE": isDate, "BE": isBe,
	"JOIN": isJoin, "PREP": isPrep, "THAT": isThat, "ACCORDING": isAccording, "SELF": isSelf,
}

// entry is a word of the lexicon.
type entry struct {
	class uint16
	flags flags
}

// readLexicon returns the words of the lexicon and the number of classes.
func readLexicon() (words map[string]entry, classes int) {
	words = map[string]entry{}
	for group := range strings.FieldsSeq(lexicon) {
		for w := range strings.SplitSeq(strings.Trim(group, "/"), "/") {
			w, names, _ := strings.Cut(w, ":")
			e := entry{class: uint16(classes)}
			for name := range strings.SplitSeq(names, ",") {
				e.flags |= flagNames[name]
			}
			words[w] = e
		}
		classes++
	}
	return words, classes
}

// file is a model in the making, its sections by name.
type file map[string][]byte

func (f file) add(section string, values ...any) {
	for _, v := range values {
		f[section], _ = binary.Append(f[section], binary.LittleEndian, v)
	}
}

// syntheticFile returns the sections of a small model. Its only tree decides by the feature soft_a; the vector of a class
// has two dimensions other than zero.
func syntheticFile() file {
	words, classes := readLexicon()
	f := file{"names": []byte("soft_a\nlength\n")}
	f.add("params", []float64{.5, .7, -1, 4, 0, 128, 100, 4, 3, 0})
	byKey := map[uint64]entry{}
	for w, e := range words {
		byKey[xxh3.HashString(w)] = e
	}
	stops := make([]bool, classes)
	for _, k := range slices.Sorted(maps.Keys(byKey)) {
		e := byKey[k]
		f.add("keys", k)
		f.add("class", e.class)
		f.add("flags", uint16(e.flags))
		stops[e.class] = e.flags.has(isStop)
	}
	for c := range classes {
		idf, weight := byte(60+c), byte(200)
		if stops[c] {
			idf, weight = 5, 10
		}
		f.add("idf", idf)
		f.add("weight", weight)
	}
	f.addVectors(classes)
	f.addRelatives(words, classes)
	f.addNumbers()
	// Adds 0 if up to half of the shorter sentence is equal or related, 2 otherwise; the base is -1.
	f.add("roots", uint32(0))
	f.add("nodes", float32(.5), uint16(0), uint16(2), float32(0), uint16(leaf), uint16(0), float32(2), uint16(leaf), uint16(0))
	return f
}

func (f file) addVectors(classes int) {
	for c := range classes + unknownRows {
		var v Vector
		v[c%Dimensions], v[(c*7+1)%Dimensions] = 127, 100
		f.add("vectors", v)
	}
	for c := range coarseCells {
		var v Vector
		v[c], v[c+coarseCells] = 127, 127
		f.add("coarse", v)
		for d := range finePerCell {
			v[d], v[d+coarseCells] = 127, -127
			f.add("fine", v)
			v[d], v[d+coarseCells] = 0, 0
			v[c], v[c+coarseCells] = 127, 127
		}
	}
}

func (f file) addRelatives(words map[string]entry, classes int) {
	grades := make([]map[uint16]byte, classes)
	for pair, g := range relatives {
		c, d := words[pair[0]].class, words[pair[1]].class
		for _, p := range [][2]uint16{{c, d}, {d, c}} {
			if grades[p[0]] == nil {
				grades[p[0]] = map[uint16]byte{}
			}
			grades[p[0]][p[1]] = g
		}
	}
	n := uint32(0)
	f.add("relstart", n)
	for _, g := range grades {
		for _, d := range slices.Sorted(maps.Keys(g)) {
			f.add("relclass", d)
			f.add("relgrade", g[d])
			n++
		}
		f.add("relstart", n)
	}
}

func (f file) addNumbers() {
	numbers := map[uint64]float64{}
	for w, v := range map[string]float64{
		"one": 1, "two": 2, "eight": 8, "twelve": 12, "twenty": 20, "hundred": -100, "million": -1e6, "bn": -1e9,
	} {
		numbers[xxh3.HashString(w)] = v
	}
	for _, k := range slices.Sorted(maps.Keys(numbers)) {
		f.add("numkeys", k)
		f.add("numvals", numbers[k])
	}
}

// bytes returns the file as bytes on disk.
func (f file) bytes() []byte {
	names := slices.Sorted(maps.Keys(f))
	head := binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(names))), 0)
	head = head[:16]
	var body []byte
	at := (headerSize + entrySize*len(names) + 63) &^ 63
	table := []byte{}
	for _, name := range names {
		table = append(table, (name + strings.Repeat("\x00", 8))[:8]...)
		table = binary.LittleEndian.AppendUint64(table, uint64(at+len(body)))
		table = binary.LittleEndian.AppendUint64(table, uint64(len(f[name])))
		body = append(body, f[name]...)
		body = append(body, make([]byte, -len(body)&63)...)
	}
	head = binary.LittleEndian.AppendUint64(head, uint64(at+len(body)+4))
	out := slices.Concat(head, table)
	out = append(out, make([]byte, at-len(out))...)
	return seal(append(out, body...))
}

// seal appends the checksum.
func seal(file []byte) []byte {
	return binary.LittleEndian.AppendUint32(file, crc32.Checksum(file, crc32.MakeTable(crc32.Castagnoli)))
}

// synthetic returns the small model.
func synthetic(t testing.TB) *Model {
	t.Helper()
	m, err := read(string(syntheticFile().bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestReadSynthetic(t *testing.T) {
	m := synthetic(t)
	if loose, strict := m.Thresholds(); loose != .5 || strict != .7 {
		t.Errorf("thresholds %v, %v", loose, strict)
	}
	for _, tt := range []struct {
		word, relative string
		grade          byte
	}{{"buys", "purchased", 200}, {"Purchase", "buy", 200}, {"minister", "", 0}, {"zzz", "", 0}} {
		classes, grades := m.relatives(m.word(tt.word).class)
		switch {
		case tt.relative == "" && len(classes) == 0:
		case len(classes) != 1 || class(classes[0]) != m.word(tt.relative).class || grades[0] != tt.grade:
			t.Errorf("relatives of %q: %v, grades %v", tt.word, classes, []byte(grades))
		}
	}
}

func TestReadDamaged(t *testing.T) {
	good := syntheticFile().bytes()
	change := func(f func(f file)) []byte {
		x := syntheticFile()
		f(x)
		return x.bytes()
	}
	nan := binary.LittleEndian.AppendUint64(nil, math.Float64bits(math.NaN()))
	for name, file := range map[string][]byte{
		"empty":              {},
		"short":              good[:100],
		"another file":       []byte(strings.Repeat("no model", 100)),
		"another version":    slices.Concat([]byte(magic[:7]), []byte{9}, good[8:]),
		"one byte more":      append(slices.Clone(good), 0),
		"one bit flipped":    slices.Concat(good[:5000], []byte{good[5000] ^ 4}, good[5001:]),
		"no keys":            change(func(f file) { delete(f, "keys") }),
		"no vectors":         change(func(f file) { delete(f, "vectors") }),
		"no codebook":        change(func(f file) { delete(f, "fine") }),
		"no relations":       change(func(f file) { delete(f, "relstart") }),
		"no parameters":      change(func(f file) { delete(f, "params") }),
		"unknown feature":    change(func(f file) { f["names"] = []byte("soft_a luck") }),
		"a class too many":   change(func(f file) { f["class"][1] = 0xFF }),
		"keys not in order":  change(func(f file) { f["keys"][7] = 0xFF }),
		"threshold is NaN":   change(func(f file) { copy(f["params"], nan) }),
		"tree outside":       change(func(f file) { f["roots"][0] = 3 }),
		"tree without end":   change(func(f file) { f["nodes"] = f["nodes"][:8] }),
		"tree in a circle":   change(func(f file) { copy(f["nodes"][6:], []byte{0, 0}) }),
		"tree of no feature": change(func(f file) { copy(f["nodes"][4:], []byte{2, 0}) }),
	} {
		if _, err := read(string(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
