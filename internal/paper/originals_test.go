package paper_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

// exampleInFolder is a shipped example with its annexes, in a folder.
func exampleInFolder(t *testing.T, p *wiring.Parts, name string) *paper.File {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, sub(t, assets.Examples(), name)); err != nil {
		t.Fatal(err)
	}
	f, err := p.Read(filepath.Join(dir, "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bind(t *testing.T, p *wiring.Parts, f *paper.File, s paper.Sheet) (string, paper.Bound) {
	t.Helper()
	var out bytes.Buffer
	s.Date = p.Env.Today.Time()
	bound, err := p.Bind(t.Context(), f, s, &out, nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "reliure.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, bound
}

// kept lists the annexes of a binder with their pages and their hashes.
func kept(f *paper.File, b paper.Bound) []string {
	var out []string
	for _, a := range b.Annexes {
		sum := ""
		if rows := f.Dossier.Rows("pieces"); rows.Index(a.Row) >= 0 {
			if file, state := f.OpenAnnex(rows[rows.Index(a.Row)]); state == paper.AnnexFile {
				h := sha256.New()
				buf := make([]byte, 1<<20)
				for {
					n, err := file.Read(buf)
					h.Write(buf[:n])
					if err != nil {
						break
					}
				}
				file.Close()
				sum = hex.EncodeToString(h.Sum(nil))
			}
		}
		out = append(out, fmt.Sprint(a.Number, a.Name, a.Facts.Pages, a.First, sum))
	}
	return out
}

func TestABinderBringsTheAnnexesBackByteForByte(t *testing.T) {
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		t.Run(name, func(t *testing.T) {
			p := parts(t, "")
			f := exampleInFolder(t, p, name)
			path, first := bind(t, p, f, paper.Sheet{})
			want := kept(f, first)

			in, err := p.Read(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, problems := p.Check(in); !dossier.Complete(problems) {
				t.Error("the binder alone is not complete")
			}
			db, err := store.Open(t.TempDir(), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			got, err := p.Import(db, in, nil, shelf.TakeNone)
			if err != nil || len(got.Skipped) > 0 {
				t.Fatal(got.Skipped, err)
			}
			d, c, err := db.Get(got.ID)
			if err != nil {
				t.Fatal(err)
			}
			back := &paper.File{Dossier: d, Call: c, Shelf: db}
			if _, problems := p.Check(back); !dossier.Complete(problems) {
				t.Error("what was imported is not complete")
			}
			if now, then := datesOf(d), datesOf(f.Dossier); !slices.Equal(now, then) || len(then) == 0 {
				t.Errorf("the annexes are of %v, and were of %v", now, then)
			}
			_, second := bind(t, p, back, paper.Sheet{})
			if names := kept(back, second); !slices.Equal(names, want) {
				t.Errorf("came back as\n%q\nwent in as\n%q", names, want)
			}
			if first.Report.Pages != second.Report.Pages || !second.Complete {
				t.Errorf("%d pages, then %d", first.Report.Pages, second.Report.Pages)
			}
			if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
				t.Errorf("qpdf: %v\n%s", err, out)
			}

			light, _ := bind(t, p, f, paper.Sheet{Light: true})
			if in, err = p.Read(light, nil); err != nil {
				t.Fatal(err)
			}
			empty, err := store.Open(t.TempDir(), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer empty.Close()
			got, err = p.Import(empty, in, nil, shelf.TakeNone)
			if err != nil || len(got.Skipped) != len(attached(in.Dossier)) {
				t.Fatalf("%d of %d named as missing, %v", len(got.Skipped), len(attached(in.Dossier)), err)
			}
			d, c, err = empty.Get(got.ID)
			if err != nil {
				t.Fatal(err)
			}
			if _, problems := p.Check(&paper.File{Dossier: d, Call: c, Shelf: empty}); dossier.Complete(problems) {
				t.Error("complete without a single annex")
			}

			// The binder with the originals brings them to a dossier that is there already.
			if in, err = p.Read(path, nil); err != nil {
				t.Fatal(err)
			}
			got, err = p.Import(empty, in, nil, shelf.TakeNone)
			if err != nil || got.State != shelf.IsSame || len(got.Skipped) > 0 {
				t.Fatal(got.State, got.Skipped, err)
			}
			if _, problems := p.Check(&paper.File{Dossier: d, Call: c, Shelf: empty}); !dossier.Complete(problems) {
				t.Error("the annexes did not come after")
			}
		})
	}
}

func TestAFolderIsMatchedByHashWhateverTheNames(t *testing.T) {
	p := parts(t, "")
	f := exampleInFolder(t, p, "conserverie-aisne")
	dir := filepath.Join(t.TempDir(), "dépôt")
	out, err := p.Unfold(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range out.Files[1:] {
		if err := os.Rename(filepath.Join(dir, name), filepath.Join(dir, fmt.Sprint(i, ".bin"))); err != nil {
			t.Fatal(err)
		}
	}
	in, err := p.Read(filepath.Join(dir, out.Files[0]), nil)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got, err := p.Import(db, in, nil, shelf.TakeNone); err != nil || len(got.Skipped) > 0 {
		t.Error(got.Skipped, err)
	}
	if err := os.Remove(filepath.Join(dir, "0.bin")); err != nil {
		t.Fatal(err)
	}
	again, err := p.Read(filepath.Join(dir, out.Files[0]), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := p.Check(again); dossier.Complete(problems) {
		t.Error("complete without one of its annexes")
	}
}

func sub(t *testing.T, all fs.FS, name string) fs.FS {
	t.Helper()
	one, err := fs.Sub(all, name)
	if err != nil {
		t.Fatal(err)
	}
	return one
}

// attached are the rows of the annexes that a file stands for.
func attached(d *dossier.Dossier) dossier.Rows {
	return slices.DeleteFunc(slices.Clone(d.Rows("pieces")), func(r dossier.Row) bool { return r.Get("set_aside") != nil })
}

// datesOf are the dates of all annexes, in order.
func datesOf(d *dossier.Dossier) []string {
	var out []string
	for _, r := range d.Rows("pieces") {
		if day, ok := r.Get("date").(dossier.Date); ok {
			out = append(out, day.String())
		}
	}
	slices.Sort(out)
	return out
}
