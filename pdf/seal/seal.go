// Package seal puts the data of a dossier into its printed file and takes them
// out again.
//
// The data are the printed view in canonical form: what is on the pages and
// nothing else. A code on the pages to sign ties a signed scan to the data
// that it was signed for. What comes out of a file is never trusted: sizes are
// bounded, the sum is checked, and no fault of a hostile file is more than an
// error. The package never decides what is printed, and never looks at pages.
package seal

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/say"
	"dossierpme/pdf"
	"dossierpme/pdf/object"
)

// Name is the name of the data inside the file.
const Name = "dossier.json"

// Data is what goes into the file.
type Data struct {
	JSON []byte // the printed view, canonical; nil leaves it out
	// Made says how the file is made, where its data do not say it: an object that
	// is sealed with them, outside of their fingerprint; nil says nothing.
	Made        json.RawMessage
	ID          string
	Version     int
	Fingerprint [sha256.Size]byte
	// Page is the number that a page to sign has in the whole edition, which is what its
	// code names; nil: the number that is printed on it.
	Page func(printed int) int
	// Words say what a reader of the file shows of the data and of the code.
	Words *say.Words
}

// Write prints doc with its data inside and the code on its pages to sign.
// Those pages alone carry the code and no data: they are parts of a file.
func Write(w io.Writer, doc *outline.Document, opts pdf.Options, d Data) (pdf.Report, error) {
	if int64(len(d.JSON)) > maxData {
		return pdf.Report{}, fmt.Errorf("seal: %d bytes of data are too many", len(d.JSON))
	}
	inside, err := withMade(d.JSON, d.Made)
	if err != nil {
		return pdf.Report{}, err
	}
	m := Mark{ID: d.ID, Version: d.Version, Sum: dossier.Base32(d.Fingerprint, sumLength)}
	if !opts.OnlySheets && d.JSON != nil {
		opts.Attachment = &object.Attachment{
			Name: Name, MIME: "application/json", Data: inside,
			Description: m.words(d.Words, "paper.file.data"),
		}
	}
	opts.Code = func(page int) (*pdf.Code, error) {
		if m.Page = page; d.Page != nil {
			m.Page = d.Page(page)
		}
		return m.code(d.Words)
	}
	return pdf.Write(w, doc, opts)
}

// madeKey is the member of the data that says how the file is made.
const madeKey = "made"

// withMade puts into data how the file is made.
func withMade(data []byte, how json.RawMessage) ([]byte, error) {
	if data == nil || how == nil {
		return data, nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	all[madeKey] = how
	raw, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return dossier.Canonical(raw)
}
