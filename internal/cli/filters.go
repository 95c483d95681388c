package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/report"
)

// filters are the flags that choose pairs of a run that was written.
type filters struct {
	sources, articles, relations, only []string
}

func (o *filters) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&o.sources, "source", nil, "only pairs with an article of this source; repeatable: of any of them")
	f.StringArrayVar(&o.articles, "article", nil, "only pairs with the article of this id; repeatable: with all of them")
	f.StringSliceVar(&o.relations, "relation", nil, "only pairs of these relations: "+list(relations(), "or"))
	f.StringSliceVar(&o.only, "only", nil, "only pairs that are uncredited, taken-back (text that an agency corrected or killed) or altered (a quotation); several: that are all of it")
}

func relations() []string {
	return []string{"identical", "near-duplicate", "version", "reuse", "quotation", "paraphrase", "template"}
}

// parse returns the test of the flags; nil: all pairs pass.
func (o *filters) parse() (func(*report.Pair) bool, error) {
	var tests []func(*report.Pair) bool
	for _, name := range o.relations {
		if err := oneOf("--relation", name, relations()...); err != nil {
			return nil, err
		}
	}
	if len(o.relations) > 0 {
		tests = append(tests, func(p *report.Pair) bool { return slices.Contains(o.relations, p.Relation) })
	}
	if len(o.sources) > 0 {
		tests = append(tests, func(p *report.Pair) bool {
			return slices.Contains(o.sources, p.ArticleA.Source) || slices.Contains(o.sources, p.ArticleB.Source)
		})
	}
	for _, id := range o.articles {
		tests = append(tests, func(p *report.Pair) bool { return p.A == id || p.B == id })
	}
	for _, what := range o.only {
		switch what {
		case "uncredited":
			tests = append(tests, (*report.Pair).Uncredited)
		case "taken-back":
			tests = append(tests, func(p *report.Pair) bool { return len(p.Findings) > 0 })
		case "altered":
			tests = append(tests, func(p *report.Pair) bool { return p.QuotationsAltered() > 0 })
		default:
			return nil, fmt.Errorf("--only %s: must be uncredited, taken-back or altered", what)
		}
	}
	if len(tests) == 0 {
		return nil, nil
	}
	return func(p *report.Pair) bool {
		return !slices.ContainsFunc(tests, func(test func(*report.Pair) bool) bool { return !test(p) })
	}, nil
}
