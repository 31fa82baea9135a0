package dossier

import (
	"strconv"
	"strings"

	"dossierpme/internal/french"
)

// wireNumber reads a string or a JSON number, exactly.
func wireNumber(n *node) (Decimal, bool) {
	switch n.kind {
	case jsonString:
		return ParseDecimal(n.text)
	case jsonNumber:
		return exactDecimal(n.text)
	}
	return Decimal{}, false
}

func limits(f *Field, s map[string]any) map[string]any {
	if f.min != nil {
		s["x-minimum"] = f.Min
	}
	if f.max != nil {
		s["x-maximum"] = f.Max
	}
	return s
}

func jsonInt(d Decimal) int {
	n, _ := strconv.Atoi(d.Round(0).String())
	return n
}

// numberKind is a decimal quantity, with a unit or without.
type numberKind struct{ plain }

const numberPlaces = 6

func (numberKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	return Number{d}, ok && d.Places() <= numberPlaces
}

func (k numberKind) parse(f *Field, typed string) (Value, bool) { return certain(k.read(f, typed)) }

// read takes a separator before three digits for what it can be: both.
func (numberKind) read(f *Field, typed string) []Value {
	rest, _ := cutUnit(typed, f.Unit)
	return values(readNumber(rest).atMost(numberPlaces), func(d Decimal) Value { return Number{d} })
}

func (numberKind) show(f *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	if f.Unit != "" {
		return d.French() + french.Hard + f.Unit
	}
	return d.French()
}

func (k numberKind) edit(f *Field, v Value) (string, bool) {
	d, _ := asDecimal(v)
	return certainly(k.show(f, v, nil), d), true
}

func (numberKind) addsUp() bool { return true }

func (numberKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,6})?$`})
}

// moneyKind is an amount in euros, to the cent.
type moneyKind struct{ plain }

// decode refuses a third decimal even where it is 0: whoever wrote 250.000 may
// have meant a thousand times more.
func (moneyKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	_, decimals, _ := strings.Cut(n.text, ".")
	return Money{d}, ok && d.Places() <= 2 && (n.kind != jsonString || len(decimals) <= 2)
}

func (k moneyKind) parse(f *Field, typed string) (Value, bool) { return certain(k.read(f, typed)) }

func (moneyKind) read(_ *Field, typed string) []Value {
	return values(readMoney(typed), func(d Decimal) Value { return Money{d} })
}

func (moneyKind) show(_ *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	return d.Euros()
}

func (moneyKind) addsUp() bool { return true }

func (moneyKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,2})?$`})
}

// percentKind is a percentage: 33.33 is 33,33 %.
type percentKind struct{ plain }

func (percentKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	return Percent{d}, ok && d.Places() <= 2
}

// parse groups no digits: there are no thousands of percent.
func (percentKind) parse(_ *Field, typed string) (Value, bool) {
	rest, _ := cutUnit(typed, "%")
	r := readNumber(rest)
	r.isGrouped = r.isGrouped && r.mark == 0
	d, ok := r.atMost(2).one()
	return Percent{d}, ok
}

func (percentKind) show(_ *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	return d.Percent()
}

// edit groups no digits: there are no thousands of percent.
func (k percentKind) edit(f *Field, v Value) (string, bool) {
	return strings.ReplaceAll(k.show(f, v, nil), french.Narrow, ""), true
}

func (percentKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,2})?$`})
}

// integerKind is a whole number, or a year.
type integerKind struct {
	plain
	year bool
}

func (k integerKind) limitText(f *Field, wire string) string {
	if k.year {
		return wire
	}
	return k.plain.limitText(f, wire)
}

func (k integerKind) decode(_ *Field, n *node) (Value, bool) {
	if n.kind != jsonNumber {
		return nil, false
	}
	d, ok := exactDecimal(n.text)
	return k.whole(d, ok)
}

func (k integerKind) whole(d Decimal, ok bool) (Value, bool) {
	n, isWhole := d.Int64()
	if !ok || !isWhole {
		return nil, false
	}
	const safe = 1 << 53 // beyond it a JSON number is not exact everywhere
	if n > safe || n < -safe || k.year && (n < 1000 || n > 9999) {
		return nil, false
	}
	return Integer(n), true
}

// parse takes a separator before three digits for one of thousands: a whole
// number has no decimals.
func (k integerKind) parse(f *Field, typed string) (Value, bool) {
	rest, _ := cutUnit(typed, f.Unit)
	r := readNumber(rest)
	r.isDecimal = r.isDecimal && !r.isGrouped
	d, ok := r.one()
	return k.whole(d, ok)
}

func (k integerKind) show(f *Field, v Value, _ Reference) string {
	if k.year {
		return v.String()
	}
	s := french.Number(v.String())
	if f.Unit != "" {
		s += french.Hard + f.Unit
	}
	return s
}

func (k integerKind) addsUp() bool { return !k.year }

func (k integerKind) schema(f *Field) map[string]any {
	s := map[string]any{"type": "integer"}
	if k.year {
		s["minimum"], s["maximum"] = 1000, 9999
	}
	if f.min != nil {
		s["minimum"] = jsonInt(*f.min)
	}
	if f.max != nil {
		s["maximum"] = jsonInt(*f.max)
	}
	return s
}

// asDecimal is the number in a numeric value.
func asDecimal(v Value) (Decimal, bool) {
	switch x := v.(type) {
	case Number:
		return x.Decimal, true
	case Percent:
		return x.Decimal, true
	case Money:
		return x.Decimal, true
	case Integer:
		return Int(int64(x)), true
	}
	return Decimal{}, false
}

// AsDecimal is the number in a decimal, percent, money, integer or year value.
func AsDecimal(v Value) (Decimal, bool) { return asDecimal(v) }
