package seal_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"dossierpme/dossier"
	o "dossierpme/dossier/outline"
	"dossierpme/internal/paper"
	"dossierpme/pdf"
	"dossierpme/pdf/object"
	"dossierpme/pdf/seal"
)

// small is a document of two pages with data inside.
func small(tb testing.TB, json string) []byte {
	tb.Helper()
	doc := &o.Document{Title: "Projet", Cover: o.Cover{Title: "Projet"}, Blocks: []o.Block{o.Signature{Hand: "Signature"}}}
	var b bytes.Buffer
	d := seal.Data{JSON: []byte(json), ID: "4F7KQ2ABCDEF", Version: 12, Fingerprint: sha256.Sum256([]byte(json)), Words: words()}
	if _, err := seal.Write(&b, doc, pdf.Options{Type: typeface(), Date: day, Creator: "Dossier PME 1.0"}, d); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

const tiny = `{"answers":{},"call":"c","format":1,"id":"4F7KQ2ABCDEF","revision":2,"updated":"2026-11-12T13:03:00Z","version":12}`

func TestTheDataComeOutByteForByte(t *testing.T) {
	p := parts(t)
	for _, name := range examples {
		f := example(t, p, name)
		for _, without := range []bool{false, true} {
			v := dossier.NewView(f.Call, paper.WithHashes(f.Dossier, filepath.Dir(f.Path)), p.Env)
			want, err := v.Printed(!without)
			if err != nil {
				t.Fatal(err)
			}
			sum, err := v.Fingerprint(!without)
			if err != nil {
				t.Fatal(err)
			}
			got, meta, err := seal.Open(bytes.NewReader(printed(t, p, f, paper.Sheet{WithoutOwners: without})))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: other data came out", name)
			}
			if meta.Fingerprint != sum || meta.ID != f.Dossier.ID || meta.Version != f.Dossier.Version || meta.Call != f.Call.ID || meta.Creator == "" || !meta.Date.Equal(day) {
				t.Errorf("%s: told %+v", name, meta)
			}
		}
	}
}

func TestTheDataSurviveOtherPrograms(t *testing.T) {
	raw, dir := small(t, tiny), t.TempDir()
	want, _, err := seal.Open(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, command := range map[string][]string{
		"qpdf":                 {"qpdf", in, "OUT"},
		"qpdf, for the eye":    {"qpdf", "--qdf", in, "OUT"},
		"qpdf, object streams": {"qpdf", "--object-streams=generate", in, "OUT"},
		"qpdf, linearized":     {"qpdf", "--linearize", in, "OUT"},
		"qpdf, locked":         {"qpdf", "--encrypt", "", "owner", "256", "--", in, "OUT"},
		"ghostscript":          {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", in},
		"mutool":               {"mutool", "clean", in, "OUT"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out.pdf")
			for i := range command {
				command[i] = strings.Replace(command[i], "OUT", out, 1)
			}
			run(t, command...)
			file, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := seal.Open(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Error("other data came out")
			}
		})
	}
	t.Run("qpdf, locked and opened again", func(t *testing.T) {
		locked, out := filepath.Join(t.TempDir(), "locked.pdf"), filepath.Join(t.TempDir(), "out.pdf")
		run(t, "qpdf", "--encrypt", "user", "owner", "256", "--", in, locked)
		run(t, "qpdf", "--decrypt", "--password=user", locked, out)
		file, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := seal.Open(bytes.NewReader(file)); err != nil || !bytes.Equal(got, want) {
			t.Error("other data came out", err)
		}
	})
	t.Run("pdfcpu", func(t *testing.T) {
		var out bytes.Buffer
		conf := model.NewDefaultConfiguration()
		conf.Offline = true
		if err := api.Optimize(bytes.NewReader(raw), &out, conf); err != nil {
			t.Fatal(err)
		}
		got, _, err := seal.Open(&out)
		if err != nil || !bytes.Equal(got, want) {
			t.Error("other data came out", err)
		}
	})
}

// Printed anew, a file has only its pages: that is said.
func TestAFilePrintedAnewIsSaidToHoldNoData(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, small(t, tiny), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, commands := range map[string][][]string{
		"poppler":                {{"pdftocairo", "-pdf", in, "OUT"}},
		"a printer's PostScript": {{"pdftops", in, "OUT.ps"}, {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "OUT.ps"}},
		"pages alone":            {{"qpdf", "--empty", "--pages", in, "1-z", "--", "OUT"}},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out.pdf")
			for _, c := range commands {
				for i := range c {
					c[i] = strings.Replace(c[i], "OUT", out, 1)
				}
				quietly(t, c...)
			}
			file, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if data, _, err := seal.Open(bytes.NewReader(file)); !errors.Is(err, seal.ErrNoData) || data != nil {
				t.Errorf("got %.40q, %v", data, err)
			}
		})
	}
}

