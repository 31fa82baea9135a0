package main

import (
	"math"
	"slices"

	"dossierpme/internal/failure"
	"dossierpme/internal/say"
)

// command is one thing that the program does.
type command struct {
	name        string
	arg         string // what its first argument is: a kind of completion.go, and the key of a word
	second      string // what its second is
	least, most int    // how many arguments
	options     []string
	needsOutput bool
	large       bool   // holds a whole document in memory
	several     bool   // takes more than one dossier
	ending      string // of what is written for each of several
	hidden      bool   // for programs alone: no help names it
	run         func(*session, *parsed) (int, error)
}

// commands lists every command, in the order of the help.
func commands() []*command {
	return []*command{
		{name: "calls", run: calls},
		{name: "fields", arg: "call", least: 1, most: 1, run: fields},
		{name: "new", arg: "opencall", least: 1, most: 1, run: newDossier},
		{name: "example", arg: "example", most: 1, options: []string{"-o"}, run: example},
		{name: "check", arg: "file", least: 1, most: 1, options: []string{"--all", "--passphrase-file"}, several: true, run: check},
		{name: "figures", arg: "file", least: 1, most: 1, options: []string{"--all", "--passphrase-file"}, several: true, run: showFigures},
		{name: "export", arg: "file", least: 1, most: 1, options: []string{"--all", "--passphrase-file", "-o", "--final", "--without-owners", "--without-data", "--signature-pages", "--signature-field", "--short", "--binder", "--compact", "--light", "--annexes"}, needsOutput: true, large: true, several: true, ending: ".pdf", run: export},
		{name: "intention", arg: "file", least: 1, most: 1, options: []string{"--all", "--passphrase-file", "-o", "--text"}, needsOutput: true, large: true, several: true, ending: ".pdf", run: intention},
		{name: "plan", arg: "file", least: 1, most: 1, options: []string{"--all", "--passphrase-file", "-o"}, needsOutput: true, large: true, several: true, ending: ".xlsx", run: plan},
		{name: "blank", arg: "call", least: 1, most: 1, options: []string{"-o"}, needsOutput: true, large: true, run: blank},
		{name: "open", arg: "pdf", least: 1, most: 1, options: []string{"-o"}, large: true, run: openPDF},
		{name: "verify", arg: "scan", second: "file", least: 1, most: 2, options: []string{"--passphrase-file", "--piece"}, large: true, run: verify},
		{name: "lint", arg: "callfile", least: 1, most: 1, run: lint},
		{name: "schema", arg: "call", most: 1, run: schema},
		{name: "list", run: list},
		{name: "import", arg: "file", least: 1, most: 1, options: []string{"--replace", "--as-new", "--passphrase-file"}, several: true, run: importDossier},
		{name: "merge", arg: "file", least: 1, most: 1, options: []string{"--prefer", "--passphrase-file"}, run: mergeFile},
		{name: "save", arg: "id", least: 1, most: 1, options: []string{"-o", "--replaced", "--portable", "--history", "--passphrase-file", "--everything"}, run: save},
		{name: "doctor", run: doctor},
		{name: "backup", options: []string{"-o"}, run: backup},
		{name: "restore", arg: "copy", most: 1, options: []string{"--dossier", "--from"}, run: restore},
		{name: "forget", arg: "id", least: 1, most: 1, run: forget},
		{name: "version", options: []string{"--licences"}, run: showVersion},
		{name: "completion", arg: "shell", least: 1, most: 1, run: completion},
		{name: "man", run: man},
		{name: "help", arg: "command", most: 1, run: help},
		{name: "complete", most: math.MaxInt, hidden: true, run: complete},
	}
}

// shown are the commands that a person is told of.
func shown() []*command {
	return slices.DeleteFunc(commands(), func(c *command) bool { return c.hidden })
}

// reads reports whether the command leaves the store as it is.
func (c *command) reads() bool { return slices.Contains(c.options, "--all") }

func find(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

func names() []string {
	var all []string
	for _, c := range shown() {
		all = append(all, c.name)
	}
	return all
}

// usageError is a failure that shows how the command is written.
type usageError struct {
	failure *failure.Error
	command *command
}

func (e *usageError) Error() string { return e.failure.Error() }

// explained fills in the words that only the catalogue has.
func (e *usageError) explained(w *say.Words) *failure.Error {
	args := map[string]string{"word": e.failure.Args["word"], "usage": w.T("ctl.command." + e.command.name + ".usage")}
	if e.failure.Code == "usage_missing" {
		args["word"] = w.T("ctl.word." + e.command.arg)
	}
	return &failure.Error{Code: e.failure.Code, Args: args}
}
