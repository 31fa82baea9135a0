package ui

import (
	"errors"

	"dossierpme/ui/kit"
)

// trouble words an error: those who know it better have worded it before.
func (a *App) trouble(err error) *Trouble {
	var t *Trouble
	if errors.As(err, &t) {
		return t
	}
	return &Trouble{
		What: a.t("ui.trouble.what"), Safe: a.t("ui.trouble.safe"), Do: a.t("ui.trouble.do"), Details: err.Error(),
	}
}

// complain shows an error and logs it.
func (a *App) complain(err error) {
	a.Log("%v", err)
	a.warn(a.trouble(err), nil)
}

func (a *App) warn(t *Trouble, then func()) {
	kit.ShowTrouble(a.window.Canvas(), kit.Trouble{
		Title: a.t("ui.trouble.title"), What: t.What, Safe: t.Safe, Next: t.Do, Details: t.Details,
	}, then)
}
