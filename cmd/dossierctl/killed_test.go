//go:build unix

package main

import (
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
)

// Two dossiers of the store, and a third in files.
const (
	conserverie = "CONSERVERIEAISNE2345"
	ferroviaire = "FERROVIAIRESOMME2345"
)

// world is everything that a command meets: the store, a file that it imports, the place
// that it writes to, its home and its temporary folder.
type world struct {
	t   *testing.T
	dir string
	*program
}

// master makes the world that each round begins with.
func master(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir()}
	w.program = programIn(t, w.dir)
	for _, name := range []string{"conserverie-aisne", "ferroviaire-somme"} {
		w.must("example", name, "-o", w.at(name))
		w.must("import", w.at(name, "dossier.json"), "--store", w.at("store"))
	}
	w.must("list", "--store", w.at("store"))
	w.must("backup", "--store", w.at("store"), "-o", w.at("copies"))
	// The file of the dossiers goes on from the copy, so that a restoration changes it.
	saved := w.must("save", conserverie, "--store", w.at("store"))
	edited := strings.Replace(saved, `"company.trade_name": "`, `"company.trade_name": "Bis `, 1)
	if edited == saved {
		w.t.Fatal("nothing is edited")
	}
	w.write(edited, "edited.json")
	w.must("import", w.at("edited.json"), "--replace", "--store", w.at("store"))
	w.must("save", ferroviaire, "--portable", "--history", "--store", w.at("store"), "-o", w.at("sent.dossier"))
	w.write("ancien", "out", "target")
	return w
}

func (w *world) at(parts ...string) string {
	return filepath.Join(append([]string{w.dir}, parts...)...)
}

func (w *world) write(text string, parts ...string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.at(parts...)), 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.at(parts...), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// fresh is a copy of the world.
func (w *world) fresh(t *testing.T, dir string) *world {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(w.dir)); err != nil {
		t.Fatal(err)
	}
	return &world{t: t, dir: dir, program: programIn(t, dir)}
}

// kept are the dossiers of the store as they are there. Every annex of theirs is there.
func (w *world) kept() map[string]string {
	w.t.Helper()
	db, err := store.Open(w.at("store"), store.Options{ReadOnly: true})
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	list, err := db.List()
	if err != nil {
		w.t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range list {
		d, _, err := db.Get(e.ID)
		if err != nil {
			w.t.Errorf("%s: %v", e.ID, err)
			continue
		}
		for _, r := range d.Rows("pieces") {
			if sum := r.Text("sha256"); sum != "" {
				if _, err := db.File(sum); err != nil {
					w.t.Errorf("%s: an annex: %v", e.ID, err)
				}
			}
		}
		out[e.ID] = string(d.Encode())
	}
	return out
}

// files are those of a folder, and of the folders in it, with what is in them.
func (w *world) files(parts ...string) map[string]string {
	w.t.Helper()
	out := map[string]string{}
	root := w.at(parts...)
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		out[name] = string(raw)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		w.t.Fatal(err)
	}
	return out
}

// nothingHalf wants that nothing is left that was being written.
func (w *world) nothingHalf() {
	w.t.Helper()
	for name := range w.files() {
		if strings.HasSuffix(name, ".tmp") || strings.HasPrefix(name, "tmp"+string(filepath.Separator)) || strings.Contains(name, "en-cours") {
			w.t.Errorf("%s is left", name)
		}
	}
}

// sound wants that the doctor finds nothing, but what a killed program left the first
// time; and nothing then.
func (w *world) sound() {
	w.t.Helper()
	_, first, _ := w.run("doctor", "--json", "--store", w.at("store"))
	if n := strings.Count(first, `"done"`) - strings.Count(first, `"done": "removed"`); n > 0 {
		w.t.Errorf("the doctor finds %s", first)
	}
	if strings.Contains(first, `"sound": true`) {
		return
	}
	if code, out, errs := w.run("doctor", "--store", w.at("store")); code != failure.ExitDone {
		w.t.Errorf("the doctor finds again: %s%s", out, errs)
	}
}

// act is one command, and what must be true after it, whenever it was killed or failed.
type act struct {
	name string
	args func(w *world) []string
	// holds is told whether the command had said that it was done. whole is the world of
	// a run that nobody disturbed.
	holds func(w, whole *world, done bool)
	again []int // how the same command may end when it is given once more, beside done
}

