package detect_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// sentences are made-up news in five languages, six sentences each of some 20 words.
var sentences = map[string][]string{
	"en": {
		"The harbour authority said on Tuesday that it would close the two oldest docks of the town before the end of the year.",
		"Crews who had been told to stay at home are to be paid for three months, and the mayor will meet the unions this week.",
		"A review had found that the walls of the docks were not safe, and that nobody had looked at them for more than a decade.",
		"The price of repairs was put at twelve million crowns, which is twice as much as the town has for all of its roads.",
		"It is not known who will pay for the work, and the council has heard of no plan from the government in the capital.",
		"Fishermen from the islands fear that the ferries will be the next to go, as they were after the storms of last winter.",
	},
	"fr": {
		"La société du port a annoncé mardi que les deux plus anciens bassins de la ville seront fermés avant la fin de l'année.",
		"Les équipages qui ne sont pas autorisés à revenir seront payés pendant trois mois, et le maire rencontrera les syndicats.",
		"Une inspection a montré que les murs des bassins ne sont pas sûrs et que personne ne les a vus depuis plus de dix ans.",
		"Le prix des travaux est de douze millions de couronnes, ce qui est le double de ce que la ville a pour toutes ses routes.",
		"On ne sait pas qui va payer les travaux, et le conseil n'a pas eu de nouvelles du gouvernement dans la capitale.",
		"Les pêcheurs des îles ont peur que les bateaux soient les prochains, comme après les tempêtes de l'hiver dernier.",
	},
	"ru": {
		"Управление порта во вторник сообщило, что два самых старых дока города будут закрыты до конца года из-за состояния стен.",
		"Экипажи, которые не могут вернуться на работу, будут получать деньги три месяца, а мэр на этой неделе встретится с профсоюзами.",
		"Проверка показала, что стены доков не были безопасны и что никто не смотрел на них уже более десяти лет.",
		"Цена ремонта составит двенадцать миллионов крон, что в два раза больше, чем у города есть на все его дороги.",
		"Кто будет платить за работы, не известно, и совет так и не слышал о планах правительства в столице страны.",
		"Рыбаки с островов боятся, что после доков закроют и паромы, как это было после штормов прошлой зимы.",
	},
	"de": {
		"Die Hafenbehörde hat am Dienstag mitgeteilt, dass die beiden ältesten Docks der Stadt bis zum Ende des Jahres geschlossen werden.",
		"Die Mannschaften, die nicht mehr an die Arbeit dürfen, werden drei Monate lang bezahlt, und der Bürgermeister trifft die Gewerkschaften.",
		"Eine Prüfung hat gezeigt, dass die Mauern der Docks nicht sicher sind und dass sie seit mehr als zehn Jahren niemand angesehen hat.",
		"Der Preis für die Arbeiten liegt bei zwölf Millionen Kronen, und das ist das Doppelte von dem, was die Stadt für ihre Straßen hat.",
		"Wer die Arbeiten zahlt, ist nicht bekannt, und der Rat hat von der Regierung in der Hauptstadt noch nichts gehört.",
		"Die Fischer von den Inseln fürchten, dass als nächstes die Fähren an der Reihe sind, wie es nach den Stürmen im Winter war.",
	},
	"ar": {
		"أعلنت سلطة الميناء يوم الثلاثاء أنها ستغلق أقدم حوضين في المدينة قبل نهاية العام بسبب حالة الجدران التي لم تعد آمنة.",
		"وقال رئيس البلدية إن الأطقم التي لا يمكن أن تعود إلى العمل ستحصل على أجورها خلال ثلاثة أشهر، كما أنه سيجتمع مع النقابات.",
		"وكان تقرير رسمي قد بين أن جدران الأحواض لم تكن آمنة وأن أحدا لم ينظر إليها منذ أكثر من عشر سنوات في هذا الميناء.",
		"وتبلغ كلفة الإصلاح نحو اثني عشر مليون كرونة، وهو ضعف ما عند المدينة من أموال لكل الطرق التي تمر بها في العام.",
		"ولم يعرف حتى الآن من سيدفع ثمن هذه الأعمال، كما أن المجلس لم يسمع عن أي خطة من الحكومة في العاصمة بعد ذلك.",
		"ويخشى الصيادون من أهل الجزر أن تكون العبارات هي التالية كما كان ذلك بعد عواصف الشتاء الماضي على هذا الساحل.",
	},
}

