package steps

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Input is a file to be read.
type Input struct {
	ingest.Stream
	From string // what a worker opens: the path from anywhere
}

// Read reads the articles of an [Input], in JSON, and deals them into shards by their IDs.
type Read struct {
	Settings Settings
	Shards   int
}

// ProcessElement reads one file. It emits each article with its shard, and notes.
func (f *Read) ProcessElement(ctx context.Context, stream string, emit func(int, []byte), note func([]byte)) error {
	var s Input
	if err := json.Unmarshal([]byte(stream), &s); err != nil {
		return err
	}
	return files.Read(ctx, s.From, func(r io.Reader) error {
		in, err := s.Open(r, ingest.Options{Format: f.Settings.Format, Map: f.Settings.Map})
		if err != nil {
			return err
		}
		for a, err := range in.Articles(ctx) {
			if skipped, ok := errors.AsType[*ingest.Skipped](err); ok {
				say(note, Note{Kind: NoteSkipped, Place: skipped.Place, Reason: skipped.Reason})
				continue
			}
			if err != nil {
				return err
			}
			b := prepare.AppendArticle(prepare.AppendHead(nil, match.NewHead(&a)), &a)
			emit(ShardOf(a.ID, f.Shards), b)
		}
		for _, u := range in.Unread() {
			say(note, Note{Kind: NoteUnread, Place: u.Place, Reason: u.Reason})
		}
		for _, file := range in.Files() {
			say(note, Note{Kind: NoteInput, ID: file.Path, N: int(file.Bytes)})
		}
		return nil
	})
}

// ShardOf returns the shard of an article.
func ShardOf(id string, shards int) int { return int(xxh3.HashString(id) % uint64(shards)) }

// say emits a note.
func say(note func([]byte), n Note) {
	b, err := json.Marshal(n)
	if err != nil {
		panic(fmt.Sprintf("steps: internal error: a note that cannot be encoded: %v", err))
	}
	note(b)
}
