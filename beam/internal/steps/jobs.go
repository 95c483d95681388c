package steps

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/pairing"
)

// The functions of this file put jobs together. A job writes its files into Out, notes into a shard of "notes" there.

// Notes is the name of the file of notes of a job, and Learnt that of what was learnt: each has one shard.
const (
	Notes  = "notes"
	Learnt = "learnt"
)

// Files of articles, pairs, crowded keys, common shingles and results.
const (
	ArticleFile = "articles"
	PairFile    = "pairs"
	CrowdedFile = "crowded"
	CommonFile  = "common"
	ResultFile  = "results"
	SideFile    = "sides"
	SizeFile    = "sizes" // one shard
)

// writeOne writes all records into one file.
func writeOne(s beam.Scope, out, name string, records ...beam.PCollection) {
	all := beam.Flatten(s, records...)
	beam.ParDo0(s, &Write{out, []string{name}, 1}, beam.GroupByKey(s, beam.AddFixedKey(s, all)))
}

// PrepareJob reads the inputs, each a stream in JSON, and prepares the articles.
func PrepareJob(s beam.Scope, o Settings, inputs []string, shards int, out string) {
	streams := beam.Reshuffle(s, beam.CreateList(s, inputs))
	articles, read := beam.ParDo2(s.Scope("read"), &Read{o, shards}, streams)
	learnt, prepared := beam.ParDo2(s.Scope("prepare"), &Prepare{o, files.Path(out, ArticleFile)}, beam.GroupByKey(s, articles))
	writeOne(s.Scope("notes"), out, Notes, read, prepared)
	writeOne(s.Scope("learnt"), out, Learnt, beam.Combine(s, &MergeLearners{}, learnt))
}

// SettleJob prepares the articles that wait for their language, of those in a folder.
func SettleJob(s beam.Scope, o Settings, in, profile string, n int, out string) {
	learnt, notes := beam.ParDo2(s, &Settle{o, files.Path(in, ArticleFile), files.Path(out, ArticleFile), profile}, shards(s, n))
	writeOne(s.Scope("notes"), out, Notes, notes)
	writeOne(s.Scope("learnt"), out, Learnt, beam.Combine(s, &MergeLearners{}, learnt))
}

// FinishJob prepares the articles in a folder as the profile says.
func FinishJob(s beam.Scope, o Settings, in, column, profile string, n int, out string) {
	notes := beam.ParDo(s, &Finish{o, files.Path(in, ArticleFile), files.Path(out, ArticleFile), column, profile}, shards(s, n))
	writeOne(s.Scope("notes"), out, Notes, notes)
}

// CommonJob counts the shingles of the classes and writes those that are common.
func CommonJob(s beam.Scope, in, column string, n int, out string) {
	counted := beam.CombinePerKey(s, sum, beam.ParDo(s, &Shingles{files.Path(in, ArticleFile), column}, shards(s, n)))
	common := beam.ParDo(s, &Common{pairing.CommonAbove, n}, counted)
	beam.ParDo0(s, &Write{out, []string{CommonFile}, n}, beam.GroupByKey(s, common))
}

// JoinJob files the classes and writes the pairs of those that hold a key together, and the crowded keys.
func JoinJob(s beam.Scope, of File, n int, out string) {
	keys := beam.ParDo(s.Scope("file"), &of, shards(s, n))
	pairs, crowded, notes := beam.ParDo3(s.Scope("join"), &Join{Settings: of.Settings, Profile: of.Profile, Shards: n}, beam.GroupByKey(s, keys))
	beam.ParDo0(s.Scope("merge"), &Merge{files.Path(out, PairFile)}, beam.GroupByKey(s, pairs))
	beam.ParDo0(s.Scope("crowded"), &Write{out, []string{CrowdedFile}, n}, beam.GroupByKey(s, crowded))
	writeOne(s.Scope("notes"), out, Notes, notes)
}

// CompareJob compares the candidates, shards of pairs, and writes the results by their articles.
func CompareJob(s beam.Scope, o Settings, of Send, profile string, n, articles int, out string) {
	sent := beam.ParDo(s.Scope("send"), &of, shards(s, n))
	compare := &Compare{Settings: o, Profile: profile, Numbers: articles, Shards: n}
	compared := beam.ParDo(s.Scope("compare"), compare, beam.GroupByKey(s, sent))
	beam.ParDo0(s.Scope("write"), &Write{out, comparedNames(), n}, beam.GroupByKey(s, compared))
}

// SizeJob tells the sizes of the versions of chains.
func SizeJob(s beam.Scope, of Sided, n int, out string) {
	writeOne(s.Scope("sizes"), out, SizeFile, beam.ParDo(s, &Sizes{of}, shards(s, n)))
}

// FiguresJob writes what was found of each article, with the sizes in a file, which may be empty.
func FiguresJob(s beam.Scope, of Sided, sizes, profile string, n int, out string) {
	beam.ParDo0(s, &Figures{Sided: of, Sizes: sizes, Profile: profile, Out: files.Path(out, ArticleFile)}, shards(s, n))
}
