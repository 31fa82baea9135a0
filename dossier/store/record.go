package store

import (
	"encoding/json"
	"fmt"
	"time"

	"dossierpme/dossier"
)

// State is where a dossier stands for the user. That it is complete is not a
// state but a score of 100 %.
type State string

// The states of a dossier.
const (
	StateDraft    State = "draft"
	StateExported State = "exported"
	StateSigned   State = "signed"
	StateFiled    State = "filed"
)

func (s State) known() bool {
	return s == StateDraft || s == StateExported || s == StateSigned || s == StateFiled
}

// Summary is what the list shows of a dossier's content. It is computed where
// the rules are known and stored beside the dossier, so that listing two
// hundred of them decodes none.
type Summary struct {
	Company   string
	Project   string
	Percent   int
	Minutes   int
	Requested dossier.Num // amount of aid asked for, in euros
}

// Entry is one line of the list.
type Entry struct {
	ID    string
	Title string
	Summary

	Call      string // id of the call
	CallTitle string
	Revision  int // of the call

	Version int
	Created time.Time
	Updated time.Time
	Trashed time.Time // zero where it is not in the trash

	State        State
	StateAt      time.Time
	StateVersion int // the version that was exported, signed or filed
}

// InTrash reports whether the dossier was thrown away and not restored.
func (e Entry) InTrash() bool { return !e.Trashed.IsZero() }

// ChangedSince reports whether the content changed after it was exported,
// signed or filed.
func (e Entry) ChangedSince() bool { return e.State != StateDraft && e.StateVersion != e.Version }

// record is the stored form of an entry. Members that this program does not
// know are kept.
type record struct {
	CallHash     string    `json:"call_sha256"`
	Call         string    `json:"call"`
	CallTitle    string    `json:"call_title"`
	Revision     int       `json:"revision"`
	Title        string    `json:"title"`
	Company      string    `json:"company"`
	Project      string    `json:"project"`
	Percent      int       `json:"percent"`
	Minutes      int       `json:"minutes"`
	Requested    string    `json:"requested"` // "" or "412000.00"
	Version      int       `json:"version"`
	Created      time.Time `json:"created"`
	Updated      time.Time `json:"updated"`
	Trashed      time.Time `json:"trashed"`
	State        State     `json:"state"`
	StateAt      time.Time `json:"state_at"`
	StateVersion int       `json:"state_version"`

	extra map[string]json.RawMessage
}

// decodeRecord reads what the list needs, without the unknown members.
func decodeRecord(raw []byte) (record, error) {
	var r record
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, fmt.Errorf("%w: entry: %w", ErrCorrupt, err)
	}
	return r, nil
}

// decodeWhole reads a record that is going to be written again.
func decodeWhole(raw []byte) (record, error) {
	r, err := decodeRecord(raw)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(raw, &r.extra); err != nil {
		return r, fmt.Errorf("%w: entry: %w", ErrCorrupt, err)
	}
	known, err := r.members()
	if err != nil {
		return r, err
	}
	for k := range known {
		delete(r.extra, k)
	}
	return r, nil
}

func (r record) members() (map[string]json.RawMessage, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	m := map[string]json.RawMessage{}
	return m, json.Unmarshal(b, &m)
}

// encode writes the record with its unknown members; the same bytes for the
// same record.
func (r record) encode() ([]byte, error) {
	if len(r.extra) == 0 {
		return json.Marshal(r)
	}
	m, err := r.members()
	if err != nil {
		return nil, err
	}
	for k, v := range r.extra {
		m[k] = v
	}
	return json.Marshal(m)
}

// summarise takes over a summary; false where nothing changed by it.
func (r *record) summarise(s Summary) bool {
	before := *r
	r.Company, r.Project, r.Percent, r.Minutes, r.Requested = s.Company, s.Project, s.Percent, s.Minutes, ""
	if s.Requested.OK {
		r.Requested = s.Requested.Fixed(2)
	}
	return before.Company != r.Company || before.Project != r.Project || before.Percent != r.Percent ||
		before.Minutes != r.Minutes || before.Requested != r.Requested
}

func (r record) entry(id string) Entry {
	e := Entry{
		ID: id, Title: r.Title,
		Summary: Summary{Company: r.Company, Project: r.Project, Percent: r.Percent, Minutes: r.Minutes},
		Call:    r.Call, CallTitle: r.CallTitle, Revision: r.Revision,
		Version: r.Version, Created: r.Created, Updated: r.Updated, Trashed: r.Trashed,
		State: r.State, StateAt: r.StateAt, StateVersion: r.StateVersion,
	}
	e.Requested.Decimal, e.Requested.OK = dossier.ParseDecimal(r.Requested)
	return e
}
