package uitest

import (
	"context"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
)

// Maker makes nothing and remembers what it was asked for.
type Maker struct {
	Fail error // of the next that is asked for

	Exports []output.Options
	Left    []output.Unbound // by the next export
	Files   int              // of the next export
	Sheets  []string         // paths
	Priors  []string         // paths of prior requests

	Proofs []*Leaves // that were opened
	Places map[string]int
	Papers []output.PrintOptions
	Way    output.Way

	Verdict  shelf.Verified // of the next verification
	Verified []string       // path|id of the dossier given

	Verifying func(ctx context.Context) error // while a file is verified
}

// Verify stands in for the library's, and remembers what it was asked for.
func (m *Maker) Verify(ctx context.Context, path string, _ *dossier.Call, d *dossier.Dossier) (shelf.Verified, error) {
	id := ""
	if d != nil {
		id = d.ID
	}
	m.Verified = append(m.Verified, path+"|"+id)
	v := m.Verdict
	v.Path = path
	if err := meanwhile(ctx, m.Verifying); err != nil {
		return shelf.Verified{}, err
	}
	return v, m.Fail
}

// Export says that twelve pages are written.
func (m *Maker) Export(ctx context.Context, _ *dossier.Call, _ *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	progress(0.5, "a.pdf")
	m.Exports = append(m.Exports, o)
	if m.Fail != nil {
		return output.Report{}, m.Fail
	}
	return output.Report{Path: o.Path, Pages: 12, Draft: !o.Final, Left: m.Left, Files: m.Files}, ctx.Err()
}

// Sheet remembers where it was to write.
func (m *Maker) Sheet(_ *dossier.Call, _ *dossier.Dossier, path string) error {
	m.Sheets = append(m.Sheets, path)
	return m.Fail
}

// Intention remembers where it was to write.
func (m *Maker) Intention(_ *dossier.Call, _ *dossier.Dossier, path string) error {
	m.Priors = append(m.Priors, path)
	return m.Fail
}

// IntentionText is the name of the dossier.
func (m *Maker) IntentionText(_ *dossier.Call, d *dossier.Dossier) (string, error) {
	return PriorText + d.Title, m.Fail
}

// PriorText is what the text of every prior request begins with.
const PriorText = "Demande : "

// Preview opens twelve white pages.
func (m *Maker) Preview(_ context.Context, _ *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64)) (output.Proof, error) {
	progress(0.7)
	if m.Fail != nil {
		return output.Proof{}, m.Fail
	}
	l := &Leaves{Count: 12, Printed: d}
	m.Proofs = append(m.Proofs, l)
	return output.Proof{Document: l, Places: m.Places, Draft: !o.Final}, nil
}

// Print says that three pages are printed.
func (m *Maker) Print(_ context.Context, _ *dossier.Call, _ *dossier.Dossier, o output.PrintOptions, progress func(float64)) (output.PrintReport, error) {
	progress(0.7)
	m.Papers = append(m.Papers, o)
	return output.PrintReport{Way: m.Way, Pages: 3, Draft: !o.Final}, m.Fail
}
