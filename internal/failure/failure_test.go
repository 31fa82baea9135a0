package failure_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

func TestErrorsOfTheSystemAreWordedAndNeverPasted(t *testing.T) {
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		err  error
		code string
	}{
		"a missing file":                   {&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "not_found"},
		"a file for a folder":              {&fs.PathError{Op: "mkdir", Path: "failure_test.go", Err: syscall.ENOTDIR}, "not_directory"},
		"a forbidden file":                 {&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "permission"},
		"a full disk":                      {fmt.Errorf("writing: %w", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), "disk_full"},
		"a store that is open":             {fmt.Errorf("opening: %w", store.ErrInUse), "store_in_use"},
		"a newer store":                    {fmt.Errorf("opening: %w", store.ErrNewer), "store_newer"},
		"a store without the right to it":  {fmt.Errorf("opening: %w: %w", store.ErrReadOnly, forbidden), "permission"},
		"a stored dossier that is no JSON": {fmt.Errorf("reading: %w: %w", store.ErrCorrupt, &dossier.FileError{Code: "not_json", Line: 1, Col: 1}), "store_corrupt"},
		"a store that was moved away":      {fmt.Errorf("saving: %w", store.ErrReplaced), "store_moved"},
		"a store that is gone":             {fmt.Errorf("opening: %w", store.ErrMissing), "store_missing"},
		"a damaged annex":                  {fmt.Errorf("reading: %w", store.ErrAnnexDamaged), "annex_damaged"},
		"a number without words":           {&fs.PathError{Op: "read", Path: "x", Err: syscall.Errno(121)}, "io"},
		"a path error without one":         {&fs.PathError{Op: "read", Path: "x", Err: errors.New("broken pipe in the wall")}, "io"},
		"a dossier that is too large":      {&dossier.FileError{Code: "too_large"}, "too_large"},
		"a portable file that is":          {fmt.Errorf("reading: %w", portable.ErrTooLarge), "portable_too_large"},
		"anything else":                    {errors.New("nil map"), "internal"},
	} {
		t.Run(name, func(t *testing.T) {
			f := failure.Of(c.err, "dossier.json")
			if f.Code != c.code {
				t.Errorf("code %s, want %s", f.Code, c.code)
			}
			n := f.Notice(w)
			if n.Message == "" || strings.Contains(n.Text(), c.err.Error()) || strings.Contains(n.Text(), "wall") || strings.ContainsAny(n.Text(), "{}") {
				t.Errorf("it says %+v", n)
			}
			if m := f.Message(w); m.What == "" || m.Do == "" || strings.Contains(m.Text(), c.err.Error()) || strings.ContainsAny(m.Text(), "{}") {
				t.Errorf("the window says %+v", m)
			}
			if !errors.Is(f, c.err) {
				t.Error("the cause is lost")
			}
		})
	}
}

// The number by which a system refuses to write to a locked key is another on each.
func TestAProtectedMediumIsNoMatterOfRights(t *testing.T) {
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range writeProtected {
		for name, err := range map[string]error{
			"of a file":  &fs.PathError{Op: "open", Path: "x", Err: number},
			"of a store": fmt.Errorf("opening: %w: %w", store.ErrReadOnly, &fs.PathError{Op: "open", Path: "x", Err: number}),
		} {
			f := failure.Of(err, "/cle")
			if f.Code != "read_only" {
				t.Errorf("number %d %s is %s", number, name, f.Code)
			}
			if m := f.Message(w); m.What != w.T("ui.store.read_only.what", "path", "/cle") {
				t.Errorf("number %d %s: the window says %+v", number, name, m)
			}
		}
	}
}

func TestAnErrorInWordsStaysAsItIsForTheWindow(t *testing.T) {
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	worded := &say.Trouble{Message: say.Message{What: "Ce fichier est vide."}}
	if got := failure.Trouble(w, fmt.Errorf("attaching: %w", worded), "a.pdf"); got != worded {
		t.Errorf("it becomes %+v", got)
	}
	full := fmt.Errorf("saving: %w", store.ErrFull)
	if got := failure.Trouble(w, full, "/donnees"); got.Safe == "" || !strings.Contains(got.What, "/donnees") || got.Details != full.Error() {
		t.Errorf("a full disk is %+v", got)
	}
}

// Whoever has a window has no command line: what the window says names none.
func TestTheWindowNamesNoCommand(t *testing.T) {
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range inTheWindow {
		for _, near := range []string{"", "x"} {
			f := &failure.Error{Code: code, Args: map[string]string{"path": "a.pdf", "id": "x", "other": "y", "near": near, "broken": "a.toml", "detail": "x", "list": "x", "title": "x"}}
			if m := f.Message(w); m.What == "" || m.Do == "" || strings.Contains(m.Text(), "dossierctl") || strings.Contains(m.Text(), "--") {
				t.Errorf("%s: the window says %q", code, m.Text())
			}
		}
	}
}

// inTheWindow are the failures of files and of the store that somebody meets there.
var inTheWindow = []string{
	"empty", "not_json", "utf8", "duplicate", "depth", "not_dossier", "no_call", "unknown_call", "newer", "too_large",
	"portable_damaged", "portable_too_large", "portable_locked", "portable_passphrase", "merge_other_call",
	"pdf_unreadable", "pdf_locked", "pdf_no_data", "pdf_damaged", "pdf_newer", "pdf_over", "pdf_too_large",
	"scan_damaged", "scan_heic", "scan_unsupported", "scan_too_large", "not_copy", "copy_not_found", "copy_without_dossier",
	"dossier_not_found", "dossier_ambiguous", "dossier_not_exported", "dossier_not_trashed", "version_not_found",
	"folder_not_empty", "annex_damaged", "annex_changed", "not_found", "permission", "is_directory", "disk_full", "io", "internal", "call_closed",
}
