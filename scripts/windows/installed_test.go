package windows

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/store"
	"dossierpme/internal/hands"
)

// Keys of the registry that the installer writes.
const (
	classes   = `HKCU\Software\Classes\`
	uninstall = `HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\fr.dossierpme.app`
)

func TestInstalledUsedAndRemoved(t *testing.T) {
	m := newMachine(t, hands.Screen{OpenGL: true, Manager: true})
	installer := m.one("DossierPME-*-installation.exe")
	program := m.windows(append(installed, "dossierpme.exe")...)
	command := m.windows(append(installed, "dossierctl.exe")...)
	uninstaller := m.windows(append(installed, "desinstaller.exe")...)

	m.works(installer, "/S")
	for _, name := range []string{"dossierpme.exe", "dossierctl.exe", "desinstaller.exe", "LISEZ-MOI.txt", "LICENCES.txt"} {
		if !m.there(append(installed, name)...) {
			t.Fatalf("%s is not installed", name)
		}
	}
	same(t, "installed", filepath.Join(m.built, "dossierpme.exe"), m.home(append(installed, "dossierpme.exe")...))
	if _, err := os.Stat(filepath.Join(m.built, "opengl")); err == nil {
		for _, name := range []string{"opengl32.dll", "libgallium_wgl.dll", "LICENCES.txt"} {
			same(t, "installed", filepath.Join(m.built, "opengl", name), m.home(append(installed, "opengl", name)...))
		}
	}
	for _, link := range []string{"Dossier PME.lnk", "Dossier PME (ligne de commande).lnk"} {
		if !m.there(append(menu, link)...) {
			t.Errorf("the menu has no %s", link)
		}
	}
	for key, want := range map[string]string{
		classes + ".dossier":                              "DossierPME.dossier",
		classes + `DossierPME.dossier\shell\open\command`: `dossierpme.exe" "%1"`,
		classes + `.pdf\OpenWithProgids`:                  "DossierPME.pdf",
		uninstall:                                         `desinstaller.exe" /S`,
	} {
		if said := m.registered(key); !strings.Contains(said, want) {
			t.Errorf("%s does not say %q:\n%s", key, want, said)
		}
	}

	w := m.open("Dossier PME", program)
	typed := []string{"Ateliers du Kestrel", "99999208400023", "12500.50", "Cellule robotisee de soudage"}
	w.typeDossier(typed)
	before := m.copied(data...)

	t.Run("open, it is not replaced, removed or opened twice", func(t *testing.T) {
		if _, code := m.wine(installer, "/S"); code != 3 {
			t.Errorf("installing over it ends with %d, want 3", code)
		}
		m.works(command, "example", "ferroviaire-somme", "-o", m.windows("exemple"))
		if out, code := m.wine(command, "import", m.windows("exemple", "dossier.json")); code != 4 {
			t.Errorf("dossierctl ends with %d, want 4\n%s", code, out)
		}
		m.works(uninstaller, "/S") // its first process only starts another
		second := m.open("Vos dossiers ne peuvent pas être ouverts|Dossier PME", program)
		second.Kill()
		if !m.there(append(installed, "dossierpme.exe")...) {
			t.Error("the program was removed while it ran")
		}
	})

	w.Focus()
	w.asksWhere()
	id := stored(t, before)[0]

	if code := hands.Code(w.Quit()); code != 0 {
		t.Errorf("the window ends with %d\n%s", code, m.log())
	}
	m.settled()
	after := m.copied(data...)
	m.works(command, "export", id, "-o", m.windows("ligne.pdf"))
	linux := filepath.Join(t.TempDir(), "linux.pdf")
	m.here("export", id, "--store", after, "-o", linux)
	same(t, "exported, and exported on Linux", m.home("ligne.pdf"), linux)

	// Over itself nothing of the dossiers changes.
	m.works(installer, "/S")
	sameFolder(t, after, m.home(data...), "dossiers.db")
	if out := m.works(command, "list"); !strings.Contains(out, "Essai au clavier") {
		t.Errorf("the list is %q", out)
	}

	t.Run("the end of the session", func(t *testing.T) {
		w := m.open("Dossier PME", program)
		w.Settle()
		w.Try("a new dossier", func() {
			w.Keys("Escape", "ctrl+n", "Down", "Tab")
			w.Write("Fin de session")
			w.Keys("Return")
		}, func() bool { return strings.HasPrefix(w.Title(), "Fin de session") })
		mark := append(data, "en-cours.json")
		w.Until("the note of where it is worked on", func() bool { return m.there(mark...) })
		m.must("wineboot", "--end-session")
		_ = w.End(func() {}) // Windows ends what has answered: its code says nothing
		if m.there(mark...) {
			t.Error("it did not end in order: the note of where it was worked on is still there")
		}
		if !strings.Contains(m.text(), "Fin de session") {
			t.Error("the dossier is lost")
		}
	})

	// What a double click does is what the registry says. Wine 8 itself does not look
	// there for what one user alone has registered.
	t.Run("a .dossier by double click", func(t *testing.T) {
		file := m.windows("reçu d’ailleurs.dossier")
		m.works(command, "save", id, "--portable", "-o", file)
		said := m.registered(classes + `DossierPME.dossier\shell\open\command`)
		_, line, _ := strings.Cut(said, "REG_SZ")
		words := strings.Split(strings.Trim(strings.TrimSpace(line), `"`), `" "`)
		if len(words) != 2 || words[1] != "%1" {
			t.Fatalf("the command is %q", line)
		}
		opened := m.open(".*Dossier PME", words[0], file)
		opened.Settle()
		opened.keep("double-click.png")
		if code := hands.Code(opened.Quit()); code != 0 {
			t.Errorf("it ends with %d", code)
		}
	})

	m.works(uninstaller, "/S")
	m.settled()
	if m.there(installed...) || m.there(menu...) {
		t.Error("the program is still there")
	}
	for _, key := range []string{classes + ".dossier", classes + "DossierPME.dossier", classes + "DossierPME.pdf", classes + `Applications\dossierpme.exe`, uninstall} {
		if said := m.registered(key); said != "" {
			t.Errorf("the registry still has %s:\n%s", key, said)
		}
	}
	if got := stored(t, m.copied(data...)); !slices.Contains(got, id) {
		t.Errorf("after it was removed the dossiers are %q", got)
	}

	// The dossiers go where somebody asks for that.
	m.works(installer, "/S")
	if out := m.works(command, "list"); !strings.Contains(out, "Essai au clavier") {
		t.Errorf("installed again, the list is %q", out)
	}
	m.works(uninstaller, "/S", "/SUPPRIMER-DOSSIERS")
	m.settled()
	if m.there(data...) || m.there(installed...) {
		t.Error("the dossiers are still there")
	}
}

