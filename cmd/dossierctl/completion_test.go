//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/wiring"
)

// kinds are all that can be completed, or is left to be typed.
var kinds = []string{
	"folder", "anyfile", "pdf", "scan", "callfile", "file", "id", "call", "opencall", "piece", "copy", "example", "shell", "command", "side",
	"output", "day", "version",
}

func TestEveryArgumentAndValueIsOfAKindThatIsCompleted(t *testing.T) {
	for name, kind := range options {
		if kind != "" && !slices.Contains(kinds, kind) {
			t.Errorf("%s has a value of the kind %q", name, kind)
		}
	}
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range shown() {
		if (c.arg == "") != (c.most == 0) || (c.second == "") != (c.most < 2) {
			t.Errorf("%s takes %d arguments and says %q and %q of them", c.name, c.most, c.arg, c.second)
		}
		for _, kind := range []string{c.arg, c.second} {
			if kind != "" && !slices.Contains(kinds, kind) {
				t.Errorf("%s has an argument of the kind %q", c.name, kind)
			}
		}
		if c.least > 0 && !w.Has("ctl.word."+c.arg) {
			t.Errorf("ctl.word.%s is not worded", c.arg)
		}
		for _, o := range c.options {
			if _, ok := options[o]; !ok {
				t.Errorf("%s has %s, which is no option", c.name, o)
			}
		}
	}
}

// shelfFor makes a folder with one stored dossier, an example that a shell would take
// apart, and a backup.
func shelfFor(t *testing.T) (p *program, dir string) {
	t.Helper()
	p = newProgram(t)
	dir = filepath.Join(p.home, "mes données")
	p.must("example", "ferroviaire-somme", "-o", filepath.Join(p.home, "mes dossiers", "l'été"))
	p.must("import", filepath.Join("mes dossiers", "l'été", "dossier.json"), "--store", dir)
	p.must("backup", "--store", dir)
	return p, dir
}

const railID = "FERROVIAIRESOMME2345"

