package store

import (
	"context"
	"fmt"
	"os"
	"time"
)

// Stats says what is in an index.
type Stats struct {
	Path        string
	Settings    Settings
	Articles    int
	Removed     int64     // articles that were removed or replaced since the last compact, of which the bytes are still there
	Changed     int64     // articles that took the place of another text of theirs since the index was made
	Earliest    time.Time // of the articles: when published, or added; zero in an empty index
	Latest      time.Time
	Generation  int64     // how often a profile was learnt
	Learnt      time.Time // the profile
	LearntFrom  int       // articles
	ProfileHash string    // SHA-256, in hexadecimal digits
	Segments    int
	Postings    int
	Bytes       int64 // of the file, without a write-ahead log beside it
	TextBytes   int64 // of them, packed articles
	Relearn     bool  // the index has grown so much that its profile is likely to be that of another corpus
}

// relearnFactor is how many times as many articles as a profile was learnt from an index may have before it should be learnt again.
const relearnFactor = 4

// Stats returns what is in the index.
func (v *View) Stats(ctx context.Context) (Stats, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	out := Stats{
		Path: v.s.path, Settings: v.settings, Removed: v.state.Removed, Changed: v.state.Changed, Generation: v.state.Profile,
		Learnt: time.Unix(v.state.Learnt, 0).UTC(), LearntFrom: v.state.From, Segments: len(v.segments),
		ProfileHash: fmt.Sprintf("%x", v.profile.Hash()),
	}
	for _, seg := range v.segments {
		out.Postings += seg.size()
	}
	out.Articles = v.Len()
	var first, last int64
	if out.Articles > 0 {
		if err := v.conn.QueryRowContext(ctx, "SELECT min(stamp), max(stamp) FROM articles").Scan(&first, &last); err != nil {
			return out, v.s.damaged(err)
		}
		out.Earliest, out.Latest = time.Unix(first, 0).UTC(), time.Unix(last, 0).UTC()
	}
	if err := v.conn.QueryRowContext(ctx, "SELECT coalesce(sum(length(body)), 0) FROM texts").Scan(&out.TextBytes); err != nil {
		return out, v.s.damaged(err)
	}
	info, err := os.Stat(v.s.path)
	if err != nil {
		return out, err
	}
	out.Bytes = info.Size()
	out.Relearn = out.Articles > relearnFactor*out.LearntFrom
	return out, nil
}

// count counts the rows of a table.
func (s *Store) count(ctx context.Context, q querier, table string) (n int, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n)
	return n, s.damaged(err)
}

// Len returns the number of articles.
func (v *View) Len() int { return int(v.state.Articles) }
