package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// hautsDeFrance is the INSEE code of the region whose EPCI are kept,
// and whose communes come first.
const hautsDeFrance = "32"

type commune struct {
	Code       string   `json:"code"`
	Name       string   `json:"nom"`
	Type       string   `json:"type"`
	Department string   `json:"departement"`
	Region     string   `json:"region"`
	Chief      string   `json:"chefLieu"` // of a former commune: the one it is part of
	Postcodes  []string `json:"codesPostaux"`
}

func everyCommune(a archive) ([]commune, error) {
	raw, err := a.file("data/communes.json")
	if err != nil {
		return nil, err
	}
	var all []commune
	return all, json.Unmarshal(raw, &all)
}

// formerFile lists the communes that went into another and that people still
// name as theirs: associées (Lomme in Lille) and déléguées. One that gave its name
// to the whole is left out.
func formerFile(a archive) ([]byte, error) {
	all, err := everyCommune(a)
	if err != nil {
		return nil, err
	}
	current := map[string]string{}
	for _, c := range all {
		if c.Type == "commune-actuelle" {
			current[c.Code] = c.Name
		}
	}
	all = slices.DeleteFunc(all, func(c commune) bool {
		return c.Type != "commune-associee" && c.Type != "commune-deleguee" || c.Name == current[c.Chief]
	})
	slices.SortFunc(all, func(a, b commune) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Chief, b.Chief)) })
	t := newTable("name", "INSEE code of today")
	for _, c := range all {
		if current[c.Chief] == "" {
			return nil, fmt.Errorf("former commune %s is part of none: %q", c.Name, c.Chief)
		}
		t.row(typeset(c.Name), c.Chief)
	}
	return t.bytes()
}

// currentCommunes returns the communes of today, sorted by code: neither the
// former communes kept as délégué or associé, nor the arrondissements of
// Paris, Lyon and Marseille.
func currentCommunes(a archive) ([]commune, error) {
	all, err := everyCommune(a)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(c commune) bool { return c.Type != "commune-actuelle" })
	slices.SortFunc(all, func(a, b commune) int { return cmp.Compare(a.Code, b.Code) })
	for i, c := range all {
		switch {
		case len(c.Code) != 5 || c.Name == "" || c.Department == "":
			return nil, fmt.Errorf("incomplete commune %+v", c)
		case i > 0 && all[i-1].Code == c.Code:
			return nil, fmt.Errorf("commune %s twice", c.Code)
		}
	}
	return all, nil
}

// communesFile lists the communes of the region first: whoever looks up a few of
// them unpacks the beginning of the file.
func communesFile(a archive) ([]byte, error) {
	all, err := currentCommunes(a)
	if err != nil {
		return nil, err
	}
	elsewhere := func(c commune) int {
		if c.Region == hautsDeFrance {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b commune) int { return elsewhere(a) - elsewhere(b) })
	t := newTable("INSEE code", "name", "postcodes", "département")
	for _, c := range all {
		postcodes := slices.Clone(c.Postcodes)
		slices.Sort(postcodes)
		t.row(c.Code, typeset(c.Name), strings.Join(slices.Compact(postcodes), " "), c.Department)
	}
	plain, err := t.bytes()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	zw, err := gzip.NewWriterLevel(&out, gzip.BestCompression) // its header holds neither time nor name
	if err != nil {
		return nil, err
	}
	if _, err := zw.Write(plain); err != nil {
		return nil, err
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// epciFile keeps the EPCI with at least one member in the region. The few
// members they have in the next region are kept too.
func epciFile(a archive) ([]byte, error) {
	communes, err := currentCommunes(a)
	if err != nil {
		return nil, err
	}
	region := make(map[string]string, len(communes))
	for _, c := range communes {
		region[c.Code] = c.Region
	}
	raw, err := a.file("data/epci.json")
	if err != nil {
		return nil, err
	}
	type body struct {
		Code    string `json:"code"`
		Name    string `json:"nom"`
		Members []struct {
			Code string `json:"code"`
		} `json:"membres"`
	}
	var all []body
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b body) int { return cmp.Compare(a.Code, b.Code) })

	t := newTable("SIREN", "name", "members")
	for _, e := range all {
		var members []string
		inRegion := false
		for _, m := range e.Members {
			r, known := region[m.Code]
			if !known {
				return nil, fmt.Errorf("EPCI %s has the unknown member %s", e.Code, m.Code)
			}
			inRegion = inRegion || r == hautsDeFrance
			members = append(members, m.Code)
		}
		if inRegion {
			slices.Sort(members)
			t.row(e.Code, ligatures.Replace(typeset(e.Name)), strings.Join(members, " "))
		}
	}
	return t.bytes()
}

// ligatures restores what the list of EPCI writes without œ. Only these two
// words need it: the names of communes have their ligatures, and many an « oe »
// there is none (Boeschepe).
var ligatures = strings.NewReplacer("Coeur", "Cœur", "Soeurs", "Sœurs")

func nafFile(a archive) ([]byte, error) {
	raw, err := a.file("index.json")
	if err != nil {
		return nil, err
	}
	type entry struct {
		ID    string `json:"id"`
		Label string `json:"label"`
	}
	var all []entry
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	// Sections to classes are left out: a company is given a sub-class, NN.NNX.
	all = slices.DeleteFunc(all, func(e entry) bool { return len(e.ID) != len("10.39A") })
	if len(all) == 0 {
		return nil, errors.New("no sub-class")
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Compare(a.ID, b.ID) })
	t := newTable("code", "label")
	for _, e := range all {
		t.row(e.ID, typeset(e.Label))
	}
	return t.bytes()
}
