package wire

import (
	"slices"
	"strings"
	"testing"
)

func TestReadHeadline(t *testing.T) {
	tests := []struct{ title, version, bare string }{
		{"GM says to talk to KDB", "", "GM says to talk to KDB"},
		{"UPDATE 1-GM says to talk to KDB", "UPDATE 1", "GM says to talk to KDB"},
		{"Update 2-McGraw-Hill to sell arm", "UPDATE 2", "McGraw-Hill to sell arm"},
		{"UPDATE3-GM says", "UPDATE 3", "GM says"},
		{"UPDATE 10 - GM says", "UPDATE 10", "GM says"},
		{"CORRECTED-UPDATE 1-UK's Cameron rallies EU", "CORRECTED-UPDATE 1", "UK's Cameron rallies EU"},
		{"CORRECTED - CORRECTED-UPDATE 1-X rises", "CORRECTED-UPDATE 1", "X rises"},
		{"RPT-CORRECTED-Canada tobacco firms", "RPT-CORRECTED", "Canada tobacco firms"},
		{"RPT--U.S. stocks fall", "RPT", "U.S. stocks fall"},
		{"Rpt-UK names Carney", "RPT", "UK names Carney"},
		{"rEFILE-Asian PC makers", "REFILE", "Asian PC makers"},
		{"REPEAT-UPDATE 1-Fiat wins", "RPT-UPDATE 1", "Fiat wins"},
		{"WRAPUP 3-McCain says", "WRAPUP 3", "McCain says"},
		{"Retraction: Keeper wins lottery", "WITHDRAWN", "Keeper wins lottery"},
		{"Retraction of the keeper's book", "", "Retraction of the keeper's book"},
		{"STORY WITHDRAWAL: Keeper wins lottery", "WITHDRAWN", "Keeper wins lottery"},
		{"Rettelse: Brann slukket", "CORRECTED", "Brann slukket"},
		{"Rättelse: Brand släckt", "CORRECTED", "Brand släckt"},
		{"Oikaisu: Palo sammui", "CORRECTED", "Palo sammui"},
		{"RETTIFICA: Incendio spento", "CORRECTED", "Incendio spento"},
		{"Sprostowanie: Pożar ugaszony", "CORRECTED", "Pożar ugaszony"},
		{"訂正：火事は消えた", "CORRECTED", "火事は消えた"},
		{"Keeper wins lottery, 1st add", "TAKE 2", "Keeper wins lottery"},
		{"Keeper wins lottery -3-", "TAKE 3", "Keeper wins lottery"},
		{"Keeper wins lottery (2 of 3)", "TAKE 2", "Keeper wins lottery"},
		{"Norby - Ashby 1 - 2", "", "Norby - Ashby 1 - 2"},
		{"Banks add 300 jobs", "", "Banks add 300 jobs"},
		{"CORRECTED (OFFICIAL)-Four U.S. troops killed", "CORRECTED", "Four U.S. troops killed"},
		{"CORRECTION -- Whitestone Announces", "CORRECTED", "Whitestone Announces"},
		{"(CORRECTED) - BANPONCE <BDEP> PLACES NOTES", "CORRECTED", "BANPONCE <BDEP> PLACES NOTES"},
		{"(RPT) U.S. SAYS TIN DISPOSALS", "RPT", "U.S. SAYS TIN DISPOSALS"},
		{"RPT-INSITUFORM OF NORTH AMERICA INC <INSUA> NET", "RPT", "INSITUFORM OF NORTH AMERICA INC <INSUA> NET"},
		{"CORRECTED - BANCA NAZIONALE DEL LAVORO =2 LONDON", "CORRECTED-TAKE 2", "BANCA NAZIONALE DEL LAVORO"},
		{"UPDATE 1-TABLE-Japan output", "UPDATE 1", "TABLE-Japan output"},
		{"WITHDRAWN-Apple to buy Tesla", "WITHDRAWN", "Apple to buy Tesla"},
		{"KILL - Apple to buy Tesla", "KILL", "Apple to buy Tesla"},
		{"ADVISORY-Apple story withdrawn", "WITHDRAWN-ADVISORY", "Apple story withdrawn"},
		{"URGENT: Blast in Kabul", "ALERT", "Blast in Kabul"},
		{"ALERT-Fed raises rates", "ALERT", "Fed raises rates"},
		{"Urgent: Blast in Kabul", "ALERT", "Blast in Kabul"},
		{"URGENT: BLAST IN KABUL", "ALERT", "BLAST IN KABUL"},
		{"UPDATE 1-eBay rises", "UPDATE 1", "eBay rises"},
		{"KILL-UPDATE 3-GM RISES", "KILL-UPDATE 3", "GM RISES"},
		{"SNAP - Blast in Kabul", "ALERT", "Blast in Kabul"},
		{"BREAKING NEWS: Blast in Kabul", "ALERT", "Blast in Kabul"},
		{"(2nd LD) N. Korea fires missile", "LEAD 2", "N. Korea fires missile"},
		{"3rd Lead: Merkel visits Paris", "LEAD 3", "Merkel visits Paris"},
		{"2nd Ld Greece debt talks", "LEAD 2", "Greece debt talks"},
		{"1st LD-Writethru: China's exports rise", "LEAD-WRITETHRU 1", "China's exports rise"},
		{"2. Zusammenfassung: Merkel in Paris", "WRAPUP 2", "Merkel in Paris"},
		{"Korrektur: Merkel in Paris", "CORRECTED", "Merkel in Paris"},
		{"(Wiederholung) Merkel in Paris", "RPT", "Merkel in Paris"},
		{"ROUNDUP 2: Daimler steigert Gewinn", "WRAPUP 2", "Daimler steigert Gewinn"},
		{"WDH/Daimler steigert Gewinn", "RPT", "Daimler steigert Gewinn"},
		{"ERRATUM - Le président à Berlin", "CORRECTED", "Le président à Berlin"},
		{"3ème LEAD - Le président à Berlin", "LEAD 3", "Le président à Berlin"},
		{"ACTUALIZACIÓN 2-Bolsa sube", "UPDATE 2", "Bolsa sube"},
		{"ПОВТОР: Путин в Париже", "RPT", "Путин в Париже"},
		{"Blast in Kabul (UPDATE 2)", "UPDATE 2", "Blast in Kabul"},
		{"Medvedev visits Paris (Part 2)", "TAKE 2", "Medvedev visits Paris"},
		{"Blast in Kabul (adds details)", "UPDATE", "Blast in Kabul"},
		{"Blast in Kabul - update 1", "UPDATE 1", "Blast in Kabul"},
		{" Campaign Continues ", "", "Campaign Continues"},
		{"UPDATE 1-", "UPDATE 1", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		v, bare := ReadHeadline(tt.title)
		if v.String() != tt.version || bare != tt.bare {
			t.Errorf("ReadHeadline(%q) = %q, %q; want %q, %q", tt.title, v, bare, tt.version, tt.bare)
		}
	}
}

// Headlines that begin or end with a word that could be a mark.
func TestReadHeadlineSurvives(t *testing.T) {
	for _, title := range []string{
		"Update: your guide to the elections", "Kill Bill opens in cinemas", "Kill: a review", "Snap-on posts higher profit",
		"SNAP-ON POSTS HIGHER PROFIT", "Snap analysis: What next after Iraq vote?", "SNAP ANALYSIS-What next after Iraq vote?",
		"Breaking up big banks is unrealistic -HSBC", "Lead-free paint rules", "LEAD-FREE PAINT RULES", "Snapshot: Japan's nuclear crisis",
		"Repeat offenders face jail", "Withdrawn troops return home", "Corrected figures show growth", "Alert level raised",
		"Urgent care centers expand", "Flash floods kill 12", "Bulletin board art", "2nd lead singer quits band", "1st lead poisoning case",
		"Part 2 of the Potter film opens", "Take 2 aspirin", "BlackBerry 2nd update due", "Advisory panel backs drug", "Summers withdraws -sources",
		"In brief (Page 2)", "Letters (Page 24)", "Update 10 apps now", "UPDATE ON YME MOPUSTOR PLATFORM", "Actor (Kill Bill) dies", "Kiev talks resume (Reuters)", "CORROON AND BLACK CORP <CBL> RAISES QUARTERLY",
		"KILLEARN PROPERTIES INC <KPI> 3RD QTR NET", "(CAMBIOR INC) FIVE MTHS DEC 31 NET", "3RD QTR LOSS", "1st-quarter profit", "20 - 30 killed",
		"Updated 5:40 p.m. ET: Blast in Kabul", "UPDATED 05/03/2013 - Blast in Kabul", "Sub 2-hour marathon", "Bis zu 100 Tote in Kairo", "Act 2 of the Greek drama", "Correction looms for stocks", "TASS: Putin visits", "E=2", "SNAP3D-printed guns",
	} {
		if v, bare := ReadHeadline(title); !v.IsZero() || bare != title {
			t.Errorf("ReadHeadline(%q) = %q, %q", title, v, bare)
		}
	}
}

func TestReadVersionLine(t *testing.T) {
	tests := []struct {
		line, version string
		ok            bool
	}{
		{"BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500", "LEAD-WRITETHRU 1", true},
		{"BC-BKN--Heat-Hawks,2nd Ld-Writethru,0500", "LEAD-WRITETHRU 2", true},
		{"BC-EU--Greece, 3rd Ld, a0123", "LEAD 3", true},
		{"BC-EU--Greece, Take 2", "TAKE 2", true},
		{"GREECE-CRISIS/ (UPDATE 3, PICTURE)", "UPDATE 3", true},
		{"GREECE-CRISIS (CORRECTED)", "CORRECTED", true},
		{"2nd Ld", "LEAD 2", true},
		{"3rd Lead", "LEAD 3", true},
		{"UPDATE 1-", "UPDATE 1", true},
		{"URGENT", "ALERT", true},
		{"(Adds prime minister's reaction in paragraph 3)", "UPDATE", true},
		{"(Rewrites throughout after the vote,", "UPDATE", true},
		{"(This story corrects the name)", "CORRECTED", true},
		{"(Repeats to additional subscribers)", "RPT", true},
		{"(Wiederholung)", "RPT", true},
		{"Eds: Updates. With AP Photos.", "UPDATE", true},
		{"Eds: APNewsNow. Corrects spelling of name.", "CORRECTED", true},
		{"Eds: With AP Photos.", "", true},
		{"=2", "TAKE 2", true},
		{"Take 2", "TAKE 2", true},
		{"CORRECTED-UPDATE 1", "CORRECTED-UPDATE 1", true},
		{"", "", false},
		{"MOSCOW (AP) - A lobster died.", "", false},
		{"(AP)", "", false},
		{"Take two aspirin.", "", false},
		{"(Additional reporting by A. B.)", "", false},
		{"UPDATE 1-GM says to talk to KDB", "", false},
		{"The two sides -- Kill and Take -- met 2nd Ld. Smith.", "", false},
	}
	for _, tt := range tests {
		if v, ok := ReadVersionLine(tt.line); v.String() != tt.version || ok != tt.ok {
			t.Errorf("ReadVersionLine(%q) = %q, %v; want %q, %v", tt.line, v, ok, tt.version, tt.ok)
		}
	}
}

// The versions of one story in order; each comes before all that follow.
func TestVersionOrder(t *testing.T) {
	var versions []Version
	for _, s := range []string{
		"ALERT", "", "TAKE 2", "RPT", "REFILE", "CORRECTED", "RPT-CORRECTED", "UPDATE", "UPDATE 1", "RPT-UPDATE 1", "CORRECTED-UPDATE 1",
		"UPDATE 2", "UPDATE 2-TAKE 3", "WRAPUP 2", "UPDATE 10", "ADVISORY", "WITHDRAWN", "KILL", "KILL-UPDATE 3",
	} {
		v, _ := ReadVersionLine(s)
		if v.String() != s {
			t.Errorf("%q read back is %q", s, v)
		}
		versions = append(versions, v)
	}
	if !slices.IsSortedFunc(versions, Version.Compare) {
		t.Errorf("not in order: %v", versions)
	}
	for i, v := range versions {
		for j, w := range versions {
			if (v.Compare(w) == 0) != (i == j) {
				t.Errorf("%v against %v: %d", v, w, v.Compare(w))
			}
		}
	}
}

// What a version says of itself, each by a letter: alerts, updates, corrects, refiles, repeats, kills, zero.
func TestVersionSays(t *testing.T) {
	for line, want := range map[string]string{
		"": "z", "ALERT": "a", "UPDATE 1": "u", "LEAD": "u", "WRAPUP 2": "u", "CORRECTED": "c", "CORRECTED-UPDATE 1": "uc",
		"REFILE": "f", "RPT": "r", "RPT-CORRECTED": "cr", "REFILE-UPDATE 2": "uf", "KILL": "k", "WITHDRAWN": "k", "KILL-UPDATE 3": "uk", "TAKE 2": "",
	} {
		v, ok := ReadVersionLine(line)
		if !ok && line != "" {
			t.Errorf("%q is no version line", line)
		}
		var got strings.Builder
		for _, says := range []struct {
			letter string
			is     bool
		}{{"a", v.Alerts()}, {"u", v.Updates()}, {"c", v.Corrects()}, {"f", v.Refiles()}, {"r", v.Repeats()}, {"k", v.Kills()}, {"z", v.IsZero()}} {
			if says.is {
				got.WriteString(says.letter)
			}
		}
		if got.String() != want {
			t.Errorf("%q: %q, want %q", line, got.String(), want)
		}
	}
}

func FuzzReadHeadline(f *testing.F) {
	for _, s := range []string{"CORRECTED-UPDATE 1-UK's Cameron", "(2nd LD) x", "x =2 LONDON", "= =2", "2. Zusammenfassung: x", "Eds: Adds.", "BC-X--Y 1stLd-Writethru"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, bare := ReadHeadline(s)
		if !strings.Contains(s, bare) {
			t.Errorf("%q is no part of %q", bare, s)
		}
		if w, again := ReadHeadline(bare); !w.IsZero() || again != bare {
			t.Errorf("%q leaves %q, which leaves %q and %q", s, bare, w, again)
		}
		if v.N < 0 || v.N > mostNumber || v.Take < 0 || v.Take > mostNumber {
			t.Errorf("%q: %+v", s, v)
		}
		if w, ok := ReadVersionLine(v.String()); !v.IsZero() && (!ok || w != v) {
			t.Errorf("%q, of %q, reads back as %q", v, s, w)
		}
		if w, ok := ReadVersionLine(s); !ok && !w.IsZero() {
			t.Errorf("%q is no version line, but %q", s, w)
		}
	})
}
