package shell

import (
	"errors"

	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// Trouble words an error: those who know it better have worded it before.
func (s *Shell) Trouble(err error) *say.Trouble {
	if t := (*say.Trouble)(nil); errors.As(err, &t) {
		return t
	}
	return s.Explain(err)
}

// Complain shows an error and logs it.
func (s *Shell) Complain(err error) {
	s.Log("%v", err)
	s.Warn(s.Trouble(err), nil)
}

// Warn shows a trouble.
func (s *Shell) Warn(t *say.Trouble, then func()) {
	kit.ShowTrouble(s.Canvas(), s.T("ui.trouble.title"), *t, then)
}
