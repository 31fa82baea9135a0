package assets

import _ "embed"

var (
	//go:embed ref/communes.tsv.gz
	communes []byte
	//go:embed ref/former_communes.tsv
	formerCommunes []byte
	//go:embed ref/epci.tsv
	epci []byte
	//go:embed ref/naf_rev2.tsv
	nafRev2 []byte
	//go:embed ref/legal_forms.tsv
	legalForms []byte
)

// Communes returns the current communes of France, gzip-compressed: INSEE
// code, name, postcodes, département; tab separated, sorted by code.
func Communes() []byte { return communes }

// FormerCommunes returns the table of the communes that went into another.
func FormerCommunes() []byte { return formerCommunes }

// EPCI returns the inter-municipal bodies of Hauts-de-France: code, name,
// INSEE codes of the member communes; tab separated, sorted by code.
func EPCI() []byte { return epci }

// NAFRev2 returns the sub-classes of the NAF rév. 2: code, label; tab
// separated, sorted by code.
func NAFRev2() []byte { return nafRev2 }

// LegalForms returns the legal forms an SME can have: code, usual
// abbreviation, label, liability; tab separated, sorted by code.
func LegalForms() []byte { return legalForms }
