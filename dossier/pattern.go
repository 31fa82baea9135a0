package dossier

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for:
// whoever reads no dossier need not wait for those of all kinds.
type pattern struct {
	text     string
	compiled func() *regexp.Regexp
}

func newPattern(expr string) pattern {
	return pattern{expr, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// String returns the expression as it is written.
func (p pattern) String() string { return p.text }

// MatchString reports whether the expression is in a text.
func (p pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindStringSubmatch returns the first match in a text with its groups, nil for none.
func (p pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }
