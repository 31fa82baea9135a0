package dossier

import (
	"slices"
	"strings"

	"dossierpme/internal/french"
)

// choiceKind is one option of a list.
type choiceKind struct{ plain }

func (choiceKind) decode(f *Field, n *node) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	if n.text == "" {
		return Text(""), true
	}
	if _, ok := f.Option(n.text); !ok {
		return nil, false
	}
	return Text(n.text), true
}

func (choiceKind) parse(f *Field, typed string) (Value, bool) {
	id, ok := optionTyped(f, typed)
	return Text(id), ok
}

func optionTyped(f *Field, typed string) (string, bool) {
	typed = trim(typed)
	for _, o := range f.Options {
		if o.ID == typed || strings.EqualFold(o.Label, typed) {
			return o.ID, true
		}
	}
	return "", false
}

func (choiceKind) show(f *Field, v Value, _ Reference) string {
	if label, ok := f.Option(v.String()); ok {
		return label
	}
	return v.String()
}

// edit is the id of the option itself, which the editor looks up.
func (choiceKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

func (choiceKind) schema(f *Field) map[string]any {
	return map[string]any{"type": "string", "enum": optionIDs(f)}
}

func optionIDs(f *Field) []string {
	ids := make([]string, len(f.Options))
	for i, o := range f.Options {
		ids[i] = o.ID
	}
	return ids
}

// choicesKind is any number of options of a list, kept in the list's order.
type choicesKind struct{ plain }

func (choicesKind) decode(f *Field, n *node) (Value, bool) {
	if n.kind != jsonArray {
		return nil, false
	}
	ids := make([]string, 0, len(n.items))
	for _, item := range n.items {
		if _, ok := f.Option(item.text); item.kind != jsonString || !ok || slices.Contains(ids, item.text) {
			return nil, false
		}
		ids = append(ids, item.text)
	}
	return f.inOrder(ids), true
}

// inOrder sorts chosen ids as the options stand, so that the order of clicks
// does not change a dossier.
func (f *Field) inOrder(ids []string) Choices {
	out := make(Choices, 0, len(ids))
	for _, o := range f.Options {
		if slices.Contains(ids, o.ID) {
			out = append(out, o.ID)
		}
	}
	return out
}

func (choicesKind) parse(f *Field, typed string) (Value, bool) {
	var ids []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		id, ok := optionTyped(f, part)
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
	}
	return f.inOrder(ids), true
}

func (choicesKind) show(f *Field, v Value, _ Reference) string {
	ids, _ := v.(Choices)
	labels := make([]string, 0, len(ids))
	for _, id := range ids {
		label, ok := f.Option(id)
		if !ok {
			label = id
		}
		labels = append(labels, label)
	}
	return french.List(labels)
}

func (choicesKind) schema(f *Field) map[string]any {
	return map[string]any{
		"type": "array", "uniqueItems": true,
		"items": map[string]any{"type": "string", "enum": optionIDs(f)},
	}
}

// yesNoKind is a question answered by yes or no.
type yesNoKind struct{ plain }

func (yesNoKind) decode(_ *Field, n *node) (Value, bool) {
	return YesNo(n.bool), n.kind == jsonBool
}

func (yesNoKind) parse(_ *Field, typed string) (Value, bool) {
	yes, ok := french.ReadYesNo(trim(typed))
	return YesNo(yes), ok
}

func (yesNoKind) show(_ *Field, v Value, _ Reference) string {
	return french.YesNo(v == YesNo(true))
}

func (yesNoKind) schema(*Field) map[string]any { return map[string]any{"type": "boolean"} }
