package object

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// build writes a small file of every sort of object.
func build(t *testing.T, carried string, size int64) ([]byte, error) {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out)
	root := w.Reserve()
	stream, err := w.Stream("/N 3", []byte("one "), []byte("two"))
	if err != nil {
		t.Fatal(err)
	}
	for range packSize + 1 { // more than one pack
		w.Add("<< >>")
	}
	spec, err := w.Carry(&Carried{Name: "é.pdf", Size: size, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(carried)), nil
	}})
	if err != nil {
		return nil, err
	}
	w.Put(root, "<< /Type /Catalog /X "+stream.String()+" /AF ["+spec.String()+"] >>")
	err = w.Close(root, w.Add("<< >>"))
	return out.Bytes(), err
}

func TestTheSameObjectsGiveTheSameBytes(t *testing.T) {
	a, err := build(t, "data", 4)
	if err != nil {
		t.Fatal(err)
	}
	b, err := build(t, "data", 4)
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("the bytes differ, %v", err)
	}
	if c, err := build(t, "date", 4); err != nil || bytes.Equal(a, c) {
		t.Errorf("another file has the same bytes, %v", err)
	}
	if !bytes.HasPrefix(a, []byte(header)) || !bytes.HasSuffix(a, []byte("%%EOF\n")) {
		t.Error("the file has no beginning or no end")
	}
}

// A file that shrinks while it is carried would leave a stream of a wrong length,
// which no reader opens.
func TestACarriedFileOfAnotherLengthIsAnError(t *testing.T) {
	if _, err := build(t, "dat", 4); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}

type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errors.New("no room")
	}
	return len(b), nil
}

func TestAFullDiskIsToldAtTheEnd(t *testing.T) {
	w := NewWriter(&full{room: 100})
	root := w.Add("<< >>")
	w.Raw("", make([]byte, 200))
	if err := w.Close(root, root); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("got %v", err)
	}
}

func TestNumbersAndTexts(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.001: "0", 1: "1", 1.5: "1.5", 595.28: "595.28", 2.004: "2"} {
		if got := Number(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
	if got := TextString("É€"); got != "<FEFF00C920AC>" {
		t.Errorf("got %s", got)
	}
}
