package reference

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossierpme/assets"
	"dossierpme/internal/french"
)

// Commune is a current French commune. Paris, Lyon and Marseille are one
// commune each, with the postcodes of all their arrondissements.
type Commune struct {
	Code       string   // INSEE code, for instance 80001
	Name       string   // official name, for instance Abbeville
	Department string   // code of the département, for instance 80
	Postcodes  []string // in ascending order; none for an uninhabited territory
	// Former is the name of the commune that was looked for and is part of this
	// one today: Lomme, of Lille. "" where the commune itself was found.
	Former string
}

// communeRecord is a commune as it is kept: slices of the text of the file,
// so that parsing allocates nothing per commune.
type communeRecord struct {
	code, name, postcodes, department string
	former                            string
}

func (c communeRecord) commune() Commune {
	return Commune{Code: c.code, Name: c.name, Department: c.department, Postcodes: strings.Fields(c.postcodes), Former: c.former}
}

// hasPostcode says whether one of the postcodes begins with prefix.
func (c communeRecord) hasPostcode(prefix string) bool {
	if strings.HasPrefix(c.postcodes, prefix) {
		return true
	}
	for rest := c.postcodes; ; {
		i := strings.IndexByte(rest, ' ')
		if i < 0 {
			return false
		}
		if rest = rest[i+1:]; strings.HasPrefix(rest, prefix) {
			return true
		}
	}
}

// searched is the name that a search compares.
func (c communeRecord) searched() string {
	if c.former != "" {
		return c.former
	}
	return c.name
}

// inRegion says whether the commune lies in Hauts-de-France.
func (c communeRecord) inRegion() bool {
	switch c.department {
	case "02", "59", "60", "62", "80":
		return true
	}
	return false
}

// Commune returns the commune with this INSEE code. Until somebody searches
// among all of them, a few are looked up: who prints one dossier does not hold
// thirty-five thousand communes.
func (r *Reference) Commune(code string) (Commune, bool) {
	if !r.parsed.Load() {
		found, ok := r.single.Load(code)
		if !ok {
			found, _ = r.single.LoadOrStore(code, scanCommune(assets.Communes(), code))
		}
		c := found.(Commune)
		c.Postcodes = slices.Clone(c.Postcodes)
		return c, c.Code != ""
	}
	all := r.communes()
	i, ok := slices.BinarySearchFunc(all, code, func(c communeRecord, code string) int { return cmp.Compare(c.code, code) })
	if !ok {
		return Commune{}, false
	}
	return all[i].commune(), true
}

// CommunesByPostcode returns the communes with exactly this postcode, sorted
// by name. Spaces in the postcode are ignored.
func (r *Reference) CommunesByPostcode(postcode string) []Commune {
	postcode = strings.Join(strings.Fields(postcode), "")
	if len(postcode) != 5 {
		return nil
	}
	return sortedByName(r.communes(), func(c communeRecord) bool { return c.hasPostcode(postcode) })
}

func sortedByName(all []communeRecord, keep func(communeRecord) bool) []Commune {
	type hit struct {
		record communeRecord
		folded string
	}
	var hits []hit
	for _, c := range all {
		if keep(c) {
			hits = append(hits, hit{c, french.Fold(c.name)})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.folded, b.folded) })
	var out []Commune
	for _, h := range hits {
		out = append(out, h.record.commune())
	}
	return out
}

// scanCommune reads the file up to one commune; the zero Commune where it has
// none of that code.
func scanCommune(compressed []byte, code string) Commune {
	zr, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic(fmt.Sprintf("reference: communes: %v", err))
	}
	lines, found := bufio.NewScanner(zr), Commune{}
	for found.Code == "" && lines.Scan() {
		if line := lines.Bytes(); len(code) == 5 && len(line) > 5 && line[5] == '\t' && string(line[:5]) == code {
			eachRow("communes", string(line), 4, func(c []string) {
				found = communeRecord{code: c[0], name: c[1], postcodes: c[2], department: c[3]}.commune()
			})
		}
	}
	if err := lines.Err(); err != nil {
		panic(fmt.Sprintf("reference: communes: %v", err))
	}
	return found
}

func parseCommunes(compressed []byte) []communeRecord {
	zr, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic(fmt.Sprintf("reference: communes: %v", err))
	}
	var text strings.Builder
	text.Grow(int(binary.LittleEndian.Uint32(compressed[len(compressed)-4:]))) // gzip ends with the plain size
	if _, err := io.Copy(&text, zr); err != nil {
		panic(fmt.Sprintf("reference: communes: %v", err))
	}
	all := make([]communeRecord, 0, strings.Count(text.String(), "\n"))
	eachRow("communes", text.String(), 4, func(c []string) {
		all = append(all, communeRecord{code: c[0], name: c[1], postcodes: c[2], department: c[3]})
	})
	// In the file those of the region come first, so that one of them is soon found.
	slices.SortFunc(all, func(a, b communeRecord) int { return cmp.Compare(a.code, b.code) })
	return all
}

// withFormer adds the former communes to those of today, each as the one that it
// is part of.
func withFormer(all []communeRecord, former []byte) []communeRecord {
	out := slices.Clip(all)
	eachRow("former communes", string(former), 2, func(c []string) {
		i, ok := slices.BinarySearchFunc(all, c[1], func(r communeRecord, code string) int { return cmp.Compare(r.code, code) })
		if !ok {
			panic(fmt.Sprintf("reference: former commune %s is part of the unknown %s", c[0], c[1]))
		}
		today := all[i]
		today.former = c[0]
		out = append(out, today)
	})
	return out
}
