package hands

import (
	"os"
	"path/filepath"
	"strings"

	"dossierpme/dossier/store"
)

// Stored is all that is committed of the dossiers in a data folder, which is there after a
// kill; "" where that cannot be read just now. A program that runs holds the store locked,
// so a copy is read: one that was made in the middle of a write is not whole.
func Stored(data string) string {
	dir, err := os.MkdirTemp("", "stored-")
	if err != nil {
		return ""
	}
	defer os.RemoveAll(dir)
	raw, err := os.ReadFile(filepath.Join(data, store.FileName))
	if err != nil || os.WriteFile(filepath.Join(dir, store.FileName), raw, 0o600) != nil {
		return ""
	}
	db, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return ""
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return ""
	}
	var out strings.Builder
	for _, e := range entries {
		if d, _, err := db.Get(e.ID); err == nil {
			out.Write(d.Encode())
		}
	}
	return out.String()
}
