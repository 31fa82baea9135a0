//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// program is the program as processes of its own, with a home of their own; the test
// binary is it by its name.
type program struct {
	t    *testing.T
	name string
	home string
	tmp  string // its folder for temporary files
	env  []string
}

func newProgram(t *testing.T) *program { return programIn(t, t.TempDir()) }

// programIn is the program with its home in a folder.
func programIn(t *testing.T, dir string) *program {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, name: filepath.Join(t.TempDir(), "dossierctl"), home: filepath.Join(dir, "home"), tmp: filepath.Join(dir, "tmp")}
	for _, d := range []string{p.home, p.tmp} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(exe, p.name); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.name, args...)
	cmd.Dir = p.home
	cmd.Env = append(append(os.Environ(), "HOME="+p.home, "TMPDIR="+p.tmp, "XDG_DATA_HOME="+p.home, "XDG_CACHE_HOME="+filepath.Join(p.home, "cache")), p.env...)
	return cmd
}

func (p *program) run(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	cmd := p.command(args...)
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return -1, "", err.Error()
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// must wants that a command succeeds.
func (p *program) must(args ...string) (out string) {
	p.t.Helper()
	code, out, errs := p.run(args...)
	if code != 0 {
		p.t.Fatalf("%v: exit code %d: %s", args, code, errs)
	}
	return out
}

// killed runs a command and kills it after a while; code is -1 where it did not end
// before.
func (p *program) killed(after time.Duration, args ...string) (code int, errs string) {
	p.t.Helper()
	var e bytes.Buffer
	cmd := p.command(args...)
	cmd.Stderr = &e
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	timer.Stop()
	return cmd.ProcessState.ExitCode(), e.String()
}
