package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/internal/safefile"
	"dossierpme/ui"
	"dossierpme/ui/shell"
)

// markFile says, while a dossier is open, where it is worked on. It is not there once
// the program was closed: who finds it knows that the program stopped otherwise. It
// holds ids alone.
const markFile = "en-cours.json"

// maxMark is more than any mark has.
const maxMark = 4 << 10

type storedMark struct {
	Dossier string `json:"dossier"`
	Step    string `json:"step"`
	Field   string `json:"field,omitempty"`
	Row     string `json:"row,omitempty"`
	Again   bool   `json:"again,omitempty"`
}

// takeMark reads what a run that stopped has left; nil where there is nothing, or
// nothing that can be read. What is left from now on says that it was read once.
func takeMark(dir string) *ui.Where {
	raw, err := safefile.Read(filepath.Join(dir, markFile), maxMark)
	var in storedMark
	if err != nil || json.Unmarshal(raw, &in) != nil || in.Dossier == "" {
		return nil
	}
	at := &ui.Where{Dossier: in.Dossier, Place: shell.Place{Step: in.Step, Field: dossier.FieldID(in.Field), Row: in.Row}, Again: in.Again}
	read := *at
	read.Again = true
	if writeMark(dir, read) != nil {
		_ = removeMark(dir)
	}
	return at
}

// writeMark keeps where a dossier is worked on. It is written at every step and field,
// so it is not forced to the disk: after a power cut it may be gone, and the program
// starts with the list.
func writeMark(dir string, at ui.Where) error {
	if at.Dossier == "" {
		return removeMark(dir)
	}
	raw, err := json.Marshal(storedMark{at.Dossier, at.Step, string(at.Field), at.Row, at.Again})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, markFile), raw, 0o600)
}

func removeMark(dir string) error {
	if err := os.Remove(filepath.Join(dir, markFile)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
