package main

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
)

// openPDF writes the dossier that a PDF has inside.
func openPDF(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	data, err := parts.OpenPDF(p.args[0], s.in)
	if err != nil {
		return 0, err
	}
	if same(p.args[0], p.value("-o")) {
		return 0, &wiring.Failure{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	return exitDone, s.deliver(p, data)
}

// verifyLine is a verdict as programs read it.
type verifyLine struct {
	Verdict     wiring.Verdict  `json:"verdict"`
	ID          string          `json:"id"`
	Version     int             `json:"version"`
	Date        string          `json:"date"`
	Fingerprint string          `json:"fingerprint"`
	Changed     []wiring.Change `json:"changed"`
}

func verify(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	var other *wiring.File
	if len(p.args) > 1 {
		if other, err = s.either(p, parts, p.args[1]); err != nil {
			return 0, err
		}
	}
	v, err := parts.Verify(p.args[0], s.in, other)
	if err != nil {
		return 0, err
	}
	if p.has("--json") {
		line := verifyLine{Verdict: v.Verdict, ID: v.Meta.ID, Version: v.Meta.Version, Changed: v.Changed}
		if v.Changed == nil {
			line.Changed = []wiring.Change{}
		}
		if !v.Meta.Date.IsZero() {
			line.Date = v.Meta.Date.UTC().Format(time.DateOnly)
		}
		if v.Meta.Call != "" {
			line.Fingerprint = v.Meta.Short()
		}
		if err := s.json(line); err != nil {
			return 0, err
		}
	}
	code := exitOf(v)
	switch {
	case code != exitDone:
		s.say(s.verdict(v)) // a failure is told to people, whatever the output
	case !p.has("--json"):
		s.line(s.verdict(v))
	}
	if !p.has("--json") {
		s.detailText(v)
	}
	return code, nil
}

// exitOf gives the exit code. Pages that this very program would have made
// otherwise are a difference; pages that cannot be compared are none, nor is
// what a signing program adds behind them.
func exitOf(v wiring.Verified) int {
	switch v.Verdict {
	case wiring.Identical:
		return exitDone
	case wiring.DataOnly:
		if !v.Comparable || v.Extended {
			return exitDone
		}
		return exitDifferent
	case wiring.Different:
		return exitDifferent
	case wiring.Newer:
		return exitNewer
	}
	return exitError
}

// verdict words the verdict in one sentence.
func (s *session) verdict(v wiring.Verified) string {
	switch {
	case v.Extended:
		return s.words.T("ctl.verify.extended")
	case v.Verdict == wiring.DataOnly && !v.Comparable:
		return s.words.T("ctl.verify.not_comparable")
	}
	return s.words.T("ctl.verify." + string(v.Verdict))
}

// detailText says which data the PDF holds and where they differ.
func (s *session) detailText(v wiring.Verified) {
	t := s.words.T
	if v.Meta.Call != "" {
		s.line(t("ctl.verify.about", "id", v.Meta.ID, "version", v.Meta.Version, "date", v.Meta.Date.Format("02/01/2006"), "fingerprint", v.Meta.Short()))
	}
	for _, c := range v.Changed {
		if c.Row != "" {
			s.line(t("ctl.verify.row", "field", string(c.Field), "row", c.Row))
			continue
		}
		s.line(t("ctl.verify.field", "field", string(c.Field)))
	}
}

// either reads the dossier of a file, or of the store where no file has that
// name.
func (s *session) either(p *parsed, parts *wiring.Parts, name string) (*wiring.File, error) {
	if _, err := os.Stat(name); name == wiring.Stdin || !errors.Is(err, fs.ErrNotExist) {
		return parts.Read(name, s.in)
	}
	db, dir, err := s.open(p, true)
	if errors.Is(err, store.ErrNotFound) {
		return parts.Read(name, s.in) // says that there is no such file
	}
	if err != nil {
		return nil, wiring.Explain(err, dir)
	}
	defer db.Close()
	id, err := match(db, name)
	if err != nil {
		return nil, wiring.Explain(err, dir)
	}
	if id == "" {
		return parts.Read(name, s.in)
	}
	d, c, err := db.Get(id)
	if err != nil {
		return nil, wiring.Explain(err, dir)
	}
	return &wiring.File{Dossier: d, Call: c}, nil
}
