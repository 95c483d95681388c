package ingest

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

const (
	charsetSample = 16 << 10 // bytes from the first one above ASCII that tell the encoding
	minHigh       = 40       // bytes above ASCII that there must be, of letters that are not Latin
	minConfidence = 20       // of 100, for the encoding that is taken
	timesSurer    = 2        // as the next one
	sureEast      = 80       // of 100, for an encoding of two bytes a character, whose confidence is high or none
	eastAhead     = 25       // of 100, by which it is surer than the next one
)

// charset returns the encoding of b, which is not valid UTF-8 and declares none; nil where it is not sure, as where b is UTF-8 with
// damage. It is told by the letters that stand together in each language, as ICU does it (package chardet), and only taken where it
// stands out and every byte is a character of it. Between Windows-1252 and what resembles it the first is taken in doubt.
func charset(b []byte) encoding.Encoding {
	b, high := sampleHigh(b)
	results, err := chardet.NewTextDetector().DetectAll(b)
	if err != nil {
		results = nil
	}
	best, surest, western, next := "", 0, 0, 0
	for _, r := range results {
		switch name := nameOf(r.Charset); {
		case name == "":
		case name == "windows-1252":
			western = max(western, r.Confidence)
		case r.Confidence > surest:
			if name != best {
				next = surest
			}
			best, surest = name, r.Confidence
		case name != best:
			next = max(next, r.Confidence)
		}
	}
	if isWindows1252(b) && (surest < minConfidence || surest < timesSurer*western || !isLatin(best)) {
		return charmap.Windows1252
	}
	if !isSure(best, surest, max(western, next)) || !isLatin(best) && high < minHigh || float64(inUTF8(b)) >= mostByChance(best)*float64(high) {
		return nil
	}
	e, err := htmlindex.Get(best)
	if err != nil || !reads(e, b) {
		return nil
	}
	return e
}

// isEast reports whether an encoding that [nameOf] returns is one of two bytes a character.
func isEast(name string) bool {
	return slices.Contains([]string{"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"}, name)
}

// isSure reports whether an encoding of this confidence stands out from the next one.
func isSure(name string, confidence, next int) bool {
	if isEast(name) {
		return confidence >= sureEast && confidence >= next+eastAhead
	}
	return confidence >= minConfidence && confidence >= timesSurer*next
}

// mostByChance returns the share of the bytes above ASCII of a text in this encoding that may happen to be characters of UTF-8. Sentences
// of two bytes a character had up to .40, others up to .03; damaged UTF-8 has most of them.
func mostByChance(name string) float64 {
	if isEast(name) {
		return .45
	}
	return .1
}

// sampleHigh returns the lines of b around the first byte above ASCII, and how many such bytes they have.
func sampleHigh(b []byte) (sample []byte, high int) {
	at := bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf })
	if at < 0 {
		return nil, 0
	}
	b = b[bytes.LastIndexByte(b[:at], '\n')+1:]
	if len(b) > charsetSample {
		b = b[:charsetSample]
		if end := bytes.LastIndexByte(b, '\n'); end > 0 {
			b = b[:end] // no character is cut
		}
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return b, high
}

// inUTF8 returns how many bytes of b are in characters of UTF-8 above ASCII.
func inUTF8(b []byte) int {
	n := 0
	for len(b) > 0 {
		_, size := utf8.DecodeRune(b)
		if size > 1 {
			n += size
		}
		b = b[size:]
	}
	return n
}

// nameOf returns the name, as the Encoding Standard has it, of what chardet tells; empty for what is not read without a declaration. An
// ISO encoding and the one of Windows that has its letters are told by the same letters; where they differ, chardet looks for bytes
// that only one has.
func nameOf(name string) string {
	switch {
	case name == "ISO-8859-1":
		return "windows-1252"
	case name == "KOI8-R":
		return "koi8-u" // has the same letters, and those of Ukrainian
	case name == "ISO-8859-9":
		return "windows-1254"
	case name == "ISO-8859-8-I", name == "ISO-8859-8":
		return "windows-1255"
	case strings.HasPrefix(name, "UTF-16"), strings.HasPrefix(name, "UTF-32"), strings.HasPrefix(name, "IBM"), strings.HasPrefix(name, "ISO-2022"):
		return ""
	}
	return strings.ToLower(name)
}

// isLatin reports whether an encoding that [nameOf] returns is one of Latin letters, most of which are ASCII.
func isLatin(name string) bool {
	return name == "windows-1250" || name == "iso-8859-2" || name == "windows-1254"
}

// reads reports whether every byte of b is of a character of e. The last character may be cut.
func reads(e encoding.Encoding, b []byte) bool {
	text, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return false
	}
	text = bytes.TrimSuffix(text, []byte(string(utf8.RuneError)))
	return !bytes.ContainsFunc(text, func(r rune) bool { return r == utf8.RuneError || r >= 0x80 && r < 0xA0 })
}
