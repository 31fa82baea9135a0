package paper_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/wiring"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no links here: %v", err)
	}
}

const annexed = `{"format":1,"call":"hdf-2026-agroalimentaire","answers":{"pieces":[
 {"id":"good","piece":"kbis","path":"annexes/kbis.pdf"},
 {"id":"gone","piece":"kbis","path":"annexes/parti.pdf"},
 {"id":"link","piece":"kbis","path":"annexes/lien.pdf"},
 {"id":"way","piece":"kbis","path":"ailleurs/secret.pdf"},
 {"id":"folder","piece":"kbis","path":"annexes"},
 {"id":"dots","piece":"kbis","path":"../secret.pdf"},
 {"id":"absolute","piece":"kbis","path":"/etc/passwd"},
 {"id":"windows","piece":"kbis","path":"annexes\\kbis.pdf"},
 {"id":"kept","piece":"kbis","sha256":"00"}]}}`

func annexedFile(t *testing.T) (dir string, f *paper.File, p *wiring.Parts) {
	dir = t.TempDir()
	write(t, filepath.Join(dir, "secret.pdf"), "secret")
	dir = filepath.Join(dir, "projet")
	write(t, filepath.Join(dir, "annexes", "kbis.pdf"), "%PDF kbis")
	write(t, filepath.Join(dir, "dossier.json"), annexed)
	link(t, filepath.Join(dir, "..", "secret.pdf"), filepath.Join(dir, "annexes", "lien.pdf"))
	link(t, "..", filepath.Join(dir, "ailleurs"))
	p = parts(t, "")
	f, err := p.Read(filepath.Join(dir, "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, f, p
}

func TestAnnexesAreJudgedOnTheDiskAndLinksAreRefused(t *testing.T) {
	_, f, p := annexedFile(t)
	v, problems := p.Check(f)
	got := map[string]string{}
	last := -1
	for _, pb := range problems {
		if pb.Field != "pieces.path" {
			continue
		}
		got[pb.Row] += string(pb.Severity) + " " + pb.Code + " "
		if i := v.Rows("pieces").Index(pb.Row); i < last {
			t.Errorf("%s stands after a later row", pb.Row)
		} else {
			last = i
		}
		if m := problemtext.Of(p.Words, v, pb); strings.ContainsAny(m.Text(), "{}") || m.What == "" {
			t.Errorf("%s says %q", pb.Row, m.Text())
		}
	}
	want := map[string]string{
		"gone": "warning piece_missing ", "link": "blocking form ", "way": "blocking form ", "folder": "blocking form ",
		"dots": "blocking form ", "absolute": "blocking form ", "kept": "warning piece_missing ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStandardInputHasNoAnnexesOnDisk(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(paper.Stdin, strings.NewReader(annexed))
	if err != nil {
		t.Fatal(err)
	}
	_, problems := p.Check(f)
	for _, pb := range problems {
		if pb.Field == "pieces.path" && pb.Row != "dots" && pb.Row != "absolute" {
			t.Errorf("%s %s on %s", pb.Severity, pb.Code, pb.Row)
		}
	}
}

func TestHashesAreThoseOfTheFilesThatAreThere(t *testing.T) {
	dir, f, _ := annexedFile(t)
	rows := paper.WithHashes(f.Dossier, dir).Rows("pieces")
	sum := sha256.Sum256([]byte("%PDF kbis"))
	good := rows[rows.Index("good")]
	if got := good.Get("name"); got != dossier.Text("kbis.pdf") {
		t.Errorf("name %v", got)
	}
	if got := good.Get("size"); got != dossier.Integer(9) {
		t.Errorf("size %v", got)
	}
	if got := good.Get("sha256"); got != dossier.Text(hex.EncodeToString(sum[:])) {
		t.Errorf("sha256 %v", got)
	}
	for _, id := range []string{"gone", "link", "way", "folder", "dots", "absolute"} {
		if rows[rows.Index(id)].Get("sha256") != nil {
			t.Errorf("%s was read", id)
		}
	}
	if _, hashed := f.Dossier.Rows("pieces")[0].Cells["sha256"]; hashed {
		t.Error("the dossier itself was changed")
	}
}
