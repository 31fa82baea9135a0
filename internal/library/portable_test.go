package library

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// shared is a dossier with annexes in a library, written as a portable file and taken
// into another one.
func shared(t *testing.T, how shelf.PortableOptions) (a, b *Library, id, file string) {
	t.Helper()
	a, b = testLibrary(t), testLibrary(t)
	got, err := a.Import(t.Context(), shelf.Source{Path: shippedExample(t, "ferroviaire-somme")}, "", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "projet.dossier")
	last := 0.0
	if left, err := a.SavePortable(t.Context(), got.ID, file, how, func(share float64) { last = share }); err != nil || len(left) > 0 || last < 0.9 {
		t.Fatalf("left %q, %v, told up to %v", left, err, last)
	}
	return a, b, got.ID, file
}

// answer gives a field of a dossier another text.
func (l *Library) answer(t *testing.T, id string, field dossier.FieldID, text string) {
	t.Helper()
	d, c, err := l.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	d.Set(field, dossier.Text(text))
	if _, err := l.Save(d, l.summary(c, d)); err != nil {
		t.Fatal(err)
	}
}

// look looks at a file and wants this verdict of it.
func (l *Library) look(t *testing.T, file string, want shelf.MergeVerdict) *shelf.Merging {
	t.Helper()
	in, err := l.Look(t.Context(), shelf.Source{Path: file})
	if err != nil || in.Portable == nil || in.Known == nil || in.Portable.Merging == nil {
		t.Fatalf("%+v, %v", in, err)
	}
	if got := in.Portable.Merging.Verdict; got != want {
		t.Fatalf("it is %s, want %s", got, want)
	}
	return in.Portable.Merging
}

func TestAPortableFileGoesAwayChangesOnBothSidesAndComesBack(t *testing.T) {
	a, b, id, file := shared(t, shelf.PortableOptions{})
	in, err := b.Look(t.Context(), shelf.Source{Path: file})
	if err != nil || in.Known != nil || in.Portable.Merging != nil || in.Portable.Annexes == 0 || in.Portable.History {
		t.Fatalf("%+v, %v", in, err)
	}
	if entries, err := b.List(); err != nil || len(entries) > 0 {
		t.Fatalf("a look has imported it: %v, %v", entries, err)
	}
	if got, err := b.Import(t.Context(), shelf.Source{Path: file}, "", shelf.TakeNone); err != nil || len(got.Skipped) > 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	b.look(t, file, shelf.MergeSame)
	a.answer(t, id, "company.name", "D’ici")
	a.answer(t, id, "project.title", "Un")
	a.look(t, file, shelf.MergeNewerHere)
	b.answer(t, id, "company.phone", "+33322000000")
	b.answer(t, id, "project.title", "Deux")
	if _, err := b.SavePortable(t.Context(), id, file, shelf.PortableOptions{History: true}, func(float64) {}); err != nil {
		t.Fatal(err)
	}
	plan := a.look(t, file, shelf.MergeConflict)
	if len(plan.Conflicts) != 1 || plan.Conflicts[0].Field != "project.title" || plan.Conflicts[0].Here != dossier.Text("Un") || plan.Conflicts[0].There != dossier.Text("Deux") {
		t.Fatalf("conflicts %+v", plan.Conflicts)
	}
	there := map[dossier.Spot]bool{{Field: "project.title"}: true}
	would, changed := plan.Would(there)
	before, _, _ := a.Get(id)
	if before.Answers["project.title"] != dossier.Text("Un") {
		t.Fatal("a look has written")
	}
	var fields []string
	for _, c := range changed {
		fields = append(fields, string(c.Field))
	}
	if !slices.Equal(fields, []string{"company.phone", "project.title"}) {
		t.Errorf("it would change %q", fields)
	}
	if _, err := a.Merge(t.Context(), shelf.Source{Path: file}, "another mark", there); !errors.Is(err, shelf.ErrMoved) {
		t.Errorf("what moved is merged: %v", err)
	}
	if _, err := a.Merge(t.Context(), shelf.Source{Path: file}, plan.Mark, there); err != nil {
		t.Fatal(err)
	}
	d, _, err := a.Get(id)
	if err != nil || d.Answers["company.name"] != dossier.Text("D’ici") || d.Answers["project.title"] != dossier.Text("Deux") || !dossier.Equal(d.Answers["company.phone"], would.Answers["company.phone"]) {
		t.Errorf("merged: %v %v %v, %v", d.Answers["company.name"], d.Answers["project.title"], d.Answers["company.phone"], err)
	}
	// The history leads back, and forward again.
	events, err := a.History(id)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(events, func(e shelf.Event) bool { return e.Kind == shelf.WasMerged })
	if err := a.GoBack(id, events[i]); err != nil {
		t.Fatal(err)
	}
	back, _, err := a.Get(id)
	if err != nil || back.Answers["project.title"] != dossier.Text("Un") || back.Answers["company.phone"] != before.Answers["company.phone"] || back.Version <= d.Version {
		t.Errorf("back: %v, %v, version %d after %d", back.Answers["project.title"], err, back.Version, d.Version)
	}
	if events, err = a.History(id); err != nil || !slices.ContainsFunc(events, func(e shelf.Event) bool {
		return e.Kind == shelf.WasReplaced && e.Version == d.Version && e.Dossier != ""
	}) {
		t.Errorf("what it was a moment ago is lost: %v", err)
	}
}

func TestALockedFileIsToldFromOneThatAnotherPassphraseOpens(t *testing.T) {
	_, b, _, file := shared(t, shelf.PortableOptions{Passphrase: "deux mots"})
	for pass, want := range map[string]shelf.Portable{"": {Locked: true}, "deux maux": {Locked: true, Wrong: true}} {
		in, err := b.Look(t.Context(), shelf.Source{Path: file, Passphrase: pass})
		if err != nil || in.Portable == nil || in.Portable.Locked != want.Locked || in.Portable.Wrong != want.Wrong || in.Portable.Dossier != nil {
			t.Errorf("%q: %+v, %v", pass, in.Portable, err)
		}
	}
	from := shelf.Source{Path: file, Passphrase: "deux mots"}
	if in, err := b.Look(t.Context(), from); err != nil || in.Portable.Locked || in.Portable.Dossier == nil {
		t.Errorf("%+v, %v", in.Portable, err)
	}
	if got, err := b.Import(t.Context(), from, "", shelf.TakeNone); err != nil || len(got.Skipped) > 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAStoppedPortableFileLeavesWhatWasThere(t *testing.T) {
	a, _, id, file := shared(t, shelf.PortableOptions{})
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := a.SavePortable(ctx, id, file, shelf.PortableOptions{}, func(float64) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	now, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(now, old) {
		t.Errorf("the file is another one: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
		t.Errorf("it leaves %v, %v", entries, err)
	}
}
