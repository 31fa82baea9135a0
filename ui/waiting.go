package ui

import (
	"context"
	"path/filepath"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/shell"
)

// soon is how long a file is opened without a word.
const soon = 400 * time.Millisecond

// waiting does something with a file beside the window, and goes on with what it gave.
// Meanwhile a dialog says so, from the beginning where a passphrase is tried: that
// costs seconds, for whoever guesses it too. Where it is stopped before anything was
// written, nothing is.
func waiting[T any](a *App, from shelf.Source, work func(context.Context) (T, error), then func(T)) {
	key, after := "portable.opening.text", soon
	if from.Passphrase != "" {
		key, after = "portable.opening.locked", 0
	}
	shell.Run(a.Shell, shell.Running{
		Title: a.T("portable.opening.title"), Text: a.T(key, "file", filepath.Base(from.Path)), Hint: a.T("portable.opening.safe"),
		Stop: a.T("portable.opening.stop"), Stopped: a.T("portable.opening.stopped"), After: after,
	}, func(ctx context.Context, _ shell.Far) (T, error) { return work(ctx) }, then)
}
