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
