package form

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func TestAddingAMachineOpensItAndPutsTheCursorIntoItsName(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "machines")
	m := d.table("machines")
	if m.card.Visible() || !m.empty.Visible() {
		t.Error("an empty table shows a list")
	}
	d.w.Canvas().Focus(m.add)
	d.press(fyne.KeySpace)
	rows := s.Rows("machines")
	if len(rows) != 1 {
		t.Fatalf("%d rows", len(rows))
	}
	name := d.question("machines", "name")
	if d.focused() != name.Target().(fyne.CanvasObject) {
		t.Errorf("the cursor is in %T", d.focused())
	}
	if !kit.IsVisibleIn(d.focused()) {
		t.Error("the first field of the new row is not seen")
	}
	if len(name.Messages()) > 0 {
		t.Errorf("a new row complains: %v", name.Messages())
	}
	test.Type(d.w.Canvas().Focused(), "Robot")
	id := rows[0].ID
	if got := m.describe(id); got.Title != "Robot" || got.Status != "À compléter" {
		t.Errorf("the list shows %+v", got)
	}
	for col, typed := range map[dossier.FieldID]string{"quantity": "2", "unit_price": "58500"} {
		q := d.question("machines", col)
		d.w.Canvas().Focus(q.Target())
		q.Target().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{}) // as Tab does: one stands there by default
		test.Type(q.Target(), typed)
	}
	want := kit.RowOf{Title: "Robot", Middle: "2\u00a0×\u00a058\u202f500,00\u00a0€", Amount: "117\u202f000,00\u00a0€", Status: "À compléter"}
	if got := m.describe(id); got != want {
		t.Errorf("the list shows %+v, want %+v", got, want)
	}
	if m.amount.Text != "117\u202f000,00\u00a0€" || m.total.Text != "Total HT" {
		t.Errorf("total %q %q", m.total.Text, m.amount.Text)
	}
}

func TestADeletedRowComesBackToItsPlace(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	d := open(t, s, "machines")
	m := d.table("machines")
	before := s.Rows("machines")
	second := before[1]
	m.open(second.ID, true)
	m.list.focus(second.ID)
	d.press(fyne.KeyDelete)
	if s.Rows("machines").Index(second.ID) >= 0 {
		t.Fatal("Delete did not delete the row")
	}
	if m.form != nil {
		t.Error("the form of the deleted row is still open")
	}
	if d.said == "" || d.undo == nil {
		t.Fatal("nothing offers to bring the row back")
	}
	s.SetCell("machines", before[0].ID, "name", dossier.Text("Changé depuis"))
	d.undo()
	after := s.Rows("machines")
	if after.Index(second.ID) != 1 || !dossier.Equal(dossier.Rows{after[1]}, dossier.Rows{second}) {
		t.Error("the row did not come back as it was")
	}
	if after[0].Get("name") != dossier.Text("Changé depuis") {
		t.Error("bringing the row back undid something else")
	}
}

func TestTheMenuOfARowDuplicatesAndMoves(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	d := open(t, s, "machines")
	m := d.table("machines")
	rows := s.Rows("machines")
	do := func(id, label string) {
		t.Helper()
		for _, item := range m.menu(id) {
			if item.Label == label {
				if item.Disabled {
					t.Fatalf("%s is disabled", label)
				}
				item.Do()
				return
			}
		}
		t.Fatalf("no %s in the menu", label)
	}
	do(rows[0].ID, "Dupliquer la ligne")
	now := s.Rows("machines")
	if len(now) != len(rows)+1 || now[1].Get("name") != rows[0].Get("name") || m.opened != now[1].ID {
		t.Errorf("%d rows, opened %s", len(now), m.opened)
	}
	do(now[1].ID, "Descendre")
	if s.Rows("machines").Index(now[1].ID) != 2 {
		t.Error("the row did not go down")
	}
	do(now[1].ID, "Monter")
	if s.Rows("machines").Index(now[1].ID) != 1 {
		t.Error("the row did not go up")
	}
	if items := m.menu(s.Rows("machines")[0].ID); !items[1].Disabled {
		t.Error("the first row can go up")
	}
}

func TestAProblemLeadsIntoTheFieldOfItsRow(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	rows := s.Rows("machines")
	last := rows[len(rows)-1]
	s.SetCell("machines", last.ID, "order_date", dossier.MustDate("2026-01-02"))
	d := open(t, s, "machines")
	m := d.table("machines")
	if got := m.describe(last.ID); got.Status != "À corriger" || got.Tone != kit.Error {
		t.Errorf("the row shows %+v", got)
	}
	d.page.Focus("machines.order_date", last.ID)
	q := d.question("machines", "order_date")
	if m.opened != last.ID || d.focused() != q.Target().(fyne.CanvasObject) || !kit.IsVisibleIn(d.focused()) {
		t.Errorf("opened %s, cursor in %T", m.opened, d.focused())
	}
	if messages := q.Messages(); len(messages) == 0 || messages[0].Tone != kit.Error {
		t.Errorf("the field says %v", messages)
	}
}

