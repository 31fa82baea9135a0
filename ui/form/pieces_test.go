package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
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
	testmain.Start(t, kit.Light)
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
	if len(rows) != 1 || rows[0].Text("piece") != "quotes" || "quotes@"+rows[0].Text("for") != key {
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

func TestAFileThatCountsAsNoneIsShownAndNotCounted(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := example(t, "ferroviaire-somme")
	s.Set("pieces", nil)
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	before := p.summary.Text
	s.InsertRows("pieces", "", map[string]dossier.Value{
		"piece": dossier.Text("kbis"), "path": dossier.Text("kbis.pdf"), "state": dossier.Text("damaged"),
	})
	p.refresh()
	l := p.lines["kbis@"]
	if l == nil || len(l.w.files) != 1 || l.status.Text() != "À joindre" {
		t.Fatalf("the line of the piece: %+v", l)
	}
	if !strings.HasPrefix(p.summary.Text, before) {
		t.Errorf("the count was %q and is %q", before, p.summary.Text)
	}
}

func TestAFileThatCannotBeReadChangesNothing(t *testing.T) {
	testmain.Start(t, kit.Light)
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
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	s.InsertRows("pieces", "added", map[string]dossier.Value{"piece": dossier.Text("delegation"), "path": dossier.Text("files/x.pdf")})
	d := open(t, s, "pieces")
	if got := len(piecesOf(t, d).groups[groupOther].keys); got != 1 {
		t.Errorf("%d other files", got)
	}
}

// middle is the middle of an object in its window.
func middle(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

func TestDroppedFilesGoToThePieceUnderThePointer(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "name": dossier.Text("a.pdf")}
	l := p.lines["intention@"]
	if !d.page.Drop(middle(l.box), []string{"/x/a.pdf", "/x/b.pdf"}) {
		t.Fatal("the page takes no files")
	}
	rows := s.Rows("pieces")
	if len(rows) != 2 || rows[0].Text("piece") != "intention" || rows[1].Text("piece") != "intention" || rows[0].ID == rows[1].ID {
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
	testmain.Start(t, kit.Light)
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
	if len(rows) != 1 || rows[0].Text("piece") != want.w.piece.ID {
		t.Errorf("rows %v, want one for %s", rows, want.w.piece.ID)
	}
}

func TestALineThatIsScrolledAwayIsUnderNoPointer(t *testing.T) {
	testmain.Start(t, kit.Light)
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
	testmain.Start(t, kit.Light)
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

// looked answers what a look into a file finds, by its hash, and counts.
type looked struct {
	facts map[string]shelf.FileFacts
	count map[string]int
}

func (l *looked) inspect(r dossier.Row) shelf.FileFacts {
	sum := r.Text("sha256")
	l.count[sum]++
	return l.facts[sum]
}

// attached puts files of one piece into a session.
func attached(s *draft.Session, piece string, sums ...string) []string {
	var rows []map[string]dossier.Value
	for _, sum := range sums {
		rows = append(rows, map[string]dossier.Value{
			"piece": dossier.Text(piece), "path": dossier.Text("annexes/" + sum + ".pdf"), "name": dossier.Text(sum + ".pdf"),
			"sha256": dossier.Text(sum), "size": dossier.Integer(412_000),
		})
	}
	return s.InsertRows("pieces", draft.Added, rows...)
}

func TestEveryFileIsLookedIntoOnceAndWhatIsWrongIsSaid(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	ids := attached(s, "intention", "good", "locked", "good")
	look := &looked{count: map[string]int{}, facts: map[string]shelf.FileFacts{
		"good":   {State: "fine", Pages: 3},
		"locked": {State: "locked", Says: say.Message{What: "Il demande un mot de passe.", Do: "Joignez une copie sans mot de passe."}},
	}}
	d := openWith(t, s, "pieces", func(env *Env) { env.InspectFile = look.inspect })
	l := piecesOf(t, d).lines["intention@"]
	if look.count["good"] != 1 || look.count["locked"] != 1 {
		t.Errorf("looked into %v", look.count)
	}
	facts, _ := l.s.checks.of(l.w.files[0])
	if detail := l.fileDetail(l.w.files[0], facts); !strings.Contains(detail, "3\u00a0pages") || !strings.Contains(detail, "412\u00a0ko") {
		t.Errorf("the good file says %q", detail)
	}
	if l.status.Text() != "À vérifier" {
		t.Errorf("the piece says %q", l.status.Text())
	}
	texts := textsIn(d.w.Content())
	for _, want := range []string{"protégé par un mot de passe", "Il demande un mot de passe. Joignez une copie sans mot de passe."} {
		if !slices.Contains(texts, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	for _, key := range texts {
		if strings.HasPrefix(key, "pieces.") {
			t.Errorf("no words for %s", key)
		}
	}
	if l.rows[ids[1]] == nil {
		t.Error("the locked file is not in the list")
	}
}

func TestFilesAreReorderedWithinTheirPieceAndUndone(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	first := attached(s, "intention", "one")[0]
	between := attached(s, "kbis", "kbis")[0]
	second := attached(s, "intention", "two")[0]
	d := open(t, s, "pieces")
	l := piecesOf(t, d).lines["intention@"]
	do := func(row, label string) {
		t.Helper()
		r := s.Rows("pieces")[s.Rows("pieces").Index(row)]
		for _, item := range piecesOf(t, d).lines["intention@"].fileMenu(r) {
			if item.Label == label {
				if item.Disabled {
					t.Fatalf("%s cannot be done", label)
				}
				item.Do()
				return
			}
		}
		t.Fatalf("no %q", label)
	}
	order := func() []string {
		var out []string
		for _, r := range l.w.files {
			out = append(out, r.ID)
		}
		return out
	}
	do(second, "Monter")
	if got := order(); !slices.Equal(got, []string{second, first}) || s.Rows("pieces").Index(between) < 0 {
		t.Errorf("order %v", got)
	}
	if d.w.Canvas().Focused() != l.rows[second] {
		t.Error("the cursor does not follow the file")
	}
	do(second, "Descendre")
	if got := order(); !slices.Equal(got, []string{first, second}) {
		t.Errorf("order %v", got)
	}
	s.Undo()
	d.page.show()
	if got := order(); !slices.Equal(got, []string{second, first}) {
		t.Errorf("after undo: %v", got)
	}
}

func TestAFileHasADateAndANote(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	attached(s, "intention", "one")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	p.details(s.Rows("pieces")[0])
	test.Type(d.w.Canvas().Focused(), "31/02/26")
	pressIn(t, d.w, "Enregistrer")
	if s.Rows("pieces")[0].Get("date") != nil || d.w.Canvas().Overlays().Top() == nil {
		t.Fatal("a day that is none was taken")
	}
	d.w.Canvas().Focused().(*kit.DateEntry).ShowText("3/4/26")
	pressIn(t, d.w, "Enregistrer")
	row := s.Rows("pieces")[0]
	if row.Get("date") != dossier.MustDate("2026-04-03") || row.Get("sha256") != dossier.Text("one") {
		t.Errorf("the row is %v", row)
	}
	if detail := p.lines["intention@"].fileDetail(row, shelf.FileFacts{}); !strings.Contains(detail, "daté du 03/04/2026") {
		t.Errorf("it says %q", detail)
	}
}

func TestManyOrHeavyFilesAreAdvisedAgainst(t *testing.T) {
	testmain.Start(t, kit.Light)
	for name, c := range map[string]struct {
		files int
		size  int64
		says  int
	}{"a hundred": {100, 1000, 0}, "one more": {101, 1000, 1}, "heavy": {2, 200_000_001, 1}, "just light enough": {2, 200_000_000, 0}} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t, "hdf-2026-ferroviaire-mecanique")
			var rows []map[string]dossier.Value
			for i := range c.files {
				rows = append(rows, map[string]dossier.Value{
					"piece": dossier.Text("kbis"), "sha256": dossier.Text(fmt.Sprint(i)), "size": dossier.Integer(c.size),
				})
			}
			s.InsertRows("pieces", draft.Added, rows...)
			d := open(t, s, "pieces")
			if got := len(piecesOf(t, d).limited); got != c.says {
				t.Errorf("%d pieces of advice, want %d", got, c.says)
			}
		})
	}
}

func TestTheNameInTheExportFollowsTheFiles(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	ids := attached(s, "intention", "one")
	asked := 0
	d := openWith(t, s, "pieces", func(env *Env) {
		env.BoundNames = func(_ *dossier.Call, d *dossier.Dossier) map[string]string {
			asked++
			return map[string]string{ids[0]: fmt.Sprintf("%02d - Intention.pdf", len(d.Rows("pieces")))}
		}
	})
	detail := func() string {
		l := piecesOf(t, d).lines["intention@"]
		return l.fileDetail(l.w.files[0], shelf.FileFacts{})
	}
	if !strings.Contains(detail(), "01 - Intention.pdf") {
		t.Errorf("it says %q", detail())
	}
	d.page.show()
	if asked != 1 {
		t.Errorf("asked %d times for the same files", asked)
	}
	attached(s, "kbis", "two")
	if asked != 2 || !strings.Contains(detail(), "02 - Intention.pdf") {
		t.Errorf("asked %d times; it says %q", asked, detail())
	}
}

func TestTheCodeOfASignedPageIsReadAgainWhenTheFilesChange(t *testing.T) {
	testmain.Start(t, kit.Light)
	for state, tone := range map[shelf.Verdict]string{shelf.Same: "Jointe", shelf.Older: "À vérifier", shelf.Different: "À vérifier", shelf.Another: "À vérifier", shelf.NoCode: "À vérifier", shelf.Partly: "À vérifier", shelf.Elsewhere: "À vérifier"} {
		t.Run(string(state), func(t *testing.T) {
			s := fresh(t, "hdf-2026-ferroviaire-mecanique")
			attached(s, "commitment_letter", "scan")
			asked := 0
			d := openWith(t, s, "pieces", func(env *Env) {
				env.ReadSigned = func(dossier.Row, *dossier.Call, *dossier.Dossier) shelf.SignedFacts {
					asked++
					return shelf.SignedFacts{State: state, Version: 3, When: "12/11/2026", Found: 1, Pages: 2, Missing: "2", Other: "Plan de financement"}
				}
			})
			l := piecesOf(t, d).lines["commitment_letter@"]
			if l == nil || !l.w.signed || l.status.Text() != tone {
				t.Fatalf("the letter says %q, want %q", l.status.Text(), tone)
			}
			for _, text := range textsIn(d.w.Content()) {
				if strings.HasPrefix(text, "pieces.") || strings.Contains(text, "{") {
					t.Errorf("it says %q", text)
				}
			}
			d.page.show()
			if asked != 1 {
				t.Errorf("read %d times", asked)
			}
			attached(s, "kbis", "kbis")
			if asked != 2 {
				t.Errorf("after another file it was read %d times", asked)
			}
		})
	}
}

func TestAPageThatOurPDFPrintsCountsAsNoLackingPiece(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	p := piecesOf(t, d)
	before := p.summary.Text
	if len(p.groups[groupSigned].keys) == 0 {
		t.Fatal("no page is to be signed")
	}
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "sha256": dossier.Text("a")}
	d.page.TakeSigned("/x/scan.pdf")
	pressIn(t, d.w, "Joindre à cette pièce")
	rows := s.Rows("pieces")
	if len(rows) != 1 || rows[0].Text("piece") != "commitment_letter" {
		t.Fatalf("rows %v", rows)
	}
	if !strings.HasPrefix(p.summary.Text, before) {
		t.Errorf("the count was %q and is %q", before, p.summary.Text)
	}
}

func TestAScanOfSeveralDeclarationsIsAttachedForEach(t *testing.T) {
	testmain.Start(t, kit.Light)
	s := fresh(t, "hdf-2026-ferroviaire-mecanique")
	d := open(t, s, "pieces")
	keys := piecesOf(t, d).groups[groupSigned].keys
	if len(keys) < 2 {
		t.Skip("one declaration alone")
	}
	var pieces []string
	for _, k := range keys[:2] {
		pieces = append(pieces, piecesOf(t, d).lines[k].w.piece.ID)
	}
	d.lines = map[string]dossier.Value{"path": dossier.Text("annexes/a.pdf"), "sha256": dossier.Text("a")}
	d.page.TakeSigned("/x/scan.pdf", pieces...)
	var got []string
	for _, r := range s.Rows("pieces") {
		got = append(got, r.Text("piece"))
	}
	slices.Sort(got)
	slices.Sort(pieces)
	if !slices.Equal(got, pieces) {
		t.Errorf("attached for %v, want %v", got, pieces)
	}
}

// textsIn are the words to be seen in an object.
func textsIn(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var out []string
	if t, ok := o.(*kit.Text); ok {
		out = append(out, t.Text)
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inside {
		out = append(out, textsIn(child)...)
	}
	return out
}
