package report

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

// Each of several writers gets what it takes, in the order in which they were named.
func TestTee(t *testing.T) {
	pairs, r := wireRun(t)
	var all kept
	var tee, alone bytes.Buffer
	write(t, Tee(&all, NewCSV(&tee, nil), newArticlesCSV(&tee)), pairs, r)
	write(t, NewCSV(&alone, nil), pairs, r)
	write(t, newArticlesCSV(&alone), pairs, r)
	if tee.Len() != alone.Len() || tee.Len() == 0 {
		t.Errorf("%d bytes, want %d", tee.Len(), alone.Len())
	}
	if !slices.Equal(all.pairs, pairs) || !slices.Equal(all.Articles, r.Articles) || !slices.Equal(all.Ledger, r.Ledger) || all.Run != r.Run {
		t.Error("not all came through")
	}
	broken := Tee(atEnd(writeRun)(&fullDisk{}), &all)
	all.Run = nil
	if err := broken.Close(&r.Result); !errors.Is(err, errFull) || all.Run != nil {
		t.Errorf("error %v, and the next writer got %v", err, all.Run)
	}
}
