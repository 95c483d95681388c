package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

func TestParagraphs(t *testing.T) {
	long := strings.Repeat("word ", 25) + "word." // a line that is not wrapped
	tests := []struct {
		name, body string
		zone       string // of the body, left out
		want       []string
	}{
		{"none", "", "", nil},
		{"white space", " \n\n ", "", nil},
		{"one", "He left.", "", []string{"He left."}},
		{"a blank line", "He left.\n\nShe stayed.", "", []string{"He left.", "She stayed."}},
		{"a blank line with spaces", "He left.\n  \nShe stayed.", "", []string{"He left.", "She stayed."}},
		{"carriage returns", "He left.\r\n\r\nShe stayed.\r\n", "", []string{"He left.", "She stayed."}},
		{"a line each, of long ones", long + "\n" + long, "", []string{long, long}},
		{"wrapped", "He left the room before\nshe did.", "", []string{"He left the room before\nshe did."}},
		{"wrapped, a short last line", "He left the room before\nshe did.\nThey met again on the next day.", "",
			[]string{"He left the room before\nshe did.", "They met again on the next day."}},
		{"wrapped, a capital after a full line", "He left the room before\nAnn did on that day.", "", []string{"He left the room before\nAnn did on that day."}},
		{"wrapped, the next line stands in", "He left the room before\n  Ann did on that day.", "", []string{"He left the room before", "Ann did on that day."}},
		{"wrapped, a comma at the end of a short line", "He left,\nAnn stayed in the room for a while.", "", []string{"He left,\nAnn stayed in the room for a while."}},
		{"wrapped, a hyphen at the end of a short line", "He left half-\nHeartedly as they all saw it.", "", []string{"He left half-\nHeartedly as they all saw it."}},
		{"a zone at the start", "LUND — He left.", "LUND — ", []string{"He left."}},
		{"a zone at the end", "He left.\n(Reporting by A)", "(Reporting by A)", []string{"He left."}},
		{"a zone in the midst", "He left. (MORE) She stayed.", "(MORE)", []string{"He left.", "She stayed."}},
		{"a zone of several lines", "He left.\nNOTE\nTO\nEDITORS\nShe stayed.", "NOTE\nTO\nEDITORS", []string{"He left.", "She stayed."}},
		{"a zone that is all", "NOTE", "NOTE", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var zones []wire.Zone
			if at := strings.Index(tt.body, tt.zone); tt.zone != "" && at >= 0 {
				zones = append(zones, wire.Zone{Span: news.Span{Start: uint32(at), End: uint32(at + len(tt.zone))}})
			}
			var got []string
			for _, p := range paragraphs(nil, tt.body, zones) {
				got = append(got, p.Cut(tt.body))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
