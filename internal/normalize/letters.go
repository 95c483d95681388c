package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// oneLetter appends to b the form of a letter in lower case and compatibility form (NFKC) that all forms share in which writers or channels
// give that letter: without marks that may be left out, with the digit that every script has.
func oneLetter(b *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf:
		b.WriteByte(byte(r))
	case r == 'ё':
		b.WriteRune('е')
	case r >= 0x0370 && r < 0x0400, r >= 0x1F00 && r < 0x2000:
		b.WriteRune(bareGreek(r))
	case r >= 0x0590 && r < 0x0700, r >= 0x0750 && r < 0x0780, r >= 0x08A0 && r < 0x0900:
		semitic(b, r)
	default:
		if d, ok := digitOf(r); ok {
			b.WriteByte(d)
			return
		}
		b.WriteRune(r)
	}
}

// bareGreek returns a small Greek letter without accent and breathing, which capitals never have, and a last sigma as any other.
func bareGreek(r rune) rune {
	if r == 'ς' {
		return 'σ'
	}
	if r == 'ΐ' || r == 'ά' || r == 'έ' || r >= 'ή' && r <= 'ΰ' || r >= 'ϊ' && r <= 'ώ' || r >= 0x1F00 {
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	return r
}

// semitic is oneLetter for Hebrew and Arabic letters: vowel points and the stretching of a line are left out, an alef is an alef, and yeh, kaf
// and heh are those of Arabic, whatever the keyboard.
func semitic(b *strings.Builder, r rune) {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		b.WriteRune('ا')
	case 'ی':
		b.WriteRune('ي')
	case 'ک':
		b.WriteRune('ك')
	case 'ہ', 'ە':
		b.WriteRune('ه')
	case 'ۀ', 'ۂ':
		b.WriteRune('ه')
	case '\u05F3': // geresh
		b.WriteByte('\'')
	case '\u05F4': // gershayim: צה״ל
		b.WriteByte('"')
	case '٬': // between thousands
		b.WriteByte(',')
	case '٫': // before decimals
		b.WriteByte('.')
	case 'ـ': // tatweel
	default:
		if unicode.Is(unicode.Mn, r) {
			return
		}
		if d, ok := digitOf(r); ok {
			b.WriteByte(d)
			return
		}
		b.WriteRune(r)
	}
}

// digitOf returns the ASCII digit for a decimal digit of another script.
func digitOf(r rune) (byte, bool) {
	if !unicode.IsDigit(r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if lo := rune(t.Lo); lo <= r && r <= rune(t.Hi) {
			return byte('0' + (r-lo)%10), true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if lo := rune(t.Lo); lo <= r && r <= rune(t.Hi) {
			return byte('0' + (r-lo)%10), true
		}
	}
	return 0, false
}

// isOptionalMark reports whether r, behind before, is a mark that most writers leave out: the stress of a Cyrillic vowel ("за́мок"), or the nukta
// of a letter that Hindi took from Persian ("ज़िला").
func isOptionalMark(before, r rune) bool {
	switch r {
	case 0x0300, 0x0301:
		return before >= 0x0400 && before < 0x0530
	case 0x093C:
		return strings.ContainsRune("कखगजफ", before)
	}
	return false
}

// nasalStops holds behind each nasal of Devanagari the stops of its place, before which the anusvara is written for it.
var nasalStops = map[rune]string{'ङ': "कखगघ", 'ञ': "चछजझ", 'ण': "टठडढ", 'न': "तथदध", 'म': "पफबभ"}

// nasals returns a word of Devanagari in the spelling with the anusvara, which most papers have: "हिन्दी" becomes "हिंदी", "पाँच" "पांच". Any other
// word is returned as it is.
func nasals(w string) string {
	const virama = '\u094D'
	if !strings.ContainsAny(w, "\u0901\u094D") {
		return w
	}
	in := []rune(w)
	out := in[:0]
	for i := 0; i < len(in); i++ {
		switch r := in[i]; {
		case r == 'ँ':
			out = append(out, 'ं')
		case i > 0 && i+2 < len(in) && in[i+1] == virama && strings.ContainsRune(nasalStops[r], in[i+2]):
			out = append(out, 'ं')
			i++
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

// inOrder returns a word in compatibility form (NFKC) with the tone of Thai or Lao before the ring of the vowel am, wherever it was typed:
// "นํ้า" and "น้ำ" are one.
func inOrder(w string) string {
	if !strings.ContainsAny(w, "\u0E4D\u0ECD") {
		return w
	}
	r := []rune(w)
	for i := 0; i+1 < len(r); i++ {
		if (r[i] == 0x0E4D || r[i] == 0x0ECD) && isTone(r[i+1]) {
			r[i], r[i+1] = r[i+1], r[i]
		}
	}
	return string(r)
}

// isTone reports whether r is a tone mark of Thai or Lao.
func isTone(r rune) bool { return r >= 0x0E48 && r <= 0x0E4B || r >= 0x0EC8 && r <= 0x0ECB }

// looseArabic unites letters that Arabic houses write for one another at the end of a word, though they also part words: alef maksura and yeh,
// teh marbuta and heh. So it serves terms, by which passages are found, and not words.
func looseArabic(w string) string {
	if strings.ContainsAny(w, "ىة") {
		w = strings.NewReplacer("ى", "ي", "ة", "ه").Replace(w)
	}
	return w
}

// toned returns a Vietnamese word with its marks, which make words of their own, and the tone at the end: "hòa" and "hoà" are one.
func toned(w string) string {
	if isASCII(w) {
		return w
	}
	var b, tones strings.Builder
	for _, r := range norm.NFD.String(w) {
		switch r {
		case 0x0300, 0x0301, 0x0303, 0x0309, 0x0323:
			tones.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + tones.String()
}
