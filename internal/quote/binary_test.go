package quote

import (
	"errors"
	"reflect"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestBinary(t *testing.T) {
	want := []Quotation{
		{Spans: []news.Span{{Start: 1, End: 300}, {Start: 70_000, End: 70_001}}, Speaker: "Ana Costa", Certain: true, SpeakerSpan: news.Span{Start: 310, End: 312},
			Cue: news.Span{Start: 313, End: 317}, Indirect: news.Span{Start: 320, End: 360}},
		{Spans: []news.Span{{Start: 4, End: 9}}},
		{},
	}
	var b []byte
	for _, q := range want {
		b = q.AppendBinary(b)
	}
	for i, rest := 0, b; i < len(want); i++ {
		var got Quotation
		var err error
		if rest, err = got.Decode(rest); err != nil || !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%+v, %v; want %+v", got, err, want[i])
		}
		if i == len(want)-1 && len(rest) > 0 {
			t.Errorf("%d bytes too many", len(rest))
		}
	}
	one := want[0].AppendBinary(nil)
	for n := range one {
		if _, err := new(Quotation).Decode(one[:n]); !errors.Is(err, ErrEncoding) {
			t.Errorf("the first %d of %d bytes: %v", n, len(one), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add((&Quotation{Spans: []news.Span{{Start: 1, End: 300}}, Speaker: "Ana Costa"}).AppendBinary(nil))
	f.Fuzz(func(t *testing.T, src []byte) {
		var q, again Quotation
		if _, err := q.Decode(src); err != nil {
			return
		}
		if rest, err := again.Decode(q.AppendBinary(nil)); err != nil || len(rest) > 0 || !reflect.DeepEqual(q, again) {
			t.Errorf("%+v came back as %+v, %v", q, again, err)
		}
	})
}
