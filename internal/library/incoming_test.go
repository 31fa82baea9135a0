package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/internal/say"
	"dossierpme/pdf/binder"
)

// testLibrary is a library on a store of its own.
func testLibrary(t *testing.T) *Library {
	t.Helper()
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return New(db, &testParts(t).Press)
}

func write(t *testing.T, path string, content []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// shippedExample writes an example with its annexes into a folder and returns the
// path of its file.
func shippedExample(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := fs.Sub(assets.Examples(), name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "dossier.json")
}

func TestAnExampleOpensWithItsAnnexes(t *testing.T) {
	l := testLibrary(t)
	seen := map[string]bool{}
	for range 2 {
		id, err := l.OpenExample("conserverie-aisne")
		if err != nil {
			t.Fatal(err)
		}
		if seen[id] {
			t.Error("the second opening is the first dossier")
		}
		seen[id] = true
		d, _, err := l.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		kept := 0
		for _, r := range attached(d) {
			sum := r.Text("sha256")
			if _, err := l.File(sum); err == nil {
				kept++
			}
		}
		if kept == 0 || kept != len(attached(d)) {
			t.Errorf("%d annexes of %d are kept", kept, len(attached(d)))
		}
	}
}

func TestAFileIsLookedAtBeforeItIsOpened(t *testing.T) {
	l := testLibrary(t)
	dir := t.TempDir()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content  []byte
		document bool
		says     string // where it is refused
	}{
		"photo.png":   {picture.Bytes(), true, ""},
		"scan.tif":    {[]byte("II*\x00\x08\x00\x00\x00"), true, ""},
		"notes.txt":   {[]byte("bonjour"), false, "notes.txt"},
		"vide.json":   {nil, false, "est vide"},
		"coupé.pdf":   {[]byte("%PDF-1.7\n1 0 obj"), false, "coupé.pdf"},
		"autre.json":  {[]byte(`{"format":1,"call":"inconnu","answers":{}}`), false, "inconnu"},
		"projet.json": {[]byte(`{"format":1,"call":"hdf-2026-agroalimentaire","title":"Essai","answers":{}}`), false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := l.Look(t.Context(), shelf.Source{Path: write(t, filepath.Join(dir, name), c.content)})
			var trouble *say.Trouble
			switch {
			case c.says != "" && (!errors.As(err, &trouble) || !strings.Contains(trouble.What, c.says)):
				t.Errorf("got %v, want a refusal that says %q", err, c.says)
			case c.says == "" && (err != nil || in.Document != c.document || in.Known != nil):
				t.Errorf("got %+v, %v", in, err)
			}
		})
	}
	if err := os.Symlink(filepath.Join(dir, "photo.png"), filepath.Join(dir, "lien.png")); err == nil {
		if _, err := l.Look(t.Context(), shelf.Source{Path: filepath.Join(dir, "lien.png")}); err == nil {
			t.Error("a link is followed")
		}
	}
	if _, err := l.Look(t.Context(), shelf.Source{Path: dir}); err == nil {
		t.Error("a folder is taken for a file")
	}
}

