package dossier

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestADossierMovesToTheNewerRevision: nothing is lost, and it is said what became of
// every answer.
func TestADossierMovesToTheNewerRevision(t *testing.T) {
	from := prepared(t, 1,
		Field{ID: "start.nothing_signed", Kind: KindYesNo, Label: "Rien n’est signé"},
		Field{ID: "a.gone", Kind: KindText, Label: "Disparu"},
		Field{ID: "a.empty", Kind: KindText, Label: "Vide"},
		Field{ID: "a.kind", Kind: KindChoice, Label: "Genre", Options: []Option{{"x", "X"}, {"y", "Y"}}},
		Field{ID: "posts", Kind: KindRows, Label: "Postes", Columns: []Field{{ID: "title", Kind: KindText, Label: "Poste"}, {ID: "old", Kind: KindText, Label: "Ancien", Optional: true}}},
	)
	to := prepared(t, 2,
		Field{ID: "start.already_signed", Kind: KindChoice, Label: "Déjà signé ?", Options: []Option{{"no", "Non"}, {"yes", "Oui"}}},
		Field{ID: "a.kind", Kind: KindChoice, Label: "Genre", Options: []Option{{"x", "X"}}},
		Field{ID: "a.new", Kind: KindText, Label: "Nouveau"},
		Field{ID: "a.constant", Kind: KindText, Label: "Constant", Default: "FR"},
		Field{ID: "a.optional", Kind: KindText, Label: "Facultatif", Optional: true},
		Field{ID: "a.hidden", Kind: KindText, Label: "Caché", When: When(Condition{Field: "a.new", Filled: true})},
		Field{ID: "jobs.creates", Kind: KindYesNo, Label: "Des postes ?"},
		Field{ID: "posts", Kind: KindRows, Label: "Postes", When: When(Condition{Field: "jobs.creates", Is: true}), Columns: []Field{
			{ID: "title", Kind: KindText, Label: "Poste"}, {ID: "months", Kind: KindInteger, Label: "Mois", Default: "12"}, {ID: "reason", Kind: KindText, Label: "Motif"},
		}},
	)
	d := read(t, from, `{"start.nothing_signed":true,"a.gone":"gardé","a.empty":"","a.kind":"y","posts":[{"id":"p","title":"x","old":"gardé aussi"}],"a.unheard":1}`)
	d.ID, d.Version, d.Title = "ABCDEFGHIJKLMNOPQRST", 7, "Titre"
	d.SetNote("a.gone", Text("une note")) // which alone makes a file of the second form
	got, err := NewView(from, d, Env{}).MoveTo(to)
	if err != nil {
		t.Fatal(err)
	}
	now := got.Dossier
	if diff := cmp.Diff(`{"a.empty":"","a.gone":"gardé","a.kind":"y","a.unheard":1,"jobs.creates":true,"posts":[{"id":"p","old":"gardé aussi","title":"x"}],"start.already_signed":"no"}`, string(appendAnswers(nil, now.Answers))); diff != "" {
		t.Error(diff)
	}
	got.Dossier = nil
	if diff := cmp.Diff(Moved{
		Turned: []FieldID{"start.already_signed"}, Opened: []FieldID{"jobs.creates"}, New: []FieldID{"a.new", "posts.reason"},
		Unread: []FieldID{"a.kind"}, Left: []FieldID{"a.gone", "posts.old"},
	}, got); diff != "" {
		t.Error(diff)
	}
	if now.ID != d.ID || now.Version != 7 || now.Title != "Titre" || now.Revision != 2 || len(now.Notes) != 1 || now.format() != 2 {
		t.Errorf("it is %+v", now)
	}
	if d.Revision != 1 || d.Answers["start.nothing_signed"] != YesNo(true) {
		t.Error("the older one was changed")
	}
}
