package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/knadh/koanf/parsers/yaml"
	environment "github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/pflag"
)

const (
	defaultConfig = "copytaster.yaml"
	envPrefix     = "COPYTASTER_"
)

// configure sets the flags that the command line did not: from COPYTASTER_* variables, then from the file. A file may
// have names of other commands' flags, but no name that is none.
func configure(flags *pflag.FlagSet, path string, environ []string) error {
	k := koanf.New("\x00") // no nesting: names are flat
	name := path
	if name == "" {
		name = defaultConfig
	}
	if err := k.Load(file.Provider(name), yaml.Parser()); err != nil && (path != "" || !errors.Is(err, fs.ErrNotExist)) {
		return fmt.Errorf("configuration %s: %w", name, err)
	}
	for _, key := range k.Keys() {
		if !knownFlags()[key] {
			return fmt.Errorf("configuration %s: unknown name %q", name, key)
		}
	}
	variables := environment.Provider("\x00", environment.Opt{
		Prefix:      envPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(key, value string) (string, any) {
			return strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(key, envPrefix)), "_", "-"), value
		},
	})
	if err := k.Load(variables, nil); err != nil {
		return fmt.Errorf("variables %s*: %w", envPrefix, err)
	}
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		if err != nil || f.Changed || f.Name == "config" || !k.Exists(f.Name) {
			return
		}
		for _, value := range values(k.Get(f.Name), f.Value.Type()) {
			if e := flags.Set(f.Name, value); e != nil {
				err = fmt.Errorf("configuration: %s: %w", f.Name, e)
			}
		}
	})
	return err
}

// values returns a configured value as it would stand on the command line; a list gives several.
func values(v any, kind string) []string {
	switch v := v.(type) {
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, fmt.Sprint(x))
		}
		if kind == "stringSlice" {
			return []string{strings.Join(out, ",")}
		}
		return out
	case map[string]any:
		var out []string
		for key, x := range v {
			out = append(out, fmt.Sprintf("%s=%v", key, x))
		}
		return out
	}
	return []string{fmt.Sprint(v)}
}

// knownFlags are the names that a configuration may have: those of the flags of all commands.
func knownFlags() map[string]bool {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	(&scanOptions{}).addFlags(flags)
	known := make(map[string]bool)
	flags.VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
	return known
}
