package eval

import "encoding/json"

// Schema names the JSON form of [Scores].
const Schema = "copytaster.scores/1"

// Scores is the result of [Score]. A part is nil if the gold has no labels for it.
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
	Notes       []string          `json:"notes,omitempty"` // why the figures do not say everything
}

// Ratio is a rate with its two counts: N of Of. As JSON it is {"n": 3, "of": 4, "rate": 0.75}; the rate is null if Of is
// 0.
type Ratio struct{ N, Of int }

// Rate returns N / Of, in [0, 1], or 0 if Of is 0.
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

// f1 returns the harmonic mean of precision and recall. It is 0 if nothing was right, and nil if there was nothing to
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

// PairScores says which pairs of pairs.jsonl are in the run. A pair is found if the run has it in either order and with
// any relation.
type PairScores struct {
	Recall Ratio `json:"recall"` // of the pairs labelled 1, those found
	// RecallExcept is the same without the pairs of Options.ExceptKinds; nil if there are no such kinds.
	RecallExcept *Ratio       `json:"recall_except,omitempty"`
	ExceptKinds  []string     `json:"except_kinds,omitempty"`
	ByKind       []KindRecall `json:"by_kind,omitempty"` // by kind; empty if the gold gives no kinds
	// Negatives is, of the pairs labelled 0, those in the run; nil if no pair is labelled 0.
	Negatives *Ratio `json:"negatives,omitempty"`
	// Precision is the part of the run's pairs that is labelled 1: of all pairs if the gold is complete, else of those
	// with a label. Precision and F1 are nil if the gold is not complete and labels no pair 0.
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

// SilverScores says which pairs of silver_pairs.jsonl are in the run.
type SilverScores struct {
	Containment    float64      `json:"min_containment"`
	Contained      Ratio        `json:"contained"` // of the pairs with this containment or more, those found
	Resemblance    float64      `json:"min_resemblance"`
	NearDuplicates Ratio        `json:"near_duplicates"`  // of the pairs with this resemblance or more, those found
	Missed         []SilverPair `json:"missed,omitempty"` // pairs of either kind, by (a, b); at most Options.Worst
}

// SilverPair is a pair of silver_pairs.jsonl.
type SilverPair struct {
	A string  `json:"a"`
	B string  `json:"b"`
	J float64 `json:"j"`
	C float64 `json:"c"`
}

// PassageScores compares the passages of the pairs that have gold spans with these spans.
type PassageScores struct {
	Total       PassageScore  `json:"total"`
	Except      *PassageScore `json:"except,omitempty"` // without the pairs of Options.ExceptKinds; nil if there are no such kinds
	ExceptKinds []string      `json:"except_kinds,omitempty"`
	// ByKind has a score for each kind of pairs.jsonl, "" for pairs without one; empty if no pair has a kind.
	ByKind      []PassageScore `json:"by_kind,omitempty"`
	Paraphrases int            `json:"paraphrase_spans"` // number in the gold; recall and granularity leave them out
	// Worst are the pairs with the smallest F1 below 1, by increasing F1, then by (a, b); at most Options.Worst.
	Worst []WorstPair `json:"worst,omitempty"`
}

// PassageScore sums the characters of both texts over pairs.
type PassageScore struct {
	Kind  string `json:"kind,omitempty"`
	Pairs int    `json:"pairs"`      // pairs with gold spans
	Spans int    `json:"gold_spans"` // gold spans of MinWords words or more, without paraphrases
	// Precision is the part of the reported characters that is in a gold span of any length or kind.
	Precision Ratio `json:"precision"`
	// PrecisionWithoutEdits is the same without the characters of reported edits.
	PrecisionWithoutEdits Ratio `json:"precision_without_edits"`
	// Recall is the part of the characters of the gold spans counted in Spans that is reported.
	Recall         Ratio    `json:"recall"`
	F1             *float64 `json:"f1"` // null if there is nothing to recall
	F1WithoutEdits *float64 `json:"f1_without_edits"`
	// Granularity is the mean number of passages that meet a gold span, that is, share characters with it on both sides.
	// The mean is over the spans that at least one passage meets. It is 1 or more, and 1 if there are none.
	Granularity float64 `json:"granularity"`
	Detections  int     `json:"detections"`     // the numerator of Granularity
	Detected    int     `json:"detected_spans"` // its denominator
	// Plagdet is F1 / log2(1 + Granularity); null if F1 is.
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
	// Precision is the part of these passages, over the whole run, that share characters on both sides with such a span.
	// Precision and F1 are nil if the gold is not complete.
	Precision *Ratio   `json:"precision,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
}

// ClusterScores compares the run's clusters with clusters.jsonl over the articles of the gold.
type ClusterScores struct {
	Articles     int     `json:"articles"`
	GoldClusters int     `json:"gold_clusters"` // single articles included
	RunClusters  int     `json:"run_clusters"`  // single articles included
	AdjustedRand float64 `json:"adjusted_rand"` // 1: equal; 0: no better than chance; may be negative
	Precision    float64 `json:"b_cubed_precision"`
	Recall       float64 `json:"b_cubed_recall"`
	F1           float64 `json:"b_cubed_f1"`
}

// QuotationScores compares the quotations of the run with the direct attributions of the gold whose content is wholly
// inside quotation marks. Attributions with the same content count as one. Two contents are equal if they have the same
// letters and digits: marks, white space and punctuation beside them do not count.
type QuotationScores struct {
	// Recall is the part of these attributions whose content is a quotation of the run.
	Recall Ratio `json:"recall"`
	// RecallSplit is the same for the attributions that other words split in two or more parts.
	RecallSplit Ratio `json:"recall_split"`
	// Precision is the part of the run's quotations that is the content of one of these attributions. The quotations
	// counted in Mixed are left out.
	Precision Ratio    `json:"precision"`
	F1        *float64 `json:"f1"`
	// PrecisionLabelled also leaves out those counted in Unlabelled: only wrong ends and wrong joins lower it.
	PrecisionLabelled Ratio    `json:"precision_labelled"`
	F1Labelled        *float64 `json:"f1_labelled"`
	// Unlabelled is the part of the run's quotations that share nothing with the content of any attribution: titles,
	// words in scare quotes, and quotations that the gold lacks.
	Unlabelled Ratio `json:"unlabelled"`
	// Mixed is the part that share something only with other attributions: indirect ones, and those with words outside
	// marks.
	Mixed   Ratio         `json:"mixed"`
	Speaker SpeakerScores `json:"speaker"`
	// Missed are the attributions without their quotation, by (article, start); at most Options.Worst.
	Missed []MissedQuotation `json:"missed,omitempty"`
}

// SpeakerScores says whether the quotations found name the right speaker. Attributions without a source are left out.
type SpeakerScores struct {
	Right Ratio `json:"right"` // the name shares characters with the source
	Wrong Ratio `json:"wrong"` // it shares none
	Empty Ratio `json:"empty"` // no name is given
}

// MissedQuotation is the range of the content of an attribution.
type MissedQuotation struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// SentenceScores says how well a score separates the sentence pairs labelled 1 from those labelled 0.
type SentenceScores struct {
	Threshold float64         `json:"threshold"` // a pair with this score or more counts as a paraphrase
	Total     SentenceScore   `json:"total"`
	BySplit   []SentenceScore `json:"by_split,omitempty"` // empty if all pairs are in one split
	ByKind    []SentenceScore `json:"by_kind,omitempty"`  // empty if all pairs are of one kind
	// Worst are the pairs on the wrong side of the threshold, the farthest from it first; at most Options.Worst.
	Worst []WrongPair `json:"worst,omitempty"`
}

// SentenceScore is the score of all pairs, or of those of one split or kind.
type SentenceScore struct {
	Name      string   `json:"name,omitempty"` // of the split or kind; empty for all pairs
	Accuracy  Ratio    `json:"accuracy"`
	Precision Ratio    `json:"precision"` // of the pairs from the threshold on, those labelled 1
	Recall    Ratio    `json:"recall"`    // of the pairs labelled 1, those from the threshold on
	F1        *float64 `json:"f1"`        // null if there is nothing to recall
	// AUC is the probability that a pair labelled 1 has a greater score than a pair labelled 0; equal scores count half.
	// It is null unless there are pairs with both labels.
	AUC    *float64       `json:"auc"`
	Bounds SentenceBounds `json:"confidence_95"`
}

// SentenceBounds are the 95 % confidence intervals. Each is null if its figure is undefined.
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