// newsIn returns articles in a language that share sentences: whole copies, excerpts of one sentence, and mixes.
func newsIn(lang string) []news.Article {
	s := sentences[lang]
	var out []news.Article
	add := func(parts ...string) {
		out = append(out, news.Article{ID: fmt.Sprintf("%s-%d", lang, len(out)), Source: "source " + lang, Body: strings.Join(parts, "\n\n")})
	}
	add(s[0], s[1], s[2])
	add(s[0], s[1], s[2])
	add(s[3], s[1]+" "+s[4])
	add(s[4], s[5])
	add(s[5], s[0], s[3])
	add(strings.ToUpper(s[2][:len(s[2])/2]) + s[2][len(s[2])/2:] + " " + s[3])
	return out
}

// TestPairDoesNotDependOnStrangers compares the pairs of a run in five languages with those of each language alone, with the
// profile of the whole run given to both.
func TestPairDoesNotDependOnStrangers(t *testing.T) {
	var mixed []news.Article
	for lang := range sentences {
		mixed = append(mixed, newsIn(lang)...)
	}
	whole, err := detect.Read(context.Background(), each(mixed), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	byLang := make(map[string][]*match.Match)
	for m, err := range whole.Matches(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		lang, _, _ := strings.Cut(m.A.ID, "-")
		if !strings.HasPrefix(m.B.ID, lang) {
			t.Errorf("%s and %s are in two languages", m.A.ID, m.B.ID)
		}
		byLang[lang] = append(byLang[lang], withoutNaN(m))
	}
	for lang := range sentences {
		alone, outcome := run(t, newsIn(lang), detect.Options{Profile: whole.Profile()})
		if len(alone) < 5 {
			t.Errorf("%s: only %d pairs", lang, len(alone))
		}
		if !reflect.DeepEqual(alone, byLang[lang]) {
			t.Errorf("%s: pairs alone %q, among others %q, or they differ", lang, ids(alone), ids(byLang[lang]))
		}
		for _, a := range outcome.Articles {
			if a.Lang != lang {
				t.Errorf("%s is taken for %q", a.Article.ID, a.Lang)
			}
		}
	}
}

// TestAmongFrench has two English articles that are near-duplicates alone and among twice as many French ones.
func TestAmongFrench(t *testing.T) {
	words := strings.Fields(strings.Join(sentences["en"], " "))
	for i := range words { // the endings that an English stemmer takes off
		words[i] = strings.ReplaceAll(words[i], "docks", "dock")
	}
	two := []news.Article{
		{ID: "en-1", Body: strings.Join(sentences["en"], " ")},
		{ID: "en-2", Body: strings.Join(words, " ")},
	}
	alone, _ := run(t, two, detect.Options{})
	among, _ := run(t, append(two, newsIn("fr")[2:]...), detect.Options{})
	if len(alone) != 1 || alone[0].Relation != match.NearDuplicate || alone[0].Resemblance != 1 {
		t.Fatalf("alone: %+v, want a near-duplicate with equal stems and other words", alone)
	}
	for _, m := range among {
		if m.A.ID == "en-1" && (m.Relation != match.NearDuplicate || m.Resemblance != 1) {
			t.Errorf("among French ones: %v, resemblance %v", m.Relation, m.Resemblance)
		}
	}
	if ids(among)[0] != "en-1 en-2" {
		t.Errorf("pairs %q", ids(among))
	}
}
