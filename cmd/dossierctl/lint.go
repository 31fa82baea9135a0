package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"dossierpme/dossier/callfile"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/internal/wiring"
)

// lintFault is a fault as programs read it.
type lintFault struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// lintFailure is a call file with faults; the failure of a linter lists them.
type lintFailure struct {
	failure *failure.Error
	faults  []lintFault
}

func (e *lintFailure) Error() string { return e.failure.Error() }

func (e *lintFailure) Unwrap() error { return e.failure }

func lint(s *session, p *parsed) (int, error) {
	name := p.args[0]
	// The shipped calls alone: a user's call must not fail for its neighbours.
	parts, err := wiring.New("", s.today)
	if err != nil {
		return 0, err
	}
	var faults, warnings []callfile.Fault
	src, err := safefile.Read(name, callfile.MaxFile)
	switch {
	case errors.Is(err, safefile.ErrTooLarge):
		faults = []callfile.Fault{callfile.TooLarge(name)}
	case err != nil:
		return 0, err
	default:
		if f := parts.Strange(context.Background(), &failure.Error{Code: "not_toml", Args: map[string]string{"path": name}}, bytes.NewReader(src), int64(len(src)), paper.WantCall); f.Args["is"] != "" {
			return 0, f
		}
		faults, warnings = lintFile(parts, name, src)
	}
	if len(faults) == 0 {
		if p.has("--json") {
			return failure.ExitDone, s.json(struct {
				Faults   []lintFault `json:"faults"`
				Warnings []lintFault `json:"warnings,omitempty"`
			}{[]lintFault{}, s.lintFaults(warnings)})
		}
		for _, f := range warnings {
			s.say(s.faultText(f))
		}
		s.say(s.words.T("ctl.lint.fine", "path", name))
		return failure.ExitDone, nil
	}
	args := map[string]string{"path": name, "count": strconv.Itoa(len(faults))}
	found := &lintFailure{failure: &failure.Error{Code: "lint", Args: args}}
	found.faults = s.lintFaults(faults)
	for _, f := range faults {
		s.line(s.faultText(f))
	}
	return 0, found
}

func (s *session) lintFaults(faults []callfile.Fault) []lintFault {
	var out []lintFault
	for _, f := range faults {
		n := s.words.Lint(f.Code, f.Args)
		out = append(out, lintFault{f.File, f.Line, f.Code, n.Message, n.Hint})
	}
	return out
}

func lintFile(parts *wiring.Parts, name string, src []byte) (faults, warnings []callfile.Fault) {
	base := filepath.Base(name)
	if base == callfile.CommonFile {
		_, faults := callfile.ParseCommon(name, src, parts.Names())
		return faults, nil
	}
	c, faults, warnings := callfile.Lint(parts.Calls.Common, name, src, parts.Names())
	if len(faults) > 0 {
		return faults, nil
	}
	// A shipped call stands in a file of its own name; whoever copies it must
	// choose another id.
	if base != fmt.Sprintf("%s.toml", c.ID) && parts.Calls.Find(c.ID) != nil {
		return []callfile.Fault{callfile.IDTaken(name, src, c.ID)}, nil
	}
	return nil, warnings
}
