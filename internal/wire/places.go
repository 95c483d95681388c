package wire

import "strings"

// The names that datelines are read by. Each table is one string a theme; add a name where it belongs.

// cities that stand in datelines without their country, and a few others that stand there most often.
var cities = set(
	`ABIDJAN|ABU DHABI|ABUJA|ACCRA|ADDIS ABABA|ALGIERS|AMMAN|ANTANANARIVO|BAGHDAD|BAMAKO|BEIRUT|BENGHAZI|CAIRO|CAPE TOWN|CASABLANCA|DAKAR|DAMASCUS|DAR ES SALAAM|DOHA|DUBAI|DURBAN|GAZA|GAZA CITY|HARARE|JERUSALEM|JOHANNESBURG|JUBA|KAMPALA|KHARTOUM|KIGALI|KINSHASA|KUWAIT CITY|LAGOS|LUANDA|LUSAKA|MANAMA|MAPUTO|MOGADISHU|MONROVIA|MUSCAT|NAIROBI|PRETORIA|RABAT|RAMALLAH|RIYADH|SANAA|TEHRAN|TEL AVIV|TRIPOLI|TUNIS`,
	`ALMATY|ASTANA|BANGALORE|BANGKOK|BEIJING|BENGALURU|CALCUTTA|CANBERRA|CHENNAI|COLOMBO|DELHI|DHAKA|GUANGZHOU|HANOI|HO CHI MINH CITY|HONG KONG|HYDERABAD|ISLAMABAD|JAKARTA|KABUL|KARACHI|KATHMANDU|KOLKATA|KUALA LUMPUR|LAHORE|MACAU|MANILA|MELBOURNE|MUMBAI|NEW DELHI|OSAKA|PERTH|PESHAWAR|PHNOM PENH|PYONGYANG|RANGOON|SEOUL|SHANGHAI|SHENZHEN|SINGAPORE|SYDNEY|TAIPEI|TASHKENT|TOKYO|ULAN BATOR|VIENTIANE|WELLINGTON|YANGON`,
	`AMSTERDAM|ANKARA|ATHENS|BAKU|BARCELONA|BELFAST|BELGRADE|BERLIN|BERN|BERNE|BONN|BRATISLAVA|BRUSSELS|BUCHAREST|BUDAPEST|CHISINAU|COPENHAGEN|DUBLIN|EDINBURGH|FRANKFURT|GENEVA|HAMBURG|HELSINKI|ISTANBUL|KIEV|KYIV|LISBON|LJUBLJANA|LONDON|LUXEMBOURG|MADRID|MILAN|MINSK|MONACO|MOSCOW|MUNICH|NICOSIA|OSLO|PARIS|PRAGUE|PRISTINA|REYKJAVIK|RIGA|ROME|SARAJEVO|SKOPJE|SOFIA|ST PETERSBURG|ST. PETERSBURG|STOCKHOLM|STRASBOURG|TALLINN|TBILISI|THE HAGUE|TIRANA|VATICAN CITY|VIENNA|VILNIUS|WARSAW|YEREVAN|ZAGREB|ZURICH`,
	`ATLANTA|BALTIMORE|BOSTON|CHICAGO|CINCINNATI|CLEVELAND|DALLAS|DENVER|DETROIT|HONOLULU|HOUSTON|INDIANAPOLIS|LAS VEGAS|LOS ANGELES|MIAMI|MILWAUKEE|MINNEAPOLIS|NEW ORLEANS|NEW YORK|OKLAHOMA CITY|PHILADELPHIA|PHOENIX|PITTSBURGH|SALT LAKE CITY|SAN ANTONIO|SAN DIEGO|SAN FRANCISCO|SEATTLE|ST. LOUIS|UNITED NATIONS|WASHINGTON|CALGARY|MONTREAL|OTTAWA|QUEBEC CITY|TORONTO|VANCOUVER`,
	`BOGOTA|BOGOTÁ|BRASILIA|BRASÍLIA|BUENOS AIRES|CARACAS|GUATEMALA CITY|HAVANA|KINGSTON|LA PAZ|LIMA|MANAGUA|MEXICO CITY|MONTEVIDEO|PANAMA CITY|PORT-AU-PRINCE|QUITO|RIO DE JANEIRO|SAN JUAN|SAN SALVADOR|SANTIAGO|SANTO DOMINGO|SAO PAULO|SÃO PAULO|TEGUCIGALPA`,
	`МОСКВА|САНКТ-ПЕТЕРБУРГ|КИЕВ|КИЇВ|МИНСК|ВАШИНГТОН|ЛОНДОН|ПАРИЖ|БЕРЛИН|СОФИЯ|WIEN|MÜNCHEN|ZÜRICH|GENÈVE|GENF|BRÜSSEL|BRUXELLES|MOSKAU|ROMA|MILANO|LISBOA|PARÍS|LONDRES|MOSCÚ|BRUSELAS|WASHINGTON DC`,
)

