package dossier

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// An expression that cannot be compiled would be found when the first such answer
// is read: here all are.
func TestEveryPatternCompiles(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	declared := regexp.MustCompile("newPattern\\(`([^`]*)`\\)")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declared.FindAllSubmatch(src, -1) {
			found++
			if _, err := regexp.Compile(string(m[1])); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d patterns are found", found)
	}
}
