package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
)

// Settings are the options that decide what an index holds. They are chosen when it is made, by the first add, and do not change.
type Settings struct {
	Find           match.Find `json:"find"`
	MinWords       int        `json:"min_words"`
	MinResemblance float64    `json:"min_resemblance"`
	Lang           string     `json:"lang"`        // of all articles; "": each its own
	Boilerplate    string     `json:"boilerplate"` // SHA-256 of the list that was given, in hexadecimal digits; "": none
}

// SettingsOf returns the settings in the options of a run.
func SettingsOf(o detect.Options) Settings {
	return Settings{Find: o.Find, MinWords: o.MinWords, MinResemblance: o.MinResemblance, Lang: o.Lang, Boilerplate: hashOf(o.Boilerplate)}
}

func hashOf(list *boilerplate.List) string {
	if list == nil {
		return ""
	}
	h := sha256.New()
	for _, e := range list.Entries {
		fmt.Fprintf(h, "%+q\n", fmt.Sprintf("%+v", e))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Options returns o with the settings.
func (s Settings) Options(o detect.Options) detect.Options {
	o.Find, o.MinWords, o.MinResemblance, o.Lang = s.Find, s.MinWords, s.MinResemblance, s.Lang
	return o
}

// MismatchError says that an index was made with another value of an option.
type MismatchError struct {
	Option      string // as the flag is named
	Index, Want string
}

// Error implements error.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("the index was made with --%s %s, not with %s", e.Option, e.Index, e.Want)
}

// Check returns a [MismatchError] for the first of the named options, as the flags are named, that want and s have not in common.
func (s Settings) Check(want Settings, options []string) error {
	none := func(value, empty string) string {
		if value == "" {
			return empty
		}
		return value
	}
	for _, o := range [...]struct{ name, index, want string }{
		{"find", FindNames(s.Find), FindNames(want.Find)},
		{"min-words", fmt.Sprint(s.MinWords), fmt.Sprint(want.MinWords)},
		{"min-resemblance", fmt.Sprint(s.MinResemblance), fmt.Sprint(want.MinResemblance)},
		{"lang", none(s.Lang, "auto"), none(want.Lang, "auto")},
		{"boilerplate", none(s.Boilerplate, "no list"), none(want.Boilerplate, "no list")},
	} {
		if o.index != o.want && slices.Contains(options, o.name) {
			return &MismatchError{o.name, o.index, o.want}
		}
	}
	return nil
}

// FindNames names what is looked for, as --find does.
func FindNames(f match.Find) string {
	var names []string
	for i, name := range []string{"duplicates", "passages", "quotations", "paraphrases"} {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ",")
}
