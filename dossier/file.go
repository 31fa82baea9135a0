package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"
)

// MaxFile is the size of the largest dossier file that is read.
const MaxFile = 64 << 20

// FileError is a dossier file that is refused as a whole. Its code is stable
// and worded in French by the catalogue.
type FileError struct {
	Code      string // too_large, not_json, utf8, duplicate, depth, not_dossier, no_call, unknown_call, newer
	Line, Col int    // from 1; 0 where the place is not known
	Detail    string
}

func (e *FileError) Error() string {
	return fmt.Sprintf("dossier file refused: %s %s %d:%d", e.Code, e.Detail, e.Line, e.Col)
}

// Read reads a dossier file. find returns the call of an id, nil where there is
// none. Answers that are not of their field's kind are kept as Unknown and
// reported by Check; only what FileError lists is refused.
func Read(in []byte, find func(id string) *Call) (*Dossier, *Call, error) {
	if len(in) > MaxFile {
		return nil, nil, &FileError{Code: "too_large"}
	}
	n, err := parseJSON(bytes.TrimPrefix(in, []byte("\ufeff")))
	if err != nil {
		if e, ok := AsSyntaxError(err); ok {
			return nil, nil, &FileError{Code: e.Reason, Detail: e.Detail, Line: e.Line, Col: e.Col}
		}
		return nil, nil, err
	}
	if n.kind != jsonObject {
		return nil, nil, &FileError{Code: "not_dossier"}
	}
	version, ok := wholeNumber(n.get("format"))
	if !ok || version < 1 {
		return nil, nil, &FileError{Code: "not_dossier"}
	}
	if version > Format {
		return nil, nil, &FileError{Code: "newer", Detail: strconv.FormatInt(version, 10)}
	}
	id := n.get("call")
	if id == nil || id.kind != jsonString || id.text == "" {
		return nil, nil, &FileError{Code: "no_call"}
	}
	c := find(id.text)
	if c == nil {
		return nil, nil, &FileError{Code: "unknown_call", Detail: id.text}
	}
	d := &Dossier{Call: c.ID, Revision: c.Revision, form: c.Format(), Answers: map[FieldID]Value{}, Params: map[FieldID]Param{}}
	for i, key := range n.keys {
		if !d.member(c, key, n.items[i]) {
			return nil, nil, &FileError{Code: "not_dossier", Detail: key}
		}
	}
	if n.get("answers") == nil {
		return nil, nil, &FileError{Code: "not_dossier", Detail: "answers"}
	}
	d.succeed(c, version < 2 || d.Revision < c.Revision)
	if version < int64(c.Format()) {
		d.Revision = c.Revision // it has the questions of this one now
	}
	return d, c, nil
}

// Members are the names of what a dossier file has at its top.
func Members() []string {
	return []string{"format", "call", "revision", "id", "version", "title", "updated", "answers", "params", "notes", "origins"}
}

// ParamMembers are the names of what a call parameter has in it.
func ParamMembers() []string { return []string{"value", "source", "date"} }

func wholeNumber(n *node) (int64, bool) {
	if n == nil || n.kind != jsonNumber {
		return 0, false
	}
	v, err := strconv.ParseInt(n.text, 10, 64)
	return v, err == nil
}

// member reads one top-level member; false refuses the file.
func (d *Dossier) member(c *Call, key string, n *node) bool {
	switch key {
	case "format", "call":
		return true
	case "revision", "version":
		v, ok := wholeNumber(n)
		if !ok || v < 0 || v > 1<<31 {
			return false
		}
		if key == "version" {
			d.Version = int(v)
		} else {
			d.Revision = int(v)
		}
	case "id", "title":
		if n.kind != jsonString {
			return false
		}
		if key == "id" {
			d.ID = n.text
		} else {
			d.Title = OneLine(CleanText(n.text))
		}
	case "updated":
		t, err := time.Parse(time.RFC3339, n.text)
		if n.kind != jsonString || err != nil {
			return false
		}
		d.Updated = t.UTC()
	case "answers":
		if n.kind != jsonObject {
			return false
		}
		for i, id := range n.keys {
			d.Answers[FieldID(id)] = answer(c.Field(FieldID(id)), n.items[i])
		}
	case "params":
		if n.kind != jsonObject {
			return false
		}
		for i, id := range n.keys {
			d.Params[FieldID(id)] = readParam(c.Param(FieldID(id)), n.items[i])
		}
	case "notes":
		d.Notes = readNotes(n)
	case "origins":
		d.Origins = readOrigins(n)
	default:
		if d.extra == nil {
			d.extra = map[string][]byte{}
		}
		d.extra[key] = bytes.Clone(n.raw)
	}
	return true
}

