package draft

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossierpme/dossier"
)

// edits are one way to change each thing that a session can change.
func edits(s *Session, ck *ticking) map[string]func(*rapid.T) {
	text := rapid.SampledFrom([]string{"", "a", "b", "é", "dix lettres et plus"})
	table := func(t *rapid.T) dossier.FieldID {
		return rapid.SampledFrom([]dossier.FieldID{"machines", "lines", "dnsh", "pieces", "a.name"}).Draw(t, "table")
	}
	row := func(t *rapid.T, table dossier.FieldID) string {
		rows := s.Rows(table)
		if len(rows) == 0 {
			return "none"
		}
		return rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")].ID
	}
	return map[string]func(*rapid.T){
		"set": func(t *rapid.T) { s.Set("a.name", dossier.Text(text.Draw(t, "text"))) },
		"yes": func(t *rapid.T) { s.Set("a.group", dossier.YesNo(rapid.Bool().Draw(t, "yes"))) },
		"odd": func(t *rapid.T) { s.Set("a.share", dossier.Typed(text.Draw(t, "text"))) },
		"add": func(t *rapid.T) { s.AddRow(table(t)) },
		"cell": func(t *rapid.T) {
			at := table(t)
			col := rapid.SampledFrom([]string{"name", "line", "effect", "for"}).Draw(t, "column")
			s.SetCell(at, row(t, at), col, dossier.Text(text.Draw(t, "text")))
		},
		"insert": func(t *rapid.T) {
			c := map[string]dossier.Value{"name": dossier.Text(text.Draw(t, "text"))}
			s.InsertRows(table(t), Inserted, c, c)
		},
		"duplicate": func(t *rapid.T) { at := table(t); s.DuplicateRow(at, row(t, at)) },
		"delete":    func(t *rapid.T) { at := table(t); s.DeleteRow(at, row(t, at)) },
		"move": func(t *rapid.T) {
			at := table(t)
			s.MoveRow(at, row(t, at), rapid.IntRange(-2, 2).Draw(t, "by"))
		},
		"title": func(t *rapid.T) { s.SetTitle(text.Draw(t, "text")) },
		"param": func(t *rapid.T) {
			p := dossier.Param{Source: text.Draw(t, "source")}
			if rapid.Bool().Draw(t, "value") {
				p.Value = dossier.Percent{Decimal: dossier.Int(rapid.Int64Range(0, 3).Draw(t, "rate"))}
			}
			s.SetParam("params.rate", p)
		},
		"params": func(t *rapid.T) {
			source := text.Draw(t, "source")
			s.SetParams(map[dossier.FieldID]dossier.Param{"params.rate": {Source: source}, "params.other": {Value: dossier.Text(source)}})
		},
		"leave": func(*rapid.T) { s.EndStep() },
		"wait":  func(t *rapid.T) { ck.wait(time.Duration(rapid.IntRange(0, 3).Draw(t, "seconds")) * time.Second) },
		"undo":  func(*rapid.T) { s.Undo() },
		"redo":  func(*rapid.T) { s.Redo() },
	}
}

func TestUndoingEverythingGivesTheStartAndRedoingTheEnd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ck := &ticking{time.Unix(0, 0)}
		c := testCall(t)
		d, _, err := dossier.Read([]byte(rapid.SampledFrom([]string{
			`{"format":1,"call":"essai","answers":{}}`,
			`{"format":1,"call":"essai","title":"T","answers":{"a.name":"","a.group":3,"future":[1],"lines":[],"machines":[{"id":"m1","name":"A","x":1},{"id":"m2","line":"r1"}],"dnsh":[{"id":"air","effect":"e"}]},"params":{"params.rate":{"value":"30","who":"me"}}}`,
		}).Draw(rt, "file")), func(string) *dossier.Call { return c })
		if err != nil {
			rt.Fatal(err)
		}
		s := New(c, d, dossier.Env{}, Options{Clock: ck.now})
		start := encoded(s)
		rt.Repeat(edits(s, ck))
		all := func(step func() (Step, bool)) {
			for {
				if _, ok := step(); !ok {
					return
				}
			}
		}
		all(s.Redo)
		end := encoded(s)
		all(s.Undo)
		if got := encoded(s); got != start {
			rt.Fatalf("everything undone is\n%s\nwant\n%s", got, start)
		}
		all(s.Redo)
		if got := encoded(s); got != end {
			rt.Fatalf("everything done again is\n%s\nwant\n%s", got, end)
		}
	})
}

