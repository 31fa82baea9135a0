package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"unicode/utf8"
)

// The JSON reader is our own because a dossier file must be refused for a
// duplicate key, a lone surrogate or a wrong byte with the place named, and
// because what we do not know has to be written back as it stood.

type jsonKind byte

const (
	jsonNull jsonKind = iota
	jsonBool
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// node is a parsed JSON value. raw is its exact text in the input.
type node struct {
	kind  jsonKind
	raw   []byte
	bool  bool
	text  string // the string, or the number's literal
	items []*node
	keys  []string // object only, parallel to items
}

// get is the member of an object, nil where absent.
func (n *node) get(key string) *node {
	for i, k := range n.keys {
		if k == key {
			return n.items[i]
		}
	}
	return nil
}

// SyntaxError is a file that is not JSON in our sense, with its place.
type SyntaxError struct {
	Reason    string // not_json, utf8, duplicate, depth
	Detail    string
	Line, Col int
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s %s", e.Line, e.Col, e.Reason, e.Detail)
}

const maxDepth = 64

type jsonParser struct {
	in  []byte
	pos int
}

// parseJSON reads exactly one JSON value.
func parseJSON(in []byte) (*node, error) {
	p := &jsonParser{in: in}
	if bytes.HasPrefix(in, []byte("\xff\xfe")) || bytes.HasPrefix(in, []byte("\xfe\xff")) {
		return nil, p.fail("utf8", "") // UTF-16, as an editor of Windows may save it
	}
	p.space()
	n, err := p.value(0)
	if err == nil {
		p.space()
		if p.pos < len(p.in) {
			err = p.fail("not_json", "")
		}
	}
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (p *jsonParser) fail(reason, detail string) error {
	before := p.in[:min(p.pos, len(p.in))]
	line := bytes.Count(before, []byte("\n")) + 1
	col := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return &SyntaxError{Reason: reason, Detail: detail, Line: line, Col: col}
}

func (p *jsonParser) space() {
	for p.pos < len(p.in) {
		switch p.in[p.pos] {
		case ' ', '\t', '\r', '\n':
			p.pos++
		default:
			return
		}
	}
}

func (p *jsonParser) peek() byte {
	if p.pos < len(p.in) {
		return p.in[p.pos]
	}
	return 0
}

func (p *jsonParser) literal(word string) bool {
	if bytes.HasPrefix(p.in[p.pos:], []byte(word)) {
		p.pos += len(word)
		return true
	}
	return false
}

func (p *jsonParser) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, p.fail("depth", "")
	}
	start := p.pos
	n := &node{}
	var err error
	switch c := p.peek(); {
	case c == '{':
		err = p.object(n, depth)
	case c == '[':
		err = p.array(n, depth)
	case c == '"':
		n.kind = jsonString
		n.text, err = p.str()
	case c == 't' && p.literal("true"):
		n.kind, n.bool = jsonBool, true
	case c == 'f' && p.literal("false"):
		n.kind = jsonBool
	case c == 'n' && p.literal("null"):
		n.kind = jsonNull
	case c == '-' || c >= '0' && c <= '9':
		n.kind = jsonNumber
		err = p.number()
		n.text = string(p.in[start:p.pos])
	default:
		err = p.fail("not_json", "")
	}
	if err != nil {
		return nil, err
	}
	n.raw = p.in[start:p.pos]
	return n, nil
}

func (p *jsonParser) object(n *node, depth int) error {
	n.kind = jsonObject
	p.pos++
	seen := map[string]bool{}
	p.space()
	if p.peek() == '}' {
		p.pos++
		return nil
	}
	for {
		p.space()
		at := p.pos
		if p.peek() != '"' {
			return p.fail("not_json", "")
		}
		key, err := p.str()
		if err != nil {
			return err
		}
		if seen[key] {
			p.pos = at
			return p.fail("duplicate", key)
		}
		seen[key] = true
		p.space()
		if p.peek() != ':' {
			return p.fail("not_json", "")
		}
		p.pos++
		p.space()
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		n.keys = append(n.keys, key)
		n.items = append(n.items, v)
		p.space()
		switch p.peek() {
		case ',':
			p.pos++
		case '}':
			p.pos++
			return nil
		default:
			return p.fail("not_json", "")
		}
	}
}