// run starts a program of the system and fails on whatever it says to standard
// error.
func run(t *testing.T, command ...string) string {
	t.Helper()
	path, err := exec.LookPath(command[0])
	if err != nil {
		t.Skipf("%s is not installed (scripts/setup test)", command[0])
	}
	cmd := exec.Command(path, command[1:]...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, errs.String())
	}
	return out.String()
}

// quietly is run for a program that talks on standard error.
func quietly(t *testing.T, command ...string) string {
	t.Helper()
	path, err := exec.LookPath(command[0])
	if err != nil {
		t.Skipf("%s is not installed (scripts/setup test)", command[0])
	}
	out, err := exec.Command(path, command[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
	return string(out)
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	raw := small(t, tiny)
	locked := filepath.Join(t.TempDir(), "locked.pdf")
	open := filepath.Join(t.TempDir(), "open.pdf")
	if err := os.WriteFile(open, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct {
		file []byte
		want error
	}{
		"nothing":                 {nil, seal.ErrNotPDF},
		"no PDF":                  {[]byte(`{"format":1}`), seal.ErrNotPDF},
		"the head of a PDF":       {raw[:40], seal.ErrNotPDF},
		"half a PDF":              {raw[:len(raw)/2], seal.ErrNotPDF},
		"no data":                 {printedPlain(t), seal.ErrNoData},
		"a newer format":          {small(t, strings.Replace(tiny, `"format":1`, `"format":99`, 1)), seal.ErrNewer},
		"no format":               {small(t, `{"answers":{}}`), seal.ErrDamaged},
		"no JSON":                 {small(t, `{"format":1`), seal.ErrDamaged},
		"another sum":             {replaceAfter(raw, "/CheckSum <", "0000"), seal.ErrDamaged},
		"another size":            {bytes.Replace(raw, []byte("/Params << /Size 1"), []byte("/Params << /Size 2"), 1), seal.ErrDamaged},
		"data that do not unpack": {replaceAfter(raw, "/Subtype /application#2Fjson", ""), seal.ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			data, _, err := seal.Open(bytes.NewReader(c.file))
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if data != nil {
				t.Error("data come with an error")
			}
		})
	}
	t.Run("a password", func(t *testing.T) {
		run(t, "qpdf", "--encrypt", "user", "owner", "256", "--", open, locked)
		file, err := os.ReadFile(locked)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := seal.Open(bytes.NewReader(file)); !errors.Is(err, seal.ErrLocked) {
			t.Errorf("got %v", err)
		}
	})
}

// printedPlain is a file without data.
func printedPlain(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	if _, err := pdf.Write(&b, &o.Document{Title: "x"}, pdf.Options{Type: typeface(), Date: day}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// replaceAfter overwrites what follows mark; with nothing to write, the bytes of
// the stream that follows.
func replaceAfter(raw []byte, mark, with string) []byte {
	out := bytes.Clone(raw)
	at := bytes.Index(out, []byte(mark)) + len(mark)
	if with == "" {
		at += bytes.Index(out[at:], []byte("stream\n")) + len("stream\n")
		with = "\x00\x00\x00\x00"
	}
	copy(out[at:], with)
	return out
}

// A file that unpacks to more than a dossier may have is refused before the
// memory is full.
func TestOpenBoundsWhatItUnpacks(t *testing.T) {
	bomb := small(t, `{"format":1,"x":"`+strings.Repeat("a", dossier.MaxFile-32)+`"}`)
	if len(bomb) > 4<<20 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	if _, _, err := seal.Open(bytes.NewReader(bomb)); err != nil {
		t.Fatalf("the largest data that may be: %v", err)
	}
	var b bytes.Buffer
	d := seal.Data{JSON: bytes.Repeat([]byte("a"), dossier.MaxFile+1), Words: words()}
	if _, err := seal.Write(&b, &o.Document{}, pdf.Options{Type: typeface(), Date: day}, d); err == nil {
		t.Error("too many data are written")
	}
	// The same through a file that lies about its size.
	doc := &o.Document{Title: "x"}
	a := &object.Attachment{Name: seal.Name, MIME: "application/json", Description: "x", Data: bytes.Repeat([]byte("a"), dossier.MaxFile+1)}
	if _, err := pdf.Write(&b, doc, pdf.Options{Type: typeface(), Date: day, Attachment: a}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := seal.Open(&b); !errors.Is(err, seal.ErrTooBig) {
		t.Errorf("got %v", err)
	}
}

// Nothing that stands in a file makes more of Open than an error, and what it
// returns without one is right.
func TestOpenTakesNoHarmFromBrokenFiles(t *testing.T) {
	raw := small(t, tiny)
	r := rand.New(rand.NewPCG(1, 2))
	for range 600 {
		b := bytes.Clone(raw)
		for range 1 + r.IntN(12) {
			switch r.IntN(3) {
			case 0:
				b[r.IntN(len(b))] = byte(r.IntN(256))
			case 1:
				b = b[:1+r.IntN(len(b))]
			default:
				at := r.IntN(len(b))
				b = append(b[:at:at], append([]byte(hostile[r.IntN(len(hostile))]), b[at:]...)...)
			}
		}
		if data, _, err := seal.Open(bytes.NewReader(b)); err == nil && string(data) != tiny {
			t.Fatalf("other data came out: %q", data)
		}
	}
}

var hostile = []string{
	"<<", ">>", "[", "]", "(", "endobj", "stream", "/Kids [1 0 R]", "/Length 99999999999", "/Size 2147483647", "/Prev 0", "/N 1000000",
	"startxref\n0\n%%EOF", "/Filter [/FlateDecode /FlateDecode]", "1 0 obj", "-1", "/Names 1 0 R", "trailer", "xref\n0 999999\n",
}

func FuzzOpen(f *testing.F) {
	raw := small(f, tiny)
	f.Add(raw)
	f.Add(raw[:len(raw)/2])
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		_, _, _ = seal.Open(bytes.NewReader(b)) // must only return
	})
}

func TestACodeIsReadBack(t *testing.T) {
	m := seal.Mark{ID: "4F7KQ2ABCDEF", Version: 12, Page: 31, Sum: strings.Repeat("A2", 12)}
	got, err := seal.ParseMark(m.String())
	if err != nil || got != m {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, s := range []string{"", "https://exemple.fr/", "DPME1/x/1/2/short", "DPME2/A/1/2/" + m.Sum, "DPME1/A/-1/2/" + m.Sum, "DPME1/A/1/x/" + m.Sum} {
		if _, err := seal.ParseMark(s); !errors.Is(err, seal.ErrNotMark) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// FuzzMark: whatever a camera reads is a mark that is written back as it was, or none.
func FuzzMark(f *testing.F) {
	f.Add(seal.Mark{ID: "4F7KQ2ABCDEF", Version: 12, Page: 31, Sum: strings.Repeat("A2", 12)}.String())
	f.Add("DPME1/A/1/2/short")
	f.Add("DPME1/A/-1/2/" + strings.Repeat("A2", 12))
	f.Fuzz(func(t *testing.T, s string) {
		m, err := seal.ParseMark(s)
		if err != nil {
			return
		}
		if again, err := seal.ParseMark(m.String()); err != nil || again != m {
			t.Errorf("%q is %+v and comes back as %+v, %v", s, m, again, err)
		}
	})
}
