package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/leftover"
)

// A refuge is a folder where a dossier can be written that its store does not take, by a
// program that has to go and can ask nobody. The next start looks into each of them.

// refugeName begins the names of the files in a refuge. What is swept of temporary files
// begins otherwise.
const refugeName = "secours-dossierpme-"

var plainID = regexp.MustCompile(`^[A-Za-z0-9]{1,40}$`)

// refugeFile is how the file of a dossier begins, without the ending of its name.
func refugeFile(id string) string {
	if !plainID.MatchString(id) {
		sum := sha256.Sum256([]byte(id))
		id = hex.EncodeToString(sum[:10])
	}
	return refugeName + id
}

// refuges are the folders, the best first: what lies in the temporary folder may not
// outlive the machine being switched off.
func refuges(db *store.DB) []string {
	dirs := []string{db.Dir()}
	if second := db.SecondPlace(); second != "" {
		dirs = append(dirs, second)
	}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, home)
	}
	return append(dirs, os.TempDir())
}

// Refuge writes a dossier as it is in memory, with its annexes, into the first refuge
// that takes it, for its owner alone. A file that is there already stays: nobody has
// looked at it yet.
func (p *Press) Refuge(db *store.DB, c *dossier.Call, d *dossier.Dossier) (path string, err error) {
	var all []error
	for _, dir := range refuges(db) {
		path, err := p.refugeIn(dir, db, c, d)
		if err == nil {
			return path, nil
		}
		all = append(all, err)
	}
	return "", errors.Join(all...)
}

func (p *Press) refugeIn(dir string, db *store.DB, c *dossier.Call, d *dossier.Dossier) (path string, err error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", fmt.Errorf("%s: %w", dir, fs.ErrNotExist)
	}
	if path, err = leftover.Free(filepath.Join(dir, refugeFile(d.ID)+shelf.PortableEnding)); err != nil {
		return "", err
	}
	return path, leftover.Whole(path, 0o600, func(w io.Writer) error {
		_, err := p.Rescue(db, c, d, w)
		return err
	})
}

// InRefuge are the files in the refuges that have something that the store has not. One
// that has nothing of the kind any more is removed.
func (p *Press) InRefuge(db *store.DB) (out []shelf.Rescued) {
	for _, path := range inRefuges(db, refugeName) {
		info, err := os.Lstat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		found := shelf.Rescued{Path: path, At: info.ModTime()}
		f, err := p.Read(path, nil)
		if err != nil && failure.Of(err, path).Code == "permission" {
			continue // of another user of this machine
		}
		if err == nil {
			v := dossier.NewView(f.Call, f.Dossier, p.Env)
			found.Title, found.Project, found.Company = f.Dossier.Title, v.Text(v.ID(dossier.RoleTitle)), v.Text(v.ID(dossier.RoleCompany))
			plan, err := p.PlanMerge(db, f)
			if err == nil && (plan.Verdict == shelf.MergeSame || plan.Verdict == shelf.MergeNewerHere) {
				_ = os.Remove(path) // what stays is looked at again
				continue
			}
		}
		out = append(out, found)
	}
	return out
}

// DropRefuges removes what dossiers have in the refuges, and says how many files.
func DropRefuges(db *store.DB, ids ...string) (n int) {
	for _, id := range ids {
		name := refugeFile(id)
		for _, path := range inRefuges(db, name) {
			rest := strings.TrimPrefix(filepath.Base(path), name)
			if (rest == shelf.PortableEnding || strings.HasPrefix(rest, "-")) && os.Remove(path) == nil {
				n++
			}
		}
	}
	return n
}

// DropRefuge removes one file of a refuge, and no other file.
func DropRefuge(path string) error {
	if !strings.HasPrefix(filepath.Base(path), refugeName) {
		return &failure.Error{Code: "not_found", Args: map[string]string{"path": path}}
	}
	return os.Remove(path)
}

func inRefuges(db *store.DB, name string) (out []string) {
	seen := map[string]bool{}
	for _, dir := range refuges(db) {
		entries, err := os.ReadDir(dir)
		if err != nil || seen[filepath.Clean(dir)] {
			continue
		}
		seen[filepath.Clean(dir)] = true
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), name) && strings.HasSuffix(e.Name(), shelf.PortableEnding) {
				out = append(out, filepath.Join(dir, e.Name()))
			}
		}
	}
	return out
}
