package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// where is the part of an article in which a rule holds, a set of bits.
type where uint8

const (
	top    where = 1 << iota // the first line, which is no part of the others
	below                    // the rest of the first headLines
	middle                   // between head and tail
	tail                     // the last tailLines
	last                     // the last lastLines, which are in the tail too
	full                     // below a line that may be full, without a blank line between: it may go on here, with a line of date or figures alone

	head     = top | below
	edges    = head | tail
	anywhere = head | middle | tail
)

// opening is a rule for lines that begin with certain words.
type opening struct {
	kind  Kind
	where where
	words string                 // capitals and small letters are the same
	rest  func(rest string) bool // what has to follow the words
}

// openings has a line for each rule. Bullets before the words are skipped.
var openings = [...]opening{
	{Furniture, head, "All news", nothing},
	{Furniture, head, "Latest news", nothing},
	{Furniture, head, "Top news", nothing},
	{Furniture, head, "Top stories", nothing},
	{Furniture, head, "World news", nothing},
	{Furniture, head, "Breaking news", nothing},
	{Furniture, head, "News", nothing},
	{Furniture, head, "Home", path},
	{Furniture, head, "Home page", nothing},
	{Furniture, head, "Menu", nothing},
	{Furniture, head, "Skip to", upTo(40)},
	{Furniture, head, "Story highlights", nothing},
	{Furniture, edges, "Print", nothing},
	{Furniture, edges, "Print this", upTo(20)},
	{Furniture, edges, "Email this", upTo(20)},
	{Furniture, edges, "Share", nothing},
	{Furniture, edges, "Share this", upTo(20)},
	{Furniture, edges, "Comments", nothing},
	{Furniture, tail, "Back to top", nothing},
	{Furniture, anywhere, "These are external links", upTo(60)},
	{Furniture, anywhere, "Advertisement", nothing},
	{Furniture, anywhere, "Advertising", nothing},
	{Furniture, anywhere, "Your ads will be inserted here", upTo(60)},
	{Furniture, anywhere, "Strict Standards:", atLine},
	{Furniture, anywhere, "Deprecated:", atLine},
	{Furniture, anywhere, "Warning:", atLine},
	{Furniture, anywhere, "Notice:", atLine},
	{Furniture, anywhere, "Fatal error:", atLine},
	{Furniture, anywhere, "Parse error:", atLine},
	{Furniture, anywhere, "Easy Plugin for AdSense", nothing},
	{Furniture, anywhere, "Story continues below", upTo(60)},
	{Furniture, anywhere, "Article continues below", upTo(60)},

	{Caption, edges, "Featured image", imageCredit},
	{Caption, edges, "Featured photo", imageCredit},
	{Caption, edges, "Feature image", imageCredit},
	{Caption, edges, "Cover image", imageCredit},
	{Caption, edges, "Cover photo", imageCredit},
	{Caption, edges, "Header image", imageCredit},
	{Caption, edges, "Lead image", imageCredit},
	{Caption, edges, "Main image", imageCredit},
	{Caption, edges, "Top image", imageCredit},
	{Caption, edges, "Image", imageCredit},
	{Caption, edges, "Images", imageCredit},
	{Caption, edges, "Picture", imageCredit},
	{Caption, edges, "Photo", imageCredit},
	{Caption, edges, "Screenshot", imageCredit},
	{Caption, edges, "Screen grab", imageCredit},
	{Caption, edges, "Screengrab", imageCredit},
	{Caption, edges, "Titelbild", imageCredit},
	{Caption, edges, "Beitragsbild", imageCredit},
	{Caption, edges, "Symbolbild", imageCredit},
	{Caption, edges, "Image à la une", imageCredit},
	{Caption, edges, "Imagen", imageCredit},
	{Caption, edges, "Imagem", imageCredit},
	{Caption, edges, "Immagine", imageCredit},
	{Caption, edges, "Photo:", upTo(120)},
	{Caption, edges, "Photos:", upTo(120)},
	{Caption, edges, "Photo by", name},
	{Caption, edges, "(Photo by", name},
	{Caption, edges, "Photo courtesy", upTo(80)},
	{Caption, edges, "Photograph:", upTo(120)},
	{Caption, edges, "Image:", upTo(120)},
	{Caption, edges, "Picture:", upTo(120)},
	{Caption, edges, "Foto:", upTo(120)},
	{Caption, edges, "Фото:", upTo(120)},
	{Caption, edges, "Bild:", upTo(120)},
	{Caption, edges, "Billede:", upTo(120)},
	{Caption, edges, "Kuva:", upTo(120)},
	{Caption, edges, "Fot.", upTo(120)},
	{Caption, edges, "© Photo", upTo(120)},
	{Caption, edges, "© Foto", upTo(120)},
	{Caption, edges, "© Bild", upTo(120)},
	{Caption, edges, "Photo :", upTo(120)},
	{Caption, edges, "Crédit photo", upTo(120)},
	{Caption, edges, "Crédits photo", upTo(120)},
	{Caption, edges, "Bildquelle:", upTo(120)},
	{Caption, edges, "Zdjęcie:", upTo(120)},
	{Caption, edges, "Foto de archivo", upTo(120)},
	{Caption, edges, "Photo d'illustration", upTo(120)},
	{Caption, edges, "صورة:", upTo(160)},
	{Caption, edges, "图：", upTo(240)},
	{Caption, edges, "图片来源：", upTo(160)},
	{Caption, edges, "資料照", upTo(160)},
	{Caption, edges, "写真：", upTo(240)},
	{Caption, edges, "사진=", upTo(160)},
	{Caption, edges, "[사진=", upTo(160)},
	{Caption, edges, "(사진=", upTo(160)},
	{Caption, edges, "[사진 제공=", upTo(160)},
	{Caption, edges, "[사진제공=", upTo(160)},
	{Caption, edges, "(사진제공=", upTo(160)},
	{Caption, edges, "圖片來源：", upTo(160)},
	{Caption, edges, "Ảnh:", upTo(120)},
	{Caption, edges, "Φωτο:", upTo(120)},
	{Caption, edges, "Фотографија:", upTo(120)},
	{Caption, edges, "Снимка:", upTo(120)},
	{Caption, edges, "Fotó:", upTo(120)},
	{Caption, edges, "Fotoğraf:", upTo(120)},
	{Caption, edges, "عکس:", upTo(120)},
	{Caption, edges, "फोटो:", upTo(160)},
	{Caption, edges, "Caption:", upTo(300)},
	{Caption, edges, "File photo", upTo(120)},
	{Caption, edges, "FILE -", upTo(500)},
	{Caption, edges, "FILE PHOTO:", upTo(500)},
	{Caption, edges, "(AP Photo", upTo(80)},
	{Caption, edges, "AP Photo/", upTo(80)},
	{Caption, edges, "REUTERS/", upTo(80)},
	{Caption, edges, "EPA/", upTo(80)},
	{Caption, edges, "AFP PHOTO", upTo(80)},

	{SourceLine, below | tail, "Source:", name},
	{SourceLine, below | tail, "Source :", name},
	{SourceLine, below | tail, "Sources:", name},
	{SourceLine, below | tail, "Sources :", name},
	{SourceLine, below | tail, "(Source:", name},
	{SourceLine, below | tail, "Quelle:", name},
	{SourceLine, below | tail, "Quellen:", name},
	{SourceLine, below | tail, "(Quelle:", name},
	{SourceLine, below | tail, "Fuente:", name},
	{SourceLine, below | tail, "Fuentes:", name},
	{SourceLine, below | tail, "Fonte:", name},
	{SourceLine, below | tail, "Fontes:", name},
	{SourceLine, below | tail, "Fonti:", name},
	{SourceLine, below | tail, "Kilde:", name},
	{SourceLine, below | tail, "Kilder:", name},
	{SourceLine, below | tail, "Källa:", name},
	{SourceLine, below | tail, "Källor:", name},
	{SourceLine, below | tail, "Lähde:", name},
	{SourceLine, below | tail, "Bron:", name},
	{SourceLine, below | tail, "Bronnen:", name},
	{SourceLine, below | tail, "Źródło:", name},
	{SourceLine, below | tail, "Zdroj:", name},
	{SourceLine, below | tail, "Forrás:", name},
	{SourceLine, below | tail, "Kaynak:", name},
	{SourceLine, below | tail, "Sursa:", name},
	{SourceLine, below | tail, "Izvor:", name},
	{SourceLine, below | tail, "Източник:", name},
	{SourceLine, below | tail, "Источник:", name},
	{SourceLine, below | tail, "Источники:", name},
	{SourceLine, below | tail, "Джерело:", name},
	{SourceLine, below | tail, "Πηγή:", name},
	{SourceLine, below | tail, "المصدر:", name},
	{SourceLine, below | tail, "Извор:", name},
	{SourceLine, below | tail, "Vir:", name},
	{SourceLine, below | tail, "Allikas:", name},
	{SourceLine, below | tail, "Avots:", name},
	{SourceLine, below | tail, "Šaltinis:", name},
	{SourceLine, below | tail, "Πηγή :", name},
	{SourceLine, below | tail, "منبع:", name},
	{SourceLine, below | tail, "מקור:", name},
	{SourceLine, below | tail, "स्रोत:", name},
	{SourceLine, below | tail, "इनपुट:", name},
	{SourceLine, below | tail, "(इनपुट:", name},
	{SourceLine, below | tail, "Sumber:", name},
	{SourceLine, below | tail, "Nguồn:", name},
	{SourceLine, below | tail, "(Nguồn:", name},
	{SourceLine, below | tail, "（来源：", name},
	{SourceLine, below | tail, "(来源：", name},
	{SourceLine, below | tail, "(来源:", name},
	{SourceLine, below | tail, "（來源：", name},
	{SourceLine, below | tail, "資料來源：", name},
	{SourceLine, below | tail, "资料来源：", name},
	{SourceLine, below | tail, "新闻来源：", name},
	{SourceLine, below | tail, "(출처=", name},
	{SourceLine, below | tail, "(출처:", name},
	{SourceLine, below | tail, "来源：", name},
	{SourceLine, below | tail, "来源:", name},
	{SourceLine, below | tail, "출처:", name},
	{SourceLine, below | tail, "來源：", name},
	{SourceLine, below | tail, "稿件来源：", name},
	{SourceLine, below | tail, "文章来源：", name},
	{SourceLine, below | tail, "出典：", name},
	{SourceLine, below | tail, "提供元：", name},
	{SourceLine, below | tail, "자료:", name},
	{SourceLine, below | tail, "المصادر:", name},
	{SourceLine, below | tail, "Źródła:", name},
	{SourceLine, below | tail, "Lähteet:", name},
	{SourceLine, below | tail, "Джерела:", name},

	// AP, and others that speak English.
	{Advisory, edges, "Eds:", upTo(500)},
	{Advisory, edges, "Eds.:", upTo(500)},
	{Advisory, edges, "Editors:", upTo(500)},
	{Advisory, edges, "Editors' note:", upTo(500)},
	{Advisory, edges, "Editors’ note:", upTo(500)},
	{Advisory, edges, "Editors note:", upTo(500)},
	{Advisory, edges, "Editor's note:", upTo(500)},
	{Advisory, edges, "Editor’s note:", upTo(500)},
	{Advisory, edges, "Note to editors:", upTo(500)},
	{Advisory, edges, "(Eds:", upTo(500)},
	{Advisory, edges, "(Eds.:", upTo(500)},
	{Advisory, edges, "(Editors:", upTo(500)},
	{Advisory, edges, "(Editor's note:", upTo(500)},
	{Advisory, edges, "(Editor’s note:", upTo(500)},
	{Advisory, edges, "(EDITORS: ", upTo(500)},
	{Advisory, edges, "Attention editors", separated},
	{Advisory, edges, "Attn editors", separated},
	{Advisory, edges, "Attention:", editors},
	{Advisory, tail, "This story has been corrected", upTo(400)},
	{Advisory, tail, "(This story has been corrected", upTo(400)},
	{Advisory, tail, "(This version corrects", upTo(400)},
	{Advisory, tail, "(This story corrects", upTo(400)},
	// dpa, KNA and others that write German.
	{Advisory, edges, "(Achtung", upTo(400)},
	{Advisory, edges, "Achtung Redaktionen", separated},
	{Advisory, edges, "An die Redaktionen", separated},
	{Advisory, edges, "Hinweis an die Redaktionen", separated},
	{Advisory, edges, "Redaktioneller Hinweis", separated},
	// AFP and EFE.
	{Advisory, edges, "Attention rédacteurs", separated},
	{Advisory, edges, "Note aux rédacteurs", separated},
	{Advisory, edges, "Nota a los editores", separated},
	{Advisory, edges, "Atención editores", separated},

	{Embargo, edges, "Embargoed until", hasTime},
	{Embargo, edges, "Embargoed till", hasTime},
	{Embargo, edges, "Embargoed for", hasTime},
	{Embargo, edges, "Embargoed to", hasTime},
	{Embargo, edges, "Embargoed:", hasTime},
	{Embargo, edges, "(Embargoed", hasTime},
	{Embargo, edges, "Strictly embargoed", hasTime},
	{Embargo, edges, "Under embargo until", hasTime},
	{Embargo, edges, "Embargo:", hasTime},
	{Embargo, edges, "Embargo until", hasTime},
	{Embargo, edges, "Not for release before", hasTime},
	{Embargo, edges, "Not for release until", hasTime},
	{Embargo, edges, "Not for publication before", hasTime},
	{Embargo, edges, "Not for publication until", hasTime},
	{Embargo, edges, "Not for use before", hasTime},
	{Embargo, edges, "Hold for release", hasTime},
	{Embargo, edges, "For release at", hasTime},
	{Embargo, edges, "Release at", hasTime},
	{Embargo, edges, "Sperrfrist", hasTime},
	{Embargo, edges, "Frei für", hasTime},
	{Embargo, edges, "Embargo jusqu", hasTime},
	{Embargo, edges, "Sous embargo jusqu", hasTime},
	{Embargo, edges, "Embargado hasta", hasTime},
	{Embargo, edges, "Эмбарго до", hasTime},

	// What pages put round an article.
	{Related, anywhere, "Most read", heading},
	{Related, anywhere, "Most popular", heading},
	{Related, anywhere, "Most viewed", heading},
	{Related, anywhere, "Most shared", heading},
	{Related, anywhere, "Most watched", heading},
	{Related, anywhere, "Popular now", heading},
	{Related, anywhere, "Trending", heading},
	{Related, anywhere, "Trending now", heading},
	{Related, anywhere, "Editor's picks", heading},
	{Related, anywhere, "Editors' picks", heading},
	{Related, anywhere, "Editor’s picks", heading},
	{Related, anywhere, "Editors’ picks", heading},
	{Related, anywhere, "Recommended", heading},
	{Related, anywhere, "Recommended for you", heading},
	{Related, anywhere, "Recommended stories", heading},
	{Related, anywhere, "You may also like", heading},
	{Related, anywhere, "You might also like", heading},
	{Related, anywhere, "More stories", heading},
	{Related, anywhere, "Don't miss", heading},
	{Related, anywhere, "Don’t miss", heading},
	{Related, anywhere, "Meistgelesen", heading},
	{Related, anywhere, "Meist gelesen", heading},
	{Related, anywhere, "Am meisten gelesen", heading},
	{Related, anywhere, "Auch interessant", heading},
	{Related, anywhere, "Das könnte Sie auch interessieren", heading},
	{Related, anywhere, "Les plus lus", heading},
	{Related, anywhere, "Les articles les plus lus", heading},
	{Related, anywhere, "À ne pas manquer", heading},
	{Related, anywhere, "Lo más leído", heading},
	{Related, anywhere, "Lo más visto", heading},
	{Related, anywhere, "Te puede interesar", heading},
	{Related, anywhere, "I più letti", heading},
	{Related, anywhere, "Le più lette", heading},
	{Related, anywhere, "Mais lidas", heading},
	{Related, anywhere, "As mais lidas", heading},
	{Related, anywhere, "Meest gelezen", heading},
	{Related, anywhere, "Lees ook", heading},
	{Related, anywhere, "Mest läst", heading},
	{Related, anywhere, "Mest lest", heading},
	{Related, anywhere, "Mest læst", heading},
	{Related, anywhere, "Läs också", heading},
	{Related, anywhere, "Les også", heading},
	{Related, anywhere, "Læs også", heading},
	{Related, anywhere, "Najczęściej czytane", heading},
	{Related, anywhere, "Czytaj także", heading},
	{Related, anywhere, "Luetuimmat", heading},
	{Related, anywhere, "Самое читаемое", heading},

	{Advisory, edges, "Correction:", noted},
	{Advisory, edges, "Correction (", noted},
	{Advisory, edges, "Clarification:", noted},
	{Advisory, edges, "An earlier version of this", noted},
	{Advisory, edges, "A previous version of this", noted},
	{Advisory, edges, "This article was amended", upTo(400)},
	{Advisory, edges, "This article was updated", upTo(400)},
	{Advisory, edges, "This article has been", noted},
	{Advisory, edges, "This story has been updated", upTo(400)},
	{Advisory, edges, "This story was updated", upTo(400)},
	{Advisory, edges, "Korrektur:", noted},
	{Advisory, edges, "Anmerkung der Redaktion", noted},
	{Advisory, edges, "In einer früheren Version", noted},
	{Advisory, edges, "In einer früheren Fassung", noted},
	{Advisory, edges, "Une version précédente de", noted},
	{Advisory, edges, "Une première version de", noted},
	{Advisory, edges, "Una versión anterior de", noted},
	{Advisory, edges, "Una versione precedente", noted},
	{Advisory, edges, "Uma versão anterior", noted},

	{Tags, anywhere, "Tags:", list},
	{Tags, anywhere, "Tagged:", list},
	{Tags, anywhere, "Tagged as:", list},
	{Tags, anywhere, "Keywords:", list},
	{Tags, edges, "Key words:", list},
	{Tags, edges, "Filed under:", list},
	{Tags, edges, "Topics:", list},
	{Tags, edges, "Topic:", list},
	{Tags, edges, "Filed in:", list},
	{Tags, edges, "In this story:", list},
	{Tags, edges, "More on:", list},
	{Tags, edges, "Themen:", list},
	{Tags, edges, "Stichworte:", list},
	{Tags, edges, "Stichwörter:", list},
	{Tags, edges, "Schlagwörter:", list},
	{Tags, edges, "Mots-clés :", list},
	{Tags, edges, "Mots-clés:", list},
	{Tags, edges, "Thèmes :", list},
	{Tags, edges, "Etiquetas:", list},
	{Tags, edges, "Temas:", list},
	{Tags, edges, "Palabras clave:", list},
	{Tags, edges, "Argomenti:", list},
	{Tags, edges, "Tag:", list},
	{Tags, edges, "Parole chiave:", list},
	{Tags, edges, "Palavras-chave:", list},
	{Tags, edges, "Assuntos:", list},
	{Tags, edges, "Tópicos:", list},
	{Tags, edges, "Trefwoorden:", list},
	{Tags, edges, "Onderwerpen:", list},
	{Tags, edges, "Emner:", list},
	{Tags, edges, "Emneord:", list},
	{Tags, edges, "Nøgleord:", list},
	{Tags, edges, "Ämnen:", list},
	{Tags, edges, "Taggar:", list},
	{Tags, edges, "Nyckelord:", list},
	{Tags, edges, "Aiheet:", list},
	{Tags, edges, "Avainsanat:", list},
	{Tags, edges, "Tagi:", list},
	{Tags, edges, "Tematy:", list},
	{Tags, edges, "Słowa kluczowe:", list},
	{Tags, edges, "Метки:", list},
	{Tags, edges, "Ключевые слова:", list},
	{Tags, edges, "Темы:", list},
	{Tags, edges, "Мітки:", list},
	{Tags, edges, "Ключові слова:", list},
	{Tags, edges, "الوسوم:", list},
	{Tags, edges, "كلمات دالة:", list},
	{Tags, edges, "关键词：", list},
	{Tags, edges, "标签：", list},
	{Tags, edges, "關鍵字：", list},
	{Tags, edges, "キーワード：", list},
	{Tags, edges, "タグ：", list},
	{Tags, edges, "태그:", list},
	{Tags, edges, "키워드:", list},
	{Tags, edges, "Ετικέτες:", list},
	{Tags, edges, "Etiketler:", list},
	{Tags, edges, "Címkék:", list},
	{Tags, edges, "תגיות:", list},
	{Tags, edges, "Từ khóa:", list},
	{Tags, edges, "Schlagworte:", list},
	{Tags, edges, "Теги:", list},

	{Related, anywhere, "Related articles", heading},
	{Related, anywhere, "Related article", heading},
	{Related, anywhere, "Related stories", heading},
	{Related, anywhere, "Related story", heading},
	{Related, anywhere, "Related news", heading},
	{Related, anywhere, "Related content", heading},
	{Related, anywhere, "Related links", heading},
	{Related, anywhere, "Related topics", heading},
	{Related, anywhere, "Related", heading},
	{Related, anywhere, "Read also", heading},
	{Related, anywhere, "Also read", heading},
	{Related, anywhere, "See also", heading},
	{Related, anywhere, "Read more", heading},
	{Related, tail, "Read more on", upTo(60)},
	{Related, tail, "Read more at", upTo(120)},
	{Related, tail, "Read the full story", upTo(80)},
	{Related, tail, "More on this story", heading},
	{Related, tail, "More from", heading},
	{Related, anywhere, "View more related", upTo(60)},
	{Related, anywhere, "Lesen Sie auch", heading},
	{Related, anywhere, "Mehr zum Thema", heading},
	{Related, anywhere, "Lire aussi", heading},
	{Related, anywhere, "À lire aussi", heading},
	{Related, anywhere, "Leia também", heading},
	{Related, anywhere, "Lea también", heading},
	{Related, anywhere, "Leggi anche", heading},
	{Related, anywhere, "Читайте также", heading},
	{Related, anywhere, "Читайте також", heading},
	{Related, anywhere, "По теме", heading},
	{Related, anywhere, "Lue myös", heading},
	{Related, anywhere, "Zobacz też", heading},
	{Related, anywhere, "Zobacz także", heading},
	{Related, anywhere, "Przeczytaj także", heading},
	{Related, anywhere, "Les mer", heading},
	{Related, anywhere, "Läs mer", heading},
	{Related, anywhere, "Læs mere", heading},
	{Related, anywhere, "Lees meer", heading},
	{Related, anywhere, "Veja também", heading},
	{Related, anywhere, "相关新闻", heading},
	{Related, anywhere, "相關新聞", heading},
	{Related, anywhere, "相关阅读", heading},
	{Related, anywhere, "延伸阅读", heading},
	{Related, anywhere, "延伸閱讀", heading},
	{Related, anywhere, "関連記事", heading},
	{Related, anywhere, "あわせて読みたい", heading},
	{Related, anywhere, "관련기사", heading},
	{Related, anywhere, "관련 기사", heading},
	{Related, anywhere, "اقرأ أيضا", heading},
	{Related, anywhere, "اقرأ أيضًا", heading},
	{Related, anywhere, "More stories from", heading},
	{Related, anywhere, "In other news", heading},
	{Related, anywhere, "Also in the news", heading},
	{Related, anywhere, "Up next", heading},
	{Related, anywhere, "What to read next", heading},
	{Related, anywhere, "Read next", heading},
	{Related, anywhere, "Around the web", heading},
	{Related, anywhere, "From our network", heading},
	{Related, anywhere, "Also on", heading},
	{Related, anywhere, "Weitere Artikel", heading},
	{Related, anywhere, "Weitere Themen", heading},
	{Related, anywhere, "Mehr aus", heading},
	{Related, anywhere, "Mehr dazu", heading},
	{Related, anywhere, "Sur le même sujet", heading},
	{Related, anywhere, "Dans la même rubrique", heading},
	{Related, anywhere, "À lire également", heading},
	{Related, anywhere, "Pour aller plus loin", heading},
	{Related, anywhere, "Noticias relacionadas", heading},
	{Related, anywhere, "Más noticias", heading},
	{Related, anywhere, "También te puede interesar", heading},
	{Related, anywhere, "Lee también", heading},
	{Related, anywhere, "Leer también", heading},
	{Related, anywhere, "Lea más", heading},
	{Related, anywhere, "Articoli correlati", heading},
	{Related, anywhere, "Ti potrebbe interessare", heading},
	{Related, anywhere, "Potrebbe interessarti anche", heading},
	{Related, anywhere, "Notícias relacionadas", heading},
	{Related, anywhere, "Relacionadas", heading},
	{Related, anywhere, "Mais notícias", heading},
	{Related, anywhere, "Saiba mais", heading},
	{Related, anywhere, "Meer over", heading},
	{Related, anywhere, "Meer nieuws", heading},
	{Related, anywhere, "Flere saker", heading},
	{Related, anywhere, "Relaterte saker", heading},
	{Related, anywhere, "Flere artikler", heading},
	{Related, anywhere, "Relaterede artikler", heading},
	{Related, anywhere, "Fler artiklar", heading},
	{Related, anywhere, "Relaterat", heading},
	{Related, anywhere, "Mer om", heading},
	{Related, anywhere, "Aiheesta muualla", heading},
	{Related, anywhere, "Lisää aiheesta", heading},
	{Related, anywhere, "Katso myös", heading},
	{Related, anywhere, "Więcej na ten temat", heading},
	{Related, anywhere, "Polecamy", heading},
	{Related, anywhere, "Zobacz również", heading},
	{Related, anywhere, "Смотрите также", heading},
	{Related, anywhere, "Материалы по теме", heading},
	{Related, anywhere, "Другие новости", heading},
	{Related, anywhere, "Читайте ещё", heading},
	{Related, anywhere, "Дивіться також", heading},
	{Related, anywhere, "Більше новин", heading},
	{Related, anywhere, "مواضيع ذات صلة", heading},
	{Related, anywhere, "أخبار ذات صلة", heading},
	{Related, anywhere, "مقالات ذات صلة", heading},
	{Related, anywhere, "اقرأ المزيد", heading},
	{Related, anywhere, "猜你喜欢", heading},
	{Related, anywhere, "推荐阅读", heading},
	{Related, anywhere, "热门推荐", heading},
	{Related, anywhere, "おすすめ記事", heading},
	{Related, anywhere, "人気記事", heading},
	{Related, anywhere, "ランキング", heading},
	{Related, anywhere, "많이 본 뉴스", heading},
	{Related, anywhere, "인기 기사", heading},
	{Related, anywhere, "추천 기사", heading},
	{Related, anywhere, "Διαβάστε επίσης", heading},
	{Related, anywhere, "Διαβάστε ακόμη", heading},
	{Related, anywhere, "Σχετικά άρθρα", heading},
	{Related, anywhere, "İlgili haberler", heading},
	{Related, anywhere, "Bunlar da ilginizi çekebilir", heading},
	{Related, anywhere, "Kapcsolódó cikkek", heading},
	{Related, anywhere, "Olvassa el ezt is", heading},
	{Related, anywhere, "כתבות נוספות", heading},
	{Related, anywhere, "קראו גם", heading},
	{Related, anywhere, "Tin liên quan", heading},
	{Related, anywhere, "Xem thêm", heading},
	{Related, anywhere, "ข่าวที่เกี่ยวข้อง", heading},

	{Appeal, tail, "We need your support", upTo(200)},
	{Appeal, tail, "Please support", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Support our", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Support independent", about("journalis", "report", "news")},
	{Appeal, tail, "Help us", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Donate", about("today", "now", "here", "journalis")},
	{Appeal, edges, "Subscribe", about("newsletter", "channel", "today", "now", "here", "alerts")},
	{Appeal, edges, "Sign up", about("newsletter", "alerts", "email", "e-mail")},
	{Appeal, edges, "Get the latest", about("newsletter", "inbox", "subscrib", "app", "alerts", "delivered")},
	{Appeal, edges, "Get our", about("newsletter", "inbox", "app", "alerts", "delivered")},
	{Appeal, edges, "Get more", about("newsletter", "inbox", "subscrib", "app", "alerts")},
	{Appeal, edges, "Download our", about("app", "iphone", "android", "ios")},
	{Appeal, edges, "Download the", about("app", "iphone", "android", "ios")},
	{Appeal, edges, "Join our", about("newsletter", "channel", "whatsapp", "telegram", "facebook", "community", "mailing")},
	{Appeal, edges, "Abonnieren Sie", about("newsletter", "kanal", "podcast")},
	{Appeal, edges, "Inscrivez-vous", about("newsletter", "lettre", "infolettre")},
	{Appeal, edges, "Suscríbete", about("newsletter", "boletín", "canal")},
	{Appeal, edges, "Suscríbase", about("newsletter", "boletín", "canal")},
	{Appeal, edges, "Iscriviti", about("newsletter", "canale")},
	{Appeal, edges, "Folgen Sie uns", about("twitter", "facebook", "instagram", "x")},
	{Appeal, edges, "Suivez-nous", about("twitter", "facebook", "instagram", "x")},
	{Appeal, edges, "Síguenos", about("twitter", "facebook", "instagram", "x")},
	{Appeal, edges, "Follow us", about("twitter", "facebook", "instagram", "telegram", "x")},
	{Appeal, last, "Follow ", about("twitter", "facebook", "instagram")},
	{Appeal, edges, "Like us on", about("facebook")},
	{Appeal, edges, "Like our page", about("facebook")},
	{Appeal, tail, "Share this post", about("comment", "friend", "facebook", "thoughts")},
	{Appeal, tail, "Share this article", about("comment", "friend", "facebook", "thoughts")},
	{Appeal, tail, "Share this story", about("comment", "friend", "facebook", "thoughts")},
	{Appeal, tail, "Please share", about("comment", "friend", "facebook", "thoughts", "opinion")},
	{Appeal, tail, "Share your", about("comment", "facebook", "below")},
	{Appeal, tail, "Leave your", about("comment", "below")},
	{Appeal, tail, "Leave a comment", upTo(60)},
	{Appeal, tail, "Tell us what you think", upTo(80)},
	{Appeal, tail, "Let us know what you think", upTo(80)},
	{Appeal, tail, "Let us know your thoughts", upTo(80)},
	{Appeal, tail, "What do you think about this", nothing},
	{Appeal, tail, "What do you think of this", nothing},
	{Appeal, tail, "What do you think", discussed},

	{SignOff, tail, "(Reporting by", signers},
	{SignOff, tail, "(Additional reporting by", signers},
	{SignOff, tail, "(Writing by", signers},
	{SignOff, tail, "(Editing by", signers},
	{SignOff, tail, "(Compiled by", signers},
	{SignOff, tail, "(Edited by", signers},
	{SignOff, last, "(By ", signers},
	{SignOff, tail, "(With reporting by", signers},
	{SignOff, tail, "(With inputs from", upTo(200)},
	{SignOff, tail, "(With input from", upTo(200)},
	{SignOff, tail, "((", contact},
	{SignOff, tail, "(+", contact},
	{SignOff, tail, "(Reuters Messaging:", upTo(200)},
	{SignOff, tail, "Reuters Messaging:", upTo(200)},
	{SignOff, last, "Reporting by", credits},
	{SignOff, last, "Additional reporting by", upTo(200)},
	{SignOff, last, "Writing by", credits},
	{SignOff, last, "Editing by", credits},
	{SignOff, last, "Compiled by", credits},
	{SignOff, last, "With reporting by", credits},
	{SignOff, last, "With inputs from", upTo(80)},
	{SignOff, tail, "责任编辑：", upTo(80)},
	{SignOff, tail, "責任編輯：", upTo(80)},
	{SignOff, tail, "（责任编辑", upTo(80)},
	{SignOff, tail, "（編輯：", upTo(80)},
	{SignOff, tail, "[责任编辑", upTo(80)},
	{SignOff, tail, "저작권자", upTo(160)},
	{SignOff, tail, "<저작권자", upTo(160)},
	{SignOff, tail, "ⓒ", upTo(160)},
	{SignOff, tail, "無断転載", upTo(160)},
	{SignOff, tail, "版权所有", upTo(160)},
	{SignOff, tail, "Alle Rechte vorbehalten", upTo(200)},
	{SignOff, tail, "Tous droits réservés", upTo(200)},
	{SignOff, tail, "Todos los derechos reservados", upTo(200)},
	{SignOff, tail, "Todos os direitos reservados", upTo(200)},
	{SignOff, tail, "Tutti i diritti riservati", upTo(200)},
	{SignOff, tail, "Riproduzione riservata", upTo(200)},
	{SignOff, tail, "© RIPRODUZIONE RISERVATA", upTo(200)},
	{SignOff, tail, "Alle rechten voorbehouden", upTo(200)},
	{SignOff, tail, "Wszelkie prawa zastrzeżone", upTo(200)},
	{SignOff, tail, "Все права защищены", upTo(200)},
	{SignOff, tail, "Усі права захищені", upTo(200)},
	{SignOff, tail, "جميع الحقوق محفوظة", upTo(200)},
	{SignOff, tail, "©", upTo(300)},
	{SignOff, tail, "(©", upTo(300)},
	{SignOff, tail, "(c)", yearOrHouse},
	{SignOff, tail, "Copyright ©", upTo(300)},
	{SignOff, tail, "Copyright (c)", upTo(300)},
	{SignOff, tail, "Copyright:", upTo(300)},
	{SignOff, tail, "Copyright", year},
	{SignOff, tail, "All rights reserved", upTo(200)},
	{SignOff, tail, "This material may not be published", upTo(200)},
}

// shape is a rule for lines that are known by more than their first words.
type shape struct {
	kind  Kind
	where where
	never where // where it holds for no line, whatever else is said of its place
	most  int   // bytes of the longest such line
	needs clue  // what the body has to have; 0: nothing
	match func(s string) bool
}

var shapes = [...]shape{
	{Furniture, anywhere, 0, mostCookieNotice, cookieClue, cookieNotice},
	{Appeal, edges, 0, 600, helpClue, helpline},
	{Byline, last, 0, 500, authorClue, authorLine},
	{SignOff, tail, 0, 500, 0, republished},
	{SignOff, edges, 0, mostDisclaimer, disclaimerClue, disclaimer},
	{Related, anywhere, 0, 4000, 0, archive},
	{Furniture, anywhere, 0, 100, 0, calendar},
	{PageLine, head, 0, 120, 0, pageLine},
	{PageLine, edges, full, 160, 0, stampLine},
	{Furniture, edges, full, 400, 0, widget},
	{Advisory, edges, 0, mostCorrectionNote, 0, correctionNote},
	{SignOff, last, 0, mostCreditLine, 0, creditLine},
	{SignOff, last, 0, mostHouseWith, 0, signedFor},
	{Caption, edges, 0, 500, 0, photoCredit},
	{Caption, edges, 0, 160, 0, filePhoto},
	{SignOff, last, 0, 40, 0, endMark},
	{SignOff, last, 0, 40, 0, agencyLine},
	{SignOff, last, 0, 40, 0, timeLine},
	{SignOff, last, 0, 400, 0, contributors},
	{SignOff, tail, 0, 300, 0, allRights},
}

// byStart holds the openings by the first two bytes of their words in any case, as startOf numbers them. Where the second byte is not of
// ASCII, it may be another one in another case.
var byStart = func() (t [1 << (2 * startBits)][]opening) {
	for _, o := range openings {
		second := []byte{o.words[1]}
		if o.words[1] >= utf8.RuneSelf {
			second = second[:0]
			for c := range byte(1 << startBits) {
				second = append(second, c)
			}
		}
		small, capital := strings.ToLower(o.words)[0], strings.ToUpper(o.words)[0]
		for _, c := range second {
			at := startOf(small, c)
			t[at] = append(t[at], o)
			if other := startOf(capital, c); other != at {
				t[other] = append(t[other], o)
			}
		}
	}
	return t
}()

// startBits are the bits of a byte that are the same in capitals and small letters of ASCII.
const startBits = 5

// startOf returns the place in byStart of what begins with two bytes.
func startOf(first, second byte) int {
	const same = 1<<startBits - 1
	return int(first&same)<<startBits | int(second&same)
}

// openingsOf returns the openings that a line may begin with, in their order.
func openingsOf(s string) []opening {
	if len(s) < 2 {
		return nil
	}
	return byStart[startOf(s[0], s[1])]
}

// bullets may stand before the words of an opening.
const bullets = " »›>•·→▪■●*-–—"

// zone returns the kind of line i, the number of lines of its zone, and the end of the zone; n is 0 if the line is story.
func (t *text) zone(i int) (kind Kind, n int, end uint32) {
	at := t.where(i)
	s := t.at(i)
	kind, ok := t.match(s, at)
	if !ok {
		if at&(middle|tail) == 0 || !beginsNotes(s) {
			return 0, 0, 0
		}
		return Advisory, len(t.lines) - i, t.lines[len(t.lines)-1].End
	}
	if kind == SignOff && t.follows(i) && !endsSentence(t.at(i-1)) && creditLine(s) && !agencyLine(s) && !endMark(s) {
		return 0, 0, 0 // the end of a paragraph: "... he told / Reuters."
	}
	n, end = t.closed(i)
	if kind == Advisory || kind == Embargo {
		if m := t.paragraph(i); m > n {
			n, end = m, t.lines[i+m-1].End
		}
	} else if end == t.lines[i+n-1].End && t.wrapped(i, i+n) && !(kind == SignOff && i+n == len(t.lines)-1 && initials(t.at(i+n))) {
		return 0, 0, 0
	}
	if kind == Related {
		n = t.pointers(i+n) - i
		end = t.lines[i+n-1].End
	}
	return kind, n, end
}

// mostOpen is the largest number of lines over which an open bracket, or a list that continues after a comma, is
// followed.
const mostOpen = 4

// closed returns the number of lines from line i to the line that closes the bracket at the start of line i, or that does
// not end with a comma. It also returns the end of the bracket or of that line.
func (t *text) closed(i int) (n int, end uint32) {
	start := t.lines[i].Start
	s := t.at(i)
	n = 1
	for open := unclosed(s); open && t.follows(i+n) && n < mostOpen; n++ {
		s = t.body[start:t.lines[i+n].End]
		open = unclosed(s)
	}
	if k := closing(s); k > 0 && strings.ContainsFunc(s[k:], isWordRune) {
		return n, start + uint32(k)
	}
	return n, t.lines[i+n-1].End
}

// closing returns the end of the bracket at the start of s; 0 if there is none, or if it is "(c)".
func closing(s string) int {
	if s[0] != '(' || hasPrefixFold(s, "(c)") {
		return 0
	}
	depth := 0
	for k := range len(s) {
		switch s[k] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return k + 1
			}
		}
	}
	return 0
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// The widths in bytes of a wrapped text: its longest line has at most widestWrap, and a line that continues below would
// exceed leastWrap with the first word of the next line.
const (
	widestWrap = 100
	leastWrap  = 62
	leastFull  = 40 // of a line that may be full, where a line below it would be of dates or figures alone
)

