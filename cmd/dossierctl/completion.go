package main

import (
	"embed"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
)

// Completion: the scripts of the shells know no command and no option. They ask the
// program, through the hidden command « complete », and show what it answers, so that
// what is offered is what the program takes. The question is
//
//	dossierctl complete bash "=LINE"        the line up to the cursor, as it is typed;
//	                                        zsh and fish ask the same
//	dossierctl complete powershell =WORD…   its words, the last one up to the cursor
//
// where the sign before it keeps a word from being empty or an option. The answer is a
// line for each candidate, with a tab and a few words about it, and a line that begins
// with a colon where names of files fit too: « :folders », « :files » or « :files pdf
// json ». It is never an error and never a message, whatever is typed.

//go:embed shells
var scripts embed.FS

// shells are those with a script, and the ends of their files' names.
var shells = map[string]string{"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}

// completion prints the script of a shell.
func completion(s *session, p *parsed) (int, error) {
	names := shellNames()
	ending, ok := shells[p.args[0]]
	if !ok {
		return 0, usage("usage_shell", "word", p.args[0], "near", french.Nearest(p.args[0], names), "all", strings.Join(names, ", "))
	}
	script, err := fs.ReadFile(scripts, "shells/dossierctl."+ending)
	s.out.Write(script)
	return failure.ExitDone, err
}

func shellNames() []string { return slices.Sorted(maps.Keys(shells)) }

// complete answers the scripts.
func complete(s *session, p *parsed) (int, error) {
	s.errs = io.Discard
	if len(p.args) == 0 {
		return failure.ExitDone, nil
	}
	shell, typed := p.args[0], []string{}
	for _, a := range p.args[1:] {
		typed = append(typed, strings.TrimPrefix(a, "="))
	}
	if shell != "powershell" && len(typed) > 0 {
		typed = shellWords(typed[0], os.Getenv, home())
	}
	for len(typed) > 0 && assigns(typed[0]) {
		typed = typed[1:]
	}
	if len(typed) < 2 {
		return failure.ExitDone, nil
	}
	c := &completing{s: s, current: typed[len(typed)-1]}
	c.answer(typed[1 : len(typed)-1])
	for _, o := range c.found {
		word := o.word
		if shell == "bash" { // for which the sign ends a word
			word = strings.TrimPrefix(word, c.prefix)
		}
		s.line(word + "\t" + brief(o.about))
	}
	if c.files != "" {
		s.line(c.files)
	}
	return failure.ExitDone, nil
}

func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return dir
}

// assigns reports whether a word sets a variable for the command behind it.
func assigns(word string) bool {
	name, _, ok := strings.Cut(word, "=")
	return ok && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == ""
}

// aboutLength is how many characters of what a candidate is are shown.
const aboutLength = 60

func brief(about string) string { return french.Shorten(dossier.OneLine(about), aboutLength) }

// offer is a word that fits, and what it is.
type offer struct{ word, about string }

// completing is one question.
type completing struct {
	s       *session
	current string // what is typed of the word, without quotes
	prefix  string // of it: "--option=" where its value is completed
	found   []offer
	files   string // the line that asks for names of files
	// What is known of the line before it.
	command *command
	args    []string
	given   map[string]string
}

// answer finds what fits behind these words.
func (c *completing) answer(before []string) {
	waiting, ended := c.read(before)
	switch {
	case waiting != "":
		c.value(waiting)
	case !ended && strings.HasPrefix(c.current, "-") && c.current != "-":
		name, _, has := strings.Cut(c.current, "=")
		if kind := options[name]; has && kind != "" {
			c.prefix = name + "="
			c.value(name)
			return
		}
		c.optionNames()
	case c.command == nil:
		for _, known := range shown() {
			c.add(known.name, c.s.words.T("ctl.command."+known.name+".short"))
		}
	case c.current == "-":
		c.optionNames()
	default:
		c.argument()
	}
}

// read takes the words before the one that is completed. waiting is the option whose
// value it is, ended says that no option can follow.
func (c *completing) read(before []string) (waiting string, ended bool) {
	c.given = map[string]string{}
	for _, word := range before {
		name, value, has := strings.Cut(word, "=")
		kind, known := options[name]
		switch {
		case waiting != "":
			c.given[waiting] = word
			waiting = ""
		case word == "--" && !ended:
			ended = true
		case !ended && known:
			c.given[name] = value
			if kind != "" && !has {
				waiting = name
			}
		case !ended && len(word) > 1 && word[0] == '-':
		case c.command == nil:
			if c.command = find(word); c.command == nil {
				c.command = &command{} // nothing fits behind what is no command
			}
		default:
			c.args = append(c.args, word)
		}
	}
	return waiting, ended
}

