// Package literals finds the texts of the Go source that do not belong there:
// words of French, which stand in assets/i18n, and ids of fields, which only the
// call files, the figures and the rules know. Its tests walk the module; it is
// never part of a program.
package literals

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Literal is one text of the source.
type Literal struct {
	Package string // its folder below the module
	File    string
	Line    int
	Text    string
}

// Read returns the string literals of every Go file below root that is no test:
// import paths and tags of structs left out, and so are the folders skipped.
func Read(root string, skip func(folder string) bool) ([]Literal, error) {
	var found []Literal
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		below = filepath.ToSlash(below)
		name := entry.Name()
		if entry.IsDir() {
			if below != "." && (strings.HasPrefix(name, ".") || name == "testdata" || below == "build" || skip(below)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field: // its type may hold others
				n.Tag = nil
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					folder := filepath.ToSlash(filepath.Dir(below))
					found = append(found, Literal{folder, below, files.Position(n.Pos()).Line, text})
				}
			}
			return true
		})
		return nil
	})
	return found, err
}

var (
	frenchLetter = regexp.MustCompile(`[àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’]`)
	frenchWord   = regexp.MustCompile(`(?i)(^|[^\pL_.\-])(les|des|une|pour|dans|avec|vous|votre|aucune?|oui|lieu|nom|fichier|entreprise|projet|annuler|ouvrir|enregistrer|fermer|choisir|retour|suivante?|jours?|semaines?|mois|ligne|montant|manque)($|[^\pL_.\-])`)
)

// French reports whether a text has a letter, a mark or a word that English code
// does not have.
func French(text string) bool {
	return frenchLetter.MatchString(text) || frenchWord.MatchString(text)
}
