package callfile

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// callFile is a call file. Its parameters and pieces are all the common ones,
// taken with "common", or blocks of its own.
type callFile struct {
	callHead
	Params take[fieldFile]
	Pieces take[pieceFile]
}

// take is what stands under such a key: a word, or blocks.
type take[B any] struct {
	word   string
	blocks []B
}

// decodeCall reads a call file. TOML gives a key one type, so which one is
// meant is seen from the blocks that the file has.
func decodeCall(file string, src []byte, at *lines) (callFile, []Fault) {
	switch params, pieces := at.has("params"), at.has("pieces"); {
	case params && pieces:
		return decodeAs[[]fieldFile, []pieceFile](file, src)
	case params:
		return decodeAs[[]fieldFile, string](file, src)
	case pieces:
		return decodeAs[string, []pieceFile](file, src)
	}
	return decodeAs[string, string](file, src)
}

func decodeAs[P, Q any](file string, src []byte) (callFile, []Fault) {
	var in struct {
		callHead
		Params P `toml:"params"`
		Pieces Q `toml:"pieces"`
	}
	faults := decode(file, src, &in)
	return callFile{in.callHead, taken[fieldFile](in.Params), taken[pieceFile](in.Pieces)}, faults
}

func taken[B any](v any) take[B] {
	var t take[B]
	t.word, _ = v.(string)
	t.blocks, _ = v.([]B)
	return t
}

// params gives the parameters of a call.
func (r *reader) params(t take[fieldFile]) []dossier.Field {
	return takeAll(r, t, source[fieldFile, dossier.Field]{
		key: "params", common: r.common.Params,
		use: func(b fieldFile) string { return b.Use },
		id:  func(f dossier.Field) string { return string(f.ID) },
		own: func(i int, b fieldFile) dossier.Field {
			if !strings.HasPrefix(string(b.ID), dossier.ParamsSection+".") {
				r.fault(r.lines.find("params", i, -1, -1, "id"), "bad_id", map[string]string{"id": string(b.ID)})
			}
			return r.field("params", i, -1, -1, b)
		},
		alone: func(use string) fieldFile { return fieldFile{Use: use} },
	})
}

// pieces gives the pieces of a call.
func (r *reader) pieces(t take[pieceFile]) []dossier.Piece {
	return takeAll(r, t, source[pieceFile, dossier.Piece]{
		key: "pieces", common: r.common.Pieces,
		use:   func(b pieceFile) string { return b.Use },
		id:    func(p dossier.Piece) string { return p.ID },
		own:   r.piece,
		alone: func(use string) pieceFile { return pieceFile{Use: use} },
	})
}

// source says how blocks of a key become definitions.
type source[B, D any] struct {
	key    string
	common []D
	use    func(B) string
	id     func(D) string
	own    func(int, B) D
	alone  func(use string) B // a block that says no more than what it takes
}

// allCommon is the word, and the name, that takes all common definitions.
const allCommon = "common"

func takeAll[B, D any](r *reader, t take[B], from source[B, D]) []D {
	if t.word == allCommon {
		return slices.Clone(from.common)
	}
	if t.word != "" {
		r.fault(r.lines.top(from.key), "unknown_use", map[string]string{"use": t.word, "near": allCommon})
	}
	var out []D
	seen := map[string]bool{}
	for i, b := range t.blocks {
		line := func(key string) int { return r.lines.find(from.key, i, -1, -1, key) }
		var found []D
		if use := from.use(b); use == "" {
			found = []D{from.own(i, b)}
		} else {
			if key := more(b, from.alone(use)); key != "" {
				r.fault(line(key), "not_overridable", map[string]string{"key": key})
			}
			found = named(r, line, use, from.common, from.id)
		}
		for _, d := range found {
			if id := from.id(d); seen[id] {
				r.fault(line("id"), "duplicate_id", map[string]string{"id": id})
			} else {
				seen[id] = true
				out = append(out, d)
			}
		}
	}
	return out
}

// named finds the common definition of a name, or all of them.
func named[D any](r *reader, line func(string) int, name string, from []D, idOf func(D) string) []D {
	if name == allCommon {
		return from
	}
	ids := make([]string, len(from))
	for i, d := range from {
		if ids[i] = idOf(d); ids[i] == name {
			return []D{d}
		}
	}
	r.fault(line("use"), "unknown_use", map[string]string{"use": name, "near": french.Nearest(name, ids)})
	return nil
}