// target wants that the file that was there is the old one, or the whole new one.
func target(w, whole *world, done bool) {
	w.t.Helper()
	got := w.files("out")
	if len(got) != 1 || got["target"] != whole.files("out")["target"] && (done || got["target"] != "ancien") {
		w.t.Errorf("done %v: there are %v with %d bytes", done, slices.Collect(maps.Keys(got)), len(got["target"]))
	}
	unchanged(w, whole, done)
}

// unchanged wants that the dossiers are what they were.
func unchanged(w, whole *world, _ bool) {
	w.t.Helper()
	if !maps.Equal(w.kept(), whole.kept()) {
		w.t.Errorf("the dossiers are others")
	}
}

// parcel wants that a portable file is the old one, or can be read.
func parcel(w, whole *world, done bool) {
	w.t.Helper()
	got := w.files("out")
	if len(got) != 1 || done && got["target"] == "ancien" {
		w.t.Errorf("done %v: there are %v", done, slices.Collect(maps.Keys(got)))
	}
	if got["target"] != "ancien" {
		if code, _, errs := w.run("check", w.at("out", "target")); code != failure.ExitDone {
			w.t.Errorf("it cannot be read: %s", errs)
		}
	}
	unchanged(w, whole, done)
}

// folder wants that a folder is not there, or whole.
func folder(w, whole *world, done bool) {
	w.t.Helper()
	got, want := w.files("out", "folder"), whole.files("out", "folder")
	if len(want) < 5 || len(got) != len(want) && (done || len(got) > 0) {
		w.t.Errorf("done %v: %d files of %d", done, len(got), len(want))
	}
	if rest := w.files("out"); len(rest) != len(got)+1 || rest["target"] != "ancien" {
		w.t.Errorf("beside it are %d files", len(rest)-len(got))
	}
	unchanged(w, whole, done)
}

// oneMore wants that the dossiers that were there are what they were, and that a new one
// is whole.
func oneMore(w, _ *world, done bool) {
	w.t.Helper()
	got := w.kept()
	if n := len(got); n != 3 && (done || n != 2) {
		w.t.Errorf("done %v: %d dossiers", done, n)
	}
	for id, is := range w.before() {
		if got[id] != is {
			w.t.Errorf("%s is another", id)
		}
	}
}

// keepBefore keeps the store as it is at the beginning.
func (w *world) keepBefore() {
	w.t.Helper()
	if err := os.CopyFS(w.at("before", "store"), os.DirFS(w.at("store"))); err != nil {
		w.t.Fatal(err)
	}
}

// before is what the store held at the beginning.
func (w *world) before() map[string]string {
	w.t.Helper()
	old := &world{t: w.t, dir: w.at("before"), program: w.program}
	return old.kept()
}

// stamp is what a save changes beside the answers.
var stamp = regexp.MustCompile(`"(version|updated)": [^\n]*`)

