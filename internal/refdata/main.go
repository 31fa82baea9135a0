// Command refdata rebuilds assets/ref and assets/fonts from pinned packages.
//
// It downloads the packages with npm into a temporary folder, refuses any
// archive whose SHA-512 is not the one written here, and rewrites only the
// files it makes: what is written by hand (legal_forms.tsv, SOURCE.md) stays.
// The same packages give the same bytes. It is a tool for developers and never
// part of the programs: those read the result through package assets.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	out := flag.String("out", "assets", "folder that holds ref and fonts")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *out)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "refdata:", err)
		os.Exit(1)
	}
}

// run fetches and builds everything before it writes the first file, so that
// a failure leaves the committed data as it was.
func run(ctx context.Context, out string) error {
	tmp, err := os.MkdirTemp("", "refdata-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)

	packages := make(map[string]archive, len(pins))
	for _, p := range pins {
		if packages[p.name], err = fetch(ctx, p, tmp); err != nil {
			return err
		}
	}
	built, err := build(packages)
	if err != nil {
		return err
	}
	for _, f := range built {
		if err := writeFile(filepath.Join(out, f.path), f.content); err != nil {
			return err
		}
		fmt.Printf("%9d  %s\n", len(f.content), f.path)
	}
	return nil
}
