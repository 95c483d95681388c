package wire

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// The page that a server sends in the place of an article is no story; a story on such pages is.
func TestErrorPage(t *testing.T) {
	for _, a := range []news.Article{
		{Body: "404 Not Found\n\nThe server can not find the requested page:\n\nvinje.example/brewery"},
		{Title: "404 Not Found"},
		{Body: "Website is Down For Maintenance"},
		{Title: "521: Web server is down", Body: "The web server is not returning a connection.\n\nPlease try again in a few minutes."},
		{Body: "Error 503: Service Unavailable"},
		{Title: "The Vinje Herald", Body: "It looks like nothing was found at this location. Maybe try a search?\n\nSearch for:"},
		{Body: "Seite nicht gefunden\n\nDie Adresse gibt es nicht mehr."},
		{Title: "Страница не найдена", Body: "Попробуйте начать с главной."},
		{Body: "www.vinje.example\n\nEnable JavaScript and cookies to continue"},
	} {
		got := Parse(&a)
		if !got.Notice || strings.TrimSpace(outsideZones(&a)) != "" {
			t.Errorf("%q, %q: a story: %+v", a.Title, a.Body, got)
		}
	}
	for _, a := range []news.Article{
		{Title: "404 not found: the lost page of the choir", Body: newsText},
		{Body: "503 choirs sang in Vinje.\n\n" + newsText},
		{Body: "Access denied to reporters at the brewery\n\n" + newsText},
		{Title: "Not found", Body: strings.Repeat(newsText, 8)},
		{Body: "The page you are looking at is the last of the Herald.\n\n" + newsText},
	} {
		if got := Parse(&a); got.Notice {
			t.Errorf("%q, %q: no story", a.Title, a.Body[:40])
		}
	}
}
