package source

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"testing"
)

// packs is a file with packs of objects of so many bytes each, unpacked.
func packs(n, size int) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(bytes.Repeat([]byte("0 "), size/2))
	_ = z.Close()
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i := range n {
		fmt.Fprintf(&b, "%d 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\r\n", i+1, packed.Len())
		b.Write(packed.Bytes())
		b.WriteString("\nendstream\nendobj\n")
	}
	return b.Bytes()
}

func TestWhatPacksHoldIsCountedBeforeTheyAreRead(t *testing.T) {
	const mega = 1 << 20
	if err := measure(bytes.NewReader(packs(5, 4*mega))); err != nil {
		t.Errorf("20 MB: %v", err)
	}
	if err := measure(bytes.NewReader(packs(7, 4*mega))); !errors.Is(err, ErrTooBig) {
		t.Errorf("28 MB: %v", err)
	}
}

func TestWorkIsBoundedByStepsAndNotByTime(t *testing.T) {
	bounded, stop := Bound(context.Background())
	defer stop()
	for range maxSteps {
		if err := bounded.Err(); err != nil {
			t.Fatal(err)
		}
	}
	if bounded.Err() == nil || !errors.Is(context.Cause(bounded), errSteps) {
		t.Errorf("%v after all steps", context.Cause(bounded))
	}
}
