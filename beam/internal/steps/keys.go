package steps

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"time"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/spill"
)

// Shingles emits the distinct shingles of the classes of a shard.
type Shingles struct{ In, Column string }

// ProcessElement takes a shard.
func (f *Shingles) ProcessElement(ctx context.Context, shard int, emit func(uint64, int)) error {
	var x prepare.Prepared
	var hashes []uint64
	for a, err := range numbered(ctx, f.In, f.Column, shard) {
		if err != nil {
			return err
		}
		if a.Class == 0 {
			continue
		}
		if err := x.Decode(a.record); err != nil {
			return err
		}
		hashes = shingle.Hashes(hashes[:0], x.Text.Terms, prepare.Shingle)
		slices.Sort(hashes)
		for _, h := range slices.Compact(hashes) {
			emit(h, 1)
		}
	}
	return nil
}

// Common keeps the shingles that stand in more classes than Above.
type Common struct{ Above, Shards int }

// ProcessElement takes a shingle and in how many classes it stands.
func (f *Common) ProcessElement(hash uint64, classes int, emit func(int, []byte)) {
	if classes > f.Above {
		emit(int(hash%uint64(f.Shards)), binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(nil, hash), uint32(classes)))
	}
}

// File files the classes of a shard by their keys: those of crowded fingerprints where Crowded names a file of them, else all others. A
// key is emitted as one number, with its kind in the lower bits, which are 0.
type File struct {
	Settings   Settings
	In, Column string
	Profile    string
	Crowded    string // shards of keys; empty: none are known
	Shards     int    // of Crowded
	Characters bool   // some article is looked for by its characters

	filer   *pairing.Filer
	flanker *pairing.Flanker
}

// Setup reads the profile.
func (f *File) Setup(ctx context.Context) error {
	p, err := ReadProfile(ctx, f.Profile)
	if err != nil {
		return err
	}
	steps, err := f.Settings.steps()
	if err != nil {
		return err
	}
	if f.Crowded == "" {
		o := steps.Pairing
		o.Find &^= match.Paraphrases // whose sentences the driver pairs
		f.filer = pairing.NewFiler(p, o)
		return nil
	}
	var crowded []uint64
	for i := range f.Shards {
		for b, err := range files.Records(ctx, files.Shard(f.Crowded, i)) {
			if err != nil {
				return err
			}
			crowded = append(crowded, binary.LittleEndian.Uint64(b))
		}
	}
	slices.Sort(crowded)
	f.flanker = pairing.NewFlanker(p, steps.Pairing, slices.Compact(crowded))
	return nil
}

// ProcessElement takes a shard.
func (f *File) ProcessElement(ctx context.Context, shard int, emit func(uint64, []byte)) error {
	var x prepare.Prepared
	var keys []pairing.Key
	for a, err := range numbered(ctx, f.In, f.Column, shard) {
		if err != nil {
			return err
		}
		if a.Class == 0 {
			continue
		}
		if err := x.Decode(a.record); err != nil {
			return err
		}
		if keys = keys[:0]; f.flanker != nil {
			keys = f.flanker.Keys(keys, &x)
		} else {
			keys = f.filer.Keys(keys, &x)
		}
		holder := appendHolder(nil, a.Numbered, x.Head)
		for _, k := range keys {
			if k.Kind == pairing.Bands || k.Kind == pairing.CharacterKeys && !f.Characters {
				continue
			}
			emit(k.Key|uint64(k.Kind), holder)
		}
	}
	return nil
}

// holderBytes is what a holder takes: class, publication, and a byte each of flags, role and look.
const holderBytes = 4 + 8 + 4 + 3

// appendHolder appends what joining needs of a class to dst: all of a head that a joiner looks at.
func appendHolder(dst []byte, n Numbered, h *match.Head) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, n.Class-1)
	dst = binary.LittleEndian.AppendUint64(dst, uint64(h.Published.Unix()))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(h.Published.Nanosecond()))
	var flags byte
	for i, is := range [...]bool{n.Many, h.DateOnly, h.Against, h.IsShort()} {
		if is {
			flags |= 1 << i
		}
	}
	return append(dst, flags, byte(h.Role), byte(h.Look))
}

// decodeHolder returns the holder. For the ID its head has the number of the class, which is of the same order.
func decodeHolder(b []byte) (pairing.Holder, error) {
	if len(b) != holderBytes {
		return pairing.Holder{}, errDamaged
	}
	h := &match.Head{Role: news.Role(b[17]), Look: ocr.Look(b[18]), Against: b[16]&4 != 0, Chain: -1}
	class := binary.LittleEndian.Uint32(b)
	h.ID = string(binary.BigEndian.AppendUint32(nil, class))
	h.Published = time.Unix(int64(binary.LittleEndian.Uint64(b[4:])), int64(binary.LittleEndian.Uint32(b[12:]))).UTC()
	h.DateOnly = b[16]&2 != 0
	if b[16]&8 != 0 {
		h.Terms = short.MinWords
	}
	return pairing.Holder{Class: class, Many: b[16]&1 != 0, Head: h}, nil
}

