package wire

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks is a set of version marks, as agencies put them before a headline, in a version line or in a note.
type Marks uint16

const (
	MarkAlert     Marks = 1 << iota // ALERT, FLASH, SNAP, URGENT, BREAKING: a line or two before the story
	MarkUpdate                      // UPDATE 3, or a note such as "(Adds ...)"
	MarkLead                        // 2nd Ld, 3rd Lead
	MarkWritethru                   // Writethru, SUBSTITUTE: the whole story again
	MarkWrapup                      // WRAPUP 2, ROUNDUP, Zusammenfassung
	MarkCorrected                   // CORRECTED, Korrektur, ERRATUM
	MarkRefile                      // REFILE: a slip of form was mended
	MarkRepeat                      // RPT, Wiederholung: unchanged
	MarkAdvisory                    // ADVISORY: a note to the editors
	MarkWithdrawn                   // WITHDRAWN
	MarkKill                        // KILL

	marksUpdating = MarkUpdate | MarkLead | MarkWritethru | MarkWrapup
	marksKilling  = MarkWithdrawn | MarkKill
)

// Version says which version of its story an item is: "CORRECTED-UPDATE 1" is the correction of the first update. The
// zero value is an item without a mark, as first versions are.
type Version struct {
	Marks Marks
	N     int // number of an update, lead, writethru or wrapup, from 1; 0 if none is given
	Take  int // number of a part of the item, from 2; 0 for the first or only part
}

// IsZero reports whether v has no mark, number or take.
func (v Version) IsZero() bool { return v == Version{} }

// Alerts reports whether v is an alert, ahead of the story.
func (v Version) Alerts() bool { return v.Marks&MarkAlert != 0 }

// Updates reports whether v is a later version of a story: an update, a lead, a writethru or a wrapup.
func (v Version) Updates() bool { return v.Marks&marksUpdating != 0 }

// Corrects reports whether v corrects an error of an earlier version.
func (v Version) Corrects() bool { return v.Marks&MarkCorrected != 0 }

// Refiles reports whether v is the same version again, with a slip of form mended.
func (v Version) Refiles() bool { return v.Marks&MarkRefile != 0 }

// Repeats reports whether v was sent again unchanged.
func (v Version) Repeats() bool { return v.Marks&MarkRepeat != 0 }

// Kills reports whether v withdraws the story.
func (v Version) Kills() bool { return v.Marks&marksKilling != 0 }

// Compare orders the versions of one story by their marks: alerts, then the story, its updates by number, and its
// withdrawal; each before its own repeat, refile and correction. The result is negative, zero or positive as v comes
// before, equals or comes after w.
func (v Version) Compare(w Version) int {
	return cmp.Or(
		cmp.Compare(v.stage(), w.stage()),
		cmp.Compare(v.N, w.N),
		cmp.Compare(v.repair(), w.repair()),
		cmp.Compare(v.Marks, w.Marks),
		cmp.Compare(v.Take, w.Take),
	)
}

// stage returns how far the story has come: 0 an alert, 1 the story, 2 an update, 3 a withdrawal or advisory.
func (v Version) stage() int {
	switch {
	case v.Kills() || v.Marks&MarkAdvisory != 0:
		return 3
	case v.Updates():
		return 2
	case v.Alerts():
		return 0
	}
	return 1
}

// repair orders versions by what was done to them: repeated, refiled, corrected.
func (v Version) repair() int {
	n := 0
	for i, m := range [...]Marks{MarkRepeat, MarkRefile, MarkCorrected} {
		if v.Marks&m != 0 {
			n |= 1 << i
		}
	}
	return n
}

// markNames are the marks in the order in which String gives them.
var markNames = [...]struct {
	mark Marks
	name string
}{
	{MarkKill, "KILL"}, {MarkWithdrawn, "WITHDRAWN"}, {MarkAdvisory, "ADVISORY"},
	{MarkRepeat, "RPT"}, {MarkRefile, "REFILE"}, {MarkCorrected, "CORRECTED"},
	{MarkAlert, "ALERT"}, {MarkUpdate, "UPDATE"}, {MarkLead, "LEAD"}, {MarkWritethru, "WRITETHRU"}, {MarkWrapup, "WRAPUP"},
}

// String returns v in one form for all dialects: "CORRECTED-UPDATE 1", "LEAD-WRITETHRU 2", "UPDATE 1-TAKE 2"; "" for the
// zero value. [ReadVersionLine] reads it back.
func (v Version) String() string {
	var parts []string
	for _, m := range markNames {
		if v.Marks&m.mark != 0 {
			parts = append(parts, m.name)
		}
	}
	if n := len(parts); n > 0 && v.N > 0 {
		parts[n-1] += " " + strconv.Itoa(v.N)
	}
	if v.Take > 0 {
		parts = append(parts, "TAKE "+strconv.Itoa(v.Take))
	}
	return strings.Join(parts, "-")
}

