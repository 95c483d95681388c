package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/ingest"
)

// network are the flags that say how servers are asked.
type network struct {
	userAgent    string
	allowPrivate bool
	timeout      time.Duration
	maxSize      string
}

func (n *network) addFlags(f *pflag.FlagSet) {
	f.StringVar(&n.userAgent, "user-agent", "copytaster/"+version+" (+https://github.com/copytaster/copytaster)", "who asks servers; put an address of yours into it, for complaints")
	f.BoolVar(&n.allowPrivate, "allow-private", false, "ask servers at private addresses too: of this machine, of the house")
	f.DurationVar(&n.timeout, "timeout", fetch.DefaultTimeout, "longest time that an answer may take, to its last byte")
	f.StringVar(&n.maxSize, "max-size", "10MiB", "largest answer that is read, unpacked")
}

// client returns what asks servers.
func (n *network) client() (*fetch.Client, error) {
	size, err := parseSize(n.maxSize)
	switch {
	case err != nil:
		return nil, fmt.Errorf("--max-size %s: %w", n.maxSize, err)
	case size < 1:
		return nil, fmt.Errorf("--max-size %s: must be more than 0", n.maxSize)
	case n.timeout <= 0:
		return nil, fmt.Errorf("--timeout %v: must be more than 0", n.timeout)
	case n.userAgent == "":
		return nil, errors.New("--user-agent: must say who asks")
	}
	return fetch.New(fetch.Options{UserAgent: n.userAgent, AllowPrivate: n.allowPrivate, Timeout: n.timeout, MaxBytes: size}), nil
}

// fetchAll fetches what is at the addresses among paths, and returns the Fetch of [ingest.Options] that gives it.
func (n *network) fetchAll(ctx context.Context, paths []string) (func(context.Context, string) (io.ReadCloser, error), error) {
	client, err := n.client()
	if err != nil {
		return nil, usageError{err}
	}
	defer client.Close()
	bodies := make(map[string][]byte)
	for _, path := range paths {
		if _, there := bodies[path]; there || !ingest.IsAddress(path) {
			continue
		}
		answer, err := client.Get(ctx, fetch.Request{URL: path})
		if err != nil {
			return nil, networkHint(fmt.Errorf("%s: %w", path, err))
		}
		bodies[path] = answer.Body
	}
	return func(_ context.Context, address string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(bodies[address])), nil
	}, nil
}

// networkHint adds what to do to an error of addresses.
func networkHint(err error) error {
	if strings.Contains(err.Error(), fetch.ErrPrivate.Error()) { // it may be remembered from before
		return hinted{err, "--allow-private asks servers of this machine and of the house too"}
	}
	return err
}
