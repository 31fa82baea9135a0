// Package scripts tests the project's shell scripts: each runs with a PATH of its
// own, where the commands that would change the machine only write down that they
// were called. It installs nothing and never reaches the network. And it holds what the
// pages for developers and users name against what is there.
package scripts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// machine is a folder of commands, the only ones a script under test can call.
type machine struct {
	t   *testing.T
	bin string
	log string
}

// newMachine returns a machine with what every system has, and nothing else.
func newMachine(t *testing.T) machine {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the scripts are tested on Linux")
	}
	m := machine{t: t, bin: t.TempDir(), log: filepath.Join(t.TempDir(), "calls")}
	for _, tool := range []string{"bash", "sh", "env", "cat", "sed", "grep", "head", "uname", "dirname", "sleep"} {
		m.links(tool)
	}
	return m
}

// links gives the machine a command as the system has it.
func (m machine) links(tool string) {
	m.t.Helper()
	found, err := exec.LookPath(tool)
	if err != nil {
		m.t.Fatal(err)
	}
	if err := os.Symlink(found, filepath.Join(m.bin, tool)); err != nil {
		m.t.Fatal(err)
	}
}

// has gives the machine a command; $CALLS is the file that calls are noted in.
func (m machine) has(name, body string) machine {
	m.t.Helper()
	if err := os.WriteFile(filepath.Join(m.bin, name), []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
		m.t.Fatal(err)
	}
	return m
}

// notes gives the machine a command that only notes its arguments.
func (m machine) notes(name string) machine {
	return m.has(name, `echo "`+name+` $*" >>"$CALLS"`)
}

// debian makes it a Debian on which all packages but the missing are installed.
func (m machine) debian(uid int, missing ...string) machine {
	cases := ""
	if len(missing) > 0 {
		cases = strings.Join(missing, "|") + ") exit 1 ;;"
	}
	return m.notes("apt-get").
		has("id", fmt.Sprintf("echo %d", uid)).
		has("dpkg-query", `for last; do :; done; case "$last" in `+cases+` *) printf installed ;; esac`)
}

// run runs a script and returns what it printed, its exit status and the calls.
func (m machine) run(script string, args ...string) (out string, status int, calls string) {
	m.t.Helper()
	path, err := filepath.Abs(script)
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"PATH=" + m.bin, "CALLS=" + m.log, "HOME=" + m.bin}
	var printed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &printed
	err = cmd.Run()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		m.t.Fatal(err)
	}
	noted, err := os.ReadFile(m.log)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		m.t.Fatal(err)
	}
	return printed.String(), cmd.ProcessState.ExitCode(), string(noted)
}

// lay puts files into a folder, which may all be run.
func lay(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func expect(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
}

func TestSetupIsSilentWhereNothingIsMissing(t *testing.T) {
	for _, what := range []string{"build", "test"} {
		out, status, calls := newMachine(t).debian(1000).run("setup", what)
		if out != "" || status != 0 || calls != "" {
			t.Errorf("%s: printed %q, exit %d, called %q", what, out, status, calls)
		}
	}
}

func TestSetupInstallsAsRoot(t *testing.T) {
	out, status, calls := newMachine(t).debian(0, "gcc", "xvfb").run("setup", "test")
	if status != 0 {
		t.Fatalf("exit %d: %s", status, out)
	}
	lines := strings.Split(strings.TrimSpace(calls), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], " update") {
		t.Fatalf("want one update, then one install, got %q", lines)
	}
	if !strings.HasSuffix(lines[1], " install -q -y --no-install-recommends gcc xvfb") {
		t.Errorf("install is %q", lines[1])
	}
}

func TestSetupForBuildingLeavesOutWhatOnlyTestsNeed(t *testing.T) {
	out, status, calls := newMachine(t).debian(0, "xvfb").run("setup", "build")
	if out != "" || status != 0 || calls != "" {
		t.Errorf("printed %q, exit %d, called %q", out, status, calls)
	}
}