func TestEachKindOfEditIsUndoneExactly(t *testing.T) {
	files := map[string]string{
		"where nothing was": `{"format":1,"call":"essai","answers":{}}`,
		"where something was": `{"format":1,"call":"essai","title":"T","answers":{"a.name":"N","machines":[{"id":"m1","name":"A"},{"id":"m2"}],` +
			`"dnsh":[{"id":"air"}]},"params":{"params.rate":{"value":"30","who":"me"}}}`,
	}
	cell := map[string]dossier.Value{"name": dossier.Text("x")}
	for name, edit := range map[string]func(s *Session){
		"answer":       func(s *Session) { s.Set("a.name", dossier.Text("x")) },
		"no answer":    func(s *Session) { s.Set("a.name", nil) },
		"parameter":    func(s *Session) { s.SetParam("params.rate", dossier.Param{Source: "x"}) },
		"no parameter": func(s *Session) { s.SetParam("params.rate", dossier.Param{}) },
		"title":        func(s *Session) { s.SetTitle("x") },
		"cell":         func(s *Session) { s.SetCell("machines", "m1", "name", dossier.Text("x")) },
		"no cell":      func(s *Session) { s.SetCell("machines", "m1", "name", nil) },
		"fixed row":    func(s *Session) { s.SetCell("dnsh", "water", "effect", dossier.Text("x")) },
		"rows":         func(s *Session) { s.InsertRows("machines", Inserted, cell, cell) },
		"move":         func(s *Session) { s.MoveRow("machines", "m1", 1) },
		"copy":         func(s *Session) { s.DuplicateRow("machines", "m1") },
		"deletion":     func(s *Session) { s.DeleteRow("machines", "m1") },
	} {
		for where, file := range files {
			t.Run(name+" "+where, func(t *testing.T) {
				s := from(t, file)
				start := encoded(s)
				edit(s)
				end := encoded(s)
				s.Undo()
				if got := encoded(s); got != start {
					t.Errorf("undone it is\n%s\nwant\n%s", got, start)
				}
				s.Redo()
				if got := encoded(s); got != end {
					t.Errorf("done again it is\n%s\nwant\n%s", got, end)
				}
			})
		}
	}
}

func TestAnEditAfterAnUndoForgetsWhatWasUndone(t *testing.T) {
	s := testSession(t, Options{})
	s.Set("a.name", dossier.Text("x"))
	s.Undo()
	s.SetTitle("y")
	if _, ok := s.Redo(); ok {
		t.Error("it was done again")
	}
}

func TestOnlyTheLastThousandStepsAreKept(t *testing.T) {
	s := testSession(t, Options{})
	for i := range maxSteps + 50 {
		s.Set("a.group", dossier.YesNo(i%2 == 0))
		s.EndStep()
	}
	n := 0
	for {
		if _, ok := s.Undo(); !ok {
			break
		}
		n++
	}
	if n != maxSteps {
		t.Errorf("%d steps", n)
	}
}

// Nothing that the program does not know is lost by typing a value away and back.
func TestTypingAValueAwayAndBackKeepsWhatIsUnknownOfIt(t *testing.T) {
	c := testCall(t)
	d, _, err := dossier.Read([]byte(`{"format":1,"call":"essai","answers":{},"params":{"params.rate":{"source":"a","who":"me"}}}`),
		func(string) *dossier.Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	ck := &ticking{time.Unix(0, 0)}
	s := New(c, d, dossier.Env{}, Options{Clock: ck.now})
	start := encoded(s)
	s.SetParam("params.rate", dossier.Param{})
	s.SetParam("params.rate", dossier.Param{Source: "a"})
	if got := encoded(s); got != start {
		t.Errorf("typed back it is\n%s\nwant\n%s", got, start)
	}
}
