package dossier

import "testing"

// usually is an environment in which a table usually has three rows.
func usually(rows int) Env {
	return Env{Uses: NewUses(map[FieldID]Use{"items": {Usual: rows}}, "")}
}

// TestTheRowsThatAreUsualAreCountedUntilNothingIsMissing: a table that most dossiers
// have three rows of is no matter of one row, and a step that lacks nothing has none left.
func TestTheRowsThatAreUsualAreCountedUntilNothingIsMissing(t *testing.T) {
	c := small(t)
	for _, tc := range []struct {
		name, answers string
		minutes       int
	}{
		{"three rows of two instead of one", `{}`, 9},
		{"one is there, two are still to come", `{"items":[{"id":"m","name":"x","price":"1"}]}`, 7},
		{"one is half done", `{"items":[{"id":"m","name":"x"}]}`, 8},
		{"more than usual are there", `{"items":[{"id":"m","name":"x","price":"1"},{"id":"n","name":"x","price":"1"},{"id":"o","name":"x","price":"1"},{"id":"p","name":"x","price":"1"}]}`, 3},
		{"one row is enough where nothing is missing", `{"a.name":"abcde","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`, 0},
	} {
		if s := scoreOf(c, read(t, c, tc.answers), usually(3)); s.Minutes != tc.minutes {
			t.Errorf("%s: %d min, want %d", tc.name, s.Minutes, tc.minutes)
		}
	}
}

// TestWhatMakesADossierLongerIsNamed: the question that asks for the most more, and how
// many rows came.
func TestWhatMakesADossierLongerIsNamed(t *testing.T) {
	c := small(t)
	score := func(answers string) Score { return scoreOf(c, read(t, c, answers), Env{}) }
	begun := score(`{"a.name":"a","items":[{"id":"m","name":"x","price":"1"}]}`)
	for _, tc := range []struct {
		name, answers string
		field         FieldID
		rows, asked   int
	}{
		{"a row more", `{"a.name":"a","items":[{"id":"m","name":"x","price":"1"},{"id":"n"}]}`, "items", 1, 0},
		{"an answer that went", `{"items":[{"id":"m","name":"x","price":"1"}]}`, "a.name", 0, 0},
	} {
		g, ok := score(tc.answers).Grown(begun)
		if !ok || g.Field.ID != tc.field || g.Rows != tc.rows || g.Asked != tc.asked || g.Minutes < 1 {
			t.Errorf("%s: %+v, %v", tc.name, g, ok)
		}
	}
	if g, ok := score(`{"a.group":true}`).Grown(score(`{}`)); !ok || g.Asked != 1 || g.Field.ID == "a.group" {
		t.Errorf("a question that an answer brings: %+v, %v", g, ok)
	}
	if _, ok := begun.Grown(score(`{}`)); ok {
		t.Error("it is shorter")
	}
	if _, ok := begun.Grown(Score{}); ok {
		t.Error("there is nothing to hold it against")
	}
}

// TestStepsAreCounted: those that lack nothing, of all.
func TestStepsAreCounted(t *testing.T) {
	c := small(t)
	if done, all := scoreOf(c, read(t, c, `{}`), Env{}).Steps(); done == all || all != len(c.Sections) {
		t.Errorf("%d of %d", done, all)
	}
	if done, all := scoreOf(c, read(t, c, `{"a.name":"abcde","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"}`), Env{}).Steps(); done != all {
		t.Errorf("%d of %d", done, all)
	}
}