func acts() []act {
	in := func(w *world, args ...string) []string { return append(args, "--store", w.at("store")) }
	const day = "--date=2026-11-20"
	return []act{
		{name: "export", holds: target, args: func(w *world) []string {
			return []string{"export", w.at("conserverie-aisne", "dossier.json"), "-o", w.at("out", "target"), day}
		}},
		{name: "binder", holds: target, args: func(w *world) []string {
			return []string{"export", w.at("conserverie-aisne", "dossier.json"), "--binder", "-o", w.at("out", "target"), day}
		}},
		{name: "folder", holds: folder, again: []int{failure.ExitError}, args: func(w *world) []string {
			return []string{"export", w.at("conserverie-aisne", "dossier.json"), "--annexes", w.at("out", "folder"), day}
		}},
		{name: "everything", holds: folder, again: []int{failure.ExitError}, args: func(w *world) []string {
			return in(w, "save", conserverie, "--everything", w.at("out", "folder"))
		}},
		{name: "plan", holds: target, args: func(w *world) []string {
			return []string{"plan", w.at("conserverie-aisne", "dossier.json"), "-o", w.at("out", "target")}
		}},
		{name: "portable", holds: parcel, args: func(w *world) []string {
			return in(w, "save", conserverie, "--portable", "--history", "-o", w.at("out", "target"))
		}},
		{name: "import", holds: oneMore, args: func(w *world) []string {
			return in(w, "import", w.at("ferroviaire-somme", "dossier.json"), "--as-new")
		}},
		{name: "import a portable file", holds: oneMore, args: func(w *world) []string {
			return in(w, "import", w.at("sent.dossier"), "--as-new")
		}},
		{name: "restore", args: func(w *world) []string {
			copies, err := store.Copies("", w.at("copies"))
			if err != nil || len(copies) != 1 {
				w.t.Fatal(copies, err)
			}
			return in(w, "restore", copies[0].Name, "--from", w.at("copies"))
		}, holds: func(w, whole *world, done bool) {
			got, before, after := w.kept(), w.before(), whole.kept()
			same := func(a, b string) bool { return stamp.ReplaceAllString(a, "") == stamp.ReplaceAllString(b, "") }
			if len(got) != 2 || got[ferroviaire] != before[ferroviaire] || same(before[conserverie], after[conserverie]) ||
				!same(got[conserverie], after[conserverie]) && (done || got[conserverie] != before[conserverie]) {
				w.t.Errorf("done %v: the dossiers are neither what they were nor what the copy has", done)
			}
		}},
		{name: "forget", again: []int{failure.ExitError}, args: func(w *world) []string {
			return in(w, "forget", conserverie)
		}, holds: func(w, _ *world, done bool) {
			got, before := w.kept(), w.before()
			if got[ferroviaire] != before[ferroviaire] {
				w.t.Error("the other dossier is another")
			}
			is, there := got[conserverie]
			if there && (done || is != before[conserverie]) {
				w.t.Errorf("done %v: it is still there", done)
			}
			for name, raw := range w.files("store") {
				if !there && strings.Contains(raw, conserverie) {
					w.t.Errorf("done %v: %s still holds it", done, name)
				}
			}
		}},
		{name: "backup", args: func(w *world) []string { return in(w, "backup", "-o", w.at("out")) }, holds: func(w, whole *world, done bool) {
			copies, err := store.Copies("", w.at("out"))
			if err != nil || done && len(copies) == 0 {
				w.t.Errorf("done %v: %d copies, %v", done, len(copies), err)
			}
			for _, c := range copies {
				if !c.Sound || c.Dossiers != 2 {
					w.t.Errorf("%+v", c)
				}
			}
			unchanged(w, whole, done)
		}},
	}
}

// kills is how often each command is killed: CTL_TEST_KILLS=100 kills each a hundred times.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("CTL_TEST_KILLS")); err == nil && n > 0 {
		return n
	}
	return 1
}

func TestWhateverIsKilledNothingIsLostOrLeft(t *testing.T) {
	m := master(t)
	m.keepBefore()
	n := kills()
	for _, a := range acts() {
		t.Run(a.name, func(t *testing.T) {
			whole := m.fresh(t, t.TempDir())
			began := time.Now()
			whole.must(a.args(whole)...)
			takes := time.Since(began)
			whole.sound()
			whole.nothingHalf()
			a.holds(whole, whole, true)
			killed, dir := 0, filepath.Join(t.TempDir(), "round")
			for round := range n {
				if err := os.RemoveAll(dir); err != nil {
					t.Fatal(err)
				}
				w := m.fresh(t, dir)
				after := time.Duration((float64(round) + rand.Float64()) / float64(n) * float64(takes))
				code, errs := w.killed(after, a.args(w)...)
				if code == -1 {
					killed++
				} else if code != failure.ExitDone {
					t.Errorf("it ends with %d: %s", code, errs)
				}
				w.sound()
				a.holds(w, whole, code == failure.ExitDone)
				w.nothingHalf()
				if code, _, errs := w.run(a.args(w)...); code != failure.ExitDone && !slices.Contains(a.again, code) {
					t.Errorf("once more: %d: %s", code, errs)
				}
				if t.Failed() {
					t.Fatalf("killed after %v of %v: exit code %d", after, takes, code)
				}
			}
			t.Logf("%d killed of %d, of some %v each", killed, n, takes.Round(time.Millisecond))
		})
	}
}
