package ingest

import (
	"testing"
)

func TestNewsroom(t *testing.T) {
	testReading(t, []reading{
		{"NITF", `<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd"><nitf><head><title>other</title><tobject><tobject.subject tobject.subject.refnum="17000000"/></tobject>
			<docdata management-status="embargoed"><doc-id regsrc="TNA" id-string="x1"/><urgency ed-urg="4"/><date.issue norm="20240305T060000+0100"/><date.release norm="20240306T000000Z"/>
			<du-key key="rain-harbour" version="2"/><ed-msg info="Updates."/></docdata></head><body xml:lang="en-GB"><body.head><hedline><hl1>Rain at
			harbour</hl1><hl2>More</hl2></hedline><byline>By <person>Jo Wu</person></byline><dateline><location>OSLO</location></dateline></body.head>
			<body.content><block><p>Caf` + "\xe9" + ` owners,<br/>said <em>Wu</em>.</p><media><media-caption>No.</media-caption></media><p>Wind.</p></block></body.content><body.end><tagline>(Editing by Al B)</tagline></body.end></body></nitf>`,
			[]string{"x1|Rain at harbour|2024-03-05T05:00:00Z|TNA|By Jo Wu|en||Café owners,\nsaid Wu.\n\nWind.\n\n(Editing by Al B)|{Status:embargoed Embargo:20240306T000000Z Version:2 Slug:rain-harbour Urgency:4 Note:Updates. Dateline:OSLO Canonical: Subjects:[17000000] Cut:false}"}, ""},
		{"NITF of a newspaper's archive", `<nitf><head><title>T</title><docdata><doc-id id-string="1815754"/></docdata><pubdata date.publication="20070101T000000" name="The Paper" ex-ref="http://p.example/1"/></head>
			<body><body.head><hedline><hl1>Head</hl1></hedline></body.head><body.content><block class="full_text"><p>Text.</p></block></body.content></body></nitf>`,
			[]string{"1815754|Head|2007-01-01T00:00:00Z|The Paper|||http://p.example/1|Text."}, ""},
		{"NewsML-G2 with NITF", `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:x:1" version="3" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider literal="TNA"/>
			<versionCreated>2024-03-05T06:00:00Z</versionCreated><embargoed>2024-03-06T00:00:00Z</embargoed><pubStatus qcode="stat:withheld"/><edNote>Note.</edNote></itemMeta><contentMeta><urgency>4</urgency>
			<creator><name>Jo Wu</name></creator><language tag="de"/><subject qcode="medtop:17000000"><name>weather</name></subject><slugline>rain</slugline><headline>Rain</headline></contentMeta>
			<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>Rain fell.</p><p>Wind.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
			<packageItem guid="p"><itemMeta/></packageItem></itemSet></newsMessage>`,
			[]string{"urn:x:1|Rain|2024-03-05T06:00:00Z|TNA|Jo Wu|de||Rain fell.\n\nWind.|{Status:withheld Embargo:2024-03-06T00:00:00Z Version:3 Slug:rain Urgency:4 Note:Note. Dateline: Canonical: Subjects:[medtop:17000000] Cut:false}"},
			"-:5: a package item, which has no text"},
		{"NewsML-G2 with XHTML and a prefix", `<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" guid="g"><n:contentSet><n:inlineXML><html xmlns="x"><head><title>T</title></head><body><p>A.</p><p>B.</p></body></html></n:inlineXML></n:contentSet></n:newsItem>`,
			[]string{"g|||||||A.\n\nB."}, ""},
		{"NewsML-G2, a picture", `<newsItem guid="g"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>Harbour</headline></contentMeta></newsItem>`, nil, `-:1: an item of the class "picture", which has no text`},
		{"NewsML 1.2", `<NewsML Version="1.2"><Catalog/><NewsEnvelope><DateAndTime>20240305T070000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="fr"><Identification><NewsIdentifier><ProviderId>afp.example</ProviderId><DateId>20240305</DateId>
			<NewsItemId>PLUIE</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId><PublicIdentifier>urn:newsml:afp.example:20240305:PLUIE:2</PublicIdentifier></NewsIdentifier></Identification>
			<NewsManagement><FirstCreated>20240304T060000Z</FirstCreated><ThisRevisionCreated>20240305T060000Z</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/></NewsManagement>
			<NewsComponent><NewsLines><HeadLine>La pluie</HeadLine><ByLine>Par Jo Wu</ByLine><DateLine>OSLO</DateLine><SlugLine>pluie-port</SlugLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
			<DescriptiveMetadata><Language FormalName="fr"/><SubjectCode><Subject FormalName="17000000"/></SubjectCode></DescriptiveMetadata>
			<ContentItem><DataContent><p>Il pleut.</p><p>Le vent.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
			[]string{"urn:newsml:afp.example:20240305:PLUIE:2|La pluie|2024-03-05T06:00:00Z|AFP|Par Jo Wu|fr||Il pleut.\n\nLe vent.|{Status:usable Embargo: Version:2 Slug:pluie-port Urgency:4 Note: Dateline:OSLO Canonical: Subjects:[17000000] Cut:false}"}, ""},
		{"NewsML 1.2 with text", `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>u</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsComponent><ContentItem><DataContent>Line one
line two</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`, []string{"u|||||||Line one\nline two"}, ""},
	})
}
