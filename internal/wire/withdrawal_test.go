package wire

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestReadWithdrawal(t *testing.T) {
	for _, c := range []struct {
		title, body      string
		ok               bool
		headlines, slugs []string
		clock            string
	}{
		{"Kill", "Kill the story slugged light-lottery, sent from Oster by AP at 07:15 GMT on May 3. It is wrong.", true, nil, []string{"light-lottery"}, "07:15"},
		{"KILL KILL KILL =", "Please kill item dpa 88 \"Keeper of Oster light wins lottery\".", true, []string{"Keeper of Oster light wins lottery"}, nil, ""},
		{"ATTENTION EDITORS - STORY WITHDRAWN", "The story headlined “Keeper of Oster light wins lottery” is withdrawn.", true, []string{"Keeper of Oster light wins lottery"}, nil, ""},
		{"BC-Light-Lottery, KILL", "OSTER - Kill the story Light-Lottery, V0815.", true, nil, []string{"Light-Lottery", "Light-Lottery"}, ""},
		{"RETRACTED: Keeper of Oster light wins lottery", "We were wrong.", true, nil, nil, ""},
		{"Keeper of Oster light wins lottery", "OSTER (AP) - This story has been withdrawn. There is no lottery.", true, nil, nil, ""},
		{"Leuchtturmwärter gewinnt", "Die Meldung von 8 Uhr wird zurückgezogen.", true, nil, nil, ""},
		{"Gardien du phare", "Cette dépêche est annulée.", true, nil, nil, ""},
		{"Fyrvokter vant", "Saken er trukket tilbake.", true, nil, nil, ""},
		{"Frost kills roses", "OSTER (AP) - Frost killed the roses of the keeper.", false, nil, nil, ""},
		{"Troops withdrawn", "OSTER (AP) - The troops were withdrawn from the light on Monday.", false, nil, nil, ""},
	} {
		t.Run(c.title, func(t *testing.T) {
			a := &news.Article{Title: c.title, Body: c.body}
			anatomy := Parse(a)
			w, ok := ReadWithdrawal(a, &anatomy)
			if ok != c.ok || !slices.Equal(w.Headlines, c.headlines) || !slices.Equal(w.Slugs, c.slugs) || w.Clock != c.clock {
				t.Errorf("%+v, %t", w, ok)
			}
		})
	}
}

// Agencies take stories back in words of their own, and name them with or without quotation marks.
func TestWithdrawalsByLanguage(t *testing.T) {
	for _, c := range []struct{ title, body, names string }{
		{"MANDATORY KILL", "Editors: Mandatory kill. Keeper of Oster light wins lottery, sent on May 3. He did not.", "Keeper of Oster light wins lottery"},
		{"ALERT", "Keeper of Oster light wins lottery: please note that this story has been withdrawn.", "Keeper of Oster light wins lottery"},
		{"Urgent", "Kindly withdraw the story entitled Keeper of Oster light wins lottery.", "Keeper of Oster light wins lottery"},
		{"BC-Light, 1st Ld-Elimination", "Eliminates the story \"Keeper of light wins\", which was sent in error.", "Keeper of light wins"},
		{"Attention editors", "Do not use the story \"Keeper of light wins\", which moved at 08:00 GMT. A kill is mandatory.", "Keeper of light wins"},
		{"STORY WITHDRAWAL", "AFP is withdrawing this story, headlined \"Keeper of light wins\".", "Keeper of light wins"},
		{"Bitte streichen: Wärter gewinnt", "Bitte verwenden Sie die Meldung «Wärter gewinnt im Lotto» nicht.", "Wärter gewinnt im Lotto"},
		{"STORNO - Wärter gewinnt", "Die APA storniert die Meldung „Wärter gewinnt im Lotto“.", "Wärter gewinnt im Lotto"},
		{"Annulation", "Veuillez ne pas tenir compte de notre dépêche « Le gardien gagne au loto ».", "Le gardien gagne au loto"},
		{"Noticia", "EFE anula la información \"El farero gana la lotería\" por contener errores.", "El farero gana la lotería"},
		{"Annulla", "Annullare e non pubblicare la notizia dal titolo \"Il guardiano vince\".", "Il guardiano vince"},
		{"Aviso", "A Lusa anula a notícia com o título \"Faroleiro ganha lotaria\".", "Faroleiro ganha lotaria"},
		{"Сообщение", "ТАСС отзывает новость под заголовком «Смотритель выиграл в лотерею».", "Смотритель выиграл в лотерею"},
		{"LET OP", "Gelieve het bericht \"Vuurtorenwachter wint loterij\" niet te gebruiken.", "Vuurtorenwachter wint loterij"},
		{"TILLBAKADRAGEN: Fyrvaktare vann", "Artikeln ska inte användas.", ""},
		{"Melding", "NTB trekker meldingen «Fyrvokter vant i lotto».", "Fyrvokter vant i lotto"},
		{"Depesza", "PAP wycofuje depeszę pt. \"Latarnik wygrał\".", "Latarnik wygrał"},
	} {
		a := &news.Article{Title: c.title, Body: c.body}
		anatomy := Parse(a)
		w, ok := ReadWithdrawal(a, &anatomy)
		if names := slices.Concat(w.Headlines, w.Unquoted); !ok || c.names != "" && !slices.Contains(names, c.names) {
			t.Errorf("%s: %q names %q, %t", c.title, c.body, names, ok)
		}
	}
	for _, body := range []string{
		"Das Konzert wird abgesagt, teilte der Veranstalter am Dienstag in einem Text mit.",
		"El club anula el contrato del jugador y retira la oferta.",
		"Het kabinet trekt het voorstel voor de haven in.",
		"Il governo ritira il decreto sulle coste.",
	} {
		if SaysWithdrawn(body) {
			t.Errorf("%q takes a story back", body)
		}
	}
}

