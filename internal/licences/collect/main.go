// Command collect writes the licences of every module that the programs link, on any
// system they are built for, and of what else is embedded, to assets/licences. It
// reads the module cache and never the network.
//
//	go run ./internal/licences/collect
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dossierpme/internal/licences"
)

func main() {
	if err := write(".", filepath.Join("assets", "licences")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// systems are those that the programs are built for.
var systems = []string{"linux", "windows", "darwin"}

// programs are what is shipped.
var programs = []string{"./cmd/dossierpme", "./cmd/dossierctl"}

// others are works that are no modules, by the files with their licences, below the
// root of ours. The module that has PDFium inside ships none of it, nor of what its
// compiler put beside it: Emscripten's own code, the C library musl, and LLVM's
// libraries of C++ and of what processors lack.
var others = map[string]string{
	"Source Sans 3":     "assets/fonts/OFL.txt",
	"PDFium":            "internal/licences/collect/PDFium.txt",
	"PDFium (parts)":    "internal/licences/collect/PDFium-parts.txt",
	"Emscripten":        "internal/licences/collect/Emscripten.txt",
	"musl":              "internal/licences/collect/musl.txt",
	"LLVM (libc++)":     "internal/licences/collect/LLVM.txt",
	"Communes (Etalab)": "assets/ref/LICENCE-communes-etalab-2.0.txt",
	"Communes (MIT)":    "assets/ref/LICENSE-communes-MIT.txt",
	"NAF":               "assets/ref/LICENSE-naf-Apache-2.0.txt",
}

func write(root, to string) error {
	texts, err := collect(root)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for work, text := range texts {
		if err := os.WriteFile(filepath.Join(to, licences.File(work)), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// collect gives the licence of every work.
func collect(root string) (map[string][]byte, error) {
	modules, err := linked(root)
	if err != nil {
		return nil, err
	}
	texts := map[string][]byte{}
	for path, dir := range modules {
		if texts[path], err = licenceOf(dir); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	goRoot, err := output(root, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	files := map[string]string{"Go": filepath.Join(strings.TrimSpace(goRoot), "LICENSE")}
	for work, file := range others {
		files[work] = filepath.Join(root, filepath.FromSlash(file))
	}
	for work, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		texts[work] = clean(raw)
	}
	return texts, nil
}

// linked are the modules of others that a program is made of on any system, with the
// folders that they stand in.
func linked(root string) (map[string]string, error) {
	out := map[string]string{}
	for _, system := range systems {
		args := []string{"list", "-tags", "migrated_fynedo", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}"}
		text, err := output(root, []string{"GOOS=" + system, "CGO_ENABLED=1"}, append(args, programs...)...)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(text) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				out[path] = dir
			}
		}
	}
	return out, nil
}

func output(root string, env []string, args ...string) (string, error) {
	c := exec.Command("go", args...)
	c.Dir, c.Env = root, append(os.Environ(), env...)
	var errs bytes.Buffer
	c.Stderr = &errs
	text, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", args[0], err, errs.String())
	}
	return string(text), nil
}

// licenceForm is how files of licences are called. Patent grants and notices go
// with them.
var licenceForm = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|ofl)([._-].*)?$`)

// apart are folders of a module that are in no program.
var apart = []string{"testdata", "cmd", ".github", "examples", "_examples"}

// licenceOf puts the licences of a module together: of the module, and of what it
// took from others in its turn.
func licenceOf(dir string) ([]byte, error) {
	var out bytes.Buffer
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && path != dir && slices.Contains(apart, e.Name()):
			return filepath.SkipDir
		case e.IsDir() || !licenceForm.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go"):
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if out.Len() > 0 {
			out.WriteString("\n\n")
		}
		fmt.Fprintf(&out, "---- %s ----\n\n%s", filepath.ToSlash(name), clean(raw))
		return nil
	})
	if err == nil && out.Len() == 0 {
		err = fmt.Errorf("no licence in %s", dir)
	}
	return out.Bytes(), err
}

// clean gives a text the line ends of ours.
func clean(raw []byte) []byte {
	return append(bytes.TrimSpace(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))), '\n')
}
