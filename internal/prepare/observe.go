package prepare

import (
	"cmp"
	"slices"
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
	story, clock := storyOf(x, o.Codes[:0])
	o.Version, o.Headline, o.Slug, o.Named, o.Slugs, o.Codes = story.Version, story.Headline, story.Slug, story.Named, story.Slugs, story.Codes
	o.Body, o.Lead = versions.BodyOf(p.signature), o.Lead[:0]
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
	o.Place, o.Clock = x.Anatomy.Dateline.Place, clock
}

// StoryOf returns what an article says of the story that it is a version of. The head, the article and the anatomy of x are filled in.
func StoryOf(x *Prepared) profile.Story {
	s, _ := storyOf(x, nil)
	return s
}

// storyOf is StoryOf with room for the codes, and when a notice says that the story was sent that it takes back.
func storyOf(x *Prepared, codes []uint64) (s profile.Story, clock string) {
	s.Version, s.Headline = VersionOf(x.Article, int(x.Head.Words), &x.Anatomy)
	s.Slug, s.Codes = x.Anatomy.Slug, versions.Codes(codes, x.Article.Title, x.Article.Body)
	if w, withdrawal := wire.ReadWithdrawal(x.Article, &x.Anatomy); withdrawal {
		if !s.Version.Kills() {
			s.Version.Marks |= wire.MarkWithdrawn
		}
		s.Named, s.Slugs, clock = slices.Concat(w.Headlines, w.Unquoted), w.Slugs, w.Clock
	}
	return s, clock
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
