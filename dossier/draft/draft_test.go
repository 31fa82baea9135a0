package draft_test

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"

	"pgregory.net/rapid"
)

func call(t testing.TB) *dossier.Call {
	t.Helper()
	c := &dossier.Call{ID: "essai", Revision: 1, Sections: []dossier.Section{{ID: "one", Fields: []dossier.Field{
		{ID: "a.name", Kind: dossier.KindText, Label: "Nom"},
		{ID: "a.group", Kind: dossier.KindYesNo, Label: "Groupe ?"},
		{ID: "a.share", Kind: dossier.KindPercent, Label: "Part", When: &dossier.Condition{Field: "a.group", Is: true}},
		{ID: "lines", Kind: dossier.KindRows, Label: "Lignes", Columns: []dossier.Field{{ID: "name", Kind: dossier.KindText, Label: "Nom"}}},
		{ID: "machines", Kind: dossier.KindRows, Label: "Machines", Columns: []dossier.Field{
			{ID: "name", Kind: dossier.KindText, Label: "Nom"},
			{ID: "line", Kind: dossier.KindRef, Table: "lines", Label: "Ligne", Optional: true},
		}},
		{ID: "dnsh", Kind: dossier.KindRows, Label: "Principes", Fixed: []dossier.Option{{ID: "water", Label: "Eau"}, {ID: "air", Label: "Air"}}, Columns: []dossier.Field{
			{ID: "effect", Kind: dossier.KindText, Label: "Effet"},
		}},
	}}}, Params: []dossier.Field{{ID: "params.rate", Kind: dossier.KindPercent, Label: "Taux"}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func session(t testing.TB, o draft.Options) *draft.Session {
	t.Helper()
	c := call(t)
	return draft.New(c, dossier.New(c), dossier.Env{}, o)
}

func TestTypingMakesOneStep(t *testing.T) {
	now := time.Unix(0, 0)
	s := session(t, draft.Options{Now: func() time.Time { return now }})
	for _, text := range []string{"F", "Fo", "For"} {
		s.Set("a.name", dossier.Text(text))
		now = now.Add(time.Second)
	}
	now = now.Add(5 * time.Second)
	s.Set("a.name", dossier.Text("Forge"))
	s.Undo()
	if got := s.Get("a.name"); got != dossier.Text("For") {
		t.Errorf("one step back is %v", got)
	}
	s.Undo()
	if got := s.Get("a.name"); got != nil {
		t.Errorf("two steps back is %v", got)
	}
	if _, more := s.CanUndo(); more {
		t.Error("there is a third step")
	}
	s.Redo()
	s.Redo()
	if got := s.Get("a.name"); got != dossier.Text("Forge") {
		t.Errorf("done again it is %v", got)
	}
}

func TestAnEditThatChangesNothingIsNone(t *testing.T) {
	s := session(t, draft.Options{})
	told := 0
	s.OnChange(func(draft.Change) { told++ })
	s.Set("a.name", nil)
	s.SetTitle("")
	s.MoveRow("lines", "r1", 1)
	s.SetCell("lines", "none", "name", dossier.Text("x"))
	if _, any := s.CanUndo(); any || told > 0 {
		t.Error("nothing was changed, and yet there is a step")
	}
}

func TestHiddenAnswersAreKept(t *testing.T) {
	s := session(t, draft.Options{})
	share := dossier.Percent{Decimal: dossier.Int(30)}
	s.Set("a.group", dossier.YesNo(true))
	s.Set("a.share", share)
	s.Set("a.group", dossier.YesNo(false))
	if s.Visible("a.share") || s.Get("a.share") != share {
		t.Error("a hidden answer is shown or lost")
	}
	s.Set("a.group", dossier.YesNo(true))
	if got := s.View().Get("a.share"); got != share {
		t.Errorf("it comes back as %v", got)
	}
}

func TestRowsGivenInAdvanceAppearWithTheFirstAnswer(t *testing.T) {
	s := session(t, draft.Options{})
	if got := s.Rows("dnsh"); len(got) != 2 || got[0].ID != "water" || s.Get("dnsh") != nil {
		t.Fatalf("before an answer: %v", got)
	}
	s.SetCell("dnsh", "air", "effect", dossier.Text("neutre"))
	stored, _ := s.Get("dnsh").(dossier.Rows)
	if len(stored) != 2 || stored[1].Get("effect") != dossier.Text("neutre") {
		t.Errorf("stored are %v", stored)
	}
}

func TestARowThatGoesTellsWhoNamesIt(t *testing.T) {
	s := session(t, draft.Options{})
	line := s.AddRow("lines")
	m := s.AddRow("machines")
	s.SetCell("machines", m, "line", dossier.Text(line))
	if n := s.References("lines", line); n != 1 {
		t.Errorf("%d references", n)
	}
	s.DeleteRow("lines", line)
	if ps := s.ProblemsOf("machines.line", m); len(ps) != 1 || ps[0].Code != "unknown_row" {
		t.Errorf("the reference is reported as %v", ps)
	}
	s.Undo()
	if ps := s.ProblemsOf("machines.line", m); len(ps) != 0 {
		t.Errorf("the row came back, and yet %v", ps)
	}
}

// edits are one way to change each thing that a session can change.
func edits(s *draft.Session) map[string]func(*rapid.T) {
	text := rapid.SampledFrom([]string{"", "a", "b", "é"})
	row := func(t *rapid.T, table dossier.FieldID) string {
		rows := s.Rows(table)
		if len(rows) == 0 {
			return "none"
		}
		return rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")].ID
	}
	return map[string]func(*rapid.T){
		"set":       func(t *rapid.T) { s.Set("a.name", dossier.Text(text.Draw(t, "text"))) },
		"unset":     func(*rapid.T) { s.Set("a.name", nil) },
		"yes":       func(t *rapid.T) { s.Set("a.group", dossier.YesNo(rapid.Bool().Draw(t, "yes"))) },
		"add":       func(*rapid.T) { s.AddRow("machines") },
		"cell":      func(t *rapid.T) { s.SetCell("machines", row(t, "machines"), "name", dossier.Text(text.Draw(t, "text"))) },
		"fixed":     func(t *rapid.T) { s.SetCell("dnsh", row(t, "dnsh"), "effect", dossier.Text(text.Draw(t, "text"))) },
		"duplicate": func(t *rapid.T) { s.DuplicateRow("machines", row(t, "machines")) },
		"delete":    func(t *rapid.T) { s.DeleteRow("machines", row(t, "machines")) },
		"move": func(t *rapid.T) {
			s.MoveRow("machines", row(t, "machines"), rapid.IntRange(-2, 2).Draw(t, "by"))
		},
		"title": func(t *rapid.T) { s.SetTitle(text.Draw(t, "text")) },
		"param": func(t *rapid.T) {
			s.SetParam("params.rate", dossier.Param{Value: dossier.Percent{Decimal: dossier.Int(rapid.Int64Range(0, 3).Draw(t, "rate"))}, Source: text.Draw(t, "source")})
		},
		"undo": func(*rapid.T) { s.Undo() },
		"redo": func(*rapid.T) { s.Redo() },
	}
}

func TestUndoingEverythingGivesTheStartAndRedoingTheEnd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := session(t, draft.Options{Now: func() time.Time { return time.Unix(0, 0) }})
		start := s.Snapshot().Encode()
		rt.Repeat(edits(s))
		for {
			if _, ok := s.Redo(); !ok {
				break
			}
		}
		end := s.Snapshot().Encode()
		for {
			if _, ok := s.Undo(); !ok {
				break
			}
		}
		if got := s.Snapshot().Encode(); !bytes.Equal(got, start) {
			rt.Fatalf("everything undone is\n%s", got)
		}
		for {
			if _, ok := s.Redo(); !ok {
				break
			}
		}
		if got := s.Snapshot().Encode(); !bytes.Equal(got, end) {
			rt.Fatalf("everything done again is\n%s\nwant\n%s", got, end)
		}
	})
}