// with returns the union of v and w.
func (v Version) with(w Version) Version {
	return Version{v.Marks | w.Marks, max(v.N, w.N), max(v.Take, w.Take)}
}

// trust says what a word needs beside it to count as a mark and not as a word of the headline.
type trust uint8

const (
	sure        trust = iota // no English or other headline goes on so: a separator is enough
	capitals                 // also a word of the language: only in capitals, and not joined to a word in capitals
	beforeColon              // like capitals, but in lower case before a colon too
	numbered                 // only with a number
)

// markWord is a row of the table of dialects.
type markWord struct {
	words string // capitals and small letters are the same
	marks Marks
	trust trust
}

// markWords holds the words of the agencies: Reuters in its languages, AP, AFP, dpa, EFE, PA, TASS and Interfax, Kyodo,
// Yonhap, Xinhua, Dow Jones. Of two rows that fit the longer one counts.
var markWords = [...]markWord{
	// Reuters and most others
	{"UPDATE", MarkUpdate, capitals},
	{"UPD", MarkUpdate, sure},
	{"UPDATED", MarkUpdate, capitals},
	{"WRAPUP", MarkWrapup, sure},
	{"WRAP-UP", MarkWrapup, capitals},
	{"WRAP", MarkWrapup, capitals},
	{"ROUNDUP", MarkWrapup, capitals},
	{"CORRECTED", MarkCorrected, sure},
	{"CORRECTED (OFFICIAL)", MarkCorrected, sure},
	{"(OFFICIAL)-CORRECTED", MarkCorrected, sure},
	{"OFFICIAL CORRECTION", MarkCorrected, sure},
	{"OFFICIAL CORRECTED", MarkCorrected, sure},
	{"CORRECTION", MarkCorrected, sure},
	{"CORRECTS", MarkCorrected, capitals},
	{"CORRECT", MarkCorrected, capitals},
	{"CORRECTIVE", MarkCorrected, sure},
	{"CLARIFICATION", MarkCorrected, sure},
	{"REFILE", MarkRefile, sure},
	{"REFILED", MarkRefile, sure},
	{"RPT", MarkRepeat, sure},
	{"REPEAT", MarkRepeat, capitals},
	{"REPEATS", MarkRepeat, capitals},
	{"REPEATING", MarkRepeat, capitals},
	{"WITHDRAWN", MarkWithdrawn, sure},
	{"STORY WITHDRAWN", MarkWithdrawn, sure},
	{"WITHDRAWAL", MarkWithdrawn, beforeColon},
	{"STORY WITHDRAWAL", MarkWithdrawn, sure},
	{"STORY REMOVED", MarkWithdrawn, sure},
	{"STORY RETRACTED", MarkWithdrawn, sure},
	{"RETRACTED", MarkWithdrawn, sure},
	{"RETRACTION", MarkWithdrawn, beforeColon},
	{"STORY RETRACTION", MarkWithdrawn, sure},
	{"ATTENTION EDITORS - STORY WITHDRAWN", MarkWithdrawn, sure},
	{"ATTENTION EDITORS - WITHDRAWN", MarkWithdrawn, sure},
	{"ATTENTION - STORY WITHDRAWN", MarkWithdrawn, sure},
	{"EDITORS - STORY WITHDRAWN", MarkWithdrawn, sure},
	{"KILL KILL KILL", MarkKill, sure},
	{"KILL ADVISORY", MarkKill, sure},
	{"KILL NOTICE", MarkKill, sure},
	{"KILL", MarkKill, capitals},
	{"BULLETIN KILL", MarkKill, sure},
	{"MANDATORY KILL", MarkKill, sure},
	{"STORY KILL", MarkKill, sure},
	{"STORY KILLED", MarkKill, sure},
	{"ADVISORY", MarkAdvisory, capitals},
	{"ALERT", MarkAlert, capitals},
	{"NEWS ALERT", MarkAlert, capitals},
	{"NEWSALERT", MarkAlert, sure},
	{"APNEWSALERT", MarkAlert, sure},
	{"SNAP", MarkAlert, capitals},
	{"RUSH", MarkAlert, capitals},
	{"FLASH", MarkAlert, capitals},
	{"BULLETIN", MarkAlert, capitals},
	{"URGENT", MarkAlert, beforeColon},
	{"BREAKING", MarkAlert, beforeColon},
	{"BREAKING NEWS", MarkAlert, sure},
	{"JUST IN", MarkAlert, capitals},

	// AP, AFP, PA, Kyodo, Yonhap and Xinhua in English
	{"WRITETHRU", MarkWritethru, sure},
	{"WRITE-THRU", MarkWritethru, sure},
	{"WRITETHROUGH", MarkWritethru, sure},
	{"WRITE-THROUGH", MarkWritethru, capitals},
	{"LD-WRITETHRU", MarkLead | MarkWritethru, sure},
	{"LD WRITETHRU", MarkLead | MarkWritethru, sure},
	{"LEAD WRITETHRU", MarkLead | MarkWritethru, sure},
	{"LEAD-WRITETHRU", MarkLead | MarkWritethru, sure},
	{"LD", MarkLead, numbered},
	{"LEDE", MarkLead, numbered},
	{"LEAD", MarkLead, capitals},
	{"LEAD ALL", MarkLead, capitals},
	{"SUBSTITUTE", MarkWritethru, capitals},
	{"OPTIONAL LEAD", MarkLead, capitals},

	// German: dpa, dpa-AFX, AFP, APA, Reuters
	{"ZUSAMMENFASSUNG", MarkWrapup, sure},
	{"ZUS", MarkWrapup, numbered},
	{"AKTUALISIERT", MarkUpdate, sure},
	{"AKTUALISIERUNG", MarkUpdate, sure},
	{"NEUFASSUNG", MarkWritethru, sure},
	{"KORREKTUR", MarkCorrected, sure},
	{"KORRIGIERT", MarkCorrected, sure},
	{"BERICHTIGUNG", MarkCorrected, sure},
	{"BERICHTIGT", MarkCorrected, sure},
	{"WIEDERHOLUNG", MarkRepeat, sure},
	{"WDHLG", MarkRepeat, sure},
	{"WDH", MarkRepeat, sure},
	{"EIL", MarkAlert, capitals},
	{"EILMELDUNG", MarkAlert, sure},
	{"BLITZ", MarkAlert, capitals},
	{"ZURÜCKGEZOGEN", MarkWithdrawn, sure},
	{"MELDUNG ZURÜCKGEZOGEN", MarkWithdrawn, sure},
	{"ACHTUNG! MELDUNG ZURÜCKGEZOGEN", MarkWithdrawn, sure},
	{"RÜCKRUF", MarkWithdrawn, capitals},
	{"ANNULLIERUNG", MarkKill, capitals},
	{"ANNULLIERT", MarkKill, capitals},
	{"STORNO", MarkKill, capitals},
	{"STORNIERT", MarkKill, capitals},
	{"BITTE STREICHEN", MarkKill, sure},

	// French
	{"MISE À JOUR", MarkUpdate, sure},
	{"MISE A JOUR", MarkUpdate, sure},
	{"ACTUALISÉ", MarkUpdate, sure},
	{"SYNTHÈSE", MarkWrapup, capitals},
	{"SYNTHESE", MarkWrapup, capitals},
	{"RECTIFICATIF", MarkCorrected, sure},
	{"CORRIGÉ", MarkCorrected, capitals},
	{"COR", MarkCorrected, capitals},
	{"CORR", MarkCorrected, capitals},
	{"ERRATUM", MarkCorrected, sure},
	{"RÉPÉTITION", MarkRepeat, capitals},
	{"BIS", MarkRepeat, capitals},
	{"ALERTE", MarkAlert, capitals},
	{"ANNULATION", MarkKill, capitals},
	{"ANNULE ET REMPLACE", MarkCorrected, sure},
	{"ANNULÉ", MarkKill, capitals},
	{"ANNULÉE", MarkKill, capitals},
	{"DÉPÊCHE ANNULÉE", MarkKill, sure},

	// Spanish, Portuguese and Italian
	{"ACTUALIZACIÓN", MarkUpdate, sure},
	{"ACTUALIZACION", MarkUpdate, sure},
	{"ACTUALIZA", MarkUpdate, sure},
	{"AMPLIACIÓN", MarkUpdate, capitals},
	{"AMPLIACION", MarkUpdate, capitals},
	{"ACT", MarkUpdate, numbered},
	{"RESUMEN", MarkWrapup, capitals},
	{"RECTIFICACIÓN", MarkCorrected, sure},
	{"RECTIFICACION", MarkCorrected, sure},
	{"RETIFICAÇÃO", MarkCorrected, sure},
	{"RETTIFICA", MarkCorrected, sure},
	{"CORRECCIÓN", MarkCorrected, sure},
	{"CORRECCION", MarkCorrected, sure},
	{"CORREGIDO", MarkCorrected, sure},
	{"CORREGIDA", MarkCorrected, sure},
	{"FE DE ERRATAS", MarkCorrected, sure},
	{"REPETICIÓN", MarkRepeat, capitals},
	{"REPETICION", MarkRepeat, capitals},
	{"REPITE", MarkRepeat, capitals},
	{"URGENTE", MarkAlert, capitals},
	{"ÚLTIMA HORA", MarkAlert, capitals},
	{"ANULACIÓN", MarkKill, capitals},
	{"ANULADA", MarkKill, capitals},
	{"ANULADO", MarkKill, capitals},
	{"NOTA ANULADA", MarkKill, sure},
	{"NOTICIA ANULADA", MarkKill, sure},
	{"ANULAÇÃO", MarkKill, capitals},
	{"NOTÍCIA ANULADA", MarkKill, sure},
	{"ANNULLAMENTO", MarkKill, capitals},
	{"ANNULLATA", MarkKill, capitals},
	{"NOTA RETIRADA", MarkKill, sure},
	{"ATUALIZAÇÃO", MarkUpdate, sure},
	{"ATUALIZA", MarkUpdate, sure},
	{"CONSOLIDA", MarkWrapup, capitals},
	{"CORREÇÃO", MarkCorrected, sure},
	{"CORRIGIDO", MarkCorrected, sure},
	{"REPETIÇÃO", MarkRepeat, capitals},
	{"AGGIORNAMENTO", MarkUpdate, capitals},
	{"AGGIORNA", MarkUpdate, sure},
	{"PUNTO", MarkWrapup, numbered},
	{"SINTESI", MarkWrapup, capitals},
	{"CORRETTO", MarkCorrected, capitals},
	{"CORREZIONE", MarkCorrected, sure},
	{"ERRATA CORRIGE", MarkCorrected, sure},
	{"RIPETIZIONE", MarkRepeat, capitals},

	// Russian: TASS, Interfax, RIA Novosti
	{"ДОПОЛНЕНО", MarkUpdate, sure},
	{"ОБНОВЛЕНО", MarkUpdate, sure},
	{"ИСПРАВЛЕНИЕ", MarkCorrected, sure},
	{"ИСПРАВЛЕНО", MarkCorrected, sure},
	{"ПОПРАВКА", MarkCorrected, capitals},
	{"УТОЧНЕНИЕ", MarkCorrected, capitals},
	{"ПОВТОР", MarkRepeat, sure},
	{"СРОЧНО", MarkAlert, sure},
	{"МОЛНИЯ", MarkAlert, capitals},
	{"АННУЛИРОВАНО", MarkKill, sure},
	{"АННУЛИРОВАНИЕ", MarkKill, capitals},
	{"ОТЗЫВ", MarkWithdrawn, capitals},

	// Dutch, the languages of the north, Polish and others
	{"RECTIFICATIE", MarkCorrected, sure},
	{"CORRECTIE", MarkCorrected, sure},
	{"RÄTTELSE", MarkCorrected, sure},
	{"RETTELSE", MarkCorrected, sure},
	{"RETTING", MarkCorrected, sure},
	{"OIKAISU", MarkCorrected, sure},
	{"KORJAUS", MarkCorrected, beforeColon},
	{"SPROSTOWANIE", MarkCorrected, sure},
	{"KOREKTA", MarkCorrected, beforeColon},
	{"ВИПРАВЛЕННЯ", MarkCorrected, sure},
	{"OPRAVA", MarkCorrected, beforeColon},
	{"HELYESBÍTÉS", MarkCorrected, sure},
	{"DÜZELTME", MarkCorrected, sure},
	{"ΔΙΟΡΘΩΣΗ", MarkCorrected, sure},
	{"تصحيح", MarkCorrected, sure},
	{"תיקון טעות", MarkCorrected, sure},
	{"更正", MarkCorrected, sure},
	{"訂正", MarkCorrected, sure},
	{"정정", MarkCorrected, sure},
	{"INTREKKING", MarkWithdrawn, capitals},
	{"INGETROKKEN", MarkWithdrawn, capitals},
	{"TILLBAKADRAGEN", MarkWithdrawn, capitals},
	{"TILLBAKADRAGET", MarkWithdrawn, capitals},
	{"TREKKES", MarkWithdrawn, capitals},
	{"TRUKKET", MarkWithdrawn, capitals},
	{"ANNULLERES", MarkKill, capitals},
	{"ANNULLERET", MarkKill, capitals},
	{"ANULACJA", MarkKill, capitals},
	{"ANULOWANE", MarkKill, capitals},
}

