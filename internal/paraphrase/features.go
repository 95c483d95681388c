package paraphrase

// feature numbers the features of a pair of sentences; tools/paraphrase/README.md defines each. A feature of one side has
// two consecutive numbers, first that of a, then that of b.
type feature int

const (
	featLength feature = iota
	featLengthRatio
	featEqualA
	featEqualB
	featEqualJaccard
	featIDFEqualA
	featIDFEqualB
	featIDFEqualJaccard
	featBigrams
	featTrigrams
	featFourgrams
	featContentA
	featContentB
	featContentBigramsA
	featContentBigramsB
	featContentTrigramsA
	featContentTrigramsB
	featLCSA
	featLCSB
	featLCSEqual
	featContentLCSA
	featContentLCSB
	featRun
	featPrefix
	featSuffix
	featSoftA
	featSoftB
	featSoft
	featRelated
	featMissingA
	featMissingB
	featRarestA
	featRarestB
	featEqualMass
	featRarestEqual
	featStopsA
	featStopsB
	featNounsA
	featNounsB
	featVerbsA
	featVerbsB
	featInversions
	featBreaks
	featSwaps
	featExchanges
	featTurned
	featVoice
	featNameInversions
	featContentLCSEqual
	featShift
	featNamesEqual
	featNamesA
	featNamesB
	featNumbersEqual
	featNumbersA
	featNumbersB
	featNegation
	featDatesA
	featDatesB
	featStrippedA
	featStrippedB
	featKeptEqualA
	featKeptEqualB
	featKeptIDFA
	featKeptIDFB
	featKeptSoftA
	featKeptSoftB
	featKeptMissingA
	featKeptMissingB
	featKeptCosine
	featRestCosine
	featureCount
)

// featureNames are the names of the features, by number.
var featureNames = [featureCount]string{
	"length", "length_ratio", "equal_a", "equal_b", "equal_jaccard",
	"idf_equal_a", "idf_equal_b", "idf_equal_jaccard", "bigrams", "trigrams", "fourgrams",
	"content_a", "content_b", "content_bigrams_a", "content_bigrams_b", "content_trigrams_a", "content_trigrams_b",
	"lcs_a", "lcs_b", "lcs_equal", "content_lcs_a", "content_lcs_b", "run", "prefix", "suffix",
	"soft_a", "soft_b", "soft", "related", "missing_a", "missing_b", "rarest_a", "rarest_b",
	"equal_mass", "rarest_equal",
	"stops_a", "stops_b", "nouns_a", "nouns_b", "verbs_a", "verbs_b",
	"inversions", "breaks", "swaps", "exchanges", "turned", "voice", "name_inversions", "content_lcs_equal", "shift", "names_equal", "names_a", "names_b",
	"numbers_equal", "numbers_a", "numbers_b", "negation", "dates_a", "dates_b",
	"stripped_a", "stripped_b", "kept_equal_a", "kept_equal_b", "kept_idf_a", "kept_idf_b", "kept_soft_a", "kept_soft_b",
	"kept_missing_a", "kept_missing_b", "kept_cosine", "rest_cosine",
}

// features holds the values of all features of a pair, for the trees.
type features [featureCount]float32

// count sets a feature to a number of things.
func (f *features) count(name feature, n int) { f[name] = float32(n) }

// ratio sets a feature to x / y, or to 0 if y is 0.
func (f *features) ratio(name feature, x, y int) {
	f[name] = 0
	if y != 0 {
		f[name] = float32(float64(x) / float64(y))
	}
}

// features computes the features of the pair, but for those of cosines.
func (p *pair) features(f *features) {
	p.forGates(f)
	p.forTrees(f)
}

// forGates computes the features that gates ask for, and others that cost as little.
func (p *pair) forGates(f *features) {
	p.a.features(f, 0)
	p.b.features(f, 1)
	p.overlap(f)
	p.meaning(f)
	p.facts(f)
}

// forTrees computes the others.
func (p *pair) forTrees(f *features) {
	p.sequence(f)
	p.equalTelling()
	p.content(f)
	p.order(f)
}

// cosines computes the features of vectors, which no gate asks for.
func (p *pair) cosines(f *features) {
	f[featKeptCosine] = p.keptCosine()
	f[featRestCosine] = p.restCosine()
}

