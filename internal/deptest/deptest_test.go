package deptest

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into .golangci.yml")

const root = "../.."

func TestEveryPackageImportsOnlyWhatTheTableAllows(t *testing.T) {
	packages, err := Read(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) < 3 {
		t.Fatalf("found only %d packages below %s", len(packages), root)
	}
	for _, wrong := range Check(packages, Table) {
		t.Error(wrong)
	}
	for _, idle := range Unused(packages, Table) {
		t.Error(idle)
	}
}

func TestCommandLineNeedsNeitherToolkitNorCompiler(t *testing.T) {
	for _, goos := range []string{"linux", "windows", "darwin"} {
		t.Run(goos, func(t *testing.T) {
			// With cgo allowed, so that what would use it where it can is seen too.
			list := exec.Command("go", "list", "-deps", "-f",
				"{{if not .Standard}}{{.ImportPath}} {{len .CgoFiles}}{{end}}", "./cmd/dossierctl")
			list.Dir = root
			list.Env = append(os.Environ(), "CGO_ENABLED=1", "GOOS="+goos, "GOARCH=amd64")
			var stderr bytes.Buffer
			list.Stderr = &stderr
			out, err := list.Output()
			if err != nil {
				t.Fatalf("go list: %v\n%s", err, stderr.String())
			}
			wrong := windowedDependencies(string(out))
			for _, w := range wrong {
				t.Error("dossierctl depends on " + w)
			}
			if !strings.Contains(string(out), Module+"/dossier ") {
				t.Errorf("go list does not even name our package dossier:\n%s", out)
			}
		})
	}
}

// What a package does when it is loaded, every command pays, version too.
func TestCommandLineStartsWithNothingSlow(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "./cmd/dossierctl")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		if why, slow := slowToLoad[strings.TrimSpace(line)]; slow {
			t.Errorf("dossierctl depends on %s, which %s", strings.TrimSpace(line), why)
		}
	}
}

// windowedDependencies returns what, in lines of "import path, number of cgo
// files", a program without a display may not depend on.
func windowedDependencies(lines string) []string {
	var wrong []string
	for line := range strings.Lines(lines) {
		imported, cgo, _ := strings.Cut(strings.TrimSpace(line), " ")
		ours, isOurs := below(imported)
		switch {
		case imported == "":
		case cgo != "0":
			wrong = append(wrong, imported+", which contains C")
		case isOurs && matches(windowed, ours), slices.ContainsFunc(toolkit, func(part string) bool { return within(imported, part) }):
			wrong = append(wrong, imported)
		}
	}
	return wrong
}

func TestLinterSaysWhatTheTableSays(t *testing.T) {
	file := filepath.Join(root, ".golangci.yml")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := spliceDepguard(string(have), Depguard(Table))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if want == string(have) {
		return
	}
	if !*update {
		t.Fatal(".golangci.yml does not hold the table of this package: run go test ./internal/deptest -update")
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The page that newcomers read first names every room, and none that is gone.
func TestEveryPackageStandsInTheTableOfRooms(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "\n## Rooms\n")
	rooms, _, found := strings.Cut(rest, "\n## ")
	if !found {
		t.Fatal("docs/architecture.md has no table of rooms")
	}
	named := map[string]bool{}
	for line := range strings.Lines(rooms) {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			for _, room := range quoted(cells[1]) {
				named[room] = true
			}
		}
	}
	for path := range Table {
		if path != "" && !named[path] {
			t.Errorf("docs/architecture.md does not say what %s is", path)
		}
	}
	for path := range named {
		if _, known := Table[path]; !known {
			t.Errorf("docs/architecture.md has a room %s that is no package", path)
		}
	}
}

// The page on what others wrote says who may import it as the Table does, and has a row
// for every module that is imported.
func TestThePageOfModulesSaysWhoImportsThem(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "\n| module | for | who imports it |")
	table, _, found := strings.Cut(rest, "\n\n")
	if !found {
		t.Fatal("docs/dependencies.md has no table of modules")
	}
	var modules []string
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 {
			continue
		}
		var these []string
		for _, m := range quoted(cells[1]) {
			if first, _, _ := strings.Cut(m, "/"); !strings.Contains(first, ".") {
				m = "github.com/" + m
			}
			these = append(these, m)
		}
		modules = append(modules, these...)
		said := quoted(cells[3])
		for path, rule := range Table {
			imports := slices.ContainsFunc(rule.Outside, func(o string) bool {
				return slices.ContainsFunc(these, func(m string) bool { return within(o, m) })
			})
			named := slices.ContainsFunc(said, func(s string) bool {
				tree, isTree := strings.CutSuffix(s, "…")
				return s == path || isTree && within(path, tree)
			})
			if imports && !named {
				t.Errorf("docs/dependencies.md does not say that %s imports %s", path, these)
			}
			if !imports && slices.Contains(said, path) {
				t.Errorf("docs/dependencies.md says that %s imports %s, and it may not", path, these)
			}
		}
		for _, s := range said {
			if _, known := Table[strings.TrimSuffix(s, "…")]; !known {
				t.Errorf("docs/dependencies.md names %s, which is no package", s)
			}
		}
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(mod)) {
		required, isModule := strings.CutPrefix(line, "\t")
		required, _, _ = strings.Cut(required, " ")
		if isModule && !strings.Contains(line, "// indirect") && !slices.ContainsFunc(modules, func(m string) bool { return within(required, m) }) {
			t.Errorf("docs/dependencies.md has no row of %s", required)
		}
	}
}

