package rows

import "dossierpme/dossier"

// Resource is a row of the table of resources.
type Resource struct {
	ID     string      `col:"id"`
	Source string      `col:"source"`
	Nature string      `col:"nature"`
	Amount dossier.Num `col:"amount"`
	Year   dossier.Num `col:"year"`
	State  string      `col:"state"`
}

// Resources reads the table of resources in the order of the row ids.
func Resources(v *dossier.View) []Resource {
	return sorted(v, "resources", func(r Resource) string { return r.ID })
}

// publicSources are the funders whose grants and repayable advances are public aid.
var publicSources = map[string]bool{
	"feder": true, "region": true, "state": true, "bpifrance": true,
	"ademe": true, "local_authority": true, "other_public": true,
}

// Public reports whether the resource counts as public aid: a grant or a
// repayable advance of a public funder. A loan at market terms is no aid.
func (r Resource) Public() bool {
	return publicSources[r.Source] && (r.Nature == "grant" || r.Nature == "repayable_advance")
}

// Cash reports whether the resource brings money: a guarantee does not.
func (r Resource) Cash() bool { return r.Nature != "guarantee" }
