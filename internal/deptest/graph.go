package deptest

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Package is one package of the module and what its files import.
type Package struct {
	Path        string            // below the module; "" is the root
	Imports     map[string]string // import path to one file that has it
	TestImports map[string]string // the same of the _test.go files
}

// Read returns the packages found below root, a folder that holds go.mod, in the
// order of their paths. It reads every Go file whatever its build constraints,
// because a forbidden arrow on another system is forbidden too.
func Read(root string) ([]Package, error) {
	found := map[string]*Package{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if file != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || file == filepath.Join(root, "build")) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ImportsOnly)
		if err != nil {
			return fmt.Errorf("read the imports of %s: %w", file, err)
		}
		relative, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		at := path.Dir(relative)
		if at == "." {
			at = ""
		}
		p := found[at]
		if p == nil {
			p = &Package{Path: at, Imports: map[string]string{}, TestImports: map[string]string{}}
			found[at] = p
		}
		into := p.Imports
		if strings.HasSuffix(name, "_test.go") {
			into = p.TestImports
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return fmt.Errorf("read the imports of %s: %w", file, err)
			}
			into[imported] = relative
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	packages := make([]Package, 0, len(found))
	for _, p := range found {
		packages = append(packages, *p)
	}
	slices.SortFunc(packages, func(a, b Package) int { return strings.Compare(a.Path, b.Path) })
	return packages, nil
}

// Check holds packages against table and returns one sentence for every arrow
// that the table does not allow, sorted.
func Check(packages []Package, table map[string]Rule) []string {
	var wrong []string
	for _, p := range packages {
		rule, known := table[p.Path]
		if !known {
			wrong = append(wrong, fmt.Sprintf("package %q is not in the table of internal/deptest: decide what it may import and who may import it", p.Path))
			continue
		}
		for imported, file := range p.Imports {
			if why := refused(p.Path, rule, imported); why != "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s", file, why))
			}
		}
		for imported, file := range p.TestImports {
			if why := refusedInTest(p.Path, imported); why != "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s", file, why))
			}
		}
	}
	slices.Sort(wrong)
	return wrong
}

// Unused returns one sentence for every line and every grant of table that no
// package needs, sorted: a grant that is not used is a door that nobody watches.
// Tests need no grant.
func Unused(packages []Package, table map[string]Rule) []string {
	var idle []string
	byPath := map[string]Package{}
	for _, p := range packages {
		byPath[p.Path] = p
	}
	for path, rule := range table {
		p, exists := byPath[path]
		if !exists {
			idle = append(idle, fmt.Sprintf("there is no package %q: take it out of the table of internal/deptest", path))
			continue
		}
		for _, pattern := range rule.Ours {
			if !p.needs(func(imported string) bool {
				ours, isOurs := below(imported)
				return isOurs && matches([]string{pattern}, ours)
			}) {
				idle = append(idle, fmt.Sprintf("%q imports nothing of ours as %q: take it out of the table of internal/deptest", path, pattern))
			}
		}
		for _, tree := range rule.Outside {
			if !p.needs(func(imported string) bool { return within(imported, tree) }) {
				idle = append(idle, fmt.Sprintf("%q does not import %q: take it out of the table of internal/deptest", path, tree))
			}
		}
	}
	slices.Sort(idle)
	return idle
}

// needs reports whether a file that is no test imports what is asked for.
func (p Package) needs(asked func(imported string) bool) bool {
	for imported := range p.Imports {
		if asked(imported) {
			return true
		}
	}
	return false
}

func refused(from string, rule Rule, imported string) string {
	if imported == "C" {
		return fmt.Sprintf("%q may not contain C", from)
	}
	if slices.Contains(network, imported) {
		return fmt.Sprintf("%q may not import %q: the program works off line", from, imported)
	}
	if ours, yes := below(imported); yes {
		if matches(rule.Ours, ours) {
			return ""
		}
		return fmt.Sprintf("%q may not import our package %q", from, ours)
	}
	if standard(imported) {
		return ""
	}
	for _, allowed := range rule.Outside {
		if within(imported, allowed) {
			return ""
		}
	}
	return fmt.Sprintf("%q may not import %q", from, imported)
}

func refusedInTest(from, imported string) string {
	if matches(windowed, from) {
		return ""
	}
	if ours, yes := below(imported); yes && matches(windowed, ours) {
		return fmt.Sprintf("a test of %q may not import our package %q: it would need a C compiler", from, ours)
	}
	for _, part := range toolkit {
		if within(imported, part) {
			return fmt.Sprintf("a test of %q may not import %q: it would need a C compiler", from, imported)
		}
	}
	return ""
}

// below returns the path of one of our packages below the module.
func below(imported string) (string, bool) {
	if imported == Module {
		return "", true
	}
	return strings.CutPrefix(imported, Module+"/")
}

// standard tells the standard library by its first element, which has no dot.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

func matches(patterns []string, ours string) bool {
	for _, pattern := range patterns {
		if pattern == "..." || pattern == ours {
			return true
		}
		if tree, isTree := strings.CutSuffix(pattern, "/..."); isTree && within(ours, tree) {
			return true
		}
	}
	return false
}

func within(imported, tree string) bool {
	return imported == tree || strings.HasPrefix(imported, tree+"/")
}