// noteVerbs begin the notes in brackets and the lines for editors that tell what a version changes.
var noteVerbs = [...]markWord{
	{words: "Adds", marks: MarkUpdate}, {words: "Updates", marks: MarkUpdate}, {words: "Updating", marks: MarkUpdate},
	{words: "Updated", marks: MarkUpdate}, {words: "Rewrites", marks: MarkUpdate}, {words: "Recasts", marks: MarkUpdate},
	{words: "Releads", marks: MarkUpdate}, {words: "Changes", marks: MarkUpdate}, {words: "Writes through", marks: MarkUpdate},
	{words: "Combines", marks: MarkUpdate}, {words: "Subs", marks: MarkUpdate}, {words: "Deletes", marks: MarkUpdate},
	{words: "Removes", marks: MarkUpdate}, {words: "Drops", marks: MarkUpdate}, {words: "Edits", marks: MarkUpdate},
	{words: "Tops with", marks: MarkUpdate}, {words: "Leads with", marks: MarkUpdate}, {words: "Minor edits", marks: MarkUpdate},
	{words: "Restores", marks: MarkUpdate}, {words: "Moves", marks: MarkUpdate}, {words: "Inserts", marks: MarkUpdate},
	{words: "Clarifies", marks: MarkCorrected}, {words: "Corrects", marks: MarkCorrected}, {words: "Correcting", marks: MarkCorrected},
	{words: "Corrected", marks: MarkCorrected}, {words: "Fixes", marks: MarkCorrected},
	{words: "Official correction", marks: MarkCorrected}, {words: "Official corrects", marks: MarkCorrected},
	{words: "Refiles", marks: MarkRefile}, {words: "Refiling", marks: MarkRefile}, {words: "Refiled", marks: MarkRefile},
	{words: "Repeats", marks: MarkRepeat}, {words: "Repeating", marks: MarkRepeat}, {words: "Repeated", marks: MarkRepeat},
	{words: "Withdraws", marks: MarkWithdrawn}, {words: "Withdrawing", marks: MarkWithdrawn}, {words: "Withdrawn", marks: MarkWithdrawn},
	{words: "Story withdrawn", marks: MarkWithdrawn},

	{words: "Neu:", marks: MarkUpdate}, {words: "Durchgehend neu", marks: MarkUpdate}, {words: "Aktualisiert", marks: MarkUpdate},
	{words: "Ergänzt", marks: MarkUpdate}, {words: "Berichtigt", marks: MarkCorrected}, {words: "Korrigiert", marks: MarkCorrected},
	{words: "Wiederholt", marks: MarkRepeat},
	{words: "Ajoute", marks: MarkUpdate}, {words: "Actualisé", marks: MarkUpdate}, {words: "Actualise", marks: MarkUpdate},
	{words: "Corrige", marks: MarkCorrected}, {words: "Répète", marks: MarkRepeat},
	{words: "Agrega", marks: MarkUpdate}, {words: "Añade", marks: MarkUpdate}, {words: "Actualiza", marks: MarkUpdate},
	{words: "Amplía", marks: MarkUpdate}, {words: "Repite", marks: MarkRepeat},
	{words: "Acrescenta", marks: MarkUpdate}, {words: "Atualiza", marks: MarkUpdate}, {words: "Aggiunge", marks: MarkUpdate},
	{words: "Aggiorna", marks: MarkUpdate}, {words: "Corregge", marks: MarkCorrected}, {words: "Ripete", marks: MarkRepeat},
	{words: "Добавлен", marks: MarkUpdate}, {words: "Дополнен", marks: MarkUpdate}, {words: "Обновлен", marks: MarkUpdate},
	{words: "Исправлен", marks: MarkCorrected}, {words: "Повтор", marks: MarkRepeat},
}

