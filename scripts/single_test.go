package scripts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestWhatRunsWithoutTheRaceDetectorStartsNoThread: what scripts/test leaves out of its
// sight has nothing to show it.
func TestWhatRunsWithoutTheRaceDetectorStartsNoThread(t *testing.T) {
	for _, p := range packagesOf(t, "single") {
		files, err := filepath.Glob(filepath.Join("..", p, "*.go"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s has no files: %v", p, err)
		}
		for _, name := range files {
			file := parsed(t, name)
			if file.Name.Name == "main" {
				continue // its tests start it as a process of its own, on which no detector looks
			}
			if what := thread(file); what != "" {
				t.Errorf("%s calls %s: take %s out of the list in scripts/test", name, what, p)
			}
		}
	}
}

// TestWhatIsSparedTheRaceDetectorStartsNoThreadAndRunsWithoutIt: each test that calls
// race.Spare, and the list of their packages.
func TestWhatIsSparedTheRaceDetectorStartsNoThreadAndRunsWithoutIt(t *testing.T) {
	spared := map[string]bool{}
	var names []string
	err := filepath.WalkDir("..", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		for _, decl := range parsed(t, name).Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !calls(f, "race", "Spare") && !calls(f, "race", "Enabled") {
				continue
			}
			if !strings.HasPrefix(f.Name.Name, "Test") {
				t.Errorf("%s: %s asks for the race detector, and scripts/test knows tests only", name, f.Name.Name)
			}
			names = append(names, f.Name.Name)
			p := filepath.ToSlash(filepath.Dir(name))
			spared["."+strings.TrimPrefix(p, "..")] = true
			if what := thread(f); calls(f, "race", "Spare") && what != "" {
				t.Errorf("%s: %s is spared the race detector and calls %s", name, f.Name.Name, what)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	if got, err := exec.Command("./test", "spared").Output(); err != nil || !slices.Equal(strings.Fields(string(got)), names) {
		t.Errorf("scripts/test runs without the race detector\n%swant\n%s\n%v", got, strings.Join(names, "\n"), err)
	}
	both := packagesOf(t, "both")
	for _, p := range both {
		if !spared[p] {
			t.Errorf("no test of %s is spared the race detector: take it out of « both » in scripts/test", p)
		}
		delete(spared, p)
	}
	for p := range spared {
		if !slices.Contains(packagesOf(t, "single"), p) {
			t.Errorf("tests of %s are spared the race detector and run nowhere: put it into « both » in scripts/test", p)
		}
	}
}

// packagesOf is a list of scripts/test.
func packagesOf(t *testing.T, list string) []string {
	t.Helper()
	script, err := os.ReadFile("test")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)\n` + list + `=\((.*?)\)`).FindSubmatch(script)
	if found == nil {
		t.Fatalf("scripts/test has no list « %s »", list)
	}
	packages := strings.Fields(string(found[1]))
	if len(packages) == 0 {
		t.Fatalf("the list « %s » is empty", list)
	}
	for i, p := range packages {
		packages[i] = "./" + path.Clean(p)
	}
	return packages
}

func parsed(t *testing.T, name string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// thread is what starts one in a piece of code, "" where nothing does.
func thread(code ast.Node) (what string) {
	ast.Inspect(code, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			what = "go"
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok {
				switch f.Sel.Name {
				case "Parallel", "RunParallel", "Go", "AfterFunc":
					what = f.Sel.Name
				}
			}
		}
		return true
	})
	return what
}

// calls reports whether code calls a function of a package.
func calls(code ast.Node, pkg, function string) (found bool) {
	ast.Inspect(code, func(n ast.Node) bool {
		if f, ok := n.(*ast.SelectorExpr); ok && f.Sel.Name == function {
			x, ok := f.X.(*ast.Ident)
			found = found || ok && x.Name == pkg
		}
		return true
	})
	return found
}
