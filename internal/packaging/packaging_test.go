package main

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/internal/version"
)

func TestTheDesktopHasEverySizeOfTheIcon(t *testing.T) {
	dir := t.TempDir()
	if err := icons(dir, "x.y"); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{"16x16", "48x48", "256x256"} {
		f, err := os.Open(filepath.Join(dir, place, "apps", "x.y.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		is, err := png.DecodeConfig(f)
		if size, _, _ := strings.Cut(place, "x"); err != nil || size != strconv.Itoa(is.Width) || is.Width != is.Height {
			t.Errorf("%s: %+v, %v", place, is, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "scalable", "apps", "x.y.svg")); err != nil {
		t.Error(err)
	}
}

// The lengths lead from picture to picture, to the end of the file.
func TestTheIconOfABundleIsWhole(t *testing.T) {
	data, err := icns()
	if err != nil {
		t.Fatal(err)
	}
	if string(data[:4]) != "icns" || int(binary.BigEndian.Uint32(data[4:])) != len(data) {
		t.Fatalf("it begins with % x and has %d bytes", data[:8], len(data))
	}
	found := 0
	for rest := data[8:]; len(rest) > 0; found++ {
		n := binary.BigEndian.Uint32(rest[4:])
		is, err := png.DecodeConfig(bytes.NewReader(rest[8:n]))
		if err != nil || is.Width != macSizes[found].size {
			t.Errorf("%s: %d pixels, %v", rest[:4], is.Width, err)
		}
		rest = rest[n:]
	}
	if found != len(macSizes) {
		t.Errorf("%d pictures of %d", found, len(macSizes))
	}
}

func TestTheBundleIsDescribed(t *testing.T) {
	app := version.App()
	app.Name = "A & B"
	data, err := plist(app)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); err == io.EOF { //nolint:errorlint // the decoder returns it as it is
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"A &amp; B", "<string>" + app.Version + "</string>", "<string>" + app.ID + ".dossier</string>", "<string>com.adobe.pdf</string>", "<string>fr</string>"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("it lacks %s", want)
		}
	}
}

// What the desktops of Linux read is written by hand: it must name the program, and the
// type of its files, as the bundle does.
func TestWhatDesktopsReadNamesTheProgram(t *testing.T) {
	app := version.App()
	data, err := plist(app)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{portableMedia, "<string>" + portableEnding + "</string>"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the bundle does not say %s", want)
		}
	}
	for ending, wants := range map[string][]string{
		".desktop":      {"Name=" + app.Name + "\n", "Icon=" + app.ID + "\n", "MimeType=" + portableMedia + ";", "StartupWMClass=" + app.Name + "\n"},
		".xml":          {`type="` + portableMedia + `"`, `<icon name="` + app.ID + `"/>`, `pattern="*.` + portableEnding + `"/>`},
		".metainfo.xml": {"<id>" + app.ID + "</id>", "<name>" + app.Name + "</name>", "<mediatype>" + portableMedia + "</mediatype>", app.ID + ".desktop</launchable>"},
	} {
		text, err := os.ReadFile(filepath.Join("..", "..", "scripts", "linux", app.ID+ending))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s%s lacks %q", app.ID, ending, want)
			}
		}
	}
}

// The installer for Windows registers the same ending, and a PDF, and takes them away again.
func TestTheInstallerOfWindowsRegistersTheSameFiles(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "scripts", "windows", "installer.nsi"))
	if err != nil {
		t.Fatal(err)
	}
	did := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\s*(Write|Delete)Reg\w+ .*?(?:\\|")\.(\w+)[\\"]`).FindAllStringSubmatch(string(text), -1) {
		did[m[1]+" "+m[2]] = true
	}
	want := map[string]bool{"Write " + portableEnding: true, "Delete " + portableEnding: true, "Write pdf": true, "Delete pdf": true}
	if !maps.Equal(did, want) {
		t.Errorf("it does %v, want %v", did, want)
	}
}

func TestThePageThatIsHandedOutLeadsToNoFileOfTheSources(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "README.fr.md"))
	if err != nil {
		t.Fatal(err)
	}
	got := readme(string(page))
	if strings.Contains(got, "](docs/") || strings.Contains(got, "![") || strings.Contains(got, "\n\n\n") {
		t.Errorf("it says:\n%s", got)
	}
	const written = "# A\n\nb\n\n![c](d.png)\n\ne [f](docs/g.md), [h](#i), [j](https://example.org/).\n"
	if got, want := readme(written), "# A\n\nb\n\ne f, [h](#i), [j](https://example.org/).\n"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	for _, script := range []string{"release", "linux/build", "macos/build", "windows/build"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "scripts", script))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "packaging readme ") || regexp.MustCompile(`(?m)^\s*(cp|lines) (.* )?README\.fr\.md`).Match(text) {
			t.Errorf("scripts/%s hands out the page as it stands in the sources", script)
		}
	}
}

func TestTheChangelogJoinsItsFragments(t *testing.T) {
	dir := fstest.MapFS{}
	for name, text := range map[string]string{
		"README.md":            "x",
		"unreleased/README.md": "x",
		"unreleased/b":         "Enhancement: Do this\n\nIt did not.\n\nIt does.\n",
		"unreleased/a":         "# a remark\nEnhancement: Do that.\n\nIt does.\n",
		"unreleased/c":         "Bugfix: Mend it\n\nIt is.\n",
		"0.9.0/x":              "Change: Turn it\n\nIt is.\n",
		"0.10.0/x":             "Security: Lock it\n\nIt is.\n",
		"0.1.0/README.md":      "nothing else",
	} {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	got, err := changelog(dir, "1.0.0")
	want := `# Changelog of Dossier PME

## 1.0.0

### New

**Do that.** It does.

**Do this.** It did not.

It does.

### Mended

**Mend it.** It is.

## 0.10.0

### Security

**Lock it.** It is.

## 0.9.0

### Changed

**Turn it.** It is.
`
	if err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
	for name, text := range map[string]string{"unreleased/d": "Improvement: x\n\ny\n", "unreleased/e": "Bugfix: alone\n", "unreleased/f": "", "old/x": "Bugfix: a\n\nb\n"} {
		wrong := fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}
		if _, err := changelog(wrong, "1.0.0"); err == nil {
			t.Errorf("%s is taken: %q", name, text)
		}
	}
}

func TestEveryFragmentOfOursIsRead(t *testing.T) {
	text, err := changelog(os.DirFS(filepath.Join("..", "..", "changelog")), version.Version())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "\n## "+version.Version()+"\n") {
		t.Error("the version that is prepared is not there")
	}
}
