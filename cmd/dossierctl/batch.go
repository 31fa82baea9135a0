package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/internal/wiring"
)

// worst is the order in which the exit codes of several dossiers count.
var worst = []int{
	failure.ExitError, failure.ExitInUse, failure.ExitNewer, failure.ExitDifferent, failure.ExitIncomplete, failure.ExitDone,
}

// item is one dossier of a batch.
type item struct {
	name   string // as it was typed, or its id
	title  string // how a person knows it
	stem   string // of what is written for it, without folder and extension
	output string // what is written for it, "" for nothing
}

// shared is what the dossiers of a batch are all read with.
type shared struct {
	parts *wiring.Parts
	db    *store.DB
	dir   string
}

func (b *shared) close() {
	if b.db != nil {
		_ = b.db.Close()
	}
}

// batch runs a command for each of several dossiers. What fails for one stops none of
// the others; only a person does.
func (s *session) batch(p *parsed) (int, error) {
	items, err := s.items(p)
	if err != nil {
		return 0, err
	}
	if err := outputs(p, items); err != nil {
		return 0, err
	}
	common := &shared{}
	defer common.close()
	codes := map[int]int{}
	results := []json.RawMessage{}
	last := failure.ExitDone
	for i, it := range items {
		one := &session{words: s.words, in: s.in, errs: s.errs, today: s.today, terminal: s.terminal, shared: common}
		s.heading(p, it, i, len(items))
		code, err := p.command.run(one, p.of(it))
		stopped := false
		if err != nil && failure.Of(err, "").Exit() == failure.ExitUsage {
			return 0, err // it would be the same of each
		}
		if err != nil {
			code = one.fail(err, p.has("--json"))
			stopped = failure.Of(err, "").Code == "cancelled"
		}
		codes[code]++
		if slices.Index(worst, code) < slices.Index(worst, last) {
			last = code
		}
		if p.has("--json") {
			results = append(results, it.result(one.out.Bytes()))
		} else {
			s.out.Write(one.out.Bytes())
		}
		if stopped {
			s.say(s.words.T("ctl.batch.stopped", "n", len(items)-i-1))
			break
		}
	}
	if len(items) > 1 {
		s.say(s.tally(codes))
	}
	if p.has("--json") {
		return last, s.json(results)
	}
	return last, nil
}

// items are the dossiers that the command line names, or all of the store.
func (s *session) items(p *parsed) ([]item, error) {
	if !p.has("--all") {
		items := make([]item, 0, len(p.args))
		for _, name := range p.args {
			stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
			if name == paper.Stdin {
				stem = s.words.T("ctl.stdin")
			}
			items = append(items, item{name: name, title: name, stem: stem})
		}
		return items, nil
	}
	db, dir, err := s.open(p, true)
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.say(s.words.T("ctl.list.none", "path", dir))
		return nil, nil
	case err != nil:
		return nil, failure.Of(err, dir)
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return nil, failure.Of(err, dir)
	}
	var items []item
	for _, e := range entries {
		if e.InTrash() {
			continue
		}
		title := cmp.Or(e.Name(), s.words.T("ctl.list.untitled"))
		items = append(items, item{name: e.ID, title: title + " (" + e.ID[:min(8, len(e.ID))] + ")", stem: title})
	}
	if len(items) == 0 {
		s.say(s.words.T("ctl.list.none", "path", dir))
	}
	return items, nil
}

// outputs says what is written for each dossier: -o names a folder, which is made. No
// two are written to one file, and none over a dossier that is read.
func outputs(p *parsed, items []item) error {
	dir, ending := p.value("-o"), p.command.ending
	if p.has("--annexes") {
		dir, ending = p.value("--annexes"), ""
	}
	switch dir {
	case "":
		return nil
	case paper.Stdin:
		return usage("usage_batch_output", "word", p.command.name)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return failure.Of(err, dir)
	}
	if p.has("--text") {
		ending = ".txt"
	}
	taken := map[string]bool{}
	for i := range items {
		stem := safefile.Name(items[i].stem)
		if stem == "" {
			stem = "dossier"
		}
		name := stem
		for n := 2; taken[strings.ToLower(name)]; n++ { // a folder of Windows knows no capitals
			name = stem + "-" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		items[i].output = filepath.Join(dir, name+ending)
		for _, read := range items {
			if same(read.name, items[i].output) {
				return &failure.Error{Code: "same_file", Args: map[string]string{"path": items[i].output}}
			}
		}
	}
	return nil
}

// of is the command line for one dossier of a batch.
func (p *parsed) of(it item) *parsed {
	one := &parsed{command: p.command, args: []string{it.name}, options: map[string]string{}}
	for name, value := range p.options {
		switch {
		case name == "--all":
			continue
		case it.output != "" && (name == "-o" || name == "--annexes"):
			value = it.output
		}
		one.options[name] = value
	}
	return one
}

// heading says which dossier comes: over its result, or over what is said of it.
func (s *session) heading(p *parsed, it item, i, of int) {
	line := s.words.T("ctl.batch.heading", "n", i+1, "all", of, "title", it.title)
	switch {
	case p.has("--json"):
	case it.output == "" && p.command.reads():
		if i > 0 {
			s.line("")
		}
		s.line(line)
	default:
		if it.output != "" {
			line = s.words.T("ctl.batch.to", "heading", line, "path", it.output)
		}
		s.say(line)
	}
}

// result is what a machine is told of one dossier: its name, and the object that the
// command gives for one.
func (it item) result(object []byte) json.RawMessage {
	name, _ := json.Marshal(it.name)
	object = bytes.TrimSpace(object)
	if len(object) < 2 || object[0] != '{' {
		if it.output == "" {
			return json.RawMessage(`{"file":` + string(name) + `}`)
		}
		output, _ := json.Marshal(it.output)
		return json.RawMessage(`{"file":` + string(name) + `,"output":` + string(output) + `}`)
	}
	inner := bytes.TrimSpace(object[1:])
	if inner[0] != '}' {
		name = append(name, ',')
	}
	return json.RawMessage(`{"file":` + string(name) + string(inner))
}

// tally says in one line how many dossiers came to what.
func (s *session) tally(codes map[int]int) string {
	all := 0
	var parts []string
	for _, code := range slices.Backward(worst) {
		if n := codes[code]; n > 0 {
			all += n
			parts = append(parts, s.words.T("ctl.batch.code_"+strconv.Itoa(code), "n", n))
		}
	}
	return s.words.T("ctl.batch.tally", "n", all, "list", strings.Join(parts, ", "))
}
