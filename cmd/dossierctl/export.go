package main

import (
	"os"
	"strings"

	"dossierpme/internal/wiring"
)

func export(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	if same(f.Path, p.value("-o")) {
		return 0, &wiring.Failure{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	printed, err := parts.Print(f, wiring.Sheet{
		Date: s.today.Time(), WithoutOwners: p.has("--without-owners"), WithoutData: p.has("--without-data"),
		OnlySignature: p.has("--signature-pages"), SignatureField: p.has("--signature-field"),
	})
	if err != nil {
		return 0, err
	}
	if !printed.Complete && p.has("--final") {
		return 0, &wiring.Failure{Code: "incomplete"}
	}
	if err := s.deliver(p, printed.PDF); err != nil {
		return 0, err
	}
	if !printed.Complete {
		s.say(s.words.T("ctl.export.draft"))
	}
	s.replaced(printed)
	return exitDone, nil
}

// same reports whether two names are one file, so that a result never replaces
// what it was made from.
func same(a, b string) bool {
	if a == "" || b == wiring.Stdin {
		return false
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// replaced tells which characters the paper could not show.
func (s *session) replaced(p wiring.Printed) {
	if n := len(p.Report.Replaced); n > 0 {
		chars := make([]string, n)
		for i, r := range p.Report.Replaced {
			chars[i] = string(r)
		}
		s.say(s.words.T("ctl.export.replaced", "count", n, "list", strings.Join(chars, " ")))
	}
}

func blank(s *session, p *parsed) (int, error) {
	parts, c, err := s.call(p)
	if err != nil {
		return 0, err
	}
	printed, err := parts.Blank(c, s.today.Time())
	if err != nil {
		return 0, err
	}
	if err := s.deliver(p, printed.PDF); err != nil {
		return 0, err
	}
	s.replaced(printed)
	return exitDone, nil
}
