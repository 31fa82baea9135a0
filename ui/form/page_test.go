package form

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func TestTabReachesEverythingAndWhatHasTheFocusIsSeen(t *testing.T) {
	race.Spare(t)
	for _, name := range examples {
		testmain.Start(t, kit.Light)
		s := example(t, name)
		for _, sec := range s.Call().Sections {
			t.Run(name+" "+sec.ID, func(t *testing.T) {
				d := open(t, s, sec.ID)
				if first := d.page.FirstFocusable(); first == nil {
					if len(sec.Fields) > 0 {
						t.Fatal("the page has nothing to begin with")
					}
					return
				}
				seen := map[fyne.CanvasObject]bool{}
				for {
					d.w.Canvas().(interface{ FocusNext() }).FocusNext()
					o := d.focused()
					if o == nil {
						t.Fatal("Tab led nowhere")
					}
					if seen[o] {
						break
					}
					seen[o] = true
					if !kit.IsVisibleIn(o) {
						t.Errorf("%T has the focus and is not seen", o)
					}
					if len(seen) > 600 {
						t.Fatal("Tab never comes back to where it began")
					}
				}
				for _, part := range d.page.parts {
					c, ok := part.(*card)
					if !ok {
						continue
					}
					for _, q := range c.asked {
						if target, _ := q.Target().(fyne.CanvasObject); target != nil && !seen[target] {
							t.Errorf("Tab does not reach %s", q.Field.ID)
						}
					}
				}
			})
		}
	}
}

func TestTheSidePanelIsToldOfTheFieldThatTheCursorIsIn(t *testing.T) {
	testmain.Start(t, kit.Light)
	d := open(t, example(t, "ferroviaire-somme"), "company")
	for _, id := range []dossier.FieldID{"company.name", "company.created", "company.naf", "representative.title", "contact.same", "company.certifications"} {
		d.why = nil
		d.page.Focus(id, "")
		if !slices.Equal(d.why, []dossier.FieldID{id}) {
			t.Errorf("the cursor came into %s, the panel was told of %v", id, d.why)
		}
	}
}

// Where the cursor is leads back there: into the column of a row, to the row itself.
func TestWhereTheCursorIsLeadsBack(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	d := open(t, s, s.Call().SectionOf("machines").ID)
	for _, row := range s.Dossier().Rows("machines")[:2] { // the same column of two rows
		for _, field := range []dossier.FieldID{"machines.name", "machines"} {
			d.whyAt = nil
			d.page.Focus(field, row.ID)
			want := field + "|" + dossier.FieldID(row.ID)
			if len(d.whyAt) == 0 || d.whyAt[len(d.whyAt)-1] != want {
				t.Errorf("the cursor is at %v, want %s", d.whyAt, want)
			}
		}
	}
}

func TestAConditionalFieldComesAndGoesWithoutLosingAnswerOrFocus(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "start")
	kind := d.question("preparer.kind", "")
	d.w.Canvas().Focus(kind.Target())
	d.press(fyne.KeyDown) // the company itself
	if s.View().Visible("preparer.name") {
		t.Fatal("the name of the preparer is asked of the company itself")
	}
	d.press(fyne.KeyDown) // a consultant
	name := d.question("preparer.name", "")
	if d.focused() != kind.Target().(fyne.CanvasObject) {
		t.Error("the fields that came took the focus")
	}
	if !kit.IsVisibleIn(name.Object()) {
		d.w.Canvas().Focus(name.Target())
		if !kit.IsVisibleIn(name.Target().(fyne.CanvasObject)) {
			t.Error("the field that came cannot be seen")
		}
	}
	test.Type(name.Target(), "Claire Delattre")
	d.w.Canvas().Focus(kind.Target())
	d.press(fyne.KeyUp)
	if s.View().Visible("preparer.name") || s.Get("preparer.name") != dossier.Text("Claire Delattre") {
		t.Errorf("hidden: %v, kept: %v", !s.View().Visible("preparer.name"), s.Get("preparer.name"))
	}
	d.press(fyne.KeyDown)
	again := d.question("preparer.name", "")
	if e, ok := again.Target().(*kit.Entry); !ok || e.Text != "Claire Delattre" {
		t.Error("the field came back without its answer")
	}
}