// Join makes pairs of the holders of keys. It emits pairs with their shards, crowded keys with theirs, and notes.
type Join struct {
	Settings Settings
	Profile  string
	Shards   int

	profile *profile.Profile
	options pairing.Options
	space   *spill.Space
	joins   *pairing.Joins
}

// Setup reads the profile.
func (f *Join) Setup(ctx context.Context) error {
	steps, err := f.Settings.steps()
	if err != nil {
		return err
	}
	f.options = pairingOptions(&steps, 16*waitingMemory)
	f.profile, err = ReadProfile(ctx, f.Profile)
	return err
}

// StartBundle begins with no pairs.
func (f *Join) StartBundle(_ func(int, []byte), _ func(int, []byte), _ func([]byte)) {
	f.space = spill.New("", waitingMemory)
	f.joins = pairing.NewJoins(f.profile, f.options, false, f.space)
}

// ProcessElement takes the holders of a key.
func (f *Join) ProcessElement(_ context.Context, key uint64, holders func(*[]byte) bool, _ func(int, []byte), crowded func(int, []byte), _ func([]byte)) error {
	k := pairing.Key{Kind: pairing.Kind(key & kindMask), Key: key &^ kindMask}
	var packed [][holderBytes]byte // a tenth of what they take as holders
	for b := []byte(nil); holders(&b); {
		if len(b) != holderBytes {
			return errDamaged
		}
		packed = append(packed, [holderBytes]byte(b))
	}
	class := func(h *[holderBytes]byte) uint32 { return binary.LittleEndian.Uint32(h[:]) }
	slices.SortFunc(packed, func(x, y [holderBytes]byte) int { return cmp.Compare(class(&x), class(&y)) })
	packed = slices.CompactFunc(packed, func(x, y [holderBytes]byte) bool { return class(&x) == class(&y) })
	if len(packed) < 2 {
		return nil
	}
	all := make([]pairing.Holder, len(packed))
	for i := range all {
		h, err := decodeHolder(packed[i][:])
		if err != nil {
			return err
		}
		all[i] = h
	}
	is, err := f.joins.Join(k, all)
	if is {
		crowded(int(k.Key>>40%uint64(f.Shards)), binary.LittleEndian.AppendUint64(nil, k.Key))
	}
	return err
}

const kindMask = 1<<20 - 1

// FinishBundle emits the pairs.
func (f *Join) FinishBundle(pairs func(int, []byte), _ func(int, []byte), note func([]byte)) error {
	emit := func(kind byte, p index.Pair) {
		pairs(int((p.A^p.B*31)%uint32(f.Shards)), p.AppendBinary([]byte{kind}))
	}
	for _, kind := range [...]pairing.Kind{pairing.Prints, pairing.Flanked, pairing.ShortKeys, pairing.CharacterKeys, pairing.QuotationKeys} {
		of := RoutePair
		if kind == pairing.CharacterKeys {
			of = markedPair
		}
		for p, err := range f.joins.Pairs(kind) {
			if err != nil {
				return err
			}
			emit(of, p)
		}
	}
	for l, err := range f.joins.Links() {
		if err != nil {
			return err
		}
		emit(LinkPair, index.Pair{A: l.A, B: l.B, Tags: uint32(l.Tag)})
	}
	if n := f.joins.Bounded(); n > 0 {
		say(note, Note{Kind: NoteBounded, N: n})
	}
	return f.space.Close()
}

// Merge writes the pairs of a shard, each once, with all that led to it.
type Merge struct{ Out string }

// ProcessElement takes a shard.
func (f *Merge) ProcessElement(ctx context.Context, shard int, pairs func(*[]byte) bool) error {
	return mergePairs(ctx, files.Shard(f.Out, shard), pairs)
}

// Write writes records into the shard that their key tells, in the order of their bytes: key k is shard k%Shards of file k/Shards.
type Write struct {
	Out    string // folder
	Names  []string
	Shards int // of each file
}

// ProcessElement takes a shard.
func (f *Write) ProcessElement(ctx context.Context, key int, records func(*[]byte) bool) error {
	space := spill.New("", 0)
	defer space.Close()
	all := newSorter(space, waitingMemory)
	for b := []byte(nil); records(&b); {
		if err := all.add(b); err != nil {
			return err
		}
	}
	w, err := files.Create(ctx, files.Shard(files.Path(f.Out, f.Names[key/f.Shards]), key%f.Shards))
	if err != nil {
		return err
	}
	for b, err := range all.sorted() {
		if err == nil {
			err = w.Record(b)
		}
		if err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}
