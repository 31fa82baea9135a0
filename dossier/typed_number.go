package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A typed number is read by what its separators can mean, never by what is
// easiest to compute: a grant is lost on `250.000` read as 250. A blank, a
// point, a comma or an apostrophe groups digits, only in whole groups of three;
// a point or a comma may be the decimal mark instead. Where both are possible
// both readings are kept, and the kind decides whether one of them is certain.

// readings are what a typed number can mean: as a number with decimals, and as
// one whose last separator groups thousands. At most both are there.
type readings struct {
	decimal, grouped     Decimal
	isDecimal, isGrouped bool
	mark                 rune // the last separator, 0 where there is none
}

// readNumber reads digits with separators and a sign; no reading at all where
// that is no number.
func readNumber(s string) (r readings) {
	if severalCells(s) {
		return readings{}
	}
	s, neg := cutSign(strings.TrimFunc(s, isSpace))
	groups, marks, ok := splitDigits(s)
	if !ok {
		return readings{}
	}
	last := len(groups) - 1
	if last == 0 {
		r.grouped, r.isGrouped = ParseDecimal(groups[0])
		return r.signed(neg)
	}
	r.mark = marks[last-1]
	if wholeGroups(groups) {
		r.grouped, r.isGrouped = ParseDecimal(strings.Join(groups, ""))
	}
	once := strings.Count(string(marks), string(r.mark)) == 1
	if (r.mark == '.' || r.mark == ',') && once && (last == 1 || wholeGroups(groups[:last])) {
		whole := strings.Join(groups[:last], "")
		if whole == "" {
			whole = "0"
		}
		r.decimal, r.isDecimal = ParseDecimal(whole + "." + groups[last])
	}
	return r.signed(neg)
}

func (r readings) signed(neg bool) readings {
	if neg {
		r.decimal, r.grouped = r.decimal.Neg(), r.grouped.Neg()
	}
	return r
}

// one is the only reading; false where there is none, or a choice.
func (r readings) one() (Decimal, bool) {
	if r.isDecimal {
		return r.decimal, !r.isGrouped
	}
	return r.grouped, r.isGrouped
}

// values makes the values of a kind of the readings, the smaller one first.
func values(r readings, of func(Decimal) Value) []Value {
	var out []Value
	if r.isDecimal {
		out = append(out, of(r.decimal))
	}
	if r.isGrouped {
		out = append(out, of(r.grouped))
	}
	return out
}

// certain is the value of a text with one reading.
func certain(readings []Value) (Value, bool) {
	if len(readings) == 1 {
		return readings[0], true
	}
	return nil, false
}

// chooser is a kind whose texts can be read in two ways.
type chooser interface {
	read(f *Field, typed string) []Value
}

// Readings are the two values that a text kept as typed can mean, the smaller
// one first; none where it is no number at all.
func Readings(f *Field, v Value) []Value {
	u, kept := v.(Unknown)
	kind, ok := f.spec().(chooser)
	if !kept || !ok {
		return nil
	}
	n, err := parseJSON(u.JSON)
	if err != nil || n.kind != jsonString {
		return nil
	}
	if all := kind.read(f, dropFormat(n.text)); len(all) == 2 {
		return all
	}
	return nil
}

// Readings are what the text at the place of a problem can mean, to choose from;
// none where there is nothing to choose.
func (v *View) Readings(p Problem) []Value {
	f, col := v.Locate(p.Field)
	if f == nil {
		return nil
	}
	if p.Row == "" {
		return Readings(f, v.Get(f.ID))
	}
	rows := v.Rows(f.ID)
	i, c := v.RowIndex(f.ID, p.Row), f.Column(string(col))
	if i < 0 || c == nil {
		return nil
	}
	return Readings(c, v.Cell(f, rows[i], c))
}

// cutSign takes a sign off the front: a hyphen, a dash that Word made of one, a
// minus or a plus.
func cutSign(s string) (rest string, neg bool) {
	sign, n := utf8.DecodeRuneInString(s)
	switch sign {
	case '-', '−', '–':
		return s[n:], true
	case '+':
		return s[n:], false
	}
	return s, false
}