// disk records what is saved, and can fail or take its time.
type disk struct {
	mu    sync.Mutex
	saved []string
	at    []time.Duration
	start time.Time
	fail  error
	slow  time.Duration
	busy  int
	twice bool
}

func (k *disk) save(d *dossier.Dossier, _ []dossier.Problem, _ dossier.Score) (draft.Stamp, error) {
	k.mu.Lock()
	k.busy++
	k.twice = k.twice || k.busy > 1
	fail, slow := k.fail, k.slow
	k.mu.Unlock()
	time.Sleep(slow)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.busy--
	if fail != nil {
		return draft.Stamp{}, fail
	}
	name := ""
	if v := d.Answers["a.name"]; v != nil {
		name = v.String()
	}
	k.saved = append(k.saved, name)
	k.at = append(k.at, time.Since(k.start))
	return draft.Stamp{Version: len(k.saved), Updated: time.Now()}, nil
}

func TestASaveWaitsForAPauseInTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now()}
		s := session(t, draft.Options{Save: k.save})
		s.Set("a.name", dossier.Text("a"))
		pause(500 * time.Millisecond)
		s.Set("a.name", dossier.Text("ab"))
		pause(799 * time.Millisecond)
		if len(k.saved) != 0 || s.SaveState().Saving != draft.Dirty {
			t.Errorf("saved too early: %v", k.saved)
		}
		pause(2 * time.Millisecond)
		if len(k.saved) != 1 || k.saved[0] != "ab" || s.SaveState().Saving != draft.Saved || s.SaveState().At.IsZero() {
			t.Errorf("saved %v, %+v", k.saved, s.SaveState())
		}
		if s.Snapshot().Version != 1 {
			t.Error("the version of the save is not that of the next snapshot")
		}
	})
}

