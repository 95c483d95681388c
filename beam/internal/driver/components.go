package driver

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/cluster"
)

// mostRounds is how many rounds are taken at most: some log n are needed, squared at worst, so that more are a fault of ours.
const mostRounds = 100

// clusters has the clusters found: the components in rounds, each a job, until one changes no link, and then the clusters in each. They
// come by their smallest members.
func (s *search) clusters() ([]cluster.Cluster, error) {
	edges := files.Path(s.folder(stepCompare), steps.EdgeFile)
	in, first := edges, true
	for round := 1; ; round++ {
		if round > mostRounds {
			return nil, fmt.Errorf("internal error: the components are not found after %d rounds", mostRounds)
		}
		done, err := s.step(fmt.Sprintf("12-components-%02d", round), func(folder string) (map[string]int, error) {
			if err := s.job(folder, func(b beam.Scope) { steps.RoundJob(b, in, first, s.o.Shards, folder) }); err != nil {
				return nil, err
			}
			changed, err := s.changed(folder)
			if err != nil {
				return nil, err
			}
			return map[string]int{"changed": changed}, s.fill(folder, steps.LinkFile)
		})
		if err != nil {
			return nil, err
		}
		in, first = files.Path(s.folder(done.Step), steps.LinkFile), false
		if done.Counts["changed"] == 0 {
			break
		}
	}
	done, err := s.step("13-clusters", func(folder string) (map[string]int, error) {
		return nil, s.job(folder, func(b beam.Scope) { steps.ClusterJob(b, in, edges, s.o.Shards, folder) })
	})
	if err != nil {
		return nil, err
	}
	found := []cluster.Cluster{}
	err = s.one(s.folder(done.Step), steps.ClusterFile, func(b []byte) error {
		var c cluster.Cluster
		err := json.Unmarshal(b, &c)
		found = append(found, c)
		return err
	})
	slices.SortFunc(found, func(x, y cluster.Cluster) int { return cmp.Compare(x.Members[0], y.Members[0]) })
	return found, err
}

// changed returns how many links a round changed.
func (s *search) changed(folder string) (n int, err error) {
	err = s.one(folder, steps.ChangedFile, func(b []byte) error {
		var note steps.Note
		err := json.Unmarshal(b, &note)
		n += note.N
		return err
	})
	return n, err
}

// one reads a file of one shard, which is not there if no record came to it.
func (r *Run) one(folder, name string, take func(b []byte) error) error {
	path := files.Shard(files.Path(folder, name), 0)
	there, err := files.List(r.ctx, path)
	if err != nil || len(there) == 0 {
		return err
	}
	for b, err := range files.Records(r.ctx, path) {
		if err == nil {
			err = take(b)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}