// editorsLines begin the lines for editors of AP and others.
var editorsLines = [...]string{"Eds:", "Eds.:", "EDS -", "Editors:"}

// lastTake is the number of a take behind a headline.
var lastTake = regexp.MustCompile(` +(?:-([2-9])-|\(([1-9]) (?:of|von|de|di|av|из) [2-9]\))$`)

// takeWords are followed by the number of a take, or preceded by its ordinal. "1st Add" is the second take.
var takeWords = [...]string{"TAKE", "TK", "PART", "PAGE", "ADD"}

const (
	mostNumber = 99  // of a version or take: larger ones are figures of the story
	mostNote   = 400 // bytes of a note or version line
)

// ReadHeadline returns the version in the marks of a headline, and the headline without them and without the white space
// around it. bare is "" if the title is nothing but marks.
func ReadHeadline(title string) (v Version, bare string) {
	bare = trimMarks(title)
	if core := strings.Trim(bare, " .!=-"); strings.EqualFold(core, "kill") {
		return Version{Marks: MarkKill}, "" // a title that is nothing else, however it is written
	}
	for {
		bare = trimMarks(strings.TrimRightFunc(bare, func(r rune) bool { return r == '=' || invisible(r) }))
		m, n := frontMark(bare)
		if n > 0 {
			bare = bare[n:]
		} else if m, n = backMark(bare); n > 0 {
			bare = bare[:len(bare)-n]
		} else {
			break
		}
		v = v.with(m)
	}
	if v.Marks&MarkAdvisory != 0 && tellsWithdrawal(bare) {
		v.Marks |= MarkWithdrawn
	}
	return v, bare
}