func TestAPDFOfOursIsImportedOnceAndThenKnown(t *testing.T) {
	l := testLibrary(t)
	from := shippedExample(t, "conserverie-aisne")
	f, err := l.press.Read(from, nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := l.press.Print(f, paper.Sheet{Date: testDay})
	if err != nil {
		t.Fatal(err)
	}
	at := write(t, filepath.Join(t.TempDir(), "dossier.pdf"), printed.PDF)
	in, err := l.Look(t.Context(), shelf.Source{Path: at})
	if err != nil || !in.FromPDF || in.Document || in.Known != nil {
		t.Fatalf("the PDF is %+v, %v", in, err)
	}
	got, err := l.Import(t.Context(), shelf.Source{Path: at}, "", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Skipped) != len(attached(f.Dossier)) {
		t.Errorf("%d annexes are said not to be there, of %d", len(got.Skipped), len(attached(f.Dossier)))
	}
	if in, err = l.Look(t.Context(), shelf.Source{Path: at}); err != nil || in.Known == nil || in.Known.ID != got.ID || in.Held != shelf.IsSame {
		t.Fatalf("after the import it is %+v, %v", in, err)
	}
	copied, err := l.Import(t.Context(), shelf.Source{Path: at}, "Copie", shelf.TakeCopy)
	if err != nil || copied.ID == got.ID {
		t.Fatalf("the copy is %+v, %v", copied, err)
	}
	d, _, err := l.Get(copied.ID)
	if err != nil || d.Title != "Copie" {
		t.Errorf("the copy is called %q, %v", d.Title, err)
	}
	// The file beside its annexes says more than the PDF: it is another content.
	if in, err = l.Look(t.Context(), shelf.Source{Path: from}); err != nil || in.Held != shelf.IsOther {
		t.Errorf("the file it is made of is %+v, %v", in, err)
	}
	if asked, err := l.Import(t.Context(), shelf.Source{Path: from}, "", shelf.TakeNone); err != nil || asked.Held != shelf.IsOther {
		t.Errorf("another content is taken unasked: %+v, %v", asked, err)
	}
	if again, err := l.Import(t.Context(), shelf.Source{Path: from}, "", shelf.TakeOver); err != nil || len(again.Skipped) != 0 || again.ID != got.ID || again.Held != shelf.Replaced {
		t.Errorf("the file with its annexes beside it: %+v, %v", again, err)
	}
	if in, err = l.Look(t.Context(), shelf.Source{Path: from}); err != nil || in.Held != shelf.IsSame {
		t.Errorf("after it was taken the file is %+v, %v", in, err)
	}
	if entries, err := l.List(); err != nil || len(entries) != 2 {
		t.Errorf("%d dossiers, %v", len(entries), err)
	}
}

func TestAnAttachedFileIsCopiedByItsContentAndTheOriginalIsLeftAlone(t *testing.T) {
	l := testLibrary(t)
	dir := t.TempDir()
	content := []byte("%PDF-1.7 devis")
	original := write(t, filepath.Join(dir, "devis n° 3.pdf"), content)
	cells, err := l.Attach(original)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(content)
	want := hex.EncodeToString(sum[:])
	if cells["sha256"] != dossier.Text(want) || cells["size"] != dossier.Integer(len(content)) || cells["name"] != dossier.Text("devis n° 3.pdf") {
		t.Errorf("the row is %v", cells)
	}
	shown, err := l.Attached(want, "devis n° 3.pdf")
	if err != nil || filepath.Base(shown) != "devis n° 3.pdf" {
		t.Fatalf("shown is %q, %v", shown, err)
	}
	if err := os.WriteFile(shown, []byte("changed"), 0o600); err == nil && os.Getuid() != 0 {
		t.Error("the copy that is shown can be written to")
	}
	kept, err := l.File(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{kept, original} {
		if raw, err := os.ReadFile(path); err != nil || !bytes.Equal(raw, content) {
			t.Errorf("%s holds %q, %v", path, raw, err)
		}
	}
}

// Copies that a viewer is given go when the window is closed; what others keep beside
// them does not. Those of a program that was killed go at the next start.
func TestCopiesForViewersGoWithTheWindow(t *testing.T) {
	_, tmp := homeless(t)
	l := testLibrary(t)
	show := func(name string) string {
		t.Helper()
		cells, err := l.Attach(write(t, filepath.Join(t.TempDir(), name), []byte("%PDF-1.7 "+name)))
		if err != nil {
			t.Fatal(err)
		}
		at, err := l.Attached(string(cells["sha256"].(dossier.Text)), name)
		if err != nil || !strings.HasPrefix(at, tmp) {
			t.Fatalf("%q is shown, %v", at, err)
		}
		return at
	}
	shown := []string{show("devis.pdf"), show("kbis.pdf"), show("devis.pdf")}
	others := write(t, filepath.Join(tmp, "dossier.pdf"), []byte("of somebody else"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for _, at := range shown {
		if _, err := os.Stat(filepath.Dir(at)); err == nil {
			t.Errorf("%s is still there", at)
		}
	}
	if _, err := os.Stat(others); err != nil {
		t.Error("what others keep is gone")
	}
	left := write(t, filepath.Join(tmp, "dossierpme-killed", "devis.pdf"), []byte("%PDF"))
	db, err := store.Open(t.TempDir(), store.Options{Temporary: folders.Temporary()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SweepTemporary()
	if _, err := os.Stat(filepath.Dir(left)); err == nil {
		t.Error("what a killed program showed is still there")
	}
	if _, err := os.Stat(others); err != nil {
		t.Error("what others keep is gone")
	}
}

func TestWhatCannotBeAttachedIsRefusedWithWords(t *testing.T) {
	l := testLibrary(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "vide.pdf"), nil)
	write(t, filepath.Join(dir, "sous", "a.pdf"), []byte("x"))
	large, err := os.Create(filepath.Join(dir, "gros.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := large.Truncate(portable.MaxAnnex + 1); err != nil {
		t.Fatal(err)
	}
	_ = large.Close()
	for name, says := range map[string]string{
		"vide.pdf": "est vide", "sous": "répertoire", "gros.pdf": "200", "perdu.pdf": "introuvable",
	} {
		_, err := l.Attach(filepath.Join(dir, name))
		var trouble *say.Trouble
		if !errors.As(err, &trouble) || !strings.Contains(trouble.What, says) {
			t.Errorf("%s: %v, want words with %q", name, err, says)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "sous", "a.pdf"), filepath.Join(dir, "lien.pdf")); err == nil {
		if _, err := l.Attach(filepath.Join(dir, "lien.pdf")); err == nil || !strings.Contains(err.Error(), "lien") {
			t.Errorf("a link: %v", err)
		}
	}
	kept, err := os.ReadDir(filepath.Join(l.Dir(), "files"))
	if err != nil || len(kept) != 0 {
		t.Errorf("%d files were kept, %v", len(kept), err)
	}
}

func TestAProgramInADossierIsNeverRun(t *testing.T) {
	l := testLibrary(t)
	cells, err := l.Attach(write(t, filepath.Join(t.TempDir(), "facture.pdf.exe"), []byte("MZ")))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"facture.pdf.exe", "facture.desktop", "facture", "facture.PDF.lnk"} {
		if path, err := l.Attached(string(cells["sha256"].(dossier.Text)), name); err == nil {
			t.Errorf("%s is given to the system as %s", name, path)
		}
	}
}

func TestAnAttachedFileIsKnownByItsContentNotByItsName(t *testing.T) {
	l := testLibrary(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		kind    string
		pages   int
		state   string
	}{
		"photo.pdf":  {picture.Bytes(), "image/png", 1, "fine"},
		"devis.docx": {[]byte("PK\x03\x04 devis"), "", 0, "unsupported"},
		"coupe.pdf":  {[]byte("%PDF-1.7\n1 0 obj\n<<"), "application/pdf", 0, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			cells, err := l.Attach(write(t, filepath.Join(t.TempDir(), name), c.content))
			if err != nil {
				t.Fatal(err)
			}
			if c.kind != "" && cells["type"] != dossier.Text(c.kind) {
				t.Errorf("type %v, want %s", cells["type"], c.kind)
			}
			if n, _ := cells["pages"].(dossier.Integer); int(n) != c.pages {
				t.Errorf("%d pages, want %d", n, c.pages)
			}
			facts := l.Inspect(dossier.Row{ID: "p1", Cells: cells})
			if facts.State != c.state || (facts.State != "fine") != (facts.Says.What != "" && facts.Says.Do != "") {
				t.Errorf("looked into, it is %+v", facts)
			}
			if !l.press.Words.Has("pieces.state."+facts.State) && facts.State != "fine" {
				t.Errorf("no words for %s", facts.State)
			}
		})
	}
	if facts := l.Inspect(dossier.Row{ID: "p1", Cells: map[string]dossier.Value{"path": dossier.Text("annexes/perdu.pdf")}}); facts.State != "missing" {
		t.Errorf("a file that is nowhere is %+v", facts)
	}
}

func TestEveryStateOfAFileHasItsWord(t *testing.T) {
	words := testParts(t).Words
	for _, s := range binder.States {
		if s != binder.Fine && !words.Has("pieces.state."+string(s)) {
			t.Errorf("no word for %s", s)
		}
	}
}

// attached are the rows of the annexes that a file stands for.
func attached(d *dossier.Dossier) dossier.Rows {
	return slices.DeleteFunc(slices.Clone(d.Rows("pieces")), func(r dossier.Row) bool { return r.Get("set_aside") != nil })
}
