package say

import (
	"fmt"
	"strconv"
	"strings"
)

// template is a text with places to fill: {name} for the value of an argument,
// {name:one|many} for a word that agrees with it in number.
type template []piece

type piece struct {
	text      string // what stands there, where arg is ""
	arg       string
	one, many string // the two words, where the place agrees with a number
}

func parseTemplate(s string) (template, error) {
	var t template
	for s != "" {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			open = len(s)
		}
		if strings.Contains(s[:open], "}") {
			return nil, fmt.Errorf("a closing brace that nothing opens")
		}
		if open > 0 {
			t = append(t, piece{text: s[:open]})
			s = s[open:]
			continue
		}
		inside, rest, closed := strings.Cut(s[1:], "}")
		if !closed {
			return nil, fmt.Errorf("a brace that is not closed")
		}
		p := piece{}
		var words string
		p.arg, words, _ = strings.Cut(inside, ":")
		p.one, p.many, _ = strings.Cut(words, "|")
		if p.arg == "" || strings.Trim(p.arg, "abcdefghijklmnopqrstuvwxyz_") != "" || (p.one == "") != (p.many == "") {
			return nil, fmt.Errorf("placeholder {%s}", inside)
		}
		t = append(t, p)
		s = rest
	}
	return t, nil
}

func (t template) fill(args map[string]string) string {
	var b strings.Builder
	for _, p := range t {
		v, ok := args[p.arg]
		switch {
		case p.arg == "":
			b.WriteString(p.text)
		case !ok:
			b.WriteString("{" + p.arg + "}")
		case p.one == "":
			b.WriteString(v)
		case plural(v):
			b.WriteString(p.many)
		default:
			b.WriteString(p.one)
		}
	}
	return b.String()
}

// source is the text as it was written.
func (t template) source() string {
	var b strings.Builder
	for _, p := range t {
		switch {
		case p.arg == "":
			b.WriteString(p.text)
		case p.one == "":
			b.WriteString("{" + p.arg + "}")
		default:
			b.WriteString("{" + p.arg + ":" + p.one + "|" + p.many + "}")
		}
	}
	return b.String()
}

// plural reports whether a French noun takes the plural after this number: from
// two on, so 0 and 1,5 are singular.
func plural(number string) bool {
	whole, _, _ := strings.Cut(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ',' {
			return r
		}
		return -1
	}, number), ",")
	n, err := strconv.Atoi(whole)
	return err == nil && n >= 2
}