// ReadVersionLine returns the version in a line without any story: marks alone ("2nd Ld"), a slug with marks
// ("BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500"), a note in brackets ("(Adds quotes)"), a line for editors ("Eds:
// Updates."), or a take ("=2"). ok is false for any other line. A line for editors without a mark gives the zero Version
// and true.
func ReadVersionLine(line string) (v Version, ok bool) {
	s := trimMarks(line)
	if s == "" || len(s) > mostNote {
		return Version{}, false
	}
	for _, words := range editorsLines {
		if hasPrefixFold(s, words) {
			return sentencesOf(s[len(words):]), true
		}
	}
	if v, ok := note(s); ok {
		return v, true
	}
	v, rest := ReadHeadline(s)
	if rest == "" || !v.IsZero() && onlyFigures(rest) {
		return v, !v.IsZero()
	}
	return slugVersion(s)
}

// trimMarks removes white space and the invisible characters that channels put around a headline.
func trimMarks(s string) string {
	return strings.TrimFunc(s, invisible)
}

// invisible reports whether r is white space or a character that cannot be seen.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// frontMark returns the mark at the start of s, and the number of bytes of the mark and its separator; 0 if there is
// none.
func frontMark(s string) (Version, int) {
	if inner, n := bracketed(s); n > 0 {
		v, ok := wholeMark(inner)
		if !ok {
			return Version{}, 0
		}
		for n < len(s) && strings.IndexByte(" -:", s[n]) >= 0 {
			n++
		}
		return v, n
	}
	m := markAt(s)
	if m.n == 0 {
		return Version{}, 0
	}
	rest := s[m.n:]
	sep := separator(rest)
	switch {
	case m.trust == numbered && !m.numbered, rest != "" && !m.shouted && compound(rest):
		return Version{}, 0
	case rest == "":
		sep = 0
	case sep == 0:
		// "2nd Ld Greece debt talks": an ordinal, and a word that is none of the language or in capitals.
		if !m.ordinal || rest[0] != ' ' || m.trust == capitals && !(m.shouted && hasSmall(rest)) {
			return Version{}, 0
		}
	case m.numbered || m.trust == sure || m.trust == beforeColon && rest[0] == ':':
	case !m.shouted:
		return Version{}, 0
	case rest[0] == '-' && !hasSmall(rest): // "SNAP-ON POSTS PROFIT", but "KILL-UPDATE 1-..."
		if _, n := frontMark(rest[sep:]); n == 0 {
			return Version{}, 0
		}
	}
	if rest == "" && m.trust != sure && !m.numbered && !m.shouted {
		return Version{}, 0
	}
	return m.version, m.n + sep
}

