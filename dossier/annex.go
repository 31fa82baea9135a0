package dossier

// AnnexState is whether the file of an annex can stand for the piece that it was
// attached as.
type AnnexState string

// The states of an annex. Only an attached one counts; every other counts as none,
// wherever pieces are counted, listed or bound.
const (
	AnnexAttached AnnexState = "attached"
	AnnexAbsent   AnnexState = "absent"   // nothing is found where it should lie
	AnnexEmpty    AnnexState = "empty"    // of no bytes
	AnnexDamaged  AnnexState = "damaged"  // nobody can read all of it
	AnnexNoPaper  AnnexState = "no_paper" // a web page, a shortcut: no document
	AnnexTooBig   AnnexState = "too_big"  // heavier, or of more pixels, than is read
)

// annexStates are the states that a list may hold. One that is attached is not
// said: the lists of old dossiers stay what they are.
var annexStates = map[AnnexState]bool{
	AnnexAbsent: true, AnnexEmpty: true, AnnexDamaged: true, AnnexNoPaper: true, AnnexTooBig: true,
}

// AnnexFacts is what a look at the file of an annex found.
type AnnexFacts struct {
	State AnnexState
	Pages int
	// Args are what the words of the problem need beside the name of the file; nil
	// where another problem says already what is wrong with the row.
	Args Args
}

// Annex is how the annex of a row stands: as Env judges it, else as the list says.
func (v *View) Annex(r Row) AnnexFacts {
	if v.Env.Annex != nil {
		return v.Env.Annex(r)
	}
	pages, _ := r.Get("pages").(Integer)
	facts := AnnexFacts{State: AnnexAttached, Pages: int(pages)}
	if s := AnnexState(r.Text("state")); annexStates[s] {
		facts.State, facts.Args = s, Args{"state": string(s)}
	}
	return facts
}

// Attached reports whether a row of the list of pieces names a file that counts.
func (v *View) Attached(r Row) bool { return hasFile(r) && v.Annex(r).State == AnnexAttached }
