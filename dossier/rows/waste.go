package rows

import "dossierpme/dossier"

// WasteStream is a row of the table of waste.
type WasteStream struct {
	ID              string       `col:"id"`
	Name            string       `col:"name"`
	Hazardous       dossier.Bool `col:"hazardous"`
	TreatmentBefore string       `col:"treatment_before"`
	TreatmentAfter  string       `col:"treatment_after"`
	Before          dossier.Num  `col:"before"`
	After           dossier.Num  `col:"after"`
	Evidence        string       `col:"evidence"`
}

// WasteStreams reads the table of waste in the order of the row ids.
func WasteStreams(v *dossier.View) []WasteStream {
	return sorted(v, "waste", func(w WasteStream) string { return w.ID })
}
