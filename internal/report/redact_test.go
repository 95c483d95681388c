package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/boilerplate"
)

// stays lists the fields of text that --redact leaves, as docs/formats.md says: ids, agencies, datelines, embargoes, sources,
// URLs, paths, and our own words. A field that is not here must not come out of a redacted writer, so a new one is redacted
// or listed.
func stays() map[string]bool {
	const fields = `
		Pair.A Pair.B Pair.Schema Pair.Relation Pair.LabelA Pair.LabelB Pair.Direction Pair.Evidence Pair.FoundBy
		Passage.Kind Passage.Fingerprint Aligned.How Change.Kind Edit.Op Finding.Kind Finding.In Finding.By Finding.Fingerprint
		Quotation.Relation Quotation.Variant Quotation.Fingerprint
		Article.Schema Article.ID Article.Source Article.Published Article.URL Article.Lang Article.Role Article.Path
		Article.Label Article.TopSource Article.Version Article.Embargo Article.Chain
		Dateline.Place Dateline.Date Dateline.Agency Zone.Kind Credit.To Credit.How Took.Chain Took.Version Debt.To Debt.Kind
		Origin.Article Origin.Agency Origin.Evidence
		Cluster.Schema Cluster.ID Cluster.Members Cluster.Earliest Cluster.Origin Cluster.Evidence Cluster.Chain Cluster.Bridges
		Cut.From Cut.To Cut.Reason
		Chain.Schema Chain.ID Chain.Source ChainVersion.ID ChainVersion.Version ChainVersion.Published
		LedgerQuotation.Schema LedgerQuotation.ID Wording.Relation Wording.Variant
		Use.Article Use.Source Use.Published Use.Variant
		Gate.Gate Hit.Gate Hit.Article Hit.Source
		Run.Schema Run.Version Run.Notes Run.Settings Run.Environment ParaphraseModel.Lang ParaphraseModel.SHA256
		Compared.Path Miss.A Miss.B Skipped.Place Skipped.Reason Input.Path Input.SHA256`
	out := map[string]bool{}
	for field := range strings.FieldsSeq(fields) {
		out[field] = true
	}
	return out
}

// markers finds what fill wrote.
var markers = regexp.MustCompile(`zq(\w+)0(\w+?)qz`)

// fill sets every field of text below v to the name of its type and field, every list to one element, and every offset and
// figure to something that holds together.
func fill(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("zq" + strings.Replace(field, ".", "0", 1) + "qz")
	case reflect.Int:
		v.SetInt(1)
		if strings.HasSuffix(field, "Start") {
			v.SetInt(0)
		} else if strings.HasSuffix(field, "End") {
			v.SetInt(8)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), field)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), field)
	case reflect.Array: // a span, or two ids
		for i := range v.Len() {
			fill(v.Index(i), field)
		}
		if e := v.Index(0); e.Kind() == reflect.Int {
			e.SetInt(0)
			v.Index(1).SetInt(8)
		}
	case reflect.Map:
		m := reflect.MakeMap(v.Type())
		if e := v.Type().Elem(); e.Kind() == reflect.String {
			value := reflect.New(e).Elem()
			fill(value, field)
			m.SetMapIndex(reflect.ValueOf("key"), value)
		}
		v.Set(m)
	case reflect.Struct:
		for f := range v.Type().Fields() {
			if f.IsExported() {
				fill(v.FieldByIndex(f.Index), v.Type().Name()+"."+f.Name)
			}
		}
	}
}

// filled is a run in which every field of text has its own name for a text, and every list is there.
func filled() ([]*Pair, *rest) {
	p, r := &Pair{}, &rest{}
	fill(reflect.ValueOf(p).Elem(), "")
	fill(reflect.ValueOf(r).Elem(), "")
	p.ArticleB.Against = true
	p.Over[0].Article = r.Articles[0].ID // so that it has failed
	p.Passages = slices.Repeat(p.Passages, 2)
	p.Passages[1].Kind = "paraphrase"
	p.Quotations = slices.Repeat(p.Quotations, 4)
	for i, relation := range []string{"exact", "altered", "reattributed"} {
		p.Quotations[i].Relation = relation
	}
	p.Quotations[0].Variant = "none"
	r.Ledger[0].First = &r.Ledger[0].Wordings[0].Uses[0]
	template, nothing := *p, *p
	template.Relation, nothing.Passages, nothing.Quotations = "template", nil, nil
	empty := *r.Run // the nearest miss is shown where nothing was found
	empty.Counts = Counts{}
	r.Run = &empty
	return []*Pair{p, &template, &nothing}, r
}

