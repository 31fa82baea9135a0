package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dossierpme/assets"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
)

const exampleFile = "dossier.json"

func example(s *session, p *parsed) (int, error) {
	all := assets.Examples()
	entries, err := fs.ReadDir(all, ".")
	if err != nil {
		return 0, err
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if len(p.args) == 0 {
		if p.has("-o") {
			return 0, usage("usage_option_example", "word", "-o") // of which example?
		}
		if p.has("--json") {
			return failure.ExitDone, s.json(names)
		}
		for _, n := range names {
			s.line(n)
		}
		return failure.ExitDone, nil
	}
	name := p.args[0]
	one, err := fs.Sub(all, name)
	if err == nil {
		_, err = fs.Stat(one, exampleFile)
	}
	if err != nil {
		return 0, &failure.Error{Code: "unknown_example", Args: map[string]string{
			"id": name, "near": french.Nearest(name, names), "list": strings.Join(names, ", "),
		}}
	}
	to := p.value("-o")
	if to == "" || to == paper.Stdin {
		raw, err := fs.ReadFile(one, exampleFile)
		s.out.Write(raw)
		return failure.ExitDone, err
	}
	if err := unpack(one, to); err != nil {
		return 0, err
	}
	s.say(s.words.T("ctl.example.written", "path", to))
	return failure.ExitDone, nil
}

// unpack writes every file of an example below a folder.
func unpack(from fs.FS, to string) error {
	if err := os.MkdirAll(to, 0o777); err != nil {
		return failure.Of(err, to)
	}
	return fs.WalkDir(from, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, filepath.FromSlash(path))
		if e.IsDir() {
			if err := os.MkdirAll(target, 0o777); err != nil {
				return failure.Of(err, target)
			}
			return nil
		}
		raw, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		return safefile.Write(target, raw)
	})
}
