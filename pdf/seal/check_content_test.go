package seal_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkPages looks at every page, its content and its annotations.
func (c *checker) checkPages() {
	tree := c.dict(c.catalog["Pages"])
	kids := c.array(tree["Kids"])
	if n, _ := c.integer(tree["Count"]); n != len(kids) || n == 0 {
		c.bad("%d pages are counted, there are %d", n, len(kids))
	}
	for _, k := range kids {
		d := c.dict(k)
		if c.name(d["Type"]) != "Page" || numberOf(d["Parent"]) != numberOf(c.catalog["Pages"]) {
			c.bad("page %v hangs wrong", k)
		}
		c.pages = append(c.pages, &pageSeen{ref: numberOf(k), dict: d, mcids: map[int]string{}, owner: map[int]int{}})
	}
	for i, p := range c.pages {
		at := fmt.Sprintf("page %d", i+1)
		if c.name(p.dict["Tabs"]) != "S" {
			c.bad("%s: tab order", at)
		}
		if _, ok := c.integer(p.dict["StructParents"]); !ok {
			c.bad("%s: no key into the parent tree", at)
		}
		for _, key := range []string{"Group", "AA", "Trans", "PresSteps"} {
			if p.dict[key] != nil {
				c.bad("%s: has %s", at, key)
			}
		}
		res := c.dict(p.dict["Resources"])
		if res == nil {
			c.bad("%s: no resources of its own", at)
		}
		for key := range res {
			if key != "Font" {
				c.bad("%s: resource %s", at, key)
			}
		}
		c.checkContent(at, p, c.dict(res["Font"]))
		for _, a := range c.array(p.dict["Annots"]) {
			c.checkAnnot(at, i, a)
		}
	}
}

// checkAnnot looks at a link or a field (ISO 19005-3, 6.3; ISO 14289-1, 7.18).
func (c *checker) checkAnnot(at string, page int, o types.Object) {
	if numberOf(o) == 0 {
		c.bad("%s: annotation is no object of its own", at)
		return
	}
	a := c.dict(o)
	c.annots[numberOf(o)] = annotSeen{page, a}
	const hidden, printed, invisible, noView = 2, 4, 1, 32
	if f, _ := c.integer(a["F"]); f&printed == 0 || f&(hidden|invisible|noView) != 0 {
		c.bad("%s: flags of a link", at)
	}
	if strings.TrimSpace(c.text(a["Contents"])) == "" {
		c.bad("%s: link without words", at)
	}
	if _, ok := c.integer(a["StructParent"]); !ok {
		c.bad("%s: link outside the structure", at)
	}
	if a["A"] != nil || a["AA"] != nil {
		c.bad("%s: link with an action", at)
	}
	r := c.array(a["Rect"])
	if len(r) != 4 || c.number(r[0]) >= c.number(r[2]) || c.number(r[1]) >= c.number(r[3]) {
		c.bad("%s: area of a link", at)
	}
	switch c.name(a["Subtype"]) {
	case "Link":
		c.checkDest(a["Dest"], at+": link")
	case "Widget":
		c.checkWidget(at, page, a)
	default:
		c.bad("%s: annotation %s", at, c.name(a["Subtype"]))
	}
}

// Operators by what they do. Whatever is not here is refused.
var (
	stateOps = strings.Fields("q Q cm w J j M d ri i rg RG g G BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* W W*")
	pathOps  = strings.Fields("m l c v y h re n")
	drawOps  = strings.Fields("S s f F f* B B* b b* Tj")
)

