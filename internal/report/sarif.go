package report

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// SARIF writes the notes of the pairs as results of the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning of GitHub,
// Azure DevOps and editors, one result a line. What the fields hold stands in docs/formats.md.
type SARIF struct {
	w     *bufio.Writer
	enc   *json.Encoder
	any   bool // a result was written
	rules map[string]int
}

var _ Writer = (*SARIF)(nil)

const (
	sarifTool   = "copytaster" // the name of the driver
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	projectURI  = "https://github.com/copytaster/copytaster"
	rulesURI    = projectURI + "/blob/main/docs/ci.md#the-rules"
)

// NewSARIF returns a writer to w, which the caller closes.
func NewSARIF(w io.Writer) *SARIF {
	buffered := bufio.NewWriter(w)
	s := &SARIF{w: buffered, enc: NewEncoder(buffered), rules: map[string]int{}}
	for i := range rules {
		s.rules[rules[i].id] = i
	}
	// An error stays with the buffer, Close returns it.
	s.w.WriteString(`{"$schema":"` + sarifSchema + `","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[` + "\n")
	return s
}

// The parts of a log of SARIF that are written, in the names of the standard.
type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Name    string    `json:"name"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Help    sarifText `json:"help"`
		HelpURI string    `json:"helpUri"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine,omitempty"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		CharOffset  *int       `json:"charOffset,omitempty"`
		CharLength  *int       `json:"charLength,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		State        string            `json:"baselineState,omitempty"`
		Properties   sarifProperties   `json:"properties"`
	}
	sarifProperties struct {
		Article     string   `json:"article"` // the id of the one where the note stands
		Source      string   `json:"source"`  // the id of the other
		Relation    string   `json:"relation"`
		Words       int      `json:"words"`
		Start       *int     `json:"start,omitempty"` // of the article, in code points
		End         *int     `json:"end,omitempty"`
		SourceStart *int     `json:"sourceStart,omitempty"`
		SourceEnd   *int     `json:"sourceEnd,omitempty"`
		Share       float64  `json:"share"`       // reused part of the article
		ShareSource float64  `json:"shareSource"` // and of the source
		Direction   string   `json:"direction"`   // as in pairs.jsonl, of article and source
		Confidence  float64  `json:"directionConfidence"`
		Credited    bool     `json:"credited"`
		Gates       []string `json:"gates,omitempty"`
		Fingerprint string   `json:"fingerprint,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"semanticVersion"`
		URI     string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifTail struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Properties  struct {
			Articles int       `json:"articles"`
			Pairs    int       `json:"pairs"`
			Skipped  int       `json:"skipped"`
			Baseline *Compared `json:"baseline,omitempty"`
		} `json:"properties"`
	}
)

// Pair writes the results of p.
func (s *SARIF) Pair(p *Pair) error {
	all := p.notes()
	for i := range all {
		if s.any {
			s.w.WriteByte(',') // an error stays with the buffer
		}
		s.any = true
		if err := s.enc.Encode(s.result(&all[i])); err != nil {
			return err
		}
	}
	return nil
}

func (s *SARIF) result(n *note) *sarifResult {
	p := n.pair
	r := &sarifResult{
		RuleID: n.rule.id, RuleIndex: s.rules[n.rule.id], Level: n.level, State: string(n.state),
		Message:   sarifText{literal(Printable(n.title)) + ": " + literal(Printable(n.before)) + "[" + literal(Printable(p.A)) + "](1)" + literal(Printable(n.after))},
		Locations: []sarifLocation{location(p.B, p.ArticleB, n.start, n.end)},
		Related:   []sarifLocation{location(p.A, p.ArticleA, n.aStart, n.aEnd)},
		// GitHub knows an alert again by the last of them, which has the form that it gives to its own.
		Fingerprints: map[string]string{sarifKey: n.id(), "primaryLocationLineHash": n.id()},
		Properties: sarifProperties{
			Article: p.B, Source: p.A, Relation: p.Relation, Words: n.words, Share: p.ShareB.Reused(), ShareSource: p.ShareA.Reused(),
			Direction: sourceOrArticle.Replace(p.Direction), Confidence: p.Confidence, Credited: p.Credited, Gates: n.over(), Fingerprint: n.fingerprint,
		},
	}
	r.Related[0].ID = new(1)
	if n.stretches != nil {
		r.Fingerprints[sarifWords] = n.stretches.String()
	}
	if n.start >= 0 {
		r.Properties.Start, r.Properties.End = &n.start, &n.end
	}
	if n.aStart >= 0 {
		r.Properties.SourceStart, r.Properties.SourceEnd = &n.aStart, &n.aEnd
	}
	if len(r.Properties.Gates) > 0 {
		r.Level = "error"
	}
	return r
}

