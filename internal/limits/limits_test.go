package limits

import (
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/limits.md anew")

const (
	root = "../.."
	page = root + "/docs/limits.md"
)

// The page says what the constants say.
func TestThePageListsEveryLimitWithItsValue(t *testing.T) {
	want := render(t)
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/limits.md is not what the constants say; run go test ./internal/limits -update and look at the difference")
	}
}

const head = `# Limits

What the program takes at most of what others wrote. Limits are on work (bytes, points, nesting), never on time, so that a result never depends on the load of the machine. What goes beyond one is refused with words, or listed as not read, and nothing is stored of it; a value of a dossier that goes beyond its own is kept as it stands.

Only a plain file is opened where somebody names one: no pipe, no device. A call of the user, and an annex, is no link that leads out of its folder either. ` + "`-`" + ` is standard input, with the same bounds as a file.

This page is written by ` + "`go test ./internal/limits -update`" + ` from the constants; each decoder has a fuzz target (` + "`make fuzz`" + `).
`

func render(t *testing.T) string {
	var b strings.Builder
	b.WriteString(head)
	for _, group := range Table {
		fmt.Fprintf(&b, "\n## %s\n\n| limit | of what | where |\n|---|---|---|\n", group.Title)
		for _, l := range group.Limits {
			v := valueOf(t, l.pkg, l.name)
			n, ok := constant.Int64Val(v)
			if !ok || n <= 0 {
				t.Fatalf("%s.%s is %s", l.pkg, l.name, v)
			}
			fmt.Fprintf(&b, "| %s | %s | `%s.%s` |\n", l.unit.show(n), l.bounds, l.pkg, l.name)
		}
	}
	return b.String()
}

func (u unit) show(n int64) string {
	switch {
	case u == bytes && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case u == bytes && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	case u == plain:
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d %s", n, u)
}

// TestEveryLimitStandsInTheTable: a constant that is called a limit is one of what others
// wrote, and on the page, or somebody says what it is.
func TestEveryLimitStandsInTheTable(t *testing.T) {
	listed := map[string]bool{}
	for _, group := range Table {
		for _, l := range group.Limits {
			listed[l.pkg+"."+l.name] = true
		}
	}
	idle := maps.Clone(ours)
	for name := range apart {
		idle[name] = apart[name]
	}
	for _, pkg := range packages(t) {
		for name := range constantsOf(t, pkg) {
			full := pkg + "." + name
			switch {
			case !calledLimit.MatchString(name):
			case ours[pkg] != "" && !listed[full]:
				delete(idle, pkg)
			case apart[full] != "" && !listed[full]:
				delete(idle, full)
			case !listed[full]:
				t.Errorf("%s stands in no group of the Table: say there what it bounds, or in apart what it is", full)
			}
		}
	}
	for name := range idle {
		t.Errorf("there is no limit of %s to leave out of the Table", name)
	}
}

// calledLimit is how constants that bound something are called.
var calledLimit = regexp.MustCompile(`^([mM]ax|[mM]ost)[A-Z]`)

// packages are the folders of the programs' own Go.
func packages(t *testing.T) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, top := range []string{"cmd", "dossier", "internal", "pdf", "ui"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "testdata" {
				return filepath.SkipDir
			}
			if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
				folder, err := filepath.Rel(root, filepath.Dir(file))
				seen[filepath.ToSlash(folder)] = true
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// constantsOf are the constants of a package that have a value of their own, read
// without compiling it.
func constantsOf(t *testing.T, pkg string) map[string]ast.Expr {
	t.Helper()
	if known, ok := read[pkg]; ok {
		return known
	}
	files, err := filepath.Glob(filepath.Join(root, pkg, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]ast.Expr{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			g, ok := n.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				return true
			}
			for _, s := range g.Specs {
				spec := s.(*ast.ValueSpec)
				for i, id := range spec.Names {
					if i < len(spec.Values) {
						out[id.Name] = spec.Values[i]
					}
				}
			}
			return true
		})
	}
	read[pkg] = out
	return out
}

// read keeps what was read of a package.
var read = map[string]map[string]ast.Expr{}

// valueOf evaluates a constant of a package.
func valueOf(t *testing.T, pkg, name string) constant.Value {
	t.Helper()
	e, ok := constantsOf(t, pkg)[name]
	if !ok {
		t.Fatalf("%s has no constant %s", pkg, name)
	}
	return eval(t, pkg, e)
}

func eval(t *testing.T, pkg string, e ast.Expr) constant.Value {
	t.Helper()
	switch x := e.(type) {
	case *ast.BasicLit:
		return constant.MakeFromLiteral(x.Value, x.Kind, 0)
	case *ast.ParenExpr:
		return eval(t, pkg, x.X)
	case *ast.Ident:
		return valueOf(t, pkg, x.Name)
	case *ast.SelectorExpr: // a constant of another package of ours, by its last part
		return valueOf(t, x.X.(*ast.Ident).Name, x.Sel.Name)
	case *ast.BinaryExpr:
		a, b := eval(t, pkg, x.X), eval(t, pkg, x.Y)
		if x.Op == token.SHL {
			n, _ := constant.Uint64Val(b)
			return constant.Shift(a, token.SHL, uint(n))
		}
		return constant.BinaryOp(a, x.Op, b)
	}
	t.Fatalf("%s: a constant of the form %T", pkg, e)
	return nil
}
