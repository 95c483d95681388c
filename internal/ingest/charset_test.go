package ingest

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/copytaster/copytaster/internal/news"
)

// A sentence in each language, and the encodings it was sent in before UTF-8.
var sentences = []struct{ text, encodings string }{
	{"Министр иностранных дел заявил в четверг, что переговоры с партнёрами продолжатся в следующем месяце.", "windows-1251 koi8-r iso-8859-5"},
	{"Президент країни заявив у четвер, що переговори з партнерами триватимуть наступного місяця.", "windows-1251"},
	{"Министърът на външните работи заяви в четвъртък, че преговорите ще продължат следващия месец.", "windows-1251"},
	{"Minister spraw zagranicznych oświadczył w czwartek, że rozmowy będą kontynuowane w przyszłym miesiącu.", "windows-1250 iso-8859-2"},
	{"Ministr zahraničí ve čtvrtek prohlásil, že rozhovory budou pokračovat příští měsíc navzdory neshodám.", "windows-1250 iso-8859-2"},
	{"A külügyminiszter csütörtökön kijelentette, hogy a tárgyalások a jövő hónapban folytatódnak.", "windows-1250 iso-8859-2"},
	{"Dışişleri Bakanı perşembe günü yaptığı açıklamada, görüşmelerin gelecek ay devam edeceğini söyledi.", "windows-1254"},
	{"Ο υπουργός Εξωτερικών δήλωσε την Πέμπτη ότι οι συνομιλίες θα συνεχιστούν τον επόμενο μήνα.", "windows-1253 iso-8859-7"},
	{"قال وزير الخارجية يوم الخميس إن المحادثات ستستمر الشهر المقبل على الرغم من الخلافات.", "windows-1256"},
	{"שר החוץ אמר ביום חמישי כי השיחות יימשכו בחודש הבא למרות חילוקי הדעות בין הצדדים.", "windows-1255"},
	{"外交部长星期四表示，尽管双方存在分歧，谈判仍将在下个月继续进行。", "gb18030"},
	{"外交部長星期四表示，儘管雙方存在分歧，談判仍將在下個月繼續進行。", "big5"},
	{"外務大臣は木曜日、両者の意見の相違にもかかわらず、協議は来月も続くと述べた。", "shift_jis euc-jp"},
	{"외무장관은 목요일 양측의 이견에도 불구하고 회담이 다음 달에도 계속될 것이라고 밝혔다.", "euc-kr"},
	{"Der Außenminister erklärte am Donnerstag, die Gespräche würden im nächsten Monat fortgeführt.", "windows-1252"},
	{"Le ministre des Affaires étrangères a déclaré jeudi que les négociations se poursuivraient.", "windows-1252"},
	{"The minister said on Thursday the talks – “difficult” ones – will go on, despite the café’s menu.", "windows-1252"},
}

func encodedIn(t *testing.T, text, name string) string {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

func TestUndeclaredEncoding(t *testing.T) {
	for _, s := range sentences {
		for name := range strings.FieldsSeq(s.encodings) {
			if got := string(toUTF8([]byte(encodedIn(t, s.text, name)))); got != s.text {
				t.Errorf("%s: %q, want %q", name, got, s.text)
			}
		}
	}
}

// What is too short to tell, is damaged UTF-8 or mixes two encodings keeps its sound characters and gets U+FFFD for the others.
func TestUnsureEncoding(t *testing.T) {
	for name, in := range map[string]string{
		"short":         encodedIn(t, "Москва, 1 сентября.", "windows-1251"),
		"damaged UTF-8": "Министр иностранных дел заявил в четверг, что перего\xd0 продолжатся в следующем месяце.",
		"cut UTF-8":     "Переговоры продолжатся\xd1",
		"bytes":         strings.Repeat("\x81\x9d\xff\xfe ", 20),
	} {
		if got := string(toUTF8([]byte(in))); !strings.ContainsRune(got, utf8.RuneError) {
			t.Errorf("%s: %q is read as another encoding", name, got)
		}
	}
}

// A file whose beginning tells its encoding is read in that, though no cell of it is long enough, and in encodings whose second
// bytes are quotation marks and backslashes of ASCII.
func TestEncodingOfAFile(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("id,title,text\n")
	for _, row := range []string{"r1,Переговоры,Министр сказал.", "r2,Погода,Дождь идёт.", "r3,Спорт,Команда снова победила в финале."} {
		csv.WriteString(row + "\n")
	}
	if got := articlesOf(t, "a.csv", encodedIn(t, csv.String(), "windows-1251")); len(got) != 3 || got[0].Title != "Переговоры" || got[1].Body != "Дождь идёт." {
		t.Errorf("csv: %+v", got)
	}
	var lines strings.Builder
	for range 3 {
		lines.WriteString(`{"id":"x","text":"外務大臣は木曜日、両者の表明にもかかわらず、能力について協議は来月も続くと述べた。ソ連"}` + "\n")
	}
	if got := articlesOf(t, "a.jsonl", encodedIn(t, lines.String(), "shift_jis")); len(got) != 3 || !strings.Contains(got[0].Body, "表明") {
		t.Errorf("jsonl: %+v", got)
	}
}

func articlesOf(t *testing.T, name, content string) []news.Article {
	t.Helper()
	articles, skipped := mustCollect(t, open(t, "", Options{}, filepath.Join(tree(t, map[string]string{name: content}), name)))
	if len(skipped) > 0 {
		t.Errorf("%s: skipped %q", name, skipped)
	}
	return articles
}

func FuzzCharset(f *testing.F) {
	for _, s := range sentences {
		f.Add([]byte(s.text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if out := toUTF8(b); !utf8.Valid(out) {
			t.Errorf("%q: %q is not UTF-8", b, out)
		}
	})
}
