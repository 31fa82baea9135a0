package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample is a small copy of what the packages look like.
func sample() map[string]archive {
	return map[string]archive{
		territory: {
			"LICENSE": []byte("MIT\n"),
			"data/communes.json": []byte(`[
				{"code":"80001","nom":"Abbeville","type":"commune-actuelle","departement":"80","region":"32","codesPostaux":["80100"]},
				{"code":"76255","nom":"Eu","type":"commune-actuelle","departement":"76","region":"28","codesPostaux":["76260"]},
				{"code":"75056","nom":"Paris","type":"commune-actuelle","departement":"75","region":"11","codesPostaux":["75116","75001","75116"]},
				{"code":"75101","nom":"Paris 1er Arrondissement","type":"arrondissement-municipal","departement":"75","region":"11","codesPostaux":["75001"]},
				{"code":"01001","nom":"L'Abergement-Clémenciat","type":"commune-actuelle","departement":"01","region":"84","codesPostaux":["01400"]},
				{"code":"01015","nom":"Arbignieu","type":"commune-deleguee","chefLieu":"01001","departement":"01","region":"84"},
				{"code":"01001","nom":"L'Abergement-Clémenciat","type":"commune-deleguee","chefLieu":"01001","departement":"01","region":"84"},
				{"code":"98412","nom":"Archipel des Kerguelen","type":"commune-actuelle","departement":"984","region":"984"}]`),
			"data/epci.json": []byte(`[
				{"code":"300","nom":"CC des Villes Soeurs","membres":[{"code":"80001"},{"code":"76255"}]},
				{"code":"200","nom":"CC d'Ailleurs","membres":[{"code":"01001"}]}]`),
		},
		naf: {"index.json": []byte(`[
			{"id":"25.50A","label":"Forge,  estampage ; métallurgie"},
			{"id":"25.5","label":"Forge"},
			{"id":"01.11Z","label":"Culture (à l'exception du riz)"}]`)},
		licences: {
			"licenses/etalab-2.0.json": []byte(`{"licenseText":"LICENCE OUVERTE"}`),
			"licenses/Apache-2.0.json": []byte(`{"licenseText":"Apache License"}`),
		},
		typeface: {
			"LICENSE.md":                   []byte("OFL\n"),
			"TTF/SourceSans3-Regular.ttf":  []byte("R"),
			"TTF/SourceSans3-It.ttf":       []byte("I"),
			"TTF/SourceSans3-Semibold.ttf": []byte("S"),
			"TTF/SourceSans3-Bold.ttf":     []byte("B"),
		},
	}
}

func contents(t *testing.T, files []built) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range files {
		out[f.path] = string(f.content)
	}
	return out
}

