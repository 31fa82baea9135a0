package main

import (
	"maps"
	"slices"
	"strings"

	"dossierpme/internal/failure"
	"dossierpme/internal/french"
)

// The rules of the command line: a command, its arguments and options in any
// order; "--name value", "--name=value" and "-o value" are the same; "--" ends
// the options; "-" is an argument.

// parsed is a command line that makes sense.
type parsed struct {
	command *command
	args    []string
	options map[string]string // present; "" for those without a value
}

func (p *parsed) has(option string) bool {
	_, ok := p.options[option]
	return ok
}

func (p *parsed) value(option string) string { return p.options[option] }

// options are all there are, each with what its value is: a kind of completion.go, ""
// for those without a value.
var options = map[string]string{
	"--store": "folder", "--date": "day", "--json": "",
	"-o": "output", "--final": "", "--without-owners": "", "--without-data": "", "--signature-pages": "", "--signature-field": "", "--short": "", "--binder": "", "--compact": "", "--light": "", "--annexes": "folder",
	"--piece": "piece", "--text": "", "--all": "",
	"--replace": "", "--as-new": "", "--replaced": "version",
	"--dossier": "id", "--from": "folder",
	"--everything": "folder", "--portable": "", "--history": "", "--passphrase-file": "anyfile", "--prefer": "side", "--licences": "",
}

// everywhere are the options that every command accepts.
var everywhere = []string{"--store", "--date", "--json"}

// usage is a failure of the command line; pairs are arguments of its wording.
func usage(code string, pairs ...string) *failure.Error {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return &failure.Error{Code: code, Args: args}
}

func parse(args []string) (*parsed, error) {
	p := &parsed{options: map[string]string{}}
	words, err := p.split(args)
	if err != nil {
		return nil, err
	}
	if p.has("--help") || p.has("--version") {
		return shortcut(p, words)
	}
	if len(words) == 0 {
		return nil, usage("usage_no_command")
	}
	if p.command = find(words[0]); p.command == nil {
		return nil, usage("usage_command", "word", words[0], "near", french.Nearest(words[0], names()))
	}
	p.args = words[1:]
	return p, p.fits()
}

// shortcut serves --help and --version, which people type out of habit.
func shortcut(p *parsed, words []string) (*parsed, error) {
	q := &parsed{command: find("version"), options: p.options}
	if p.has("--help") {
		q.command = find("help")
		if len(words) > 0 && find(words[0]) != nil {
			q.args = words[:1]
		}
	}
	delete(q.options, "--help")
	delete(q.options, "--version")
	return q, nil
}

// split takes the options out of the words.
func (p *parsed) split(args []string) ([]string, error) {
	var words []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			return append(words, args[i+1:]...), nil
		}
		if len(a) < 2 || a[0] != '-' {
			words = append(words, a)
			continue
		}
		name, value, given := strings.Cut(a, "=")
		switch {
		case a == "-h" || a == "--help":
			p.options["--help"] = ""
			continue
		case a == "--version":
			p.options["--version"] = ""
			continue
		case strings.HasPrefix(a, "-o") && len(name) > 2:
			name, value, given = "-o", a[2:], true
		}
		kind, known := options[name]
		takes := kind != ""
		command := ""
		if len(words) > 0 && find(words[0]) != nil {
			command = words[0]
		}
		if !known {
			return nil, usage("usage_option", "word", name, "near", nearOption(name, command), "command", command)
		}
		if p.has(name) {
			return nil, usage("usage_option_twice", "word", name)
		}
		switch {
		case takes && !given:
			if i+1 == len(args) || args[i+1] != "-" && strings.HasPrefix(args[i+1], "-") {
				return nil, usage("usage_option_value", "word", name, "command", command)
			}
			i++
			value = args[i]
		case !takes && given:
			return nil, usage("usage_option_no_value", "word", name)
		}
		if takes && value == "" {
			return nil, usage("usage_option_value", "word", name, "command", command)
		}
		p.options[name] = value
	}
	return words, nil
}

// nearOption is the option that a mistyped one probably means: one that the command
// takes, where there is a command; "" where none is near.
func nearOption(name, command string) string {
	known := optionNames()
	if c := find(command); c != nil {
		known = slices.Concat(everywhere, c.options)
	}
	bare := make([]string, 0, len(known))
	for _, k := range known {
		bare = append(bare, strings.TrimLeft(k, "-"))
	}
	near := french.Nearest(strings.TrimLeft(name, "-"), bare)
	if near == "" {
		return ""
	}
	return known[slices.Index(bare, near)]
}

// fits checks arguments and options against the command.
func (p *parsed) fits() error {
	c := p.command
	for _, name := range optionNames() {
		if p.has(name) && !slices.Contains(everywhere, name) && !slices.Contains(c.options, name) {
			return usage("usage_option_elsewhere", "word", name, "command", c.name)
		}
	}
	usageText := func(code, word string) error { return &usageError{usage(code, "word", word), c} }
	switch {
	case p.has("--all") && len(p.args) > 0:
		return usageText("usage_all", p.args[0])
	case len(p.args) < c.least && !p.has("--all"):
		return usageText("usage_missing", c.arg)
	case len(p.args) > c.most && !c.several:
		return usageText("usage_too_many", p.args[c.most])
	case c.needsOutput && !p.has("-o") && !p.has("--annexes") && !p.has("--text"):
		return usageText("usage_output", "")
	}
	return nil
}

func optionNames() []string { return slices.Sorted(maps.Keys(options)) }
