package dossier

import (
	"regexp"
	"slices"
	"strconv"
)

var rowIDForm = regexp.MustCompile(`^[a-z0-9_-]{1,40}$`)

// pieceColumns are the built-in columns of annexes.
var pieceColumns = []Field{
	{ID: "piece", Kind: KindText, Label: "Pièce"},
	{ID: "path", Kind: KindText, Label: "Fichier", Optional: true},
	{ID: "for", Kind: KindText, Label: "Concerne", Optional: true},
	{ID: "name", Kind: KindText, Label: "Nom", Optional: true},
	{ID: "sha256", Kind: KindText, Label: "Empreinte", Optional: true},
	{ID: "type", Kind: KindText, Label: "Type", Optional: true},
	{ID: "pages", Kind: KindInteger, Label: "Pages", Optional: true},
	{ID: "size", Kind: KindInteger, Label: "Taille en octets", Optional: true},
	{ID: "date", Kind: KindDate, Label: "Date", Optional: true},
	{ID: "note", Kind: KindNote, Label: "Note", Optional: true},
}

// rowsKind is a table, and the list of annexes.
type rowsKind struct{}

func (rowsKind) decode(f *Field, n *node) (Value, bool) {
	if n.kind != jsonArray {
		return nil, false
	}
	rows := make(Rows, 0, len(n.items))
	seen := map[string]bool{}
	for i, item := range n.items {
		if item.kind != jsonObject {
			return nil, false
		}
		r := Row{Cells: make(map[string]Value, len(item.keys))}
		for j, key := range item.keys {
			if key == "id" {
				if item.items[j].kind != jsonString || !rowIDForm.MatchString(item.items[j].text) {
					return nil, false
				}
				r.ID = item.items[j].text
				continue
			}
			if c := f.Column(key); c != nil {
				r.Cells[key] = decodeValue(c, item.items[j])
			} else {
				r.Cells[key] = Unknown{item.items[j].raw}
			}
		}
		if r.ID == "" {
			r.ID = "r" + strconv.Itoa(i+1)
		}
		if seen[r.ID] {
			return nil, false
		}
		seen[r.ID] = true
		rows = append(rows, r)
	}
	return rows, true
}

func (rowsKind) parse(*Field, string) (Value, bool) { return nil, false }

func (rowsKind) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (rowsKind) check(*Field, Value, Reference) []finding { return nil }

func (rowsKind) schema(f *Field) map[string]any {
	props := map[string]any{"id": map[string]any{"type": "string", "pattern": rowIDForm.String()}}
	for _, c := range f.Cols() {
		props[string(c.ID)] = FieldSchema(&c)
	}
	s := map[string]any{"type": "array", "items": map[string]any{"type": "object", "properties": props}}
	if f.max != nil {
		s["maxItems"] = jsonInt(*f.max)
	}
	return s
}

// refKind is the id of a row of another table, or of this one.
type refKind struct{}

func (refKind) decode(_ *Field, n *node) (Value, bool) {
	return Text(n.text), n.kind == jsonString
}

func (refKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	return Text(s), rowIDForm.MatchString(s)
}

func (refKind) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (refKind) check(*Field, Value, Reference) []finding { return nil }

func (refKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": `^$|` + rowIDForm.String()}
}

// computedKind is a figure: it takes no answer.
type computedKind struct{}

func (computedKind) decode(*Field, *node) (Value, bool) { return nil, false }

func (computedKind) parse(*Field, string) (Value, bool) { return nil, false }

func (computedKind) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (computedKind) check(*Field, Value, Reference) []finding { return nil }

func (computedKind) schema(*Field) map[string]any { return map[string]any{"not": map[string]any{}} }

// Move returns the rows with the one of this id moved by delta places.
func (v Rows) Move(id string, delta int) Rows {
	i := v.Index(id)
	if i < 0 {
		return v
	}
	j := min(max(i+delta, 0), len(v)-1)
	out := slices.Delete(slices.Clone(v), i, i+1)
	return slices.Insert(out, j, v[i])
}
