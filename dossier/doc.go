// Package dossier is the domain: what a call for projects asks (Call, Section,
// Field), what an applicant answers (Dossier, Value), what is wrong or missing
// (Check, Problem), how far it is (Score) and what is printed and sealed
// (View, fingerprint).
//
// A field is data, read from a call file; a kind of value is Go, one file each
// (kind_*.go). The package knows no rule of law and no calculation: rules reach
// Check as values in Env. It does no input or output, keeps no global state and
// starts no goroutine; every function may be called from any goroutine as long
// as a Dossier is not changed at the same time.
package dossier
