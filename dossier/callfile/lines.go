package callfile

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lines finds where things stand in a file: the TOML decoder gives places for
// its own errors only, and ours concern blocks that it accepted. A file without
// a fault is not read for it.
type lines struct {
	src    []byte
	blocks []block // in their order, what stands before any header first
}

// block is one table of the file, written with a header or inline.
type block struct {
	path string
	line int            // of its header
	keys map[string]int // the line of each key
}

func linesOf(src []byte) *lines { return &lines{src: src} }

// all reads the blocks when they are asked for the first time.
func (l *lines) all() []block {
	if l.blocks != nil {
		return l.blocks
	}
	l.blocks = []block{{line: 1, keys: map[string]int{}}}
	at := &counter{src: l.src, line: 1}
	current := 0
	p := unstable.Parser{}
	p.Reset(l.src)
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			path, line := at.key(e)
			l.blocks = append(l.blocks, block{path, line, map[string]int{}})
			current = len(l.blocks) - 1
		case unstable.KeyValue:
			l.keyValue(current, e, at)
		}
	}
	return l.blocks
}

// keyValue notes a key of a block, and the tables that stand in its value.
func (l *lines) keyValue(in int, e *unstable.Node, at *counter) {
	key, line := at.key(e)
	if _, twice := l.blocks[in].keys[key]; !twice {
		l.blocks[in].keys[key] = line
	}
	if e.Value().Kind != unstable.Array {
		return
	}
	path := key
	if l.blocks[in].path != "" {
		path = l.blocks[in].path + "." + key
	}
	for items := e.Value().Children(); items.Next(); {
		if items.Node().Kind != unstable.InlineTable {
			continue
		}
		l.blocks = append(l.blocks, block{path, line, map[string]int{}})
		own := len(l.blocks) - 1
		for pairs := items.Node().Children(); pairs.Next(); {
			if pairs.Node().Kind == unstable.KeyValue {
				l.keyValue(own, pairs.Node(), at)
			}
		}
		if keys := l.blocks[own].keys; len(keys) > 0 { // it may begin below its key
			l.blocks[own].line = slices.Min(slices.Collect(maps.Values(keys)))
		}
	}
}

// counter gives lines for offsets, which a parser gives in their order.
type counter struct {
	src        []byte
	line, upTo int
}

// key is the dotted key of an expression, and its line.
func (c *counter) key(e *unstable.Node) (string, int) {
	var parts []string
	line := 0
	for k := e.Key(); k.Next(); {
		if line == 0 {
			offset := int(k.Node().Raw.Offset)
			if offset > c.upTo {
				c.line += bytes.Count(c.src[c.upTo:offset], []byte("\n"))
				c.upTo = offset
			}
			line = c.line
		}
		parts = append(parts, string(k.Node().Data))
	}
	return strings.Join(parts, "."), line
}

// has reports whether a block of this path stands in the file.
func (l *lines) has(path string) bool {
	return slices.ContainsFunc(l.all(), func(b block) bool { return b.path == path })
}

// top is the line of a key before any header, or 1.
func (l *lines) top(key string) int { return l.all()[0].at(key) }

// at is the line of a key, that of the block where it has none.
func (b block) at(key string) int {
	if line, ok := b.keys[key]; ok {
		return line
	}
	return b.line
}

// find is the line of a key in a nested block, the block's own line where the
// key is absent. Indexes count from 0; field and column may be -1.
func (l *lines) find(kind string, section, field, column int, key string) int {
	s, f, c := -1, -1, -1
	for _, b := range l.all() {
		switch b.path {
		case kind:
			s++
			f, c = -1, -1
		case kind + ".fields":
			f++
			c = -1
		case kind + ".fields.columns", kind + ".columns":
			c++
		default:
			continue
		}
		if s == section && f == field && c == column {
			return b.at(key)
		}
	}
	return 0
}
