// Package sheet writes the funding plan of a dossier as an Office Open XML
// workbook, the form in which authorities ask for it beside the signed PDF: one
// line per expense and year with its supporting document, the resources, and a
// summary. Amounts are formulas whose results are written with them, so that a
// viewer that computes nothing shows the same numbers as a spreadsheet.
//
// The package decides nothing about a dossier: what counts as eligible, as
// public or as cash comes from package figures. It never writes a text of the
// dossier as a formula, and the same dossier, date and version give the same
// bytes.
package sheet
