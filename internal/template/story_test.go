package template

import (
	"math"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Two events in the same words, and one story that changed.
var byHand = []struct {
	name  string
	same  bool
	hours float64
	a, b  string
}{
	{
		"stock index", false, 24,
		"The Nasdaq composite index .IXIC rose 17.26 points, or 0.62 percent, to 2,789.60. The Dow Jones industrial average .DJI gained 45.80 points, or 0.36 percent, to 12,815.39. The Standard & Poor's 500 Index .SPX added 5.30 points, or 0.39 percent, to 1,355.66.",
		"The Nasdaq composite index .IXIC rose 9.41 points, or 0.33 percent, to 2,862.22. The Dow Jones industrial average .DJI gained 12.92 points, or 0.10 percent, to 12,961.91. The Standard & Poor's 500 Index .SPX added 3.77 points, or 0.27 percent, to 1,402.08.",
	},
	{
		"stock index, time unknown", false, unknown,
		"The Nasdaq composite index .IXIC rose 17.26 points, or 0.62 percent, to 2,789.60. The Dow Jones industrial average .DJI gained 45.80 points, or 0.36 percent, to 12,815.39.",
		"The Nasdaq composite index .IXIC rose 9.41 points, or 0.33 percent, to 2,862.22. The Dow Jones industrial average .DJI gained 12.92 points, or 0.10 percent, to 12,961.91.",
	},
	{
		"weather", false, 72,
		"The weather office forecast mainly dry conditions in the north with temperatures of between 12 and 17 degrees on Tuesday. Winds will be light to moderate from the west at 15 km per hour. The sun will rise at 6:42 and set at 19:11.",
		"The weather office forecast mainly dry conditions in the north with temperatures of between 9 and 14 degrees on Friday. Winds will be light to moderate from the west at 25 km per hour. The sun will rise at 6:48 and set at 19:04.",
	},
	{
		"football results", false, 168,
		"Arsenal beat Everton 2-1 in the Premier League on Saturday. Thierry Henry scored in the 12th minute and Robert Pires added the second in the 57th minute before a crowd of 38,120 at Highbury.",
		"Chelsea beat Fulham 3-0 in the Premier League on Sunday. Frank Lampard scored in the 31st minute and Arjen Robben added the second in the 66th minute before a crowd of 41,870 at Stamford Bridge.",
	},
	{
		"lottery", false, 96,
		"The winning numbers in Wednesday evening's drawing of the New York Lottery's Lotto game were: 04-11-23-38-40-52, bonus 17. The estimated jackpot is $5.2 million. Players must match all six numbers to win.",
		"The winning numbers in Saturday evening's drawing of the New York Lottery's Lotto game were: 09-13-27-30-44-58, bonus 33. The estimated jackpot is $5.7 million. Players must match all six numbers to win.",
	},
	{
		"earnings of two companies", false, 3,
		"Shr 26 cts vs 18 cts\nNet 2,102,000 vs 1,415,000\nRevs 44.1 mln vs 42.2 mln\nYear\nShr 21 cts vs 91 cts\nNet 1,678,000 vs 7,105,000\nRevs 155.1 mln vs 149.2 mln\nAvg shrs 7,960,000 vs 7,808,000",
		"Shr 81 cts vs 57 cts\nNet 3,660,273 vs 2,437,914\nRevs 28.5 mln vs 23.9 mln\nYear\nShr 2.29 dlrs vs 1.12 dlrs\nNet 11,325,755 vs 5,483,559\nRevs 131.7 mln vs 126.4 mln\nAvg shrs 4,990,000 vs 4,808,000",
	},
	{
		"initial dividend", false, 99,
		"Excel Bancorp Inc said its board declared an initial dividend of 10 cts per share, payable April 20 to holders of record on April Six.",
		"Lincoln Savings Bank said its board declared an initial dividend of 12 cts per share, payable April 17 to holders of record on April 10.",
	},
	{
		"dividends of one day", false, .5,
		"Excel Bancorp Inc said its board declared a quarterly dividend of 10 cts per share, payable April 20 to holders of record on April Six.",
		"Lincoln Savings Bank said its board declared a quarterly dividend of 12 cts per share, payable April 17 to holders of record on April 10.",
	},
	{
		"obituaries", false, 400,
		"James Miller, 84, of Springfield, died Tuesday, March 4, at Mercy Hospital. He was born June 12, 1928, in Peoria. Funeral services will be held at 11 a.m. Friday at St. Mary's Church. In lieu of flowers, the family asks that donations be made to a charity of choice.",
		"Robert Olson, 79, of Decatur, died Sunday, June 22, at Memorial Hospital. He was born May 30, 1934, in Joliet. Funeral services will be held at 10 a.m. Thursday at Trinity Lutheran Church. In lieu of flowers, the family asks that donations be made to a charity of choice.",
	},
	{
		"court listing", false, 48,
		"John Smith, 34, of Elm Street, pleaded guilty to driving without a licence on May 3 and was fined £250 with £85 costs and ordered to pay a victim surcharge of £30.",
		"Peter Brown, 41, of Park Road, pleaded guilty to driving without a licence on June 9 and was fined £180 with £60 costs and ordered to pay a victim surcharge of £25.",
	},
	{
		"earthquakes", false, 200,
		"A magnitude 5.1 earthquake struck off the coast of Chile on Monday, the U.S. Geological Survey said. The quake, which hit at 3:15 a.m. local time, was centred 65 miles southwest of Valparaiso at a depth of 20 miles. There were no immediate reports of damage or casualties.",
		"A magnitude 6.3 earthquake struck off the coast of Japan on Thursday, the U.S. Geological Survey said. The quake, which hit at 9:40 p.m. local time, was centred 110 miles northeast of Sendai at a depth of 33 miles. There were no immediate reports of damage or casualties.",
	},
	{
		"reserves", false, 264,
		"The Federal Reserve entered the U.S. Government securities market to arrange 1.5 billion dlrs of customer repurchase agreements, a Fed spokesman said.\n    Dealers said Federal funds were trading at 6-1/4 pct when the Fed began its temporary and indirect supply of reserves to the banking system.",
		"The Federal Reserve entered the U.S. Government securities market to arrange two billion dlrs of customer repurchase agreements, a Fed spokesman said.\n    Dealers said Federal funds were trading at 6-3/8 pct when the Fed began its temporary and indirect supply of reserves to the banking system.",
	},
	{
		"diary", false, 24,
		"Events scheduled for Monday, March 9: President Nicolas Sarkozy meets Prime Minister Gordon Brown in Paris at 0900 GMT. Finance ministers of the euro zone meet in Brussels at 1600 GMT. The central bank publishes figures for industrial output at 0745 GMT.",
		"Events scheduled for Tuesday, March 10: Chancellor Angela Merkel meets President Dmitry Medvedev in Berlin at 1030 GMT. Foreign ministers of the euro zone meet in Prague at 1400 GMT. The statistics office publishes figures for industrial output at 0845 GMT.",
	},
	{
		"lottery in German", false, 168,
		"Die Gewinnzahlen der Ziehung vom Mittwoch, 7. März: 3, 11, 19, 27, 38, 44. Im Jackpot liegen nach Angaben der Lotteriegesellschaft 5,2 Millionen Euro. Alle Angaben sind ohne Gewähr.",
		"Die Gewinnzahlen der Ziehung vom Samstag, 10. März: 8, 14, 21, 30, 33, 49. Im Jackpot liegen nach Angaben der Lotteriegesellschaft 7,9 Millionen Euro. Alle Angaben sind ohne Gewähr.",
	},
	{
		"market report in capitals", false, 24,
		"THE NIKKEI AVERAGE ROSE 112.45 POINTS OR 0.52 PCT TO 21,710.35 IN MORNING TRADE. VOLUME WAS 450 MLN SHARES AGAINST 520 MLN IN THE PREVIOUS SESSION.",
		"THE NIKKEI AVERAGE ROSE 87.10 POINTS OR 0.40 PCT TO 21,844.02 IN MORNING TRADE. VOLUME WAS 610 MLN SHARES AGAINST 480 MLN IN THE PREVIOUS SESSION.",
	},
	{
		"crude oil", false, 24,
		"Brent crude for May delivery rose 45 cents to $71.23 a barrel by 0930 GMT on Monday, while U.S. crude gained 38 cents to $67.80. Traders await inventory data from the Energy Information Administration.",
		"Brent crude for May delivery rose 62 cents to $72.05 a barrel by 1015 GMT on Tuesday, while U.S. crude gained 51 cents to $68.44. Traders await inventory data from the Energy Information Administration.",
	},
	{
		"daily cases", false, 24,
		"The health ministry of Peru reported 1,234 new infections and 12 deaths over the past 24 hours, bringing the total to 123,456 cases and 3,210 deaths since the start of the outbreak.",
		"The health ministry of Peru reported 1,377 new infections and 19 deaths over the past 24 hours, bringing the total to 124,833 cases and 3,229 deaths since the start of the outbreak.",
	},
	{
		"tennis results", false, 24,
		"Second seed Rafael Nadal beat Juan Monaco 6-3 7-5 on Tuesday to reach the third round of the Rome Masters, where he will meet Stanislas Wawrinka.",
		"Fourth seed Andy Murray beat Gilles Simon 6-4 6-2 on Wednesday to reach the third round of the Rome Masters, where he will meet Tommy Haas.",
	},
	{
		"vacancy notices", false, 200,
		"Springfield School District will hold a public meeting on Monday, May 6, at 7 p.m. in the library, 12 Oak Street. The agenda includes a vote on the budget of $4.2 million. Residents may send comments to the clerk.",
		"Decatur School District will hold a public meeting on Thursday, May 16, at 6 p.m. in the gymnasium, 340 Pine Avenue. The agenda includes a vote on the budget of $7.9 million. Residents may send comments to the clerk.",
	},

	{
		"storm moves on", true, 3,
		"Hurricane Katrina was about 150 miles south of New Orleans at 4 p.m. on Sunday, moving north at 12 mph with winds of 145 mph, the National Hurricane Center in Miami said. Mayor Ray Nagin ordered everyone to leave the city. Katrina killed nine people when it crossed Florida on Thursday.",
		"Hurricane Katrina was about 120 miles south of New Orleans at 7 p.m. on Sunday, moving north at 12 mph with winds of 140 mph, the National Hurricane Center in Miami said. Mayor Ray Nagin ordered everyone to leave the city. Katrina killed nine people when it crossed Florida on Thursday.",
	},
	{
		"votes counted", true, 2,
		"With 62 percent of the votes counted, Michelle Bachelet led Evelyn Matthei by 46.7 percent to 25.1 percent in Sunday's election in Chile, the electoral service said. A run-off will be held on December 15 if no candidate wins more than half of the votes.",
		"With 91 percent of the votes counted, Michelle Bachelet led Evelyn Matthei by 46.8 percent to 25.0 percent in Sunday's election in Chile, the electoral service said. A run-off will be held on December 15 if no candidate wins more than half of the votes.",
	},
	{
		"told again the next day", true, 26,
		"Twelve miners were killed in an explosion at a coal pit near Donetsk in eastern Ukraine on Tuesday, the emergencies ministry said. Three were missing 800 metres underground.",
		"12 miners were killed in an explosion at a coal pit near Donetsk in eastern Ukraine yesterday, the emergencies ministry said. Two were missing 800 metres underground.",
	},
	{
		"names spelt in two ways", true, 5,
		"Foreign Minister Sergei Lavrov told Muammar Gaddafi's envoy in Moscow on Tuesday that Russia would not take part in strikes on Tripoli.",
		"Foreign Minister Sergey Lavrov told Moammar Gadhafi's envoy in Moscow on Tuesday that Russia would not take part in strikes on Tripoli.",
	},
	{
		"toll rises", true, 3,
		"A car bomb exploded outside a mosque in the Iraqi city of Kirkuk on Friday, killing at least 12 people and wounding 34, police said. Colonel Adnan Mohammed said the blast went off as worshippers were leaving after prayers.",
		"A car bomb exploded outside a mosque in the Iraqi city of Kirkuk on Friday, killing at least 15 people and wounding 41, police said. Colonel Adnan Mohammed said the blast went off as worshippers were leaving after prayers. Hospital officials said the toll could rise.",
	},
	{
		"toll rises, one sentence", true, 3,
		"A car bomb killed at least 12 people outside a mosque in the Iraqi city of Kirkuk on Friday, police said.",
		"A car bomb killed at least 15 people outside a mosque in the Iraqi city of Kirkuk on Friday, police said.",
	},
	{
		"toll rises, time unknown", true, unknown,
		"A ferry carrying about 200 people sank off the island of Cebu in the central Philippines on Sunday and at least 12 passengers drowned, the coast guard said.",
		"A ferry carrying about 200 people sank off the island of Cebu in the central Philippines on Sunday and at least 15 passengers drowned, the coast guard said.",
	},
	{
		"magnitude revised", true, 1,
		"A magnitude 5.1 earthquake struck off the coast of Chile on Monday, the U.S. Geological Survey said. The quake, which hit at 3:15 a.m. local time, was centred 65 miles southwest of Valparaiso at a depth of 20 miles. There were no immediate reports of damage or casualties.",
		"A magnitude 5.3 earthquake struck off the coast of Chile on Monday, the U.S. Geological Survey said. The quake, which hit at 3:15 a.m. local time, was centred 65 miles southwest of Valparaiso at a depth of 18 miles. There were no immediate reports of damage or casualties.",
	},
	{
		"one figure corrected", true, 1,
		"Shr 18 cts vs 13 cts\nNet 1,541,000 vs 1,122,000\nSales 36.7 mln vs 33.5 mln\nAvg shrs 8,517,000 vs 8,441,000\nNOTE: Share adjusted for five pct stock dividend in August 1986.",
		"Shr 18 cts vs 13 cts\nNet 1,541,000 vs 1,122,000\nSales 39.7 mln vs 33.5 mln\nAvg shrs 8,517,000 vs 8,441,000\nNOTE: Share adjusted for five pct stock dividend in August 1986.\nCompany corrects current year sales.",
	},
	{
		"name corrected", true, 2,
		"Excel Bancorp Inc said its board declared an initial dividend of 10 cts per share, payable April 20 to holders of record on April Six.",
		"Excel Bancorp said its board declared an initial dividend of 10 cts per share, payable April 21 to holders of record on April Six.",
	},
	{
		"repeat after a week", true, 170,
		"Lac Minerals Ltd and Cambior Inc said they completed a second hole at their jointly owned Doyon mine in Quebec, which showed two significant gold intersections. One intersection graded 0.33 ounce gold per short ton over 44 feet at a depth of 1,411 feet.",
		"Lac Minerals Ltd and Cambior Inc said they completed a second hole at their jointly owned Doyon mine in Quebec, which showed two significant gold intersections. One intersection graded 0.33 ounce gold per short ton over 44 feet at a depth of 1,411 feet.",
	},
	{
		"rounded", true, 1,
		"K Mart Corp said its sales for the four weeks ended February 25 rose 13.1 pct to 1,459,193,000 dlrs from 1,289,635,000 dlrs a year earlier.",
		"K Mart Corp said its sales for the four weeks ended February 25 rose 13.1 percent to $1.46 billion from $1.29 billion a year earlier.",
	},
	{
		"cut", true, 20,
		"Brazil today suggested to its foreign bank creditors an extension of short-term credit lines for 60 days until May 31, a spokesman for the Central Bank said. He said that with the move Brazil was only trying to avoid difficulties in paying its 109 billion dlrs of debt. The suggestion will be sent by telex to 700 creditors.",
		"Brazil today suggested to its foreign bank creditors an extension of short-term credit lines for 60 days until May 31, a spokesman for the Central Bank said.",
	},
	{
		"a quotation in two stories", true, 30,
		"Prime Minister Gordon Brown opened the hospital in Leeds on Monday. \"We will do whatever it takes to keep this country safe and its economy strong in the years ahead,\" he said. Nurses had waited since 7 a.m.",
		"The pound fell to $1.42 in late trading in London. \"We will do whatever it takes to keep this country safe and its economy strong in the years ahead,\" Gordon Brown had said. Dealers at Barclays expected more losses on Thursday.",
	},
	{
		"nothing but words", true, 500,
		"the minister said that talks on the future of the islands would go on until all sides were content with the result and that nobody should expect too much too soon",
		"the minister said that talks on the future of the islands would go on until all sides were content with the result and that nobody should expect too much too soon",
	},
}

// The features say all that the score is made of: their weighted sum is its log-odds.
func TestFeaturesByHand(t *testing.T) {
	n := normalize.New()
	a := newArticle(n, news.Article{Body: "The index rose 17.26 points on Tuesday, the exchange in Lund said."})
	b := newArticle(n, news.Article{Body: "The index rose 9.41 points on Friday, the exchange in Lund said."})
	p := pairOf(a, b)
	p.Hours = 72
	e := Compare(&a.facts, &b.facts, p)
	values, odds := map[string]float64{}, 0.0
	for _, f := range e.Features() {
		values[f.Name] = f.Value
		odds += f.Weight * f.Value
	}
	if len(values) != features {
		t.Errorf("%d names of %d features", len(values), features)
	}
	for name, want := range map[string]float64{
		"base": 1, "numbers replaced": math.Log1p(1), "times replaced": math.Log1p(1), "names replaced": 0, "days equal": 0, "precise numbers equal": 0,
	} {
		if values[name] != want {
			t.Errorf("%s = %v, want %v", name, values[name], want)
		}
	}
	if want := values["part replaced"] * 3; values["days apart"] != want || want == 0 {
		t.Errorf("days apart = %v, want %v", values["days apart"], want)
	}
	if got := 1 / (1 + math.Exp(-odds)); math.Abs(got-e.Score()) > 1e-12 {
		t.Errorf("the features make %v, the score is %v", got, e.Score())
	}
}

func TestByHand(t *testing.T) {
	n := normalize.New()
	for _, tt := range byHand {
		t.Run(tt.name, func(t *testing.T) {
			a, b := newArticle(n, news.Article{Body: tt.a}), newArticle(n, news.Article{Body: tt.b})
			p := pairOf(a, b)
			p.Hours = tt.hours
			e := Compare(&a.facts, &b.facts, p)
			if e.Same() != tt.same {
				t.Errorf("same story: %v, want %v", e.Same(), tt.same)
			}
			t.Logf("score %.3f", e.Score())
			for _, c := range e.Tallies {
				t.Logf("%s: equal %q, replaced %q", c.Class, c.Equal, c.Replaced)
			}
		})
	}
}
