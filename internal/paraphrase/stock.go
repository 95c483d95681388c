package paraphrase

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/normalize"
)

// stockForm is a form of the sentences that stand in unrelated stories: who did not comment, that nobody was hurt, who wrote the
// report. Two of them are no paraphrase: what they say is about other people each time.
type stockForm struct {
	pattern string // over the sentence in small letters, with straight apostrophes and single spaces
	spare   int    // most words of the sentence beside those that the pattern matches; with more it tells something of its own
}

// stockForms has the forms by what they say, and by language. A form needs no name of who speaks.
var stockForms = compileForms([]stockForm{
	// No comment.
	{`\b(not|n't|never|nor|neither|nobody|none) (\S+ ){0,3}(respond(ed)?|repl(y|ied)|answer(ed)?|return(ed)?) (\S+ ){0,7}(requests?|inquir(y|ies)|enquir(y|ies)|questions?|calls?|e-?mails?|messages?|comments?)\b( for( (further|immediate))? comments?| seeking comments?)?`, 14},
	{`\b(not|n't) (immediately |yet |publicly |been )*(be reached|(be |been )?available|reachable|comment(ed)?|respond(ed)?)\b( (for|to|on)( \w+)? comments?)?`, 10},
	{`\b(declin|refus)(ed|es|ing) (\w+ ){0,2}(comments?|(to )?(be (named|identified|interviewed|quoted|drawn)|comment(ing)?|discuss|talk|elaborate|speak|say|provide|answer|confirm|give|disclose|reveal)|request)\b`, 14},
	{`\b(had|has|have|offered|gave) (no|any) (immediate |further |official )?comment\b`, 8},
	{`\b(un)?(available|reached|contacted|approached) for (further )?comment\b`, 10},
	{`\bcould ?(not|n't) (immediately |independently )?(be )?(reached|contacted|verif(y|ied)|confirm(ed)?)\b`, 10},
	{`\b(did|does|would) ?(not|n't) (\w+ )?(elaborate|give (further |any |more )*details|provide (further |any |more )*details|say (when|how|why|what|whether|who))\b`, 10},
	{`(reagiert|antwortet|beantwortet|äußert)\S* (\S+ ){0,6}(nicht|keine?) ?(\S+ ){0,4}(anfragen?|fragen|stellungnahme|bitten?)`, 10},
	{`\b(reagiert|antwortet|beantwortet|will|woll|möcht|konnt)\S* (\S+ ){0,8}(nicht|keine) (\S+ ){0,3}(äußern|kommentieren|sagen|sprechen|nennen|machen|antworten|beantworten)$`, 10},
	{`\b(anfragen?|stellungnahme|fragen|bitten?)\b (\S+ ){0,4}(reagiert|antwortet|beantwortet)\S* (\S+ ){0,8}(nicht|keine)`, 10},
	{`\b(lehnt|lehnten|lehnte)\b (\S+ ){0,6}(stellungnahme|kommentar|interview|äußerung)`, 10},
	{`\b(war|waren|stand|standen)\b (\S+ ){0,5}(nicht (\S+ ){0,3}(erreichbar|erreichen)|für (eine|einen) (stellungnahme|kommentar))`, 10},
	{`\bn(e |')(\S+ )?(pas|plus|point) (\S+ )?(répondu|souhaité|voulu|réagi|donné suite|fait de commentaires?|commenté)`, 12},
	{`\b(refusé|refuse|décliné)\S* (\S+ ){0,3}(commentaires?|commenter|répondre|s'exprimer)`, 10},
	{`\bno (\S+ )?(respondi|contest|quis|hizo|hicieron|ha respondido|han respondido|atendi|devolvi)\S* (\S+ ){0,8}(comentarios?|comentar|solicitud(es)?|petici(ón|ones)|preguntas|declaraciones|llamadas|opinar)`, 12},
	{`\b(declin|rehus|se neg)\S* (\S+ ){0,2}(comentar|comentarios|declarar|responder)`, 10},
	{`\bnon (ha|hanno) (\S+ )?(risposto|voluto|rilasciato|commentato)`, 12},
	{`\b(rifiutat|declinat)\S* (\S+ ){0,2}(comment\S*|rispondere)`, 10},
	{`\bnão (\S+ )?(respond|quis|retorn|coment|se manifest|se pronunci)\S*`, 12},
	{`\b(wilde|wilden|wil|kon|konden|reageerde|reageerden|was|waren)\b (\S+ ){0,6}niet (\S+ )?(reageren|bereikbaar|bereikt|kwijt|commentaar|ingaan)`, 10},
	{`\breageerden? (\S+ ){0,3}niet`, 10},
	{`\b(vill|ville|ønsker|ønsket|ønskede|önskar|önskade|har)\b (\S+ ){0,3}(inte|ikke) (\S+ )?(kommentera|kommentere|kommentert|uttala|uttale|svart|svarat|svare|besvart|udtale|besvaret)`, 12},
	{`отказал\S* (\S+ ){0,3}(комментари|комментировать|отвечать)`, 10},
	{`(^| )не (\S+ )?(ответил|прокомментировал|предоставил|отреагировал|смог)\S* (\S+ ){0,6}(запрос|комментари|вопрос)`, 10},
	{`\b(nie (\S+ )?(odpowiedzi|skomentowa|odniosł|odniós)|odmówi)\S* (\S+ ){0,4}(pytani|komentarz|prośb)`, 10},
	{`\bei(vät)? (\S+ )?(vastannut|vastanneet|halunnut|halunneet|kommentoinut|kommentoineet)`, 8},

	// Nobody was hurt.
	{`\b(no ?-?one|nobody|none) (\w+ ){0,5}(hurt|injured|harmed|wounded|killed)\b`, 9},
	{`\bno (\w+ ){0,4}(injuries|casualties|fatalities|deaths|victims)\b( (were|was|have been|had been|are) (\w+ )?(reported|known))?`, 9},
	{`\bno (\w+ ){0,3}(was|were|has been|have been) (\w+ )?(hurt|injured|harmed)\b`, 9},
	{`\b(verletzt wurde|niemand wurde|niemand ist|niemand sei|keine verletzten|es gab keine)`, 9},
	{`\b(personne n'a été (\S+ )?bless|aucun(e)? (\S+ )?(bless|victime))`, 9},
	{`\b(no (hubo|se registraron|se reportaron|hay|dejó) (\S+ ){0,2}(heridos|víctimas|lesionados)|nadie (resultó|ha resultado|salió) )`, 9},
	{`\b(nessun|non ci sono) ?(\S+ ){0,3}(ferit|vittim)`, 9},
	{`\b(ninguém (ficou|se feriu|foi)|não (há|houve) (\S+ ){0,2}(feridos|vítimas))`, 9},
	{`\b(niemand|er) (raakte|raakten|is|vielen) (\S+ ){0,2}(gewond|gewonden|geen)`, 9},
	{`\bingen (\S+ )?(personer |person )?(ble|blev|skal være|kom til|har) (\S+ )?(skad|såret|kommit)`, 9},
	{`(никто не (пострадал|ранен|погиб)|пострадавших (нет|не))`, 9},
	{`\bnikt nie (\S+ )?(ranny|odniósł|ucierpiał|został)`, 9},
	{`\bkukaan ei (\S+ )?loukkaantunut`, 9},

	// What is not told.
	{`\b(terms|details|price|value|sum|amount|names?|identit(y|ies)) (\w+('s)? ){0,7}(were|was|are|have|has|had|is) ?(not|n't) (\w+ ){0,2}(disclosed|released|given|known|available|public|revealed|announced|provided)\b`, 8},
	{`\b(no|few|undisclosed) (further |other |more |financial |immediate )*(details|terms|information)\b`, 8},
	{`\bwas (not|n't) (immediately |yet |made )*(clear|known)\b`, 8},
	{`\b(details|einzelheiten|kaufpreis|konditionen|preis|nähere angaben|zum preis)\b (\S+ ){0,6}(nicht|keine)`, 8},
	{`\b(montant|détails|termes|modalités|conditions|prix) (\S+ ){0,5}(n'ont|n'a|non) (\S+ ){0,3}(divulgu|dévoil|communiqu|précis|révél|rendu)`, 8},
	{`\bno se (\S+ )?(revel|divulg|dieron|dio|detall|inform)\S* (\S+ ){0,5}(detalles|términos|condiciones|monto|precio)`, 8},
	{`\b(valor|termos|detalhes|condições) (\S+ ){0,6}não (foi|foram) (\S+ )?(divulgad|revelad|informad)`, 8},
	{`(условия|сумма|детали|подробности) (\S+ ){0,3}не (раскрыва|разглаша|сообща|уточня|назыв)`, 8},

	// Who spoke, and how.
	{`\b(on|under) (the )?conditions? of (complete )?anonymity\b`, 16},
	{`\b(not|n't) (\w+ )?(authori[sz]ed|permitted|allowed) to (\w+ )?(speak|talk|comment|discuss|brief|disclose)\b`, 16},
	{`\bask(ed|ing)? (that (\w+ ){1,3})?not (to )?be (named|identified|quoted)\b`, 12},
	{`^(\S+ ){1,5}(said|announced|confirmed|added) (\w+ )?in an? (\w+ ){0,2}(statement|release|interview|e-?mail|tweet|post)\b`, 5},
	{`^(\S+ ){1,5}(teilte|teilten|erklärte|sagte|hieß) (\S+ ){0,4}(mitteilung|erklärung|stellungnahme|mit)$`, 4},

	// Police, courts and hospitals.
	{`\b(investigations?|inquir(y|ies)|probe) (\w+ ){0,8}(is|are|was|were|remains?|continues?|has been|have been) ?(\w+ )?(ongoing|under ?way|continuing|open(ed)?|launched|under)?\b`, 7},
	{`\b((is|are|was|were|remains?) (\w+ )?(under investigation|(being )?investigat(ed|ing))|continu(es?|ing) to investigate)\b`, 8},
	{`\bno (\w+ )?arrests? (have|has|had|were|was)\b`, 8},
	{`\b(remanded|released|appear(ed)?|appearing) (\w+ )?(in custody|on (\w+ )?bail|in court|before)\b`, 14},
	{`\bif (convicted|found guilty)\b`, 14},
	{`\bpleaded (not )?guilty\b`, 8},
	{`\b(taken|rushed|airlifted|transported|brought|flown) to (\w+ ){0,5}hospitals?\b`, 8},
	{`\b(died|treated|recovering) (\w+ ){0,4}hospital\b`, 6},
	{`\b(serious|critical|stable|non-?life-?threatening|life-?threatening|minor)\b (\w+ ){0,2}(condition|injuries)\b`, 9},
	{`\b(the )?(\w+ )?(fire ?(brigade|fighters|department|crews?)|police|ambulances?|rescuers|paramedics|emergency (services|crews)|officers) (was|were|had been) (called|alerted|dispatched|summoned)\b`, 16},
	{`\broads? (\w+ )?(has been|have been|is|are|was|were|remains?) (\w+ )?(closed|blocked)\b`, 12},
	{`\bdiversions? (is|are|were|was) in (place|operation)\b`, 12},
	{`\b(has not been|have not|was not|been) (formally |yet |publicly )*(named|identified)\b`, 8},
	{`\b(anyone|anybody|witnesses|those) (with|who|having) (\w+ ){0,8}(information|saw|witnessed|details|footage)\b`, 20},
	{`\b(ermittlungen|polizei)\b (\S+ ){0,4}(ermittelt|dauern|laufen|aufgenommen|eingeleitet)`, 8},
	{`\b(feuerwehr|polizei|rettungsdienst)\b (\S+ ){0,4}(gerufen|alarmiert|verständigt)`, 12},
	{`\b(une enquête|l'enquête) (\S+ ){0,12}(ouverte|cours|ouvert)`, 12},
	{`\b(ouvert|ouvre|ouvrent|diligenté) une enquête`, 12},
	{`\b(investiga|investigan|investigad)\S* (\S+ ){0,6}(causas|hechos|circunstancias)`, 10},
	{`\b(causas|hechos|circunstancias) (\S+ ){0,8}investig`, 10},
	{`\b(indaga|indagano|indagini) (\S+ ){0,6}(cause|corso|aperta|aperte)?`, 8},
	{`\b(signed|signs) (the |a )?(\w+ )?(bill|measure|legislation|order|act) into law\b`, 5},

	// No (group) claimed responsibility.
	{`\b(no ?-?(one|group|organi[sz]ation)|nobody) (\w+ ){0,5}claim(ed)? (\w+ )?responsibility\b`, 10},

	// Who wrote it, and where it goes on.
	{`\bcontributed (reporting )?(to|for) (this|the) (\w+ )?(report|story|article|post|piece)\b`, 30},
	{`\b(reporting|writing|editing) by\b`, 20},
	{`\b(follow|contact|reach|e-?mail|write to|tweet)\b (\S+ ){0,6}(on (twitter|facebook|instagram|x)|the (writer|author|reporter)s? at|https?://|at \S+@\S+|@\S+)`, 30},
	{`\S+@\S+\.\S+`, 16},
	{`^(the |\S+ ){0,4}(author|writer|columnist) (is|was|works)\b`, 20},
	{`\bis (an? |the )?(\w+ ){0,2}(managing|senior|executive|chief|deputy|contributing|associate)?-? ?(editor|columnist|correspondent|staff writer)( ?-?at-? ?large)? (of|at|for|with|in)\b`, 12},
	{`\b(share|follow|tweet|comment|sign up|subscribe|click|read more|see more|check out|watch)\b (\S+ ){0,5}(slide|story|article|video|clip|interview|newsletter|below|above|here|facebook|twitter)\b`, 12},
	{`\b(edited )?excerpts (of|from) (the|an?|our|this) (interview|conversation)\b`, 30},
	{`\bfirst reported (by|on|in)\b`, 10},
	{`\b(this|the) (story|article|report|version|post) (has been|was|is) (\w+ )?(updated|corrected|changed|amended|developing|published)\b`, 30},
	{`\b(daily|weekly|monthly|sunday|times|post|edition|newspaper|magazine)\b (\S+ ){0,4}\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b`, 12},
})

