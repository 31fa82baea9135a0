package draft

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
)

func testCall(t testing.TB) *dossier.Call {
	t.Helper()
	c := &dossier.Call{
		ID: "essai", Revision: 1, Title: "Essai",
		Sections: []dossier.Section{{ID: "one", Title: "Un", Fields: []dossier.Field{
			{ID: "a.name", Kind: dossier.KindText, Label: "Nom", Max: "10"},
			{ID: "a.group", Kind: dossier.KindYesNo, Label: "Un groupe", Minutes: 1},
			{ID: "a.share", Kind: dossier.KindPercent, Label: "Part", When: dossier.When(dossier.Condition{Field: "a.group", Is: true})},
			{ID: "a.main", Kind: dossier.KindRef, Table: "lines", Label: "Ligne principale", Optional: true},
			{ID: "a.total", Kind: dossier.KindComputed, Label: "Total"},
			{ID: "lines", Kind: dossier.KindRows, Label: "Lignes", Optional: true, Columns: []dossier.Field{
				{ID: "name", Kind: dossier.KindText, Label: "Nom de la ligne"},
			}},
			{ID: "machines", Kind: dossier.KindRows, Label: "Machines", Optional: true, Columns: []dossier.Field{
				{ID: "name", Kind: dossier.KindText, Label: "Désignation"},
				{ID: "line", Kind: dossier.KindRef, Table: "lines", Label: "Ligne", Optional: true},
			}},
			{ID: "dnsh", Kind: dossier.KindRows, Label: "Principes", Fixed: []dossier.Option{{ID: "water", Label: "Eau"}, {ID: "air", Label: "Air"}}, Columns: []dossier.Field{
				{ID: "effect", Kind: dossier.KindText, Label: "Effet"},
			}},
			{ID: "pieces", Kind: dossier.KindPieces, Label: "Pièces"},
		}}},
		Params: []dossier.Field{{ID: "params.rate", Kind: dossier.KindPercent, Label: "Taux"}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// ticking is a clock that the test moves.
type ticking struct{ t time.Time }

func (c *ticking) now() time.Time { return c.t }

func (c *ticking) wait(d time.Duration) { c.t = c.t.Add(d) }

func testSession(t testing.TB, opts Options) *Session {
	t.Helper()
	c := testCall(t)
	return New(c, dossier.New(c), dossier.Env{}, opts)
}

func encoded(s *Session) string { return string(s.Dossier().Encode()) }

// from is a session on a dossier file.
func from(t testing.TB, file string) *Session {
	t.Helper()
	c := testCall(t)
	d, _, err := dossier.Read([]byte(file), func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	return New(c, d, dossier.Env{}, Options{})
}

func TestTypingMakesOneStep(t *testing.T) {
	type key struct {
		text  string
		after time.Duration
	}
	cases := []struct {
		name string
		keys []key
		want []string // what undo after undo gives
	}{
		{"letters in a row", []key{{"F", 0}, {"Fo", time.Second}, {"For", 2 * time.Second}}, []string{""}},
		{"a pause ends it", []key{{"F", 0}, {"Fo", time.Second}, {"For", 2001 * time.Millisecond}}, []string{"Fo", ""}},
		{"typed and taken away is none", []key{{"F", 0}, {"", time.Second}}, nil},
		{"and then the next begins anew", []key{{"F", 0}, {"", time.Second}, {"G", time.Second}, {"Gr", time.Second}}, []string{""}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ck := &ticking{time.Unix(0, 0)}
			s := testSession(t, Options{Clock: ck.now})
			for _, k := range c.keys {
				ck.wait(k.after)
				s.Set("a.name", dossier.Text(k.text))
			}
			var got []string
			for {
				if _, ok := s.Undo(); !ok {
					break
				}
				text, _ := s.Get("a.name").(dossier.Text)
				got = append(got, string(text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatEndsAStep(t *testing.T) {
	for name, between := range map[string]func(s *Session){
		"another field":       func(s *Session) { s.Set("a.group", dossier.YesNo(true)) },
		"leaving the field":   func(s *Session) { s.EndStep() },
		"a save on the way":   func(s *Session) { s.SaveNow() },
		"an undo and a redo":  func(s *Session) { s.Undo(); s.Redo() },
		"half a minute of it": nil,
	} {
		t.Run(name, func(t *testing.T) {
			ck := &ticking{time.Unix(0, 0)}
			s := testSession(t, Options{Clock: ck.now})
			s.Set("a.name", dossier.Text("a"))
			if between != nil {
				between(s)
			} else {
				for range 16 {
					ck.wait(1900 * time.Millisecond)
					s.Set("a.name", dossier.Text(ck.t.String()))
				}
			}
			s.Set("a.name", dossier.Text("ab"))
			s.Undo()
			if got := s.Get("a.name"); got == nil || got == dossier.Text("ab") {
				t.Errorf("one step back is %v", got)
			}
		})
	}
}

func TestAnEditThatChangesNothingIsNone(t *testing.T) {
	s := from(t, `{"format":1,"call":"essai","answers":{"a.name":"","lines":[],"machines":[{"id":"m1","name":""}]}}`)
	told, before := 0, encoded(s)
	s.OnChange(func(Change) { told++ })
	for name, did := range map[string]bool{
		"empty where empty":        s.Set("a.name", nil),
		"empty text":               s.Set("a.group", dossier.Text("")),
		"no rows":                  s.Set("lines", nil),
		"title":                    s.SetTitle(""),
		"no such row":              s.SetCell("lines", "none", "name", dossier.Text("x")),
		"an empty cell":            s.SetCell("machines", "m1", "name", nil),
		"an absent cell":           s.SetCell("machines", "m1", "line", dossier.Text("")),
		"moving beyond the end":    s.MoveRow("machines", "m1", 1),
		"moving no row":            s.MoveRow("machines", "none", 1),
		"deleting no row":          s.DeleteRow("machines", "none"),
		"a computed field":         s.Set("a.total", dossier.Text("1")),
		"adding to fixed rows":     s.AddRow("dnsh") != "",
		"deleting a fixed row":     s.DeleteRow("dnsh", "water"),
		"moving a fixed row":       s.MoveRow("dnsh", "water", 1),
		"adding to no table":       s.AddRow("a.name") != "",
		"duplicating what is none": s.DuplicateRow("machines", "none") != "",
		"an empty parameter":       s.SetParam("params.rate", dossier.Param{}),
	} {
		if did {
			t.Errorf("%s: changed", name)
		}
	}
	if _, ok := s.CanUndo(); ok || told > 0 {
		t.Error("there is a step, or somebody was told")
	}
	if diff := cmp.Diff(before, encoded(s)); diff != "" {
		t.Error(diff)
	}
}

// problemsOf are the problems of a question, or of a cell.
func problemsOf(s *Session, field dossier.FieldID, row string) (out []dossier.Problem) {
	for _, p := range s.Problems() {
		if p.Field == field && p.Row == row {
			out = append(out, p)
		}
	}
	return out
}

func TestProblemsFollowEveryEdit(t *testing.T) {
	s := testSession(t, Options{})
	codes := func(field dossier.FieldID, row string) (out []string) {
		for _, p := range problemsOf(s, field, row) {
			out = append(out, p.Code)
		}
		return out
	}
	check := func(field dossier.FieldID, row string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, codes(field, row)); diff != "" {
			t.Errorf("%s %s: %s", field, row, diff)
		}
	}
	check("a.name", "", "missing")
	s.Set("a.name", dossier.Text("beaucoup trop long"))
	check("a.name", "", "too_long")
	s.Set("a.name", dossier.Text("court"))
	check("a.name", "")
	check("a.share", "")
	s.Set("a.group", dossier.YesNo(true))
	check("a.share", "", "missing")
	m := s.AddRow("machines")
	check("machines.name", m, "missing")
	s.SetCell("machines", m, "name", dossier.Text("Tour"))
	check("machines.name", m)
	if got := len(s.Problems()); got != 2 { // a.share and dnsh
		t.Errorf("problems %v", s.Problems())
	}
	s.Undo()
	check("machines.name", m, "missing")
	if s.Score().Percent == 100 {
		t.Error("an incomplete dossier has 100 %")
	}
}

func TestHiddenAnswersAreKept(t *testing.T) {
	s := testSession(t, Options{})
	share := dossier.Percent{Decimal: dossier.Int(30)}
	s.Set("a.group", dossier.YesNo(true))
	s.Set("a.share", share)
	s.Set("a.group", dossier.YesNo(false))
	if s.View().Visible("a.share") || s.Get("a.share") != share {
		t.Error("a hidden answer is shown or lost")
	}
	s.Set("a.group", dossier.YesNo(true))
	if got := s.View().Get("a.share"); got != share {
		t.Errorf("it comes back as %v", got)
	}
}

func TestWhatIsUnknownSurvivesEditing(t *testing.T) {
	s := from(t, `{"format":1,"call":"essai","answers":{"future":{"a":1},"machines":[{"id":"m1","colour":"red"}]},"params":{"params.rate":{"value":"30","author":"x"}},"new":true}`)
	s.SetCell("machines", "m1", "name", dossier.Text("Tour"))
	s.SetParam("params.rate", dossier.Param{Value: dossier.Percent{Decimal: dossier.Int(20)}, Source: "p. 4"})
	s.Set("a.name", dossier.Text("x"))
	want := from(t, `{"format":1,"call":"essai","answers":{"a.name":"x","future":{"a":1},"machines":[{"id":"m1","colour":"red","name":"Tour"}]},"params":{"params.rate":{"value":"20","source":"p. 4","author":"x"}},"new":true}`)
	if diff := cmp.Diff(encoded(want), encoded(s)); diff != "" {
		t.Error(diff)
	}
}

func TestFixedRowsAreThereBeforeTheFirstAnswer(t *testing.T) {
	s := testSession(t, Options{})
	if got := s.Rows("dnsh"); len(got) != 2 || got[0].ID != "water" || s.Get("dnsh") != nil {
		t.Fatalf("before an answer: %v", got)
	}
	s.SetCell("dnsh", "air", "effect", dossier.Text("neutre"))
	stored, _ := s.Get("dnsh").(dossier.Rows)
	if len(stored) != 2 || stored[1].Get("effect") != dossier.Text("neutre") {
		t.Errorf("stored are %v", stored)
	}
	if len(problemsOf(s, "dnsh.effect", "water")) != 1 {
		t.Error("the row that is still empty is not missing")
	}
	s.Undo()
	if s.Get("dnsh") != nil {
		t.Error("undone, the rows are still stored")
	}
	odd := from(t, `{"format":1,"call":"essai","answers":{"dnsh":[{"id":"soil"},{"id":"air","effect":"x"}]}}`)
	var ids []string
	for _, r := range odd.Rows("dnsh") {
		ids = append(ids, r.ID)
	}
	if diff := cmp.Diff([]string{"water", "air", "soil"}, ids); diff != "" {
		t.Error(diff)
	}
}

func TestARowThatGoesLeavesReferencesThatAreReported(t *testing.T) {
	s := testSession(t, Options{})
	line := s.AddRow("lines")
	m := s.AddRow("machines")
	s.SetCell("machines", m, "line", dossier.Text(line))
	s.Set("a.main", dossier.Text(line))
	p := s.AddRow("pieces")
	s.SetCell("pieces", p, "for", dossier.Text("lines/"+line))
	if n := s.References("lines", line); n != 3 {
		t.Errorf("%d references, want 3", n)
	}
	if n := s.References("machines", m); n != 0 {
		t.Errorf("%d references to the machine", n)
	}
	s.DeleteRow("lines", line)
	if ps := problemsOf(s, "machines.line", m); len(ps) != 1 || ps[0].Code != "unknown_row" {
		t.Errorf("the reference is reported as %v", ps)
	}
	if again := s.AddRow("lines"); again == line {
		t.Error("a new line takes over the machines of the deleted one")
	}
	s.Undo()
	s.Undo()
	if ps := problemsOf(s, "machines.line", m); len(ps) != 0 {
		t.Errorf("the row came back, and yet %v", ps)
	}
}

func TestANewRowNeverTakesAnIDThatSomethingStillNames(t *testing.T) {
	s := from(t, `{"format":1,"call":"essai","answers":{"machines":[{"id":"m1","line":"r1"}]}}`)
	if id := s.AddRow("lines"); id != "r2" {
		t.Errorf("the new line is %s", id)
	}
}

func TestANewRowNeverTakesTheIDOfADeletedOne(t *testing.T) {
	s := testSession(t, Options{})
	line := s.AddRow("lines")
	s.DeleteRow("lines", line)
	m := s.AddRow("machines")
	again := s.AddRow("lines")
	s.SetCell("machines", m, "line", dossier.Text(again))
	if again == line {
		t.Errorf("both are %s", line)
	}
}

func TestRowsAreAddedCopiedMovedAndInserted(t *testing.T) {
	s := testSession(t, Options{})
	names := func() (out []string) {
		for _, r := range s.Rows("machines") {
			out = append(out, r.ID+" "+func() string {
				if v := r.Get("name"); v != nil {
					return v.String()
				}
				return "-"
			}())
		}
		return out
	}
	a := s.AddRow("machines")
	s.SetCell("machines", a, "name", dossier.Text("A"))
	b := s.AddRow("machines")
	copied := s.DuplicateRow("machines", a)
	s.MoveRow("machines", b, -5)
	if diff := cmp.Diff([]string{b + " -", a + " A", copied + " A"}, names()); diff != "" {
		t.Error(diff)
	}
	ids := s.InsertRows("machines", Inserted, map[string]dossier.Value{"name": dossier.Text("B")}, map[string]dossier.Value{"name": dossier.Text("")})
	if diff := cmp.Diff([]string{b + " -", a + " A", copied + " A", ids[0] + " B", ids[1] + " -"}, names()); diff != "" {
		t.Error(diff)
	}
	what, _ := s.Undo()
	if len(names()) != 3 || what.Act != Inserted {
		t.Errorf("a paste is undone as %+v: %v", what, names())
	}
	s.DeleteRow("machines", a)
	s.DeleteRow("machines", b)
	s.DeleteRow("machines", copied)
	if s.Get("machines") != nil {
		t.Error("an empty table is not an absent answer")
	}
}

// TestADuplicatedRowIsNotCompleteAtOnce: what only one row can have, such as the
// price and the quote of a machine, does not go with a copy of it.
func TestADuplicatedRowIsNotCompleteAtOnce(t *testing.T) {
	c := testCall(t)
	env := dossier.Env{Uses: dossier.NewUses(map[dossier.FieldID]dossier.Use{"machines.line": {Own: true}}, "")}
	s := New(c, dossier.New(c), env, Options{})
	row := s.AddRow("machines")
	s.SetCell("machines", row, "name", dossier.Text("Robot"))
	s.SetCell("machines", row, "line", dossier.Text("l1"))
	twin := s.DuplicateRow("machines", row)
	rows := s.Rows("machines")
	if got := rows[rows.Index(twin)]; got.Get("line") != nil || got.Get("name") != dossier.Text("Robot") {
		t.Errorf("the copy holds %v", got.Cells)
	}
	if got := rows[rows.Index(row)]; got.Get("line") == nil {
		t.Errorf("the original holds %v", got.Cells)
	}
}

func TestUndoSaysWhatItTakesBack(t *testing.T) {
	s := testSession(t, Options{})
	row := ""
	for _, c := range []struct {
		name string
		do   func()
		want Step
	}{
		{"an answer", func() { s.Set("a.name", dossier.Text("x")) }, Step{Target{Field: "a.name"}, Typed, "Nom"}},
		{"a row", func() { row = s.AddRow("machines") }, Step{Target{Field: "machines", Row: "r1"}, Added, "Machines"}},
		{"a cell", func() { s.SetCell("machines", row, "name", dossier.Text("x")) }, Step{Target{Field: "machines", Row: "r1", Column: "name"}, Typed, "Désignation"}},
		{"a parameter", func() { s.SetParam("params.rate", dossier.Param{Source: "x"}) }, Step{Target{Field: "params.rate", Param: true}, Typed, "Taux"}},
		{"the title", func() { s.SetTitle("x") }, Step{Target{Title: true}, Typed, ""}},
		{"an unknown field", func() { s.Set("future", dossier.Text("x")) }, Step{Target{Field: "future"}, Typed, "future"}},
		{"a deletion", func() { s.DeleteRow("machines", row) }, Step{Target{Field: "machines", Row: "r1"}, Deleted, "Machines"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.do()
			got, ok := s.CanUndo()
			if diff := cmp.Diff(c.want, got); diff != "" || !ok {
				t.Error(diff)
			}
			s.Undo()
			if again, ok := s.CanRedo(); !ok || again != got {
				t.Errorf("redo is about %+v", again)
			}
			s.Redo()
		})
	}
}

func TestListenersAreToldWhatChangedUntilTheyLeave(t *testing.T) {
	s := testSession(t, Options{})
	var got []Change
	cancel := s.OnChange(func(c Change) { got = append(got, c) })
	s.Set("a.name", dossier.Text("x"))
	s.Undo()
	s.Redo()
	s.SetEnv(dossier.Env{Today: dossier.MustDate("2026-11-23")})
	cancel()
	s.Set("a.name", dossier.Text("y"))
	at := Target{Field: "a.name"}
	if diff := cmp.Diff([]Change{{at, Typed, Edited}, {at, Typed, Undone}, {at, Typed, Redone}, {}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestASnapshotNeverChanges(t *testing.T) {
	s := testSession(t, Options{})
	s.Set("a.name", dossier.Text("x"))
	row := s.AddRow("machines")
	snap := s.Snapshot()
	before, problems := string(snap.Dossier().Encode()), len(snap.Problems())
	s.SetCell("machines", row, "name", dossier.Text("Tour"))
	s.Set("a.name", nil)
	s.DeleteRow("machines", row)
	s.SetParam("params.rate", dossier.Param{Source: "x"})
	if diff := cmp.Diff(before, string(snap.Dossier().Encode())); diff != "" || len(snap.Problems()) != problems {
		t.Error(diff)
	}
}

func TestTheDossierThatASessionBeganWithIsNotChanged(t *testing.T) {
	c := testCall(t)
	d := dossier.New(c)
	s := New(c, d, dossier.Env{}, Options{})
	s.Set("a.name", dossier.Text("x"))
	if len(d.Answers) != 0 {
		t.Error("it was")
	}
}

// TestRowsArePutInOneStep: some change, some go, some come, and one undo takes all
// back. The id of a row that went is not given again.
func TestRowsArePutInOneStep(t *testing.T) {
	s := from(t, `{"format":1,"call":"essai","answers":{"lines":[{"id":"r1","name":"Un"},{"id":"r2","name":"Deux"},{"id":"r3","name":"Trois"}]}}`)
	before := encoded(s)
	ids := s.PutRows("lines", Added, func(r dossier.Row) (dossier.Row, bool) {
		return r.With("name", dossier.Text("deux")), r.ID == "r2"
	}, map[string]dossier.Value{"name": dossier.Text("Neuf")}, map[string]dossier.Value{"name": dossier.Text("Dix")})
	rows := s.Rows("lines")
	if len(ids) != 2 || len(rows) != 3 || rows[0].Get("name") != dossier.Text("deux") || rows[2].ID != ids[1] {
		t.Fatalf("ids %v, rows %v", ids, rows)
	}
	if got := s.AddRow("lines"); got == "r1" || got == "r3" {
		t.Errorf("the id %s was given again", got)
	}
	s.Undo()
	s.Undo()
	if encoded(s) != before {
		t.Error("undo does not bring all back")
	}
	if ids := s.PutRows("dnsh", Added, func(r dossier.Row) (dossier.Row, bool) { return r, true }, map[string]dossier.Value{}); ids != nil {
		t.Errorf("a table of fixed rows took %v", ids)
	}
}
