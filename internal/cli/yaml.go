package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"go.yaml.in/yaml/v3"
)

// yamlParser reads a configuration for koanf. It refuses what YAML allows and nobody means: a second document, which would not be read,
// and a number with a zero before it, which is octal in one version of YAML and decimal in the next.
type yamlParser struct{}

// Unmarshal returns the names and values of a configuration; nil where it has none.
func (yamlParser) Unmarshal(b []byte) (map[string]any, error) {
	d := yaml.NewDecoder(bytes.NewReader(b))
	var document yaml.Node
	if err := d.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, err
	}
	if err := d.Decode(new(yaml.Node)); err == nil {
		return nil, errors.New("a second document begins in it, which would not be read")
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if n := ambiguous(&document); n != nil {
		return nil, fmt.Errorf("line %d: %s: write the number without a zero before it", n.Line, n.Value)
	}
	var out map[string]any
	err := document.Decode(&out)
	return out, err
}

// Marshal is not used: koanf wants it.
func (yamlParser) Marshal(map[string]any) ([]byte, error) { return nil, errors.ErrUnsupported }

// ambiguous returns the first number with a zero before it; nil: there is none.
func ambiguous(n *yaml.Node) *yaml.Node {
	zero := regexp.MustCompile(`^[-+]?0[0-9_]+$`)
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && zero.MatchString(n.Value) {
		return n
	}
	for _, child := range n.Content {
		if found := ambiguous(child); found != nil {
			return found
		}
	}
	return nil
}