// tags are words in capitals that head a version, a genre or a label, and abbreviations: never a place by themselves.
var tags = set(
	`ADVISORY|ALERT|ANALYSIS|BREAKING|BRIEF|BYLINE|DATELINE|DEAR|HEADLINE|LENGTH|SECTION|TITLE|ABSTRACT|AUTHOR|BULLETIN|CORRECTED|CORRECTION|DIARY|DIGEST|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FLASH|HIGHLIGHTS|INSTANT|INSIGHT|INTERVIEW|KILL|LEAD|NEWSALERT|POLL|PREVIEW|RECAP|REFILE|REPEAT|REPORT|RPT|SCHEDULE|SNAP|SPECIAL|SUMMARY|TABLE|TAKE|TIMELINE|UPDATE|UPDATED|URGENT|WITHDRAWN|WRAPUP`,
	`ATTENTION|COLUMN|COMMENT|COMMENTARY|EDITORIAL|EDS|EDITORS|FILE|FIRST|FOR|FROM|GUIDE|HOW|IMAGE|IMAGES|LATEST|LETTER|LIVE|MORE|MUST|NEW|NEWS|NOTE|NOTES|OBITUARY|OPINION|PHOTO|PHOTOS|PICTURE|PICTURES|POSTED|PRESS|PUBLISHED|QUOTE|QUOTES|READ|RELATED|REVIEW|SEE|SENT|SOURCE|SPORT|SPORTS|STORY|TAGS|THE|UPCOMING|VIDEO|VIEW|WATCH|WHAT|WHERE|WHO|WHY`,
	`AIDS|ARREST|ARRESTED|CHARGED|CIA|COP|COPS|DEA|DEAD|EU|FBI|FDA|FIFA|GOP|IAEA|IMF|MLB|MURDER|NASA|NATO|NBA|NCAA|NFL|NHL|NSA|OECD|OPEC|OSCE|PGA|POLICE|RELEASE|TENNIS|SOCCER|FOOTBALL|BASEBALL|BASKETBALL|HOCKEY|GOLF|CRICKET|RUGBY|UEFA|UNESCO|UNHCR|UNICEF|WARNING|WTO|WWE`,
)

// months in several languages, full and abbreviated, in small letters.
var months = set(
	`jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december`,
	`januar|jänner|februar|märz|mär|mai|juni|juli|okt|oktober|dez|dezember`,
	`janv|janvier|févr|fév|février|mars|avr|avril|juin|juil|juillet|août|septembre|octobre|novembre|déc|décembre`,
	`ene|enero|febrero|marzo|abr|abril|mayo|junio|julio|ago|agosto|septiembre|octubre|noviembre|dic|diciembre`,
	`gen|gennaio|febbraio|aprile|mag|maggio|giu|giugno|lug|luglio|set|settembre|ott|ottobre|dicembre`,
	`janeiro|fev|fevereiro|março|maio|junho|julho|setembro|out|outubro|novembro|dez|dezembro`,
	`januari|februari|maart|mei|augustus|maj|augusti|december|kesäkuuta|joulukuuta`,
	`янв|января|фев|февраля|мар|марта|апр|апреля|мая|июн|июня|июл|июля|авг|августа|сен|сентября|окт|октября|ноя|ноября|дек|декабря`,
)

// The lengths of the shortest and the longest month, in bytes.
const (
	minMonth = 3
	maxMonth = 20
)

// particles join the words of a place.
var particles = set(`a|am|an|and|au|aux|d|da|das|de|del|den|der|des|di|do|dos|du|e|el|en|es|et|im|in|la|las|le|les|los|of|on|sur|the|und|upon|van|y|zu`)

// set makes a set of the names in lists, separated by bars.
func set(lists ...string) map[string]bool {
	s := make(map[string]bool)
	for _, list := range lists {
		for name := range strings.SplitSeq(list, "|") {
			s[name] = true
		}
	}
	return s
}

// isCity reports whether place, or its first part before a slash, is a known city.
func isCity(place string) bool {
	first, _, _ := strings.Cut(strings.ToUpper(place), "/")
	return cities[first]
}

// isTag reports whether all of place is a tag.
func isTag(place string) bool { return tags[strings.ToUpper(place)] }

// hasTag reports whether a word of place, which is in capitals, is a tag.
func hasTag(place string) bool {
	for word := range strings.FieldsSeq(place) {
		if tags[word] && !cities[place] {
			return true
		}
	}
	return false
}
