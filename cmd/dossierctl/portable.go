package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/internal/wiring"
)

// maxPassphrase is the largest file of a passphrase, in bytes.
const maxPassphrase = 4 << 10

// passphrase reads the file of --passphrase-file: its first line, for an editor ends
// it with a line break that nobody means. On the command line itself a passphrase
// would stand in the list of processes.
func passphrase(p *parsed, parts *wiring.Parts) (string, error) {
	if !p.has("--passphrase-file") {
		return "", nil
	}
	name := p.value("--passphrase-file")
	raw, err := safefile.Read(name, maxPassphrase)
	if err != nil && !errors.Is(err, safefile.ErrTooLarge) {
		return "", err
	}
	line, rest, _ := strings.Cut(string(raw), "\n")
	line = strings.TrimSuffix(line, "\r")
	if err != nil || line == "" || strings.TrimSpace(rest) != "" {
		return "", noPassphrase(parts, name)
	}
	return line, nil
}

// noPassphrase says of a file that it holds no passphrase, and what it is instead.
func noPassphrase(parts *wiring.Parts, name string) error {
	refused := usage("usage_passphrase", "word", name, "path", name)
	if info, err := os.Stat(name); err == nil && info.Size() == 0 {
		return refused
	}
	return parts.StrangeFile(context.Background(), refused, name, paper.WantPassphrase)
}

// savePortable writes a dossier of the store and its annexes as one file.
func savePortable(s *session, p *parsed) (int, error) {
	switch {
	case !p.has("-o"):
		return 0, &usageError{usage("usage_output"), p.command}
	case p.has("--replaced"):
		return 0, usage("usage_options_clash", "word", "--portable", "other", "--replaced")
	}
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	db, dir, id, err := s.named(p, s.openToShare, store.ErrMissing)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var left []string
	err = s.deliverWith(p, func(w io.Writer) (err error) {
		left, err = parts.SavePortable(db, id, w, shelf.PortableOptions{History: p.has("--history"), Passphrase: parts.Passphrase})
		return err
	})
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	for _, name := range left {
		s.say(s.words.T("ctl.portable.left", "name", name))
	}
	if db.ReadOnly() {
		s.say(s.words.T("ctl.portable.not_noted"))
	}
	return failure.ExitDone, nil
}

// openToShare opens the store so that the history can note what leaves it; to read
// only where the window has it.
func (s *session) openToShare(p *parsed) (*store.DB, string, error) {
	db, dir, err := s.open(p, true) // an absent store is not made
	if err != nil {
		return nil, dir, err
	}
	if err := db.Close(); err != nil {
		return nil, dir, err
	}
	db, dir, err = s.open(p, false)
	if errors.Is(err, store.ErrInUse) || errors.Is(err, store.ErrReadOnly) {
		return s.open(p, true)
	}
	return db, dir, err
}
