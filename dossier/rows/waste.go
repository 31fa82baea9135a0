package rows

import (
	"slices"

	"dossierpme/dossier"
)

// WasteStream is a row of the table of waste.
type WasteStream struct {
	Change
	Name            string `col:"name"`
	TreatmentBefore string `col:"treatment_before"`
	TreatmentAfter  string `col:"treatment_after"`
}

// Where is the stream's row.
func (w WasteStream) Where() Place { return Place{"waste", w.ID} }

// WasteStreams reads the table of waste in the order of the row ids.
func WasteStreams(v *dossier.View) []WasteStream { return read[WasteStream](v) }

// recycled are the treatments that give back the material; recovered is reuse
// besides. Energy recovery is neither.
var (
	recycled  = []string{"recycling", "material_recovery", "digestion_composting"}
	recovered = append([]string{"reuse"}, recycled...)
)

// Recycled reports whether a treatment recycles, recovers the material, digests
// or composts.
func Recycled(treatment string) bool { return slices.Contains(recycled, treatment) }

// Recovered reports whether a treatment recycles or reuses.
func Recovered(treatment string) bool { return slices.Contains(recovered, treatment) }