func TestNothingIsSaidToBeMissingBeforeItsFieldWasLeft(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "company")
	for _, part := range d.page.parts {
		if c, ok := part.(*card); ok {
			for _, q := range c.asked {
				if m := q.Messages(); len(m) > 0 {
					t.Errorf("%s says at once: %v", q.Field.ID, m)
				}
			}
		}
	}
	name := d.question("company.name", "")
	d.w.Canvas().Focus(name.Target())
	if len(name.Messages()) > 0 {
		t.Error("the cursor has only come, and the field complains already")
	}
	d.w.Canvas().Unfocus()
	if m := name.Messages(); len(m) != 1 || m[0].Tone != kit.Neutral {
		t.Errorf("after leaving it empty: %v", m)
	}
	test.Type(name.Target(), "A")
	if m := name.Messages(); len(m) > 0 {
		t.Errorf("with an answer: %v", m)
	}
}

func TestFromBoxToBoxOfOneQuestionNothingIsMissingYet(t *testing.T) {
	testmain.Start(t, kit.Light)
	d := open(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), "start")
	sector := d.question("start.sector", "")
	d.w.Canvas().Focus(sector.Target())
	for range 2 {
		d.press(fyne.KeyDown)
		if d.focused() == sector.Target().(fyne.CanvasObject) {
			t.Fatal("the arrow leads nowhere")
		}
		if m := sector.Messages(); len(m) > 0 {
			t.Fatalf("inside the question it says %v", m)
		}
		d.press(fyne.KeyUp)
	}
	if d.focused() != sector.Target().(fyne.CanvasObject) {
		t.Error("the arrow up does not lead back")
	}
	d.w.Canvas().Unfocus()
	if len(sector.Messages()) != 1 {
		t.Error("left empty, it says nothing")
	}
}

func TestAHalfTypedDateIsNotWrongYet(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "company")
	q := d.question("company.created", "")
	d.w.Canvas().Focus(q.Target())
	q.Touch() // been there before
	test.Type(q.Target(), "4/5")
	if m := q.Messages(); len(m) > 0 {
		t.Errorf("while typing: %v", m)
	}
	d.w.Canvas().Unfocus()
	if m := q.Messages(); len(m) != 1 || m[0].Tone != kit.Error {
		t.Errorf("after leaving: %v", m)
	}
	d.w.Canvas().Focus(q.Target())
	test.Type(q.Target(), "/2009")
	if got := s.Get("company.created"); !dossier.Equal(got, dossier.MustDate("2009-05-04")) {
		t.Errorf("read as %v", got)
	}
}

func TestAnAnswerThatWasThereBeforeSaysWhatIsWrongWithIt(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	s.Set("company.siren", dossier.Typed("douze"))
	d := open(t, s, "company")
	if m := d.question("company.siren", "").Messages(); len(m) != 1 || m[0].Tone != kit.Error {
		t.Errorf("messages: %v", m)
	}
}

func TestUndoFromOutsideIsShownEvenWhereTheCursorIs(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	d := open(t, s, "company")
	q := d.question("company.name", "")
	e := q.Target().(*kit.Entry)
	before := e.Text
	d.w.Canvas().Focus(e)
	test.Type(e, "X")
	if e.Text == before {
		t.Fatal("nothing was typed")
	}
	s.Undo()
	if e.Text != before {
		t.Errorf("after undo the entry shows %q, not %q", e.Text, before)
	}
}

func TestAKeyPressRebuildsNothing(t *testing.T) {
	testmain.Start(t, kit.Light)
	d := open(t, example(t, "ferroviaire-somme"), "company")
	before := map[*card][]fyne.CanvasObject{}
	for _, part := range d.page.parts {
		if c, ok := part.(*card); ok {
			before[c] = slices.Clone(c.grid.Objects)
		}
	}
	objects := slices.Clone(d.page.column.Objects)
	test.Type(d.question("company.name", "").Target(), "Y")
	for c, was := range before {
		if !slices.Equal(was, c.grid.Objects) {
			t.Errorf("the questions of %s were built again", c.fields[0].ID)
		}
	}
	if !slices.Equal(objects, d.page.column.Objects) {
		t.Error("the page was built again")
	}
}

