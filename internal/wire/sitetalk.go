package wire

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// A page talks to its reader of what a site has: a newsletter, an app, a subscription, rules for comments. Such sentences are told by
// two or more of these things, together with the words for "we", "this page" and "you". One thing alone is no sign: papers report on
// newsletters and apps, too. Nor is a sentence in which somebody said something.

// siteBits are what a sentence of a site speaks of, a set of bits.
type siteBits uint32

// siteKeys are the keys of the rows of siteWords, each with its bit: the bit of a key is 1 << its number.
var siteKeys = [...]string{
	"us", "page", "you", "do", "news", // who speaks, to whom; "do" is what readers are asked to do, at the start of a sentence; "news" is none
	"reserved", "copy", "leave", "owner", // who may use the text
	"letter", "app", "sub", "read", "account", "social", "listen", "comment", "mistake", "advert", "screen", "terms", "tips", "support", "views",
	"share", "licence", "free", "rules", "strong", // what a site has; "strong" is hardly said elsewhere
	"sure", // what only pages say
}

const (
	talksOfUs siteBits = 1 << iota
	talksOfPage
	talksToYou
	asksYou
	tellsNews
	rightsReserved
	rightsCopy
	rightsLeave
	rightsOwner
	firstThing // the first of the things that a site has

	saysSure   = siteBits(1) << (len(siteKeys) - 1)
	isStrong   = saysSure >> 1
	siteThings = saysSure - firstThing
	rightsAll  = rightsReserved | rightsCopy | rightsLeave | rightsOwner
)

// ofSite reports whether sentences that speak of these things are of a site.
func (b siteBits) ofSite() bool {
	things := bits.OnesCount32(uint32(b & siteThings))
	speaks, reader := b&(talksOfUs|talksOfPage) != 0, b&(talksToYou|asksYou) != 0
	switch {
	case b&tellsNews != 0:
		return false
	case b&saysSure != 0, b&isStrong != 0 && (things >= 3 || things >= 2 && b&(talksOfPage|talksToYou) != 0):
		return true
	case things >= 4 && reader, things >= 3 && (speaks || b&talksToYou != 0), things >= 2 && speaks && reader:
		return true
	}
	return b&rightsCopy != 0 && b&rightsLeave != 0 && b&(rightsReserved|rightsOwner) != 0
}

// mayBeOfSite reports whether a sentence that speaks of these things may be one of several that are of a site.
func (b siteBits) mayBeOfSite() bool {
	things, rights := bits.OnesCount32(uint32(b&siteThings)), bits.OnesCount32(uint32(b&rightsAll))
	return b&tellsNews == 0 && (b&(saysSure|isStrong) != 0 || things >= 2 || rights >= 2 || things+rights >= 1 && b&(talksOfUs|talksOfPage|talksToYou|asksYou) != 0)
}

// goesOnSite reports whether a sentence that speaks of these things may follow sentences that are of a site.
func (b siteBits) goesOnSite() bool { return b&tellsNews == 0 && b&siteThings != 0 }

// siteWord is a word of siteWords, its first characters in one of their cases.
type siteWord struct {
	word  string // in small letters
	head  uint32 // its first four bytes, as fourAt reads them; 0 if it has fewer
	next  uint32 // the next four; 0 if they are not known in all cases
	bit   siteBits
	lang  uint8 // the number of its block
	whole bool  // it does not go on
}

// siteTable has words by placeOf their first three bytes.
type siteTable struct {
	has   [1 << (fourBits - 6)]uint64 // a bit for every fourPlace of words that begin with a letter of ASCII
	from  [1<<threeBits + 1]uint16    // those of place p are words[from[p]:from[p+1]]
	words []siteWord
}

// siteThingWords are the words of things and rights; siteOtherWords, which are in most sentences, are looked for in few.
var siteThingWords, siteOtherWords = newSiteTable(firstThing, ^siteBits(0)), newSiteTable(0, rightsReserved-1)

