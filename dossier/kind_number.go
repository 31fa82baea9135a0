package dossier

import (
	"strconv"
	"strings"
)

// typedNumber reads a number as people type or paste it: spaces of any kind
// between the thousands, a comma or a point before the decimals, a unit or a
// currency behind, a leading plus or typographic minus.
func typedNumber(s string, units ...string) (Decimal, bool) {
	s = squeeze(s)
	lower := strings.ToLower(s)
	for _, u := range units {
		if u = strings.ToLower(squeeze(u)); u != "" && strings.HasSuffix(lower, u) {
			s = s[:len(s)-len(u)]
			break
		}
	}
	neg := false
	switch {
	case strings.HasPrefix(s, "-"), strings.HasPrefix(s, "−"), strings.HasPrefix(s, "–"):
		neg = true
		_, n := decodeFirst(s)
		s = s[n:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	s = strings.NewReplacer("'", "", "’", "").Replace(s)
	s, ok := onePoint(s)
	if !ok {
		return Decimal{}, false
	}
	d, ok := ParseDecimal(s)
	if neg {
		d = d.Neg()
	}
	return d, ok
}

func decodeFirst(s string) (rune, int) {
	for i, r := range s {
		if i > 0 {
			return 0, i
		}
		_ = r
	}
	return 0, len(s)
}

// onePoint turns the separators of a typed number into one decimal point. Of
// several kinds of separator the last is the decimal one (1.234,50 and 1,234.50);
// one kind that occurs more than once separates thousands (1.234.567).
func onePoint(s string) (string, bool) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots > 0 && commas > 0:
		thousands, decimal := ".", ","
		if strings.LastIndex(s, ".") > strings.LastIndex(s, ",") {
			thousands, decimal = ",", "."
		}
		if strings.Count(s, decimal) > 1 || !groupsOfThree(s[:strings.Index(s, decimal)], thousands) {
			return "", false
		}
		s = strings.ReplaceAll(s, thousands, "")
		s = strings.Replace(s, decimal, ".", 1)
	case dots > 1:
		if !groupsOfThree(s, ".") {
			return "", false
		}
		s = strings.ReplaceAll(s, ".", "")
	case commas > 1:
		if !groupsOfThree(s, ",") {
			return "", false
		}
		s = strings.ReplaceAll(s, ",", "")
	default:
		s = strings.Replace(s, ",", ".", 1)
	}
	if strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	return strings.TrimSuffix(s, "."), true
}

func groupsOfThree(s, sep string) bool {
	for i, g := range strings.Split(s, sep) {
		if i == 0 && (g == "" || len(g) > 3) || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

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
type numberKind struct{}

const numberPlaces = 6

func (numberKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	return Number{d}, ok && d.Places() <= numberPlaces
}

func (numberKind) parse(f *Field, typed string) (Value, bool) {
	d, ok := typedNumber(typed, f.Unit)
	return Number{d}, ok && d.Places() <= numberPlaces
}

func (numberKind) show(f *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	if f.Unit != "" {
		return d.French() + nbsp + f.Unit
	}
	return d.French()
}

func (numberKind) check(*Field, Value, Reference) []finding { return nil }

func (numberKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,6})?$`})
}

// moneyKind is an amount in euros, to the cent.
type moneyKind struct{}

func (moneyKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	return Money{d}, ok && d.Places() <= 2
}

func (moneyKind) parse(_ *Field, typed string) (Value, bool) {
	d, ok := typedNumber(typed, "€", "euros", "euro", "eur", "€HT", "HT")
	return Money{d}, ok && d.Places() <= 2
}

func (moneyKind) show(_ *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	return d.Euros()
}

func (moneyKind) check(*Field, Value, Reference) []finding { return nil }

func (moneyKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,2})?$`})
}

// percentKind is a percentage: 33.33 is 33,33 %.
type percentKind struct{}

func (percentKind) decode(_ *Field, n *node) (Value, bool) {
	d, ok := wireNumber(n)
	return Percent{d}, ok && d.Places() <= 2
}

func (percentKind) parse(_ *Field, typed string) (Value, bool) {
	d, ok := typedNumber(typed, "%")
	return Percent{d}, ok && d.Places() <= 2
}

func (percentKind) show(_ *Field, v Value, _ Reference) string {
	d, _ := asDecimal(v)
	return d.French() + nbsp + "%"
}

func (percentKind) check(*Field, Value, Reference) []finding { return nil }

func (percentKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": []string{"string", "number"}, "pattern": `^-?\d+(\.\d{1,2})?$`})
}

// integerKind is a whole number, or a year.
type integerKind struct{ year bool }

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

func (k integerKind) parse(f *Field, typed string) (Value, bool) {
	d, ok := typedNumber(typed, f.Unit)
	return k.whole(d, ok)
}

func (k integerKind) show(f *Field, v Value, _ Reference) string {
	if k.year {
		return v.String()
	}
	s := groupDigits(v.String())
	if f.Unit != "" {
		s += nbsp + f.Unit
	}
	return s
}

func (integerKind) check(*Field, Value, Reference) []finding { return nil }

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
