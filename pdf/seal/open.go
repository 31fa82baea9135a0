package seal

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier"
	"dossierpme/pdf/object"
	"dossierpme/pdf/source"
)

// What can be wrong with a file that is opened.
var (
	ErrNotPDF  = errors.New("seal: not a PDF file that can be read")
	ErrLocked  = errors.New("seal: the file asks for a password")
	ErrNoData  = errors.New("seal: no data of a dossier inside")
	ErrDamaged = errors.New("seal: the data do not match their sum")
	ErrNewer   = errors.New("seal: the data are of a newer format")
	ErrTooBig  = errors.New("seal: the file or its data are too large")
)

// MaxFile is the size of the largest PDF that is read, and maxData that of the
// data inside, in bytes.
const (
	MaxFile = 256 << 20
	maxData = dossier.MaxFile
)

// Meta tells about the data found in a file.
type Meta struct {
	ID          string
	Version     int
	Call        string
	Revision    int
	Updated     time.Time
	Fingerprint [sha256.Size]byte
	Creator     string    // the program that made the file
	Date        time.Time // of the file; zero where it does not say
	// Made says how the file was made; nil where its data say enough, or it is of a
	// version that did not say.
	Made json.RawMessage
}

// Short is the fingerprint as the pages show it.
func (m Meta) Short() string { return Mark{Sum: dossier.Base32(m.Fingerprint, sumLength)}.Short() }

// Open takes the data out of a file, byte for byte as they went in. The error
// wraps one of those above.
func Open(r io.Reader) (data []byte, meta Meta, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, meta, err = nil, Meta{}, fmt.Errorf("%w: %v", ErrNotPDF, p)
		}
	}()
	raw, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	switch {
	case err != nil:
		return nil, Meta{}, fmt.Errorf("seal: %w", err)
	case len(raw) > MaxFile:
		return nil, Meta{}, ErrTooBig
	case !bytes.HasPrefix(raw, []byte("%PDF-")):
		return nil, Meta{}, ErrNotPDF
	}
	b, err := read(raw)
	if err != nil {
		return nil, Meta{}, err
	}
	spec := b.find()
	if spec == nil {
		return nil, Meta{}, ErrNoData
	}
	if data, err = b.content(spec); err != nil {
		return nil, Meta{}, err
	}
	if meta, err = describe(data); err != nil {
		return nil, Meta{}, err
	}
	b.properties(&meta)
	return data, meta, nil
}

// Properties reads who made a file and when, whatever is inside; nothing where it
// does not say.
func Properties(raw []byte) (meta Meta) {
	defer func() {
		if p := recover(); p != nil {
			meta = Meta{}
		}
	}()
	if b, err := read(raw); err == nil {
		b.properties(&meta)
	}
	return meta
}

// book is a file read by pdfcpu.
type book struct{ *model.Context }

func read(raw []byte) (*book, error) {
	ctx, err := source.Read(context.Background(), bytes.NewReader(raw))
	switch {
	case errors.Is(err, source.ErrLocked):
		return nil, fmt.Errorf("%w: %w", ErrLocked, err)
	case errors.Is(err, source.ErrTooBig):
		return nil, fmt.Errorf("%w: %w", ErrTooBig, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotPDF, err)
	}
	return &book{ctx}, nil
}

// find looks for our data where a file names what belongs to it, then among all
// that is attached: programs that write a file anew keep one or the other.
func (b *book) find() types.Dict {
	catalog, err := b.Catalog()
	if err != nil {
		return nil
	}
	if specs, err := b.DereferenceArray(catalog["AF"]); err == nil {
		for _, o := range specs {
			if spec := b.ours(o); spec != nil {
				return spec
			}
		}
	}
	names, err := b.DereferenceDict(catalog["Names"])
	if err != nil || names == nil {
		return nil
	}
	left := maxNodes
	return b.inTree(names["EmbeddedFiles"], &left)
}

// maxNodes bounds the walk through a tree of names, which may go in circles.
const maxNodes = 10_000

func (b *book) inTree(o types.Object, left *int) types.Dict {
	if *left--; *left < 0 {
		return nil
	}
	node, err := b.DereferenceDict(o)
	if err != nil || node == nil {
		return nil
	}
	if pairs, err := b.DereferenceArray(node["Names"]); err == nil {
		for i := 1; i < len(pairs); i += 2 {
			if spec := b.ours(pairs[i]); spec != nil {
				return spec
			}
		}
	}
	kids, err := b.DereferenceArray(node["Kids"])
	if err != nil {
		return nil
	}
	for _, k := range kids {
		if spec := b.inTree(k, left); spec != nil {
			return spec
		}
	}
	return nil
}

