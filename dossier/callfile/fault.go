package callfile

import (
	"fmt"
	"slices"
	"strings"

	"dossierpme/internal/french"
)

// Fault is one thing wrong in a call file. Its code is worded in French by the
// catalogue.
type Fault struct {
	File string
	Line int // 0 where the whole file is meant
	Code string
	Args map[string]string
}

func (f Fault) Error() string {
	return fmt.Sprintf("%s:%d: %s %v", f.File, f.Line, f.Code, f.Args)
}

// Codes are the codes of all faults.
var Codes = []string{
	"syntax", "type", "unknown_key", "missing_key", "bad_id", "duplicate_id", "retired_id", "retired_use", "section_moved",
	"unknown_kind", "unknown_role", "role_taken", "unknown_use", "unknown_phase", "unknown_rule", "rule_fields", "unknown_need",
	"need_fields", "bad_status", "when_later", "when_unknown", "when_form", "when_option",
	"options_missing", "options_useless", "columns_missing", "columns_useless", "nested_rows",
	"bad_limit", "bad_reference", "bad_column", "not_overridable", "stricter", "bad_min_max",
	"not_required", "bad_default", "unknown_carried", "carried_kind", "carried_later", "carried_circle", "unknown_ask", "table_id",
	"figure_id", "id_taken", "unreadable", "too_large", "too_deep", "not_regular", "link_out",
}

// TooLarge is the fault of a file that is given to no parser.
func TooLarge(file string) Fault {
	return Fault{file, 0, "too_large", map[string]string{"most": french.SizeLimit(MaxFile), "values": french.Count(maxKeys)}}
}

// IDTaken is the fault of a file whose id another call has.
func IDTaken(file string, src []byte, id string) Fault {
	return Fault{file, linesOf(src).top("id"), "id_taken", map[string]string{"id": id}}
}

// maxFaults are as many as are listed of one file, the first of them.
const maxFaults = 100

func sortFaults(fs []Fault) {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
}
