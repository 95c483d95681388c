package steps

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/cluster"
)

// The connected components of the articles are found in rounds of large-star and small-star (Kiveris, Lattanzi, Mirrokni, Rastogi,
// Vassilvitskii, Connected Components in MapReduce and Beyond, SoCC 2014): each round brings every article nearer to the smallest one of
// its component, and after the last one each is linked with that and with no other. Then each component is clustered by itself, as
// [cluster.Of] does: no cluster, bridge or cut leaves it.

// Files of the components.
const (
	EdgeFile    = "edges"    // [cluster.Edge], by the smaller article
	LinkFile    = "links"    // two articles, the larger one first
	ChangedFile = "changed"  // one shard: notes of changes
	ClusterFile = "clusters" // one shard: [cluster.Cluster] in JSON
)

// NoteChanged says that N links of a round are new.
const NoteChanged = "changed"

// appendEdge appends an edge to dst.
func appendEdge(dst []byte, e cluster.Edge) []byte {
	for _, n := range [...]uint32{uint32(e.A), uint32(e.B), math.Float32bits(e.OfA), math.Float32bits(e.OfB), uint32(e.Words)} {
		dst = binary.BigEndian.AppendUint32(dst, n)
	}
	return dst
}

func decodeEdge(b []byte) (cluster.Edge, error) {
	if len(b) != 5*4 {
		return cluster.Edge{}, errDamaged
	}
	n := func(i int) uint32 { return binary.BigEndian.Uint32(b[4*i:]) }
	return cluster.Edge{A: int32(n(0)), B: int32(n(1)), OfA: math.Float32frombits(n(2)), OfB: math.Float32frombits(n(3)), Words: int32(n(4))}, nil
}

// Links emits the two articles of each edge or link of a shard, the larger one first.
type Links struct {
	In    string
	Edges bool // the shards have edges; else links
}

// ProcessElement takes a shard.
func (f *Links) ProcessElement(ctx context.Context, shard int, emit func(uint64, uint64)) error {
	for b, err := range files.Records(ctx, files.Shard(f.In, shard)) {
		if err == nil && len(b) < 8 {
			err = errDamaged
		}
		if err != nil {
			return err
		}
		x, y := uint64(binary.BigEndian.Uint32(b)), uint64(binary.BigEndian.Uint32(b[4:]))
		emit(max(x, y), min(x, y))
	}
	return nil
}

// both emits a link by either article.
func both(x, y uint64, emit func(uint64, uint64)) {
	emit(x, y)
	emit(y, x)
}

// around collects the different neighbours of an article, increasing.
func around(neighbours func(*uint64) bool) []uint64 {
	var all []uint64
	for x := uint64(0); neighbours(&x); {
		if all = append(all, x); len(all) == cap(all) {
			slices.Sort(all)
			all = slices.Compact(all)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// LargeStar links the larger neighbours of each article with the smallest of all.
type LargeStar struct{}

// ProcessElement takes an article and its neighbours. It emits links, the larger article first, and notes.
func (*LargeStar) ProcessElement(u uint64, neighbours func(*uint64) bool, emit func(uint64, uint64), note func([]byte)) {
	all := around(neighbours)
	least, changed := min(u, all[0]), 0
	for _, v := range all {
		if v > u {
			emit(v, least)
			if least != u {
				changed++
			}
		}
	}
	if changed > 0 {
		say(note, Note{Kind: NoteChanged, N: changed})
	}
}

// SmallStar links each article and its smaller neighbours with the smallest of them.
type SmallStar struct{ Shards int }

// ProcessElement takes an article and those of its neighbours that are smaller. It emits links with their shards, and notes.
func (f *SmallStar) ProcessElement(u uint64, neighbours func(*uint64) bool, emit func(int, []byte), note func([]byte)) {
	all := around(neighbours)
	least := all[0]
	link := func(v uint64) {
		emit(int(v%uint64(f.Shards)), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(v)), uint32(least)))
	}
	link(u)
	for _, v := range all[1:] {
		link(v)
	}
	if len(all) > 1 {
		say(note, Note{Kind: NoteChanged, N: len(all) - 1})
	}
}

// Edges emits the edges of a shard by their smaller articles.
type Edges struct{ In string }

// ProcessElement takes a shard.
func (f *Edges) ProcessElement(ctx context.Context, shard int, emit func(uint64, []byte)) error {
	for b, err := range files.Records(ctx, files.Shard(f.In, shard)) {
		if err != nil {
			return err
		}
		e, err := decodeEdge(b)
		if err != nil {
			return err
		}
		emit(uint64(e.A), bytes.Clone(b))
	}
	return nil
}

// Part emits edges by the smallest article of their component.
type Part struct{}

// ProcessElement takes an article, its link with the smallest of its component, unless it is that, and its edges.
func (*Part) ProcessElement(article uint64, link func(*uint64) bool, edges func(*[]byte) bool, emit func(uint64, []byte)) {
	root := article
	link(&root)
	for b := []byte(nil); edges(&b); {
		emit(root, b)
	}
}

// Cluster clusters a component.
type Cluster struct{}

// ProcessElement takes the edges of a component. It emits its clusters.
func (*Cluster) ProcessElement(_ uint64, edges func(*[]byte) bool, emit func([]byte)) error {
	var all []cluster.Edge
	var nodes []int32
	for b := []byte(nil); edges(&b); {
		e, err := decodeEdge(b)
		if err != nil {
			return err
		}
		all = append(all, e)
		nodes = append(nodes, e.A, e.B)
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	for i := range all {
		for _, end := range [...]*int32{&all[i].A, &all[i].B} {
			at, _ := slices.BinarySearch(nodes, *end)
			*end = int32(at)
		}
	}
	for _, c := range cluster.Of(len(nodes), all) {
		for i, m := range c.Members {
			c.Members[i] = int(nodes[m])
		}
		for i, b := range c.Bridges {
			c.Bridges[i] = [2]int{int(nodes[b[0]]), int(nodes[b[1]])}
		}
		for i := range c.Cuts {
			c.Cuts[i].From, c.Cuts[i].To = int(nodes[c.Cuts[i].From]), int(nodes[c.Cuts[i].To])
		}
		b, err := json.Marshal(c)
		if err != nil {
			return err
		}
		emit(b)
	}
	return nil
}

// RoundJob takes a round over links, which in the first one are edges, and writes the links that come of it and the changes.
func RoundJob(s beam.Scope, in string, edges bool, n int, out string) {
	links := beam.ParDo(s.Scope("links"), &Links{in, edges}, shards(s, n))
	large, first := beam.ParDo2(s.Scope("large"), &LargeStar{}, beam.GroupByKey(s, beam.ParDo(s, both, links)))
	small, second := beam.ParDo2(s.Scope("small"), &SmallStar{n}, beam.GroupByKey(s, large))
	beam.ParDo0(s.Scope("write"), &Write{out, []string{LinkFile}, n}, beam.GroupByKey(s, small))
	writeOne(s.Scope("changed"), out, ChangedFile, first, second)
}

// ClusterJob clusters the components that the links of the last round tell, of edges.
func ClusterJob(s beam.Scope, links, edges string, n int, out string) {
	of := beam.ParDo(s.Scope("links"), &Links{links, false}, shards(s, n))
	by := beam.ParDo(s.Scope("edges"), &Edges{edges}, shards(s, n))
	parts := beam.ParDo(s.Scope("parts"), &Part{}, beam.CoGroupByKey(s, of, by))
	writeOne(s.Scope("clusters"), out, ClusterFile, beam.ParDo(s.Scope("cluster"), &Cluster{}, beam.GroupByKey(s, parts)))
}
