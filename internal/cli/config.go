package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
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
	noNesting     = "\x00" // parts the levels of a name for koanf; ours are flat
)

// configure sets the flags that the command line did not: from COPYTASTER_* variables, then from the file. A file may
// have names of other commands' flags, but no name that is none.
func configure(flags *pflag.FlagSet, path string, environ []string) error {
	if err := fromVariables(flags, environ); err != nil {
		return err
	}
	return fromFile(flags, path)
}

// fromVariables sets flags from environ; an empty variable is as good as none.
func fromVariables(flags *pflag.FlagSet, environ []string) error {
	k := koanf.New(noNesting)
	variables := environment.Provider(noNesting, environment.Opt{
		Prefix:      envPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(key, value string) (string, any) {
			if value == "" {
				return "", nil
			}
			return strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(key, envPrefix)), "_", "-"), value
		},
	})
	if err := k.Load(variables, nil); err != nil {
		return fmt.Errorf("variables %s*: %w", envPrefix, err)
	}
	return setFlags(flags, k.Raw(), func(name string) string {
		return "variable " + envPrefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	})
}

// fromFile sets flags from the file at path, or from defaultConfig if path is empty and there is one.
func fromFile(flags *pflag.FlagSet, path string) error {
	k := koanf.New(noNesting)
	name := cmp.Or(path, defaultConfig)
	if err := k.Load(file.Provider(name), yaml.Parser()); err != nil && (path != "" || !errors.Is(err, fs.ErrNotExist)) {
		return fmt.Errorf("configuration %s: %w", name, err)
	}
	known := knownFlags()
	for _, key := range slices.Sorted(maps.Keys(k.Raw())) {
		if !known[key] {
			return hinted{fmt.Errorf("configuration %s: unknown name %q", name, key), "the names are those of the flags, see copytaster scan --help"}
		}
	}
	return setFlags(flags, k.Raw(), func(key string) string { return "configuration " + name + ": " + key })
}

// setFlags sets the flags that are not set yet and that config has a value for. place says where a value stands.
func setFlags(flags *pflag.FlagSet, config map[string]any, place func(name string) string) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		v := config[f.Name]
		if err != nil || f.Changed || f.Name == "config" || v == nil {
			return
		}
		for _, value := range values(v, f.Value.Type()) {
			if e := flags.Set(f.Name, value); e != nil {
				err = fmt.Errorf("%s: %w", place(f.Name), e)
			}
		}
	})
	return err
}

// values returns a configured value as it would stand on the command line; a list or a map gives several to a flag that
// takes several.
func values(v any, kind string) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		if kind != "stringArray" && kind != "stringSlice" {
			break
		}
		for _, x := range v {
			out = append(out, fmt.Sprint(x))
		}
		return out
	case map[string]any:
		if kind != "stringToString" {
			break
		}
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
	(&scanOptions{}).addFlags(flags, &env{})
	known := make(map[string]bool)
	flags.VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
	return known
}
