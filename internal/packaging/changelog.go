package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"dossierpme/internal/version"
)

// unreleased is the folder of the version that is being prepared.
const unreleased = "unreleased"

// groups are the kinds of change in the order in which they are read, with their titles.
var groups = []struct{ kind, title string }{
	{"Security", "Security"},
	{"Change", "Changed"},
	{"Enhancement", "New"},
	{"Bugfix", "Mended"},
}

// kinds are other words for them.
var kinds = map[string]string{"Fix": "Bugfix", "New": "Enhancement"}

// fragment is the file of one change.
type fragment struct {
	name, kind, title, text string
}

// changelog joins the fragments of every version, the newest first. now is the version
// that is being prepared.
func changelog(dir fs.FS, now string) (string, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return "", err
	}
	var versions []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != unreleased {
			if _, err := numbers(e.Name()); err != nil {
				return "", err
			}
			versions = append(versions, e.Name())
		}
	}
	slices.SortFunc(versions, func(a, b string) int {
		x, _ := numbers(a)
		y, _ := numbers(b)
		return slices.Compare(y, x)
	})
	var b strings.Builder
	b.WriteString("# Changelog of " + version.App().Name + "\n")
	for _, v := range append([]string{unreleased}, versions...) {
		all, err := fragments(dir, v)
		if errors.Is(err, fs.ErrNotExist) || err == nil && len(all) == 0 {
			continue
		}
		if err != nil {
			return "", err
		}
		title := v
		if v == unreleased {
			title = now
		}
		fmt.Fprintf(&b, "\n## %s\n", title)
		for _, g := range groups {
			begun := false
			for _, f := range all {
				if f.kind != g.kind {
					continue
				}
				if !begun {
					fmt.Fprintf(&b, "\n### %s\n", g.title)
					begun = true
				}
				fmt.Fprintf(&b, "\n**%s.** %s\n", f.title, f.text)
			}
		}
	}
	return b.String(), nil
}

func numbers(version string) ([]int, error) {
	var out []int
	for _, part := range strings.Split(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil, fmt.Errorf("changelog/%s is no version", version)
		}
		out = append(out, n)
	}
	return out, nil
}

// fragments are the changes of a version, by the names of their files: they keep
// together what is about one thing.
func fragments(dir fs.FS, version string) ([]fragment, error) {
	entries, err := fs.ReadDir(dir, version)
	if err != nil {
		return nil, err
	}
	var all []fragment
	for _, e := range entries {
		if e.IsDir() || e.Name() == "README.md" {
			continue
		}
		raw, err := fs.ReadFile(dir, path.Join(version, e.Name()))
		if err != nil {
			return nil, err
		}
		f, err := read(e.Name(), string(raw))
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b fragment) int { return cmp.Compare(a.name, b.name) })
	return all, nil
}

// read reads a fragment: a line with its kind and what it is, then paragraphs.
func read(name, raw string) (fragment, error) {
	f := fragment{name: name}
	var text []string
	s := bufio.NewScanner(strings.NewReader(raw))
	for s.Scan() {
		line := strings.TrimRight(s.Text(), " \t\r")
		switch {
		case strings.HasPrefix(line, "#"):
		case f.kind != "":
			text = append(text, line)
		case line != "":
			kind, title, ok := strings.Cut(line, ": ")
			kind = cmp.Or(kinds[kind], kind)
			if !ok || !slices.ContainsFunc(groups, func(g struct{ kind, title string }) bool { return g.kind == kind }) {
				return f, fmt.Errorf("changelog fragment %s begins with %q, not with one of Bugfix, Change, Enhancement, Security and a colon", name, line)
			}
			f.kind, f.title = kind, strings.TrimRight(title, ".")
		}
	}
	if err := s.Err(); err != nil {
		return f, fmt.Errorf("changelog fragment %s: %w", name, err)
	}
	if f.text = strings.TrimSpace(strings.Join(text, "\n")); f.kind == "" || f.text == "" {
		return f, fmt.Errorf("changelog fragment %s says too little", name)
	}
	return f, nil
}
