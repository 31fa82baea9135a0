package seal

import (
	"encoding/json"
	"fmt"

	"dossierpme/dossier"
)

// Dossier turns the data of a file back into a dossier file: what only paper
// needs goes, and the annexes, listed by their sums, become rows again.
func Dossier(data []byte) ([]byte, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	answers := map[string]json.RawMessage{}
	if err := json.Unmarshal(all["answers"], &answers); err != nil {
		return nil, fmt.Errorf("%w: no answers", ErrDamaged)
	}
	var annexes []map[string]json.RawMessage
	if all["annexes"] != nil {
		if err := json.Unmarshal(all["annexes"], &annexes); err != nil {
			return nil, fmt.Errorf("%w: annexes: %w", ErrDamaged, err)
		}
	}
	for i, a := range annexes {
		for key, value := range a {
			if string(value) == `""` || string(value) == "0" {
				delete(a, key)
			}
		}
		if a["sha256"] == nil {
			var name string
			if json.Unmarshal(a["name"], &name) == nil && (dossier.Annex{Name: name}).Path() != "" {
				a["path"] = a["name"]
			}
		}
		a["id"] = json.RawMessage(fmt.Sprintf("%q", fmt.Sprintf("p%d", i+1)))
	}
	if len(annexes) > 0 {
		rows, err := json.Marshal(annexes)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		answers["pieces"] = rows
	}
	delete(all, "annexes")
	delete(all, "definition")
	var err error
	if all["answers"], err = json.Marshal(answers); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	out, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return append(out, '\n'), nil
}
