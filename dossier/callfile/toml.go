package callfile

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"

	"github.com/pelletier/go-toml/v2"
)

// The types below are the file form of calls. Pointers tell an override from
// its absence.

type commonFile struct {
	Retired     []string      `toml:"retired"`
	Commitments string        `toml:"commitments"`
	Phases      []option      `toml:"phases"`
	Sections    []sectionFile `toml:"sections"`
	Params      []fieldFile   `toml:"params"`
	Pieces      []pieceFile   `toml:"pieces"`
}

// callHead is a call file but for what stands as "common" or as blocks.
type callHead struct {
	ID          string        `toml:"id"`
	Revision    int           `toml:"revision"`
	Status      string        `toml:"status"`
	Title       string        `toml:"title"`
	Short       string        `toml:"short"`
	Year        int           `toml:"year"`
	Announced   string        `toml:"announced"`
	Programme   string        `toml:"programme"`
	CCI         string        `toml:"cci"`
	Departments []string      `toml:"departments"`
	NAF         []string      `toml:"naf"`
	About       string        `toml:"about"`
	Source      string        `toml:"source"`
	Rules       []string      `toml:"rules"`
	Sections    []sectionFile `toml:"sections"`
}

type sectionFile struct {
	Use     string      `toml:"use"`
	Without []string    `toml:"without"`
	ID      string      `toml:"id"`
	Phase   string      `toml:"phase"`
	Title   string      `toml:"title"`
	Short   string      `toml:"short"`
	Intro   string      `toml:"intro"`
	Fields  []fieldFile `toml:"fields"`
}

type option struct {
	ID    string `toml:"id"`
	Title string `toml:"title"`
	Label string `toml:"label"`
}

type condition struct {
	Field  string   `toml:"field"`
	Is     any      `toml:"is"`
	In     []string `toml:"in"`
	Filled *bool    `toml:"filled"`
}

type fieldFile struct {
	Use      string      `toml:"use"`
	ID       string      `toml:"id"`
	Kind     string      `toml:"kind"`
	Label    string      `toml:"label"`
	Head     string      `toml:"head"`
	Hint     string      `toml:"hint"`
	Example  string      `toml:"example"`
	Why      string      `toml:"why"`
	Source   string      `toml:"source"`
	Minutes  *float64    `toml:"minutes"`
	Optional *bool       `toml:"optional"`
	Group    string      `toml:"group"`
	Unit     string      `toml:"unit"`
	Min      any         `toml:"min"`
	Max      any         `toml:"max"`
	Useful   []int       `toml:"useful"`
	Options  []option    `toml:"options"`
	When     *condition  `toml:"when"`
	Postcode string      `toml:"postcode"`
	Table    string      `toml:"table"`
	Figure   string      `toml:"figure"`
	Personal bool        `toml:"personal"`
	Item     string      `toml:"item"`
	Titled   string      `toml:"titled"`
	Summary  []string    `toml:"summary"`
	Paper    []string    `toml:"paper"`
	Amount   string      `toml:"amount"`
	Fixed    []option    `toml:"fixed"`
	Columns  []fieldFile `toml:"columns"`
	Role     string      `toml:"role"`
	Declared string      `toml:"declared"`
	Times    string      `toml:"times"`
	Total    string      `toml:"total"`
	Apart    *apart      `toml:"apart"`
}

type apart struct {
	Column string `toml:"column"`
	Is     string `toml:"is"`
	Label  string `toml:"label"`
}

type pieceFile struct {
	Use     string   `toml:"use"`
	ID      string   `toml:"id"`
	Title   string   `toml:"title"`
	Need    string   `toml:"need"`
	Status  string   `toml:"status"`
	Printed bool     `toml:"printed"`
	Each    []string `toml:"each"`
	Hint    string   `toml:"hint"`
	Name    string   `toml:"name"`
	Minutes float64  `toml:"minutes"`
}

// decode reads TOML strictly into dst.
func decode(file string, src []byte, dst any) []Fault {
	d := toml.NewDecoder(bytes.NewReader(src)).DisallowUnknownFields()
	err := d.Decode(dst)
	if err == nil {
		return nil
	}
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) {
		var out []Fault
		for _, e := range strict.Errors {
			line, _ := e.Position()
			key := e.Key()
			word := key[len(key)-1]
			out = append(out, Fault{file, line, "unknown_key", map[string]string{"key": word, "near": french.Nearest(word, knownKeys)}})
		}
		return out
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		line, _ := bad.Position()
		code := "syntax"
		if len(bad.Key()) > 0 && strings.Contains(bad.Error(), "cannot") { // errors of syntax have no key
			code = "type"
		}
		return []Fault{{file, line, code, map[string]string{"key": strings.Join(bad.Key(), ".")}}}
	}
	return []Fault{{file, 0, "syntax", nil}}
}

// knownKeys are the keys of all blocks, for the hint under a mistyped one.
var knownKeys = []string{
	"about", "amount", "announced", "apart", "cci", "column", "columns", "commitments", "declared", "departments", "each", "example", "field",
	"fields", "figure", "filled", "fixed", "group", "head", "hint", "id", "in", "intro", "is",
	"item", "kind", "label", "max", "min", "minutes", "naf", "name", "need", "optional", "options",
	"paper", "params", "personal", "phase", "phases", "pieces", "postcode", "printed", "programme",
	"retired", "revision", "role", "rules", "sections", "short", "source", "status", "summary", "table",
	"times", "title", "titled", "total", "unit", "use", "useful", "when", "why", "without", "year",
}

// limit is a limit in wire form: TOML integers and strings both serve.
func limit(v any) (string, bool) {
	switch x := v.(type) {
	case nil:
		return "", true
	case string:
		return x, true
	case int64:
		return strconv.FormatInt(x, 10), true
	}
	return "", false
}

func optionsOf(in []option) []dossier.Option {
	var out []dossier.Option
	for _, o := range in {
		out = append(out, dossier.Option{ID: o.ID, Label: o.Label})
	}
	return out
}
