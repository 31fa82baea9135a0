//go:build unix

package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

func TestTheManualHasEveryCommandAndOption(t *testing.T) {
	p := newProgram(t)
	out := p.must("man")
	for _, c := range shown() {
		if !strings.Contains(out, "\n.SS \""+c.name+"\"\n") {
			t.Errorf("it lacks %s", c.name)
		}
	}
	if strings.Contains(out, "\n.SS \"complete\"\n") {
		t.Error("it has the hidden command")
	}
	for name := range options {
		if !strings.Contains(out, `\fB`+roff(name)) {
			t.Errorf("it lacks %s", name)
		}
	}
	if again := p.must("man"); again != out {
		t.Error("it is another one the second time")
	}
	for n, line := range strings.Split(out, "\n") {
		if strings.ContainsAny(line, "\t\u00a0\u202f") {
			t.Errorf("line %d: %q", n+1, line)
		}
	}
	if _, err := exec.LookPath("groff"); err != nil {
		t.Fatal("groff is not installed: run scripts/setup test")
	}
	// What the formatter finds wrong it says.
	cmd := exec.Command("groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z")
	cmd.Stdin = strings.NewReader(out)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Errorf("groff: %v: %s", err, errs.String())
	}
}

func TestTextIsNoRequest(t *testing.T) {
	m := &manual{}
	m.paragraph(".so /etc/passwd\n'x\na\\b --c \"d\"")
	want := ".PP\n\\&.so /etc/passwd\n\\&'x\na\\eb \\-\\-c \"d\"\n"
	if m.String() != want {
		t.Errorf("%q, want %q", m.String(), want)
	}
}
