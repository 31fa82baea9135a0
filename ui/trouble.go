package ui

import (
	"errors"

	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// trouble words an error: those who know it better have worded it before.
func (a *App) trouble(err error) *say.Trouble {
	if t := (*say.Trouble)(nil); errors.As(err, &t) {
		return t
	}
	return a.Explain(err)
}

// complain shows an error and logs it.
func (a *App) complain(err error) {
	a.Log("%v", err)
	a.warn(a.trouble(err), nil)
}

func (a *App) warn(t *say.Trouble, then func()) {
	kit.ShowTrouble(a.window.Canvas(), a.t("ui.trouble.title"), *t, then)
}