// shown returns the fields whose text stands in what the writers of all formats write, by the name of the output.
func shown(t *testing.T, wrap func(Writer) Writer, pairs []*Pair, r *rest) map[string]map[string]bool {
	t.Helper()
	outputs := map[string]string{}
	dir := filepath.Join(t.TempDir(), "run")
	folder, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, wrap(folder), pairs, r)
	maps.Copy(outputs, contents(t, dir))
	var out bytes.Buffer
	for _, f := range Formats() {
		write(t, wrap(f.Open(&out, Options{Text: TextOptions{Full: true}})), pairs, r)
		outputs[fmt.Sprint(f.Name, f.In)] = out.String()
		out.Reset()
	}
	fields := map[string]map[string]bool{}
	for name, text := range outputs {
		fields[name] = map[string]bool{}
		for _, m := range markers.FindAllStringSubmatch(text, -1) {
			fields[name][m[1]+"."+m[2]] = true
		}
	}
	return fields
}

// TestRedacted: whatever record has text, and whatever format writes it, a redacted writer lets none of it through.
func TestRedacted(t *testing.T) {
	stays := stays()
	pairs, r := filled()
	before, err := json.Marshal([]any{pairs, r, pairs[0].ArticleA})
	if err != nil {
		t.Fatal(err)
	}
	for name, fields := range shown(t, Redacted, pairs, r) {
		for field := range fields {
			if !stays[field] {
				t.Errorf("%s holds the text of %s", name, field)
			}
		}
	}
	if after, _ := json.Marshal([]any{pairs, r, pairs[0].ArticleA}); !bytes.Equal(after, before) {
		t.Error("the records were changed")
	}
}

// The test above can fail: without the wrapper each text comes out of some format.
func TestNotRedacted(t *testing.T) {
	stays, found := stays(), map[string]bool{}
	pairs, r := filled()
	for _, fields := range shown(t, func(w Writer) Writer { return w }, pairs, r) {
		maps.Copy(found, fields)
	}
	for _, record := range []any{Pair{}, Article{}, Cluster{}, Chain{}, LedgerQuotation{}, Run{}, Result{}} {
		for _, field := range textFields(reflect.TypeOf(record)) {
			if !found[field] && !stays[field] {
				t.Errorf("no format shows %s", field)
			}
		}
	}
	for field := range stays {
		if !found[field] && !strings.HasPrefix(field, "Run.Settings") {
			t.Errorf("%s stays with --redact, and no format shows it", field)
		}
	}
}

// textFields returns the fields of text of a record and of those in it, as "Type.Field".
func textFields(record reflect.Type) (fields []string) {
	switch record.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return textFields(record.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	for f := range record.Fields() {
		if !f.IsExported() {
			continue
		}
		leaf := f.Type
		for leaf.Kind() == reflect.Pointer || leaf.Kind() == reflect.Slice || leaf.Kind() == reflect.Array {
			leaf = leaf.Elem()
		}
		if leaf.Kind() == reflect.String {
			fields = append(fields, record.Name()+"."+f.Name)
		}
		fields = append(fields, textFields(f.Type)...)
	}
	return fields
}

// A redacted writer takes what the writer takes, and no more.
func TestRedactedTakesTheSame(t *testing.T) {
	for name, w := range map[string]Writer{"pairs": NewCSV(&bytes.Buffer{}, nil), "articles": articlesJSONL{}, "ledger": quotationsJSONL{}} {
		_, articles := w.(ArticleWriter)
		_, ledger := w.(LedgerWriter)
		_, gotArticles := Redacted(w).(ArticleWriter)
		_, gotLedger := Redacted(w).(LedgerWriter)
		if gotArticles != articles || gotLedger != ledger {
			t.Errorf("%s: articles %v, ledger %v; want %v, %v", name, gotArticles, gotLedger, articles, ledger)
		}
	}
	if p := (&Pair{}).Redacted(); p.ArticleA != nil || p.Passages != nil {
		t.Error("something came of nothing:", p)
	}
	if r := (&Result{Standing: boilerplate.List{Entries: []boilerplate.Entry{{Text: "x"}}}}).redacted(); r.Run != nil || r.Standing.Entries != nil {
		t.Error(r)
	}
}
