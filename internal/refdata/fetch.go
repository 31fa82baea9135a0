package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// archive is the content of one package: path inside it → bytes.
type archive map[string][]byte

// file returns one file of the archive; its absence is an error, since a
// pinned package cannot lose a file.
func (a archive) file(path string) ([]byte, error) {
	b, ok := a[path]
	if !ok {
		return nil, fmt.Errorf("no %s in the package", path)
	}
	return b, nil
}

// fetch downloads one package with npm into its own folder under dir and
// returns its content once the hash has been found right.
func fetch(ctx context.Context, p pin, dir string) (archive, error) {
	dest, err := os.MkdirTemp(dir, "pack-")
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	// The exact version is asked for: without it npm may answer with an old release.
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--ignore-scripts",
		"--pack-destination", dest, p.name+"@"+p.version)
	cmd.Dir = dest // away from the project, whose files npm would otherwise consider
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w: %s", p.name, p.version, err, strings.TrimSpace(stderr.String()))
	}
	found, err := filepath.Glob(filepath.Join(dest, "*.tgz"))
	if err != nil {
		return nil, err
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("npm pack %s@%s: %d archives instead of one", p.name, p.version, len(found))
	}
	raw, err := os.ReadFile(found[0])
	if err != nil {
		return nil, err
	}
	return open(p, raw)
}

// open checks the hash of a downloaded archive and unpacks it in memory.
func open(p pin, raw []byte) (archive, error) {
	sum := sha512.Sum512(raw)
	if got := hex.EncodeToString(sum[:]); got != p.sha512 {
		return nil, fmt.Errorf("%s@%s: SHA-512 is %s, want %s", p.name, p.version, got, p.sha512)
	}
	zr, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s@%s: %w", p.name, p.version, err)
	}
	content := archive{}
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return content, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s@%s: %w", p.name, p.version, err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			return nil, fmt.Errorf("%s@%s: %s: %w", p.name, p.version, h.Name, err)
		}
		content[strings.TrimPrefix(h.Name, "package/")] = b
	}
}
