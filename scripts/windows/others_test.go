package windows

import (
	"archive/zip"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tc-hib/winres"

	"dossierpme/internal/hands"
	"dossierpme/internal/version"
)

// unpack unpacks an archive as Windows does.
func unpack(t *testing.T, archive, into string) {
	t.Helper()
	r, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(into, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// On a key everything stays on the key.
func TestOnAKey(t *testing.T) {
	m := newMachine(t, hands.Screen{OpenGL: true, Manager: true})
	key := filepath.Join(m.prefix, "drive_c", "clé")
	unpack(t, m.one("DossierPME-*-portable.zip"), key)
	on := func(name string) string { return `C:\clé\Dossier PME\` + name }

	m.works(on("dossierctl.exe"), "example", "ferroviaire-somme", "-o", `C:\exemple`)
	id := strings.TrimSpace(m.works(on("dossierctl.exe"), "import", `C:\exemple\dossier.json`))
	m.works(on("dossierctl.exe"), "export", id, "-o", `C:\dossier.pdf`, "--binder")
	linux := filepath.Join(t.TempDir(), "linux.pdf")
	m.here("export", id, "--store", filepath.Join(key, "Dossier PME", "donnees"), "-o", linux, "--binder")
	same(t, "a binder of the key, on Windows and on Linux", filepath.Join(m.prefix, "drive_c", "dossier.pdf"), linux)

	w := m.open("Dossier PME", on("dossierpme.exe"))
	w.Settle()
	w.keep("key.png")
	if code := hands.Code(w.Quit()); code != 0 {
		t.Errorf("the window ends with %d", code)
	}
	if _, err := os.Stat(filepath.Join(key, "Dossier PME", "donnees", "journal.log")); err != nil {
		t.Errorf("the log is not on the key: %v", err)
	}
	for _, left := range [][]string{data, {"AppData", "Local", "dossierpme"}} {
		if m.there(left...) {
			t.Errorf("%q is left on the machine", left)
		}
	}
}

// On a display without OpenGL the program says so in a message of Windows. Where a software
// OpenGL lies beside it, it is tried once: Mesa's, if it was built, and a stand-in that only
// notes that it was loaded.
func TestWithoutOpenGL(t *testing.T) {
	m := newMachine(t, hands.Screen{Manager: true})
	dir := filepath.Join(m.prefix, "drive_c", "nu")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dossierpme.exe", "dossierctl.exe"} {
		raw, err := os.ReadFile(filepath.Join(m.built, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const title = "Dossier PME ne peut pas ouvrir de fenêtre"
	refused := func(t *testing.T, log string, again bool) string {
		t.Helper()
		w := m.start(`C:\nu\dossierpme.exe`, "--store", `C:\`+log)
		w.Leaves = again
		w.find(title)
		w.keep(log + ".png")
		out, err := m.command("wine", `C:\nu\dossierctl.exe`, "list", "--store", `C:\`+log).Output()
		if err != nil {
			t.Errorf("dossierctl, while the message is shown: %v\n%s", err, out)
		}
		w.Try("having read it", func() {
			w.Keys("Return")
		}, func() bool { return !w.Shown(title) })
		m.settled()
		raw, err := os.ReadFile(filepath.Join(m.prefix, "drive_c", log, "journal.log"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(raw), "no window: ui.start.no_opengl_windows") {
			t.Errorf("the log does not say why:\n%s", raw)
		}
		return string(raw)
	}
	t.Run("and without a software one", func(t *testing.T) {
		if log := refused(t, "sans", false); strings.Contains(log, "starting again") {
			t.Errorf("it started again:\n%s", log)
		}
	})
	t.Run("and with one that serves", func(t *testing.T) {
		if err := os.CopyFS(filepath.Join(dir, "opengl"), os.DirFS(filepath.Join(m.built, "opengl"))); err != nil {
			t.Skipf("none was built: %v", err)
		}
		w := m.start(`C:\nu\dossierpme.exe`, "--store", `C:\logiciel`)
		w.Leaves = true
		w.find("Dossier PME")
		// Drawn by the library: the words of the list have many shades.
		w.Until("a picture in the window", func() bool {
			shades := map[color.NRGBA]bool{}
			if img := w.Image(); img != nil {
				for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
					for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
						shades[img.NRGBAAt(x, y)] = true
					}
				}
			}
			return len(shades) > 100
		})
		w.keep("software.png")
		w.Try("closing it", func() {
			w.Keys("alt+F4")
		}, func() bool { return !w.Shown("^Dossier PME$") })
		m.settled()
		for _, name := range []string{"opengl32.dll", "libgallium_wgl.dll", "LICENCES.txt"} {
			if err := os.Remove(filepath.Join(dir, "opengl", name)); err != nil {
				t.Error(err)
			}
		}
	})
	t.Run("and with one that fails as well", func(t *testing.T) {
		if err := os.MkdirAll(filepath.Join(dir, "opengl"), 0o755); err != nil {
			t.Fatal(err)
		}
		m.compile(filepath.Join(dir, "opengl", "opengl32.dll"), "opengl32.c")
		if log := refused(t, "avec", true); strings.Count(log, "starting again") != 1 {
			t.Errorf("it did not start again once:\n%s", log)
		}
		if _, err := os.Stat(filepath.Join(m.prefix, "drive_c", "opengl-loaded")); err != nil {
			t.Errorf("the software OpenGL was not loaded: %v", err)
		}
	})
}

// The programs say who they are, in the one version there is.
func TestResources(t *testing.T) {
	built := os.Getenv("DOSSIERPME_WINE_TEST")
	if built == "" {
		t.Skip("run by make windows-test")
	}
	for _, name := range []string{"dossierpme.exe", "dossierctl.exe"} {
		f, err := os.Open(filepath.Join(built, name))
		if err != nil {
			t.Fatal(err)
		}
		set, err := winres.LoadFromEXE(f)
		_ = f.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := set.GetIcon(winres.Name("GLFW_ICON")); err != nil {
			t.Errorf("%s has no icon: %v", name, err)
		}
		if m := string(set.Get(winres.RT_MANIFEST, winres.ID(1), 0x0409)); !strings.Contains(m, "asInvoker") {
			t.Errorf("%s has no manifest", name)
		}
		of := string(set.Get(winres.RT_VERSION, winres.ID(1), 0x040C))
		if plain := strings.ReplaceAll(of, "\x00", ""); !strings.Contains(plain, "ProductVersion"+version.Version()) {
			t.Errorf("%s does not say version %s: %q", name, version.Version(), plain)
		}
	}
}

// What is signed with a certificate of one's own is found whole, and without one it is
// said that nothing is signed.
func TestSigned(t *testing.T) {
	built := os.Getenv("DOSSIERPME_WINE_TEST")
	if built == "" {
		t.Skip("run by make windows-test")
	}
	dir := t.TempDir()
	cert, key, file := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), filepath.Join(dir, "dossierctl.exe")
	run := func(env []string, name string, args ...string) (string, error) {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run(nil, "openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", key, "-out", cert,
		"-days", "2", "-subj", "/CN=Essai", "-addext", "extendedKeyUsage=codeSigning"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	original, err := os.ReadFile(filepath.Join(built, "dossierctl.exe"))
	if err != nil {
		t.Fatal(err)
	}
	sign := func(env ...string) (string, []byte, error) {
		t.Helper()
		if err := os.WriteFile(file, original, 0o755); err != nil {
			t.Fatal(err)
		}
		out, failed := run(append([]string{"SIGN_TIMESTAMP=", "SOURCE_DATE_EPOCH=1700000000"}, env...), "./sign", file)
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return out, raw, failed
	}
	out, raw, err := sign("SIGN_CERT=", "SIGN_KEY=")
	if err != nil || len(raw) != len(original) || !strings.Contains(out, "Not signed") {
		t.Errorf("without a certificate: %v, %q", err, out)
	}
	if out, _, err := sign("SIGN_CERT="+cert, "SIGN_KEY="); err == nil {
		t.Errorf("without a key it is no failure: %q", out)
	}
	if out, raw, err := sign("SIGN_CERT="+cert, "SIGN_KEY="+filepath.Join(dir, "none")); err == nil || string(raw) != string(original) {
		t.Errorf("with a key that is not there: %v, %q", err, out)
	}
	out, one, err := sign("SIGN_CERT="+cert, "SIGN_KEY="+key)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := run(nil, "osslsigncode", "verify", "-CAfile", cert, "-in", file); err != nil {
		t.Errorf("the signature: %v\n%s", err, out)
	}
	if _, two, err := sign("SIGN_CERT="+cert, "SIGN_KEY="+key); err != nil || string(two) != string(one) {
		t.Errorf("signed again it differs (%v)", err)
	}
	if err := os.WriteFile(file, append(one[:5000:5000], append([]byte("x"), one[5001:]...)...), 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := run(nil, "osslsigncode", "verify", "-CAfile", cert, "-in", file); err == nil {
		t.Errorf("a changed program passes:\n%s", out)
	}
}
