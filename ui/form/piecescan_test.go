package form

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// reading is a page whose files bear what is said of them; taken are the files that
// were copied into the dossier.
func reading(t *testing.T, sheets map[string][]shelf.SignedSheet, fails map[string]error) (d *desk, taken *[]string) {
	t.Helper()
	testmain.Start(t, kit.Light)
	taken = new([]string)
	d = openWith(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), "pieces", func(env *Env) {
		env.ReadScan = func(ctx context.Context, path string, _ *dossier.Call, _ *dossier.Dossier, progress func(done, all int)) ([]shelf.SignedSheet, error) {
			progress(0, 2)
			return sheets[path], fails[path]
		}
		env.AttachFile = func(path string) (map[string]dossier.Value, error) {
			*taken = append(*taken, path)
			return map[string]dossier.Value{"path": dossier.Text("annexes/" + path), "sha256": dossier.Text(path)}, nil
		}
	})
	return d, taken
}

// attachedAs are the pieces and the files that are attached for them.
func attachedAs(d *desk) (out []string) {
	for _, r := range d.s.Rows("pieces") {
		out = append(out, r.Text("piece")+" "+r.Text("sha256"))
	}
	slices.Sort(out)
	return out
}

func TestAScanDroppedOnceFillsEveryPieceThatItBears(t *testing.T) {
	letter := func(found ...int) shelf.SignedSheet {
		return shelf.SignedSheet{Piece: "commitment_letter", Title: "Lettre", Pages: 2, Found: found}
	}
	plan := func(found ...int) shelf.SignedSheet {
		return shelf.SignedSheet{Piece: "funding_plan", Title: "Plan", Pages: 3, Found: found}
	}
	for name, c := range map[string]struct {
		drop   []string
		sheets map[string][]shelf.SignedSheet
		want   []string
		says   []string
		asks   bool
	}{
		"all of two declarations":       {[]string{"a"}, map[string][]shelf.SignedSheet{"a": {letter(1, 2), plan(1, 2, 3)}}, []string{"commitment_letter a", "funding_plan a"}, []string{"Ce scan est joint à 2 déclarations."}, false},
		"pages of one lack":             {[]string{"a"}, map[string][]shelf.SignedSheet{"a": {letter(1, 2), plan(2)}}, []string{"commitment_letter a", "funding_plan a"}, []string{"2 déclarations", "pages 1, 3 de « Plan de financement"}, false},
		"one declaration alone":         {[]string{"a"}, map[string][]shelf.SignedSheet{"a": {letter(1, 2), plan()}}, []string{"commitment_letter a"}, []string{"1 fichier joint", "Lettre d’engagement."}, false},
		"two scans of one declaration":  {[]string{"a", "b"}, map[string][]shelf.SignedSheet{"a": {letter(1)}, "b": {letter(2)}}, []string{"commitment_letter a", "commitment_letter b"}, []string{"2 fichiers joints", "Lettre d’engagement."}, false},
		"no code at all":                {[]string{"a"}, nil, nil, nil, true},
		"one with and one without":      {[]string{"a", "b"}, map[string][]shelf.SignedSheet{"a": {letter(1, 2)}}, []string{"commitment_letter a"}, nil, true},
		"what this dossier never asked": {[]string{"a"}, map[string][]shelf.SignedSheet{"a": {{Piece: "strange", Pages: 1, Found: []int{1}}}}, nil, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			d, taken := reading(t, c.sheets, nil)
			d.page.Drop(fyne.NewPos(1, 1), c.drop)
			if got := attachedAs(d); !slices.Equal(got, c.want) {
				t.Fatalf("attached %v, want %v", got, c.want)
			}
			if asks := d.w.Canvas().Overlays().Top() != nil; asks != c.asks {
				t.Errorf("a dialog is in front: %v", asks)
			}
			for _, text := range c.says {
				if !strings.Contains(d.said, text) {
					t.Errorf("it says %q, not %q", d.said, text)
				}
			}
			if n := len(*taken); n > len(c.drop) {
				t.Errorf("%d files were copied of %d", n, len(c.drop))
			}
			d.s.Undo()
			if left := attachedAs(d); len(left) > 0 {
				t.Errorf("one undo leaves %v", left)
			}
		})
	}
}

func TestAScanThatIsDroppedOnAnotherDeclarationGoesToItsOwn(t *testing.T) {
	d, _ := reading(t, map[string][]shelf.SignedSheet{"a": {{Piece: "commitment_letter", Pages: 1, Found: []int{1}}}}, map[string]error{"broken": errors.New("cannot be opened")})
	l := piecesOf(t, d).lines["funding_plan@"]
	kit.ScrollAround(l.box).ScrollToBottom()
	d.page.Drop(middle(l.box), []string{"a", "b", "broken"})
	if got, want := attachedAs(d), []string{"commitment_letter a", "funding_plan b", "funding_plan broken"}; !slices.Equal(got, want) {
		t.Errorf("attached %v, want %v", got, want)
	}
}

// held is a runner whose work in the background waits to be let go.
type held struct{ inline }

var waiting []func()

func (held) Background(work func()) { waiting = append(waiting, work) }

func TestWhoDoesNotWaitForTheCodesIsAskedAtOnce(t *testing.T) {
	testmain.Start(t, kit.Light)
	waiting = nil
	read := 0
	d := openWith(t, fresh(t, "hdf-2026-ferroviaire-mecanique"), "pieces", func(env *Env) {
		env.Run = held{}
		env.ReadScan = func(ctx context.Context, _ string, _ *dossier.Call, _ *dossier.Dossier, _ func(done, all int)) ([]shelf.SignedSheet, error) {
			read++
			return nil, ctx.Err()
		}
	})
	waiting = nil // what the page itself looks for
	d.page.Drop(fyne.NewPos(1, 1), []string{"a", "b"})
	pressIn(t, d.w, "Choisir la pièce sans attendre")
	if len(waiting) != 1 {
		t.Fatalf("%d works wait", len(waiting))
	}
	waiting[0]()
	if read != 1 {
		t.Errorf("%d files were read after the end", read)
	}
	pressIn(t, d.w, "Joindre à cette pièce")
}
