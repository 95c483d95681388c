package prepare

import (
	"cmp"
	"strings"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Observe makes o what the profile learns from x, and counts the words of the article. x is the article that p prepared last,
// without a profile or with one of nothing but languages. o has slices of its own; Observe uses them again.
func (p *Preparer) Observe(o *profile.Observation, x *Prepared, words *ocr.Counter) {
	if p.o.Find == match.Duplicates { // for which sentences mean nothing
		p.split(x)
	}
	o.Units = p.splitter.Units(o.Units[:0], x.Article.Body, p.sentences, &x.Text)
	words.Add(&o.Suspects, x.Article.Body, &x.Text)
	o.Version, o.Headline = VersionOf(x.Article, int(x.Head.Words), &x.Anatomy)
	o.Slug, o.Body = x.Anatomy.Slug, versions.BodyOf(p.signature)
	o.Codes, o.Lead = versions.Codes(o.Codes[:0], x.Article.Title, x.Article.Body), o.Lead[:0]
	if len(p.sentences) > 0 {
		from, to := x.Text.TermsIn(p.sentences[0])
		for k := from; k < min(to, from+versions.LeadTerms); k++ {
			o.Lead = append(o.Lead, versions.LeadTerm(x.Text.Terms[k], x.Text.Spans[k].Cut(x.Article.Body)))
		}
	}
	o.Frames = o.Frames[:0]
	for i := 0; i < len(p.sentences) && p.o.Find&match.Paraphrases != 0; i++ {
		from, to := x.Text.TermsIn(p.sentences[i])
		if f, ok := paraphrase.Frame(x.Article.Body, x.Text.Terms[from:to], x.Text.Spans[from:to]); ok {
			o.Frames = append(o.Frames, f)
		}
	}
	o.Place, o.Named, o.Slugs, o.Clock = x.Anatomy.Dateline.Place, nil, nil, ""
	if w, withdrawal := wire.ReadWithdrawal(x.Article, &x.Anatomy); withdrawal {
		if !o.Version.Kills() {
			o.Version.Marks |= wire.MarkWithdrawn
		}
		o.Named, o.Slugs, o.Clock = w.Headlines, w.Slugs, w.Clock
	}
}

// VersionOf returns which version of its story an article is, by its headline and its version lines together, and the headline
// without marks, "" where there is none. words is the number of words of its body: if there are [profile.HeadlineWords] or fewer and
// no title, the first line is the headline. An article without marks has the zero Version.
func VersionOf(a *news.Article, words int, anatomy *wire.Anatomy) (wire.Version, string) {
	headline := a.Title
	if headline == "" && words <= profile.HeadlineWords {
		headline, _, _ = strings.Cut(strings.TrimSpace(a.Body), "\n")
	}
	v, bare := wire.ReadHeadline(headline)
	w := anatomy.Version
	return wire.Version{Marks: v.Marks | w.Marks, N: cmp.Or(v.N, w.N), Take: cmp.Or(v.Take, w.Take)}, bare
}