// newSiteTable makes a table of the words of the rights, and of those with a bit that is at least from and at most to.
func newSiteTable(from, to siteBits) *siteTable {
	type placed struct {
		place uint32
		word  siteWord
	}
	t := new(siteTable)
	var all []placed
	for lang, block := range siteWords {
		for row := range strings.SplitSeq(block, "\n") {
			key, words, _ := strings.Cut(row, " ")
			bit := siteBits(1) << slices.Index(siteKeys[:], key)
			if (bit < from || bit > to) && !(from > 0 && bit&rightsAll != 0) {
				continue
			}
			for word := range strings.SplitSeq(words, "|") {
				w := siteWord{bit: bit, lang: uint8(lang)}
				w.word, w.whole = strings.CutSuffix(word, "_")
				if len(w.word) >= 8 && isASCII(w.word[:8]) {
					w.next = fourAt(w.word, 4)
				}
				for _, head := range headsOf(w.word) {
					if len(w.word) >= 4 {
						w.head = head
					}
					all = append(all, placed{placeOf(head), w})
					t.mark(head, len(w.word))
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y placed) int { return cmp.Compare(x.place, y.place) })
	t.words = make([]siteWord, len(all))
	for i, w := range all {
		t.words[i] = w.word
		t.from[w.place+1]++
	}
	for p := range 1 << threeBits {
		t.from[p+1] += t.from[p]
	}
	return t
}

// headsOf returns what fourAt reads at a word, given in small letters, in each case of its first characters. A word of two bytes may go on
// with anything.
func headsOf(word string) (heads []uint32) {
	n := min(len(word), 4)
	for n < len(word) && !utf8.RuneStart(word[n]) {
		n++
	}
	for _, head := range casesOf(word[:n]) {
		if len(head) >= 3 {
			heads = append(heads, fourAt(head+"\x00", 0))
			continue
		}
		for c := range byte(1 << startBits) {
			heads = append(heads, fourAt(head+string(rune(c))+"\x00", 0))
		}
	}
	slices.Sort(heads)
	return slices.Compact(heads)
}

// siteFound are the things that a stretch speaks of, in the words of each language; the first are those of all.
type siteFound [len(siteWords)]siteBits

// in reports whether is holds of the words of one language, with those of all languages.
func (f *siteFound) in(is func(siteBits) bool) bool {
	for _, b := range f[1:] {
		if b != 0 && is(b|f[0]) {
			return true
		}
	}
	return false
}

// and adds what another stretch speaks of.
func (f *siteFound) and(g *siteFound) {
	for i, b := range g {
		f[i] |= b
	}
}

// find adds what a sentence speaks of, and returns where the first word of that begins; -1 if there is none. Where it speaks of no thing
// and no right, nothing is added unless among is set.
func (f *siteFound) find(s string, among bool) (first int) {
	first = f.words(s, siteThingWords)
	if first < 0 && !among {
		return first
	}
	if strings.IndexByte(s, '@') >= 0 {
		f[0] |= talksOfPage
	}
	if other := f.words(s, siteOtherWords); first < 0 || other >= 0 && other < first {
		return other
	}
	return first
}

// words adds what the words of a table in s speak of, and returns where the first of them begins; -1 if there is none.
func (f *siteFound) words(s string, t *siteTable) (first int) {
	first = -1
	word := false // a letter or digit stands before byte i
	for i := 0; i+1 < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if (!word || unjoined(r)) && f.at(s, i, t) && first < 0 {
				first = i
			}
			word = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
			i += n
			continue
		}
		if !inWords[c] {
			word = false
			i++
			continue
		}
		if !word && (i+4 > len(s) || t.maybe(fourAt(s, i))) && isASCIIAlnum(c) && f.at(s, i, t) && first < 0 {
			first = i
		}
		word = true
		for i++; i < len(s) && inWords[s[i]]; i++ { // most bytes
		}
	}
	return first
}

// inWords are the bytes of ASCII in words, and those that join the words of an address.
var inWords = func() (t [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = isASCIIAlnum(c) || strings.IndexByte("@#/.", c) >= 0
	}
	return t
}()

// unjoined reports whether words of the script of r begin within what stands between two spaces.
func unjoined(r rune) bool {
	return r >= 0x0590 && (r < 0x0780 || r >= 0x0E00 && r < 0x0F00 || r >= 0x2E80 && r < 0xFB00)
}

// fourBits are the bits of a fourPlace.
const fourBits = 18

// fourPlace returns the place in has of what fourAt returned.
func fourPlace(four uint32) uint32 { return four * 0x9E3779B1 >> (32 - fourBits) }

// mark sets the bits of a word of n bytes, of which head is what fourAt reads. What follows a shorter word may be anything.
func (t *siteTable) mark(head uint32, n int) {
	if n < 4 {
		for c := range uint32(1 << startBits) {
			at := fourPlace(head&0x1f1f1f | c<<24)
			t.has[at>>6] |= 1 << (at & 63)
		}
		return
	}
	at := fourPlace(head)
	t.has[at>>6] |= 1 << (at & 63)
}

// maybe reports whether a word of the table may begin with four bytes, as fourAt reads them.
func (t *siteTable) maybe(four uint32) bool {
	at := fourPlace(four)
	return t.has[at>>6]>>(at&63)&1 != 0
}

// at adds what the words of a table at byte i of s speak of, and reports whether that is anything.
func (f *siteFound) at(s string, i int, t *siteTable) (found bool) {
	var four uint32
	if i+4 <= len(s) {
		four = fourAt(s, i)
	} else {
		four = fourAt(s[i:]+"\x00\x00", 0)
	}
	next := uint32(0)
	if i+8 <= len(s) {
		next = fourAt(s, i+4)
	}
	place := placeOf(four)
	words := t.words[t.from[place]:t.from[place+1]]
	for k := range words {
		w := &words[k]
		if w.head != 0 && w.head != four || w.next != 0 && w.next != next || !hasPrefixFold(s[i:], w.word) || w.whole && (goesOn(s[i+len(w.word):]) || w.word == "us" && s[i] == 'U' && s[i+1] == 'S') ||
			w.bit == asksYou && !startsSentence(s, i) {
			continue
		}
		f[w.lang] |= w.bit
		found = true
	}
	return found
}

