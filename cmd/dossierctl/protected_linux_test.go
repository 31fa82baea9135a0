package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/internal/failure"
	"dossierpme/internal/wiring"
)

// protected is a command to which a folder is a key with its lock on, in a namespace
// of mounts of its own: rights do not bind root.
func protected(t *testing.T, cmd *exec.Cmd, folder string) *exec.Cmd {
	t.Helper()
	const mount = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"`
	for _, how := range [][]string{{"-m"}, {"-rm"}} {
		in := append(append([]string{"unshare"}, how...), "sh", "-c", mount, folder)
		if exec.Command(in[0], append(in[1:], "true")...).Run() != nil {
			continue
		}
		out := exec.Command(in[0], append(in[1:], cmd.Args...)...)
		out.Dir, out.Env = cmd.Dir, cmd.Env
		return out
	}
	t.Skip("this system lets nobody mount anything, in a namespace of its own either")
	return nil
}

func TestALockedKeyIsReadAndCalledOne(t *testing.T) {
	words, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	p := newProgram(t)
	key := t.TempDir()
	data := filepath.Join(key, "data")
	p.must("example", "conserverie-aisne", "-o", filepath.Join(key, "example"))
	file := filepath.Join(key, "example", "dossier.json")
	p.must("import", file, "--store", data)
	for name, c := range map[string]struct {
		args []string
		path string // that cannot be written; "": nothing is
	}{
		"the dossiers are listed":  {[]string{"list", "--store", data}, ""},
		"a file of it is checked":  {[]string{"check", file, "--store", data}, ""},
		"none is put into it":      {[]string{"import", file, "--store", data}, data},
		"no file is written to it": {[]string{"example", "conserverie-aisne", "-o", filepath.Join(key, "new")}, filepath.Join(key, "new")},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := protected(t, p.command(c.args...), key).CombinedOutput()
			if c.path == "" {
				if err != nil {
					t.Errorf("%v: %s", err, out)
				}
				return
			}
			code := 0
			if exit := new(exec.ExitError); errors.As(err, &exit) {
				code = exit.ExitCode()
			}
			if want := words.T("error.read_only.message", "path", c.path); code != failure.ExitError || !strings.Contains(string(out), want) {
				t.Errorf("exit code %d, %q, want %q", code, out, want)
			}
		})
	}
}
