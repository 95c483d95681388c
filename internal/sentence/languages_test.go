package sentence

import (
	"slices"
	"strings"
	"testing"
)

// TestLanguages has abbreviations, ordinals and marks of each language before a capital, a language a row; a bound separates sentences.
func TestLanguages(t *testing.T) {
	for _, row := range []struct {
		language string
		texts    []string
	}{
		{"de", []string{
			"Er kam z. B. Mitte Mai.¦ Dann ging er.", "Das gilt u. a. Bremen zufolge.¦ Mehr nicht.", "Sie traf Prof. Dr. Anna Bray.¦ Er nicht.", "Am 3. Oktober kam er.¦ Es war der 3.¦ Er ging.",
			"Das kostet rd. 5 Mio. Euro.¦ Mehr nicht.", "Das Haus Nr. 5 ist zu.¦ Es bleibt so.", "Er sagte: „Wir gehen.“¦ Sie blieb.", "Die Fa. Bray u. Co. verliert.¦ Schade.",
			"Der Min. a. D. Bray kam.¦ Er ging.", "Er wohnt in St. Gallen.¦ Sie nicht.", "Das ist Art. 5 Abs. 2 GG.¦ Punkt.", "Es dauert ca. 10 Min.¦ Dann geht es.",
		}},
		{"fr", []string{
			"M. Bray est venu.¦ Il est parti.", "Mme. Bray et MM. Lund sont venus.¦ Bien.", "Le Dr. Bray et le Pr. Lund.¦ Oui.", "C'est l'art. 5 de la loi.¦ Oui.", "Il habite av. Foch.¦ Elle non.", "Il est né en 50 av. J.-C. César aussi.¦ Bien.",
			"« Nous partons. »¦ Il est parti.", "Il vit à St. Denis.¦ Elle non.", "Le no. 5 gagne.¦ Bien.",
		}},
		{"es", []string{
			"El Sr. Bray vino.¦ La Sra. Lund no.", "Vive en la Avda. América.¦ Ella no.", "EE. UU. Mantiene su plan.", "La Dra. Bray y D. Juan vinieron.¦ Bien.", "Es el art. 5 de la ley.¦ Sí.", "Ganó p. ej. Madrid.¦ Bien.", "¿Quién viene?¦ ¡Nadie!¦ Bien.",
			"El Excmo. Bray habló.¦ Luego calló.", "Fue el núm. 5.¦ Bien.",
		}},
		{"it", []string{
			"Il dott. Bray è venuto.¦ Lei no.", "La sig.ra Lund e il sig. Bray parlano.¦ Bene.", "Il sen. Bray ha parlato.¦ Poi ha taciuto.", "Il prof. Bray e l'avv. Lund.¦ Sì.", "È l'art. 5 della legge.¦ Sì.", "Il cardinale Bray e mons. Lund.¦ Sì.", "Abita in p.zza Duomo.¦ Lei no.",
		}},
		{"pt", []string{
			"O Sr. Bray veio.¦ A Sra. Lund não.", "O Exmo. Bray falou.¦ Depois calou.", "A Dra. Bray e o Eng. Lund.¦ Sim.", "Mora na Av. Paulista.¦ Ela não.", "É o art. 5 da lei.¦ Sim.", "O prof. Bray falou.¦ Sim.", "D. Pedro reinou.¦ Depois morreu.",
		}},
		{"nl", []string{
			"Dhr. Bray kwam.¦ Mevr. Lund niet.", "Prof. dr. Bray sprak.¦ Toen zweeg hij.", "Dat is o.a. Rotterdam.¦ Mooi.", "Hij kwam bijv. Maandag.¦ Mooi.", "Drs. Bray en ir. Lund.¦ Ja.", "Dat is m.a.w. Bray.¦ Ja.", "Ds. Bray en mr. Lund.¦ Ja.", "Het kost ca. 5 euro.¦ Ja.", "Dat is art. 5 lid 2.¦ Ja.",
		}},
		{"no", []string{
			"Han kom f.eks. Mandag.¦ Bra.", "Han er født 17. mai 1990.¦ Hun ikke.", "Det er bl.a. Bergen.¦ Bra.", "Han bor i St. Hanshaugen.¦ Hun ikke.", "Det gjelder ca. 5 mill. kroner.¦ Ja.", "Det er nr. 5.¦ Bra.", "Det er kl. 12.¦ Bra.", "Dr. Bray kom.¦ Bra.",
		}},
		{"da", []string{"Han kom f.eks. Mandag.¦ Godt.", "Den 5. maj kom han.¦ Godt.", "Det er bl.a. Aarhus.¦ Godt.", "Det koster ca. 5 mio. Kroner.¦ Ja.", "Hr. Bray kom.¦ Godt.", "Det er kl. 12.¦ Godt.", "Han bor i Kbh. på Amager.¦ Ja."}},
		{"sv", []string{"Han kom t.ex. Måndag.¦ Bra.", "Det är bl.a. Malmö.¦ Bra.", "Det kostar ca. 5 milj. Kronor.¦ Ja.", "Hr. Bray kom.¦ Bra.", "Det är s.k. Folkhem.¦ Bra.", "Prof. Bray kom.¦ Bra.", "Det är kl. 12.¦ Bra.", "Han kom fr.o.m. Malmö.¦ Bra."}},
		{"fi", []string{"Hän tuli esim. Turkuun.¦ Hyvä.", "Se on mm. Oulussa.¦ Hyvä.", "Katso s. 5.¦ Hyvä.", "Se maksaa n. 5 euroa.¦ Hyvä.", "Tri Bray ja prof. Lund.¦ Hyvä.", "Tulee ns. Halli.¦ Hyvä.", "Se on klo 12.¦ Hyvä.", "Toht. Bray tuli.¦ Hyvä."}},
		{"pl", []string{"Mówi prof. Bray.¦ Dobrze.", "To m.in. Kraków.¦ Dobrze.", "Mieszka przy ul. Długiej.¦ Dobrze.", "To np. Gdańsk.¦ Dobrze.", "Był tu w 2011 r.¦ On nie.", "Był w 2011 r. w Krakowie.¦ Potem nie.", "Pełnomocnik ds. Równości mówi.¦ Dobrze.", "Ks. Bray i o. Lund.¦ Dobrze.", "Gen. Bray i płk. Lund.¦ Dobrze.", "To tzw. Zachód.¦ Dobrze.", "To 5 tys. Złotych.¦ Dobrze.", "To im. Jana Braya.¦ Dobrze."}},
		{"ru", []string{"Это ул. Мира.¦ Хорошо.", "Это г. Москва.¦ Хорошо.", "Акад. Брей и проф. Лунд.¦ Хорошо.", "Это т. е. Москва.¦ Хорошо.", "Это стоит 5 млн. Рублей.¦ Хорошо.", "Это было в 2011 г.¦ Потом нет.", "Это им. Ленина.¦ Хорошо.", "Это обл. Центр.¦ Хорошо.", "А. С. Брей пришёл.¦ Хорошо.", "Это пр. Мира, д. 5.¦ Хорошо.", "Это пос. Мирный.¦ Хорошо.", "Это и др.¦ Потом нет."}},
		{"uk", []string{"Це вул. Миру.¦ Добре.", "Це м. Київ.¦ Добре.", "Акад. Брей і проф. Лунд.¦ Добре.", "Це т. зв. Захід.¦ Добре.", "Це 5 млн. Гривень.¦ Добре.", "Це було у 2011 р.¦ Але потім ні.", "Це ім. Шевченка.¦ Добре.", "Це просп. Миру.¦ Добре.", "Це смт. Мирне.¦ Добре.", "Це с. Мирне.¦ Добре."}},
		{"ar", []string{"قال د. أحمد خالد: لا.¦ ثم غادر.", "من جاء؟¦ لا أحد!", "انتهى الاجتماع.¦ غادر الوزير."}},
		{"zh", []string{"他来了。¦她走了。", "他说：“我们走。”¦她留下了。", "谁来了？¦没人！", "他来了……她走了。"}},
		{"ja", []string{"彼は来た。¦彼女は去った。", "彼は「行こう。¦急ごう。」と言った。¦彼女は残った。", "誰が来た？¦誰も。", "彼は来た（3日）。¦彼女は去った。"}},
		{"ko", []string{"그는 왔다.¦ 그녀는 갔다.", `그는 "가자."라고 말했다.¦ 그녀는 남았다.`, "누가 왔나?¦ 아무도.", "3.5% 올랐다.¦ 그는 웃었다."}},
	} {
		for _, text := range row.texts {
			want := strings.Split(text, "¦")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			body := strings.ReplaceAll(text, "¦", "")
			if got := cut(body, Split(nil, body, nil)); !slices.Equal(got, want) {
				t.Errorf("%s: got %q, want %q", row.language, got, want)
			}
		}
	}
}
