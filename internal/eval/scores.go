package eval

import "encoding/json"

// Schema names the form of [Scores] as JSON.
const Schema = "copytaster.scores/1"

// Scores is what [Score] found. A part is nil where the gold has no labels for it.
type Scores struct {
	Schema      string            `json:"schema"` // [Schema]
	MinWords    int               `json:"min_words"`
	Pairs       *PairScores       `json:"pairs,omitempty"`
	Silver      *SilverScores     `json:"silver_pairs,omitempty"`
	Passages    *PassageScores    `json:"passages,omitempty"`
	Paraphrases *ParaphraseScores `json:"paraphrases,omitempty"`
	Clusters    *ClusterScores    `json:"clusters,omitempty"`
	Quotations  *QuotationScores  `json:"quotations,omitempty"`
	Sentences   *SentenceScores   `json:"sentence_pairs,omitempty"`
	Notes       []string          `json:"notes,omitempty"` // what keeps the figures from saying all
}

// Ratio is a rate with the counts it comes from: N of Of. As JSON it is {"n": 3, "of": 4, "rate": 0.75}, with the
// rate null where Of is 0.
type Ratio struct{ N, Of int }

// Rate returns N / Of, in [0, 1]; 0 where Of is 0.
func (r Ratio) Rate() float64 {
	if r.Of == 0 {
		return 0
	}
	return float64(r.N) / float64(r.Of)
}

// MarshalJSON implements [json.Marshaler].
func (r Ratio) MarshalJSON() ([]byte, error) {
	v := struct {
		N    int      `json:"n"`
		Of   int      `json:"of"`
		Rate *float64 `json:"rate"`
	}{N: r.N, Of: r.Of}
	if rate := r.Rate(); r.Of > 0 {
		v.Rate = &rate
	}
	return json.Marshal(v)
}

// count adds one to Of, and to N if hit.
func (r *Ratio) count(hit bool) {
	r.Of++
	if hit {
		r.N++
	}
}

// f1 returns the harmonic mean of precision and recall; 0 where nothing was right, nil where there was nothing to
// recall.
func f1(precision, recall Ratio) *float64 {
	if recall.Of == 0 {
		return nil
	}
	f := harmonic(precision.Rate(), recall.Rate())
	return &f
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// PairScores says which pairs of pairs.jsonl stand in the run. A pair is found where the run has it, in either
// order and with whatever relation.
type PairScores struct {
	Recall Ratio `json:"recall"` // found of those labelled 1
	// RecallExcept is the same without the pairs of Options.ExceptKinds; nil where there are no such kinds.
	RecallExcept *Ratio       `json:"recall_except,omitempty"`
	ExceptKinds  []string     `json:"except_kinds,omitempty"`
	ByKind       []KindRecall `json:"by_kind,omitempty"` // by kind; empty where the gold gives none
	// Negatives is how many of the pairs labelled 0 stand in the run; nil where there are none.
	Negatives *Ratio `json:"negatives,omitempty"`
	// Precision is the part labelled 1 of the run's pairs: of all where the gold is complete, else of those
	// that have a label. Nil, as F1, where the gold is not complete and lists no pair with label 0.
	Precision *Ratio      `json:"precision,omitempty"`
	F1        *float64    `json:"f1,omitempty"`
	Missed    []LabelPair `json:"missed,omitempty"` // labelled 1 and not in the run, by (a, b); at most Options.Worst
}

// KindRecall is the recall of the pairs of one kind that are labelled 1.
type KindRecall struct {
	Kind   string `json:"kind"`
	Recall Ratio  `json:"recall"`
}

// LabelPair is a pair of the gold.
type LabelPair struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Kind string `json:"kind,omitempty"`
}

// SilverScores says which pairs of silver_pairs.jsonl stand in the run.
type SilverScores struct {
	Containment    float64      `json:"min_containment"`
	Contained      Ratio        `json:"contained"` // found of those of this containment or more
	Resemblance    float64      `json:"min_resemblance"`
	NearDuplicates Ratio        `json:"near_duplicates"`  // found of those of this resemblance or more
	Missed         []SilverPair `json:"missed,omitempty"` // of either, by (a, b); at most Options.Worst
}

// SilverPair is a pair of silver_pairs.jsonl.
type SilverPair struct {
	A string  `json:"a"`
	B string  `json:"b"`
	J float64 `json:"j"`
	C float64 `json:"c"`
}

// PassageScores compares the passages of the pairs that have gold spans with these.
type PassageScores struct {
	Total       PassageScore  `json:"total"`
	Except      *PassageScore `json:"except,omitempty"` // without the pairs of Options.ExceptKinds; nil where there are none
	ExceptKinds []string      `json:"except_kinds,omitempty"`
	// ByKind has the pairs by their kind in pairs.jsonl, "" for those without; empty where no pair has one.
	ByKind      []PassageScore `json:"by_kind,omitempty"`
	Paraphrases int            `json:"paraphrase_spans"` // of the gold: left out of recall and granularity
	// Worst are the pairs with the smallest F1 below 1, smallest first, then by (a, b); at most Options.Worst.
	Worst []WorstPair `json:"worst,omitempty"`
}

