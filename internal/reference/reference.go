// Package reference looks things up in the reference data shipped with the
// program: communes, EPCI of Hauts-de-France, activities (NAF) and legal forms.
//
// It parses each file at its first use and never writes, reaches the network
// or judges an answer: rules belong to the domain, which receives the lookups
// as values. What is not in the data is reported as unknown, never guessed.
package reference

import (
	"sync"
	"sync/atomic"

	"dossierpme/assets"
)

// Reference answers questions about the reference data. It is immutable and
// safe for concurrent use.
type Reference struct {
	communes   func() []communeRecord
	searched   func() []communeRecord // with the former ones behind
	names      func() *nameIndex
	epci       func() map[string]string
	naf        func() []NAFEntry
	nafIndex   func() []labelled
	forms      func() []LegalForm
	formsIndex func() []labelled

	parsed atomic.Bool // all communes are held
	single sync.Map    // communes that were looked up before that, by code
}

// Load returns the reference data of the program. It is cheap: a file is
// parsed when something in it is first asked for.
//
// A file that cannot be parsed makes that first question panic: the files are
// part of the program, so this is a mistake in the build and not a condition
// that a user could meet.
func Load() *Reference {
	r := &Reference{
		epci:  sync.OnceValue(func() map[string]string { return parseEPCI(assets.EPCI()) }),
		naf:   sync.OnceValue(func() []NAFEntry { return parseNAF(assets.NAFRev2()) }),
		forms: sync.OnceValue(func() []LegalForm { return parseLegalForms(assets.LegalForms()) }),
	}
	r.communes = sync.OnceValue(func() []communeRecord {
		defer r.parsed.Store(true)
		return parseCommunes(assets.Communes())
	})
	r.searched = sync.OnceValue(func() []communeRecord { return withFormer(r.communes(), assets.FormerCommunes()) })
	r.names = sync.OnceValue(func() *nameIndex { return indexNames(r.searched()) })
	r.nafIndex = sync.OnceValue(func() []labelled { return indexNAF(r.naf()) })
	r.formsIndex = sync.OnceValue(func() []labelled { return indexLegalForms(r.forms()) })
	return r
}