func TestSetupInstallsThroughSudo(t *testing.T) {
	m := newMachine(t).debian(1000, "gcc").has("sudo", `echo "sudo $*" >>"$CALLS"; [ "$1" != -n ] || shift; "$@"`).has("true", "exit 0")
	out, status, calls := m.run("setup", "build")
	if status != 0 {
		t.Fatalf("exit %d: %s", status, out)
	}
	expect(t, calls, "\nsudo env DEBIAN_FRONTEND=noninteractive apt-get ", " install -q -y --no-install-recommends gcc\n")
}

func TestSetupPrintsTheOneCommandWhereItMayNotInstall(t *testing.T) {
	for name, m := range map[string]machine{
		"no sudo":               newMachine(t).debian(1000, "gcc", "xorg-dev"),
		"sudo wants a password": newMachine(t).debian(1000, "gcc", "xorg-dev").has("sudo", "exit 1"),
	} {
		t.Run(name, func(t *testing.T) {
			out, status, calls := m.run("setup", "build")
			if status != 1 || calls != "" {
				t.Errorf("exit %d, called %q", status, calls)
			}
			expect(t, out, "\n  apt-get update && apt-get install -y --no-install-recommends gcc xorg-dev\n")
		})
	}
}

func TestSetupFailsWhereAptFails(t *testing.T) {
	if _, status, _ := newMachine(t).debian(0, "gcc").has("apt-get", "exit 100").run("setup", "build"); status == 0 {
		t.Error("a failed installation ended with 0")
	}
}

func TestSetupSaysWhatIsNeededWhereThereIsNoApt(t *testing.T) {
	out, status, _ := newMachine(t).has("pkg-config", "").run("setup", "build")
	if status != 1 {
		t.Errorf("exit %d", status)
	}
	expect(t, out, "These commands are missing: cc\n", "no apt-get", "  libgl1-mesa-dev\n")
	if out, status, _ := newMachine(t).has("pkg-config", "").has("cc", "").run("setup", "build"); status != 0 || out != "" {
		t.Errorf("with all commands there: exit %d, printed %q", status, out)
	}
}

func TestSetupRefusesAnotherWord(t *testing.T) {
	for _, args := range [][]string{nil, {"everything"}, {"build", "test"}, {"list"}} {
		if out, status, _ := newMachine(t).debian(0).run("setup", args...); status != 2 || !strings.Contains(out, "usage:") {
			t.Errorf("%q: exit %d, printed %q", args, status, out)
		}
	}
}

func TestCheckGoReadsTheVersion(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		words  string // empty: accepted
	}{
		"far newer":                 {"go version go2.0 linux/amd64", ""},
		"newer with a patch":        {"go version go1.100.3 linux/arm64", ""},
		"a development version":     {"go version devel go1.100-abcdef Mon Jan 5 linux/amd64", ""},
		"with experiments":          {"go version go1.100.1 X:nodwarf5 linux/amd64", ""},
		"what Debian 12 has":        {"go version go1.19.8 linux/amd64", "Go 1.19.8 is installed"},
		"a number is not a decimal": {"go version go1.9 linux/amd64", "Go 1.9 is installed"},
		"no version at all":         {"broken", "could not be read"},
	} {
		t.Run(name, func(t *testing.T) {
			out, status, _ := newMachine(t).has("go", "echo '"+c.answer+"'").run("check-go")
			if c.words == "" {
				if status != 0 || out != "" {
					t.Errorf("exit %d, printed %q", status, out)
				}
				return
			}
			if status != 1 {
				t.Errorf("exit %d", status)
			}
			expect(t, out, c.words, "or newer", "https://go.dev/dl/")
		})
	}
	t.Run("no Go", func(t *testing.T) {
		out, status, _ := newMachine(t).run("check-go")
		if status != 1 {
			t.Errorf("exit %d", status)
		}
		expect(t, out, "Go is not installed", "https://go.dev/dl/")
	})
}

