package portable

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
)

func annex(text string) Annex {
	f := fileOf("", []byte(text))
	return Annex{f.SHA256, f.Size, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func parcel() Parcel {
	return Parcel{
		ID: "FERROVIAIRESOMME2345", Version: 3, Call: "essai", Revision: 1,
		Versions: []Version{{1, strings.Repeat("a", 64)}, {3, strings.Repeat("b", 64)}},
		Dossier:  []byte(`{"format":1,"call":"essai","answers":{}}`), History: []byte(`[]`),
		Annexes: []Annex{annex("two"), annex("one"), annex("two")},
	}
}

func written(t testing.TB, p Parcel) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(raw []byte, passphrase string) (*Reader, error) {
	return Open(bytes.NewReader(raw), int64(len(raw)), passphrase)
}

func TestWhatWasWrittenIsReadBack(t *testing.T) {
	raw := written(t, parcel())
	if !Is(raw) || Locked(raw) {
		t.Error("it is not seen what it is")
	}
	r, err := open(raw, "")
	if err != nil {
		t.Fatal(err)
	}
	if d, err := r.Dossier(); err != nil || !bytes.Equal(d, parcel().Dossier) {
		t.Errorf("the dossier is %s, %v", d, err)
	}
	if c, err := r.CallForm(); err != nil || !bytes.Equal(c, parcel().CallForm) {
		t.Errorf("the call is %s, %v", c, err)
	}
	if h, err := r.History(); err != nil || string(h) != "[]" {
		t.Errorf("the history is %s, %v", h, err)
	}
	if len(r.Annexes()) != 2 {
		t.Errorf("annexes %q", r.Annexes())
	}
	for _, text := range []string{"one", "two"} {
		if a, err := r.Annex(annex(text).SHA256); err != nil || string(a) != text {
			t.Errorf("annex %s is %q, %v", text, a, err)
		}
	}
	if a, err := r.Annex(strings.Repeat("0", 64)); a != nil || err != nil {
		t.Errorf("an annex that is not inside: %q, %v", a, err)
	}
	if r.ID != parcel().ID || r.Version != 3 || len(r.Versions) != 2 {
		t.Errorf("manifest %+v", r.Manifest)
	}
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	p := parcel()
	p.Annexes = []Annex{annex("one"), annex("two")}
	if !bytes.Equal(written(t, p), written(t, parcel())) {
		t.Error("the order of annexes changes the file")
	}
}

func TestAnAnnexThatChangedIsNotWritten(t *testing.T) {
	p := parcel()
	p.Annexes[0].Open = annex("other").Open
	if err := Write(io.Discard, p); err == nil {
		t.Error("it is written")
	}
}

func TestALockedFileOpensWithItsPassphraseOnly(t *testing.T) {
	var out bytes.Buffer
	w, err := lockWith(&out, "une phrase de passe", 10)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(written(t, parcel())); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	raw := out.Bytes()
	if !Is(raw) || !Locked(raw) || bytes.Contains(raw, []byte("essai")) {
		t.Error("it does not look locked")
	}
	if r, err := open(raw, "une phrase de passe"); err != nil || r.ID != parcel().ID {
		t.Errorf("the passphrase: %v", err)
	}
	if _, err := open(raw, "une autre"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("another one: %v", err)
	}
	if _, err := open(raw, ""); !errors.Is(err, ErrLocked) {
		t.Errorf("none: %v", err)
	}
	for _, cut := range []int{len(raw) - 1, len(raw) / 2, 40} {
		if _, err := open(raw[:cut], "une phrase de passe"); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
	greedy := bytes.Replace(raw, []byte(" 10\n"), []byte(" 30\n"), 1)
	if _, err := open(greedy, "une phrase de passe"); err == nil {
		t.Error("a file decides how much memory its reader takes")
	}
}

// made is an archive of files as they are, with the manifest that says so.
func made(t *testing.T, change func(m *Manifest), put func(z *zip.Writer)) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	m := Manifest{Format: 1, ID: "A", Call: "essai", Files: []File{fileOf(dossierName, []byte("{}"))}}
	change(&m)
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	store(t, z, manifestName, raw)
	store(t, z, dossierName, []byte("{}"))
	put(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func store(t *testing.T, z *zip.Writer, name string, data []byte) {
	t.Helper()
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	zeros := make([]byte, 8<<20)
	named := func(name string, data []byte) File { f := fileOf(name, data); return f }
	sum := fileOf("", []byte("one")).SHA256
	as := func(m *Manifest) {}
	for name, c := range map[string]struct {
		change func(*Manifest)
		put    func(z *zip.Writer)
		want   error
	}{
		"nothing wrong":            {as, func(*zip.Writer) {}, nil},
		"a newer format":           {func(m *Manifest) { m.Format = 2 }, func(*zip.Writer) {}, ErrNewer},
		"a file nobody names":      {as, func(z *zip.Writer) { store(t, z, annexFolder+sum, []byte("one")) }, ErrDamaged},
		"a file that is not there": {func(m *Manifest) { m.Files = append(m.Files, named(annexFolder+sum, []byte("one"))) }, func(*zip.Writer) {}, ErrDamaged},
		"a path":                   {func(m *Manifest) { m.Files = append(m.Files, named("../one", []byte("one"))) }, func(z *zip.Writer) { store(t, z, "../one", []byte("one")) }, ErrDamaged},
		"an annex of another hash": {func(m *Manifest) { m.Files = append(m.Files, named(annexFolder+sum, []byte("two"))) }, func(z *zip.Writer) { store(t, z, annexFolder+sum, []byte("two")) }, ErrDamaged},
		"another content":          {func(m *Manifest) { m.Files = append(m.Files, named(annexFolder+sum, []byte("one"))) }, func(z *zip.Writer) { store(t, z, annexFolder+sum, []byte("eno")) }, ErrDamaged},
		"another size":             {func(m *Manifest) { m.Files[0].Size++ }, func(*zip.Writer) {}, ErrDamaged},
		"the dossier twice":        {as, func(z *zip.Writer) { store(t, z, dossierName, []byte("{}")) }, ErrDamaged},
		"listed twice":             {func(m *Manifest) { m.Files = append(m.Files, m.Files[0]) }, func(*zip.Writer) {}, ErrDamaged},
		"no dossier":               {func(m *Manifest) { m.Files = nil }, func(*zip.Writer) {}, ErrDamaged},
		"a size that is too large": {func(m *Manifest) { m.Files[0].Size = maxDossier + 1 }, func(*zip.Writer) {}, ErrTooLarge},
		"a size below zero":        {func(m *Manifest) { m.Files[0].Size = -1 }, func(*zip.Writer) {}, ErrDamaged},
		"a file that would burst": {
			func(m *Manifest) { m.Files = append(m.Files, named(historyName, zeros)) },
			func(z *zip.Writer) {
				w, err := z.CreateHeader(&zip.FileHeader{Name: historyName, Method: zip.Deflate})
				if err == nil {
					_, err = w.Write(zeros)
				}
				if err != nil {
					t.Fatal(err)
				}
			}, ErrTooLarge,
		},
		"a link": {
			func(m *Manifest) { m.Files = append(m.Files, named(historyName, []byte("/etc/passwd"))) },
			func(z *zip.Writer) {
				h := &zip.FileHeader{Name: historyName}
				h.SetMode(fs.ModeSymlink | 0o777)
				w, err := z.CreateHeader(h)
				if err == nil {
					_, err = w.Write([]byte("/etc/passwd"))
				}
				if err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := open(made(t, c.change, c.put), ""); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestALieAboutASizeIsFound(t *testing.T) {
	raw := written(t, parcel())
	at := bytes.LastIndex(raw, []byte("PK\x01\x02")) // the last entry of the directory
	for _, change := range [][2]int{{20, 24}, {24, 20}} {
		bad := bytes.Clone(raw)
		bad[at+change[0]]++
		if _, err := open(bad, ""); err == nil {
			t.Errorf("a size at %d passes", change[0])
		}
	}
}

// Of a flipped bit nothing of the content ever comes out changed.
func TestNoFlippedBitChangesTheContent(t *testing.T) {
	raw := written(t, parcel())
	for i := range len(raw) * 8 {
		bad := bytes.Clone(raw)
		bad[i/8] ^= 1 << (i % 8)
		r, err := open(bad, "")
		if err != nil {
			continue
		}
		d, err := r.Dossier()
		if err != nil || !bytes.Equal(d, parcel().Dossier) {
			t.Fatalf("bit %d: %s, %v", i, d, err)
		}
		for _, sum := range r.Annexes() {
			if a, err := r.Annex(sum); err != nil || string(a) != "one" && string(a) != "two" {
				t.Fatalf("bit %d: %q, %v", i, a, err)
			}
		}
	}
	for n := range raw {
		if _, err := open(raw[:n], ""); err == nil {
			t.Fatalf("the first %d bytes pass", n)
		}
	}
}

func FuzzOpen(f *testing.F) {
	raw := written(f, parcel())
	f.Add(raw)
	f.Add(raw[:len(raw)/2])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte(lockedHead + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if Locked(b) {
			b = bytes.Replace(b, []byte(" 18\n"), []byte(" 1\n"), 1) // a second each
		}
		r, err := open(b, "x")
		if err != nil {
			return
		}
		if _, err := r.Dossier(); err != nil {
			t.Fatalf("what was checked is refused: %v", err)
		}
	})
}
