package figuretext

import "dossierpme/dossier/figures"

// Listing is a figure as plain lines: what it is and how far it holds, its
// numbers, what it lacks, its caveats.
func (t *Texts) Listing(title string, f figures.Figure) []string {
	out := []string{t.t("around.heading", "label", title, "status", t.Status(f.Status))}
	for _, l := range t.Lines(f) {
		out = append(out, t.t("around.line", "label", l.Label, "value", l.Text))
	}
	if lacks := t.Lacks(f, 0); lacks != "" {
		out = append(out, lacks)
	}
	for _, c := range t.Caveats(f) {
		out = append(out, t.t("around.caveat", "caveat", c))
	}
	return out
}