func TestEnterOnARowPutsTheCursorIntoItsForm(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	d := open(t, s, "machines")
	m := d.table("machines")
	rows := s.Rows("machines")
	m.list.focus(rows[1].ID)
	d.press(fyne.KeyReturn)
	if m.opened != rows[1].ID || d.focused() != m.form.first().(fyne.CanvasObject) {
		t.Errorf("opened %s, cursor in %T", m.opened, d.focused())
	}
}

func TestFixedRowsAreAlwaysThereAndStay(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "commitments")
	m := d.table("dnsh")
	if got := len(m.ids()); got != 6 {
		t.Fatalf("%d rows", got)
	}
	if m.add.Visible() || m.list.Menu != nil {
		t.Error("fixed rows can be added or taken away")
	}
	for _, id := range m.ids() {
		if of := m.describe(id); of.Tone != kit.Neutral {
			t.Errorf("of %s nothing is written, and it is said to be %q", id, of.Status)
		}
	}
	d.page.Focus("dnsh.comment", "water")
	if m.opened != "water" || m.form.rec.title() != "Eau et ressources marines" {
		t.Fatalf("opened %q", m.opened)
	}
	test.Type(d.w.Canvas().Focused(), "Circuit fermé")
	rows := s.Rows("dnsh")
	if got := rows[rows.Index("water")].Get("comment"); got != dossier.Text("Circuit fermé") {
		t.Errorf("the cell holds %v", got)
	}
	s.SetCell("dnsh", "water", "effect", dossier.Text("neutral"))
	s.SetCell("dnsh", "water", "comment", dossier.Text("L’eau de lavage tourne en circuit fermé ; aucun rejet nouveau."))
	d.page.Refresh(draft.Change{})
	if of := m.describe("water"); of.Tone != kit.Success {
		t.Errorf("of a row that is written it is said %q", of.Status)
	}
}

// many is the example with n machines.
func many(t testing.TB, n int) *desk {
	t.Helper()
	s := example(t, "ferroviaire-somme")
	rows := s.Rows("machines")
	var out dossier.Rows
	for i := range n {
		r := rows[i%len(rows)].With("name", dossier.Text("Machine "+strconv.Itoa(i+1)))
		r.ID = "m" + strconv.Itoa(i+1)
		out = append(out, r)
	}
	s.Set("machines", out)
	return open(t, s, "machines")
}

func TestALongListHasOnlyTheRowsThatAreSeen(t *testing.T) {
	testmain.Start(t, kit.Light)
	d := many(t, 150)
	l := d.table("machines").list
	if len(l.rows) > shownRows {
		t.Errorf("%d of 150 rows were built", len(l.rows))
	}
	l.focus("m1")
	d.press(fyne.KeyEnd)
	last := l.rows["m150"]
	if last == nil || d.focused() != fyne.CanvasObject(last.row) || !kit.IsVisibleIn(last.row) {
		t.Fatal("End does not lead to the last row")
	}
	d.press(fyne.KeyUp)
	d.press(fyne.KeyReturn)
	if got := d.table("machines").opened; got != "m149" {
		t.Errorf("Enter opened %s", got)
	}
	d.w.Canvas().(interface{ FocusNext() }).FocusNext()
	if d.focused() == nil || !kit.IsVisibleIn(d.focused()) {
		t.Error("Tab from the list leads out of sight")
	}
	w := l.wheel
	first := l.first
	w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 30}})
	if l.first != first-3 {
		t.Errorf("the wheel moved the list from %d to %d", first, l.first)
	}
}

func BenchmarkAKeyPressInARowOf150Machines(b *testing.B) {
	testmain.Start(b, kit.Light)
	d := many(b, 150)
	texts := []dossier.Value{dossier.Text("a"), dossier.Text("ab")}
	i := 0
	for b.Loop() {
		d.s.SetCell("machines", "m1", "name", texts[i%2])
		i++
	}
}

func BenchmarkThePageAloneOf150Machines(b *testing.B) {
	testmain.Start(b, kit.Light)
	d := many(b, 150)
	d.s.Problems()
	for b.Loop() {
		d.page.show()
	}
}

func BenchmarkOpeningARow(b *testing.B) {
	testmain.Start(b, kit.Light)
	d := many(b, 150)
	m := d.table("machines")
	i := 0
	for b.Loop() {
		m.open("m"+strconv.Itoa(i%2+1), false)
		i++
	}
}

func TestAPageIsNeverWiderThanItsWindow(t *testing.T) {
	race.Spare(t)
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	for _, sec := range s.Call().Sections {
		d := open(t, s, sec.ID)
		if got := d.page.Object().MinSize().Width; got > 480 {
			t.Errorf("%s wants %g", sec.ID, got)
		}
	}
}
