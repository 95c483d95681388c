package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/copytaster/copytaster/internal/ingest"
)

func Example() {
	stream := strings.NewReader(`{"id": "r1", "text": "SALVADOR, Feb 26 - Showers continued.", "date": "26 Feb 1987 15:01 EST"}
{"id": "r2", "headline": "BAHIA COCOA REVIEW"}
{"id": "r3", "text": "The dry period means the temporao will be late."}
`)
	in, err := ingest.Open([]string{"-"}, nil, stream, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for a, err := range in.Articles(context.Background()) {
		if skipped, ok := errors.AsType[*ingest.Skipped](err); ok {
			fmt.Println("skipped", skipped)
			continue
		}
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(a.ID, len(a.Body), a.Published)
	}
	// Output:
	// r1 37 1987-02-26 20:01:00 +0000 UTC
	// skipped -:2: no field "text"; the record has headline, id; --map text=FIELD names the one to read
	// r3 47 0001-01-01 00:00:00 +0000 UTC
}
