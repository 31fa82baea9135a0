package deptest

import (
	"fmt"
	"slices"
	"strings"
)

// The lines of .golangci.yml between which the rules of the Table stand.
const (
	depguardBegin = "      # Written by `go test ./internal/deptest -update` from the table there.\n"
	depguardEnd   = "      # End of what internal/deptest writes.\n"
)

// Depguard returns the table as rules of the linter depguard, in the form and
// with the indentation of .golangci.yml. Tests are left to this package.
func Depguard(table map[string]Rule) string {
	paths := make([]string, 0, len(table))
	for p := range table {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	var b strings.Builder
	b.WriteString("      rules:\n")
	for _, p := range paths {
		name, files := strings.ReplaceAll(p, "/", "-"), "**/"+p+"/*.go"
		if p == "" {
			name, files = "root", "**/metadata.go"
		}
		fmt.Fprintf(&b, "        %s:\n          list-mode: strict\n          files: [%q, \"!$test\"]\n          allow:\n            - $gostd\n", name, files)
		for _, ours := range table[p].Ours {
			fmt.Fprintf(&b, "            - %s\n", allowOurs(ours))
		}
		for _, outside := range table[p].Outside {
			fmt.Fprintf(&b, "            - %s\n", outside)
		}
	}
	return b.String()
}

// allowOurs words one entry of Rule.Ours: depguard allows by prefix, and a "$"
// ends the path there.
func allowOurs(pattern string) string {
	switch {
	case pattern == "...":
		return Module
	case pattern == "":
		return Module + "$"
	case strings.HasSuffix(pattern, "/..."):
		return Module + "/" + strings.TrimSuffix(pattern, "/...")
	}
	return Module + "/" + pattern + "$"
}

// spliceDepguard puts rules between the two marks of the linter's configuration.
func spliceDepguard(config, rules string) (string, error) {
	before, rest, found := strings.Cut(config, depguardBegin)
	if !found {
		return "", fmt.Errorf("no line %q", strings.TrimSpace(depguardBegin))
	}
	_, after, found := strings.Cut(rest, depguardEnd)
	if !found {
		return "", fmt.Errorf("no line %q", strings.TrimSpace(depguardEnd))
	}
	return before + depguardBegin + rules + depguardEnd + after, nil
}
