package eval

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// unitsOf returns the votes of coders, each with a letter a unit: y, n, u, or a point for none.
func unitsOf(coders ...string) []votes {
	units := make([]votes, len(coders[0]))
	for _, c := range coders {
		for i, letter := range c {
			if letter != '.' {
				units[i][1+strings.IndexRune("ynu", letter)]++
			}
		}
	}
	return units
}

// By hand: example A of Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011. Two observers, ten units, 14 zeros and 6
// ones; four units are unequal, which are 8 of 20 ordered pairs. Expected are 2 * 14 * 6 of 20 * 19: alpha = 1 - 19 * 8 / (2 * 84) = .095.
func TestAlphaByHand(t *testing.T) {
	a := alpha(unitsOf("nynnnnnnyn", "yyynnynnnn"))
	if a.Value == nil || math.Abs(*a.Value-(1-19.*8/168)) > 1e-12 || a.Pairs != 10 || a.Verdicts != 20 {
		t.Errorf("%+v", a)
	}
}

// TestAlphaOfPackage compares with alpha(level_of_measurement="nominal") of the Python package krippendorff 0.9.0.
func TestAlphaOfPackage(t *testing.T) {
	for _, test := range []struct {
		want   float64
		coders []string
	}{
		{0.09523809523809534, []string{"nynnnnnnyn", "yyynnynnnn"}}, // example A
		{0.53125, []string{"yynyuynnyy.", "yynnuyynyyy", "yyny.ynnynn"}},
		{-0.75, []string{"nyny", "ynyn"}},
		{-0.002227791701475912, []string{"nnuuyyuu.yun.u..nnyy", "u.unuy.uyy.nuyn.uyny", "y.y.n.y.uuy.y.uy.yyu", "nnyynnn.n.u.nyu.unny"}},
	} {
		if a := alpha(unitsOf(test.coders...)); a.Value == nil || math.Abs(*a.Value-test.want) > 1e-12 {
			t.Errorf("%q: %+v, want %v", test.coders, a, test.want)
		}
	}
}

// TestAlphaUndefined: nothing tells agreement from chance where no unit has two verdicts, or all verdicts are one.
func TestAlphaUndefined(t *testing.T) {
	for _, coders := range [][]string{{"yn.", "..y"}, {"yyy", "yyy"}, {"yyn", "yy."}} {
		if a := alpha(unitsOf(coders...)); a.Value != nil {
			t.Errorf("%q: %v", coders, *a.Value)
		}
	}
	if a := alpha(unitsOf("ynu", "ynu")); *a.Value != 1 {
		t.Errorf("full agreement is %v", *a.Value)
	}
}

// TestAlphaTwin compares with the matrix of coincidences, filled pair by pair. It has examples B and C of Krippendorff too, whose five
// values are too many for verdicts: .692 and .743.
func TestAlphaTwin(t *testing.T) {
	for _, test := range []struct {
		want   float64
		coders []string
	}{
		{0.6919642857142858, []string{"aabbdcccedda", "babbbccceddd"}},
		{0.743421052631579, []string{"123321412...", "1233224125.3", ".3332342251.", "12332441251."}},
	} {
		if got := slowAlpha(test.coders); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("the twin gives %v for %q, the package %v", got, test.coders, test.want)
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		coders := make([]string, 2+r.IntN(4))
		for i := range coders {
			letters := make([]byte, 1+20)
			for k := range letters {
				letters[k] = "ynu."[r.IntN(4)]
			}
			coders[i] = string(letters)
		}
		want := slowAlpha(coders)
		if a := alpha(unitsOf(coders...)); a.Value == nil || math.Abs(*a.Value-want) > 1e-9 {
			t.Fatalf("%q: %+v, want %v", coders, a, want)
		}
	}
}

// slowAlpha takes each coder's value of a unit with each other coder's.
func slowAlpha(coders []string) float64 {
	coincidences := map[[2]byte]float64{}
	for unit := range len(coders[0]) {
		var given []byte
		for _, c := range coders {
			if c[unit] != '.' {
				given = append(given, c[unit])
			}
		}
		for i, v := range given {
			for j, w := range given {
				if i != j {
					coincidences[[2]byte{v, w}] += 1 / float64(len(given)-1)
				}
			}
		}
	}
	n, of, observed, expected := 0., map[byte]float64{}, 0., 0.
	for vw, k := range coincidences {
		n += k
		of[vw[0]] += k
		if vw[0] != vw[1] {
			observed += k
		}
	}
	for v := range of {
		for w := range of {
			if v != w {
				expected += of[v] * of[w]
			}
		}
	}
	return 1 - (n-1)*observed/expected
}

const sheetHead = "code,relation,credited,stratum_pairs,verdict\n"

// codes of pairs for tests.
const (
	codeB = "BBBBBBBBBBBB"
	codeC = "CCCCCCCCCCCC"
	codeD = "DDDDDDDDDDDD"
	codeF = "FFFFFFFFFFFF"
)