// paragraph returns the number of lines from line i on that make one paragraph of a wrapped text: no blank line separates
// them, none is indented, and each was full.
func (t *text) paragraph(i int) int {
	n := 1
	for ; t.follows(i+n) && t.lines[i+n].Len() <= widestWrap; n++ {
		before, next := t.lines[i+n-1], t.at(i+n)
		word, _, _ := strings.Cut(next, " ")
		indented := t.lines[i+n].Start > 0 && t.body[t.lines[i+n].Start-1] != '\n'
		if before.Len() > widestWrap || before.Len()+1+len(word) < leastWrap || indented {
			break
		}
		if _, zone := t.match(next, t.where(i+n)); zone || isByline(bare(next)) {
			break
		}
		if h := readHeader(next); h.certain(next[h.end:]) {
			break
		}
	}
	return n
}

// where returns the parts of the article in which line i lies.
func (t *text) where(i int) where {
	left := len(t.lines) - i
	if i == 0 {
		return top
	}
	var w where
	if i < headLines {
		w = below
	}
	switch {
	case left <= lastLines:
		w |= tail | last
	case left <= tailLines:
		w |= tail
	case w == 0:
		w = middle
	}
	if t.follows(i) && t.lines[i-1].Len() >= leastFull {
		w |= full
	}
	return w
}

