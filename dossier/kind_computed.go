package dossier

// computedKind is a figure: it takes no answer.
type computedKind struct{ plain }

func (computedKind) fate() fate { return derived }

func (computedKind) decode(*Field, *node) (Value, bool) { return nil, false }

func (computedKind) parse(*Field, string) (Value, bool) { return nil, false }

func (computedKind) schema(*Field) map[string]any { return map[string]any{"not": map[string]any{}} }