func coded(t *testing.T, name, text string) *CodedSheet {
	t.Helper()
	s, err := ReadCoded(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Three coders by hand: B has two yes and a no, C one of each and an unsure, D a no alone, F nothing.
func TestAgreeByHand(t *testing.T) {
	rows := func(b, c, d, f string) string {
		return sheetHead + codeB + ",reuse,false,90," + b + "\n" + codeC + ",reuse,false,90," + c + "\n" +
			codeD + ",reuse,false,90," + d + "\n" + codeF + ",paraphrase,true,7," + f + "\n"
	}
	a, err := Agree([]*CodedSheet{coded(t, "x", rows("yes", "yes", "", "")), coded(t, "y", rows("YES ", "no", "no", "")), coded(t, "z", rows("no", "unsure", "", ""))})
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(a)
	low, high := .0945, .9055 // of one of two: (.5 + 3.8415/4) / 2.9207 plus and minus 1.96 * sqrt(.125 + 3.8415/16) / 2.9207
	k := a.Kinds[1]
	if math.Abs(k.Bounds[0]-low) > 5e-5 || math.Abs(k.Bounds[1]-high) > 5e-5 {
		t.Errorf("the interval is %v", *k.Bounds)
	}
	k.Bounds = nil
	if want := (KindPrecision{Relation: "reuse", RunPairs: 90, Drawn: 3, Undecided: 1, Precision: Ratio{1, 2}}); k != want {
		t.Errorf("%+v, want %+v", k, want)
	}
	if k := a.Kinds[0]; k != (KindPrecision{Relation: "paraphrase", Credited: true, RunPairs: 7, Drawn: 1, Undecided: 1}) {
		t.Errorf("%+v", k)
	}
	// Alpha: the units B (2, 1, 0) and C (1, 1, 1), so 6 verdicts: 3 yes, 2 no, 1 unsure. Unequal are (4 + 6) / 2 = 5; expected (30 - 6 - 2) / 5 = 4.4.
	if v := a.Alpha.Value; v == nil || math.Abs(*v-(1-5/4.4)) > 1e-12 || a.Alpha.Pairs != 2 || a.Alpha.Verdicts != 6 {
		t.Errorf("%+v", a.Alpha)
	}
	if a.Coders[1] != (Coder{"y", 1, 2, 0, 1}) {
		t.Errorf("%+v", a.Coders[1])
	}
	if !strings.Contains(string(got), `"schema":"copytaster.agreement/1","pairs":4,`) {
		t.Errorf("%s", got)
	}
	if one, err := Agree([]*CodedSheet{coded(t, "x", rows("yes", "", "", ""))}); err != nil || one.Alpha != nil {
		t.Errorf("one coder has an alpha: %+v, %v", one, err)
	}
}

// TestReadCoded: what spreadsheets make of a sheet is read as the sheet.
func TestReadCoded(t *testing.T) {
	plain := coded(t, "x", sheetHead+codeB+",reuse,false,90,yes\n"+codeC+",reuse,true,2,\n")
	for name, text := range map[string]string{
		"mark":       "\ufeff" + sheetHead + codeB + ",reuse,false,90,yes\n" + codeC + ",reuse,true,2\n",
		"semicolons": strings.ReplaceAll("\ufeff"+sheetHead+codeB+",reuse,FALSE,90,Yes\r\n"+codeC+",reuse,TRUE,2,\r\n", ",", ";"),
		"tabs":       strings.ReplaceAll(sheetHead+codeB+",reuse,false,90,yes\n"+codeC+",reuse,true,2,\n", ",", "\t"),
		"columns":    "note,verdict,stratum_pairs,credited,relation,text_1,code\n\"a, \"\"b\"\"\nc\",yes,90,false,reuse,x," + codeB + "\n,,2,true,reuse,y," + codeC + "\n",
		"empty rows": sheetHead + ",,,,\n" + codeC + ",reuse,true,2,\n\n" + codeB + ",reuse,false,90,yes\n,,\n",
	} {
		s := coded(t, name, text)
		if len(s.pairs) != 2 {
			t.Fatalf("%s: %d pairs", name, len(s.pairs))
		}
		for code, p := range s.pairs {
			if q := plain.pairs[code]; q == nil || p.of != q.of || p.verdict != q.verdict {
				t.Errorf("%s: %s is %+v", name, code, p)
			}
		}
	}
}

// TestBadSheets: each is an error that names the file and the line.
func TestBadSheets(t *testing.T) {
	good := codeB + ",reuse,false,90,yes\n"
	for _, test := range []struct{ text, want string }{
		{"", "x.csv: the file is empty"},
		{"\ufeff", "x.csv: the file is empty"},
		{sheetHead, "x.csv: the sheet has no pair"},
		{sheetHead + ",,,,\n", "x.csv: the sheet has no pair"},
		{sheetHead + codeB + ",reuse,false,90,\n", "x.csv: no verdict is filled in"},
		{"code,relation,credited,verdict\n" + good, "x.csv:1: the column stratum_pairs is missing: this is no sheet of copytaster sample"},
		{"code,relation,credited,stratum_pairs\n" + good, "x.csv:1: the column verdict is missing: this is no sheet of copytaster sample"},
		{sheetHead + good + codeC + ",reuse,false,90,maybe\n", `x.csv:3: the verdict must be yes, no or unsure, or empty, not "maybe"`},
		{sheetHead + good + "\n\n" + good, "x.csv:5: the code BBBBBBBBBBBB stands in line 2 already"},
		{sheetHead + good + ",reuse,false,90,yes\n", "x.csv:3: the code is missing"},
		{sheetHead + good + "17,reuse,false,90,yes\n", `x.csv:3: unknown code "17": a code is twelve capital letters`},
		{sheetHead + codeB + ",,false,90,yes\n", "x.csv:2: the relation is missing"},
		{sheetHead + codeB + ",reuse,perhaps,90,yes\n", `x.csv:2: credited must be true or false, not "perhaps"`},
		{sheetHead + codeB + ",reuse,true,,yes\n", `x.csv:2: stratum_pairs must be a number of pairs, not ""`},
		{sheetHead + codeB + ",reuse,true,0,yes\n", `x.csv:2: stratum_pairs must be a number of pairs, not "0"`},
		{sheetHead + good + codeC + ",\"reuse,false,90,yes\n", `x.csv:3: extraneous or missing " in quoted-field`},
	} {
		if _, err := ReadCoded("x.csv", strings.NewReader(test.text)); err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.text, err, test.want)
		}
	}
}

