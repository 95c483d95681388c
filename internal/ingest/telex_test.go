package ingest

import (
	"slices"
	"strings"
	"testing"
)

func TestTelex(t *testing.T) {
	desk := func(slug, urgency, note, subjects string) string {
		return "|{Status: Embargo: Version: Slug:" + slug + " Urgency:" + urgency + " Note:" + note + " Dateline: Canonical: Subjects:[" + subjects + "] Cut:false}"
	}
	testReading(t, []reading{
		{"7901, two messages", "\x16\x16\x01tna0123 4 pol 120 rain/harbour\r\n\x02Rain falls\r\n\r\n   OSLO (TNA) - Rain fell.\r\n\x03051234 MAR 24\r\n\x04\r\n\x01tna0124 1 eco 9\r\n\x02Cannery/\r\n(Summary)\r\nCannery to close =\r\n\r\n   OSLO (TNA) - It closes.\r\n\x03051240 CET OKT 2024\x04\x00\x00",
			[]string{"stdin:1|Rain falls|2024-03-05T12:34:00Z|tna||||Rain falls\r\n\r\n   OSLO (TNA) - Rain fell." + desk("rain/harbour", "4", "", "pol"),
				"stdin:2|Cannery to close|2024-10-05T11:40:00Z|tna||||Cannery/\r\n(Summary)\r\nCannery to close =\r\n\r\n   OSLO (TNA) - It closes." + desk("", "1", "", "eco")}, ""},
		{"7901, Latin-1 and no trailer", "\x01dpa1 4 pl 3\n\x02K\xf6ln (dpa) - Es regnet.", []string{"stdin:1|||dpa||||Köln (dpa) - Es regnet." + desk("", "4", "", "pl")}, ""},
		{"ANPA", "\x16\x16\x01a0123\x1fbc-tna\r\nr s\x13BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500\r\n\x02^BC-BKN--Heat-Hawks,1st Ld-Writethru<\r\n^Heat beat Hawks<\r\n^Eds: Updates.<\r\n^By JO WU=\r\n^TNA Sports Writer=\r\n\x14   ATLANTA (TNA) _ They won.\r\n\x03TNA-WF-02-20-16 0337GMT\r\n\x04",
			[]string{"stdin:1|Heat beat Hawks|2016-02-20T03:37:00Z|TNA|By JO WU|||BC-BKN--Heat-Hawks,1st Ld-Writethru\r\nHeat beat Hawks\r\nEds: Updates.\r\nBy JO WU=\r\nTNA Sports Writer=\r\n    ATLANTA (TNA) _ They won." + desk("BC-BKN--Heat-Hawks 1stLd-Writethru", "4", "Eds: Updates.", "s")}, ""},
		{"a message without a text", "\x01tna0123 4 pol 120\r\n\x02\r\n\x03\x04\x01tna0124 4 pol 120\r\n\x02Rain.\x03", []string{"stdin:2|||tna||||Rain." + desk("", "4", "", "pol")}, "-:1: no text"},
	})
}

// An endless message is passed over, and the next is read.
func TestLongMessage(t *testing.T) {
	in := open(t, "\x01tna0123 4 pol 1\n\x02"+strings.Repeat("Rain. ", 1000)+"\x03\x04\x01tna0124 4 pol 1\n\x02Sun.\x03", Options{}, "-")
	in.limit = 1000
	articles, skipped := mustCollect(t, in)
	if !slices.Equal(idsAndBodies(articles), []string{"stdin:2 Sun."}) || !slices.Equal(skipped, []string{"-:1: a message of more than 1000 bytes"}) {
		t.Errorf("%q, skipped %q", idsAndBodies(articles), skipped)
	}
}
