package wiring_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
)

func TestTheDataFolderIsWhereTheSystemWantsIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the paths below are those of Unix")
	}
	home := func() (string, error) { return "/home/lea", nil }
	nobody := func() (string, error) { return "", errors.New("no home") }
	for name, c := range map[string]struct {
		goos string
		env  map[string]string
		home func() (string, error)
		want string
	}{
		"Linux":                                  {"linux", nil, home, "/home/lea/.local/share/dossierpme"},
		"Linux with a folder of its own":         {"linux", map[string]string{"XDG_DATA_HOME": "/data"}, home, "/data/dossierpme"},
		"a relative XDG_DATA_HOME is ignored":    {"linux", map[string]string{"XDG_DATA_HOME": "data"}, home, "/home/lea/.local/share/dossierpme"},
		"macOS":                                  {"darwin", map[string]string{"XDG_DATA_HOME": "/data"}, home, "/home/lea/Library/Application Support/Dossier PME"},
		"Windows":                                {"windows", map[string]string{"APPDATA": "/roaming"}, nobody, "/roaming/Dossier PME"},
		"Windows without APPDATA is told":        {"windows", nil, home, ""},
		"a user without a home is told":          {"linux", nil, nobody, ""},
		"XDG_DATA_HOME serves where home is not": {"linux", map[string]string{"XDG_DATA_HOME": "/data"}, nobody, "/data/dossierpme"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := wiring.DataFolder(c.goos, func(k string) string { return c.env[k] }, c.home)
			if got != c.want || (err == nil) != (c.want != "") {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-12-15": "2026-12-15", "15/12/2026": "2026-12-15", "15 décembre 2026": "2026-12-15",
		"2026-02-30": "", "demain": "", "": "", "2026": "",
	} {
		got, ok := wiring.ParseDay(typed)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q gives %v, %v, want %q", typed, got, ok, want)
		}
	}
}

// endless never ends; it counts what was read of it.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.n += len(p)
	return len(p), nil
}

func TestADossierTooLargeIsRefusedWithoutBeingReadToItsEnd(t *testing.T) {
	in := &endless{}
	_, err := parts(t, "").Read(wiring.Stdin, in)
	if f := wiring.Explain(err, ""); f.Code != "too_large" {
		t.Errorf("got %v", err)
	}
	if in.n > dossier.MaxFile+1<<20 {
		t.Errorf("%d bytes were read", in.n)
	}
}

