package scripts

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// imagined are files that a page tells somebody to write.
var imagined = []string{"dossier/kind_x.go"}

// TestThePagesNameWhatIsThere: the files that pages lead to, the sources and tests that
// they name, and what they have make do.
func TestThePagesNameWhatIsThere(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	sources, tests := sourcesAndTests(t)
	link, code := regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)\s]*)?\)`), regexp.MustCompile("`([^`]+)`")
	target, test, source := regexp.MustCompile(`^(?:\S+=\S+ )*make ([a-z-]+)`), regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w+`), regexp.MustCompile(`[\w/]+\.go$`)
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(filepath.ToSlash(page), "../")
		block := false
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "```") {
				block = !block
			}
			for _, m := range link.FindAllStringSubmatch(line, -1) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil && !strings.Contains(m[1], "://") {
					t.Errorf("%s leads to %s, which is not there", name, m[1])
				}
			}
			var said []string
			for _, m := range code.FindAllStringSubmatch(line, -1) {
				said = append(said, m[1])
			}
			if block || strings.HasPrefix(line, "    ") {
				said = append(said, strings.TrimSpace(line))
			}
			for _, s := range said {
				if m := target.FindStringSubmatch(s); m != nil && !strings.Contains(string(makefile), "\n"+m[1]+":") {
					t.Errorf("%s says make %s, which there is not", name, m[1])
				}
				for _, m := range test.FindAllString(s, -1) {
					if !strings.Contains(tests, " "+m) { // the beginning of a name serves -run
						t.Errorf("%s names %s, which is no test", name, m)
					}
				}
				file := source.FindString(s)
				if file == "" || file != s || slices.Contains(imagined, file) {
					continue
				}
				if !slices.ContainsFunc(sources, func(f string) bool { return f == file || strings.HasSuffix(f, "/"+file) }) {
					t.Errorf("%s names %s, which is not there", name, file)
				}
			}
		}
	}
}

// pages are what is written for people in the sources.
func pages(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../changelog/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	if len(all) < 10 {
		t.Fatalf("found only %q", all)
	}
	return all
}

// sourcesAndTests are the Go files of the module and the names of their tests, each
// after a blank.
func sourcesAndTests(t *testing.T) (sources []string, tests string) {
	t.Helper()
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && (name == "build" || name == "testdata" || len(name) > 2 && name[0] == '.') {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		sources = append(sources, strings.TrimPrefix(filepath.ToSlash(file), "../"))
		if !strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(file)
		for _, m := range declared.FindAllSubmatch(text, -1) {
			tests += " " + string(m[1])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources, tests
}
