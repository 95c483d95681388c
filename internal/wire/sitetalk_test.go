package wire

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// siteTalkLines are what pages put under an article, in the words of no site.
var siteTalkLines = [...]string{
	"Get the week's best stories from our newsroom. Enter your email address to receive The Wrap every Friday. You can unsubscribe at any time.",
	"You have read all your free articles this month. Subscribe now for unlimited digital access, and cancel whenever you like.",
	"Comments are moderated. Please keep your remarks on topic. We reserve the right to remove any post that breaks our house rules.",
	"We are committed to accuracy. If you think that something in this article is wrong, please fill in the corrections form.",
	"The views expressed in this article are those of the author and do not necessarily reflect the editorial stance of this newspaper.",
	"No part of this website may be reproduced or redistributed without the prior written permission of the publisher.",
	"Nichts mehr verpassen: Folgen Sie unserem Kanal bei WhatsApp und bekommen Sie die wichtigsten Meldungen direkt auf Ihr Handy.",
	"Cet article est réservé aux abonnés. Abonnez-vous dès 1 € par mois, sans engagement. Déjà abonné ? Connectez-vous.",
	"Los comentarios están moderados. Nos reservamos el derecho de eliminar los mensajes que contengan insultos.",
	"Iscriviti gratis alla nostra newsletter e ricevi ogni mattina nella tua casella di posta le notizie più importanti.",
	"Utilizamos cookies para melhorar a sua experiência no site. Ao continuar a navegar, concorda com a nossa política de privacidade.",
	"Heb je een tip voor de redactie? Stuur een bericht via WhatsApp of mail naar redactie@dalbode.example.",
	"Meld deg på vårt gratis nyhetsbrev og få de viktigste nyhetene rett i innboksen hver morgen.",
	"Den här artikeln är för dig som är prenumerant. Läs vidare för 1 krona första månaden. Är du redan prenumerant? Logga in.",
	"Tilaa maksuton uutiskirjeemme ja saat tärkeimmät uutiset omalta alueeltasi suoraan sähköpostiisi.",
	"Zapisz się na nasz bezpłatny newsletter i otrzymuj najważniejsze wiadomości prosto na skrzynkę.",
	"Если вы заметили ошибку в тексте, выделите её мышкой и нажмите Ctrl+Enter. Редакция исправит её в ближайшее время.",
	"حمّل تطبيقنا المجاني من متجر آب ستور أو غوغل بلاي لتصلك الأخبار العاجلة على هاتفك أينما كنت.",
	"扫描二维码下载本报客户端，第一时间获取权威新闻资讯，更多精彩内容请关注我们的官方微信公众号。",
	"この記事は有料会員記事です。続きをお読みいただくには会員登録が必要です。",
	"네이버에서 본지 채널을 구독하시면 가장 빠른 소식을 무료로 받아 보실 수 있습니다. 지금 바로 구독 버튼을 눌러 주세요.",
}

// siteNews are news on the same things.
var siteNews = [...]string{
	"The fund was set up to support local journalism in Vinje, and a baker is its first donor.",
	"The puzzle maker of Vinje has set daily puzzles for forty years without a pause.",
	"The newsletter of the bird club goes to four thousand readers every Friday, and the treasurer wants to charge for it.",
	"An app that counts potholes has been downloaded nine thousand times since Easter, the roads office reported.",
	"Subscribers of the bankrupt magazine will get their money back in three instalments, the administrator decided.",
	"A sculptor has won a dispute over copyright in the bronze otter, of which the town had sold copies without asking her.",
	"Facebook and Twitter users shared the video of the otter for a day, and then they forgot it.",
	"A House Rules Committee hearing on the bill was put off, and members of the panel went home.",
	"You can have our share of the market, the brewer said, if your commission is paid into my account.",
	"In terms of the negotiations, we want to see the environment be a priority, with continued cooperation and collaboration.",
	"Die Abonnenten der insolventen Zeitschrift bekommen ihr Geld in drei Raten zurück, teilte der Verwalter mit.",
	"Les abonnés du magazine en faillite seront remboursés en trois fois, a décidé l'administrateur.",
	"El boletín del club de aves llega cada viernes a cuatro mil lectores, y el tesorero quiere cobrar por él.",
	"Приложение, которое считает ямы на дорогах, скачали девять тысяч раз, и половина ям находится перед одной мастерской.",
}

