package ingest

import (
	"slices"
	"strings"
	"testing"
)

func TestMail(t *testing.T) {
	plain := "Received: from x\r\nFrom: =?utf-8?q?J=C3=B8_Wu?= <jo@post.example>\r\nTo: a@b.example\r\nSubject: =?iso-8859-1?q?Caf=E9?= rain\r\nDate: Tue, 05 Mar 2024 06:00:00 +0100\r\nMessage-ID: <1@post.example>\r\n" +
		"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 owners say=\r\n so.\r\n"
	mixed := "From: Post <desk@post.example>\nSubject: Rain\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"o\"\n\n--o\nContent-Type: multipart/alternative; boundary=\"i\"\n\n--i\nContent-Type: text/html\n\n<p>Rain <b>fell</b>.</p>\n--i\n" +
		"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nUmFpbiBmZWxsLg==\n--i--\n--o\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nno\n--o--\n"
	onlyHTML := "From: Post <desk@post.example>\nSubject: Sun\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Sun.</p><p>More.</p>\n"
	from := "From desk@post.example Tue Mar  5 06:00:00 2024\n"
	tests := []struct {
		name, file, content string
		want                []string
		skipped             string
	}{
		{"a message", "a.eml", plain, []string{"1@post.example|Café rain|2024-03-05T05:00:00Z|Jø Wu|Jø Wu|||Café owners say so."}, ""},
		{"by its content", "a", plain, []string{"1@post.example|Café rain|2024-03-05T05:00:00Z|Jø Wu|Jø Wu|||Café owners say so."}, ""},
		{"parts", "a.eml", mixed, []string{"a.eml|Rain||Post|Post|||Rain fell."}, ""},
		{"HTML alone", "a.eml", onlyHTML, []string{"a.eml|Sun||Post|Post|||Sun.\n\nMore."}, ""},
		{"mbox", "a", from + mixed + "\n" + from + onlyHTML + "\n" + from + "From: x\nSubject:\nTo: y\n\n\n", []string{"a:1|Rain||Post|Post|||Rain fell.", "a:2|Sun||Post|Post|||Sun.\n\nMore."}, "a:35: no text"},
		{"a quoted From", "a.mbox", from + "From: x\nSubject: T\n\nHe wrote:\n\n>From here on.\nFrom there on.\n", []string{"a.mbox:1|T||x|x|||He wrote:\n\nFrom here on.\nFrom there on."}, ""},
		{"a text that begins like mail", "a.txt", "Date: Monday\nFrom: our correspondent\n\nRain fell.\n", []string{"a.txt|||||||Date: Monday\nFrom: our correspondent\n\nRain fell.\n"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, map[string]string{test.file: test.content})
			articles, skipped := mustCollect(t, open(t, "", Options{}, test.file))
			if got := allTold(articles); !slices.Equal(got, test.want) {
				t.Errorf("got\n%q, want\n%q", got, test.want)
			}
			if got := strings.Join(skipped, "; "); got != test.skipped {
				t.Errorf("skipped %q, want %q", got, test.skipped)
			}
		})
	}
}
