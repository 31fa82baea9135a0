package dossier

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string as RFC 8785 does: only what must be escaped is.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			if c < 0x20 {
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			} else {
				b = append(b, c)
			}
		}
	}
	return append(b, '"')
}

func (v Text) appendJSON(b []byte) []byte { return appendString(b, string(v)) }

func (v Choices) appendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, s := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

func (v YesNo) appendJSON(b []byte) []byte { return strconv.AppendBool(b, bool(v)) }

func (v Integer) appendJSON(b []byte) []byte { return strconv.AppendInt(b, int64(v), 10) }

func (v Number) appendJSON(b []byte) []byte { return appendString(b, v.String()) }

func (v Percent) appendJSON(b []byte) []byte { return appendString(b, v.String()) }

func (v Money) appendJSON(b []byte) []byte { return appendString(b, v.Fixed(2)) }

func (d Date) appendJSON(b []byte) []byte { return appendString(b, d.String()) }

func (v NAF) appendJSON(b []byte) []byte {
	b = append(b, `{"nomenclature":`...)
	b = appendString(b, v.Nomenclature)
	b = append(b, `,"code":`...)
	b = appendString(b, v.Code)
	return append(b, '}')
}

func (v Unknown) appendJSON(b []byte) []byte {
	if len(v.JSON) == 0 {
		return append(b, "null"...)
	}
	return append(b, v.JSON...)
}

func (r Row) appendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = appendString(b, r.ID)
	for _, k := range slices.Sorted(maps.Keys(r.Cells)) {
		b = append(b, ',')
		b = appendString(b, k)
		b = append(b, ':')
		b = r.Cells[k].appendJSON(b)
	}
	return append(b, '}')
}

func (v Rows) appendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, r := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = r.appendJSON(b)
	}
	return append(b, ']')
}

// canonical rewrites JSON by RFC 8785 (JCS): members sorted by UTF-16 code
// units, no space, numbers as ECMAScript writes them, strings in NFC.
func canonical(b []byte, n *node) []byte {
	switch n.kind {
	case jsonNull:
		return append(b, "null"...)
	case jsonBool:
		return strconv.AppendBool(b, n.bool)
	case jsonNumber:
		f, err := strconv.ParseFloat(n.text, 64)
		if err != nil {
			return appendString(b, n.text) // beyond a double: kept as text, never silently changed
		}
		if f == 0 {
			return append(b, '0')
		}
		num, err := json.Marshal(f) // Go writes floats as ECMAScript does
		if err != nil {
			return appendString(b, n.text)
		}
		return append(b, num...)
	case jsonString:
		return appendString(b, CleanText(n.text))
	case jsonArray:
		b = append(b, '[')
		for i, item := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = canonical(b, item)
		}
		return append(b, ']')
	}
	type member struct {
		key   string
		units []uint16
		value *node
	}
	members := make([]member, len(n.keys))
	for i, k := range n.keys {
		k = CleanText(k)
		members[i] = member{k, utf16.Encode([]rune(k)), n.items[i]}
	}
	slices.SortStableFunc(members, func(a, b member) int { return slices.Compare(a.units, b.units) })
	b = append(b, '{')
	for i, m := range members {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, m.key)
		b = append(b, ':')
		b = canonical(b, m.value)
	}
	return append(b, '}')
}

// Canonical returns the RFC 8785 form of a JSON text.
func Canonical(in []byte) ([]byte, error) {
	n, err := parseJSON(in)
	if err != nil {
		return nil, err
	}
	return canonical(make([]byte, 0, len(in)), n), nil
}
