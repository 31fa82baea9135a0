package scripts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWhatRunsWithoutTheRaceDetectorStartsNoThread: what scripts/test leaves out of its
// sight has nothing to show it. Tests of a program may wait for processes in threads.
func TestWhatRunsWithoutTheRaceDetectorStartsNoThread(t *testing.T) {
	script, err := os.ReadFile("test")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)\nsingle=\((.*?)\)`).FindSubmatch(script)
	if list == nil {
		t.Fatal("scripts/test has no list « single »")
	}
	packages := strings.Fields(string(list[1]))
	if len(packages) == 0 {
		t.Fatal("the list is empty")
	}
	for _, p := range packages {
		files, err := filepath.Glob(filepath.Join("..", p, "*.go"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s has no files: %v", p, err)
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			if file.Name.Name == "main" && strings.HasSuffix(name, "_test.go") {
				continue
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if _, starts := n.(*ast.GoStmt); starts || callsParallel(n) {
					t.Errorf("%s starts a thread: take %s out of the list in scripts/test", name, p)
				}
				return true
			})
		}
	}
}

// callsParallel reports whether it is a call of t.Parallel or of a benchmark's twin.
func callsParallel(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (f.Sel.Name == "Parallel" || f.Sel.Name == "RunParallel")
}
