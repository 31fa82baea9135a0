package dossier

// fate says what becomes of the answers of a kind.
type fate int

const (
	answered fate = iota // asked, needed unless optional, printed among the answers
	attached             // asked, never needed by itself, printed as the list of annexes
	internal             // kept with the dossier, neither asked nor printed
	derived              // a figure: no dossier holds it
)

// plain is what most kinds do. Every kind embeds it and says where it differs.
type plain struct{}

func (plain) fate() fate { return answered }

func (plain) typedForm(typed string) string { return dropFormat(typed) }

func (plain) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (plain) multiline() bool { return false }

func (plain) showIn(_ *View, _ *Field, _ Row, _ *Field, _ Value) (string, bool) { return "", false }

func (plain) edit(*Field, Value) (string, bool) { return "", false }

func (plain) check(*Field, Value, Reference) []finding { return nil }

func (plain) checkIn(*View, *Field, Value) []finding { return nil }

func (plain) checkCell(*View, string, Value) []finding { return nil }

func (plain) columns(f *Field) []Field { return f.Columns }

func (plain) together() [][]string { return nil }

func (plain) limit(wire string) (Decimal, bool) { return ParseDecimal(wire) }

func (plain) limitText(f *Field, wire string) string { return Show(f, Parse(f, wire), nil) }

func (plain) addsUp() bool { return false }

func (plain) tally(_ *View, f *Field, t *tally, bad badCell) {
	if f.Required() {
		t.add(f.Minutes, !bad(f.ID, ""))
	}
}

// unknownKind is a kind of a newer program: its answers are kept as they are.
type unknownKind struct{ plain }

func (unknownKind) decode(*Field, *node) (Value, bool) { return nil, false }

func (unknownKind) parse(*Field, string) (Value, bool) { return nil, false }

func (unknownKind) schema(*Field) map[string]any { return map[string]any{} }
