package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// typeOver puts the cursor into a question and types over what is there.
func (d *desk) typeOver(q *field.Question, text string) {
	d.t.Helper()
	e, ok := q.Target().(*kit.Entry)
	if !ok {
		d.t.Fatalf("%s is answered in %T", q.Field.ID, q.Target())
	}
	d.w.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(e, text)
}

func TestANumberWithTwoReadingsOffersBoth(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	s.AddRow("machines")
	d := open(t, s, "machines")
	d.table("machines").open(s.Rows("machines")[0].ID, false)
	q := d.question("machines", "unit_price")
	d.typeOver(q, "12,500")
	if m := q.Messages(); len(m) > 0 {
		t.Errorf("while typing it says %v", m)
	}
	status := func() string { return d.table("machines").describe(s.Rows("machines")[0].ID).Status }
	if got := status(); got != "À compléter" {
		t.Errorf("while typing the list says %q", got)
	}
	d.w.Canvas().Unfocus()
	if got := status(); got != "À corriger" {
		t.Errorf("left, the list says %q", got)
	}
	if m := q.Messages(); len(m) != 1 || !strings.Contains(m[0].Text, "«\u00a012,500\u00a0»") {
		t.Errorf("left, it says %v", m)
	}
	offers := q.Actions()
	if len(offers) != 2 || offers[0].Label() != "12,50\u00a0€" || offers[1].Label() != "12\u202f500,00\u00a0€" {
		t.Fatalf("messages: %v, offers: %v of %v", q.Messages(), offers, s.Rows("machines"))
	}
	test.Tap(offers[1])
	if got, _ := dossier.AsDecimal(s.Rows("machines")[0].Get("unit_price")); got.Cmp(dossier.Int(12500)) != 0 {
		t.Errorf("the price is %v", s.Rows("machines")[0].Get("unit_price"))
	}
	if len(q.Messages())+len(q.Actions()) > 0 {
		t.Errorf("put right, it still says %v and offers %v", q.Messages(), q.Actions())
	}
	if d.focused() != q.Target().(fyne.CanvasObject) {
		t.Error("the cursor does not come back to the field")
	}
}

func TestASIRETInThePlaceOfTheSIRENIsPutRightByAButton(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "company")
	q := d.question("company.siren", "")
	d.typeOver(q, "732 829 320 00074")
	d.w.Canvas().Unfocus()
	offers := q.Actions()
	if len(offers) != 1 || offers[0].Label() != "Garder 732\u202f829\u202f320" {
		t.Fatalf("messages %v, offers %v %q", q.Messages(), offers, offers[0].Label())
	}
	test.Tap(offers[0])
	if got := s.Get("company.siren"); got == nil || got.String() != "732829320" {
		t.Errorf("the SIREN is %v", got)
	}
}

func TestWhatWasWrongMayBeSaidWhileItIsMendedAndNothingElse(t *testing.T) {
	testmain.Start(t, kit.Light)
	d := open(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), "company")
	q := d.question("company.siren", "")
	d.typeOver(q, "73282932")
	if m := q.Messages(); len(m) > 0 {
		t.Errorf("typed for the first time, it says %v", m)
	}
	half := dossier.Problem{Field: "company.siren"}
	if !d.page.Typing(half) || d.page.Typing(dossier.Problem{Field: "company.name"}) {
		t.Error("the page does not know what is being typed")
	}
	d.press(fyne.KeyReturn)
	if d.page.Typing(half) {
		t.Error("after Enter it is still being typed")
	}
	if m := q.Messages(); len(m) != 1 || m[0].Tone != kit.Error {
		t.Errorf("after Enter: %v", m)
	}
	d.w.Canvas().Unfocus()
	e := q.Target().(*kit.Entry)
	d.w.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(e, "73282932")
	if m := q.Messages(); len(m) != 1 {
		t.Errorf("still wrong, it says %v", m)
	}
	test.Type(e, "0")
	if m := q.Messages(); len(m) > 0 {
		t.Errorf("right now, it says %v", m)
	}
	test.Type(e, "1")
	if m := q.Messages(); len(m) > 0 {
		t.Errorf("after it was right, half a change flashes: %v", m)
	}
}

func TestWhatCannotBePrintedIsTakenOutOfAPastedTextWithAWord(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	env := domainEnv()
	env.Printable = func(r rune) bool { return r < 0x2100 }
	s.SetEnv(env)
	d := open(t, s, "company")
	q := d.question("company.name", "")
	e := q.Target().(*kit.Entry)
	d.w.Canvas().Focus(e)
	clipboard := test.NewClipboard()
	clipboard.SetContent("Usinage 🚀 de la Somme")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if e.Text != "Usinage de la Somme" || clipboard.Content() != "Usinage 🚀 de la Somme" {
		t.Errorf("pasted %q, the clipboard has %q", e.Text, clipboard.Content())
	}
	said := func() bool {
		for _, m := range q.Messages() {
			if strings.Contains(m.Text, "🚀") && m.Tone == kit.Accent {
				return true
			}
		}
		return false
	}
	if !said() {
		t.Errorf("nothing is said of it: %v", q.Messages())
	}
	d.w.Canvas().Unfocus()
	if !said() {
		t.Error("the word is gone before it can be read")
	}
	d.w.Canvas().Focus(e)
	if said() {
		t.Error("the word stays for ever")
	}
}