// match returns the kind of the first rule that s satisfies, a line in the parts at.
func (t *text) match(s string, at where) (Kind, bool) {
	words := s
	if !isASCIILetter(s[0]) {
		words = strings.TrimLeft(s, bullets)
	}
	rules := openingsOf(words)
	for i := range rules {
		if o := &rules[i]; o.where&at != 0 && hasPrefixFold(words, o.words) && o.rest(words[len(o.words):]) {
			return o.kind, true
		}
	}
	if readTake(s) > 0 {
		return Take, true
	}
	for i := range shapes {
		r := &shapes[i]
		if r.where&at != 0 && r.never&at == 0 && r.needs&^t.clues == 0 && len(s) <= r.most && r.match(s) {
			return r.kind, true
		}
	}
	return 0, false
}

// pointers returns the end of the headlines from line j on, below a heading like "Related articles". They are all lines down to the next
// zone or the end of the text, or two and more down to a blank line; or else none.
func (t *text) pointers(j int) int {
	for k := j; ; k++ {
		if k == len(t.lines) {
			return k
		}
		if k >= j+2 && t.lines[k].gap && !t.headline(k) {
			return k
		}
		if _, ok := t.match(t.at(k), t.where(k)); ok {
			return k
		}
		if !t.headline(k) {
			return j
		}
	}
}

// unclosed reports whether s continues in the next line: it ends with a comma or lacks a closing bracket.
func unclosed(s string) bool {
	return s[len(s)-1] == ',' || s[0] == '(' && strings.IndexByte(s, ')') < 0
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hasPrefixFold reports whether s begins with prefix, in any case. prefix has two bytes or more.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && sameLetter(s[1], prefix[1]) && strings.EqualFold(s[:len(prefix)], prefix)
}

// sameLetter reports whether the byte c of a text can match the byte of a rule in some case. It spares most lines a
// comparison.
func sameLetter(c, rule byte) bool { return c|0x20 == rule|0x20 || rule >= utf8.RuneSelf }

// hasSuffixFold reports whether s ends with suffix, in any case.
func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && sameLetter(s[len(s)-1], suffix[len(suffix)-1]) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}
