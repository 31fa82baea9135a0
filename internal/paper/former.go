package paper

import (
	"encoding/json"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
)

// sealedFor finds the call of a dossier that is sealed in a PDF. One that was written
// for an earlier revision keeps the questions that it answered: the call inside is the
// one that its paper and its fingerprint are of.
func (p *Press) sealedFor(data []byte) func(id string) *dossier.Call {
	var sealed struct{ Definition json.RawMessage }
	if err := json.Unmarshal(data, &sealed); err != nil || sealed.Definition == nil {
		return p.Calls.Find
	}
	return func(id string) *dossier.Call {
		now := p.Calls.Find(id)
		inside, ok := p.storedCall(sealed.Definition)
		if ok && inside.ID == id && now != nil && inside.Revision < now.Revision {
			return inside
		}
		return now
	}
}

// storedCall reads a call in its stored form that came with a dossier; ok is false where
// it is none that the program would take.
func (p *Press) storedCall(raw []byte) (c *dossier.Call, ok bool) {
	c, faults := callfile.Frozen("call.json", raw, callfile.NamesOf(p.Env))
	return c, len(faults) == 0
}

// asAnswered is the dossier of a file with the questions of a revision before the one
// that it was read with: a file that says that it answers them, or that says nothing and
// has the form of their time. ok is false where it is not theirs.
func (f *File) asAnswered(c *dossier.Call) (then *File, ok bool) {
	if f.raw == nil || c == nil || c.ID != f.Call.ID || c.Revision >= f.Call.Revision {
		return nil, false
	}
	var said struct{ Format, Revision int }
	if json.Unmarshal(f.raw, &said) != nil || said.Revision != c.Revision && (said.Revision != 0 || said.Format != c.Format()) {
		return nil, false
	}
	d, _, err := dossier.Read(f.raw, func(string) *dossier.Call { return c })
	if err != nil {
		return nil, false
	}
	again := *f
	again.Dossier, again.Call = d, c
	return &again, true
}

// former is the dossier of a file as its paper was when the file was written, for an
// earlier revision of a call that the program ships.
func (p *Press) former(f *File) (then *File, ok bool) {
	for revision := f.Call.Revision - 1; revision > 0; revision-- {
		if then, ok = f.asAnswered(p.Calls.Former(f.Call.ID, revision)); ok {
			return then, true
		}
	}
	return nil, false
}
