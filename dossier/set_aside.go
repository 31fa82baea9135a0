package dossier

// Aside is what a person says of a piece instead of attaching a file.
type Aside string

// A piece can be promised for later, or said to be none of this dossier. Neither is
// missing any more; only what is promised is still to be handed over.
const (
	AsideLater         Aside = "later"
	AsideNotApplicable Aside = "not_applicable"
)

// SetAside is a piece that a person set aside, as the printed view lists it.
type SetAside struct {
	Row    string // of the list of pieces
	Piece  string
	For    string // "" for every target of the piece that nothing else serves
	As     Aside  // "" of the zero value: not set aside
	Reason string
}

// Counts reports whether it is an answer: one without a reason is not finished.
func (a SetAside) Counts() bool { return a.As != "" && !isBlank(OneLine(a.Reason)) }

// Annexes is the list of annexes, "" where the call has none.
func (c *Call) Annexes() FieldID { return c.pieces }

// CanSetAside reports whether a dossier of the call may set pieces aside. The first
// form of the file has no place for it, and a call of that form keeps its paper.
func (c *Call) CanSetAside() bool { return c.pieces != "" && c.Format() > 1 }

// SetAside lists the rows that set a piece aside, with or without a reason. Pages
// that the program prints are signed, never set aside.
func (v *View) SetAside() []SetAside {
	if !v.Call.CanSetAside() {
		return nil
	}
	var out []SetAside
	for _, r := range v.Rows(v.Call.pieces) {
		if a, ok := v.setAside(r); ok {
			out = append(out, a)
		}
	}
	return out
}

// setAside is how a row sets its piece aside, if it does.
func (v *View) setAside(r Row) (SetAside, bool) {
	as := Aside(r.Text("set_aside"))
	if as == "" || !v.Call.CanSetAside() || v.Signed(r) {
		return SetAside{}, false
	}
	return SetAside{Row: r.ID, Piece: r.Text("piece"), For: r.Text("for"), As: as, Reason: r.Text("reason")}, true
}

// row is a row of the list of pieces that says this and nothing else.
func (a SetAside) row(id string) Row {
	r := Row{ID: id, Cells: map[string]Value{}}
	for col, s := range map[string]string{"piece": a.Piece, "for": a.For, "set_aside": string(a.As), "reason": a.Reason} {
		if s != "" {
			r.Cells[col] = Text(s)
		}
	}
	return r
}

// asideFor is the row that sets a piece aside for a target: its own row before one
// for all targets, and one with a reason before one without.
func asideFor(all []SetAside, piece, target string) SetAside {
	var best SetAside
	rank := func(a SetAside) int {
		switch {
		case a.As == "":
			return 0
		case !a.Counts():
			return 1
		case a.For != target:
			return 2
		}
		return 3
	}
	for _, a := range all {
		if a.Piece == piece && covers(a.For, target) && rank(a) > rank(best) {
			best = a
		}
	}
	return best
}

// Later counts the wanted pieces that are promised for later.
func (v *View) Later() int {
	n := 0
	for _, need := range v.Pieces() {
		if need.Aside.Counts() && need.Aside.As == AsideLater {
			n++
		}
	}
	return n
}
