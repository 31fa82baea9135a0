package main

import (
	"dossierpme/internal/failure"
)

// intention writes the prior request for aid: a page, or the text of a message.
func intention(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	if same(f.Path, p.value("-o")) {
		return 0, &failure.Error{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	out, err := parts.Intention(f, s.today.Time())
	if err != nil {
		return 0, err
	}
	if len(out.Lacks) > 0 {
		v, _ := parts.Check(f)
		return 0, &lackFailure{
			parts.LacksForIntention(v, out.Lacks),
			problemLines(parts, v, out.Lacks),
		}
	}
	data := out.PDF
	if p.has("--text") {
		data = []byte(out.Text)
	}
	if err := s.deliver(p, data); err != nil {
		return 0, err
	}
	if !p.has("--text") {
		s.replaced(out.Report)
	}
	return failure.ExitDone, nil
}

// lackFailure is a request that cannot be made yet, with what is missing for it.
type lackFailure struct {
	failure *failure.Error
	lacks   []problemLine
}

func (e *lackFailure) Error() string { return e.failure.Error() }

func (e *lackFailure) Unwrap() error { return e.failure }