// PassageScore sums the characters of both texts of many pairs.
type PassageScore struct {
	Kind  string `json:"kind,omitempty"`
	Pairs int    `json:"pairs"`      // with gold spans
	Spans int    `json:"gold_spans"` // of MinWords words or more, without paraphrases
	// Precision is the part of the reported characters that lie in a gold span of any length or kind.
	Precision Ratio `json:"precision"`
	// PrecisionWithoutEdits is the same without the characters of reported edits.
	PrecisionWithoutEdits Ratio `json:"precision_without_edits"`
	// Recall is the part of the characters of the gold spans counted in Spans that are reported.
	Recall         Ratio    `json:"recall"`
	F1             *float64 `json:"f1"` // null where there is nothing to recall
	F1WithoutEdits *float64 `json:"f1_without_edits"`
	// Granularity is the mean number of passages that share characters on both sides with a gold span, over the
	// spans that have one: 1 or more, 1 for none.
	Granularity float64 `json:"granularity"`
	Detections  int     `json:"detections"`     // what Granularity divides
	Detected    int     `json:"detected_spans"` // by what
	// Plagdet is F1 / log2(1 + Granularity).
	Plagdet             *float64 `json:"plagdet"`
	PlagdetWithoutEdits *float64 `json:"plagdet_without_edits"`
}

// WorstPair is a pair whose passages differ from the gold.
type WorstPair struct {
	LabelPair
	Precision Ratio   `json:"precision"`
	Recall    Ratio   `json:"recall"`
	F1        float64 `json:"f1"`
}

// ParaphraseScores compares the passages of kind paraphrase with the gold spans of that kind.
type ParaphraseScores struct {
	// Recall is the part of the gold spans that share characters on both sides with such a passage.
	Recall Ratio `json:"recall"`
	// Precision is the part of such passages of the whole run that share characters on both sides with such a span. Nil, as
	// F1, where the gold is not complete.
	Precision *Ratio   `json:"precision,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
}

// ClusterScores compares the run's clusters with clusters.jsonl over the articles of the gold.
type ClusterScores struct {
	Articles     int     `json:"articles"`
	GoldClusters int     `json:"gold_clusters"` // single articles included
	RunClusters  int     `json:"run_clusters"`  // the same
	AdjustedRand float64 `json:"adjusted_rand"` // 1: equal; 0: as by chance; may be negative
	Precision    float64 `json:"b_cubed_precision"`
	Recall       float64 `json:"b_cubed_recall"`
	F1           float64 `json:"b_cubed_f1"`
}

// QuotationScores compares the quotations of the run with the direct attributions of the gold whose content lies wholly
// inside quotation marks. Attributions with the same content count as one. Two contents are equal when they have the same
// letters and digits: marks, white space and punctuation beside them do not count.
type QuotationScores struct {
	// Recall is the part of these attributions whose content is the content of a quotation.
	Recall Ratio `json:"recall"`
	// RecallSplit is the same of the attributions with words of others in between.
	RecallSplit Ratio `json:"recall_split"`
	// Precision is the part of the run's quotations that are the content of one of these attributions, without those of
	// Mixed.
	Precision Ratio    `json:"precision"`
	F1        *float64 `json:"f1"`
	// PrecisionLabelled is the same without those of Unlabelled too: it counts wrong ends and wrong joins only.
	PrecisionLabelled Ratio    `json:"precision_labelled"`
	F1Labelled        *float64 `json:"f1_labelled"`
	// Unlabelled is how many of the run's quotations share nothing with the content of any attribution: titles, words in
	// scare quotes, and quotations that the gold has not.
	Unlabelled Ratio `json:"unlabelled"`
	// Mixed is how many share something only with other attributions: indirect ones, and those with words outside marks.
	Mixed   Ratio         `json:"mixed"`
	Speaker SpeakerScores `json:"speaker"`
	// Missed are the attributions without their quotation, by (article, start); at most Options.Worst.
	Missed []MissedQuotation `json:"missed,omitempty"`
}

// SpeakerScores says what the words are by which the quotations found name their speaker. Attributions without a source are
// left out.
type SpeakerScores struct {
	Right Ratio `json:"right"` // share characters with the source
	Wrong Ratio `json:"wrong"` // others
	Empty Ratio `json:"empty"` // none
}

// MissedQuotation is where an attribution has its content.
type MissedQuotation struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// SentenceScores says how well a score tells the sentence pairs labelled 1 from those labelled 0.
type SentenceScores struct {
	Threshold float64         `json:"threshold"` // a pair with this score or more counts as a paraphrase
	Total     SentenceScore   `json:"total"`
	BySplit   []SentenceScore `json:"by_split,omitempty"` // empty where all pairs are of one
	ByKind    []SentenceScore `json:"by_kind,omitempty"`  // the same
	// Worst are the pairs on the wrong side of the threshold, the farthest first; at most Options.Worst.
	Worst []WrongPair `json:"worst,omitempty"`
}

// SentenceScore is of the pairs of one split or kind, or of all.
type SentenceScore struct {
	Name      string   `json:"name,omitempty"` // of the split or kind
	Accuracy  Ratio    `json:"accuracy"`
	Precision Ratio    `json:"precision"` // labelled 1 of those from the threshold on
	Recall    Ratio    `json:"recall"`    // from the threshold on of those labelled 1
	F1        *float64 `json:"f1"`        // null where there is nothing to recall
	// AUC is the chance that a pair labelled 1 has a greater score than one labelled 0, equal scores counting half; null
	// without pairs of both labels.
	AUC    *float64       `json:"auc"`
	Bounds SentenceBounds `json:"confidence_95"`
}

// SentenceBounds are the ends of the 95 % confidence intervals, each null where its figure is none.
type SentenceBounds struct {
	Accuracy  *Bounds `json:"accuracy"`
	Precision *Bounds `json:"precision"`
	Recall    *Bounds `json:"recall"`
	F1        *Bounds `json:"f1"`
	AUC       *Bounds `json:"auc"`
}

// WrongPair is a sentence pair on the wrong side of the threshold.
type WrongPair struct {
	A     string  `json:"a_text"`
	B     string  `json:"b_text"`
	Label int     `json:"label"`
	Score float64 `json:"score"`
}
