package dossier

// textKind is a line of text, a text of several lines, and the internal note.
type textKind struct {
	plain
	lines, internal bool
}

func (k textKind) fate() fate {
	if k.internal {
		return internal
	}
	return answered
}

// typedForm keeps every character: in a text they may be meant.
func (textKind) typedForm(typed string) string { return typed }

func (textKind) decode(_ *Field, n *node) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	return Text(CleanText(n.text)), true
}

func (k textKind) parse(_ *Field, typed string) (Value, bool) {
	if !k.lines {
		typed = OneLine(typed)
	}
	return Text(typed), true
}

// multiline tells a text of several lines from a line.
func (k textKind) multiline() bool { return k.lines }

func (textKind) schema(f *Field) map[string]any {
	s := map[string]any{"type": "string"}
	if f.max != nil {
		s["maxLength"] = jsonInt(*f.max)
	}
	return s
}