// compiledForm is a form that can be looked for.
type compiledForm struct {
	*regexp.Regexp
	spare int
	any   []string // parts of words, of which a sentence of the form has one
}

func compileForms(forms []stockForm) []compiledForm {
	out := make([]compiledForm, len(forms))
	for i, f := range forms {
		tree, err := syntax.Parse(f.pattern, syntax.Perl)
		if err != nil {
			panic("paraphrase: internal error: " + err.Error())
		}
		out[i] = compiledForm{regexp.MustCompile(f.pattern), f.spare, needed(tree.Simplify())}
	}
	return out
}

// needed returns parts of words of which every match of an expression has one; nil if there are no such parts.
func needed(e *syntax.Regexp) []string {
	switch e.Op {
	case syntax.OpLiteral:
		return []string{string(e.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(e.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range e.Sub {
			if parts := needed(sub); shortestOf(parts) > shortestOf(best) {
				best = parts
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range e.Sub {
			parts := needed(sub)
			if parts == nil {
				return nil
			}
			all = append(all, parts...)
		}
		return all
	}
	return nil
}

// shortestOf returns the length of the shortest of some parts; 0 if there are none.
func shortestOf(parts []string) int {
	if len(parts) == 0 {
		return 0
	}
	return len(slices.MinFunc(parts, func(x, y string) int { return len(x) - len(y) }))
}

// may reports whether a sentence may be of the form.
func (f *compiledForm) may(sentence string) bool {
	return f.any == nil || slices.ContainsFunc(f.any, func(part string) bool { return strings.Contains(sentence, part) })
}

// stockParts finds the forms that a sentence may have.
var stockParts = newPartIndex(stockForms)

// straight makes the marks of a sentence those of the forms.
var straight = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00a0", " ", "‑", "-")

// IsStock reports whether a sentence is of a form that unrelated stories have. It knows the forms of some languages, and takes
// a few microseconds.
func IsStock(sentence string) bool {
	s := strings.Join(strings.Fields(straight.Replace(strings.ToLower(sentence))), " ")
	s = strings.TrimRight(strings.TrimLeft(s, "-–—\"“”'„«»( "), ".!?\"“”'„«») ")
	var few [4]uint64
	may := append(bitset.Set(few[:0]), stockParts.always...)
	stockParts.in(may, s)
	words := -1 // not counted yet
	for i := range stockForms {
		f := &stockForms[i]
		if !may.Has(i) || !f.may(s) {
			continue
		}
		at := f.FindStringIndex(s)
		if at != nil && words < 0 {
			words = len(normalize.Words(nil, s))
		}
		if at != nil && words-len(normalize.Words(nil, s[at[0]:at[1]])) <= f.spare {
			return true
		}
	}
	return false
}
