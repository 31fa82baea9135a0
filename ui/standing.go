package ui

import (
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// standing is the word for where a dossier stands, and its tone.
func (a *App) standing(state shelf.State, complete bool) (string, kit.Tone) {
	switch state {
	case shelf.Exported:
		return a.T("ui.state.exported"), kit.Accent
	case shelf.Signed:
		return a.T("ui.state.signed"), kit.Rule
	case shelf.Filed:
		return a.T("ui.state.filed"), kit.Success
	}
	if complete {
		return a.T("ui.state.complete"), kit.Success
	}
	return a.T("ui.state.draft"), kit.Neutral
}
