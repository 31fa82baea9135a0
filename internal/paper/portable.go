package paper

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
)

// openPortable opens a portable file; nil where the file is something else. It stays
// open as long as its reader is used. The error is a failure.Error.
func (p *Press) openPortable(name string) (*portable.Reader, error) {
	f, err := safefile.Open(name)
	if err != nil {
		return nil, err
	}
	head := make([]byte, 64)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) || !portable.Is(head[:n]) {
		if err := f.Close(); err != nil {
			return nil, failure.Of(err, name)
		}
		return nil, nil // whoever reads it next says what is wrong
	}
	info, err := f.Stat()
	if err != nil {
		return nil, failure.Of(errors.Join(err, f.Close()), name)
	}
	r, err := portable.Open(f, info.Size(), p.Passphrase)
	if err != nil {
		defer f.Close()
		return nil, p.Strange(context.Background(), failure.Of(err, name), f, info.Size(), WantDossier)
	}
	return r, nil
}

// fromPortable reads the dossier of a portable file. Its annexes are those inside
// and no others: what lies beside the file is none of its business.
func (p *Press) fromPortable(name, shown string, r *portable.Reader) (*File, error) {
	raw, err := r.Dossier()
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	find, err := p.callsOf(r)
	if err != nil {
		return nil, failure.Of(err, shown)
	}
	f := &File{Path: name, parcel: r, found: &finder{parcel: r}}
	if f.Dossier, f.Call, err = dossier.Read(raw, find); err != nil {
		return nil, p.refused(err, shown)
	}
	if f.Dossier.ID != r.ID || f.Dossier.Call != r.Call {
		return nil, failure.Of(portable.ErrDamaged, shown)
	}
	return f, nil
}

// IsPortable reports whether the dossier came in a portable file.
func (f *File) IsPortable() bool { return f.parcel != nil }

// Carried says how many annexes came in a portable file, and whether the history did.
func (f *File) Carried() (annexes int, history bool) {
	if f.parcel == nil {
		return 0, false
	}
	return len(f.parcel.Annexes()), f.parcel.HasHistory()
}

// callsOf finds the call of a dossier that came in a portable file. The one that came
// with it is the one that it was written for, and goes before a call of the same id
// that the program has, which stays what it is for every other dossier.
func (p *Press) callsOf(r *portable.Reader) (func(id string) *dossier.Call, error) {
	raw, err := r.CallForm()
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return p.Calls.Find, nil
	}
	c, ok := p.storedCall(raw)
	if !ok || c.ID != r.Call {
		return nil, portable.ErrDamaged
	}
	return func(id string) *dossier.Call {
		if id == c.ID {
			return c
		}
		return nil
	}, nil
}

// SavePortable writes a dossier of the store with its annexes into one file. An
// annex that the store has not, or only damaged, is left out and told. What was
// given away is noted in the history, so that it can be merged with what comes back,
// unless the store is open to read only.
func (p *Press) SavePortable(db *store.DB, id string, to io.Writer, how shelf.PortableOptions) (left []string, err error) {
	d, c, err := db.Get(id)
	if err != nil {
		return nil, err
	}
	events, err := db.History(id)
	if err != nil {
		return nil, err
	}
	known, err := versions(c, d, events)
	if err != nil {
		return nil, err
	}
	parcel, err := parcelOf(c, d, known)
	if err != nil {
		return nil, err
	}
	if how.History {
		if parcel.History, err = json.MarshalIndent(events, "", "  "); err != nil {
			return nil, err
		}
	}
	lacks := func(err error) bool {
		return errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrAnnexDamaged)
	}
	if left, err = addAnnexes(&parcel, db, d, lacks); err != nil {
		return nil, err
	}
	if err := writePortable(to, parcel, how.Passphrase); err != nil {
		return nil, err
	}
	return left, p.share(db, c, d)
}

// parcelOf is a dossier to be sent with its call, without its annexes; known are its
// versions.
func parcelOf(c *dossier.Call, d *dossier.Dossier, known []kept) (portable.Parcel, error) {
	parcel := portable.Parcel{ID: d.ID, Version: d.Version, Call: d.Call, Revision: d.Revision, Dossier: d.Encode()}
	var err error
	if parcel.CallForm, err = c.Freeze(); err != nil {
		return portable.Parcel{}, err
	}
	for _, v := range known {
		parcel.Versions = append(parcel.Versions, portable.Version{Version: v.dossier.Version, Fingerprint: v.sum})
	}
	return parcel, nil
}