func (p *jsonParser) array(n *node, depth int) error {
	n.kind = jsonArray
	p.pos++
	p.space()
	if p.peek() == ']' {
		p.pos++
		return nil
	}
	for {
		p.space()
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, v)
		p.space()
		switch p.peek() {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return nil
		default:
			return p.fail("not_json", "")
		}
	}
}

func (p *jsonParser) digits() bool {
	start := p.pos
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.pos++
	}
	return p.pos > start
}

func (p *jsonParser) number() error {
	if p.peek() == '-' {
		p.pos++
	}
	if p.peek() == '0' {
		p.pos++
	} else if !p.digits() {
		return p.fail("not_json", "")
	}
	if p.peek() == '.' {
		p.pos++
		if !p.digits() {
			return p.fail("not_json", "")
		}
	}
	if c := p.peek(); c == 'e' || c == 'E' {
		p.pos++
		if c := p.peek(); c == '+' || c == '-' {
			p.pos++
		}
		if !p.digits() {
			return p.fail("not_json", "")
		}
	}
	return nil
}

func (p *jsonParser) str() (string, error) {
	p.pos++
	start := p.pos
	// Most strings have no escape: one scan, one copy.
	for p.pos < len(p.in) && p.in[p.pos] != '"' && p.in[p.pos] != '\\' && p.in[p.pos] >= 0x20 {
		p.pos++
	}
	if p.peek() == '"' && p.pos < len(p.in) {
		s := p.in[start:p.pos]
		if !utf8.Valid(s) {
			p.pos = start + invalidAt(s)
			return "", p.fail("utf8", "")
		}
		p.pos++
		return string(s), nil
	}
	out := append([]byte(nil), p.in[start:p.pos]...)
	for p.pos < len(p.in) {
		switch c := p.in[p.pos]; {
		case c == '"':
			p.pos++
			if !utf8.Valid(out) {
				p.pos = start
				return "", p.fail("utf8", "")
			}
			return string(out), nil
		case c < 0x20:
			return "", p.fail("not_json", "")
		case c == '\\':
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
			p.pos++
		}
	}
	return "", p.fail("not_json", "")
}

func invalidAt(s []byte) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return 0
}

func (p *jsonParser) escape() (rune, error) {
	if p.pos+1 >= len(p.in) {
		return 0, p.fail("not_json", "")
	}
	c := p.in[p.pos+1]
	if c != 'u' {
		i := bytes.IndexByte([]byte(`"\/bfnrt`), c)
		if i < 0 {
			return 0, p.fail("not_json", "")
		}
		p.pos += 2
		return rune("\"\\/\b\f\n\r\t"[i]), nil
	}
	hi, err := p.hex4()
	if err != nil {
		return 0, err
	}
	if hi < 0xD800 || hi > 0xDFFF {
		return hi, nil
	}
	if hi < 0xDC00 && p.pos+1 < len(p.in) && p.in[p.pos] == '\\' && p.in[p.pos+1] == 'u' {
		lo, err := p.hex4()
		if err != nil {
			return 0, err
		}
		if lo >= 0xDC00 && lo <= 0xDFFF {
			return (hi-0xD800)<<10 + (lo - 0xDC00) + 0x10000, nil
		}
	}
	return 0, p.fail("utf8", "")
}

func (p *jsonParser) hex4() (rune, error) {
	if p.pos+6 > len(p.in) {
		return 0, p.fail("not_json", "")
	}
	n, err := strconv.ParseUint(string(p.in[p.pos+2:p.pos+6]), 16, 32)
	if err != nil {
		return 0, p.fail("not_json", "")
	}
	p.pos += 6
	return rune(n), nil
}

// exactDecimal reads a JSON number literal exactly, exponents included.
func exactDecimal(lit string) (Decimal, bool) {
	i := bytes.IndexAny([]byte(lit), "eE")
	if i < 0 {
		return ParseDecimal(lit)
	}
	d, ok := ParseDecimal(lit[:i])
	exp, err := strconv.Atoi(lit[i+1:])
	if !ok || err != nil || exp < -maxDigits || exp > maxDigits {
		return Decimal{}, false
	}
	shift := new(big.Rat).SetInt(pow10(max(exp, -exp)))
	if exp < 0 {
		shift.Inv(shift)
	}
	d = d.Mul(DecimalOf(shift))
	return ParseDecimal(d.String()) // the same bounds as for a text
}

// AsSyntaxError unwraps a SyntaxError.
func AsSyntaxError(err error) (*SyntaxError, bool) {
	var e *SyntaxError
	ok := errors.As(err, &e)
	return e, ok
}