func TestWithDisplayGivesAScreenAndTheExitStatus(t *testing.T) {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Fatal("Xvfb is not installed: run scripts/setup test")
	}
	out, err := exec.Command("./with-display", "sh", "-c", `xwininfo -root | grep -E 'Width|Height'; exit 7`).CombinedOutput()
	var failed *exec.ExitError
	if !errors.As(err, &failed) || failed.ExitCode() != 7 {
		t.Errorf("ended with %v, want exit status 7\n%s", err, out)
	}
	expect(t, string(out), "Width: 1366", "Height: 768")
}

// What a release for Windows lacks is said, and that it lacks nothing.
func TestAReleaseSaysWhetherItHasASoftwareOpenGL(t *testing.T) {
	for name, c := range map[string]struct {
		library bool
		says    string
	}{
		"with it":    {true, "have a software OpenGL with them"},
		"without it": {false, "no software OpenGL with them: make windows-opengl"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t).has("git", "exit 0").has("go", `case "$3" in
version) echo 1.2.3 ;;
changelog | readme) echo words >"$4" ;;
esac`)
			for _, tool := range []string{"cp", "du", "mkdir", "mktemp", "mv", "realpath", "rm", "sha256sum", "tar"} {
				m.links(tool)
			}
			root := t.TempDir()
			script, err := os.ReadFile("release")
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{
				"scripts/release": string(script),
				"sbom":            "#!/bin/sh\nwhile [ \"$1\" != -output ]; do shift; done\necho {} >\"$2\"\n",
				"whole":           "#!/bin/sh\nTAGS=none exec \"$(dirname \"$0\")/scripts/release\" ./sbom\n",
				"LICENSE":         "words", "README.fr.md": "words",
				"build/windows/DossierPME-1.2.3-installation.exe": "x",
				"build/windows/DossierPME-1.2.3-portable.zip":     "x",
				"build/linux/dossierpme_1.2.3_amd64.deb":          "x",
				"build/linux/dossierpme-1.2.3-linux-amd64.tar.xz": "x",
			}
			if c.library {
				files["build/windows/opengl/opengl32.dll"] = "x"
			}
			lay(t, root, files)
			out, status, _ := m.run(filepath.Join(root, "whole"))
			if status != 0 {
				t.Fatalf("exit %d: %s", status, out)
			}
			expect(t, out, "The release 1.2.3 is in build/release/1.2.3:", c.says)
			if strings.Count(out, "software OpenGL") != 1 {
				t.Errorf("it says:\n%s", out)
			}
		})
	}
}

func TestRunWithoutADisplayDoesTheMainJobOnTheCommandLine(t *testing.T) {
	m := newMachine(t).notes("make")
	m.links("mkdir")
	m.links("rm")
	// A project folder of its own, so that nothing under the found build/ is touched.
	root := t.TempDir()
	script, err := os.ReadFile("run")
	if err != nil {
		t.Fatal(err)
	}
	ctl := `#!/bin/sh
echo "dossierctl $*" >>"$CALLS"
case "$1" in
example) echo '{}' >"$4/$2.json" ;;
export) echo pdf >"$6" ;;
esac
`
	lay(t, root, map[string]string{"scripts/run": string(script), "build/bin/dossierctl": ctl})
	out, status, calls := m.run(filepath.Join(root, "scripts", "run"))
	if status != 0 {
		t.Fatalf("exit %d: %s", status, out)
	}
	expect(t, out, "no display", filepath.Join(root, "build/demo/ferroviaire-somme.pdf"), filepath.Join(root, "build/demo/conserverie-aisne.pdf"))
	expect(t, calls, "make --no-print-directory dossierctl\n", "dossierctl export build/demo/examples/conserverie-aisne/conserverie-aisne.json ")
	if strings.Contains(calls, "make --no-print-directory build") {
		t.Errorf("the window was built without a display: %s", calls)
	}
	if _, err := os.Stat(filepath.Join(root, "build/demo/ferroviaire-somme.pdf")); err != nil {
		t.Error(err)
	}
}
