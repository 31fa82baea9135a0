package binder_test

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/internal/race"
	"dossierpme/pdf/binder"
)

func TestAFileIsJudgedByItsContent(t *testing.T) {
	photo := jpegOf(t, twoTone(60, 40))
	picture := pngOf(t, twoTone(30, 20))
	pdf := pagesPDF(3, "page", "")
	locked := rawPDF("/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt 4 0 R",
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
		"<< /Filter /Standard /V 1 /R 2 /O <"+strings.Repeat("41", 32)+"> /U <"+strings.Repeat("42", 32)+"> /P -4 >>")
	badSum := bytes.Clone(picture)
	badSum[len(badSum)-1] ^= 1
	for _, c := range []struct {
		name string
		data []byte
		want binder.Facts
	}{
		{"nothing", nil, binder.Facts{Kind: binder.Other, State: binder.Empty}},
		{"bytes", []byte("bon\x00jour"), binder.Facts{Kind: binder.Other, State: binder.Unsupported}},
		{"a text", []byte("bonjour, \u00e9t\xc3"), binder.Facts{Kind: binder.Text, State: binder.Unsupported}},
		{"an archive", []byte("PK\x03\x04 devis.pdf %PDF-1.7"), binder.Facts{Kind: binder.Archive, State: binder.Unsupported}},
		{"a document of an office program", []byte("PK\x03\x04 word/document.xml"), binder.Facts{Kind: binder.Word, State: binder.Unsupported}},
		{"one of a free office program", []byte("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"), binder.Facts{Kind: binder.Sheet, State: binder.Unsupported}},
		{"one of an old office program", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"), binder.Facts{Kind: binder.Sheet, State: binder.Unsupported}},
		{"a portable file", []byte("PK\x03\x04 manifest.json PK\x03\x04 dossier.json"), binder.Facts{Kind: binder.Portable, State: binder.Unsupported}},
		{"a film", []byte("\x00\x00\x00\x18ftypisom"), binder.Facts{Kind: binder.Film, State: binder.Unsupported}},
		{"a drawing", []byte("<?xml version='1.0'?>\n<svg width='3'/>"), binder.Facts{Kind: binder.Drawing, State: binder.Unsupported}},
		{"a PDF", pdf, binder.Facts{Kind: binder.PDF, State: binder.Fine, Pages: 3}},
		{"a PDF behind bytes of a mail program", append([]byte("\r\n\r\n"), pdf...), binder.Facts{Kind: binder.PDF, State: binder.Fine, Pages: 3}},
		{"a PDF with a password", locked, binder.Facts{Kind: binder.PDF, State: binder.Locked, Encrypted: true}},
		{"half a PDF", pdf[:len(pdf)/3], binder.Facts{Kind: binder.PDF, State: binder.Damaged}},
		{"a PDF without pages", rawPDF("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), binder.Facts{Kind: binder.PDF, State: binder.NoPages}},
		{"a photograph of an iPhone", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), binder.Facts{Kind: binder.HEIC, State: binder.Unsupported}},
		{"a fax", encodedTIFF(t, fax(30, 20)), binder.Facts{Kind: binder.TIFF, State: binder.Fine, Pages: 1, Width: 30, Height: 20}},
		{"half a fax", encodedTIFF(t, fax(300, 200))[:200], binder.Facts{Kind: binder.TIFF, State: binder.ImageBroken}},
		{"a photograph", photo, binder.Facts{Kind: binder.JPEG, State: binder.Fine, Pages: 1, Width: 60, Height: 40}},
		{"a photograph held upright", turned(photo, 6), binder.Facts{Kind: binder.JPEG, State: binder.Fine, Pages: 1, Width: 40, Height: 60}},
		{"half a photograph", photo[:len(photo)/2], binder.Facts{Kind: binder.JPEG, State: binder.ImageBroken}},
		{"a picture", picture, binder.Facts{Kind: binder.PNG, State: binder.Fine, Pages: 1, Width: 30, Height: 20}},
		{"half a picture", picture[:len(picture)/2], binder.Facts{Kind: binder.PNG, State: binder.ImageBroken}},
		{"a picture with a wrong sum", badSum, binder.Facts{Kind: binder.PNG, State: binder.ImageBroken}},
		{"a picture of a size that is a lie", pngHead(1_000_000, 1_000_000), binder.Facts{Kind: binder.PNG, State: binder.ManyPixels, Width: 1_000_000, Height: 1_000_000}},
		{"a photograph of a size that is a lie", jpegHead(60_000, 60_000), binder.Facts{Kind: binder.JPEG, State: binder.ManyPixels, Width: 60_000, Height: 60_000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.Size = int64(len(c.data))
			if diff := cmp.Diff(c.want, inspect(t, c.data)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// pngHead is a picture that says its size and has a few pixels.
func pngHead(w, h uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk(&b, "IHDR", []byte{byte(w >> 24), byte(w >> 16), byte(w >> 8), byte(w), byte(h >> 24), byte(h >> 16), byte(h >> 8), byte(h), 8, 2, 0, 0, 0})
	chunk(&b, "IDAT", []byte(deflated("few")))
	chunk(&b, "IEND", nil)
	return b.Bytes()
}

func jpegHead(w, h uint16) []byte {
	return []byte{
		0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, byte(h >> 8), byte(h), byte(w >> 8), byte(w), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
		0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xff, 0xd9,
	}
}

func TestTheFileTooLargeIsNotRead(t *testing.T) {
	f := binder.Inspect(t.Context(), bytes.NewReader([]byte("%PDF-1.7")), binder.MaxFile+1, nil)
	if f.State != binder.TooLarge || f.Kind != binder.PDF {
		t.Errorf("%+v", f)
	}
}

func TestAnInspectionCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	pdf := pagesPDF(1, "page", "")
	if f := binder.Inspect(ctx, bytes.NewReader(pdf), int64(len(pdf)), nil); f.State != binder.Unreadable {
		t.Errorf("%+v", f)
	}
}

// hostile are files that make naive readers crash, hang, or eat all memory. They are made
// once: they are large.
var hostile = sync.OnceValue(func() map[string][]byte {
	catalog := "<< /Type /Catalog /Pages 2 0 R >>"
	objectStreams := func(n, size int) []byte {
		packed := deflated("4 0 " + strings.Repeat("0 ", size/2))
		objects := []string{catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"}
		for range n {
			objects = append(objects, stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed))
		}
		return rawPDF("", objects...)
	}
	deepTree := []string{catalog}
	for i := range 5000 {
		deepTree = append(deepTree, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", i+3))
	}
	wide := []string{catalog, "<< /Type /Pages /Kids [" + strings.Repeat("3 0 R ", 100_000) + "] /Count 100000 >>", "<< /Type /Page /MediaBox [0 0 100 100] /Parent 2 0 R >>"}
	return map[string][]byte{
		"arrays in arrays":        rawPDF("", catalog, "<< /Type /Pages /Kids "+strings.Repeat("[", 2_000_000)),
		"dictionaries in others":  rawPDF("", catalog, strings.Repeat("<< /A ", 500_000)),
		"brackets only":           []byte("%PDF-1.7\n1 0 obj\n" + strings.Repeat("[", 5_000_000)),
		"a huge array":            rawPDF("", catalog, "<< /Type /Pages /Kids ["+strings.Repeat("0 ", 20_000_000)+"] >>"),
		"tree in a circle":        rawPDF("", catalog, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", "<< /Type /Pages /Kids [2 0 R] /Count 2 >>"),
		"deep tree":               rawPDF("", deepTree...),
		"one page many times":     rawPDF("", wide...),
		"references in a circle":  rawPDF("", catalog, "3 0 R", "2 0 R"),
		"many packs of zeros":     objectStreams(300, 8<<20),
		"one pack of zeros":       objectStreams(1, 200<<20),
		"table in a circle":       []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 31 >>\nstartxref\n31\n%%EOF\n"),
		"table of a billion rows": rawPDF("/Size 1000000000", catalog, "<< /Type /Pages /Kids [] /Count 0 >>"),
	}
})

func TestHostileFilesAreAnswered(t *testing.T) {
	race.Spare(t)
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			done := peak()
			f := inspect(t, data)
			grown := done()
			if f.State == binder.Fine && f.Pages > 1 {
				t.Errorf("%+v", f)
			}
			if grown > 450<<20 {
				t.Errorf("took %d MB", grown>>20)
			}
			t.Logf("%s, %d MB", f.State, grown>>20)
		})
	}
}

// peak watches the memory until it is asked.
func peak() func() uint64 {
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	stop, result := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		for {
			select {
			case <-stop:
				result <- most - min(most, before.HeapAlloc)
				return
			case <-time.After(3 * time.Millisecond):
				var now runtime.MemStats
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
	}()
	return func() uint64 { close(stop); return <-result }
}

func TestEveryStateIsListed(t *testing.T) {
	seen := map[binder.State]bool{}
	for _, s := range binder.States {
		if seen[s] {
			t.Errorf("%s twice", s)
		}
		seen[s] = true
	}
	if len(seen) != 12 {
		t.Errorf("%d states", len(seen))
	}
}
