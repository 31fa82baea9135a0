//go:build linux

package main

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
)

// fill makes a store with so many dossiers: both examples in turn, every second
// one half empty.
func fill(dir string, n int) error {
	today := dossier.DateOf(time.Now())
	parts, err := wiring.New("", today)
	if err != nil {
		return err
	}
	db, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	examples, err := fs.Glob(assets.Examples(), "*/dossier.json")
	if err != nil {
		return err
	}
	for i := range n {
		raw, err := fs.ReadFile(assets.Examples(), examples[i%len(examples)])
		if err != nil {
			return err
		}
		d, c, err := dossier.Read(raw, parts.Calls.Find)
		if err != nil {
			return err
		}
		d.ID, d.Title = "", fmt.Sprintf("%s %d", d.Title, i+1)
		if i%4 > 1 {
			for k, id := range slices.Sorted(maps.Keys(d.Answers)) {
				if k%2 == 0 {
					d.Set(id, nil)
				}
			}
		}
		v := dossier.NewView(c, d, parts.Env)
		if _, err := db.Create(c, d, shelf.SummaryOf(v, v.Score(v.Check())), shelf.Event{}); err != nil {
			return err
		}
	}
	return nil
}
