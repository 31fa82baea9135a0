package dossier

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Place names an answer, or a cell of a table, beside the answers: a field id, or
// table/row/column. Notes and origins are kept by it.
type Place string

// PlaceOf is the place of an answer; of a cell where a row and a column are named.
func PlaceOf(field FieldID, row, col string) Place {
	if row == "" {
		return Place(field)
	}
	return Place(string(field) + "/" + row + "/" + col)
}

// Parts are the field, and inside a table the row and the column, that a place
// names.
func (p Place) Parts() (field FieldID, row, col string) {
	parts := strings.SplitN(string(p), "/", 3)
	if len(parts) != 3 || parts[1] == "" || parts[2] == "" {
		return FieldID(p), "", ""
	}
	return FieldID(parts[0]), parts[1], parts[2]
}

// At is the answer, or the cell, that stands at a place, hidden or not; nil where
// there is none.
func (d *Dossier) At(p Place) Value {
	field, _, _ := p.Parts()
	return p.In(d.Answers[field])
}

// In is what stands at the place where v is the answer of its field.
func (p Place) In(v Value) Value {
	_, row, col := p.Parts()
	if row == "" {
		return v
	}
	rows, _ := v.(Rows)
	if i := rows.Index(row); i >= 0 {
		return rows[i].Get(col)
	}
	return nil
}

// whole is where a member of a file that should have one value for each place is kept
// when it is no such object.
const whole = Place("")

// noteField reads a note as the answers of its kind are read.
var noteField = Field{ID: "notes", Kind: KindNote}

// Note is what somebody noted beside an answer, "" for nothing. Notes are for who
// writes the dossier: they are never printed and in no fingerprint.
func (d *Dossier) Note(p Place) string {
	t, _ := d.Notes[p].(Text)
	return string(t)
}

// SetNote stores a note, or removes it where v is nil.
func (d *Dossier) SetNote(p Place, v Value) {
	switch {
	case v == nil:
		delete(d.Notes, p)
	case d.Notes == nil:
		d.Notes = map[Place]Value{p: v}
	default:
		d.Notes[p] = v
	}
}

// SetOrigin says what paper an answer was read of; nil where it was read of none.
func (d *Dossier) SetOrigin(p Place, o *Origin) {
	switch {
	case o == nil:
		delete(d.Origins, p)
	case d.Origins == nil:
		d.Origins = map[Place]Origin{p: *o}
	default:
		d.Origins[p] = *o
	}
}

// byPlace reports whether a member is an object with something for each place.
func byPlace(n *node) bool {
	return n.kind == jsonObject && (len(n.keys) != 1 || Place(n.keys[0]) != whole)
}

// readNotes reads the member of the notes. What is no text stays as it stands.
func readNotes(n *node) map[Place]Value {
	out := map[Place]Value{}
	if !byPlace(n) {
		out[whole] = Unknown{bytes.Clone(n.raw)}
		return out
	}
	for i, key := range n.keys {
		out[Place(key)] = answer(&noteField, n.items[i])
	}
	return out
}

// Origin says of what paper an answer was read: « lu dans Liasse 2025, p. 4, case
// FL ». It goes with the value: typed over, the value has no origin any more.
type Origin struct {
	Paper    string // which kind of paper
	SHA256   string // of the file
	Page     int    // from 1; 0 where none is said
	Box      string // of a form; "" where the paper has none
	Revision int    // of what the program knew of such papers
	Name     string // of the file, as the person knows it

	extra  map[string][]byte // what could not be read, and what the program does not know
	unread []byte            // all of it, where the file has no object there
}

func readOrigins(n *node) map[Place]Origin {
	out := map[Place]Origin{}
	if !byPlace(n) {
		out[whole] = Origin{unread: bytes.Clone(n.raw)}
		return out
	}
	for i, key := range n.keys {
		out[Place(key)] = readOrigin(n.items[i])
	}
	return out
}

func readOrigin(n *node) Origin {
	if n.kind != jsonObject {
		return Origin{unread: bytes.Clone(n.raw)}
	}
	o := Origin{}
	for i, key := range n.keys {
		item := n.items[i]
		if to := o.text(key); to != nil && item.kind == jsonString {
			*to = CleanText(item.text)
			continue
		}
		if count, ok := wholeNumber(item); ok && count > 0 && count < 1<<31 {
			if to := o.count(key); to != nil {
				*to = int(count)
				continue
			}
		}
		if o.extra == nil {
			o.extra = map[string][]byte{}
		}
		o.extra[key] = bytes.Clone(item.raw)
	}
	return o
}

