package problemtext

import (
	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
)

// Stated is a place that a problem points to, with what it says.
type Stated struct {
	At dossier.Spot
	// Section is the step that the place is in, by its short name.
	Section string
	// Row names the row, "" outside tables; Label what is asked there, "" where the whole
	// row is meant.
	Row, Label string
	// Value is the answer; words that say there is none.
	Value    string
	Answered bool
}

// Name is where the place is: the row and what is asked of it.
func (s Stated) Name() string { return joined(s.Row, s.Label) }

// From names the place as seen from another one: what both are in is not said again.
func (s Stated) From(other dossier.Spot, v *dossier.View) string {
	here, _ := v.Locate(s.At.Field)
	there, _ := v.Locate(other.Field)
	switch {
	case here == nil || there == nil || v.Call.SectionOf(here.ID) != v.Call.SectionOf(there.ID):
		return s.Full()
	case here == there && s.At.Row == other.Row && s.Label != "":
		return s.Label
	}
	return s.Name()
}

// Full is Name behind the step.
func (s Stated) Full() string { return joined(s.Section, s.Name()) }

func joined(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + " · " + b
}

// Places are all the places that a problem points to, its own first. What the call
// does not ask is left out.
func Places(w *say.Words, v *dossier.View, pb dossier.Problem) []Stated {
	var out []Stated
	for _, at := range pb.Places() {
		if s, ok := StatedAt(w, v, at); ok {
			out = append(out, s)
		}
	}
	return out
}

// StatedAt reads a place; false where the call does not ask it.
func StatedAt(w *say.Words, v *dossier.View, at dossier.Spot) (Stated, bool) {
	out := Stated{At: at, Value: w.T("place.none")}
	n := v.Named(at)
	f := n.Field
	switch {
	case n.Param:
		out.Section, out.Label = w.T("place.params"), f.Name()
		if val := v.Param(f.ID); val != nil && n.Col == "" {
			out.Value, out.Answered = shown(w, f, val, v.Env.Ref), true
		}
		return out, true
	case f == nil || !v.Visible(f.ID):
		return out, false
	}
	if sec := v.Call.SectionOf(f.ID); sec != nil {
		if out.Section = sec.Short; out.Section == "" {
			out.Section = sec.Title
		}
	}
	out.Label = f.Name()
	switch {
	case at.Row == "":
		if val := v.Get(f.ID); val != nil && !val.Empty() {
			out.Value, out.Answered = shown(w, f, val, v.Env.Ref), true
		}
		return out, true
	case n.Row == "":
		return out, f.Kind == dossier.KindPieces // a piece that is wanted has no row yet
	}
	out.Row, out.Label = n.Row, ""
	if n.Column == nil {
		out.Value = ""
		return out, true
	}
	out.Label = n.Column.Name()
	if s := v.ShowCell(f, v.Rows(f.ID)[v.RowIndex(f.ID, at.Row)], n.Column); s != "" {
		out.Value, out.Answered = brief(s), true
	}
	return out, true
}

// shown is an answer in a few words: of a table how many lines it has.
func shown(w *say.Words, f *dossier.Field, val dossier.Value, ref dossier.Reference) string {
	if rows, ok := val.(dossier.Rows); ok {
		return w.T("spot.rows", "n", french.Count(len(rows)))
	}
	return brief(dossier.Show(f, val, ref))
}

// longestValue is how much of a text stands beside its place.
const longestValue = 60

// brief is the beginning of a text.
func brief(s string) string { return french.Shorten(dossier.OneLine(s), longestValue) }