// ours returns the file specification o if it has our name.
func (b *book) ours(o types.Object) types.Dict {
	spec, err := b.DereferenceDict(o)
	if err != nil || spec == nil {
		return nil
	}
	for _, key := range []string{"UF", "F"} {
		if name, err := b.DereferenceText(spec[key]); err == nil && name == Name {
			return spec
		}
	}
	return nil
}

// content unpacks the attached file and holds it against its sum.
func (b *book) content(spec types.Dict) ([]byte, error) {
	files, err := b.DereferenceDict(spec["EF"])
	if err != nil || files == nil {
		return nil, ErrNoData
	}
	var stream *types.StreamDict
	for _, key := range []string{"F", "UF"} {
		if stream, _, err = b.DereferenceStreamDict(files[key]); err == nil && stream != nil {
			break
		}
	}
	if stream == nil {
		return nil, ErrNoData
	}
	data, err := unpack(stream)
	if err != nil {
		return nil, err
	}
	params, err := b.DereferenceDict(stream.Dict["Params"])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if params == nil {
		return data, nil // a program that wrote the file anew left it out
	}
	if n, err := b.DereferenceInteger(params["Size"]); err == nil && n != nil && n.Value() != len(data) {
		return nil, fmt.Errorf("%w: %d bytes instead of %d", ErrDamaged, len(data), n.Value())
	}
	if params["CheckSum"] != nil {
		want, err := b.DereferenceStringEntryBytes(params, "CheckSum")
		if sum := md5.Sum(data); err != nil || !bytes.Equal(want, sum[:]) {
			return nil, ErrDamaged
		}
	}
	return data, nil
}

// unpack inflates a stream up to the size of the largest dossier.
func unpack(s *types.StreamDict) ([]byte, error) {
	if len(s.FilterPipeline) == 0 {
		return s.Raw, nil
	}
	if len(s.FilterPipeline) > 1 || s.FilterPipeline[0].Name != "FlateDecode" || len(s.FilterPipeline[0].DecodeParms) > 0 {
		return nil, fmt.Errorf("%w: packed in an unknown way", ErrDamaged)
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer z.Close()
	data, err := io.ReadAll(io.LimitReader(z, maxData+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case len(data) > maxData:
		return nil, ErrTooBig
	}
	return data, nil
}

// describe reads the head of the data. The fingerprint is that of the content,
// without what a mere saving changes.
func describe(data []byte) (Meta, error) {
	var head struct {
		Format   int       `json:"format"`
		ID       string    `json:"id"`
		Version  int       `json:"version"`
		Call     string    `json:"call"`
		Revision int       `json:"revision"`
		Updated  time.Time `json:"updated"`
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return Meta{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := json.Unmarshal(all["format"], &head.Format); err != nil {
		return Meta{}, fmt.Errorf("%w: no format", ErrDamaged)
	}
	if head.Format > dossier.Format {
		return Meta{}, fmt.Errorf("%w: %d", ErrNewer, head.Format)
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Meta{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	made := all[madeKey]
	for _, key := range []string{"id", "version", "updated", "carried", madeKey} {
		delete(all, key)
	}
	rest, err := json.Marshal(all)
	if err != nil {
		return Meta{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	canonical, err := dossier.Canonical(rest)
	if err != nil {
		return Meta{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return Meta{
		ID: head.ID, Version: head.Version, Call: head.Call, Revision: head.Revision, Updated: head.Updated,
		Fingerprint: sha256.Sum256(canonical), Made: made,
	}, nil
}

// properties reads who made the file and when; a file may leave them out.
func (b *book) properties(m *Meta) {
	if b.Info == nil {
		return
	}
	info, err := b.DereferenceDict(*b.Info)
	if err != nil || info == nil {
		return
	}
	if s, err := b.DereferenceText(info["Creator"]); err == nil {
		m.Creator = s
	}
	if s, err := b.DereferenceText(info["CreationDate"]); err == nil {
		if t, ok := types.DateTime(s, true); ok {
			m.Date = t
		}
	}
	// Some programs that write a file anew say there that they made it, now.
	if t, ok := b.stated(); ok {
		m.Date = t
	}
}

// stated is when the file was made, as its XMP says.
func (b *book) stated() (time.Time, bool) {
	catalog, err := b.Catalog()
	if err != nil {
		return time.Time{}, false
	}
	s, _, err := b.DereferenceStreamDict(catalog["Metadata"])
	if err != nil || s == nil {
		return time.Time{}, false
	}
	data, err := unpack(s)
	if err != nil {
		return time.Time{}, false
	}
	for _, p := range object.ReadXMP(data, xml.Name{Space: object.BasicXMP, Local: "CreateDate"}) {
		if t, err := time.Parse(time.RFC3339, p[1]); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
