package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/paper"
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
		return 0, &failure.Error{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	return failure.ExitDone, s.deliver(p, data)
}

// verifyLine is a verdict as programs read it.
type verifyLine struct {
	Verdict     paper.Verdict  `json:"verdict"`
	ID          string         `json:"id"`
	Version     int            `json:"version"`
	Date        string         `json:"date"`
	Fingerprint string         `json:"fingerprint"`
	Changed     []paper.Change `json:"changed"`
}

func verify(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	var other stored
	if len(p.args) > 1 {
		if other, err = s.either(p, parts, p.args[1]); err != nil {
			return 0, err
		}
	}
	v, err := parts.Verify(context.Background(), p.args[0], s.in, other.File)
	if err != nil {
		return 0, err
	}
	if len(v.Codes) > 0 && other.File == nil {
		// The dossier that the code names may be in the store. A store that cannot be
		// opened takes nothing from what the code says.
		if other, err = s.inStore(p, v.Meta.ID); err == nil && other.File != nil {
			if v, err = parts.Against(v, other.File); err != nil {
				return 0, err
			}
		}
	}
	if p.has("--json") {
		line := verifyLine{Verdict: v.Verdict, ID: v.Meta.ID, Version: v.Meta.Version, Changed: v.Changed}
		if v.Changed == nil {
			line.Changed = []paper.Change{}
		}
		if !v.Meta.Date.IsZero() {
			line.Date = v.Meta.Date.UTC().Format(time.DateOnly)
		}
		if v.Meta.ID != "" {
			line.Fingerprint = v.Meta.Short()
		}
		if err := s.json(line); err != nil {
			return 0, err
		}
	}
	code := exitOf(v)
	switch {
	case code != failure.ExitDone:
		s.say(s.verdict(v, other)) // a failure is told to people, whatever the output
	case !p.has("--json"):
		s.line(s.verdict(v, other))
	}
	switch {
	case p.has("--json"):
	case len(v.Codes) > 0:
		s.codesText(v, other)
	default:
		s.detailText(v)
	}
	return code, nil
}

// exitOf gives the exit code. Pages that this very program would have made
// otherwise are a difference; pages that cannot be compared are none, nor is
// what a signing program adds behind them.
func exitOf(v paper.Verified) int {
	switch v.Verdict {
	case paper.Identical:
		return failure.ExitDone
	case paper.DataOnly:
		if !v.Comparable || v.Extended {
			return failure.ExitDone
		}
		return failure.ExitDifferent
	case paper.Different:
		return failure.ExitDifferent
	case paper.Newer:
		return failure.ExitNewer
	}
	return failure.ExitError
}

// verdict words the verdict in one sentence.
func (s *session) verdict(v paper.Verified, other stored) string {
	switch {
	case len(v.Codes) > 0 && other.File == nil:
		return s.words.T("ctl.verify.code_alone")
	case len(v.Codes) > 0 && v.Verdict == paper.DataOnly:
		return s.words.T("ctl.verify.code_same")
	case len(v.Codes) > 0:
		return s.words.T("ctl.verify.code_other")
	case v.Extended:
		return s.words.T("ctl.verify.extended")
	case v.Verdict == paper.DataOnly && !v.Comparable:
		return s.words.T("ctl.verify.not_comparable")
	}
	return s.words.T("ctl.verify." + string(v.Verdict))
}

// detailText says which data the PDF holds and where they differ.
func (s *session) detailText(v paper.Verified) {
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

// codesText says which data the codes of a scan stand for.
func (s *session) codesText(v paper.Verified, other stored) {
	t := s.words.T
	mixed := false
	for _, c := range v.Codes {
		s.line(t("ctl.verify.about_code", "page", c.Page, "id", c.Mark.ID, "version", c.Mark.Version, "fingerprint", c.Mark.Short()))
		mixed = mixed || c.Mark.Sum != v.Codes[0].Mark.Sum
	}
	if mixed {
		s.line(t("ctl.verify.code_mixed"))
	}
	if e, ok := paper.ExportOf(other.events, v.Codes[0].Mark); ok {
		at := e.At.Local()
		s.line(t("ctl.verify.exported", "version", e.Version, "day", at.Format("02/01/2006"), "time", french.Clock(at.Hour(), at.Minute())))
	}
	s.line(t("ctl.verify.picture"))
}

// stored is a dossier that something is held against, with its history where it
// comes from the store.
type stored struct {
	*paper.File
	events []shelf.Event
}

// either reads the dossier of a file, or of the store where no file has that
// name.
func (s *session) either(p *parsed, parts *wiring.Parts, name string) (stored, error) {
	if _, err := os.Stat(name); name != paper.Stdin && errors.Is(err, fs.ErrNotExist) {
		if found, err := s.inStore(p, name); err != nil || found.File != nil {
			return found, err
		}
	}
	f, err := parts.Read(name, s.in) // says that there is no such file
	return stored{File: f}, err
}

// inStore finds a dossier of the store by its id or the beginning of it; no File
// where there is none, or no store.
func (s *session) inStore(p *parsed, name string) (stored, error) {
	db, dir, err := s.open(p, true)
	if errors.Is(err, store.ErrNotFound) {
		return stored{}, nil
	}
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	defer db.Close()
	id, err := match(db, name)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	if id == "" {
		return stored{}, nil
	}
	d, c, err := db.Get(id)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	events, err := db.History(id)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	return stored{&paper.File{Dossier: d, Call: c}, events}, nil
}
