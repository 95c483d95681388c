package detect

import (
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// Steps are options as the single steps take them, for whoever runs these elsewhere than in one process.
type Steps struct {
	Prepare    prepare.Options
	Pairing    pairing.Options
	Compare    compare.Options
	Learns     bool // something is learnt from the articles beside their languages
	ShortItems bool // short items are compared as such
	s          settings
}

// Steps returns the options of the steps. An error is that of the options.
func (o Options) Steps() (Steps, error) {
	s, err := o.settings()
	if err != nil {
		return Steps{}, err
	}
	return Steps{s.preparing(), s.pairing(), s.comparing(), s.learns(), s.shortItems(), s}, nil
}

// Complete adds to an outcome what was looked for with the profile and what finding candidates counted.
func (s *Steps) Complete(o *match.Outcome, p *profile.Profile, n pairing.Counts) {
	if m := s.s.model; m != nil {
		lang := p.Languages.Run
		o.Model = &match.Model{Lang: lang, Speaks: m.Speaks(lang), From: s.s.paraphraseFrom, SHA256: m.SHA256()}
	}
	o.Counts.Classes, o.Counts.SentencePairs = n.Classes, n.SentencePairs
	o.Counts.BySignature, o.Counts.ByFingerprint, o.Counts.ByCommon = n.Of(match.BySignature), n.Of(match.ByFingerprint), n.Of(match.ByCommon)
	o.Counts.ByQuotation, o.Counts.ByParaphrase = n.Of(match.ByQuotation), n.Of(match.ByParaphrase)
	o.Counts.ByShort, o.Counts.ByNoise = n.Of(match.ByShort), n.Of(match.ByNoise)
	o.Counts.Bounded, o.Counts.LargeGroups, o.Counts.GroupPairsLeft = n.Bounded, n.LargeGroups, n.GroupPairsLeft
}
