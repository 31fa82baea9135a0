package main

import (
	"errors"

	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
)

// troubleOf words an error for the window. Failures of the data folder have words
// of their own, since most is at stake there; the rest is worded as on the command
// line.
func troubleOf(words *say.Words, err error, about string) *ui.Trouble {
	var t *ui.Trouble
	if errors.As(err, &t) {
		return t
	}
	failure := wiring.Explain(err, about)
	t = &ui.Trouble{Details: err.Error()}
	if key := "ui.store." + failure.Code; words.Has(key + ".what") {
		t.What = words.T(key+".what", "path", about)
		t.Safe = words.T(key+".safe", "path", about)
		t.Do = words.T(key+".do", "path", about)
		return t
	}
	notice := failure.Notice(words)
	t.What, t.Do = notice.Message, notice.Hint
	if t.What == "" {
		t.What = words.T("ui.trouble.what")
		t.Safe = words.T("ui.trouble.safe")
		t.Do = words.T("ui.trouble.do")
	}
	return t
}
