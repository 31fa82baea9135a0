package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// record is the stored form of an entry. Members that this program does not
// know are kept.
type record struct {
	CallHash     string      `json:"call_sha256"`
	Call         string      `json:"call"`
	CallTitle    string      `json:"call_title"`
	Revision     int         `json:"revision"`
	Title        string      `json:"title"`
	Company      string      `json:"company"`
	Project      string      `json:"project"`
	Percent      int         `json:"percent"`
	Minutes      int         `json:"minutes"`
	Blocking     int         `json:"blocking,omitempty"`
	Later        int         `json:"later,omitempty"`
	Requested    string      `json:"requested"`         // "" or "412000.00"
	Closes       string      `json:"closes,omitempty"`  // the last day of the call, as the person has read it
	Applies      string      `json:"applies,omitempty"` // the day of the application
	Version      int         `json:"version"`
	Created      time.Time   `json:"created"`
	Updated      time.Time   `json:"updated"`
	Trashed      time.Time   `json:"trashed"`
	State        shelf.State `json:"state"`
	StateAt      time.Time   `json:"state_at"`
	StateVersion int         `json:"state_version"`
	Said         string      `json:"said,omitempty"`
	StateSaid    string      `json:"state_said,omitempty"`

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
	maps.Copy(m, r.extra)
	return json.Marshal(m)
}

// summarise takes over a summary; false where nothing changed by it.
func (r *record) summarise(s shelf.Summary) bool {
	before := *r
	r.Company, r.Project, r.Percent, r.Minutes, r.Blocking = s.Company, s.Project, s.Percent, s.Minutes, s.Blocking
	r.Later, r.Requested = s.Later, ""
	if s.Requested.OK {
		r.Requested = s.Requested.Fixed(2)
	}
	r.Closes, r.Applies = written(s.Deadline.Closes), written(s.Deadline.Application)
	if s.Said != "" {
		r.Said = s.Said
	}
	return before.Company != r.Company || before.Project != r.Project || before.Percent != r.Percent ||
		before.Minutes != r.Minutes || before.Blocking != r.Blocking || before.Later != r.Later || before.Requested != r.Requested || before.Said != r.Said ||
		before.Closes != r.Closes || before.Applies != r.Applies
}

// written is a day in its stored form, "" where there is none.
func written(d dossier.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func (r record) entry(id string) shelf.Entry {
	e := shelf.Entry{
		ID: id, Title: r.Title,
		Summary: shelf.Summary{Company: r.Company, Project: r.Project, Percent: r.Percent, Minutes: r.Minutes, Blocking: r.Blocking, Later: r.Later, Said: r.Said},
		Call:    r.Call, CallTitle: r.CallTitle, Revision: r.Revision,
		Version: r.Version, Created: r.Created, Updated: r.Updated, Trashed: r.Trashed,
		State: r.State, StateAt: r.StateAt, StateVersion: r.StateVersion, StateSaid: r.StateSaid,
	}
	e.Requested.Decimal, e.Requested.OK = dossier.ParseDecimal(r.Requested)
	e.Deadline.Closes, _ = dossier.ParseDate(r.Closes)
	e.Deadline.Application, _ = dossier.ParseDate(r.Applies)
	return e
}
