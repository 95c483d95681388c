package ingest

import (
	"bytes"
	"cmp"
	"io"
	"iter"
	"strconv"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/copytaster/copytaster/internal/news"
)

// rtfFormat is Rich Text Format.
func rtfFormat() Format {
	return Format{
		Name:       "rtf",
		About:      "Rich Text Format (an article each, or those of an export of Nexis or Factiva)",
		Extensions: []string{".rtf"},
		Example:    `{\rtf1\ansi\ansicpg1252 Rain fell.\par Caf\'e9 owners say so.}`,
		Declares:   true,
		Sniff:      func(s *Sample) bool { return bytes.HasPrefix(bytes.TrimSpace(s.Head), []byte(`{\rtf`)) },
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				all := pieces{limit: 4 * s.in.limit} // pictures are in it
				if _, err := io.Copy(&all, io.LimitReader(s.Reader, all.limit+1)); err != nil {
					yield(news.Article{}, err)
					return
				}
				if all.over() {
					yield(news.Article{}, &Skipped{Reason: s.file.tooLarge(s.in.limit)})
					return
				}
				s.yieldText(&record{text: rtfText(all.bytes())}, yield)
			}
		},
	}
}

// rtfHidden are the destinations whose text is none of the document.
var rtfHidden = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "header": true, "footer": true, "headerl": true, "headerr": true, "footerl": true, "footerr": true,
	"headerf": true, "footerf": true, "object": true, "themedata": true, "datastore": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true,
	"xmlnstbl": true, "fldinst": true, "latentstyles": true, "filetbl": true, "revtbl": true, "annotation": true, "footnote": true, "bkmkstart": true, "bkmkend": true,
}

// rtfPages are the code pages that have another name than windows-N.
var rtfPages = map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 65001: "utf-8", 866: "ibm866", 10000: "macintosh"}

// rtfState is what a group of RTF hands down.
type rtfState struct {
	hidden bool
	skip   int8 // characters behind a \u that stand for it
}

// maxRTFDepth is how many groups in one another have a state of their own.
const maxRTFDepth = 1 << 12

// rtfText returns the text of a document in RTF. See the Rich Text Format Specification 1.9.1.
func rtfText(b []byte) string {
	var out strings.Builder
	var page encoding.Encoding = charmap.Windows1252
	var run []byte // bytes of the code page that wait to be decoded together
	stack := []rtfState{{skip: 1}}
	deeper, pass := 0, 0 // groups too deep, characters to pass over
	flush := func() {
		if len(run) > 0 {
			decoded, _ := page.NewDecoder().Bytes(run) // it replaces, and never fails
			out.Write(decoded)
			run = run[:0]
		}
	}
	write := func(s string) {
		if !stack[len(stack)-1].hidden {
			flush()
			out.WriteString(s)
		}
	}
	for i := 0; i < len(b); {
		top := &stack[len(stack)-1]
		switch c := b[i]; c {
		case '{':
			i++
			pass = 0
			if len(stack) < maxRTFDepth {
				stack = append(stack, *top)
			} else {
				deeper++
			}
		case '}':
			i++
			pass = 0
			if deeper > 0 {
				deeper--
			} else if len(stack) > 1 {
				flush()
				stack = stack[:len(stack)-1]
			}
		case '\r', '\n':
			i++
		case '\\':
			word, arg, has, n := rtfControl(b[i:])
			i += n
			switch word {
			case "'":
				if pass > 0 {
					pass--
				} else if !top.hidden {
					run = append(run, byte(arg))
				}
			case "*":
				top.hidden = true
			case "u":
				if arg < 0 {
					arg += 1 << 16
				}
				write(string(rune(arg)))
				pass = int(top.skip)
			case "uc":
				top.skip = int8(min(max(arg, 0), 100))
			case "ansicpg":
				if e, err := htmlindex.Get(cmp.Or(rtfPages[arg], "windows-"+strconv.Itoa(arg))); err == nil && has {
					page = e
				}
			case "par", "sect", "page":
				write("\n\n")
			case "line", "row":
				write("\n")
			case "tab", "cell":
				write("\t")
			case "emdash":
				write("—")
			case "endash":
				write("–")
			case "lquote":
				write("‘")
			case "rquote":
				write("’")
			case "ldblquote":
				write("“")
			case "rdblquote":
				write("”")
			case "bullet":
				write("•")
			case "~":
				write("\u00a0")
			case "_":
				write("-")
			case "\\", "{", "}":
				if pass > 0 {
					pass--
				} else {
					write(word)
				}
			case "bin":
				i += min(max(arg, 0), len(b)-i)
			default:
				if rtfHidden[word] {
					top.hidden = true
				}
			}
		default:
			i++
			if pass > 0 {
				pass--
			} else if !top.hidden {
				run = append(run, c)
			}
		}
	}
	flush()
	return strings.TrimSpace(out.String())
}

// rtfControl returns the control word or sign that b begins with, its number if it has one, and how many bytes it takes.
func rtfControl(b []byte) (word string, arg int, has bool, n int) {
	n = 1
	for n < len(b) && n < 40 && isLetter(b[n]) {
		n++
	}
	if n == 1 { // a sign
		if len(b) < 2 {
			return "", 0, false, len(b)
		}
		if b[1] == '\'' && len(b) >= 4 {
			v, err := strconv.ParseUint(string(b[2:4]), 16, 8)
			if err == nil {
				return "'", int(v), true, 4
			}
		}
		return string(b[1:2]), 0, false, 2
	}
	word = string(b[1:n])
	from := n
	if n < len(b) && b[n] == '-' {
		n++
	}
	for n < len(b) && n-from < 11 && '0' <= b[n] && b[n] <= '9' {
		n++
	}
	arg, err := strconv.Atoi(string(b[from:n]))
	if err != nil {
		n = from
	}
	if n < len(b) && b[n] == ' ' {
		n++
	}
	return word, arg, err == nil, n
}
