package callfile_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/dossier/callfile"
)

func TestAFileThatNestsWithoutEndIsRefused(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 100<<10) }
	for name, src := range map[string]string{
		"lists":              "x = " + many("["),
		"tables":             "x = " + many("{a="),
		"a dotted key":       many("a.") + "a = 1",
		"a dotted header":    "[" + many("a.") + "a]",
		"after a long text":  "x = \"\"\"\"a\\\"\n\"\"\"\ny = " + many("["),
		"after quoted marks": "x = '['\ny = \"\\\"#\" # [[[\nz = " + many("["),
	} {
		faults := parse(t, tinyCall+"\n"+src)
		if len(faults) != 1 || faults[0].Code != "too_deep" {
			t.Errorf("%s: %.3v", name, faults)
		}
	}
	for _, src := range []string{
		`x = "[[[[[[[[[[[[[[[[[[[[["`, "x = '''\n" + strings.Repeat("[", 99) + "'''", "# " + strings.Repeat("a.", 99),
		"x = [" + strings.Repeat("1.5, ", 99) + "]",
	} {
		for _, f := range parse(t, tinyCall+"\n"+src) {
			if f.Code == "too_deep" {
				t.Errorf("%s is refused", src)
			}
		}
	}
}

// What is wrong in it is listed up to a bound: a file of a million mistakes would be
// held against every known word a million times.
func TestOfManyFaultsTheFirstAreListed(t *testing.T) {
	var b strings.Builder
	for i := 0; i < 2_000; i++ {
		fmt.Fprintf(&b, "k%d = 1\n", i)
	}
	if faults := parse(t, b.String()); len(faults) != 1 || faults[0].Code != "unknown_key" || faults[0].Line != 101 || faults[0].Args["key"] != "k100" {
		t.Errorf("faults %v", faults)
	}
	b.Reset()
	b.WriteString(tinyCall)
	for range 5_000 {
		b.WriteString("[[sections]]\nuse = \"none\"\n")
	}
	if faults := parse(t, b.String()); len(faults) == 0 || len(faults) > 100 {
		t.Errorf("%d faults", len(faults))
	}
}

// endless is a folder with a file whose size is a lie and whose content never ends.
type endless struct{ fstest.MapFS }

func (e endless) Open(name string) (fs.File, error) {
	f, err := e.MapFS.Open(name)
	if name == "zero.toml" && err == nil {
		return zeros{f}, nil
	}
	return f, err
}

type zeros struct{ fs.File }

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

func TestOnlyPlainFilesOfABoundedSizeAreOwnCalls(t *testing.T) {
	shipped := fstest.MapFS{"_common.toml": {Data: []byte(tinyCommon)}, "essai.toml": {Data: []byte(tinyCall)}}
	own := endless{fstest.MapFS{
		"pipe.toml": {Mode: fs.ModeNamedPipe}, "zero.toml": {Data: []byte("x")}, "device.toml": {Mode: fs.ModeDevice | fs.ModeCharDevice},
		"large.toml": {Data: make([]byte, callfile.MaxFile+1)},
	}}
	set, faults := callfile.Load(shipped, own, names())
	if faults != nil {
		t.Fatal(faults)
	}
	got := map[string]string{}
	for _, f := range set.Faults {
		got[f.File] = f.Code
	}
	for file, code := range map[string]string{"pipe.toml": "not_regular", "zero.toml": "too_large", "device.toml": "not_regular", "large.toml": "too_large"} {
		if got[file] != code {
			t.Errorf("%s: %q, want %s", file, got[file], code)
		}
	}
}

func TestALinkThatLeadsOutOfTheFolderIsSaidToBeOne(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]string{"dehors.toml": filepath.Join(t.TempDir(), "x.toml"), "nulle-part.toml": "absent.toml"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	set, faults := callfile.Load(fstest.MapFS{"_common.toml": {Data: []byte(tinyCommon)}, "essai.toml": {Data: []byte(tinyCall)}}, root.FS(), names())
	if faults != nil || len(set.Faults) != 2 {
		t.Fatalf("faults %v, %v", faults, set)
	}
	for _, f := range set.Faults {
		if f.Code != "link_out" {
			t.Errorf("%s: %s", f.File, f.Code)
		}
	}
}