// text is where a member that is a text belongs, nil where there is none such.
func (o *Origin) text(key string) *string {
	switch key {
	case "paper":
		return &o.Paper
	case "sha256":
		return &o.SHA256
	case "box":
		return &o.Box
	case "name":
		return &o.Name
	}
	return nil
}

// count is where a member that is a number belongs.
func (o *Origin) count(key string) *int {
	switch key {
	case "page":
		return &o.Page
	case "revision":
		return &o.Revision
	}
	return nil
}

// members of an origin, in the order in which they are written.
var originMembers = []string{"paper", "sha256", "page", "box", "revision", "name"}

func (o Origin) appendJSON(b []byte) []byte {
	if o.unread != nil {
		return append(b, o.unread...)
	}
	b = append(b, '{')
	sep := func(key string) {
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
		b = append(appendString(b, key), ':')
	}
	for _, key := range originMembers {
		if text := o.text(key); text != nil && *text != "" {
			sep(key)
			b = appendString(b, *text)
		}
		if count := o.count(key); count != nil && *count != 0 {
			sep(key)
			b = strconv.AppendInt(b, int64(*count), 10)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(o.extra)) {
		sep(key)
		b = append(b, o.extra[key]...)
	}
	return append(b, '}')
}

// Equal reports whether two origins have the same file form.
func (o Origin) Equal(p Origin) bool { return bytes.Equal(o.appendJSON(nil), p.appendJSON(nil)) }

// appendAside writes a member of places, nothing where there is none.
func appendAside[V interface{ appendJSON([]byte) []byte }](b []byte, name string, all map[Place]V) []byte {
	if len(all) == 0 {
		return b
	}
	b = append(appendString(append(b, ','), name), ':')
	if odd, ok := all[whole]; ok && len(all) == 1 {
		return odd.appendJSON(b)
	}
	b = append(b, '{')
	for i, p := range slices.Sorted(maps.Keys(all)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, string(p)), ':')
		b = all[p].appendJSON(b)
	}
	return append(b, '}')
}

// asides checks what the file says beside the answers. A place that is hidden, and a
// row that went, are nothing wrong: what they stand for may come back.
func (k *checker) asides() {
	for _, p := range slices.Sorted(maps.Keys(k.Dossier.Notes)) {
		if u, unread := k.Dossier.Notes[p].(Unknown); unread && !u.Empty() {
			k.asideForm("notes", p, u)
		}
		k.asidePlace("notes", p)
	}
	for _, p := range slices.Sorted(maps.Keys(k.Dossier.Origins)) {
		o := k.Dossier.Origins[p]
		if o.unread != nil && !(Unknown{o.unread}).Empty() {
			k.asideForm("origins", p, Unknown{o.unread})
		}
		for _, key := range originMembers { // what could be read is not among the rest
			if raw, odd := o.extra[key]; odd && !(Unknown{raw}).Empty() {
				k.asideForm("origins", p, Unknown{raw})
			}
		}
		k.asidePlace("origins", p)
	}
}

// asideForm reports what is not of the form that it must have.
func (k *checker) asideForm(member string, p Place, u Unknown) {
	if n, rows, over := u.oversize(&noteField); over {
		fd := tooLong(&noteField, n, rows)
		k.add(k.atTheEnd(Problem{Field: FieldID(member), Severity: fd.severity, Code: fd.code, Args: fd.args}))
		return
	}
	args := Args{"kind": member, "typed": quoted(u)}
	if p != whole {
		args["place"] = quoted(Typed(string(p)))
	}
	k.add(k.atTheEnd(Problem{Field: FieldID(member), Severity: Blocking, Code: CodeForm, Args: args}))
}

// asidePlace reports a place that the call does not have.
func (k *checker) asidePlace(member string, p Place) {
	field, row, col := p.Parts()
	f := k.Call.Field(field)
	if p == whole || f != nil && (row == "" || f.Column(col) != nil) {
		return
	}
	k.add(k.atTheEnd(Problem{
		Field: FieldID(member), Severity: Warning, Code: CodeUnknownField,
		Args: Args{"member": member, "place": quoted(Typed(string(p)))},
	}))
}
