// Command dossierpme is the program with a window. It only wires: paths, log,
// settings, store, printer and window; what they do stands in their packages.
//
// A standard error is written to only where there is no window to say it in.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
	"dossierpme/internal/leftover"
	"dossierpme/internal/version"
	"dossierpme/internal/wiring"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: arguments in, exit code out. It must be called on the main
// goroutine, which becomes that of the window.
func run(args []string, out, errs io.Writer) int {
	words, err := wiring.Words()
	if err != nil {
		fmt.Fprintln(errs, err)
		return failure.ExitError
	}
	flags := flag.NewFlagSet("dossierpme", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	store := flags.String("store", "", "")
	showVersion := flags.Bool("version", false, "")
	switch err := flags.Parse(args); {
	case err == flag.ErrHelp: //nolint:errorlint // the flag package returns it as it is
		fmt.Fprintln(out, words.T("ui.start.usage"))
		return failure.ExitDone
	case err != nil || flags.NArg() > 1:
		fmt.Fprintln(errs, words.T("ui.start.usage"))
		return failure.ExitUsage
	}
	if *showVersion {
		fmt.Fprintln(out, versionLine())
		return failure.ExitDone
	}
	tidy := leftover.Note(folders.Cache(folders.Notes))
	dir := *store
	if dir == "" {
		if dir, err = folders.Own(); err != nil {
			fmt.Fprintln(errs, failure.Of(err, "").Notice(words).Text())
			return failure.ExitError
		}
	}
	if dir, err = filepath.Abs(dir); err != nil {
		fmt.Fprintln(errs, failure.Of(err, *store).Notice(words).Text())
		return failure.ExitError
	}
	file := flags.Arg(0)
	if file != "" {
		if file, err = filepath.Abs(file); err != nil {
			fmt.Fprintln(errs, failure.Of(err, flags.Arg(0)).Notice(words).Text())
			return failure.ExitError
		}
	}
	journal := openJournal(dir, time.Now)
	defer journal.Close()
	w := &window{dir: dir, file: file, words: words, journal: journal, errs: errs, tidy: tidy}
	return w.run()
}

// versionLine is the program with its version.
func versionLine() string { return version.App().Name + " " + versionAlone() }

func versionAlone() string {
	line := version.Version()
	if c := version.Commit(); c != "" {
		line += " (" + c + ")"
	}
	return line
}
