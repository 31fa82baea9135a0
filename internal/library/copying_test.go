package library

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// signedExample is a worked example, with a signed letter attached and filed.
func signedExample(t *testing.T, l *Library) string {
	t.Helper()
	got, err := l.Import(t.Context(), shelf.Source{Path: shippedExample(t, "ferroviaire-somme")}, "Cellule", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := l.Get(got.ID)
	if err != nil {
		t.Fatal(err)
	}
	scan, err := l.Attach(write(t, filepath.Join(t.TempDir(), "lettre.pdf"), []byte("%PDF-1.7")))
	if err != nil {
		t.Fatal(err)
	}
	scan["piece"] = dossier.Text("commitment_letter")
	d.Set("pieces", append(slices.Clone(d.Rows("pieces")), dossier.Row{ID: "scan", Cells: scan}))
	d.Set("signature.date", dossier.DateOf(testDay))
	if _, err := l.Save(d, shelf.Summary{}); err != nil {
		t.Fatal(err)
	}
	if err := l.Exported(got.ID, shelf.Export{File: "dossier.pdf"}); err != nil {
		t.Fatal(err)
	}
	if err := l.SetState(got.ID, shelf.Filed, shelf.Event{}); err != nil {
		t.Fatal(err)
	}
	return got.ID
}

func TestACopyForAnotherCallIsNotSworn(t *testing.T) {
	l := testLibrary(t)
	id := signedExample(t, l)
	before, from, err := l.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	to := l.press.Calls.Find("hdf-2026-agroalimentaire")
	got, err := l.CopyTo(id, to, "Cellule (copie)")
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := l.Get(got.ID)
	if err != nil || d.Title != "Cellule (copie)" || d.Call != to.ID {
		t.Fatalf("the copy is %q of %s, %v", d.Title, d.Call, err)
	}
	for f := range d.Answers {
		for _, anew := range []string{"commit.", "calendar.", "signature.", "principles.", "start.already_signed", "start.intention_date", "start.grid_date"} {
			if strings.HasPrefix(string(f), anew) {
				t.Errorf("%s came", f)
			}
		}
	}
	for _, f := range []dossier.FieldID{"company.name", "company.created", "size.year_end", "project.title", "lines"} {
		if d.Answers[f] == nil {
			t.Errorf("%s did not come", f)
		}
	}
	machines := d.Rows("machines")
	if len(machines) == 0 || len(machines) != len(before.Rows("machines")) {
		t.Fatalf("%d machines came", len(machines))
	}
	for _, r := range machines {
		if r.Get("order_date") != nil || r.Get("unit_price") == nil || r.Get("quote_ref") == nil {
			t.Errorf("machine %s came as %v", r.ID, r.Cells)
		}
	}
	if d.Rows("pieces").Index("scan") >= 0 || len(d.Rows("pieces")) != len(attached(before))-1 || got.Scans != 1 {
		t.Errorf("%d annexes came, %d scans stayed", len(d.Rows("pieces")), got.Scans)
	}
	// Every answer is accounted for, and under its name.
	order := from.Field("machines").Label + " · " + from.Field("machines").Column("order_date").Label
	if !slices.Contains(got.Anew, order) || !slices.Contains(got.Anew, from.Field("start.already_signed").Name()) {
		t.Errorf("asked again: %q", got.Anew)
	}
	if !slices.Contains(got.Confirm, from.Field("size.year_end").Name()) {
		t.Errorf("to confirm: %q", got.Confirm)
	}
	if got.Kept != len(d.Answers) {
		t.Errorf("%d answers are said to have come, of %d", got.Kept, len(d.Answers))
	}
	after, _, err := l.Get(id)
	if err != nil || string(after.Encode()) != string(before.Encode()) {
		t.Errorf("the original is changed: %v", err)
	}
	events, err := l.History(got.ID)
	if err != nil || len(events) != 1 || events[0].Kind != shelf.WasDuplicated || events[0].Note != id {
		t.Errorf("the history of the copy is %+v, %v", events, err)
	}
}

func TestADuplicateIsAFreshDraftWithoutSignatures(t *testing.T) {
	l := testLibrary(t)
	id := signedExample(t, l)
	before, _, err := l.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := l.Duplicate(id, "Variante")
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := l.Get(copied)
	if err != nil || d.Title != "Variante" || d.Version != 1 || copied == id {
		t.Fatalf("the copy is %q, version %d, %v", d.Title, d.Version, err)
	}
	for _, f := range []dossier.FieldID{"signature.place", "signature.date"} {
		if before.Answers[f] == nil || d.Answers[f] != nil {
			t.Errorf("%s was %v and is %v", f, before.Answers[f], d.Answers[f])
		}
	}
	if d.Rows("pieces").Index("scan") >= 0 || len(d.Rows("pieces")) != len(before.Rows("pieces"))-1 {
		t.Errorf("%d annexes", len(d.Rows("pieces")))
	}
	if len(d.Answers) != len(before.Answers)-2 || len(d.Params) != len(before.Params) || d.Answers["commit.true"] == nil {
		t.Errorf("%d answers of %d, %d parameters of %d", len(d.Answers), len(before.Answers), len(d.Params), len(before.Params))
	}
	entries, err := l.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.ID == copied && (e.State != shelf.Draft || !e.StateAt.IsZero() || e.Percent == 0) {
			t.Errorf("the copy stands as %+v", e)
		}
	}
}

// TestADraftMovesToTheNewestRevisionOfItsCall: it is the same dossier, written for the
// newer call from then on.
func TestADraftMovesToTheNewestRevisionOfItsCall(t *testing.T) {
	l := testLibrary(t)
	newest := l.press.Calls.Find("hdf-2026-ferroviaire-mecanique")
	raw, err := newest.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	older, err := dossier.LoadFrozen(raw)
	if err != nil {
		t.Fatal(err)
	}
	older.Revision = newest.Revision - 1
	s := older.Section("project")
	s.Fields = append(s.Fields[:len(s.Fields)-1:len(s.Fields)-1], dossier.Field{ID: "project.gone", Kind: dossier.KindText, Label: "Question d’avant"})
	if err := older.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := dossier.New(older)
	d.Set("project.gone", dossier.Text("gardé"))
	d.Set("project.title", dossier.Text("Presse"))
	id, err := l.Create(older, d, l.summary(older, d), shelf.Event{})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := l.List(); err != nil || len(list) != 1 || !list[0].Newer {
		t.Fatalf("the list does not offer the newer revision: %+v, %v", list, err)
	}
	got, err := l.MoveOn(id)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Left, []string{"Question d’avant"}) {
		t.Errorf("left %q", got.Left)
	}
	d, c, err := l.Get(id)
	if err != nil || c.Revision != newest.Revision || d.Revision != newest.Revision || c.Field("project.gone") != nil {
		t.Fatalf("revision %d of a call of %d, %v", d.Revision, c.Revision, err)
	}
	if !dossier.Equal(d.Answers["project.gone"], dossier.Text("gardé")) || d.Answers["project.title"] != dossier.Text("Presse") {
		t.Errorf("answers are lost: %v", d.Answers)
	}
	list, err := l.List()
	if err != nil || len(list) != 1 || list[0].Newer || list[0].Project != "Presse" {
		t.Errorf("the list says %+v, %v", list, err)
	}
	events, err := l.History(id)
	if err != nil || events[len(events)-1].Kind != shelf.WasMoved {
		t.Errorf("the history does not say so: %+v, %v", events, err)
	}
	if again, err := l.MoveOn(id); err != nil || again.Left != nil {
		t.Errorf("moved twice: %+v, %v", again, err)
	}
}
