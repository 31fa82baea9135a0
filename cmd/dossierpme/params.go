package main

import (
	"dossierpme/dossier"
	"dossierpme/ui"
)

// SharedParams are the parameters that were kept for all dossiers of a call.
func (l *library) SharedParams(c *dossier.Call) (ui.SharedParams, error) {
	kept, err := l.db.SharedParams(c)
	return ui.SharedParams{Params: kept.Params, At: kept.Updated}, l.words(err)
}

// ShareParams keeps parameters for all dossiers of a call.
func (l *library) ShareParams(c *dossier.Call, params map[dossier.FieldID]dossier.Param) (ui.SharedParams, error) {
	kept, err := l.db.SetSharedParams(c, params)
	return ui.SharedParams{Params: kept.Params, At: kept.Updated}, l.words(err)
}
