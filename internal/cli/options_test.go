package cli

import (
	"github.com/copytaster/copytaster/internal/match"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

func TestParseWindow(t *testing.T) {
	tests := []struct {
		in   string
		want time.Duration // 0: an error, but for ""
	}{
		{"", 0},
		{"72h", 72 * time.Hour},
		{"10d", 240 * time.Hour},
		{"1.5d", 36 * time.Hour},
		{"90m", 90 * time.Minute},
		{"1h30m", 90 * time.Minute},
		{"1e300d", mostDays * 24 * time.Hour},
		{"infd", mostDays * 24 * time.Hour},
		{"0", 0}, {"0d", 0}, {"-1d", 0}, {"-1h", 0}, {"nand", 0}, {"-infd", 0},
		{"d", 0}, {"10", 0}, {"10 d", 0}, {"1d12h", 0}, {"ten days", 0}, {"999999999h", 0},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := parseWindow(tt.in)
			if got != tt.want || (err != nil) != (tt.want == 0 && tt.in != "") {
				t.Errorf("parseWindow = %v, %v; want %v", got, err, tt.want)
			}
			if err != nil && !strings.HasPrefix(err.Error(), "--window "+tt.in+": ") {
				t.Errorf("the error does not name the flag and its value: %v", err)
			}
		})
	}
}

func TestParseFind(t *testing.T) {
	tests := []struct {
		in   string
		want match.Find // 0: an error
	}{
		{"duplicates", match.Duplicates},
		{"passages", match.Passages},
		{"duplicates,passages", match.Duplicates | match.Passages},
		{"passages,passages", match.Passages},
		{"quotations", match.Quotations},
		{"passages,paraphrases", match.Passages | match.Paraphrases},
		{"Passages", 0}, {"", 0}, {"quotation", 0},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if got, err := parseFind(strings.Split(tt.in, ",")); got != tt.want || (err != nil) != (tt.want == 0) {
				t.Errorf("parseFind = %v, %v; want %v", got, err, tt.want)
			}
		})
	}
	if _, err := parseFind(nil); err == nil {
		t.Error("an empty list is no error")
	}
}

func TestParseLang(t *testing.T) {
	for in, want := range map[string]string{"": "", "auto": "", "en": "en", "no": "no", "xx": "xx"} {
		if got, err := parseLang(in); got != want || err != nil {
			t.Errorf("parseLang(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"EN", "eng", "e", "en-GB", "English"} {
		if got, err := parseLang(in); err == nil {
			t.Errorf("parseLang(%q) = %q, want an error", in, got)
		}
	}
}

func TestRoles(t *testing.T) {
	tests := []struct {
		name, wire string
		article    news.Article
		want       news.Role
	}{
		{"no flag keeps the role", "", news.Article{Role: news.RoleWire}, news.RoleWire},
		{"source", "AP", news.Article{Source: "AP"}, news.RoleWire},
		{"glob of a source", "dpa*", news.Article{Source: "dpa-AFX"}, news.RoleWire},
		{"id", "wire/*", news.Article{ID: "wire/a.txt"}, news.RoleWire},
		{"path", "in/wire/**", news.Article{ID: "b/a.txt", Place: news.Place{Path: "in/wire/b/a.txt"}}, news.RoleWire},
		{"one star is one level", "wire/*", news.Article{ID: "wire/b/a.txt"}, news.RoleOutlet},
		{"the flag wins over the role", "AP", news.Article{Source: "Post", Role: news.RoleWire}, news.RoleOutlet},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			(&matching{wire: tt.wire}).roles(&tt.article)
			if tt.article.Role != tt.want {
				t.Errorf("role %q, want %q", tt.article.Role, tt.want)
			}
		})
	}
}

func TestParseParaphrase(t *testing.T) {
	for in, want := range map[string]detect.Threshold{"loose": detect.Loose, "strict": detect.Strict, "0.5": 0.5, "1": 1} {
		if got, err := parseParaphrase(in); got != want || err != nil {
			t.Errorf("parseParaphrase(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "0", "-1", "1.5", "NaN", "Loose", "high"} {
		if _, err := parseParaphrase(in); err == nil {
			t.Errorf("parseParaphrase(%q): no error", in)
		}
	}
}
