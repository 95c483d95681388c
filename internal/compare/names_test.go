package compare_test

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// A long name with what it is makes no pair; a statement of as many words does, and so does a name that is most of an item.
func TestNames(t *testing.T) {
	const (
		left  = "It rained for nine days in the valley and nobody went out before the streets were dry again at the end of it all. Then we met %s in the town hall, and the long evening began with soup."
		right = "Books on birds sell well this year, says the shop at the corner, which had to order more of them twice since the spring. A reader asked about %s last week; there is no answer yet, nor will there be one soon."
	)
	for _, tt := range []struct {
		name, lang, words string
		want              match.Relation
	}{
		{"two bodies", "en", "the National Fund for the Old Harbours and the Royal Society for the Study of Boats", match.None},
		{"an apposition", "en", "Karin Lind, deputy director of the Redcar-based Northern Society for the Study of Harbours and Boats", match.None},
		{"Spanish", "es", "María Lind Ferrer, presidenta de la Asociación Nacional de los Puertos Viejos y del Consejo Real de Barcas", match.None},
		{"Russian", "ru", "Карина Линд, директор Северного Института Старых Портов и председатель Королевского Общества Лодок и Причалов", match.None},
		{"a statement", "en", "the National Fund for the Old Harbours which will sell its boats and close for two years", match.Reuse},
		{"capitals", "en", "WE WILL SELL ALL THE BOATS OF THE TOWN AND CLOSE THE OLD HARBOUR IN MAY", match.Reuse},
	} {
		a, b := strings.Replace(left, "%s", tt.words, 1), strings.Replace(right, "%s", tt.words, 1)
		if got := relationOf(t, tt.lang, a, b); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	const alert = "Karin Lind, director of the Northern Society for the Study of Harbours and Boats, dead"
	if got := relationOf(t, "en", alert, alert+" at home, and nobody in Redcar knows why"); got == match.None {
		t.Error("an alert that is mostly a name makes no pair")
	}
}

func relationOf(t *testing.T, lang, a, b string) match.Relation {
	t.Helper()
	c := corpustest.Of(t, news.Article{ID: "a", Lang: lang, Body: a}, news.Article{ID: "b", Lang: lang, Body: b})
	r, err := compare.New(c, corpustest.Profile(), options(t)).Compare(0, 1, match.ByFingerprint)
	if err != nil {
		t.Fatal(err)
	}
	if r.Match == nil {
		return match.None
	}
	return r.Match.Relation
}