// goesOn reports whether s begins with a letter or digit.
func goesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// startsSentence reports whether a sentence, or a part of one behind a mark, begins at byte i of s, as far as that can be told.
func startsSentence(s string, i int) bool {
	before := strings.TrimRight(s[:i], " \"'“‘«¿¡([-–—•·")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?:;|,…。！？：，؟", r) || unjoined(r)
}

const (
	mostSiteSentence = 400 // bytes of a sentence of a site
	mostSiteBetween  = 60  // bytes of a sentence among such that speaks of nothing
	mostSiteBefore   = 90  // bytes of a sentence before the first word that speaks of something
	mostSiteLine     = 120 // bytes of a line after which a paragraph may go on
)

// appendSiteTalk appends the sentences of a body in which a page talks to its reader. Sentences of a paragraph are taken together as long
// as each may be one of those.
func appendSiteTalk(dst []Zone, body string, lines []line) []Zone {
	var run siteFound
	from, to, between := -1, 0, 0
	flush := func() {
		if from >= 0 && run.in(siteBits.ofSite) && !quotes(body[from:to]) && !strings.Contains(body[from:to], "''") {
			dst = append(dst, Zone{Kind: Furniture, Span: news.Span{Start: uint32(from), End: uint32(to)}})
		}
		from, run = -1, siteFound{}
	}
	for i, l := range lines {
		if from >= 0 && (l.gap || i > 0 && lines[i-1].Len() > mostSiteLine) {
			flush() // a paragraph is judged by itself
		}
		for at := int(l.Start); at < int(l.End); {
			end := at + sentenceEnd(body[at:l.End])
			var found siteFound
			first := -1
			if end-at <= mostSiteSentence {
				first = found.find(body[at:end], from >= 0)
			}
			switch {
			case first >= 0 && (found.in(siteBits.mayBeOfSite) || from >= 0 && found.in(siteBits.goesOnSite) && run.in(siteBits.ofSite)):
				if from < 0 {
					from = at
					if first > mostSiteBefore {
						from += first // a sentence without an end stands before
					}
				}
				run.and(&found)
				to, between = end, 0
			case from >= 0:
				if between += end - at; between > mostSiteBetween {
					flush()
				} else {
					run.and(&found)
				}
			}
			for at = end; at < int(l.End) && spaceAt(body, at) > 0; at += spaceAt(body, at) {
			}
		}
	}
	flush()
	return dst
}

// siteCommands begin what pages ask their readers, and are known where no mark ends the sentence before.
var siteCommands = [...]string{
	"Share this ", "Sign up ", "Get latest ", "Get the latest ", "Get our ", "Follow us ", "Join the conversation", "Join our ", "Read more", "Read next", "Subscribe ", "Enter your ",
	"Download ", "Media playback ", "This article was ", "This article has ", "This story was ", "This content ", "These are external ", "ADVERTISEMENT", "Advertisement ", "Click here ",
	"Never miss ", "View Comments", "Watch the video", "Video Player ", "For more ideas", "Do you have information", "Correction: ",
}

// mayEnd are the bytes at which a sentence may end, or that follow its end: marks, capitals, and the first bytes of the marks of Chinese and
// Japanese.
var mayEnd = func() (t [256]bool) {
	for c := range t {
		t[c] = c == '.' || c == '!' || c == '?' || 'A' <= c && c <= 'Z' || c == 0xE3 || c == 0xEF
	}
	return t
}()

// sentenceEnd returns the end of the sentence at the start of a line, as far as marks tell.
func sentenceEnd(s string) int {
	for i := 0; i < len(s); i++ {
		for i < len(s) && !mayEnd[s[i]] { // most bytes
			i++
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case c == '.' || c == '!' || c == '?':
			k := i + 1
			for k < len(s) && strings.IndexByte("\"')]", s[k]) >= 0 {
				k++
			}
			if k+1 < len(s) && s[k] == '-' && s[k+1] == ' ' {
				return k
			}
			if n := blankAt(s, k); n > 0 && k+n < len(s) && startsStory(s[k+n:]) {
				return k
			}
		case c <= 'Z':
			if i > 0 && s[i-1] == ' ' && i+1 < len(s) && beginsWithAny(s[i:], siteCommands[:]) {
				return i - 1
			}
		case c == 0xE3 && strings.HasPrefix(s[i:], "。"), c == 0xEF && (strings.HasPrefix(s[i:], "！") || strings.HasPrefix(s[i:], "？")):
			return i + len("。")
		}
	}
	return len(s)
}

// blankAt returns the length of the white space at byte i of s; 0 if there is none, or s ends there.
func blankAt(s string, i int) int {
	if i == len(s) {
		return 0
	}
	return spaceAt(s, i)
}
