// Package version says which program this is: its name, its identifier, its
// version and the commit it was built from. Everything but the commit comes from
// FyneApp.toml, so that the window, the PDF, the command line and the changelog
// cannot disagree. It never asks the network, nor whether a newer version exists.
// Every function may be called from any goroutine.
package version

import (
	"fmt"
	"maps"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"dossierpme"
)

// commit is set when linking: -ldflags "-X dossierpme/internal/version.commit=…".
var commit string

// Details is what FyneApp.toml says about the program.
type Details struct {
	Name       string          // as people read it: "Dossier PME"
	ID         string          // permanent, in reverse domain order
	Version    string          // three numbers: "0.1.0"
	Build      int             // grows with every package handed out
	Migrations map[string]bool // the changes of the toolkit that the program has made
}

var details = sync.OnceValue(func() Details {
	d, err := parse(dossierpme.FyneApp)
	if err != nil {
		// The file is part of the program and a test reads it: only a broken
		// build can come here, and it must not print documents without a version.
		panic(err)
	}
	return d
})

// App returns what FyneApp.toml says about this program.
func App() Details {
	d := details()
	d.Migrations = maps.Clone(d.Migrations)
	return d
}

// Version returns the version of this program, such as "0.1.0".
func Version() string { return details().Version }

// Commit returns the commit this program was built from, shortened to twelve
// characters, with a "+" behind it where files had been changed since. It is
// empty where neither the linker nor the Go build recorded one.
func Commit() string {
	if commit != "" {
		return commit
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return commitIn(info.Settings)
}

// Judge names this program as a judge of files: another one may judge otherwise, and
// what it has kept is not believed. It is empty where the commit is not known, or
// files had been changed since.
func Judge() string { return judgeOf(Version(), Commit()) }

func judgeOf(version, commit string) string {
	if commit == "" || strings.HasSuffix(commit, "+") {
		return ""
	}
	return version + " " + commit
}

func commitIn(settings []debug.BuildSetting) string {
	revision, changed := "", ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+"
		}
	}
	if revision == "" {
		return ""
	}
	return revision[:min(len(revision), 12)] + changed
}

func parse(text string) (Details, error) {
	var file struct {
		Details    Details
		Migrations map[string]bool
	}
	if err := toml.Unmarshal([]byte(text), &file); err != nil {
		return Details{}, fmt.Errorf("read FyneApp.toml: %w", err)
	}
	d := file.Details
	if d.Name == "" || d.ID == "" || d.Version == "" {
		return Details{}, fmt.Errorf("read FyneApp.toml: [Details] lacks Name, ID or Version")
	}
	d.Migrations = file.Migrations
	return d, nil
}