// features computes the features of one side; at is 0 for a and 1 for b.
func (d *side) features(f *features, at feature) {
	n, free := len(d.tokens), d.free()
	missing := free & d.content
	f.ratio(featEqualA+at, d.equal.count(), n)
	f.ratio(featIDFEqualA+at, d.idfEqual, d.idfAll)
	f.ratio(featSoftA+at, d.soft, 255*d.idfAll)
	sum, greatest := d.idfOf(missing)
	f.count(featMissingA+at, sum)
	f.count(featRarestA+at, greatest)
	f.count(featStopsA+at, (free &^ d.content).count())
	f.count(featNounsA+at, (missing & d.nouns).count())
	f.count(featVerbsA+at, (missing & d.verbs).count())
	f.count(featNamesA+at, (missing & d.names).count())
	f.count(featStrippedA+at, (d.all &^ d.kept).count())

	f.ratio(featKeptEqualA+at, d.keptEqual.count(), d.kept.count())
	f.ratio(featKeptIDFA+at, d.idfKeptEqual, d.idfKept)
	f.ratio(featKeptSoftA+at, d.keptSoft, 255*d.idfKept)
	sum, _ = d.idfOf(missing & d.kept)
	f.count(featKeptMissingA+at, sum)
}

// overlap computes how many words are equal.
func (p *pair) overlap(f *features) {
	m, n, e := len(p.a.tokens), len(p.b.tokens), p.a.equal.count()
	idfA, idfB := p.a.idfAll, p.b.idfAll
	f.count(featLength, m)
	f.ratio(featLengthRatio, m, n)
	f.ratio(featEqualJaccard, e, m+n-e)
	f.ratio(featIDFEqualJaccard, p.a.idfEqual, idfA+idfB-p.a.idfEqual)
	f.ratio(featSoft, p.a.soft+p.b.soft, 255*(idfA+idfB))
}

// sequence compares runs of words: equal n-grams, the longest common subsequence, equal beginnings and ends.
func (p *pair) sequence(f *features) {
	m, n := len(p.a.tokens), len(p.b.tokens)
	grams, longest := p.grams(p.equal[:n])
	for k := 2; k <= maxGram; k++ {
		f.ratio(featBigrams+feature(k-2), 2*grams[k], max(0, m-k+1)+max(0, n-k+1))
	}
	lcs := longestSubsequence(p.equal[:n], m)
	f.ratio(featLCSA, lcs, m)
	f.ratio(featLCSB, lcs, n)
	f.ratio(featLCSEqual, lcs, p.a.equal.count())
	f.ratio(featRun, longest, m)
	f.ratio(featPrefix, p.prefix(), m)
	f.ratio(featSuffix, p.suffix(), m)
}

// content is sequence for the content words alone.
func (p *pair) content(f *features) {
	m, n := len(p.a.telling), len(p.b.telling)
	equal := p.telling[:n]
	grams, _ := p.grams(equal)
	lcs := longestSubsequence(equal, m)
	aligned := (p.a.equal & p.a.content).count()
	f.ratio(featContentLCSEqual, lcs, aligned)
	for at, length := range [2]int{m, n} {
		at := feature(at)
		f.ratio(featContentA+at, aligned, length)
		f.ratio(featContentBigramsA+at, grams[2], max(0, length-1))
		f.ratio(featContentTrigramsA+at, grams[3], max(0, length-2))
		f.ratio(featContentLCSA+at, lcs, length)
	}
}

// meaning computes how much of a has a related word in b, and how rare the equal content words are.
func (p *pair) meaning(f *features) {
	related, _ := p.a.idfOf(p.a.related)
	f.ratio(featRelated, related, p.a.idfAll)
	sum, greatest := p.a.idfOf(p.a.equal & p.a.content)
	f.count(featEqualMass, sum)
	f.count(featRarestEqual, greatest)
}

// order computes how far the order of the equal words differs.
func (p *pair) order(f *features) {
	inverted, n := p.inversions(p.a.content)
	f.ratio(featInversions, inverted, n*(n-1)/2)
	inverted, _ = p.inversions(p.namesOfBoth())
	f.count(featNameInversions, inverted)
	f.ratio(featBreaks, p.breaks(), p.a.equal.count())
	f.count(featSwaps, p.swaps())
	exchanged, voice := p.exchanges(), max(p.a.by-p.b.by, p.b.by-p.a.by)
	f.count(featVoice, voice)
	f[featExchanges], f[featTurned] = 0, 0
	if voice == 0 {
		f.count(featExchanges, exchanged)
	} else {
		f.count(featTurned, exchanged)
	}
	f.ratio(featShift, p.shift(), p.a.equal.count()*len(p.a.tokens)*len(p.b.tokens))
}

// facts compares names, numbers, negations and dates.
func (p *pair) facts(f *features) {
	f.count(featNamesEqual, (p.a.equal & p.a.content & p.a.names).count())
	numbers := sharedNumbers(p.a.numbers, p.b.numbers)
	f.count(featNumbersEqual, numbers)
	f.count(featNumbersA, len(p.a.numbers)-numbers)
	f.count(featNumbersB, len(p.b.numbers)-numbers)
	a, b := p.a.negations.count(), p.b.negations.count()
	f.count(featNegation, max(a-b, b-a))
	dates := p.sharedDates()
	f.count(featDatesA, p.a.dates.count()-dates)
	f.count(featDatesB, p.b.dates.count()-dates)
}