// quoted are the words of a text that stand as code.
func quoted(text string) []string {
	var out []string
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			out = append(out, part)
		}
	}
	return out
}

// A checker that finds nothing would look like a clean house: here is a house
// that is not.
func TestCheckFindsEveryForbiddenArrow(t *testing.T) {
	table := map[string]Rule{
		"dossier":         {Outside: []string{"golang.org/x/text/unicode/norm"}},
		"dossier/store":   {Ours: []string{"dossier"}, Outside: []string{"go.etcd.io/bbolt"}},
		"pdf":             {Ours: []string{"dossier/outline", "dossier"}},
		"dossier/outline": {Ours: []string{"dossier"}},
		"ui":              {Ours: []string{"dossier", "ui/..."}, Outside: []string{fyne}},
		"ui/kit":          {Outside: []string{fyne}},
		"cmd/dossierpme":  {Ours: []string{"..."}, Outside: []string{fyne}},
	}
	for name, c := range map[string]struct {
		from    string
		imports []string
		tests   []string
		want    []string
	}{
		"what the table allows is not reported": {
			"ui",
			[]string{"dossierpme/dossier", "dossierpme/ui/kit", "fyne.io/fyne/v2/widget", "encoding/json"},
			[]string{"dossierpme/dossier/store", "fyne.io/fyne/v2/test"},
			nil,
		},
		"everything of ours is everything": {
			"cmd/dossierpme", []string{"dossierpme/dossier/store", "dossierpme/pdf", "fyne.io/fyne/v2/app"}, nil, nil,
		},
		"the domain knows no room around it": {
			"dossier",
			[]string{"dossierpme/dossier/store"},
			nil,
			[]string{`f.go: "dossier" may not import our package "dossier/store"`},
		},
		"a package does not allow what is below it": {
			"pdf",
			[]string{"dossierpme/dossier/store"},
			nil,
			[]string{`f.go: "pdf" may not import our package "dossier/store"`},
		},
		"the outline does not know the pages": {
			"dossier/outline",
			[]string{"dossierpme/pdf"},
			nil,
			[]string{`f.go: "dossier/outline" may not import our package "pdf"`},
		},
		"the screen does not know the database": {
			"ui",
			[]string{"dossierpme/dossier/store", "go.etcd.io/bbolt"},
			nil,
			[]string{`f.go: "ui" may not import "go.etcd.io/bbolt"`, `f.go: "ui" may not import our package "dossier/store"`},
		},
		"a name that only begins alike is another module": {
			"dossier/store",
			[]string{"go.etcd.io/bboltx", "dossierpmex/dossier"},
			nil,
			[]string{`f.go: "dossier/store" may not import "go.etcd.io/bboltx"`},
		},
		"the whole of a module is not its one allowed package": {
			"dossier",
			[]string{"golang.org/x/text/language"},
			nil,
			[]string{`f.go: "dossier" may not import "golang.org/x/text/language"`},
		},
		"no C": {
			"ui",
			[]string{"C"},
			nil,
			[]string{`f.go: "ui" may not contain C`},
		},
		"no network": {
			"ui",
			[]string{"net/http"},
			nil,
			[]string{`f.go: "ui" may not import "net/http": the program works off line`},
		},
		"a test below the screen does not open it": {
			"dossier", nil,
			[]string{"dossierpme/ui", "fyne.io/fyne/v2/test"},
			[]string{
				`f_test.go: a test of "dossier" may not import "fyne.io/fyne/v2/test": it would need a C compiler`,
				`f_test.go: a test of "dossier" may not import our package "ui": it would need a C compiler`,
			},
		},
		"a room without a rule": {
			"util", nil, nil,
			[]string{`package "util" is not in the table of internal/deptest: decide what it may import and who may import it`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := Package{Path: c.from, Imports: map[string]string{}, TestImports: map[string]string{}}
			for _, i := range c.imports {
				p.Imports[i] = "f.go"
			}
			for _, i := range c.tests {
				p.TestImports[i] = "f_test.go"
			}
			if got := Check([]Package{p}, table); !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestUnusedFindsEveryIdleGrant(t *testing.T) {
	table := map[string]Rule{
		"ui":              {Ours: []string{"dossier", "ui/...", "internal/..."}, Outside: []string{fyne, xText}},
		"cmd/dossierpme":  {Ours: []string{"..."}},
		"internal/golden": {},
	}
	got := Unused([]Package{
		{Path: "ui", Imports: map[string]string{"dossierpme/ui/kit": "f.go", "fyne.io/fyne/v2/widget": "f.go", "fmt": "f.go"}, TestImports: map[string]string{"dossierpme/dossier": "f_test.go"}},
		{Path: "cmd/dossierpme", Imports: map[string]string{"dossierpme/ui": "f.go"}},
	}, table)
	want := []string{
		`"ui" does not import "golang.org/x/text": take it out of the table of internal/deptest`,
		`"ui" imports nothing of ours as "dossier": take it out of the table of internal/deptest`,
		`"ui" imports nothing of ours as "internal/...": take it out of the table of internal/deptest`,
		`there is no package "internal/golden": take it out of the table of internal/deptest`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestReadSeesEveryFileOfAPackageAndNoOther(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":                 "module dossierpme\n",
		"metadata.go":            "package dossierpme\n\nimport _ \"embed\"\n",
		"ui/run.go":              "package ui\n\nimport (\n\tnames \"dossierpme/dossier\"\n\t\"fmt\"\n)\n",
		"ui/run_windows.go":      "//go:build windows\n\npackage ui\n\nimport \"golang.org/x/sys/windows\"\n",
		"ui/run_test.go":         "package ui\n\nimport \"testing\"\n",
		"ui/testdata/x/bad.go":   "package x\n\nimport \"go.etcd.io/bbolt\"\n",
		"build/tools/bad.go":     "package x\n\nimport \"go.etcd.io/bbolt\"\n",
		".cache/mod/bad.go":      "package x\n\nimport \"go.etcd.io/bbolt\"\n",
		"pdf/README":             "no Go here",
		"internal/build/kept.go": "package build\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	packages, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, p := range packages {
		paths = append(paths, p.Path)
	}
	if want := []string{"", "internal/build", "ui"}; !slices.Equal(paths, want) {
		t.Fatalf("packages %q, want %q", paths, want)
	}
	ui := packages[2]
	for _, want := range []string{"dossierpme/dossier", "fmt", "golang.org/x/sys/windows"} {
		if ui.Imports[want] == "" {
			t.Errorf("the import of %s is not seen in %v", want, ui.Imports)
		}
	}
	if len(ui.Imports) != 3 || len(ui.TestImports) != 1 || ui.TestImports["testing"] != "ui/run_test.go" {
		t.Errorf("imports %v, of tests %v", ui.Imports, ui.TestImports)
	}
}

func TestWindowedDependenciesAreFound(t *testing.T) {
	got := windowedDependencies("dossierpme/dossier 0\ndossierpme/ui/kit 0\nfyne.io/fyne/v2/theme 0\ngithub.com/mattn/go-sqlite3 7\n\ngo.etcd.io/bbolt 0\n")
	want := []string{"dossierpme/ui/kit", "fyne.io/fyne/v2/theme", "github.com/mattn/go-sqlite3, which contains C"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDepguardWordsTheTable(t *testing.T) {
	rules := Depguard(map[string]Rule{
		"":   {},
		"ui": {Ours: []string{"dossier", "ui/...", ""}, Outside: []string{"fyne.io/fyne/v2"}},
		"x":  {Ours: []string{"..."}},
	})
	for _, want := range []string{
		"        root:\n          list-mode: strict\n          files: [\"**/metadata.go\", \"!$test\"]\n          allow:\n            - $gostd\n        ui:\n",
		"            - dossierpme/dossier$\n            - dossierpme/ui\n            - dossierpme$\n            - fyne.io/fyne/v2\n        x:\n",
		"            - $gostd\n            - dossierpme\n",
	} {
		if !strings.Contains(rules, want) {
			t.Errorf("the rules lack\n%s\nthey are\n%s", want, rules)
		}
	}
	if _, err := spliceDepguard("no marks", rules); err == nil {
		t.Error("a configuration without marks was accepted")
	}
	again, err := spliceDepguard("a\n"+depguardBegin+"old\n"+depguardEnd+"b\n", "new\n")
	if want := "a\n" + depguardBegin + "new\n" + depguardEnd + "b\n"; err != nil || again != want {
		t.Errorf("got %q, %v, want %q", again, err, want)
	}
}
