package main

import (
	"encoding/json"
	"fmt"
)

// built is one file to write, its path relative to the assets folder.
type built struct {
	path    string
	content []byte
}

// build makes every file out of the packages. It is pure: the same archives
// give the same bytes.
func build(packages map[string]archive) ([]built, error) {
	steps := []struct {
		path string
		make func() ([]byte, error)
	}{
		{"ref/communes.tsv.gz", func() ([]byte, error) { return communesFile(packages[territory]) }},
		{"ref/former_communes.tsv", func() ([]byte, error) { return formerFile(packages[territory]) }},
		{"ref/epci.tsv", func() ([]byte, error) { return epciFile(packages[territory]) }},
		{"ref/naf_rev2.tsv", func() ([]byte, error) { return nafFile(packages[naf]) }},
		{"ref/LICENCE-communes-etalab-2.0.txt", func() ([]byte, error) { return licenceText(packages[licences], "etalab-2.0") }},
		{"ref/LICENSE-communes-MIT.txt", func() ([]byte, error) { return packages[territory].file("LICENSE") }},
		{"ref/LICENSE-naf-Apache-2.0.txt", func() ([]byte, error) { return licenceText(packages[licences], "Apache-2.0") }},
		{"fonts/OFL.txt", func() ([]byte, error) { return packages[typeface].file("LICENSE.md") }},
	}
	var out []built
	for _, s := range steps {
		b, err := s.make()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.path, err)
		}
		out = append(out, built{s.path, b})
	}
	for _, style := range []string{"Regular", "It", "Semibold", "Bold"} {
		name := "SourceSans3-" + style + ".ttf"
		b, err := packages[typeface].file("TTF/" + name)
		if err != nil {
			return nil, err
		}
		out = append(out, built{"fonts/" + name, b})
	}
	return out, nil
}

// licenceText returns the full text of a licence by its SPDX identifier, for
// the packages that name their licence without enclosing it.
func licenceText(a archive, id string) ([]byte, error) {
	raw, err := a.file("licenses/" + id + ".json")
	if err != nil {
		return nil, err
	}
	var licence struct {
		Text string `json:"licenseText"`
	}
	if err := json.Unmarshal(raw, &licence); err != nil {
		return nil, err
	}
	if licence.Text == "" {
		return nil, fmt.Errorf("licence %s has no text", id)
	}
	return []byte(licence.Text + "\n"), nil
}