func TestSteadyTypingIsSavedAfterTenSecondsAtMost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now()}
		s := session(t, draft.Options{Save: k.save})
		for i := range 250 { // 25 seconds without a pause
			s.Set("a.name", dossier.Text(strconv.Itoa(i)))
			time.Sleep(100 * time.Millisecond)
		}
		if len(k.at) != 2 || k.at[0] > 10*time.Second || k.at[1]-k.at[0] > 10*time.Second+100*time.Millisecond {
			t.Errorf("saved at %v", k.at)
		}
		if err := s.Close(t.Context()); err != nil || k.saved[len(k.saved)-1] != "249" {
			t.Errorf("closing left %v, %v", k.saved, err)
		}
	})
}

func TestAFailedSaveIsTriedAgainAndLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now(), fail: errors.New("disk full")}
		s := session(t, draft.Options{Save: k.save})
		s.Set("a.name", dossier.Text("a"))
		pause(time.Second)
		if st := s.SaveState(); st.Saving != draft.Failed || st.Err == nil {
			t.Fatalf("state %+v", st)
		}
		if err := s.Flush(t.Context()); err == nil {
			t.Error("a flush onto a full disk says nothing")
		}
		s.Set("a.name", dossier.Text("ab"))
		k.mu.Lock()
		k.fail = nil
		k.mu.Unlock()
		pause(6 * time.Second)
		if len(k.saved) != 1 || k.saved[0] != "ab" || s.SaveState().Saving != draft.Saved {
			t.Errorf("saved %v, %+v", k.saved, s.SaveState())
		}
	})
}

func TestTheUserMayRetryAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now(), fail: errors.New("disk full")}
		s := session(t, draft.Options{Save: k.save})
		s.Set("a.name", dossier.Text("a"))
		pause(time.Second)
		k.mu.Lock()
		k.fail = nil
		k.mu.Unlock()
		s.SaveNow()
		synctest.Wait()
		if len(k.saved) != 1 {
			t.Error("the retry waited")
		}
	})
}

func TestSavesNeverOverlapAndTheLastEditWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now(), slow: 3 * time.Second}
		s := session(t, draft.Options{Save: k.save})
		for i := range 40 {
			s.Set("a.name", dossier.Text(strconv.Itoa(i)))
			time.Sleep(time.Second)
			s.SaveNow()
		}
		if err := s.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		if k.twice || k.saved[len(k.saved)-1] != "39" {
			t.Errorf("overlap %v, last %v", k.twice, k.saved)
		}
	})
}

func TestAFlushGivesUpWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &disk{start: time.Now(), slow: time.Minute}
		s := session(t, draft.Options{Save: k.save})
		s.Set("a.name", dossier.Text("a"))
		s.SaveNow()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := s.Flush(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if err := s.Flush(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkKeyPress(b *testing.B) {
	c := &dossier.Call{ID: "essai", Sections: []dossier.Section{{ID: "one"}}}
	for i := range 300 {
		c.Sections[0].Fields = append(c.Sections[0].Fields, dossier.Field{ID: dossier.FieldID("a.f" + strconv.Itoa(i)), Kind: dossier.KindText, Label: "F", Max: "200"})
	}
	if err := c.Prepare(); err != nil {
		b.Fatal(err)
	}
	s := draft.New(c, dossier.New(c), dossier.Env{}, draft.Options{})
	for i := 0; b.Loop(); i++ {
		s.Set("a.f7", dossier.Text(strconv.Itoa(i)))
		s.Problems()
		s.Score()
	}
}

// pause lets time pass and every goroutine come to rest.
func pause(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
