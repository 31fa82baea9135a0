package form

import (
	"errors"
	"strings"
	"testing"

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
