package versions

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// LeadTerms is the number of terms of the first sentence of a story that are compared.
const LeadTerms = 24

// symbol is the ticker symbol in a match of codes, without its market: "GM" in "<GM.N>" and in "(NYSE: GM)".
var symbol = regexp.MustCompile(`[A-Z0-9]{1,5}`)

// Codes appends hashes of the ticker symbols in the headline of an item to dst, or where it has none, of the first one in its text.
func Codes(dst []uint64, headline, body string) []uint64 {
	from := len(dst)
	for _, code := range codes.FindAllString(headline, -1) {
		dst = append(dst, hashOf(code))
	}
	if len(dst) == from {
		start := body[:min(len(body), codesWithin)]
		if strings.IndexByte(start, '<') < 0 && (strings.IndexByte(start, '(') < 0 || strings.IndexByte(start, ':') < 0) {
			return dst // nearly all: every code has these
		}
		if code := codes.FindString(start); code != "" {
			dst = append(dst, hashOf(code))
		}
	}
	return dst
}

// hashOf returns the hash of a ticker symbol.
func hashOf(code string) uint64 {
	if _, after, market := strings.Cut(code, ":"); market {
		code = after
	}
	return xxh3.HashString(symbol.FindString(code))
}

// join makes two items versions of one story, unless they, or versions that were joined to them, are about other companies: each
// has ticker symbols, and none in common.
func (j *joiner) join(i, k int) bool {
	if j.codesOf == nil {
		j.codesOf = make(map[int][]uint64)
	}
	rootI, rootK := j.parts.Find(i), j.parts.Find(k)
	of := func(root, item int) []uint64 {
		if all, joined := j.codesOf[root]; joined {
			return all
		}
		return j.codes[j.items[item].number]
	}
	codesI, codesK := of(rootI, i), of(rootK, k)
	if rootI == rootK {
		return true
	}
	if j.conflict(codesI, codesK) {
		return false
	}
	j.parts.Join(i, k)
	j.codesOf[j.parts.Find(i)] = slices.Concat(codesI, codesK)
	return true
}

// conflict reports whether both lists have ticker symbols, and none in common.
func (j *joiner) conflict(a, b []uint64) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(code uint64) bool { return slices.Contains(b, code) })
}

// LeadTerm returns a term of a lead, of which the lowest bit says whether its word has a capital.
func LeadTerm(term uint64, word string) uint64 {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
		return term | 1
	}
	return term &^ 1
}

// renamed reports whether a name near the start of a lead is another one in the other lead, between equal terms: "Franklin Ohio
// Insured" and "Franklin Maine Insured".
func renamed(a, b []uint64) bool {
	for k := 1; k < min(len(a), len(b), namesWithin+1)-1; k++ {
		if a[k]&b[k]&1 == 1 && a[k] != b[k] && a[k-1] == b[k-1] && a[k+1] == b[k+1] && !slices.Contains(b, a[k]) && !slices.Contains(a, b[k]) {
			return true
		}
	}
	return false
}

// otherLead reports whether two items without marks begin with other events: their first sentences share little, or begin with other
// names.
func (j *joiner) otherLead(i, k uint32) bool {
	x, y := &j.items[i], &j.items[k]
	a, b := j.leads[x.lead:x.leadEnd], j.leads[y.lead:y.leadEnd]
	if x.linked() || y.linked() || x.marks|y.marks != 0 || len(a) < leastSubject || len(b) < leastSubject {
		return false
	}
	shared := 0
	for _, term := range a {
		if slices.Contains(b, term) {
			shared++
		}
	}
	if float64(shared) < leastLead*float64(min(len(a), len(b))) {
		return true
	}
	foreign := func(lead, other []uint64) bool {
		return !slices.ContainsFunc(lead[:leastSubject], func(term uint64) bool { return slices.Contains(other, term) })
	}
	return foreign(a, b) && foreign(b, a) || renamed(a, b)
}
