package version

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

const root = "../.."

func TestAppIsWhatFyneAppSays(t *testing.T) {
	d := App()
	if d.Name != "Dossier PME" || d.ID != "fr.dossierpme.app" {
		t.Errorf("name %q, id %q: both are permanent, a user's data folder hangs on them", d.Name, d.ID)
	}
	if d.Build < 1 {
		t.Errorf("build %d, want a number from 1", d.Build)
	}
	if !d.Migrations["fyneDo"] {
		t.Error("FyneApp.toml does not declare the fyneDo migration")
	}
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(Version()) {
		t.Errorf("version %q is not three numbers", Version())
	}
	d.Migrations["fyneDo"] = false
	if !App().Migrations["fyneDo"] {
		t.Error("a caller could change what App returns to the next")
	}
}

func TestParseRefusesWhatNamesNoProgram(t *testing.T) {
	for name, text := range map[string]string{
		"not TOML":       "[Details",
		"no details":     "[Migrations]\nfyneDo = true\n",
		"empty version":  "[Details]\nName = \"a\"\nID = \"b\"\nVersion = \"\"\n",
		"no identifier":  "[Details]\nName = \"a\"\nVersion = \"1.0.0\"\n",
		"build no count": "[Details]\nName = \"a\"\nID = \"b\"\nVersion = \"1.0.0\"\nBuild = \"x\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			if d, err := parse(text); err == nil {
				t.Errorf("accepted as %+v", d)
			}
		})
	}
}

func TestCommit(t *testing.T) {
	t.Cleanup(func() { commit = "" })
	commit = "abc"
	if got := Commit(); got != "abc" {
		t.Errorf("the linker's commit is %q, want abc", got)
	}
	for name, c := range map[string]struct {
		settings []debug.BuildSetting
		want     string
	}{
		"nothing recorded":   {nil, ""},
		"clean tree":         {[]debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.modified", Value: "false"}}, "0123456789ab"},
		"changed tree":       {[]debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: "0123456789abcdef0123"}}, "0123456789ab+"},
		"short revision":     {[]debug.BuildSetting{{Key: "vcs.revision", Value: "17"}}, "17"},
		"changed, no commit": {[]debug.BuildSetting{{Key: "vcs.modified", Value: "true"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := commitIn(c.settings); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The changelog names the version: either it is the one being prepared, announced
// at the top of changelog/unreleased/README.md, or it has its folder of changes.
func TestChangelogNamesThisVersion(t *testing.T) {
	if entries, err := os.ReadDir(filepath.Join(root, "changelog", Version())); err == nil {
		if len(entries) == 0 {
			t.Errorf("changelog/%s is empty", Version())
		}
		return
	}
	readme, err := os.ReadFile(filepath.Join(root, "changelog", "unreleased", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(readme), "\n")
	if want := "# Changes of version " + Version() + " (not yet released)"; first != want {
		t.Errorf("changelog/unreleased/README.md begins with %q, want %q; or release: move its files to changelog/%s/", first, want, Version())
	}
}

// A second copy of the version would be forgotten at the next release.
func TestNoOtherGoFileHoldsTheVersion(t *testing.T) {
	quoted := `"` + Version() + `"`
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			name := entry.Name()
			if path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "build") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, filepath.Join(root, "internal", "version")) {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.Contains(string(source), quoted) {
			t.Errorf("%s holds the literal %s: call version.Version()", path, quoted)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAProgramOfUnknownFilesIsNoJudge(t *testing.T) {
	for commit, want := range map[string]string{"": "", "0123456789ab+": "", "0123456789ab": "0.1.0 0123456789ab"} {
		if got := judgeOf("0.1.0", commit); got != want {
			t.Errorf("of commit %q: %q, want %q", commit, got, want)
		}
	}
}