func answer(f *Field, n *node) Value {
	if f == nil {
		return Unknown{bytes.Clone(n.raw)}
	}
	v := decodeValue(f, n)
	if u, ok := v.(Unknown); ok {
		return Unknown{bytes.Clone(u.JSON)} // do not hold the whole file in memory
	}
	return v
}

func readParam(f *Field, n *node) Param {
	p := Param{}
	if n.kind != jsonObject {
		p.Value = Unknown{bytes.Clone(n.raw)}
		p.extra = map[string][]byte{} // not an object: written back as it is
		return p
	}
	for i, key := range n.keys {
		item := n.items[i]
		switch key {
		case "value":
			p.Value = answer(f, item)
			continue
		case "source":
			if item.kind == jsonString {
				p.Source = CleanText(item.text)
				continue
			}
		case "date":
			if d, ok := ParseDate(item.text); ok && item.kind == jsonString {
				p.Date = d
				continue
			}
		}
		if p.extra == nil {
			p.extra = map[string][]byte{}
		}
		p.extra[key] = bytes.Clone(item.raw)
	}
	return p
}

func (p Param) appendJSON(b []byte) []byte {
	if u, ok := p.Value.(Unknown); ok && p.extra != nil && len(p.extra) == 0 {
		return u.appendJSON(b)
	}
	b = append(b, '{')
	sep := func() {
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
	}
	if p.Value != nil {
		b = append(b, `"value":`...)
		b = p.Value.appendJSON(b)
	}
	if p.Source != "" {
		sep()
		b = append(b, `"source":`...)
		b = appendString(b, p.Source)
	}
	if !p.Date.IsZero() {
		sep()
		b = append(b, `"date":`...)
		b = p.Date.appendJSON(b)
	}
	for _, k := range slices.Sorted(maps.Keys(p.extra)) {
		sep()
		b = appendString(b, k)
		b = append(b, ':')
		b = append(b, p.extra[k]...)
	}
	return append(b, '}')
}

// Encode writes the dossier file: plain JSON, indented, the same bytes for the
// same dossier. What the program did not know stands in it unchanged.
func (d *Dossier) Encode() []byte {
	b := []byte(`{"format":` + strconv.Itoa(d.format()) + `,"call":`)
	b = appendString(b, d.Call)
	if d.Revision > 0 {
		b = append(b, `,"revision":`+strconv.Itoa(d.Revision)...)
	}
	if d.ID != "" {
		b = append(b, `,"id":`...)
		b = appendString(b, d.ID)
	}
	if d.Version > 0 {
		b = append(b, `,"version":`+strconv.Itoa(d.Version)...)
	}
	if d.Title != "" {
		b = append(b, `,"title":`...)
		b = appendString(b, d.Title)
	}
	if !d.Updated.IsZero() {
		b = append(b, `,"updated":`...)
		b = appendString(b, d.Updated.UTC().Format(time.RFC3339Nano))
	}
	b = append(b, `,"answers":`...)
	b = appendAnswers(b, d.Answers)
	if len(d.Params) > 0 {
		b = append(b, `,"params":{`...)
		for i, id := range slices.Sorted(maps.Keys(d.Params)) {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(b, string(id))
			b = append(b, ':')
			b = d.Params[id].appendJSON(b)
		}
		b = append(b, '}')
	}
	b = appendAside(b, "notes", d.Notes)
	b = appendAside(b, "origins", d.Origins)
	for _, k := range slices.Sorted(maps.Keys(d.extra)) {
		b = append(b, ',')
		b = appendString(b, k)
		b = append(b, ':')
		b = append(b, d.extra[k]...)
	}
	b = append(b, '}')
	var out bytes.Buffer
	if json.Indent(&out, b, "", "  ") != nil {
		return b // cannot happen: every part was written or parsed by us
	}
	out.WriteByte('\n')
	return out.Bytes()
}

func appendAnswers(b []byte, answers map[FieldID]Value) []byte {
	b = append(b, '{')
	first := true
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		v := answers[id]
		if v == nil {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendString(b, string(id))
		b = append(b, ':')
		b = v.appendJSON(b)
	}
	return append(b, '}')
}
