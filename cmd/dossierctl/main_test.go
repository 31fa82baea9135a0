package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
)

var update = flag.Bool("update", false, "write the expected outputs of the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dossierctl": func() { narrow(); os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// The scripts run the program itself: arguments, standard streams, files and
// exit codes are what a user of the command line meets.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// The user's own folder is one of the test's own.
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("APPDATA", e.WorkDir+"/data")
			e.Setenv("HOME", e.WorkDir)
			// What draws pages is found compiled, as by a user at the second start.
			if err := compiledBefore(e.WorkDir); err != nil {
				return err
			}
			// Call files that tests of the domain have too.
			calls, err := filepath.Abs("../../dossier/callfile/testdata")
			e.Setenv("CALLS", calls)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "large": large, "hold": hold, "newer": newer, "bytes": bytesOf, "pdf": pdfAt, "extend": extend, "change": change,
			"copyname": copyName, "nowhere": nowhere, "damage": damage, "half": half,
		},
	})
}

// compiledBefore gives a home that is a test's own the compiled form of what draws pages
// that the program keeps for whoever runs the tests: it takes seconds each time.
func compiledBefore(home string) error {
	kept, cache := folders.Compiled(), filepath.Join(home, ".cache", "dossierpme")
	for _, dir := range []string{kept, cache} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	if err := os.Symlink(kept, filepath.Join(cache, "pdfium")); err != nil && runtime.GOOS != "windows" {
		return err // there only some may make one, and the cache is elsewhere
	}
	return nil
}

// english is what a message of a library or of the system would contain.
var english = regexp.MustCompile(`(?i)\b(error|no such|invalid|cannot|denied|unknown|usage:|flag|failed|is a directory|goroutine|panic)\b`)

// unfilled is a place of a message that nothing was put into.
var unfilled = regexp.MustCompile(`\{[a-z_]+\}`)

// code runs the program and wants exactly this exit code: code 3 check x.json
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: code N ARGUMENTS…")
	}
	err := ts.Exec("dossierctl", args[1:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
	told := ts.ReadFile("stderr")
	if at := english.FindString(told); at != "" {
		ts.Fatalf("English on standard error: %q", at)
	}
	if at := unfilled.FindString(told); at != "" {
		ts.Fatalf("nobody filled in %s", at)
	}
	if failed := got != 0 && got != failure.ExitIncomplete; failed && told == "" {
		ts.Fatalf("a failure without a word")
	}
}

// large writes a text of so many megabytes: large FILE 70
func large(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("a"), n<<20), 0o644))
}

// bytesOf writes a file from a quoted Go string: bytes FILE '\xe9'
func bytesOf(ts *testscript.TestScript, _ bool, args []string) {
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o644))
}

// hold keeps a store open as the window would, until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	db, err := store.Open(ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	ts.Defer(func() { _ = db.Close() })
}

// newer makes a store that a later version of the program has written.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := store.Open(ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	path := db.Path()
	ts.Check(db.Close())
	b, err := bolt.Open(path, 0o600, nil)
	ts.Check(err)
	ts.Check(b.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("version"), []byte("99")) }))
	ts.Check(b.Close())
}

// copyName puts the name of the fullest copy in a folder into a variable: copyname VAR DIR
func copyName(ts *testscript.TestScript, _ bool, args []string) {
	copies, err := store.Copies("", ts.MkAbs(args[1]))
	ts.Check(err)
	fullest := slices.MaxFunc(copies, func(a, b shelf.Copy) int { return a.Dossiers - b.Dossiers })
	ts.Setenv(args[0], fullest.Name)
}

// nowhere wants words in no file below a folder: nowhere DIR WORD…
func nowhere(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, word := range args[1:] {
			if bytes.Contains(b, []byte(word)) {
				ts.Fatalf("%s has %q", path, word)
			}
		}
		return err
	}))
}

// damage changes a word in every place of a file, as a disk would: damage FILE OLD NEW
func damage(ts *testscript.TestScript, _ bool, args []string) {
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if !bytes.Contains(b, []byte(args[1])) || len(args[1]) != len(args[2]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.ReplaceAll(b, []byte(args[1]), []byte(args[2])), 0o600))
}

// half cuts a file in the middle, as a copy that was stopped does: half FILE
func half(ts *testscript.TestScript, _ bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b[:len(b)/2], 0o600))
}

// extend adds to a PDF as an incremental update does: extend FROM TO
func extend(ts *testscript.TestScript, _ bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	end := b[bytes.LastIndex(b, []byte("startxref")):]
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), append(append(b, "% added\n"...), end...), 0o600))
}

// pdfAt wants a whole PDF in a file: pdf FILE
func pdfAt(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	whole := bytes.HasPrefix(b, []byte("%PDF-")) && bytes.Contains(b[max(0, len(b)-64):], []byte("%%EOF"))
	if whole == neg {
		ts.Fatalf("%s: whole PDF %v", args[0], whole)
	}
}

// change gives a field of a dossier file another text: change FILE FIELD TEXT
func change(ts *testscript.TestScript, _ bool, args []string) {
	var file, answers map[string]json.RawMessage
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &file))
	ts.Check(json.Unmarshal(file["answers"], &answers))
	var err error
	answers[args[1]], err = json.Marshal(args[2])
	ts.Check(err)
	file["answers"], err = json.Marshal(answers)
	ts.Check(err)
	raw, err := json.Marshal(file)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o600))
}