// hasSmall reports whether s has a small letter.
func hasSmall(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }

// compound reports whether a hyphen joins rest to the word before it: "-on posts profit".
func compound(rest string) bool { return rest[0] == '-' && startsSmall(rest[1:]) }

// backMark returns the mark at the end of s, and the number of bytes of the mark and its separator; 0 if there is none.
func backMark(s string) (Version, int) {
	if v, n := backTake(s); n > 0 {
		return v, n
	}
	if strings.HasSuffix(s, ")") {
		i := strings.LastIndexByte(s, '(')
		if i <= 0 {
			return Version{}, 0
		}
		if v, ok := wholeMark(s[i+1 : len(s)-1]); ok {
			return v, len(s) - i
		}
		return Version{}, 0
	}
	for _, sep := range [...]string{" - ", " -", " – ", " — ", ", "} {
		i := strings.LastIndex(s, sep)
		if i <= 0 {
			continue
		}
		m := markAt(s[i+len(sep):])
		if m.n > 0 && m.n == len(s)-i-len(sep) && (m.numbered || m.shouted && (sep != ", " || m.version.Kills())) {
			return m.version, len(s) - i
		}
	}
	return Version{}, 0
}

// backTake reads "=2" at the end of a headline, with or without a place in capitals after it, "-2-" and "(2 of 3)".
func backTake(s string) (Version, int) {
	if !strings.HasSuffix(s, "-") && !strings.HasSuffix(s, ")") {
		// neither of the two
	} else if m := lastTake.FindStringSubmatch(s); m != nil {
		n, _ := number(m[1] + m[2])
		return Version{Take: max(n, 1)}, len(m[0])
	}
	i := strings.LastIndex(s, " =")
	if i < 0 {
		return Version{}, 0
	}
	n, size := number(s[i+2:])
	rest := s[i+2+size:]
	if n < 2 || len(rest) > 30 || rest != "" && rest[0] != ' ' || hasSmall(rest) {
		return Version{}, 0
	}
	return Version{Take: n}, len(s) - i
}