func TestWhatIsNotADossierIsRefusedByName(t *testing.T) {
	const call = `"call":"hdf-2026-agroalimentaire"`
	for name, c := range map[string]struct{ in, code, words string }{
		"nothing":            {"", "empty", "est vide"},
		"spaces":             {" \n", "empty", "est vide"},
		"a PDF":              {"%PDF-1.7 …", "pdf_unreadable", "PDF"},
		"not JSON":           {`{"format":1,`, "not_json", "ligne 1, colonne 13"},
		"a list":             {`[]`, "not_dossier", "format"},
		"Latin-1":            {"{\"format\":1," + call + ",\"title\":\"\xe9\",\"answers\":{}}", "utf8", "ligne 1, colonne 56"},
		"a key twice":        {`{"format":1,"format":1}`, "duplicate", "« format »"},
		"too deep":           {strings.Repeat("[", 200), "depth", "imbrique"},
		"no call":            {`{"format":1,"answers":{}}`, "no_call", "appel"},
		"an unknown call":    {`{"format":1,"call":"hdf-2026-agroalimentair","answers":{}}`, "unknown_call", "« hdf-2026-agroalimentaire »"},
		"no answers":         {`{"format":1,` + call + `}`, "not_dossier", "answers"},
		"answers as a list":  {`{"format":1,` + call + `,"answers":[]}`, "not_dossier", "answers"},
		"a version in words": {`{"format":1,` + call + `,"version":"x","answers":{}}`, "not_dossier", "« version »"},
		"a newer format":     {`{"format":2,` + call + `}`, "newer", "format 2"},
	} {
		t.Run(name, func(t *testing.T) {
			p := parts(t, "")
			_, err := p.Read(wiring.Stdin, strings.NewReader(c.in))
			var f *wiring.Failure
			if !errors.As(err, &f) || f.Code != c.code {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(f.Notice(p.Words).Text())
			if !strings.Contains(text, c.words) || strings.ContainsAny(text, "{}") {
				t.Errorf("it says %q, without %q", text, c.words)
			}
		})
	}
}

func TestErrorsOfTheSystemAreWordedAndNeverPasted(t *testing.T) {
	w := words(t)
	for name, c := range map[string]struct {
		err  error
		code string
	}{
		"a missing file":             {&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "not_found"},
		"a forbidden file":           {&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "permission"},
		"a full disk":                {fmt.Errorf("writing: %w", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), "disk_full"},
		"a store that is open":       {fmt.Errorf("opening: %w", store.ErrInUse), "store_in_use"},
		"a newer store":              {fmt.Errorf("opening: %w", store.ErrNewer), "store_newer"},
		"a store on a read-only one": {fmt.Errorf("opening: %w: %w", store.ErrReadOnly, syscall.EROFS), "read_only"},
		"a number without words":     {&fs.PathError{Op: "read", Path: "x", Err: syscall.Errno(121)}, "io"},
		"a path error without one":   {&fs.PathError{Op: "read", Path: "x", Err: errors.New("broken pipe in the wall")}, "io"},
		"anything else":              {errors.New("nil map"), "internal"},
	} {
		t.Run(name, func(t *testing.T) {
			f := wiring.Explain(c.err, "dossier.json")
			if f.Code != c.code {
				t.Errorf("code %s, want %s", f.Code, c.code)
			}
			n := f.Notice(w)
			if n.Message == "" || strings.Contains(n.Text(), c.err.Error()) || strings.Contains(n.Text(), "wall") {
				t.Errorf("it says %+v", n)
			}
			if !errors.Is(f, c.err) {
				t.Error("the cause is lost")
			}
		})
	}
}

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

func annexedFile(t *testing.T) (dir string, f *wiring.File, p *wiring.Parts) {
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
		if m := p.Message(v, pb); strings.ContainsAny(m.Text(), "{}") || m.What == "" {
			t.Errorf("%s says %q", pb.Row, m.Text())
		}
	}
	want := map[string]string{
		"gone": "warning piece_missing ", "link": "blocking form ", "way": "blocking form ", "folder": "blocking form ",
		"dots": "blocking form ", "absolute": "blocking form ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStandardInputHasNoAnnexesOnDisk(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(wiring.Stdin, strings.NewReader(annexed))
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
	rows := wiring.WithHashes(f.Dossier, dir).Rows("pieces")
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

func TestImportKeepsWhatMayBeReadAndSaysWhatNot(t *testing.T) {
	_, f, p := annexedFile(t)
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	id, skipped, err := p.Import(db, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []wiring.Skipped{
		{"annexes/parti.pdf", wiring.AnnexMissing},
		{"annexes/lien.pdf", wiring.AnnexLink},
		{"ailleurs/secret.pdf", wiring.AnnexLink},
		{"annexes", wiring.AnnexFolder},
		{"../secret.pdf", wiring.AnnexOutside},
		{"/etc/passwd", wiring.AnnexOutside},
	}
	if diff := cmp.Diff(want, skipped); diff != "" {
		t.Error(diff)
	}
	d, _, err := db.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	sum, _ := d.Rows("pieces")[0].Get("sha256").(dossier.Text)
	path, err := db.File(string(sum))
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "%PDF kbis" {
		t.Errorf("kept %q, %v", kept, err)
	}
	if len(id) != 20 {
		t.Errorf("the id is %q", id)
	}
}

func TestAFileIsReplacedAtOnceOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.pdf")
	write(t, old, "old")
	if err := os.Chmod(old, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := wiring.WriteFile(old, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(old)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(old); err != nil || string(b) != "new" {
		t.Errorf("it holds %q, %v", b, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("its mode became %v", info.Mode())
	}
	alias := filepath.Join(dir, "alias.pdf")
	link(t, old, alias)
	if err := wiring.WriteFile(alias, []byte("newer")); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(alias); err != nil || target != old {
		t.Errorf("the link was replaced: %q, %v", target, err)
	}
	for name, code := range map[string]string{
		filepath.Join(dir, "none", "x.pdf"): "not_found",
		dir:                                 "is_directory",
		filepath.Join(old, "x.pdf"):         "not_directory",
		filepath.Join(dir, strings.Repeat("x", 300)): "name_too_long",
	} {
		if f := wiring.Explain(wiring.WriteFile(name, []byte("x")), name); f.Code != code {
			t.Errorf("%s: %s, want %s", name, f.Code, code)
		}
	}
	if err := wiring.WriteFile(os.DevNull, []byte("x")); err != nil {
		t.Errorf("a device: %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestUserCallsAreReadFromTheDataFolder(t *testing.T) {
	data := t.TempDir()
	src, err := fs.ReadFile(assets.Calls(), "hdf-2026-agroalimentaire.toml")
	if err != nil {
		t.Fatal(err)
	}
	own := strings.Replace(string(src), `id = "hdf-2026-agroalimentaire"`, `id = "mon-appel"`, 1)
	write(t, filepath.Join(data, "calls", "mon-appel.toml"), own)
	write(t, filepath.Join(data, "calls", "casse.toml"), "id = ")
	p := parts(t, data)
	if c := p.Calls.Find("mon-appel"); c == nil || c.Status != "unverified" {
		t.Errorf("the call is %v", c)
	}
	if len(p.Calls.Faults) != 1 || p.Calls.Faults[0].File != "casse.toml" {
		t.Errorf("faults %v", p.Calls.Faults)
	}
	if f := p.UnknownCall("zzz"); f.Args["broken"] != filepath.Join(data, "calls", "casse.toml") {
		t.Errorf("the hint is about %q", f.Args["broken"])
	}
}

func exampleFile(t testing.TB, p *wiring.Parts, name string) *wiring.File {
	t.Helper()
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := p.Read(wiring.Stdin, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheSameDossierPrintsToTheSameBytes(t *testing.T) {
	p := parts(t, "")
	f := exampleFile(t, p, "conserverie-aisne")
	day := p.Env.Today.Time()
	one, err := p.Print(f, wiring.Sheet{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.Print(f, wiring.Sheet{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	if !one.Complete || !bytes.HasPrefix(one.PDF, []byte("%PDF-")) || !bytes.Equal(one.PDF, two.PDF) {
		t.Errorf("complete %v, %d and %d bytes", one.Complete, len(one.PDF), len(two.PDF))
	}
	without, err := p.Print(f, wiring.Sheet{Date: day, WithoutOwners: true})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.PDF, without.PDF) {
		t.Error("the owners are printed all the same")
	}
	later, err := p.Print(f, wiring.Sheet{Date: day.Add(24 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.PDF, later.PDF) {
		t.Error("the date is not in the file")
	}
}

func TestEveryCallPrintsItsBlankForm(t *testing.T) {
	p := parts(t, "")
	for _, c := range p.Calls.Calls {
		out, err := p.Blank(c, p.Env.Today.Time())
		if err != nil || out.Report.Pages < 5 {
			t.Errorf("%s: %d pages, %v", c.ID, out.Report.Pages, err)
		}
	}
}

// An empty dossier raises what a dossier can lack, in every call: none of it
// may leave a hole in its words.
func TestNothingThatAnEmptyDossierLacksIsWordedWithAHole(t *testing.T) {
	p := parts(t, "")
	for _, c := range p.Calls.Calls {
		f := &wiring.File{Dossier: dossier.New(c), Call: c}
		v, problems := p.Check(f)
		if len(problems) < 50 {
			t.Errorf("%s: only %d problems", c.ID, len(problems))
		}
		for _, pb := range problems {
			if text := p.Message(v, pb).Text(); strings.ContainsAny(text, "{}") || text == "" {
				t.Errorf("%s %s: %q", pb.Field, pb.Code, text)
			}
		}
		for id, fig := range p.Figures(v) {
			if fig.Missing == nil || fig.Caveats == nil || fig.Rules == nil || fig.Steps == nil || fig.Numbers == nil {
				t.Errorf("%s has a list that is nil", id)
			}
		}
	}
}

func TestNearestFindsWhatWasMeant(t *testing.T) {
	known := []string{"calls", "check", "export", "hdf-2026-agroalimentaire", "hdf-2026-ferroviaire-mecanique"}
	for typed, want := range map[string]string{
		"chek": "check", "EXPORT": "export", "agroalimentaire": "hdf-2026-agroalimentaire", "zzzzzz": "", "": "", "x": "",
		"hdf-2026-ferroviaire": "hdf-2026-ferroviaire-mecanique",
	} {
		if got := wiring.Nearest(typed, known); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