// addAnnexes puts the annexes of a dossier into a parcel; left are the names of those
// that it does without.
func addAnnexes(parcel *portable.Parcel, db *store.DB, d *dossier.Dossier, without func(error) bool) (left []string, err error) {
	for _, r := range d.Rows(dossier.AnnexesID) {
		sum := r.Text("sha256")
		if sum == "" {
			continue
		}
		a, err := annexOf(db, sum)
		switch {
		case err == nil:
			parcel.Annexes = append(parcel.Annexes, a)
		case without(err):
			left = append(left, r.Text("name"))
		default:
			return nil, err
		}
	}
	return left, nil
}

func annexOf(db *store.DB, sum string) (portable.Annex, error) {
	path, err := db.File(sum)
	if err != nil {
		return portable.Annex{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return portable.Annex{}, err
	}
	return portable.Annex{SHA256: sum, Size: info.Size(), Open: func() (io.ReadCloser, error) { return os.Open(path) }}, nil
}

func writePortable(to io.Writer, parcel portable.Parcel, passphrase string) error {
	if passphrase == "" {
		return portable.Write(to, parcel)
	}
	locked, err := portable.Lock(to, passphrase)
	if err != nil {
		return err
	}
	if err := portable.Write(locked, parcel); err != nil {
		return err
	}
	return locked.Close()
}

// kept is what a dossier was, or is.
type kept struct {
	dossier *dossier.Dossier
	sum     string // its fingerprint
}

// versions are the states of a dossier that its history kept whole, the present one
// last, each once.
func versions(c *dossier.Call, d *dossier.Dossier, events []shelf.Event) ([]kept, error) {
	var out []kept
	for _, e := range events {
		if e.Dossier == "" {
			continue
		}
		was, _, err := dossier.Read([]byte(e.Dossier), func(string) *dossier.Call { return c })
		if err != nil {
			continue // of a form that is not read any more: no version to go back to
		}
		out = append(out, kept{dossier: was})
	}
	out = append(out, kept{dossier: d})
	for i := range out {
		var err error
		if out[i].sum, err = fingerprint(c, out[i].dossier); err != nil {
			return nil, err
		}
	}
	var once []kept
	for i, v := range out {
		if !slices.ContainsFunc(out[i+1:], func(later kept) bool { return later.sum == v.sum }) {
			once = append(once, v)
		}
	}
	return once, nil
}

// share notes in the history what two places have in common from now on.
func (p *Press) share(db *store.DB, c *dossier.Call, d *dossier.Dossier) error {
	if db.ReadOnly() {
		return nil
	}
	sum, err := fingerprint(c, d)
	if err != nil {
		return err
	}
	events, err := db.History(d.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(events, func(e shelf.Event) bool { return e.Kind == shelf.WasShared && e.Fingerprint == sum }) {
		return nil
	}
	return db.AddHistory(d.ID, shelf.Event{Kind: shelf.WasShared, Version: d.Version, Fingerprint: sum, Dossier: string(d.Encode())})
}

func fingerprint(c *dossier.Call, d *dossier.Dossier) (string, error) {
	sum, err := dossier.NewView(c, d, dossier.Env{}).Fingerprint(true)
	return hex.EncodeToString(sum[:]), err
}

// What is taken over of a history: so many events, each with a note of so many bytes.
const (
	maxEvents = 2000
	maxNote   = 1000
)

// eventForm is how kinds of events are called, those of later versions too.
var eventForm = regexp.MustCompile(`^[a-z_]{1,40}$`)

// history is the history that came with a portable file.
func (f *File) history() ([]shelf.Event, error) {
	if f.parcel == nil {
		return nil, nil
	}
	raw, err := f.parcel.History()
	if err != nil || raw == nil {
		return nil, err
	}
	var events []shelf.Event
	if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&events); err != nil || len(events) > maxEvents {
		return nil, portable.ErrDamaged
	}
	for _, e := range events {
		if !eventForm.MatchString(string(e.Kind)) || len(e.Note) > maxNote || e.Version < 0 {
			return nil, portable.ErrDamaged
		}
	}
	return events, nil
}