func TestSiteTalk(t *testing.T) {
	for _, line := range siteTalkLines {
		for _, body := range []string{newsText + line, newsText + line + "\n\nThe end of it is not known."} {
			if left := outsideZones(&news.Article{Body: body}); strings.Contains(left, line[len(line)/2:]) || !strings.Contains(left, "beer is gone.") {
				t.Errorf("story:\n%s", left[min(len(left), len(newsText)):])
			}
		}
	}
	for _, line := range siteNews {
		if left := outsideZones(&news.Article{Body: newsText + line}); !strings.HasSuffix(left, line) {
			t.Errorf("a zone: %s", line)
		}
	}
}

// Only the sentences of the page are left out of a paragraph, and a paragraph that asks for something after it.
func TestSiteTalkInParagraph(t *testing.T) {
	const story, talk, more = "A goat won the race.", "Sign up to our newsletter and follow us on Facebook.", "The mayor was third."
	body := story + " " + talk + " " + more
	zones := appendSiteTalk(nil, body, split(nil, body))
	if len(zones) != 1 || zones[0].Kind != Furniture || zones[0].Span.Cut(body) != talk {
		t.Errorf("got %v", zones)
	}
	if zones := appendSiteTalk(nil, `"`+talk+`"`, split(nil, `"`+talk+`"`)); len(zones) != 0 {
		t.Error("a quotation is a zone")
	}
}

// The tables find the words that are found one by one, wherever a word may begin.
func TestSiteWordsSlow(t *testing.T) {
	texts := append(append([]string(nil), siteTalkLines[:]...), siteNews[:]...)
	texts = append(texts, "US firms told us: info@x.example/app and APP", "u", "", "Ö", "Ünsere Über-App", "the app")
	for _, s := range texts {
		var got siteFound
		first := got.find(s, true)
		var want siteFound
		from := -1
		for lang, block := range siteWords {
			for row := range strings.SplitSeq(block, "\n") {
				key, words, _ := strings.Cut(row, " ")
				for word := range strings.SplitSeq(words, "|") {
					for i := range s {
						if slowSiteWord(s, i, key, word) {
							want[lang] |= bitOf(key)
							if from < 0 || i < from {
								from = i
							}
						}
					}
				}
			}
		}
		if strings.Contains(s, "@") {
			want[0] |= talksOfPage
		}
		if got != want || first != from {
			t.Errorf("%q: got %v from %d, want %v from %d", s, got, first, want, from)
		}
	}
}

// slowSiteWord reports whether a word as siteWords has it is found at byte i.
func slowSiteWord(s string, i int, key, word string) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if before, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && !unjoined(r) && (isWordRune(before) || strings.ContainsRune("@#/.", before)) {
		return false
	}
	if r < utf8.RuneSelf && !isWordRune(r) || len(s)-i < 2 {
		return false
	}
	bare, whole := strings.CutSuffix(word, "_")
	if len(s)-i < len(bare) || !strings.EqualFold(s[i:i+len(bare)], bare) {
		return false
	}
	if after, _ := utf8.DecodeRuneInString(s[i+len(bare):]); whole && isWordRune(after) || bare == "us" && s[i:i+2] == "US" {
		return false
	}
	return key != "do" || startsSentence(s, i)
}

// Every row of the table has a known key, and every word two bytes or more.
func TestSiteWords(t *testing.T) {
	for _, block := range siteWords {
		for row := range strings.SplitSeq(block, "\n") {
			key, words, _ := strings.Cut(row, " ")
			if bitOf(key) == 0 {
				t.Errorf("unknown key: %q", row)
			}
			for word := range strings.SplitSeq(words, "|") {
				if len(strings.TrimSuffix(word, "_")) < 2 || word != strings.ToLower(word) || word != strings.TrimSpace(word) {
					t.Errorf("%s: %q", key, word)
				}
			}
		}
	}
}

func bitOf(key string) siteBits {
	for i, k := range siteKeys {
		if k == key {
			return 1 << i
		}
	}
	return 0
}
