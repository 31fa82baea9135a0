package shelf

import (
	"cmp"
	"slices"
	"time"

	"dossierpme/dossier"
)

// State is where a dossier stands, as its owner says it. That it is complete is
// not a state but a score of 100 %.
type State string

// The states of a dossier.
const (
	Draft    State = "draft"
	Exported State = "exported"
	Signed   State = "signed"
	Filed    State = "filed"
)

// Known reports whether the state is one of them.
func (s State) Known() bool { return s == Draft || s == Exported || s == Signed || s == Filed }

// Summary is what the list shows of a dossier's content. It is computed where
// the rules are known and kept beside the dossier, so that listing two hundred of
// them decodes none.
type Summary struct {
	Company   string
	Project   string
	Percent   int
	Minutes   int
	Blocking  int         // what is to be corrected
	Later     int         // pieces that are promised for later
	Requested dossier.Num // amount of aid asked for, in euros
	Said      string      // tells whether what is printed changed; see dossier.View.Said
	Deadline  dossier.Deadline
}

// SummaryOf is the summary of a dossier.
func SummaryOf(v *dossier.View, score dossier.Score) Summary {
	requested, ok := v.Number(v.ID(dossier.RoleRequest))
	blocking := 0
	for _, s := range score.Sections {
		blocking += s.Blocking
	}
	return Summary{
		Company: v.Text(v.ID(dossier.RoleCompany)), Project: v.Text(v.ID(dossier.RoleTitle)),
		Percent: score.Percent, Minutes: score.Minutes, Blocking: blocking, Later: v.Later(),
		Requested: dossier.Num{Decimal: requested, OK: ok}, Said: v.Said(), Deadline: dossier.DeadlineOf(v),
	}
}

// Entry is one line of the list.
type Entry struct {
	ID    string
	Title string
	Summary

	Call       string // id of the call
	CallTitle  string
	CallClosed bool // as the program says now; a store does not know
	Revision   int  // of the call
	Newer      bool // the program has a newer revision of the call; a store does not know

	Version int
	Created time.Time
	Updated time.Time
	Trashed time.Time // zero where it is not in the trash

	State        State
	StateAt      time.Time
	StateVersion int    // the version that was exported, signed or filed
	StateSaid    string // what that one said, "" where it is not known

	// Damaged says that the dossier cannot be read as it was written. The rest may be
	// zero then, but never the id.
	Damaged bool
}

// Name is how a person knows the dossier, "" where nothing names it yet: as NameOf.
func (e Entry) Name() string { return named(e.Title, e.Project, e.Company) }

// NameOf is how a person knows a dossier: the name that it was given in the list, else
// its project, else whose it is; "" where nothing names it yet.
func NameOf(v *dossier.View) string {
	return named(v.Dossier.Title, v.Text(v.ID(dossier.RoleTitle)), v.Text(v.ID(dossier.RoleCompany)))
}

func named(title, project, company string) string { return cmp.Or(title, project, company) }

// InTrash reports whether the dossier was thrown away and not restored.
func (e Entry) InTrash() bool { return !e.Trashed.IsZero() }

// ChangedSince reports whether what is printed changed after it was exported,
// signed or filed; to attach the signed pages changes nothing of it.
func (e Entry) ChangedSince() bool {
	if e.State == Draft {
		return false
	}
	if e.StateSaid != "" && e.Said != "" {
		return e.StateSaid != e.Said
	}
	return e.StateVersion != e.Version
}

// Finals are the exports of the complete dossier among the events of its history,
// each version once and the newest first: what can be signed and filed. Where an
// older program has noted none, it is the version that the dossier stands as.
func (e Entry) Finals(events []Event) []Event {
	var out []Event
	known := func(version int) bool {
		return slices.ContainsFunc(out, func(x Event) bool { return x.Version == version })
	}
	for _, x := range slices.Backward(events) {
		if x.Kind == WasExported && x.Final && !known(x.Version) {
			out = append(out, x)
		}
	}
	if e.State != Draft && !known(e.StateVersion) {
		out = append(out, Event{At: e.StateAt, Kind: WasExported, Version: e.StateVersion, Said: e.StateSaid, Final: true})
	}
	return out
}

// Stamp is what a save gives a dossier.
type Stamp struct {
	Version int
	Updated time.Time
}
