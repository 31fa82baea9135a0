package form

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

func piecesOf(t testing.TB, d *desk) *pieces {
	t.Helper()
	for _, part := range d.page.parts {
		if p, ok := part.(*pieces); ok {
			return p
		}
	}
	t.Fatal("no list of pieces")
	return nil
}

func TestAFileIsAttachedForTheRowThatWantsIt(t *testing.T) {
	startApp(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	s.Set("pieces", nil)
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	var key string
	for k := range p.lines {
		if strings.HasPrefix(k, "quotes@machines/") {
			key = k
		}
	}
	if key == "" {
		t.Fatal("no machine wants its quote")
	}
	d.lines = map[string]dossier.Value{
		"path": dossier.Text("files/ab.pdf"), "name": dossier.Text("devis.pdf"), "size": dossier.Integer(1_432_000), "pages": dossier.Integer(2),
	}
	p.take(p.lines[key], "/ailleurs/devis.pdf")
	rows := s.Rows("pieces")
	if len(rows) != 1 || cellText(rows[0], "piece") != "quotes" || "quotes@"+cellText(rows[0], "for") != key {
		t.Fatalf("rows %v", rows)
	}
	l := p.lines[key]
	if l.status.Text() != "Jointe" || !l.files.Visible() || len(l.files.Objects) != 1 {
		t.Errorf("the line says %q and shows %d files", l.status.Text(), len(l.files.Objects))
	}
	p.remove(rows[0].ID)
	if len(s.Rows("pieces")) != 0 || l.status.Text() == "Jointe" || d.undo == nil {
		t.Fatal("the file was not taken out")
	}
	d.undo()
	if len(s.Rows("pieces")) != 1 || p.lines[key].status.Text() != "Jointe" {
		t.Error("the file did not come back")
	}
}

func TestAFileThatCannotBeReadChangesNothing(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	l := p.lines["intention@"]
	if l == nil {
		t.Fatal("the declaration of intention is not wanted")
	}
	d.err = errors.New("ce fichier n’est pas un PDF")
	p.take(l, "/ailleurs/devis.exe")
	if len(s.Rows("pieces")) != 0 {
		t.Error("a row was written")
	}
	if !l.wrong.Visible() || len(l.said) != 1 || !strings.Contains(l.said[0].Text, "pas un PDF") {
		t.Errorf("the line says %v", l.said)
	}
	if l.attach.Disabled() {
		t.Error("another file cannot be tried")
	}
	d.err = nil
	p.take(l, "/ailleurs/intention.pdf")
	if l.wrong.Visible() || len(s.Rows("pieces")) != 1 {
		t.Error("the second attempt did not clear the first")
	}
}

func TestAFileThatNothingWantsIsShownAllTheSame(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	s.InsertRows("pieces", "added", map[string]dossier.Value{"piece": dossier.Text("delegation"), "path": dossier.Text("files/x.pdf")})
	d := open(t, s, "pieces")
	if got := len(piecesOf(t, d).groups[groupOther].keys); got != 1 {
		t.Errorf("%d other files", got)
	}
}

func TestSizesAreWrittenAsPeopleSayThem(t *testing.T) {
	for bytes, want := range map[int64]string{
		12: "1\u00a0ko", 812_400: "812\u00a0ko", 999_999: "1\u202f000\u00a0ko", 1_432_000: "1,4\u00a0Mo", 12_000_000: "12\u00a0Mo",
	} {
		if got := fileSize(bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}

// middle is the middle of an object in its window.
func middle(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

func TestDroppedFilesGoToThePieceUnderThePointer(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "name": dossier.Text("a.pdf")}
	l := p.lines["intention@"]
	if !d.page.Drop(middle(l.box), []string{"/x/a.pdf", "/x/b.pdf"}) {
		t.Fatal("the page takes no files")
	}
	rows := s.Rows("pieces")
	if len(rows) != 2 || cellText(rows[0], "piece") != "intention" || cellText(rows[1], "piece") != "intention" || rows[0].ID == rows[1].ID {
		t.Fatalf("rows %v", rows)
	}
	if !strings.Contains(d.said, "2 fichiers joints") {
		t.Errorf("it says %q", d.said)
	}
	s.Undo()
	if len(s.Rows("pieces")) != 0 {
		t.Error("one undo does not take both back")
	}
}

func TestFilesDroppedBesideThePiecesAskWhichPieceTheyAre(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "name": dossier.Text("a.pdf")}
	d.page.Drop(fyne.NewPos(1, 1), []string{"/x/a.pdf"})
	if len(s.Rows("pieces")) != 0 {
		t.Fatal("the file was attached without a question")
	}
	if d.w.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing is asked")
	}
	pressIn(t, d.w, "Joindre à cette pièce")
	rows := s.Rows("pieces")
	want := p.lines[p.groups[groupConfirmed].keys[0]]
	if len(rows) != 1 || cellText(rows[0], "piece") != want.w.piece.ID {
		t.Errorf("rows %v, want one for %s", rows, want.w.piece.ID)
	}
}

func TestALineThatIsScrolledAwayIsUnderNoPointer(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	last := p.lines[p.groups[groupUsual].keys[len(p.groups[groupUsual].keys)-1]]
	if at := middle(last.box); at.Y < d.w.Canvas().Size().Height {
		t.Fatal("everything is in sight: this test shows nothing")
	} else if p.lineAt(at) != nil {
		t.Error("a line below the window takes files")
	}
}

func TestOfSeveralFilesThoseThatCanBeReadAreAttached(t *testing.T) {
	startApp(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	d.page.env.AttachFile = func(path string) (map[string]dossier.Value, error) {
		if strings.HasSuffix(path, ".lnk") {
			return nil, errors.New("« b.lnk » est un lien")
		}
		return map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf")}, nil
	}
	l := p.lines["intention@"]
	p.take(l, "/x/a.pdf", "/x/b.lnk")
	if len(s.Rows("pieces")) != 1 || len(l.said) != 1 || !strings.Contains(l.said[0].Text, "b.lnk") {
		t.Errorf("rows %v, it says %v", s.Rows("pieces"), l.said)
	}
}

// pressIn presses the button with this label in the dialog in front, or on the page.
func pressIn(t *testing.T, w fyne.Window, label string) {
	t.Helper()
	var find func(o fyne.CanvasObject) *kit.Button
	find = func(o fyne.CanvasObject) *kit.Button {
		if b, ok := o.(*kit.Button); ok && b.Label() == label && b.Visible() {
			return b
		}
		var inside []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inside = o.Objects
		case fyne.Widget:
			inside = test.WidgetRenderer(o).Objects()
		}
		for _, child := range inside {
			if b := find(child); b != nil {
				return b
			}
		}
		return nil
	}
	front := w.Canvas().Overlays().Top()
	if front == nil {
		front = w.Content()
	}
	b := find(front)
	if b == nil {
		t.Fatalf("there is no button %q", label)
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}