// wholeMark reads s, the inside of brackets, as a mark or a note.
func wholeMark(s string) (Version, bool) {
	if v, ok := verbs(s); ok {
		return v, true
	}
	var v Version
	for part := range strings.SplitSeq(s, ",") {
		m := markAt(strings.TrimSpace(part))
		rest := strings.TrimSpace(part)[m.n:]
		switch {
		case m.n == 0 && v.IsZero():
			return Version{}, false
		case m.n == 0: // "(UPDATE 3, PICTURE)"
		case rest == "" && (m.trust != numbered || m.numbered), rest != "" && strings.HasPrefix(rest, ":") && m.trust == sure:
			v = v.with(m.version)
		default:
			return Version{}, false
		}
	}
	return v, true
}

// note reads a note in brackets. The closing bracket may be in a later line.
func note(s string) (Version, bool) {
	if s[0] != '(' && s[0] != '[' {
		return Version{}, false
	}
	if i := strings.IndexAny(s, ")]"); i >= 0 && strings.Trim(s[i+1:], " .-–—=") != "" {
		return Version{}, false
	}
	return wholeMark(strings.TrimRight(s[1:], ")]. -–—="))
}

// verbs reads a note that begins with one of noteVerbs as a whole word. "This story corrects ..." is a note too.
func verbs(s string) (Version, bool) {
	for _, from := range [...]string{"This story ", "This version of the story ", "This version ", "Story "} {
		if hasPrefixFold(s, from) {
			s = s[len(from):]
			break
		}
	}
	for _, w := range noteVerbs {
		if !hasPrefixFold(s, w.words) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[len(w.words):])
		if !unicode.IsLetter(r) || strings.HasSuffix(w.words, "ен") { // Russian verbs go on with the ending
			return Version{Marks: w.marks}, true
		}
	}
	return Version{}, false
}

// sentencesOf reads the sentences of a line for editors.
func sentencesOf(s string) (v Version) {
	for sentence := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '.' || r == ';' }) {
		w, _ := verbs(strings.TrimSpace(sentence))
		v = v.with(w)
	}
	return v
}

// slugVersion finds marks after a slug.
func slugVersion(s string) (v Version, ok bool) {
	if !slugLike(s) {
		return Version{}, false
	}
	at := 0
	for at < len(s) {
		m := markAt(s[at:])
		if m.n > 0 && at > 0 && (m.numbered || m.shouted || m.trust == sure) && m.trust != numbered || m.numbered && at > 0 {
			v, at = v.with(m.version), at+m.n
			continue
		}
		next := strings.IndexAny(s[at:], " ,(")
		if next < 0 {
			break
		}
		at += next + 1
	}
	return v, !v.IsZero()
}

// slugLike reports whether s begins with a slug: a first field with "--", "/", or capitals and a hyphen, in a line that
// is not a sentence.
func slugLike(s string) bool {
	if len(s) > 120 || endsSentence(s) {
		return false
	}
	first, _, _ := strings.Cut(s, " ")
	return strings.Contains(s, "--") || strings.HasSuffix(first, "/") ||
		strings.ContainsAny(first, "-/") && first == strings.ToUpper(first)
}

// onlyFigures reports whether s has no letter, as the dates, hours and counts after a mark in a version line.
func onlyFigures(s string) bool {
	return !strings.ContainsFunc(s, unicode.IsLetter)
}

