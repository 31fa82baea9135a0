package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/internal/version"
)

func TestTheSameSourcesGiveTheSameObject(t *testing.T) {
	for name, words := range programs {
		one, err := object(version.App(), name, words)
		if err != nil {
			t.Fatal(err)
		}
		two, err := object(version.App(), name, words)
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: two objects differ (%v)", name, err)
		}
		if older, err := object(version.Details{Name: "N", ID: "i", Version: "0.0.1"}, name, words); err != nil || bytes.Equal(one, older) {
			t.Errorf("%s: the object does not say the version (%v)", name, err)
		}
	}
}

func TestTheManifestIsXMLAndAsksForNoRights(t *testing.T) {
	text, err := manifest("fr.example.one", [4]uint16{1, 2, 3, 4})
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Identity struct {
			Version string `xml:"version,attr"`
		} `xml:"assemblyIdentity"`
		Level struct {
			Level string `xml:"level,attr"`
		} `xml:"trustInfo>security>requestedPrivileges>requestedExecutionLevel"`
		CodePage string `xml:"application>windowsSettings>activeCodePage"`
		Long     string `xml:"application>windowsSettings>longPathAware"`
		DPI      string `xml:"application>windowsSettings>dpiAwareness"`
	}
	if err := xml.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	got := []string{read.Identity.Version, read.Level.Level, read.CodePage, read.Long, read.DPI}
	if diff := cmp.Diff([]string{"1.2.3.4", "asInvoker", "UTF-8", "true", "PerMonitorV2, PerMonitor"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAVersionThatWindowsCannotCompareIsRefused(t *testing.T) {
	for text, want := range map[string]string{"1.2.3": "1.2.3.7", "1.2": "", "1.2.3.4": "", "1.2.x": "", "1.2.70000": ""} {
		n, err := fourNumbers(version.Details{Version: text, Build: 7})
		if (err == nil) != (want != "") || err == nil && dotted(n) != want {
			t.Errorf("%s: %v, %v", text, n, err)
		}
	}
}

// The archive depends on names and contents: not on when or in which order the files came
// to be, nor on their rights.
func TestTheSameFolderGivesTheSameArchive(t *testing.T) {
	files := map[string]string{"a.txt": "one", "b/c.txt": "two", "b.txt": "three"}
	pack := func(names []string, mode os.FileMode, at time.Time) []byte {
		top := filepath.Join(t.TempDir(), "Dossier")
		for _, name := range names {
			file := filepath.Join(top, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(files[name]), mode); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, at, at); err != nil {
				t.Fatal(err)
			}
		}
		out := filepath.Join(t.TempDir(), "out.zip")
		if err := run([]string{"zip", out, top}, "1700000000"); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	one := pack([]string{"a.txt", "b/c.txt", "b.txt"}, 0o644, time.Unix(1_600_000_000, 0))
	two := pack([]string{"b.txt", "b/c.txt", "a.txt"}, 0o600, time.Unix(1_500_000_000, 0))
	if !bytes.Equal(one, two) {
		t.Error("two archives of the same files differ")
	}
	read, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range read.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		got[strings.TrimPrefix(f.Name, "Dossier/")] = string(text)
	}
	if diff := cmp.Diff(files, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBePackedIsSaid(t *testing.T) {
	dir := t.TempDir()
	for name, of := range map[string]struct {
		args  []string
		epoch string
	}{
		"nothing asked":     {nil, ""},
		"no date":           {[]string{"zip", filepath.Join(dir, "a.zip"), dir}, ""},
		"no such folder":    {[]string{"zip", filepath.Join(dir, "b.zip"), filepath.Join(dir, "none")}, "1"},
		"no folder to fill": {[]string{"installer", filepath.Join(dir, "none")}, ""},
	} {
		if err := run(of.args, of.epoch); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