// checkContent reads the operators of a page: everything drawn is either an
// artifact or has a number, nothing is in both (ISO 14289-1, 7.1).
func (c *checker) checkContent(at string, p *pageSeen, fonts types.Dict) {
	data := c.stream(p.dict["Contents"])
	if len(data) == 0 {
		c.bad("%s: empty", at)
	}
	lex := lexer{data: data}
	var args []string
	depth, open, inText := 0, 0, false
	var font *fontSeen
	var saved []*fontSeen
	for {
		tok, ok := lex.next()
		if !ok {
			break
		}
		if !isOperator(tok) {
			args = append(args, tok)
			continue
		}
		switch {
		case tok == "BDC" || tok == "BMC":
			if open++; open > 1 {
				c.bad("%s: marked content within marked content", at)
			}
			if len(args) == 0 {
				c.bad("%s: mark without tag", at)
				break
			}
			tag := strings.TrimPrefix(args[0], "/")
			artifact := tag == "Artifact"
			mcid := -1
			for i, a := range args {
				if a == "/MCID" && i+1 < len(args) {
					mcid, _ = strconv.Atoi(args[i+1])
				}
			}
			switch {
			case artifact && mcid >= 0:
				c.bad("%s: an artifact has a number", at)
			case artifact && !slices.Contains(args, "/Type"):
				c.bad("%s: an artifact of no type", at)
			case !artifact && mcid < 0:
				c.bad("%s: content %s has no number", at, tag)
			case !artifact:
				if _, twice := p.mcids[mcid]; twice {
					c.bad("%s: number %d twice", at, mcid)
				}
				p.mcids[mcid] = tag
			}
		case tok == "EMC":
			if open--; open < 0 {
				c.bad("%s: end of marked content without begin", at)
			}
		case tok == "q":
			if depth++; depth > 28 {
				c.bad("%s: states too deep", at)
			}
			saved = append(saved, font)
		case tok == "Q":
			if depth--; depth < 0 {
				c.bad("%s: state restored too often", at)
				return
			}
			font, saved = saved[len(saved)-1], saved[:len(saved)-1]
		case tok == "BT" || tok == "ET":
			if inText == (tok == "BT") {
				c.bad("%s: text objects overlap", at)
			}
			inText = tok == "BT"
		case tok == "Tf":
			o, ok := fonts[strings.TrimPrefix(args[0], "/")]
			if !ok {
				c.bad("%s: font %s is not among the resources", at, args[0])
				return
			}
			if font = c.fonts[numberOf(o)]; font == nil {
				font = &fontSeen{dict: c.dict(o), used: map[int]bool{}}
				c.fonts[numberOf(o)] = font
			}
		case slices.Contains(drawOps, tok):
			if open == 0 {
				c.bad("%s: %s outside all marked content", at, tok)
			}
			if tok != "Tj" {
				break
			}
			s := lex.last
			if font == nil || !inText || len(s)%2 != 0 {
				c.bad("%s: text without font", at)
				break
			}
			for i := 0; i+1 < len(s); i += 2 {
				font.used[int(s[i])<<8|int(s[i+1])] = true
			}
		case !slices.Contains(stateOps, tok) && !slices.Contains(pathOps, tok):
			c.bad("%s: operator %s", at, tok)
		}
		args = args[:0]
	}
	if depth != 0 || open != 0 || inText {
		c.bad("%s: states or marks left open", at)
	}
	for i := range len(p.mcids) {
		if _, ok := p.mcids[i]; !ok {
			c.bad("%s: number %d is missing", at, i)
		}
	}
}

func isOperator(tok string) bool {
	b := tok[0]
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '*' || b == '\''
}

// lexer cuts a content stream into tokens; strings are given as "(" and kept in
// last.
type lexer struct {
	data []byte
	last []byte
}

func (l *lexer) next() (string, bool) {
	for len(l.data) > 0 && bytes.IndexByte([]byte(" \t\r\n\x00\f"), l.data[0]) >= 0 {
		l.data = l.data[1:]
	}
	if len(l.data) == 0 {
		return "", false
	}
	switch b := l.data[0]; {
	case b == '(':
		l.literal()
		return "(", true
	case bytes.HasPrefix(l.data, []byte("<<")), bytes.HasPrefix(l.data, []byte(">>")):
		t := string(l.data[:2])
		l.data = l.data[2:]
		return t, true
	case b == '[' || b == ']':
		l.data = l.data[1:]
		return string(b), true
	}
	i := 1
	for i < len(l.data) && bytes.IndexByte([]byte(" \t\r\n\x00\f()<>[]/"), l.data[i]) < 0 {
		i++
	}
	t := string(l.data[:i])
	l.data = l.data[i:]
	return t, true
}

func (l *lexer) literal() {
	l.last = nil
	depth := 0
	for i := 0; i < len(l.data); i++ {
		switch b := l.data[i]; b {
		case '\\':
			i++
			switch e := l.data[i]; e {
			case 'n':
				l.last = append(l.last, '\n')
			case 'r':
				l.last = append(l.last, '\r')
			default:
				l.last = append(l.last, e)
			}
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.data = l.data[i+1:]
				return
			}
		}
		l.last = append(l.last, l.data[i])
	}
	l.data = nil
}