// add offers a word where it goes on with what is typed.
func (c *completing) add(word, about string) {
	if word = c.prefix + word; strings.HasPrefix(word, c.current) {
		c.found = append(c.found, offer{word, about})
	}
}

func (c *completing) optionNames() {
	if c.command == nil {
		return
	}
	for _, name := range slices.Concat(c.command.options, everywhere) {
		if _, twice := c.given[name]; twice {
			continue
		}
		_, about, _ := strings.Cut(c.s.optionText(c.command.name, name), "  ")
		c.add(name, about)
	}
}

// value offers what an option can have.
func (c *completing) value(option string) {
	kind := options[option]
	if kind == "output" {
		kind = "anyfile"
		if _, all := c.given["--all"]; all || len(c.args) > 1 || c.command != nil && slices.Contains(intoFolders, c.command.name) {
			kind = "folder"
		}
	}
	c.kind(kind)
}

// intoFolders are the commands whose -o names a folder.
var intoFolders = []string{"example", "backup"}

func (c *completing) argument() {
	n := len(c.args)
	_, all := c.given["--all"]
	switch {
	case all:
	case n == 0 && c.command.most > 0 || n > 0 && c.command.several:
		c.kind(c.command.arg)
	case n == 1 && c.command.most > 1:
		c.kind(c.command.second)
	}
}

// kind offers everything of a kind. Those that are left out, as a day, are typed.
func (c *completing) kind(kind string) {
	switch kind {
	case "folder":
		c.files = ":folders"
	case "anyfile":
		c.files = ":files"
	case "pdf":
		c.files = ":files pdf"
	case "scan":
		c.files = ":files pdf png jpg jpeg tif tiff"
	case "callfile":
		c.files = ":files toml"
	case "file":
		c.files = ":files json pdf dossier"
		c.dossiers()
	case "id":
		c.dossiers()
	case "call", "opencall":
		c.calls(kind == "opencall")
	case "piece":
		c.pieces()
	case "copy":
		c.copies()
	case "example":
		c.examples()
	case "shell":
		for _, name := range shellNames() {
			c.add(name, "")
		}
	case "command":
		for _, known := range shown() {
			c.add(known.name, c.s.words.T("ctl.command."+known.name+".short"))
		}
	case "side":
		for _, side := range []string{"here", "there"} {
			c.add(side, c.s.words.T("ctl.completion."+side))
		}
	}
}

// parsed is the line as the commands read it.
func (c *completing) parsed() *parsed { return &parsed{options: c.given} }

// dossiers offers those of the store, which is read as it is. Where it cannot be read
// there are none.
func (c *completing) dossiers() {
	dir, err := c.s.data(c.parsed())
	if err != nil {
		return
	}
	db, err := store.Open(dir, c.s.storeOptions(store.Options{ReadOnly: true}))
	if err != nil {
		return
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.InTrash() && !slices.Contains(c.args, e.ID) {
			c.add(e.ID, e.Name())
		}
	}
}

func (c *completing) calls(open bool) {
	parts, err := c.s.parts(c.parsed())
	if err != nil {
		return
	}
	for _, call := range parts.Calls.Calls {
		if !open || call.Status != "closed" {
			c.add(call.ID, call.Title)
		}
	}
}

// pieces offers those that the program prints, of every call.
func (c *completing) pieces() {
	parts, err := c.s.parts(c.parsed())
	if err != nil {
		return
	}
	seen := map[string]bool{}
	for _, call := range parts.Calls.Calls {
		for _, piece := range call.Pieces {
			if piece.Printed && !seen[piece.ID] {
				seen[piece.ID] = true
				c.add(piece.ID, piece.Title)
			}
		}
	}
}

// copies offers the backups by their names; how sound they are is not looked at.
func (c *completing) copies() {
	dir, err := c.s.data(c.parsed())
	if err != nil {
		return
	}
	for _, name := range store.CopyNames(dir, c.given["--from"]) {
		c.add(name, "")
	}
}

func (c *completing) examples() {
	entries, err := fs.ReadDir(assets.Examples(), ".")
	if err != nil {
		return
	}
	for _, e := range entries {
		c.add(e.Name(), "")
	}
}
