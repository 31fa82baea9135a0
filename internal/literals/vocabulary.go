package literals

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	// word is what stands alone: no part of an id, of a path or of an option.
	word = regexp.MustCompile(`(?:^|[^\pL\d_.\-/])(\pL{3,})(?:[,;:!?…)»]|\.?(?:[^\pL\d_.\-/]|$))`)
	// placeholder is where a text of the catalogue has a value.
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	// quoted is what a comment says in other words than its own.
	quoted = regexp.MustCompile("(?s)«.*?»|“.*?”|\".*?\"|`.*?`")
)

// Words are the words of a text, in lower case.
func Words(text string) []string {
	var out []string
	for text != "" {
		at := word.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		out = append(out, strings.ToLower(text[at[2]:at[3]]))
		text = text[at[3]:]
	}
	return out
}

// Vocabulary are the words that the texts say and no comment of the Go files below root
// does: French is what users read, English what developers write.
func Vocabulary(root string, texts []string) (map[string]bool, error) {
	french := map[string]bool{}
	for _, text := range texts {
		for _, w := range Words(placeholder.ReplaceAllString(text, " ")) {
			french[w] = true
		}
	}
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && path != root || entry.Name() == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, ".go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, c := range file.Comments {
			forget(french, c)
		}
		return nil
	})
	return french, err
}

func forget(french map[string]bool, c *ast.CommentGroup) {
	for _, w := range Words(quoted.ReplaceAllString(c.Text(), " ")) {
		delete(french, w)
	}
}
