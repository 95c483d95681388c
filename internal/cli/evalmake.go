package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/eval/wiregen"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

type evalMakeOptions struct {
	wiregen.Options
	out       string
	from      []string
	furniture string
}

func newEvalMake(e *env) *cobra.Command {
	o := &evalMakeOptions{}
	c := &cobra.Command{
		Use:   "make --out DIR",
		Short: "Write edited wire copy with the truth about it",
		Long: `make writes a corpus to try a detector on, and labels that are exact because it made the text itself: docs.jsonl to scan,
and pairs.jsonl, spans.jsonl and clusters.jsonl to score the run against. A part of the articles are edited copies of others,
of these kinds: ` + strings.Join(wiregen.Kinds(), ", ") + `.

With --short the articles are headlines, alerts and briefs of 8 to 40 words, and the kinds are ` + strings.Join(wiregen.ShortKinds(), ", ") + `.
Items of one template with other names and figures are labelled as no pairs. Of --from the titles and first sentences are taken.

With --newsroom, agencies file stories and outlets run them, cut, edited, with or without a credit; some take them from other outlets,
and some of the originals are missing. The truth then has directions.jsonl too: which article took its text from which,
and credits.jsonl: which outlets credit nobody for the copy of an agency. With --furniture the pages of each outlet have text of the file
round all articles: links, share bars, appeals.

The text is English by its function words and means nothing; with --from, real articles are copied, and what else is needed is
made in their likeness. The same flags give the same bytes on every machine. Only the articles of --from are kept in memory.` +
			exitStatus(statusDone, "2    wrong usage or configuration, or an output folder that is not empty", status3, status130),
		Example: `  copytaster eval make --out gold --articles 2000
  copytaster scan gold/docs.jsonl --out run && copytaster eval run --gold gold
  copytaster eval make --out gold --from archive/ --kinds cut,rewrite --copies 0.5 --seed 7
  copytaster eval make --out gold --newsroom --articles 5000`,
		Args: cobra.NoArgs,
	}
	wrapArgs(c)
	f := c.Flags()
	f.StringVar(&o.out, "out", "", "folder to write: new or empty (required)")
	intVar(f, &o.Articles, "articles", 100_000, "how many articles")
	f.Uint64Var(&o.Seed, "seed", 1, "another number gives another corpus")
	f.Float64Var(&o.Copies, "copies", 0.3, "part of the articles that are copies, from 0 to less than 1")
	intVar(f, &o.Words, "words", 385, "mean length of an article, in words")
	f.BoolVar(&o.Short, "short", false, "short items: headlines, alerts and briefs of 8 to 40 words")
	f.StringSliceVar(&o.Kinds, "kinds", nil, "kinds of copies (default: all)")
	f.StringArrayVar(&o.from, "from", nil, "file or folder of real articles to copy; repeatable")
	f.BoolVar(&o.Newsroom, "newsroom", false, "make stories as they go from agencies to outlets")
	f.StringVar(&o.furniture, "furniture", "", "file with furniture for the pages of a newsroom: blocks between blank lines, or else lines")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if o.Newsroom && !f.Changed("copies") {
			o.Copies = 0
		}
		return runEvalMake(c.Context(), o, e)
	}
	return c
}

func runEvalMake(ctx context.Context, o *evalMakeOptions, e *env) error {
	if o.out == "" {
		return usageError{hinted{errors.New("--out is missing"), "name a new folder"}}
	}
	if o.furniture != "" {
		var err error
		if o.Furniture, err = readFurniture(o.furniture); err != nil {
			return err
		}
	}
	if err := o.Validate(); err != nil {
		return usageError{fmt.Errorf("--%w", err)}
	}
	if len(o.from) > 0 {
		var err error
		if o.Texts, err = readTexts(ctx, o, e); err != nil {
			return err
		}
		if err := o.Validate(); err != nil {
			return hinted{fmt.Errorf("--from: %w", err), "name more articles, or none for text that is made up"}
		}
	}
	names := goldNames
	if o.Newsroom {
		names = newsroomNames
	}
	folder, err := begin(&e.unfinished, func() (*atomicfile.Folder, error) { return createGold(o.out, names) })
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := wiregen.Make(ctx, goldFiles(folder, o.Newsroom), o.Options); err != nil {
		return err
	}
	return folder.Commit()
}

