package store

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// Doctor looks at everything: every page, record and call, every annex against its
// hash, every copy. What was put right when the store was opened is told too; a
// damaged annex is replaced by that of the second place, and one that nothing lists
// is removed.
func (db *DB) Doctor() (shelf.Health, error) {
	var h shelf.Health
	find := func(code, place, id, done string) {
		h.Findings = append(h.Findings, shelf.Finding{Code: code, Place: place, ID: id, Done: done})
	}
	told := db.tellRecovery(find)
	if err := soundFile(db.file); err != nil {
		return h, wrap("checking the store", err)
	}
	var faults []fault
	listed, mentioned := map[string][]string{}, map[string]bool{}
	err := db.view("checking the store", func(tx *bolt.Tx) error {
		faults = examine(tx, true)
		for id := range dossiersOf(tx) {
			h.Dossiers++
			raw := tx.Bucket(bucketDossiers).Get(id)
			for _, sum := range attached(raw) {
				listed[sum] = append(listed[sum], string(id))
			}
		}
		return db.mentionedIn(tx, mentioned)
	})
	if err != nil {
		return h, err
	}
	for _, f := range faults {
		if !told[f.id] {
			find(f.kind, FileName, f.id, shelf.DoneNothing)
		}
	}
	sure := len(faults) == 0
	for _, c := range copyFiles(db.placesOfCopies()...) {
		h.Backups++
		held, err := holdingOf(c.path)
		switch {
		case held.newer:
			find("store_newer", filepath.Base(c.path), "", shelf.DoneNothing)
		case err != nil || len(held.faults) > 0:
			find("backup", filepath.Base(c.path), "", shelf.DoneNothing)
		}
		r, err := remainsOf(c.path)
		if err != nil || !r.whole || held.newer {
			sure = false
			continue
		}
		for _, head := range r.heads {
			for _, raw := range head.bucket(bucketDossiers).values {
				hashesIn(raw, mentioned)
			}
			for _, events := range head.bucket(bucketHistory).buckets {
				for _, raw := range events.values {
					hashesIn(raw, mentioned)
				}
			}
		}
	}
	if err := db.checkAnnexes(&h, find, listed, mentioned, sure); err != nil {
		return h, err
	}
	if db.swept > 0 {
		find("temporary", ".", "", shelf.DoneRemoved)
	}
	return h, nil
}

// tellRecovery tells what was done when the store was opened, and says of which
// dossiers.
func (db *DB) tellRecovery(find func(code, place, id, done string)) map[string]bool {
	told := map[string]bool{}
	r := db.Recovery()
	switch {
	case r == nil:
		return told
	case r.Aside != "":
		find(damagedRecord, filepath.Base(r.Aside), "", shelf.DoneSetAside)
	default:
		find("store_missing", FileName, "", shelf.DoneRestored)
	}
	for _, d := range r.Dossiers {
		from := d.From
		if from == "" {
			from = filepath.Base(r.Aside)
		}
		find(damagedRecord, from, d.ID, shelf.DoneRestored)
	}
	for _, id := range r.Histories {
		find(damagedHistory, filepath.Base(r.Aside), id, shelf.DoneRestored)
	}
	for _, id := range r.Lost {
		told[id] = true
		find(damagedRecord, FileName, id, shelf.DoneNothing)
	}
	return told
}

func (db *DB) checkAnnexes(h *shelf.Health, find func(code, place, id, done string), listed map[string][]string, mentioned map[string]bool, sure bool) error {
	there, err := db.annexes()
	if err != nil {
		return err
	}
	h.Annexes = len(there)
	db.read.Clear() // a disk changes a file without its time
	for _, sum := range slices.Sorted(maps.Keys(listed)) {
		_, err := db.File(sum)
		code := "annex_missing"
		switch {
		case err == nil:
			continue
		case errors.Is(err, ErrAnnexDamaged):
			code = "annex_damaged"
		case !errors.Is(err, ErrNotFound):
			return err
		}
		done := shelf.DoneNothing
		if second := db.SecondPlace(); second != "" && db.takeAnnex(second, sum) == nil {
			done = shelf.DoneRestored
		}
		for _, id := range listed[sum] {
			find(code, filepath.Join(filesDir, sum), id, done)
		}
	}
	for _, sum := range there {
		if mentioned[sum] {
			continue
		}
		done := shelf.DoneNothing
		if _, fresh := db.fresh.Load(sum); sure && !fresh && !db.opts.ReadOnly && os.Remove(filepath.Join(db.FilesDir(), sum)) == nil {
			done = shelf.DoneRemoved
			h.Annexes--
		}
		find("annex_orphan", filepath.Join(filesDir, sum), "", done)
	}
	if !db.opts.ReadOnly {
		db.sweepJudged()
	}
	return nil
}

// takeAnnex takes an annex from beside copies of the store.
func (db *DB) takeAnnex(dir, sum string) error {
	path := filepath.Join(dir, filesDir, sum)
	if got, err := hashOf(path); err != nil || got != sum {
		return errors.Join(err, ErrAnnexDamaged)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, _, err = db.AddFile(f)
	return err
}

// attached are the hashes of the annexes that a dossier lists.
func attached(raw []byte) []string {
	var d struct {
		Answers struct {
			Pieces []struct {
				SHA256 any `json:"sha256"`
			} `json:"pieces"`
		} `json:"answers"`
	}
	if json.Unmarshal(raw, &d) != nil {
		return nil // it has another form, and its own problem
	}
	var out []string
	for _, p := range d.Answers.Pieces {
		if sum, _ := p.SHA256.(string); hashForm.MatchString(sum) && !slices.Contains(out, sum) {
			out = append(out, sum)
		}
	}
	return out
}
