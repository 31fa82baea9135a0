package figure

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/ui/shell"
)

// Figures are what is computed of a dossier, for the window to show. There is one.
type Figures struct {
	*shell.Shell
	// Compute computes a figure; false where there is none of this id.
	Compute func(v *dossier.View, id string) (figures.Figure, bool)
	// Group resolves the relations of the applicant's group.
	Group func(v *dossier.View) (members []figures.Member, missing []dossier.Spot)
	// Grant is what may be asked of the programme.
	Grant func(v *dossier.View) figures.Grant
}
