package cli

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/pflag"
)

// whole is the value of a flag that takes a whole number, in decimal. The value that pflag has for it takes 010 for 8 and 0x10 for 16.
type whole int

// intVar adds a flag for a whole number.
func intVar(f *pflag.FlagSet, p *int, name string, value int, usage string) {
	*p = value
	f.Var((*whole)(p), name, usage)
}

// String implements [pflag.Value].
func (w *whole) String() string { return strconv.Itoa(int(*w)) }

// Type implements [pflag.Value]. Help shows it.
func (w *whole) Type() string { return "int" }

// Set implements [pflag.Value].
func (w *whole) Set(s string) error {
	digits := s
	if s != "" && (s[0] == '-' || s[0] == '+') {
		digits = s[1:]
	}
	if len(digits) > 1 && digits[0] == '0' && '0' <= digits[1] && digits[1] <= '9' {
		return errors.New("write the number without a zero before it")
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return fmt.Errorf("must be a whole number, not %q", s)
	}
	*w = whole(n)
	return nil
}