// TestOtherSheets: sheets of other pairs are not compared.
func TestOtherSheets(t *testing.T) {
	row := func(code, rest string) string { return code + "," + rest + "\n" }
	both := coded(t, "both.csv", sheetHead+row(codeB, "reuse,false,9,yes")+row(codeC, "reuse,false,9,no"))
	one := coded(t, "one.csv", sheetHead+row(codeC, "reuse,false,9,no"))
	other := coded(t, "other.csv", sheetHead+row(codeB, "reuse,false,9,yes")+row(codeC, "reuse,true,9,no"))
	for _, test := range []struct {
		sheets []*CodedSheet
		want   string
	}{
		{[]*CodedSheet{both, one}, "both.csv:2: unknown code BBBBBBBBBBBB: it is not in one.csv; leave the verdict of a pair empty, not its row out"},
		{[]*CodedSheet{one, both}, "both.csv:2: unknown code BBBBBBBBBBBB: it is not in one.csv"},
		{[]*CodedSheet{both, other}, "other.csv:3: relation, credited or stratum_pairs of CCCCCCCCCCCC are others than in both.csv:3"},
		{nil, "there is no sheet"},
	} {
		if _, err := Agree(test.sheets); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
}

// TestAgreementText: figures that cannot be given are dashes, and names do not steer a terminal.
func TestAgreementText(t *testing.T) {
	for text, want := range map[string]string{
		"yes": "alpha (nominal)  -: all verdicts are the same (pairs with two verdicts or more: 1, their verdicts: 2)",
		"":    "alpha (nominal)  -: no pair has two verdicts (",
		"no":  "alpha (nominal)  0.0000 (pairs with two verdicts or more: 1, their verdicts: 2)",
	} {
		rows := func(first, second string) string {
			return sheetHead + codeB + ",re\x1buse,false,9," + first + "\n" + codeC + ",template,true,4," + second + "\n"
		}
		second := rows(text, "")
		if text == "" {
			second = rows("", "yes")
		}
		a, err := Agree([]*CodedSheet{coded(t, "x\x1b.csv", rows("yes", "")), coded(t, "y.csv", second)})
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := a.WriteText(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) || strings.Contains(out.String(), "\x1b") {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

// FuzzReadCoded: any bytes are a sheet or an error with the name, and a sheet agrees with itself.
func FuzzReadCoded(f *testing.F) {
	f.Add([]byte(sheetHead + codeB + ",reuse,false,90,yes\n"))
	f.Add([]byte("\ufeffcode;relation;credited;stratum_pairs;verdict\r\n" + codeC + ";\"a\nb\";TRUE;2;no\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadCoded("x.csv", strings.NewReader(string(data)))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.csv:") {
				t.Errorf("%v names no file", err)
			}
			return
		}
		a, err := Agree([]*CodedSheet{s, s})
		if err != nil {
			t.Fatal(err)
		}
		if v := a.Alpha.Value; v != nil && *v != 1 || a.Alpha.Verdicts%2 != 0 {
			t.Errorf("a sheet does not agree with itself: %+v", a.Alpha)
		}
	})
}
