package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
)

// Input is an answer that a figure lacks.
type Input struct {
	Field dossier.FieldID
	Row   string
	Name  string
}

// Missing names what a figure lacks, each once.
func (t *Texts) Missing(f figures.Figure) []Input {
	var out []Input
	seen := map[string]bool{}
	for _, m := range f.Missing {
		in := Input{m.Field, m.Row, t.name(m)}
		if !seen[in.Name] {
			seen[in.Name] = true
			out = append(out, in)
		}
	}
	return out
}

// Lacks says what a figure lacks in one sentence, at most some of it by name;
// "" where it lacks nothing. 0 names all.
func (t *Texts) Lacks(f figures.Figure, most int) string {
	missing := t.Missing(f)
	if len(missing) == 0 {
		return ""
	}
	names := make([]string, len(missing))
	for i, in := range missing {
		names[i] = in.Name
	}
	if most > 0 && len(names) > most {
		names = append(names[:most:most], t.Others(len(names)-most))
	}
	return t.t("around.missing", "list", french.List(names))
}

// Count says how many numbers a figure has of which none is the main one.
func (t *Texts) Count(n int) string { return t.t("around.many", "n", n) }

// Others counts what is not named.
func (t *Texts) Others(n int) string { return t.t("around.others", "n", n) }

// name is what an answer is called: its field, or the row and its column. A row
// without a title of its own stands under its table.
func (t *Texts) name(at dossier.Spot) string {
	n := t.v.Named(at)
	if n.Field == nil || n.Param {
		return n.Name()
	}
	var parts []string
	if n.Row == "" || n.Ordinal {
		parts = append(parts, n.Field.Name())
	}
	if n.Row != "" {
		parts = append(parts, n.Row)
	}
	switch {
	case n.Column != nil:
		parts = append(parts, n.Column.HeadOr())
	case n.Col != "": // the form of this call does not ask it
		parts = append(parts, t.t("unasked."+string(n.Col)))
	}
	return strings.Join(parts, " · ")
}