func TestBuildKeepsWhatTheProgramNeeds(t *testing.T) {
	files, err := build(sample())
	if err != nil {
		t.Fatal(err)
	}
	got := contents(t, files)
	zr, err := gzip.NewReader(strings.NewReader(got["ref/communes.tsv.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(zr)
	if err != nil {
		t.Fatal(err)
	}
	if !zr.ModTime.IsZero() || zr.Name != "" {
		t.Errorf("the archive holds time %v and name %q", zr.ModTime, zr.Name)
	}
	got["ref/communes.tsv.gz"] = string(plain)
	want := map[string]string{
		"ref/communes.tsv.gz": "# INSEE code\tname\tpostcodes\tdépartement\n" +
			"80001\tAbbeville\t80100\t80\n" +
			"01001\tL’Abergement-Clémenciat\t01400\t01\n" +
			"75056\tParis\t75001 75116\t75\n" +
			"76255\tEu\t76260\t76\n" +
			"98412\tArchipel des Kerguelen\t\t984\n",
		"ref/former_communes.tsv": "# name\tINSEE code of today\nArbignieu\t01001\n",
		"ref/epci.tsv":            "# SIREN\tname\tmembers\n300\tCC des Villes Sœurs\t76255 80001\n",
		"ref/naf_rev2.tsv": "# code\tlabel\n01.11Z\tCulture (à l’exception du riz)\n" +
			"25.50A\tForge, estampage\u202f; métallurgie\n",
		"ref/LICENCE-communes-etalab-2.0.txt": "LICENCE OUVERTE\n",
		"ref/LICENSE-communes-MIT.txt":        "MIT\n",
		"ref/LICENSE-naf-Apache-2.0.txt":      "Apache License\n",
		"fonts/OFL.txt":                       "OFL\n",
		"fonts/SourceSans3-Regular.ttf":       "R",
		"fonts/SourceSans3-It.ttf":            "I",
		"fonts/SourceSans3-Semibold.ttf":      "S",
		"fonts/SourceSans3-Bold.ttf":          "B",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheSamePackagesGiveTheSameBytes(t *testing.T) {
	first, err := build(sample())
	if err != nil {
		t.Fatal(err)
	}
	second, err := build(sample())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contents(t, first), contents(t, second)); diff != "" {
		t.Error(diff)
	}
}

func TestBuildRefusesPackagesThatHaveChangedShape(t *testing.T) {
	tests := []struct {
		name, pkg, path, content string
	}{
		{"a file is missing", territory, "data/communes.json", ""},
		{"a commune has no département", territory, "data/communes.json", `[{"code":"80001","nom":"Abbeville","type":"commune-actuelle"}]`},
		{"a commune comes twice", territory, "data/communes.json", `[{"code":"80001","nom":"A","type":"commune-actuelle","departement":"80"},{"code":"80001","nom":"B","type":"commune-actuelle","departement":"80"}]`},
		{"a former commune is part of none", territory, "data/communes.json", `[{"code":"80001","nom":"A","type":"commune-actuelle","departement":"80"},{"code":"80002","nom":"B","type":"commune-deleguee","chefLieu":"80003"}]`},
		{"an EPCI has an unknown member", territory, "data/epci.json", `[{"code":"1","nom":"CC","membres":[{"code":"80999"}]}]`},
		{"there is no sub-class", naf, "index.json", `[{"id":"01.11","label":"Culture"}]`},
		{"a licence is empty", licences, "licenses/Apache-2.0.json", `{}`},
		{"a font is missing", typeface, "TTF/SourceSans3-It.ttf", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			packages := sample()
			if tt.content == "" {
				delete(packages[tt.pkg], tt.path)
			} else {
				packages[tt.pkg][tt.path] = []byte(tt.content)
			}
			if _, err := build(packages); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestACellNeverBreaksALine(t *testing.T) {
	tb := newTable("a", "b")
	tb.row("x", "y\tz")
	if _, err := tb.bytes(); err == nil {
		t.Error("a tab was accepted")
	}
}

func TestAnArchiveIsOpenedOnlyIfItsHashIsRight(t *testing.T) {
	var raw bytes.Buffer
	zw := gzip.NewWriter(&raw)
	tw := tar.NewWriter(zw)
	if err := tw.WriteHeader(&tar.Header{Name: "package/a.txt", Mode: 0o644, Size: 2}); err != nil {
		t.Fatal(err)
	}
	if _, err := tw.Write([]byte("hi")); err != nil {
		t.Fatal(err)
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(raw.Bytes())
	p := pin{name: "p", version: "1.0.0", sha512: hex.EncodeToString(sum[:])}
	got, err := open(p, raw.Bytes())
	if err != nil || string(got["a.txt"]) != "hi" {
		t.Errorf("got %q, %v", got, err)
	}
	p.sha512 = strings.Repeat("0", 128)
	if _, err := open(p, raw.Bytes()); err == nil {
		t.Error("a wrong hash was accepted")
	}
}

func TestEveryPackageIsPinned(t *testing.T) {
	for _, p := range pins {
		if p.version == "" || len(p.sha512) != 128 {
			t.Errorf("%+v", p)
		}
	}
}

func TestWriteFileReplacesAndLeavesNothingBeside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ref", "a.txt")
	for _, content := range []string{"one", "two"} {
		if err := writeFile(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("got %q, %v", got, err)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