// sourceOrArticle writes a direction with the words of the properties.
var sourceOrArticle = strings.NewReplacer("a to b", "source to article", "b to a", "article to source")

// location returns where code points [start, end) of an article stand; start -1: the whole article.
func location(id string, a *Article, start, end int) sarifLocation {
	l := sarifLocation{Logical: []sarifLogical{{Name: id, Kind: "article"}}}
	if a == nil || a.Path == "" || a.Path == "-" {
		return l
	}
	l.Physical = &sarifPhysical{Artifact: sarifArtifact{uriOf(a.Path)}}
	switch {
	case a.Line > 0:
		l.Physical.Region = &sarifRegion{StartLine: a.Line}
	case start >= 0 && a.isText():
		l.Physical.Region = region(a.Text, start, end)
	}
	return l
}

// region returns a stretch of a file. Without its text it has no lines.
func region(text string, start, end int) *sarifRegion {
	r := &sarifRegion{CharOffset: new(start), CharLength: new(end - start)}
	if text != "" {
		r.StartLine, r.StartColumn = lineAndColumn(text, start)
		r.EndLine, r.EndColumn = lineAndColumn(text, end)
		_, from := split(text, start)
		words, _ := split(from, end-start)
		r.Snippet = &sarifText{words}
	}
	return r
}

// lineAndColumn returns the place of code point n of text, both from 1.
func lineAndColumn(text string, n int) (line, column int) {
	before, _ := split(text, n)
	begin := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[begin:])
}

// uriOf returns a path as SARIF wants it: a relative one stays relative.
func uriOf(path string) string {
	slashed := filepath.ToSlash(path)
	if filepath.IsAbs(path) {
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(slashed, "/")}).String()
	}
	return (&url.URL{Path: slashed}).String()
}

// literal escapes what means something in a message of SARIF: brackets are links, braces are places of arguments.
func literal(text string) string { return sarifEscapes.Replace(text) }

var sarifEscapes = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "{", "{{", "}", "}}")

// Close writes what can only be said at the end: the tool, and what was skipped.
func (s *SARIF) Close(r *Result) error {
	var tail sarifTail
	c := &r.Run.Counts
	tail.Properties.Articles, tail.Properties.Pairs, tail.Properties.Skipped, tail.Properties.Baseline = c.Articles, c.Pairs, c.Skipped, r.Run.Baseline
	tail.Tool.Driver = sarifDriver{Name: sarifTool, Version: cmp.Or(r.Run.Version, "0.0.0"), URI: projectURI, Rules: make([]sarifRule, len(rules))}
	for i := range rules {
		of := &rules[i]
		tail.Tool.Driver.Rules[i] = sarifRule{ID: of.id, Name: of.name, Short: sarifText{of.about}, Full: sarifText{of.about}, Help: sarifText{of.help}, HelpURI: rulesURI}
		tail.Tool.Driver.Rules[i].Default.Level = of.level
	}
	invocation := sarifInvocation{Successful: true}
	for _, x := range r.Run.Skipped {
		n := sarifNotification{Level: "warning", Message: sarifText{literal(Printable("skipped " + x.Place + ": " + x.Reason))}}
		invocation.Notifications = append(invocation.Notifications, n)
	}
	tail.Invocations = []sarifInvocation{invocation}
	var rest strings.Builder
	if err := NewEncoder(&rest).Encode(tail); err != nil {
		return err
	}
	s.w.WriteString("]," + strings.TrimPrefix(strings.TrimSuffix(rest.String(), "\n"), "{") + "]}\n")
	return s.w.Flush()
}
