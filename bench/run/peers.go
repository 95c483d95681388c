package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// scripts is the folder of the peers' scripts, relative to the root of the module, where this program must be run.
const scripts = "bench/peers"

// peer is another tool, used as its users would use it.
type peer struct {
	name   string
	script string // file in the folder scripts
	yields yield
}

// yield is what a tool reports.
type yield uint8

const (
	pairs yield = iota
	flags       // only the articles that have a twin
	none        // nothing: its time is a lower bound
)

// The uses of peers that a target compares with.
const (
	gaoya     = "gaoya 0.2.2, bulk"
	gaoyaOnce = "gaoya 0.2.2, hashed once"
	rensa     = "rensa 0.5.0, loop"
	rensaFast = "rensa 0.5.0, batch"
	simText   = "sim_text 3.0.2, runs of 24"
	simShort  = "sim_text 3.0.2, runs of 12"
)

// peers returns the peers in Python. Each script says what it does. The versions are those of requirements.txt.
func peers() []peer {
	return []peer{
		{gaoya, "gaoya_bulk.py", pairs},
		{"gaoya 0.2.2, its own bands", "gaoya_own.py", pairs},
		{"gaoya 0.2.2, loop", "gaoya_loop.py", pairs},
		{gaoyaOnce, "gaoya_once.py", pairs},
		{"gaoya 0.2.2, insert alone", "gaoya_insert.py", none},
		{rensa, "rensa_lsh.py", pairs},
		{rensaFast, "rensa_batch.py", pairs},
		{"rensa 0.5.0, rho", "rensa_rho.py", flags},
		{"datasketch 1.9.0, XXH3", "datasketch_lsh.py", pairs},
	}
}

func (b *bench) without(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return slices.Contains(b.o.without, first)
}

// peerCommands returns the commands of the peers on a corpus.
func (b *bench) peerCommands(ctx context.Context, corpus string, articles int) ([]command, error) {
	if err := b.install(ctx); err != nil {
		return nil, err
	}
	var all []command
	for _, p := range peers() {
		if b.python == "" || b.without(p.name) {
			continue
		}
		found, err := b.output(articles, p.name+".csv")
		if err != nil {
			return nil, err
		}
		argv := []string{b.python, "-B", filepath.Join(scripts, p.script), corpus, found}
		all = append(all, command{name: p.name, argv: argv, found: found})
	}
	if !b.without(simText) {
		c, err := b.simText(ctx, corpus, articles)
		if err != nil {
			return nil, err
		}
		all = append(all, c...)
	}
	return all, nil
}

// runPeers times copytaster and the peers in turn on each corpus.
func (b *bench) runPeers(ctx context.Context) error {
	for _, articles := range b.o.compared() {
		corpus, err := b.corpus(ctx, articles)
		if err != nil {
			return err
		}
		commands, err := b.ours(corpus, articles)
		if err != nil {
			return err
		}
		others, err := b.peerCommands(ctx, corpus, articles)
		if err != nil {
			return err
		}
		if err := b.inTurn(ctx, "peers", articles, b.o.runs, slices.Concat(commands, others)); err != nil {
			return err
		}
		if err := b.sameBytes("peers", articles, commands); err != nil {
			return err
		}
	}
	return nil
}