func TestTellsWithdrawal(t *testing.T) {
	for body, want := range map[string]bool{
		"The agency has withdrawn a report that the keeper won.":  true,
		"The report was later retracted by the agency.":           true,
		"The agency retracted its story on Monday.":               true,
		"Die Agentur zog die Meldung zurück.":                     true,
		"The keeper withdrew to his light and read the paper.":    false,
		"Troops were withdrawn on Monday, the keeper reports it.": false,
	} {
		if got := TellsWithdrawal(&news.Article{Body: body}); got != want {
			t.Errorf("%q: %t", body, got)
		}
	}
}

func TestCorrectionNotes(t *testing.T) {
	const story = "OSTER (AP) - The keeper won 30 crowns, the lottery said. He bought a boat and a hat."
	for note, want := range map[string]bool{
		"(This story has been corrected to say 30 crowns, not 300)":                    true,
		"(This May 3 story has been corrected to say 30 crowns, not 300)":              true,
		"This version corrects the sum to 30 crowns, not 300.":                         true,
		"An earlier version of this story said 300 crowns.":                            true,
		"Editor's note: An earlier version of this story said 300 crowns.":             true,
		"Hinweis: In einer früheren Version der Meldung stand 300.":                    true,
		"(RETTIFICA: le corone sono 30 e non 300)":                                     true,
		"Rectificatie: in een eerdere versie van dit bericht stond 300.":               true,
		"Oikaisu: Summa on 30 kruunua, ei 300.":                                        true,
		"Korrektur: In einer früheren Fassung stand 300.":                              true,
		"In einer früheren Version dieses Artikels stand 300.":                         true,
		"Une version précédente de cet article donnait 300 couronnes.":                 true,
		"Una versión anterior de esta nota decía 300.":                                 true,
		"Uma versão anterior desta matéria dizia 300.":                                 true,
		"I en tidligere versjon sto det 300 kroner.":                                   true,
		"В предыдущей версии сообщения говорилось о 300 кронах.":                       true,
		"This story is about corrections.":                                             false,
		"An earlier storm broke the mole of Oster and nobody was hurt, the town said.": false,
	} {
		for _, body := range []string{note + "\n\n" + story, story + "\n\n" + note} {
			anatomy := Parse(&news.Article{Body: body})
			if got := anatomy.Version.Corrects(); got != want {
				t.Errorf("%q: %t, zones %+v", body, got, anatomy.Zones)
			}
		}
	}
}
