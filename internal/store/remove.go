package store

import (
	"context"
	"database/sql"
	"time"
)

// removedAtOnce is how many articles a transaction removes.
const removedAtOnce = 1 << 12

// Remove removes the articles with some IDs, all or none, and returns how many there were, and the IDs of which there was none. Their
// bytes stay in the file until [Writer.Compact].
func (w *Writer) Remove(ctx context.Context, ids []string) (n int, missing []string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.s == nil {
		return 0, ids, nil
	}
	err = w.change(ctx, func(tx *sql.Tx, st *state) error {
		for _, id := range ids {
			there, err := w.s.removeID(ctx, tx, id)
			if err != nil {
				return err
			}
			if !there {
				missing = append(missing, id)
				continue
			}
			n++
			st.Removed++
			st.Articles--
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	return n, missing, nil
}

// Expire removes the articles that were published before a moment; of one without a date the moment counts at which it was added. It is
// durable some at a time, and returns how many it removed.
func (w *Writer) Expire(ctx context.Context, before time.Time) (n int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.s == nil {
		return 0, nil
	}
	for {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		some := int64(0)
		err := w.change(ctx, func(tx *sql.Tx, st *state) error {
			const chosen = "SELECT doc FROM articles WHERE stamp < ? ORDER BY stamp, doc LIMIT ?"
			const these = "(" + chosen + ")"
			for _, do := range []string{"DELETE FROM texts WHERE doc IN " + these, "INSERT INTO removed " + chosen} {
				if _, err := tx.ExecContext(ctx, do, before.Unix(), removedAtOnce); err != nil {
					return err
				}
			}
			gone, err := tx.ExecContext(ctx, "DELETE FROM articles WHERE doc IN "+these, before.Unix(), removedAtOnce)
			if err != nil {
				return err
			}
			if some, err = gone.RowsAffected(); err != nil {
				return err
			}
			st.Removed += some
			st.Articles -= some
			return nil
		})
		if err != nil {
			return n, err
		}
		if n += int(some); some < removedAtOnce {
			return n, nil
		}
	}
}
