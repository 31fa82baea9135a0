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
	Retired     []string        `toml:"retired"`
	Commitments string          `toml:"commitments"`
	Phases      []dossier.Phase `toml:"phases"`
	Sections    []sectionFile   `toml:"sections"`
	Params      []fieldFile     `toml:"params"`
	Pieces      []pieceFile     `toml:"pieces"`
}

// callHead is a call file but for what stands as "common" or as blocks.
type callHead struct {
	ID           string        `toml:"id"`
	Revision     int           `toml:"revision"`
	Status       string        `toml:"status"`
	Title        string        `toml:"title"`
	Short        string        `toml:"short"`
	Year         int           `toml:"year"`
	Announced    string        `toml:"announced"`
	Programme    string        `toml:"programme"`
	CCI          string        `toml:"cci"`
	Departments  []string      `toml:"departments"`
	NAF          []string      `toml:"naf"`
	About        string        `toml:"about"`
	Source       string        `toml:"source"`
	Rules        []string      `toml:"rules"`
	WithoutRules []string      `toml:"without_rules"`
	Sections     []sectionFile `toml:"sections"`
}

type sectionFile struct {
	Use      string
	Without  []string
	CameFrom []string     `toml:"came_from"` // of a common section: those that asked its questions before
	Fields   []*fieldFile // pointers: they are large, and a list of them grows
	dossier.Section
}

// fieldFile is a field as a call file writes it: the keys are those of
// dossier.Field, in lower case, and those below where the file says it otherwise.
type fieldFile struct {
	Use      string
	Minutes  *float64
	Optional *bool
	Min, Max any // TOML integers and strings both serve
	Columns  []*fieldFile
	When     any // one condition, or a list of them
	dossier.Field
}

type pieceFile struct {
	Use  string
	When any // one condition, or a list of them
	dossier.Piece
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
		for _, e := range strict.Errors[:min(len(strict.Errors), maxFaults)] {
			line, _ := e.Position()
			key := e.Key()
			word := key[len(key)-1]
			args := map[string]string{"key": word, "near": french.Nearest(word, knownKeys())}
			if args["near"] == word { // it exists, but not in this block
				args["near"], args["elsewhere"] = "", "1"
			}
			out = append(out, Fault{file, line, "unknown_key", args})
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