// wide is a call with one page of n fields.
func wide(t testing.TB, n int) *dossier.Call {
	t.Helper()
	kinds := []dossier.Kind{dossier.KindText, dossier.KindMoney, dossier.KindDate, dossier.KindYesNo, dossier.KindProse, dossier.KindDecimal}
	sec := dossier.Section{ID: "wide", Phase: "p", Title: "Large"}
	for i := range n {
		k := kinds[i%len(kinds)]
		f := dossier.Field{ID: dossier.FieldID("f.n" + strconv.Itoa(i)), Kind: k, Label: "Question " + strconv.Itoa(i), Hint: "Une aide.", Group: "Groupe " + strconv.Itoa(i/12)}
		if k == dossier.KindProse {
			f.Max = "2000"
		}
		sec.Fields = append(sec.Fields, f)
	}
	c := &dossier.Call{ID: "wide", Revision: 1, Status: "open", Title: "Large", Phases: []dossier.Phase{{ID: "p", Title: "P"}}, Sections: []dossier.Section{sec}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// filledWide answers every field.
func filledWide(c *dossier.Call) *dossier.Dossier {
	d := dossier.New(c)
	for _, f := range c.Sections[0].Fields {
		switch f.Kind {
		case dossier.KindMoney:
			d.Set(f.ID, dossier.Money{Decimal: dossier.MustDecimal("12500.50")})
		case dossier.KindDecimal:
			d.Set(f.ID, dossier.Number{Decimal: dossier.MustDecimal("24.5")})
		case dossier.KindDate:
			d.Set(f.ID, dossier.MustDate("2026-04-03"))
		case dossier.KindYesNo:
			d.Set(f.ID, dossier.YesNo(true))
		default:
			d.Set(f.ID, dossier.Text("Une réponse d’une ligne."))
		}
	}
	return d
}

// keyPresses returns a function that types one more letter into the first of so
// many fields, and one that empties it, which makes its message come.
func keyPresses(t testing.TB, fields int) (letter, clear func()) {
	t.Helper()
	testmain.Start(t, kit.Light)
	c := wide(t, fields)
	s := session(c, filledWide(c))
	d := open(t, s, "wide")
	d.question("f.n0", "").Touch()
	n := 0
	letter = func() {
		n++
		s.Set("f.n0", dossier.Text("a"+strconv.Itoa(n)))
	}
	return letter, func() { s.Set("f.n0", nil) }
}

// Everything is judged after every key, so that the work grows with the page: but
// not faster, and what is on the screen is touched where something has changed.
// What is counted is allocated objects, which are the same on every machine.
func TestAKeyPressCostsWhatItsPageHasAndNoMore(t *testing.T) {
	work := map[int]float64{}
	for _, fields := range []int{150, 300} {
		letter, _ := keyPresses(t, fields)
		work[fields] = testing.AllocsPerRun(20, letter)
	}
	t.Logf("allocations: %v", work)
	if work[300] > 2.3*work[150] || work[300] > 40*300 {
		t.Errorf("a key on 300 fields allocates %.0f objects, on 150 %.0f", work[300], work[150])
	}
}

func BenchmarkAKeyPressOnAPageOf300Fields(b *testing.B) {
	letter, _ := keyPresses(b, 300)
	for b.Loop() {
		letter()
	}
}

func BenchmarkAMessageComesAndGoesOnAPageOf300Fields(b *testing.B) {
	letter, clear := keyPresses(b, 300)
	for b.Loop() {
		letter()
		clear()
	}
}

func BenchmarkAKeyPressOnThePageOfTheCompany(b *testing.B) {
	testmain.Start(b, kit.Light)
	s := example(b, "ferroviaire-somme")
	open(b, s, "company")
	texts := []dossier.Value{dossier.Text("a"), dossier.Text("ab")}
	i := 0
	for b.Loop() {
		s.Set("company.name", texts[i%2])
		i++
	}
}

func BenchmarkOpeningThePageOfTheCompany(b *testing.B) {
	testmain.Start(b, kit.Light)
	s := example(b, "ferroviaire-somme")
	for b.Loop() {
		open(b, s, "company")
	}
}
