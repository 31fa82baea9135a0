package seal

import (
	"encoding/json"
	"fmt"
	"slices"

	"dossierpme/dossier"
)

// Dossier turns the data of a file back into a dossier file: what only paper
// needs goes, and the annexes, listed by their sums, and the pieces that were set
// aside become rows again.
func Dossier(data []byte) ([]byte, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	answers := map[string]json.RawMessage{}
	if err := json.Unmarshal(all["answers"], &answers); err != nil {
		return nil, fmt.Errorf("%w: no answers", ErrDamaged)
	}
	annexes, err := listed(all, "annexes")
	if err != nil {
		return nil, err
	}
	for i, a := range annexes {
		if a["sha256"] == nil {
			var name string
			if json.Unmarshal(a["name"], &name) == nil && (dossier.Annex{Name: name}).Path() != "" {
				a["path"] = a["name"]
			}
		}
		a["id"] = json.RawMessage(fmt.Sprintf("%q", fmt.Sprintf("p%d", i+1)))
	}
	aside, err := listed(all, "set_aside")
	if err != nil {
		return nil, err
	}
	for i, a := range aside {
		a["id"] = json.RawMessage(fmt.Sprintf("%q", fmt.Sprintf("s%d", i+1)))
		annexes = append(annexes, a)
	}
	if len(annexes) > 0 {
		rows, err := json.Marshal(annexes)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		answers[string(dossier.AnnexesID)] = rows
	}
	definition, standing := all["definition"], all["carried"]
	for _, key := range []string{"annexes", "set_aside", "definition", "carried", madeKey} {
		delete(all, key)
	}
	out, err := file(all, answers)
	if err != nil || standing == nil {
		return out, err
	}
	if err := leave(answers, standingIn(out, definition, standing)); err != nil {
		return nil, fmt.Errorf("%w: answers: %w", ErrDamaged, err)
	}
	return file(all, answers)
}

// file writes a dossier file with these answers.
func file(all, answers map[string]json.RawMessage) ([]byte, error) {
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

// standingIn are the places of the list that would have their value were they left
// unanswered, by the call that the data were written for. What this program would find
// otherwise stays as it was said.
func standingIn(file, definition, list []byte) []dossier.Place {
	var places []dossier.Place
	c, err := dossier.LoadFrozen(definition)
	if err != nil || json.Unmarshal(list, &places) != nil {
		return nil
	}
	said, _, err := dossier.Read(file, func(string) *dossier.Call { return c })
	if err != nil {
		return nil
	}
	left := said.Copy()
	left.Leave(places)
	v := dossier.NewView(c, left, dossier.Env{})
	return slices.DeleteFunc(places, func(p dossier.Place) bool {
		was := said.At(p)
		return was == nil || !dossier.Equal(v.At(p), was)
	})
}

// leave takes answers and cells away.
func leave(answers map[string]json.RawMessage, places []dossier.Place) error {
	cells := map[string]map[string][]string{}
	for _, p := range places {
		id, row, col := p.Parts()
		field := string(id)
		if row == "" {
			delete(answers, field)
			continue
		}
		if cells[field] == nil {
			cells[field] = map[string][]string{}
		}
		cells[field][row] = append(cells[field][row], col)
	}
	for field, gone := range cells {
		var rows []map[string]json.RawMessage
		if err := json.Unmarshal(answers[field], &rows); err != nil {
			return err
		}
		for _, r := range rows {
			var id string
			if err := json.Unmarshal(r["id"], &id); err != nil {
				return err
			}
			for _, col := range gone[id] {
				delete(r, col)
			}
		}
		var err error
		if answers[field], err = json.Marshal(rows); err != nil {
			return err
		}
	}
	return nil
}

// listed is a list of the data whose members are columns of the list of pieces; those
// that say nothing are left out.
func listed(all map[string]json.RawMessage, name string) ([]map[string]json.RawMessage, error) {
	var rows []map[string]json.RawMessage
	if all[name] == nil {
		return nil, nil
	}
	if err := json.Unmarshal(all[name], &rows); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	for _, r := range rows {
		for key, value := range r {
			if string(value) == `""` || string(value) == "0" {
				delete(r, key)
			}
		}
	}
	return rows, nil
}
