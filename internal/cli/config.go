package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	environment "github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const (
	defaultConfig = "copytaster.yaml"
	envPrefix     = "COPYTASTER_"
	noNesting     = "\x00" // parts the levels of a name for koanf; ours are flat
)

// ownVariables are those of the project's tests, which are no settings.
var ownVariables = []string{"DATA", "CASES", "FLINK"}

// configure sets the flags that the command line did not: from COPYTASTER_* variables, then from the file. Both may have names of
// other commands' flags, which are known, but no name that is none: a gate with a slip in its name would never fail.
func configure(flags *pflag.FlagSet, known []string, path string, environ []string) error {
	variables, err := readVariables(environ)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		if !slices.Contains(known, name) {
			return hinted{fmt.Errorf("unknown variable %s", variable(name)), didYouMean(name, known, variable)}
		}
	}
	if err := setFlags(flags, variables, func(name string) string { return "variable " + variable(name) }); err != nil {
		return err
	}
	if named, ok := variables["config"].(string); ok {
		path = cmp.Or(path, named)
	}
	return fromFile(flags, known, path)
}

// variable returns the variable for a flag.
func variable(name string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// readVariables returns the values of the COPYTASTER_* variables by the names of their flags; an empty variable is as good as none.
func readVariables(environ []string) (map[string]any, error) {
	k := koanf.New(noNesting)
	variables := environment.Provider(noNesting, environment.Opt{
		Prefix:      envPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(key, value string) (string, any) {
			name := strings.TrimPrefix(key, envPrefix)
			if value == "" || slices.Contains(ownVariables, name) {
				return "", nil
			}
			return strings.ReplaceAll(strings.ToLower(name), "_", "-"), value
		},
	})
	if err := k.Load(variables, nil); err != nil {
		return nil, fmt.Errorf("variables %s*: %w", envPrefix, err)
	}
	return k.Raw(), nil
}

// fromFile sets flags from the file at path, or from defaultConfig if path is empty and there is one.
func fromFile(flags *pflag.FlagSet, known []string, path string) error {
	k := koanf.New(noNesting)
	name := cmp.Or(path, defaultConfig)
	if err := k.Load(file.Provider(name), yamlParser{}); err != nil && (path != "" || !errors.Is(err, fs.ErrNotExist)) {
		return fmt.Errorf("configuration %s: %w", name, err)
	}
	for _, key := range slices.Sorted(maps.Keys(k.Raw())) {
		if !slices.Contains(known, key) || key == "config" {
			return hinted{fmt.Errorf("configuration %s: unknown name %q", name, key), didYouMean(key, known, func(name string) string { return name })}
		}
	}
	return setFlags(flags, k.Raw(), func(key string) string { return "configuration " + name + ": " + key })
}

// didYouMean names the known name that comes nearest to an unknown one, written as it would be in its place.
func didYouMean(name string, known []string, written func(name string) string) string {
	const hint = "the names are those of the flags, see copytaster scan --help"
	near := nearest(name, known)
	if near == "" {
		return hint
	}
	return "did you mean " + written(near) + "? " + hint
}

// nearest returns the known name that comes nearest to an unknown one, case and marks aside; "" where none is near.
func nearest(name string, known []string) string {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", "_", "", ".", "", " ", "").Replace(strings.ToLower(s))
	}
	nearest, least := "", len(plain(name))/3+1 // what has less in common is another word
	for _, k := range known {
		if d := edits(plain(name), plain(k)); d < least {
			nearest, least = k, d
		}
	}
	return nearest
}

// edits returns the least number of bytes to insert, delete or replace to turn a into b (Levenshtein).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			same := before
			if a[i] != b[j] {
				same++
			}
			before = row[j+1]
			row[j+1] = min(same, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// setFlags sets the flags that are not set yet and that config has a value for. place says where a value stands.
func setFlags(flags *pflag.FlagSet, config map[string]any, place func(name string) string) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		v := config[f.Name]
		if err != nil || f.Changed || f.Name == "config" || v == nil {
			return
		}
		given, e := values(v, f.Value.Type())
		if e != nil {
			err = fmt.Errorf("%s: %w", place(f.Name), e)
		}
		for _, value := range given {
			if e := flags.Set(f.Name, value); e != nil {
				err = fmt.Errorf("%s: %w", place(f.Name), e)
			}
		}
	})
	return err
}

// values returns a configured value as it would stand on the command line; a list or a map gives several to a flag that
// takes several. An error says what v is.
func values(v any, kind string) (out []string, err error) {
	switch v := v.(type) {
	case []any:
		if kind != "stringArray" && kind != "stringSlice" {
			return nil, errors.New("a list, where one value is wanted")
		}
		for _, x := range v {
			if _, nested := x.(map[string]any); nested {
				return nil, errors.New("a list of names with values, where a list of values is wanted")
			}
			out = append(out, fmt.Sprint(x))
		}
		return out, nil
	case map[string]any:
		if kind != "stringToString" {
			return nil, errors.New("names with values, where a value is wanted")
		}
		for key, x := range v {
			out = append(out, fmt.Sprintf("%s=%v", key, x))
		}
		return out, nil
	}
	return []string{fmt.Sprint(v)}, nil
}

// flagNames returns the names that a configuration may have: those of the flags of all commands, sorted.
func flagNames(root *cobra.Command) []string {
	known := make(map[string]bool)
	var add func(c *cobra.Command)
	add = func(c *cobra.Command) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
		for _, child := range c.Commands() {
			add(child)
		}
	}
	add(root)
	delete(known, "help")
	delete(known, "version")
	return slices.Sorted(maps.Keys(known))
}