// typeDossier begins a dossier and fills parts of it by keyboard, until they are stored.
func (w *window) typeDossier(texts []string) {
	w.t.Helper()
	w.Try("a new dossier", func() {
		w.Keys("Escape", "ctrl+n", "Down", "Tab")
		w.Write("Essai au clavier")
		w.Keys("Return")
	}, func() bool { return strings.HasPrefix(w.Title(), "Essai au clavier") })
	w.Settle()
	w.Keys("space")
	w.Keys("ctrl+Next")
	w.Settle()
	w.Keys("ctrl+Next")
	w.Settle()
	w.Write(texts[0])
	w.Keys("Tab", "Tab")
	w.Write(texts[1])
	w.Keys("ctrl+Next", "n")
	w.Keys("ctrl+Next")
	w.Settle()
	w.Keys("ctrl+Next")
	w.Settle()
	w.Write("12500,5")
	w.Keys("ctrl+Next")
	w.Settle()
	w.Write(texts[3])
	w.Until("what was typed on the disk", func() bool {
		all := w.text()
		return !slices.ContainsFunc(texts, func(one string) bool { return !strings.Contains(all, one) })
	})
}

// text is all that is stored of the dossiers.
func (m *machine) text() string { return hands.Stored(m.home(data...)) }

// stored are the ids of the dossiers in a data folder.
func stored(t *testing.T, dir string) []string {
	t.Helper()
	db, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d dossiers (%v)", len(entries), err)
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// asksWhere has the window ask where to write the PDF, and gives that up: Wine 8 shows the
// dialog of Windows, but no folder in it, and what it is told to save it does not.
func (w *window) asksWhere() {
	w.t.Helper()
	const title = "^Enregistrer le PDF$"
	w.Try("the dialog of Windows", func() {
		w.Keys("Escape", "ctrl+e", "Return") // what the PDF carries; then where to
	}, func() bool { return w.Shown(title) })
	dialog := w.Of()
	dialog.Find(title)
	w.keep("dialog.png")
	dialog.Try("giving it up", func() { dialog.Keys("Escape") }, func() bool { return !w.Shown(title) })
}

// sameFolder wants the same content of some files of two folders.
func sameFolder(t *testing.T, one, two string, names ...string) {
	t.Helper()
	for _, name := range names {
		same(t, name, filepath.Join(one, name), filepath.Join(two, name))
	}
}

// keep writes a picture of the screen beside what was built.
func (w *window) keep(name string) {
	_ = w.Keep(filepath.Join(w.built, "pictures", name))
}
