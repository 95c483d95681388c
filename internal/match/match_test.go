package match

import (
	"math"
	"slices"
	"testing"
)

func TestNamesInReports(t *testing.T) {
	for got, want := range map[interface{ String() string }]string{
		Identical: "identical", NearDuplicate: "near-duplicate", Version: "version", Reuse: "reuse", Quotation: "quotation",
		Paraphrase: "paraphrase", Template: "template", None: "none",
		NonDerived: "non-derived", PartiallyDerived: "partially-derived", WhollyDerived: "wholly-derived",
		Corrected: "corrected", Killed: "killed",
	} {
		if got.String() != want {
			t.Errorf("%T %v, want %s", got, got, want)
		}
	}
}

// Relations are ordered: what counts for more comes first.
func TestRelationOrder(t *testing.T) {
	order := []Relation{Identical, NearDuplicate, Version, Reuse, Quotation, Paraphrase, Template, None}
	if !slices.IsSorted(order) {
		t.Errorf("%v", order)
	}
}

func TestRouteNames(t *testing.T) {
	tests := []struct {
		name   string
		routes Route
		want   []string
	}{
		{"none", 0, nil},
		{"one", ByFingerprint, []string{"fingerprint"}},
		{"in the order of the constants", ByNoise | BySignature | ByEquality, []string{"signature", "equality", "noise"}},
		{"all", BySignature | ByFingerprint | ByCommon | ByEquality | ByQuotation | ByParaphrase | ByShort | ByNoise,
			[]string{"signature", "fingerprint", "common-shingle", "equality", "quotation", "paraphrase", "short", "noise"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.routes.Names(); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Boilerplate and own words are not reused ones.
func TestReused(t *testing.T) {
	s := Share{Quotation: .1, Verbatim: .2, Edited: .05, Paraphrase: .15, Boilerplate: .3, Own: .2}
	if got := s.Reused(); math.Abs(got-.5) > 1e-9 {
		t.Errorf("Reused = %v, want .5", got)
	}
	if got := (Share{}).Reused(); got != 0 {
		t.Errorf("of an article without words %v, want 0", got)
	}
}
