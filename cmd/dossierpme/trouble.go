package main

import (
	"errors"

	"dossierpme/internal/failure"
	"dossierpme/internal/say"
	"dossierpme/ui"
)

// troubleOf words an error for the window. about is the file or folder that was
// used.
func troubleOf(words *say.Words, err error, about string) *ui.Trouble {
	var t *ui.Trouble
	if errors.As(err, &t) {
		return t
	}
	m := failure.Of(err, about).Message(words)
	return &ui.Trouble{What: m.What, Safe: m.Safe, Do: m.Do, Details: err.Error()}
}
