// Package driver takes the steps of a run in their order: some are Beam jobs, whose work is spread over the workers of a cluster, and
// some are for one machine, where the driver runs, since they need what all articles say together: learning the profile, gathering
// groups, adding up. Every step ends with a manifest in a folder of its own, so that a run can be resumed behind the last whole one.
package driver

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/ingest"
)

// Options says what to run on and where to write.
type Options struct {
	Settings steps.Settings
	Inputs   []string // files, or patterns of files, of Beam's file systems
	Work     string   // folder of Beam's file systems for what waits between the steps
	Out      string   // folder of this machine for the run
	Sharded  string   // folder of Beam's file systems for the run in shards; empty: none is written
	Rows     int      // of a file there, at most
	Shards   int      // parts in which articles and pairs wait
	Resume   bool     // steps with a manifest are not taken again
	Memory   int64    // bytes that the driver keeps within, about
	Tmp      string   // folder for its temporary files
	Version  string
	Run      func(ctx context.Context, step string, p *beam.Pipeline) error
	Log      *slog.Logger
}

// Run is a run on its way.
type Run struct {
	o        Options
	ctx      context.Context
	detect   detect.Options
	steps    detect.Steps
	streams  []string // inputs, in JSON
	settings string   // hash of all that decides the result
	notes    []steps.Note
}

// Do does a whole run.
func Do(ctx context.Context, o Options) error {
	r := &Run{o: o, ctx: ctx, detect: o.Settings.Options()}
	r.detect.Workers, r.detect.Memory, r.detect.Tmp = 0, o.Memory, o.Tmp
	var err error
	if r.o.Work, err = absolute(o.Work); err != nil {
		return err
	}
	if r.steps, err = r.detect.Steps(); err != nil {
		return err
	}
	if err := r.list(); err != nil {
		return err
	}
	if o.Sharded != "" {
		there, err := files.List(ctx, files.Path(o.Sharded, "manifest.json"))
		if err != nil || len(there) > 0 {
			return cmp.Or(err, fmt.Errorf("%s: it holds a run already: name another folder for the run in shards", o.Sharded))
		}
	}
	in, learnt, err := r.prepare()
	if err != nil {
		return err
	}
	in, known, err := r.learn(in, learnt)
	if err != nil {
		return err
	}
	s, err := r.number(in, known)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.findPairs(); err != nil {
		return err
	}
	if err := s.compare(); err != nil {
		return err
	}
	if err := s.sumUp(); err != nil {
		return err
	}
	return r.unread()
}

// unread returns an error that names the inputs that could not be read to the end. What was read of them is in the run.
func (r *Run) unread() error {
	var all []error
	for _, n := range r.noted(steps.NoteUnread) {
		all = append(all, fmt.Errorf("%s: %s", n.Place, n.Reason))
	}
	if len(all) > 0 {
		return fmt.Errorf("inputs that could not be read, though the run is written: %w", errors.Join(all...))
	}
	return nil
}

// list lists the inputs, and hashes what decides the result.
func (r *Run) list() error {
	var paths []string
	for _, pattern := range r.o.Inputs {
		found, err := files.List(r.ctx, pattern)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("%s: no such file", pattern)
		}
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	streams, err := ingest.Streams(slices.Compact(paths))
	if err != nil {
		return err
	}
	for _, s := range streams {
		from, err := absolute(s.Path)
		if err != nil {
			return err
		}
		b, err := json.Marshal(steps.Input{Stream: s, From: from})
		if err != nil {
			return err
		}
		r.streams = append(r.streams, string(b))
	}
	b, err := json.Marshal([]any{r.o.Settings, r.streams, r.o.Shards, r.o.Version})
	sum := sha256.Sum256(b)
	r.settings = hex.EncodeToString(sum[:])
	return err
}

// absolute returns a path that means the same to a worker, whatever folder that works in.
func absolute(path string) (string, error) {
	if strings.Contains(path, "://") {
		return path, nil
	}
	return filepath.Abs(path)
}

// folder returns the folder of a step.
func (r *Run) folder(step string) string { return files.Path(r.o.Work, step) }

// step takes a step, unless the run resumes one that took it: do fills the folder of the step and returns counts.
func (r *Run) step(name string, do func(folder string) (map[string]int, error)) (files.Manifest, error) {
	folder := r.folder(name)
	if r.o.Resume {
		m, found, err := files.ReadManifest(r.ctx, folder)
		if err != nil {
			return m, err
		}
		if found && m.Settings == r.settings {
			r.o.Log.Info("step is done already", "step", name)
			return m, nil
		}
	}
	r.o.Log.Info("step begins", "step", name)
	counts, err := do(folder)
	if err != nil {
		return files.Manifest{}, fmt.Errorf("step %s: %w", name, err)
	}
	m := files.Manifest{Step: name, Settings: r.settings, Shards: r.o.Shards, Counts: counts}
	return m, files.WriteManifest(r.ctx, folder, m)
}

// job runs the job of the step that has a folder.
func (r *Run) job(folder string, build func(s beam.Scope)) error {
	p, s := beam.NewPipelineWithRoot()
	build(s)
	return r.o.Run(r.ctx, path.Base(folder), p)
}

// fill writes the shards of a file that no record came to, so that all are there.
func (r *Run) fill(folder, name string) error {
	there, err := files.List(r.ctx, files.Path(folder, name)+"-*")
	if err != nil {
		return err
	}
	for i := range r.o.Shards {
		shard := files.Shard(files.Path(folder, name), i)
		if !slices.ContainsFunc(there, func(x string) bool { return strings.HasSuffix(x, files.Shard(name, i)) }) {
			if err := files.WriteAll(r.ctx, shard); err != nil {
				return err
			}
		}
	}
	return nil
}

// hear reads the notes of a step, and returns those of one kind.
func (r *Run) hear(step string) ([]steps.Note, error) {
	var notes []steps.Note
	err := r.one(r.folder(step), steps.Notes, func(b []byte) error {
		var n steps.Note
		err := json.Unmarshal(b, &n)
		notes = append(notes, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	r.notes = append(r.notes, notes...)
	return notes, nil
}

// noted returns the notes of a kind so far.
func (r *Run) noted(kind string) (out []steps.Note) {
	for _, n := range r.notes {
		if n.Kind == kind {
			out = append(out, n)
		}
	}
	return out
}