// openCalls are the shipped calls that a dossier can be begun for.
func openCalls(t *testing.T) (ids []string) {
	t.Helper()
	parts, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range parts.Calls.Calls {
		if c.Status != "closed" {
			ids = append(ids, c.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func TestWhatFitsIsOffered(t *testing.T) {
	p, dir := shelfFor(t)
	copies := store.CopyNames(dir, "")
	if len(copies) != 1 {
		t.Fatalf("copies %q", copies)
	}
	store := ` --store 'mes données' `
	for line, want := range map[string][]string{
		"dossierctl che":                            {"check"},
		"dossierctl comp":                           {"completion"}, // and not the hidden one
		"dossierctl help comp":                      {"completion"},
		"dossierctl zzz ":                           nil,
		"dossierctl":                                nil,
		"LANG=C dossierctl che":                     {"check"},
		"dossierctl --json che":                     {"check"},
		"dossierctl new ":                           openCalls(t),
		"dossierctl blank hdf-2025":                 {"hdf-2025-industrie"},
		"dossierctl blank hdf-2025-industrie ":      nil,
		"dossierctl example c":                      {"conserverie-aisne"},
		"dossierctl example c -o ":                  {":folders"},
		"dossierctl completion ":                    {"bash", "fish", "powershell", "zsh"},
		"dossierctl check" + store:                  {railID, ":files json pdf dossier"},
		"dossierctl check a.json" + store:           {railID, ":files json pdf dossier"},
		"dossierctl check " + railID + store:        {":files json pdf dossier"},
		`dossierctl check --store="mes données" F`:  {railID, ":files json pdf dossier"},
		`dossierctl check --store=mes\ données X`:   {":files json pdf dossier"},
		"dossierctl check --all" + store:            nil,
		"dossierctl save" + store:                   {railID},
		"dossierctl save " + railID + store:         nil,
		"dossierctl restore" + store:                copies,
		"dossierctl restore" + store + "--dossier ": {railID},
		"dossierctl verify ":                        {":files pdf png jpg jpeg tif tiff"},
		"dossierctl verify a.pdf" + store:           {railID, ":files json pdf dossier"},
		"dossierctl verify a.pdf --piece commit":    {"commitment_letter"},
		"dossierctl open ":                          {":files pdf"},
		"dossierctl lint ":                          {":files toml"},
		"dossierctl merge a --prefer ":              {"here", "there"},
		"dossierctl merge a --prefer=t":             {"--prefer=there"},
		"dossierctl export a --bi":                  {"--binder"},
		"dossierctl export a --binder --bi":         nil,
		"dossierctl export a -o ":                   {":files"},
		"dossierctl export a b -o ":                 {":folders"},
		"dossierctl export --all -o ":               {":folders"},
		"dossierctl backup -o ":                     {":folders"},
		"dossierctl check --date ":                  nil,
		"dossierctl version -":                      {"--licences", "--store", "--date", "--json"},
		"dossierctl check -- --al":                  {":files json pdf dossier"},
	} {
		code, out, errs := p.run("complete", "zsh", "="+line)
		var got []string
		for l := range strings.Lines(out) {
			word, _, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "\t")
			got = append(got, word)
		}
		if code != 0 || errs != "" || !slices.Equal(got, want) {
			t.Errorf("%q: code %d, %q, %q; want %q", line, code, got, errs, want)
		}
	}
}

func TestNothingIsSaidWhateverIsCompleted(t *testing.T) {
	p, dir := shelfFor(t)
	db, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// While the window has the store open, it is read all the same.
	if _, out, errs := p.run("complete", "zsh", "=dossierctl save --store 'mes données' "); !strings.HasPrefix(out, railID+"\t") || errs != "" {
		t.Errorf("%q, %q", out, errs)
	}
	broken := filepath.Join(p.home, "abîmé")
	if err := os.MkdirAll(broken, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(broken, "dossiers.db")
	if err := os.WriteFile(file, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{},
		{"zsh"},
		{"zsh", ""},
		{"zsh", "="},
		{"csh", "=dossierctl "},
		{"powershell", "="},
		{"powershell", "=dossierctl", "=save", "=--store", "=" + broken, "="},
		{"zsh", "=dossierctl save --store 'abîmé' "},
		{"zsh", "=dossierctl restore --store 'abîmé' "},
		{"zsh", "=dossierctl save --store rien "},
		{"zsh", `=dossierctl check "`},
		{"zsh", `=dossierctl check \`},
		{"zsh", "=dossierctl check ${"},
		{"zsh", "=dossierctl --store="},
		{"zsh", "=dossierctl --"},
	} {
		if code, _, errs := p.run(append([]string{"complete"}, args...)...); code != 0 || errs != "" {
			t.Errorf("%q: code %d, %q", args, code, errs)
		}
	}
	if raw, err := os.ReadFile(file); err != nil || string(raw) != "no database" {
		t.Errorf("the damaged store was changed: %q, %v", raw, err)
	}
	if names, _ := os.ReadDir(broken); len(names) != 1 {
		t.Errorf("beside the damaged store stand %v", names)
	}
	if _, err := os.Stat(filepath.Join(p.home, "rien")); err == nil {
		t.Error("a data folder was made")
	}
}

func TestPowerShellGivesItsWords(t *testing.T) {
	p, dir := shelfFor(t)
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"=dossierctl", "=ch"}, "check\t"},
		{[]string{"=C:\\Program Files\\dossierctl.exe", "=save", "=--store", "=" + dir, "="}, railID + "\t"},
		{[]string{"=dossierctl", "=lint", "=--store=" + dir, "="}, ":files toml\n"},
	} {
		if out := p.must(append([]string{"complete", "powershell"}, c.words...)...); !strings.HasPrefix(out, c.want) {
			t.Errorf("%q: %q", c.words, out)
		}
	}
}

func TestWordsAreSplitAsAShellDoes(t *testing.T) {
	getenv := func(name string) string { return map[string]string{"D": "/mes dossiers", "HOME": "/home/lea"}[name] }
	for line, want := range map[string][]string{
		"":                   {""},
		"a":                  {"a"},
		"a ":                 {"a", ""},
		"a  b":               {"a", "b"},
		`a\ b c`:             {"a b", "c"},
		`'a b' "c d`:         {"a b", "c d"},
		`"a"'b'c`:            {"abc"},
		`'' x`:               {"", "x"},
		`"l'été" 'dit "a"'`:  {"l'été", `dit "a"`},
		`"a\"b\c"`:           {`a"b\c`},
		`~/x ~ a~ '~'`:       {"/home/lea/x", "/home/lea", "a~", "~"},
		`$D/x "${D}/y" '$D'`: {"/mes dossiers/x", "/mes dossiers/y", "$D"},
		`$ ${D $(id)`:        {"$", "${D", "$(id)"},
		`a\`:                 {"a"},
		"`id`":               {"`id`"},
	} {
		if got := shellWords(line, getenv, "/home/lea"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func FuzzShellWords(f *testing.F) {
	for _, line := range []string{"a 'b", `"\`, "${", "~", "$"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := shellWords(line, func(string) string { return "" }, "/h")
		if len(words) == 0 {
			t.Error("no word is being typed")
		}
	})
}

// ask runs a script of a shell with the program on its path, in the home of a program.
func ask(t *testing.T, p *program, shell, script string) string {
	t.Helper()
	if _, err := exec.LookPath(shell); err != nil {
		if runtime.GOOS == "linux" {
			t.Fatalf("%s is not installed: run scripts/setup test", shell)
		}
		t.Skipf("%s is not installed", shell)
	}
	bin := filepath.Join(p.home, "bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(p.name, filepath.Join(bin, "dossierctl")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(p.home, "completion."+shell)
	if err := os.WriteFile(file, []byte(p.must("completion", shell)), 0o600); err != nil {
		t.Fatal(err)
	}
	from := p.command()
	cmd := exec.Command(shell, "-c", script)
	cmd.Dir = from.Dir
	cmd.Env = append(from.Env, "PATH="+bin+":"+os.Getenv("PATH"), "LC_ALL=C.UTF-8", "XDG_CONFIG_HOME="+p.home, "SCRIPT="+file, "ZDOTDIR="+p.home)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Fatalf("%s: %v: %s", shell, err, errs.String())
	}
	return out.String()
}

// wants compares the answers of a shell, each after the line that was asked.
func wants(t *testing.T, got string, want ...string) {
	t.Helper()
	// Titles have no-break spaces, which a test would hide.
	got = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got)
	if got != strings.Join(want, "\n")+"\n" {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// The words that bash gives a function are those that it splits itself: what it would
// do is written down here for each line. Names of files are taken out of their quotes
// only at the key.
func TestBashCompletes(t *testing.T) {
	p, _ := shelfFor(t)
	got := ask(t, p, "bash", `
source "$SCRIPT"
compopt() { echo "compopt $*"; }
try() {
	COMP_LINE=$1 COMP_POINT=${#1}; shift
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	echo "> $COMP_LINE"
	_dossierctl
	printf '%s\n' "${COMPREPLY[@]}"
}
try 'dossierctl che' dossierctl che
try 'dossierctl check --store mes\ données ' dossierctl check --store 'mes\ données' ''
try 'dossierctl check --store=mes\ données F' dossierctl check --store = 'mes\ données' F
try 'dossierctl check "mes dossiers/l'\''été/' dossierctl check "mes dossiers/l'été/"
try 'dossierctl merge x --prefer=h' dossierctl merge x --prefer = h
try 'dossierctl list --store=' dossierctl list --store =
complete -p dossierctl
`)
	wants(t, got,
		"> dossierctl che", "check",
		`> dossierctl check --store mes\ données `, "compopt -o filenames -o plusdirs", railID,
		`> dossierctl check --store=mes\ données F`, "compopt -o filenames -o plusdirs", railID,
		"> dossierctl check \"mes dossiers/l'été/", "compopt -o filenames -o plusdirs", "mes dossiers/l'été/dossier.json",
		"> dossierctl merge x --prefer=h", "here",
		"> dossierctl list --store=", "compopt -o filenames -o plusdirs", "",
		"complete -F _dossierctl dossierctl",
	)
}

// What zsh does with the answers is its own; here it says what it was asked.
func TestZshCompletes(t *testing.T) {
	p, _ := shelfFor(t)
	got := ask(t, p, "zsh", `
compdef() { print -r -- "compdef $*"; }
source $SCRIPT
_describe() { print -rl -- "_describe $1 $2" ${(P)3}; }
_files() { print -r -- "_files $*"; }
compset() { print -r -- "compset $*"; }
try() {
	local PREFIX=${@[-1]} QIPREFIX= IPREFIX= CURRENT=$#
	words=("$@")
	print -r -- "> $*"
	_dossierctl
}
try dossierctl che
try dossierctl check --store 'mes\ données' ''
try dossierctl check '--store=~'
try dossierctl merge x '--prefer=h'
try dossierctl lint ''
`)
	wants(t, got,
		"compdef _dossierctl dossierctl",
		"> dossierctl che", "_describe -V dossierctl", "check:dit ce qui manque et ce qui ne va pas",
		`> dossierctl check --store mes\ données `, "_describe -V dossierctl", railID+":Exemple : cellule d’usinage 5 axes ferroviaire (Somme)", "_files -g (#i)*.(json|pdf|dossier)",
		"> dossierctl check --store=~", "compset -P *=", "_files -/",
		"> dossierctl merge x --prefer=h", "_describe -V dossierctl", "--prefer=here:garder ce qui est enregistré ici",
		"> dossierctl lint ", "_files -g (#i)*.(toml)",
	)
}

// Fish completes a line that it is given, as it does at the key.
func TestFishCompletes(t *testing.T) {
	p, _ := shelfFor(t)
	got := ask(t, p, "fish", `
source $SCRIPT
function try; echo "> $argv"; complete -C "$argv"; end
try 'dossierctl che'
try 'dossierctl check --store mes\ données F'
try 'dossierctl check me'
try 'dossierctl check mes\ dossiers/l\'été/'
try 'dossierctl lint mes\ dossiers/l\'été/'
try 'dossierctl list --store=me'
try 'dossierctl merge x --prefer=h'
`)
	wants(t, got,
		"> dossierctl che", "check\tdit ce qui manque et ce qui ne va pas",
		`> dossierctl check --store mes\ données F`, railID+"\tExemple : cellule d’usinage 5 axes ferroviaire (Somme)",
		"> dossierctl check me", "mes données/", "mes dossiers/",
		`> dossierctl check mes\ dossiers/l'été/`, "mes dossiers/l'été/annexes/", "mes dossiers/l'été/dossier.json",
		`> dossierctl lint mes\ dossiers/l'été/`, "mes dossiers/l'été/annexes/",
		"> dossierctl list --store=me", "--store=mes données/", "--store=mes dossiers/",
		"> dossierctl merge x --prefer=h", "--prefer=here\tgarder ce qui est enregistré ici",
	)
}

// There is no PowerShell where this runs: its script is read, not run.
func TestThePowerShellScriptIsWellFormed(t *testing.T) {
	raw, err := scripts.ReadFile("shells/dossierctl.ps1")
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[rune]rune{')': '(', ']': '[', '}': '{'}
	for n, line := range strings.Split(string(raw), "\n") {
		code := line
		if i := strings.Index(code, "#"); i >= 0 && strings.TrimSpace(code[:i]) == "" {
			continue // a remark
		}
		for _, r := range code {
			if r > 126 {
				t.Errorf("line %d: %q is read by the old PowerShell in the code page of the machine", n+1, r)
			}
		}
	}
	var open []rune
	quote := rune(0)
	for _, r := range string(raw) {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '#':
			quote = '\n'
		case r == '\'' || r == '"':
			quote = r
		case strings.ContainsRune("([{", r):
			open = append(open, r)
		case pairs[r] != 0:
			if len(open) == 0 || open[len(open)-1] != pairs[r] {
				t.Fatalf("%q closes nothing", r)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 || quote != 0 && quote != '\n' {
		t.Errorf("%q and %q are left open", open, quote)
	}
	for _, part := range []string{"Register-ArgumentCompleter -Native", "complete powershell @words", "[System.Text.Encoding]::UTF8", "CompletionResult]::new("} {
		if !strings.Contains(string(raw), part) {
			t.Errorf("it lacks %s", part)
		}
	}
}

// What the script puts between quotes is what it says itself; PowerShell also cuts
// an unquoted word that begins with one dash and has a point.
func TestPowerShellIsGivenEachWordWhole(t *testing.T) {
	raw, err := scripts.ReadFile("shells/dossierctl.ps1")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`\$insert -match '((?:[^']|'')*)'\) \{ \$insert = "'" \+ \$insert\.Replace\("'", "''"\) \+ "'" \}`).FindSubmatch(raw)
	if found == nil {
		t.Fatal("the script puts nothing between quotes")
	}
	quoted := regexp.MustCompile(strings.ReplaceAll(string(found[1]), "''", "'"))
	for _, word := range []string{"mes dossiers", "l'été", `a"b`, "a`b", "$a", "a&b", "a|b", "a;b", "(a", "a)", "{a", "a}", "<a", "a>", "@a", "#a", "a,b", "a\tb"} {
		if !quoted.MatchString(word) {
			t.Errorf("%q would not be one word", word)
		}
	}
	for _, word := range []string{"hdf-2026-agroalimentaire", "company.name", railID, "--prefer=here", "--store=C:\\a.b", "2026-11-23"} {
		if quoted.MatchString(word) {
			t.Errorf("%q is put between quotes", word)
		}
	}
	p, dir := shelfFor(t)
	plain := regexp.MustCompile(`^(--)?[A-Za-z0-9]([A-Za-z0-9._=-]*)$`)
	for _, line := range [][]string{{"c"}, {"save", ""}, {"restore", ""}, {"new", ""}, {"blank", ""}, {"example", ""}, {"verify", "a.pdf", "--piece", ""}, {"merge", "a", "--prefer="}, {"export", "--"}} {
		words := []string{"complete", "powershell", "=dossierctl"}
		for i, word := range line {
			if i == 1 {
				words = append(words, "=--store", "="+dir)
			}
			words = append(words, "="+word)
		}
		out := p.must(words...)
		if out == "" {
			t.Errorf("%q: nothing is offered", line)
		}
		for l := range strings.Lines(out) {
			if word, _, _ := strings.Cut(l, "\t"); word[0] != ':' && (!plain.MatchString(word) || quoted.MatchString(word)) {
				t.Errorf("%q: %q is no plain word", line, word)
			}
		}
	}
}

func TestEveryShellHasItsScript(t *testing.T) {
	p := newProgram(t)
	for _, shell := range shellNames() {
		if out := p.must("completion", shell); !strings.Contains(out, "complete "+shell) {
			t.Errorf("%s: %q", shell, out)
		}
	}
	if code, _, errs := p.run("completion", "zhs"); code != failure.ExitUsage || !strings.Contains(errs, "zsh") {
		t.Errorf("code %d, %q", code, errs)
	}
	if code, _, errs := p.run("help", "complete"); code != failure.ExitUsage || errs == "" {
		t.Errorf("the hidden command has help: %d, %q", code, errs)
	}
}
