package limits

import (
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
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

What the program takes at most of what others wrote. Limits are on work (bytes, points, nesting), never on time, so that a result never depends on the load of the machine. What goes beyond one is refused with words, or listed as not read; nothing is stored of it.

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

// valueOf evaluates a constant of a package without compiling it.
func valueOf(t *testing.T, pkg, name string) constant.Value {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, pkg, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				spec := s.(*ast.ValueSpec)
				for i, id := range spec.Names {
					if id.Name == name && i < len(spec.Values) {
						return eval(t, pkg, spec.Values[i])
					}
				}
			}
		}
	}
	t.Fatalf("%s has no constant %s", pkg, name)
	return nil
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