// readFurniture reads the blocks of a file: what stands between blank lines or, where there is none, each line.
func readFurniture(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, hinted{fmt.Errorf("--furniture: %w", err), "name a file of text"}
	}
	text := strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufffd"))
	if text == "" {
		return nil, usageError{fmt.Errorf("--furniture %s: no text", path)}
	}
	between := "\n\n"
	if !strings.Contains(text, between) {
		between = "\n"
	}
	var blocks []string
	for block := range strings.SplitSeq(text, between) {
		if block = strings.TrimSpace(block); block != "" {
			blocks = append(blocks, block)
		}
	}
	return blocks, nil
}

// readTexts reads the articles of the paths that are not blank, in the order of their ids; for short items their titles,
// too, each before its article.
func readTexts(ctx context.Context, o *evalMakeOptions, e *env) ([]string, error) {
	paths := o.from
	input, err := openInput(paths, nil, e, ingest.Options{Formats: e.inputs})
	if err != nil {
		return nil, err
	}
	var read []news.Article
	skipped := 0
	for a, err := range articles(ctx, input) {
		if s, ok := errors.AsType[*ingest.Skipped](err); ok {
			if skipped++; skipped <= skippedShown {
				e.say("warning: skipped %s: %s", s.Place, s.Reason)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(a.Body) != "" {
			read = append(read, a)
		}
	}
	if more := skipped - skippedShown; more > 0 {
		e.say("warning: %d more inputs were skipped", more)
	}
	slices.SortFunc(read, func(a, b news.Article) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Body, b.Body)) })
	var texts []string
	for i := range read {
		if o.Short && strings.TrimSpace(read[i].Title) != "" {
			texts = append(texts, read[i].Title)
		}
		texts = append(texts, read[i].Body)
	}
	if len(texts) == 0 {
		return nil, hinted{fmt.Errorf("--from %s: no article", strings.Join(paths, ", ")), "name files with articles, or leave --from out"}
	}
	return texts, nil
}

// goldNames are the files of a folder of labels in the order in which they appear: with the last, it is whole.
var goldNames = []string{"pairs.jsonl", "spans.jsonl", "clusters.jsonl", "docs.jsonl"}

// newsroomNames are those of a newsroom.
var newsroomNames = slices.Insert(slices.Clone(goldNames), 3, "directions.jsonl", "credits.jsonl")

// createGold begins a folder at dir, which is new or empty but for what a killed command left.
func createGold(dir string, names []string) (*atomicfile.Folder, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, usageError{hinted{fmt.Errorf("--out %s: it is a file", dir), "name a new or an empty folder"}}
	}
	entries, _ := os.ReadDir(dir) // an error comes again with Create
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), atomicfile.Prefix) {
			return nil, usageError{hinted{fmt.Errorf("--out %s: not empty: it holds %s", dir, entry.Name()), "name a new or an empty folder"}}
		}
	}
	folder, err := atomicfile.Create(dir, names...)
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, hinted{fmt.Errorf("--out %s: cannot be written: %w", dir, p.Err), "name a folder that you may write to"}
	}
	return folder, err
}

// goldFiles are the files of the folder to write into.
func goldFiles(folder *atomicfile.Folder, newsroom bool) wiregen.Files {
	files := wiregen.Files{
		Docs: folder.File("docs.jsonl"), Pairs: folder.File("pairs.jsonl"), Spans: folder.File("spans.jsonl"), Clusters: folder.File("clusters.jsonl"),
	}
	if newsroom {
		files.Directions = folder.File("directions.jsonl")
		files.Credits = folder.File("credits.jsonl")
	}
	return files
}
