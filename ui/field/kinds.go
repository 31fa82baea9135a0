package field

import "dossierpme/dossier"

// kinds holds the editor of every kind. Tables and annexes take a page of their
// own, in package form.
var kinds = map[dossier.Kind]func(*dossier.Field, Env, Events) Editor{
	dossier.KindText:      newTyped,
	dossier.KindProse:     newProse,
	dossier.KindNote:      newProse,
	dossier.KindChoice:    newChoice,
	dossier.KindChoices:   newChoices,
	dossier.KindYesNo:     newYesNo,
	dossier.KindInteger:   newTyped,
	dossier.KindYear:      newTyped,
	dossier.KindDecimal:   newTyped,
	dossier.KindMoney:     newTyped,
	dossier.KindPercent:   newTyped,
	dossier.KindDate:      newDate,
	dossier.KindEmail:     newTyped,
	dossier.KindPhone:     newTyped,
	dossier.KindURL:       newTyped,
	dossier.KindSIREN:     newTyped,
	dossier.KindSIRET:     newTyped,
	dossier.KindVAT:       newTyped,
	dossier.KindIBAN:      newTyped,
	dossier.KindBIC:       newTyped,
	dossier.KindNAF:       newActivity,
	dossier.KindLegalForm: newLegalForm,
	dossier.KindCommune:   newCommune,
	dossier.KindRef:       newReference,
	dossier.KindComputed:  newFigure,
	dossier.KindRows:      nil,
	dossier.KindPieces:    nil,
}
