package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
)

// maxHashed bounds what is read of one annex to compute its hash.
const maxHashed = 512 << 20

// AnnexState is what stands at the path of an annex.
type AnnexState string

// What can stand there. Only a plain file is ever read.
const (
	AnnexFile       AnnexState = "file"
	AnnexOutside    AnnexState = "outside" // the path is not relative, or leaves the folder
	AnnexLink       AnnexState = "link"    // it, or a folder on the way, is a link
	AnnexFolder     AnnexState = "folder"
	AnnexMissing    AnnexState = "missing"
	AnnexUnreadable AnnexState = "unreadable"
	AnnexTooBig     AnnexState = "too_big" // to be kept
)

// Annex looks at the annex of a path below dir. Links are looked at, never
// followed: they could lead anywhere.
func Annex(dir, path string) AnnexState {
	if !dossier.AnnexPath(path) {
		return AnnexOutside
	}
	at := dir
	parts := annexParts(path)
	for i, part := range parts {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		last := i == len(parts)-1
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return AnnexMissing
		case err != nil:
			if failure.Of(err, at).Code == "not_directory" || failure.Of(err, at).Code == "name_too_long" {
				return AnnexMissing
			}
			return AnnexUnreadable
		// A junction of Windows is neither a link nor a folder.
		case info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0:
			return AnnexLink
		case last && info.IsDir():
			return AnnexFolder
		case last && !info.Mode().IsRegular():
			return AnnexUnreadable
		}
	}
	if len(parts) == 0 {
		return AnnexFolder
	}
	return AnnexFile
}

// annexParts cuts a path at both kinds of slash, as it may come from Windows.
func annexParts(path string) []string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	return slices.DeleteFunc(parts, func(s string) bool { return s == "." })
}

// OpenAnnex opens an annex for reading. It is a plain file inside dir, also if
// somebody puts a link there at this very moment.
func OpenAnnex(dir, path string) (*os.File, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Open(filepath.Join(annexParts(path)...))
}

// withLinks adds to the problems of a dossier, in their place, the annexes whose
// path leads to a folder or over a link: a problem of form that only the disk knows.
func (p *Press) withLinks(v *dossier.View, problems []dossier.Problem, dir string) []dossier.Problem {
	var found []dossier.Problem
	rows := v.Rows(dossier.AnnexesID)
	for _, r := range rows {
		path := r.Text("path")
		if path == "" {
			continue
		}
		if state := Annex(dir, path); state == AnnexLink || state == AnnexFolder {
			found = append(found, v.RowProblem(dossier.AnnexesID, r.ID, "path", dossier.Blocking, dossier.CodeForm,
				dossier.Args{"kind": "path", "path": path, string(state): "1"}))
		}
	}
	if len(found) == 0 {
		return problems
	}
	of := func(p dossier.Problem) bool {
		return p.Row != "" && strings.HasPrefix(string(p.Field), string(dossier.AnnexesID)+".")
	}
	i := slices.IndexFunc(problems, of)
	if i < 0 {
		i = annexPlace(v, problems)
	}
	j := i
	for j < len(problems) && of(problems[j]) {
		j++
	}
	all := append(slices.Clone(problems[i:j]), found...)
	slices.SortStableFunc(all, func(a, b dossier.Problem) int {
		return v.RowIndex(dossier.AnnexesID, a.Row) - v.RowIndex(dossier.AnnexesID, b.Row)
	})
	return slices.Concat(problems[:i], all, problems[j:])
}

// annexPlace is where problems of annexes go in a list that has none: before
// the first problem of a later section.
func annexPlace(v *dossier.View, problems []dossier.Problem) int {
	order := map[string]int{}
	for i, s := range v.Call.Sections {
		order[s.ID] = i
	}
	own := v.Call.SectionOf(dossier.AnnexesID)
	if own == nil {
		return len(problems)
	}
	i := slices.IndexFunc(problems, func(p dossier.Problem) bool {
		at, known := order[p.Section]
		return !known || at > order[own.ID]
	})
	if i < 0 {
		return len(problems)
	}
	return i
}

// WithHashes returns the dossier with name, size and hash of every annex that
// lies in the folder, as the printed view lists them.
func WithHashes(d *dossier.Dossier, dir string) *dossier.Dossier {
	rows := d.Rows(dossier.AnnexesID)
	out := slices.Clone(rows)
	for i, r := range rows {
		path := r.Text("path")
		if path == "" || Annex(dir, path) != AnnexFile {
			continue
		}
		sum, size, err := hashAnnex(dir, path)
		if err != nil {
			continue // listed as it is; the check says that it cannot be read
		}
		out[i] = named(r.With("size", dossier.Integer(size)).With("sha256", dossier.Text(sum)), path)
	}
	c := d.Copy()
	if len(out) > 0 {
		c.Set(dossier.AnnexesID, out)
	}
	return c
}

func hashAnnex(dir, path string) (sum string, size int64, err error) {
	f, err := OpenAnnex(dir, path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, io.LimitReader(f, maxHashed+1))
	if err != nil {
		return "", 0, err
	}
	if size > maxHashed {
		return "", 0, errTooLarge
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}

// errTooLarge is not told: such a file is listed without its hash.
var errTooLarge = errors.New("annex too large to be hashed")
