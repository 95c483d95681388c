package ingest

import (
	"testing"
)

func TestNinjs(t *testing.T) {
	testReading(t, []reading{
		{"version 1", `{"uri":"urn:x:1","type":"text","versioncreated":"2024-03-05T06:00:00Z","firstcreated":"2024-03-04T06:00:00Z","pubstatus":"usable","urgency":4,"version":"2","slugline":"rain-harbour",
			"ednote":"Updates.","language":"en-US","byline":"By Jo Wu","located":"OSLO","headline":"Rain","copyrightholder":"TNA","subject":[{"code":"17000000","name":"weather"}],"body_text":"Rain fell. Wind."}`,
			[]string{"urn:x:1|Rain|2024-03-05T06:00:00Z|TNA|By Jo Wu|en||Rain fell. Wind.|{Status:usable Embargo: Version:2 Slug:rain-harbour Urgency:4 Note:Updates. Dateline:OSLO Canonical: Subjects:[17000000] Cut:false}"}, ""},
		{"version 3", `{"uri":"https://tna.example/1","standard":{"name":"ninjs","version":"3.1"},"versionCreated":"2024-03-05T06:00:00+01:00","pubStatus":"withheld","embargoed":"2024-03-06T00:00:00Z","by":"Jo Wu",
			"headlines":[{"role":"short","value":"R"},{"role":"main","value":"Rain"}],"bodies":[{"role":"text","value":"Rain fell. Wind."},{"role":"main","contentType":"text/html","value":"<p>Rain fell.</p><p>Wind.</p>"}],
			"infoSources":[{"name":"TNA"}],"subjects":[{"literal":"x"}]}`,
			[]string{"https://tna.example/1|Rain|2024-03-05T05:00:00Z|TNA|Jo Wu||https://tna.example/1|Rain fell.\n\nWind.|{Status:withheld Embargo:2024-03-06T00:00:00Z Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[x] Cut:false}"}, ""},
		{"one a line", `{"uri":"u1","pubstatus":"usable","body_text":"a"}` + "\n" + `{"uri":"u2","pubstatus":"canceled","body_text":"b"}`,
			[]string{"u1|||||||a|{Status:usable Embargo: Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[] Cut:false}", "u2|||||||b|{Status:canceled Embargo: Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[] Cut:false}"}, ""},
		{"a list", `[{"uri":"u1","body_text":"a"},{"uri":"u2","type":"picture","headline":"Harbour","description_text":"The harbour."}]`, []string{"u1|||||||a"}, `-:1: an item of the type "picture", which has no text`},
		{"a description alone", `{"uri":"u1","type":"text","pubstatus":"usable","headlines":[{"value":"T"}],"descriptions":[{"value":"Short."}]}`,
			[]string{"u1|T||||||Short.|{Status:usable Embargo: Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[] Cut:true}"}, ""},
		{"a headline alone", `{"uri":"u1","type":"text","versioncreated":"2024-03-05T06:00:00Z","headline":"Alert"}`, []string{"u1|Alert|2024-03-05T06:00:00Z|||||Alert"}, ""},
		{"the better of two bodies", `{"uri":"u1","body_text":"Rain fell. Wind came. Sun.","body_xhtml":"<p>Rain fell.</p>"}`, []string{"u1|||||||Rain fell. Wind came. Sun."}, ""},
		{"a record that is no item", `{"id":"1","uri":"u","text":"a"}`, []string{"1|||||||a"}, ""},
	})
}