// splitDigits splits a number at its separators; the first group may be empty
// (`,5`), no other.
func splitDigits(s string) (groups []string, marks []rune, ok bool) {
	start := 0
	for i, c := range s {
		if c >= '0' && c <= '9' {
			continue
		}
		switch {
		case c == '’':
			c = '\''
		case unicode.Is(unicode.Zs, c):
			c = ' '
		case c != '.' && c != ',' && c != '\'':
			return nil, nil, false
		}
		if i == start && len(groups) > 0 {
			return nil, nil, false
		}
		groups, marks = append(groups, s[start:i]), append(marks, c)
		start = i + runeLength(s[i:])
	}
	groups = append(groups, s[start:])
	switch {
	case groups[len(groups)-1] == "":
		return nil, nil, false
	case groups[0] == "" && (len(groups) != 2 || marks[0] != '.' && marks[0] != ','):
		return nil, nil, false
	}
	return groups, marks, true
}

func runeLength(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// wholeGroups reports whether separators between these digits can group
// thousands: one to three digits, then threes. Behind a lone 0 nothing groups.
func wholeGroups(groups []string) bool {
	if len(groups) == 1 {
		return true
	}
	if n := len(groups[0]); n == 0 || n > 3 || groups[0] == "0" {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// cutUnit takes a unit off the end, whatever its case and the blanks in it.
func cutUnit(s string, units ...string) (string, bool) {
	for _, unit := range units {
		want := []rune(strings.ToLower(squeeze(unit)))
		rest := s
		for len(want) > 0 && rest != "" {
			c, n := utf8.DecodeLastRuneInString(rest)
			if isSpace(c) {
				rest = rest[:len(rest)-n]
				continue
			}
			if unicode.ToLower(c) != want[len(want)-1] {
				break
			}
			rest, want = rest[:len(rest)-n], want[:len(want)-1]
		}
		if len(want) == 0 && unit != "" {
			return rest, true
		}
	}
	return s, false
}

// The ways to write an amount: the currency behind or before, and thousands or
// millions of it.
var (
	euroUnits = []string{"€ HT", "€ H.T.", "euros HT", "€", "euros", "euro", "eur", "HT", "H.T."}
	manyEuros = []struct {
		units []string
		times int64
	}{
		{[]string{"k€ HT", "k€", "keuros", "keur"}, 1e3},
		{[]string{
			"M€ HT", "M€", "Meuros", "Meur",
			"millions d’euros", "millions d'euros", "million d’euros", "million d'euros", "millions €", "million €", "millions", "million",
		}, 1e6},
	}
)

// readMoney reads an amount with its currency. A point that can group thousands
// does (250.000 is 250 000): an amount has no third decimal. A comma that can is
// a choice (12,500), and so is any separator of an amount in thousands or millions;
// 12,345 is none, for one of its readings is no amount, and is refused.
func readMoney(s string) readings {
	for _, many := range manyEuros {
		if rest, cut := cutUnit(s, many.units...); cut {
			r := readNumber(rest)
			r.decimal, r.grouped = r.decimal.Mul(Int(many.times)), r.grouped.Mul(Int(many.times))
			return r.atMost(2)
		}
	}
	if rest, cut := cutUnit(s, euroUnits...); cut {
		s = rest
	} else if front := strings.TrimLeftFunc(s, isSpace); strings.HasPrefix(front, "€") {
		s = strings.TrimPrefix(front, "€")
	}
	r := readNumber(s)
	if r.isDecimal && r.isGrouped && r.mark == '.' {
		r.isDecimal = false
	}
	if r.isDecimal && r.isGrouped && r.decimal.Places() > 2 {
		return readings{}
	}
	return r.atMost(2)
}

// atMost drops readings with more decimals than a value can have.
func (r readings) atMost(places int) readings {
	r.isDecimal = r.isDecimal && r.decimal.Places() <= places
	r.isGrouped = r.isGrouped && r.grouped.Places() <= places
	return r
}

// severalCells reports whether a text holds more than one cell of a table.
func severalCells(s string) bool { return strings.ContainsAny(trim(s), "\t\n\v\f\r\u2028\u2029") }

// certainly adds a zero behind three decimals, which could be read as a group of
// thousands: what stands in an entry means one thing only.
func certainly(shown string, d Decimal) string {
	r := readNumber(d.French())
	if !r.isDecimal || !r.isGrouped {
		return shown
	}
	return strings.Replace(shown, d.French(), d.FrenchFixed(4), 1)
}