// tellsWithdrawal reports whether an advisory says that a story is withdrawn.
func tellsWithdrawal(s string) bool {
	s = strings.ToLower(s)
	for _, word := range [...]string{"withdrawn", "withdraws", "killed", "kill ", "disregard", "zurückgezogen", "annul", "anulad", "retirad", "аннулир"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// foundMark is a mark found in a text.
type foundMark struct {
	version  Version
	trust    trust
	n        int  // length in bytes, without a separator; 0 if there is none
	numbered bool // the mark has a number
	ordinal  bool // the number is an ordinal before the mark
	shouted  bool // the word is in capitals
}

// markAt reads the mark at the start of s: "UPDATE 3", "2nd Ld", "1stLd-Writethru", "CORRECTED", "Take 2".
func markAt(s string) foundMark {
	n, at := ordinal(s)
	if take, size := takeMark(s[at:], n); size > 0 {
		return foundMark{version: Version{Take: take}, n: at + size, numbered: true, ordinal: n > 0}
	}
	var best markWord
	for _, w := range markWords {
		if len(w.words) > len(best.words) && at+len(w.words) <= len(s) && hasPrefixFold(s[at:], w.words) && markEnds(s[at:], len(w.words)) {
			best = w
		}
	}
	if best.words == "" {
		return foundMark{}
	}
	word := s[at : at+len(best.words)]
	m := foundMark{
		version: Version{Marks: best.marks, N: n}, trust: best.trust, n: at + len(word),
		numbered: n > 0, ordinal: n > 0, shouted: word == strings.ToUpper(word),
	}
	if n > 0 {
		return m
	}
	gap := len(s[m.n:]) - len(strings.TrimLeft(s[m.n:], " -"))
	if k, size := number(s[m.n+gap:]); size > 0 && gap <= 1 && wordEnds(s[m.n+gap+size:]) && !inFigure(s[m.n+gap+size:]) {
		m.version.N, m.numbered, m.n = k, true, m.n+gap+size
	}
	return m
}

// markEnds reports whether the mark at the start of s may end after n bytes: no letter or digit follows, or the mark is
// in capitals and its number follows, as in "UPDATE3".
func markEnds(s string, n int) bool {
	return wordEnds(s[n:]) || digits(s[n:]) > 0 && s[:n] == strings.ToUpper(s[:n])
}

// takeMark reads "Take 2", or "Take" after the ordinal n.
func takeMark(s string, n int) (take, size int) {
	for _, w := range takeWords {
		if !hasPrefixFold(s, w) || w == "PAGE" && !strings.HasPrefix(s, w) { // "(Page 2)" is where a paper printed it
			continue
		}
		more := 0
		if w == "ADD" {
			more = 1
		}
		if rest := s[len(w):]; n > 0 && wordEnds(rest) && w != "PART" && w != "PAGE" {
			return n + more, len(w)
		} else if n == 0 && strings.HasPrefix(rest, " ") {
			if k, digits := number(rest[1:]); k > 0 && wordEnds(rest[1+digits:]) {
				return k + more, len(w) + 1 + digits
			}
		}
	}
	if n == 0 && strings.HasPrefix(s, "=") {
		if k, digits := number(s[1:]); k > 1 && wordEnds(s[1+digits:]) {
			return k, 1 + digits
		}
	}
	return 0, 0
}

// ordinals are the endings that make an ordinal of a number.
var ordinals = [...]string{"st", "nd", "rd", "th", "ème", "eme", "er", "re", "e", "º", "ª", "."}

// ordinal reads "2nd", "1." or "3ème", and the white space after it. It returns 0, 0 if there is none.
func ordinal(s string) (n, size int) {
	n, size = number(s)
	if n == 0 {
		return 0, 0
	}
	for _, ending := range ordinals {
		if hasPrefixFoldShort(s[size:], ending) {
			size += len(ending)
			if size < len(s) && (s[size] == ' ' || s[size] == '-') {
				size++
			}
			return n, size
		}
	}
	return 0, 0
}

func hasPrefixFoldShort(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// number reads a number of one or two digits; 0, 0 if there is none or it has more digits.
func number(s string) (n, size int) {
	size = digits(s)
	if size == 0 || size > 2 {
		return 0, 0
	}
	n, _ = strconv.Atoi(s[:size])
	return min(n, mostNumber), size
}

// wordEnds reports whether rest does not begin with a letter or digit.
func wordEnds(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// inFigure reports whether rest continues the number before it: a time, a date or a fraction, "5:40", "05/03", "2.5".
func inFigure(rest string) bool {
	return len(rest) > 1 && strings.IndexByte(":/.", rest[0]) >= 0 && digits(rest[1:]) > 0
}

// separator returns the length of the separator between a mark and the headline: hyphens, a dash, a colon or a slash,
// with the white space around it; 0 if there is none.
func separator(s string) int {
	core := strings.TrimLeft(s, " ")
	rest := strings.TrimLeft(core, "-–—:：/|")
	if rest == core {
		return 0
	}
	return len(s) - len(strings.TrimLeft(rest, " "))
}

// bracketed returns the inside of the brackets at the start of s, and the offset behind them; n is 0 if there are none.
func bracketed(s string) (inner string, n int) {
	if s == "" || s[0] != '(' && s[0] != '[' {
		return "", 0
	}
	i := strings.IndexAny(s, ")]")
	if i < 0 {
		return "", 0
	}
	return s[1:i], i + 1
}
