package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

func mustWords(t *testing.T) *say.Words {
	t.Helper()
	words, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// watched is a run of the program before somebody who sees the terminal.
func watched(t *testing.T, errs io.Writer, args ...string) (code int, out string) {
	t.Helper()
	s := &session{words: mustWords(t), errs: errs, terminal: true, today: dossier.MustDate("2026-11-23")}
	code, err := s.do(args)
	if err != nil {
		code = s.fail(err, wantsJSON(args))
	}
	return code, s.out.String()
}

// screen is what stands on a terminal after something was written to it.
func screen(written string) string {
	var lines []string
	for _, line := range strings.Split(written, "\n") {
		var row []rune
		at := 0
		for _, r := range line {
			if r == '\r' {
				at = 0
				continue
			}
			if at == len(row) {
				row = append(row, ' ')
			}
			row[at] = r
			at++
		}
		lines = append(lines, strings.TrimRight(string(row), " "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// exampleWithAnnexes is the example in a folder of its own.
func exampleWithAnnexes(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if code, _ := watched(t, io.Discard, "example", "conserverie-aisne", "-o", dir); code != failure.ExitDone {
		t.Fatalf("the example: %d", code)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	return found[0]
}

func TestProgressIsToldInOneLineThatGoes(t *testing.T) {
	if testing.Short() {
		t.Skip("binds and draws a dossier")
	}
	file := exampleWithAnnexes(t)
	resaved := filepath.Join(t.TempDir(), "enregistre.pdf")
	if code, _ := watched(t, io.Discard, "export", file, "--signature-pages", "-o", resaved); code != failure.ExitDone {
		t.Fatalf("exit %d", code)
	}
	raw, err := os.ReadFile(resaved)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(resaved, append(raw, "\n% note\n%%EOF\n"...), 0o600); err != nil { // what is byte for byte ours is not drawn
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		line string // as it begins
	}{
		{"binding", []string{"export", file, "--binder", "-o", filepath.Join(t.TempDir(), "tout.pdf")}, "Annexes : étape 1 sur "},
		{"unfolding", []string{"export", file, "--annexes", filepath.Join(t.TempDir(), "dossier")}, "Annexes : étape 1 sur "},
		{"verifying", []string{"verify", resaved}, "Page 1 sur "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var errs bytes.Buffer
			code, _ := watched(t, &errs, c.args...)
			if code != failure.ExitDone {
				t.Fatalf("exit %d: %s", code, errs.String())
			}
			told := strings.ReplaceAll(errs.String(), "\u00a0", " ")
			if !strings.Contains(told, c.line) {
				t.Errorf("no progress is told: %q", told)
			}
			if left := screen(told); strings.Contains(left, " sur ") {
				t.Errorf("the line stays: %q", left)
			}
		})
	}
	var quiet bytes.Buffer
	s := &session{words: mustWords(t), errs: &quiet, today: dossier.MustDate("2026-11-23")}
	if _, err := s.do([]string{"export", file, "--annexes", filepath.Join(t.TempDir(), "dossier")}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(quiet.String(), "\r") {
		t.Errorf("where nobody watches it tells %q", quiet.String())
	}
}
