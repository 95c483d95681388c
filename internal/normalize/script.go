package normalize

import "strings"

// chineseWords are characters that stand in most sentences of Chinese and in few words of Japanese.
const chineseWords = "的了在是和这這们們说說个個为為与與将將对對也就都还還被从從给給让讓并並"

// untold stands for the languages that are not told and must not be taken for a neighbour.
const untold = ""

// letterMask returns the languages that the letters of a word tell, as a mask: every word in a script of one language, and words with
// letters that hardly a neighbour has. Segments of Chinese tell it by the characters that serve as its function words.
func letterMask(raw, folded string) (mask uint32) {
	for _, r := range raw {
		mask |= letterBits(r)
	}
	for _, r := range folded { // composed
		mask |= letterBits(r)
	}
	if strings.HasPrefix(folded, "ال") && len(folded) >= 2*len("ال") {
		mask |= bitOf("ar") // the article
	}
	return mask
}

func letterBits(r rune) uint32 {
	switch {
	case r < 0x0100:
		if r == 'ä' || r == 'Ä' {
			return bitOf("sv") | bitOf("de")
		}
		return 0
	case r < 0x0250:
		switch r {
		case 'ł', 'Ł', 'ś', 'Ś', 'ź', 'Ź', 'ż', 'Ż':
			return bitOf("pl")
		case 'ğ', 'Ğ', 'ı', 'İ':
			return bitOf("tr")
		case 'ơ', 'Ơ', 'ư', 'Ư':
			return bitOf("vi")
		case 'ă', 'ț', 'ș', 'ě', 'ř', 'ů': // Romanian, Czech
			return bitOf(untold)
		}
	case r == 'ə', r == 'ў', r == 'ј', r == 'љ', r == 'њ', r == 'ћ', r == 'ђ', r == 'џ', r == 'ѓ', r == 'ќ': // Azerbaijani, Belarusian, Serbian, Macedonian
		return bitOf(untold)
	case r >= 0x0386 && r < 0x0400, r >= 0x1F00 && r < 0x2000:
		return bitOf("el")
	case r == 'ї', r == 'Ї', r == 'є', r == 'Є', r == 'ґ', r == 'Ґ':
		return bitOf("uk")
	case r >= 0x05D0 && r <= 0x05EA:
		return bitOf("he")
	case r >= 0x0600 && r < 0x0700:
		switch r {
		case 'پ', 'چ', 'ژ', 'گ':
			return bitOf("fa") | bitOf("ur")
		case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ھ', 'ہ':
			return bitOf("ur")
		}
	case r >= 0x1EA0 && r < 0x1F00:
		return bitOf("vi")
	case r >= 0xAC00 && r < 0xD7A4:
		return bitOf("ko")
	case r >= 0x3041 && r < 0x3100:
		return bitOf("ja")
	}
	switch scriptOf(r) {
	case thai:
		return bitOf("th")
	case lao:
		return bitOf("lo")
	case khmer:
		return bitOf("km")
	case burmese:
		return bitOf("my")
	case hanOrKana:
		if strings.ContainsRune(chineseWords, r) {
			return bitOf("zh")
		}
	}
	return 0
}
