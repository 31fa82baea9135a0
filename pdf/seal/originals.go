package seal

import (
	"bytes"
	"compress/zlib"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// What is taken out of one file at most.
const (
	maxOriginals    = 2000
	maxOriginal     = 256 << 20 // bytes of one, unpacked
	maxAllOriginals = 1 << 30   // bytes of all that are unpacked
)

// Original is a file that travels inside another, byte for byte.
type Original struct {
	Name string
	Data []byte
}

// Originals takes the files out of a file but its data. What cannot be read, or is
// beyond the limits, is left out: whoever wants it finds it missing.
func Originals(raw []byte) (out []Original, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, ErrNotPDF
		}
	}()
	b, err := read(raw)
	if err != nil {
		return nil, err
	}
	catalog, err := b.Catalog()
	if err != nil {
		return nil, ErrNotPDF
	}
	w := originals{book: b, seen: map[int]bool{}, left: maxNodes, room: maxAllOriginals}
	if specs, err := b.DereferenceArray(catalog["AF"]); err == nil {
		for _, o := range specs {
			w.take(o)
		}
	}
	if names, err := b.DereferenceDict(catalog["Names"]); err == nil && names != nil {
		w.walk(names["EmbeddedFiles"])
	}
	return w.found, nil
}

// originals is a walk through what is attached to a file.
type originals struct {
	*book
	found []Original
	seen  map[int]bool // streams, by the numbers of their objects
	left  int          // nodes of the tree of names
	room  int64
}

func (w *originals) walk(o types.Object) {
	if w.left--; w.left < 0 {
		return
	}
	node, err := w.DereferenceDict(o)
	if err != nil || node == nil {
		return
	}
	if pairs, err := w.DereferenceArray(node["Names"]); err == nil {
		for i := 1; i < len(pairs); i += 2 {
			w.take(pairs[i])
		}
	}
	if kids, err := w.DereferenceArray(node["Kids"]); err == nil {
		for _, k := range kids {
			w.walk(k)
		}
	}
}

func (w *originals) take(o types.Object) {
	if len(w.found) >= maxOriginals || w.ours(o) != nil {
		return
	}
	spec, err := w.DereferenceDict(o)
	if err != nil || spec == nil {
		return
	}
	files, err := w.DereferenceDict(spec["EF"])
	if err != nil || files == nil {
		return
	}
	for _, key := range []string{"F", "UF"} {
		ref, ok := files[key].(types.IndirectRef)
		if !ok || w.seen[int(ref.ObjectNumber)] {
			continue
		}
		w.seen[int(ref.ObjectNumber)] = true
		s, _, err := w.DereferenceStreamDict(ref)
		if err != nil || s == nil {
			continue
		}
		if data, ok := w.unpack(s); ok {
			name := ""
			for _, k := range []string{"UF", "F"} {
				if name, err = w.DereferenceText(spec[k]); err == nil && name != "" {
					break
				}
			}
			w.found = append(w.found, Original{name, data})
		}
	}
}

// unpack gives the bytes of a file as it went in: a program that wrote the whole
// anew may have packed it.
func (w *originals) unpack(s *types.StreamDict) ([]byte, bool) {
	switch {
	case len(s.FilterPipeline) == 0:
		return s.Raw, true
	case len(s.FilterPipeline) > 1 || s.FilterPipeline[0].Name != "FlateDecode" || len(s.FilterPipeline[0].DecodeParms) > 0:
		return nil, false
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, false
	}
	defer z.Close()
	most := min(w.room, maxOriginal)
	data, err := io.ReadAll(io.LimitReader(z, most+1))
	if err != nil || int64(len(data)) > most {
		return nil, false
	}
	w.room -= int64(len(data))
	return data, true
}
