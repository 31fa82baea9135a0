package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// mark stands on every page, above and below.
const mark = "EXEMPLE – document fictif"

// document is what one annex says.
type document struct {
	title   string
	from    string // who issues it
	date    time.Time
	facts   []fact
	text    []string
	plan    []string // boxes of a schematic floor plan, on a page of its own
	closing string   // the words above the signature, "" where none is due
}

// fact is a label and its value.
type fact struct{ label, value string }

const (
	margin = 20.0
	label  = 62.0
	line   = 5.6
)

// render draws the document. Nothing in it depends on the day or the machine.
func (d document) render() ([]byte, error) {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetCompression(true)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.date)
	pdf.SetModificationDate(d.date)
	pdf.SetProducer("Dossier PME", true)
	pdf.SetTitle(d.title+" ("+mark+")", true)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, 24)
	tr := encoder(pdf)
	pdf.SetHeaderFunc(func() {
		pdf.SetFont("Helvetica", "B", 9)
		pdf.SetTextColor(160, 30, 30)
		pdf.SetXY(margin, 9)
		pdf.CellFormat(0, 6, tr(mark), "B", 1, "C", false, 0, "")
		pdf.SetTextColor(0, 0, 0)
		pdf.SetXY(margin, margin)
	})
	pdf.SetFooterFunc(func() {
		pdf.SetFont("Helvetica", "", 8)
		pdf.SetTextColor(160, 30, 30)
		pdf.SetXY(margin, -15)
		note := "Personnes, entreprises, identifiants et montants inventés, sans valeur."
		pdf.CellFormat(0, 6, tr(mark+". "+note+" Page "+fmt.Sprint(pdf.PageNo())), "T", 0, "C", false, 0, "")
		pdf.SetTextColor(0, 0, 0)
	})
	pdf.AddPage()
	d.body(pdf, tr)
	if len(d.plan) > 0 {
		drawPlan(pdf, tr, d.plan)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("draw %q: %w", d.title, err)
	}
	return out.Bytes(), nil
}

// body draws the heading, the facts, the text and the place of the signature.
func (d document) body(pdf *gofpdf.Fpdf, tr func(string) string) {
	pdf.SetFont("Helvetica", "", 10)
	pdf.CellFormat(0, line, tr(d.from), "", 1, "L", false, 0, "")
	pdf.Ln(6)
	pdf.SetFont("Helvetica", "B", 15)
	pdf.MultiCell(0, 7, tr(d.title), "", "L", false)
	pdf.Ln(1)
	pdf.SetFont("Helvetica", "", 10)
	pdf.CellFormat(0, line, tr("Date\u00a0: "+d.date.Format("02/01/2006")), "", 1, "L", false, 0, "")
	pdf.Ln(5)
	for _, f := range d.facts {
		if f.value == "" {
			continue
		}
		pdf.SetFont("Helvetica", "", 10)
		pdf.CellFormat(label, line, tr(f.label), "", 0, "L", false, 0, "")
		pdf.SetFont("Helvetica", "B", 10)
		pdf.MultiCell(0, line, tr(f.value), "", "L", false)
	}
	pdf.SetFont("Helvetica", "", 10)
	for _, t := range d.text {
		pdf.Ln(4)
		pdf.MultiCell(0, line, tr(t), "", "L", false)
	}
	if d.closing != "" {
		pdf.Ln(8)
		pdf.MultiCell(0, line, tr(d.closing), "", "L", false)
		pdf.SetFont("Helvetica", "I", 10)
		pdf.CellFormat(0, 9, tr("Signature d’exemple, sans valeur"), "", 1, "L", false, 0, "")
	}
}

// drawPlan draws the production lines as boxes along the flow of the workshop.
func drawPlan(pdf *gofpdf.Fpdf, tr func(string) string, boxes []string) {
	pdf.AddPage()
	pdf.SetFont("Helvetica", "B", 13)
	pdf.CellFormat(0, 8, tr("Plan d’implantation schématique"), "", 1, "L", false, 0, "")
	const gap = 10.0
	y := pdf.GetY() + 6
	for i, b := range boxes {
		height := 8 + line*float64(1+strings.Count(b, "\n"))
		pdf.SetFillColor(232, 238, 246)
		pdf.Rect(margin+15, y, 140, height, "FD")
		pdf.SetFont("Helvetica", "", 10)
		pdf.SetXY(margin+18, y+4)
		pdf.MultiCell(134, line, tr(b), "", "C", false)
		if i < len(boxes)-1 {
			tip := y + height + gap
			pdf.Line(margin+85, y+height, margin+85, tip)
			pdf.Line(margin+85, tip, margin+82, tip-4)
			pdf.Line(margin+85, tip, margin+88, tip-4)
		}
		y += height + gap
	}
	pdf.SetXY(margin, y)
	pdf.SetFont("Helvetica", "", 9)
	pdf.CellFormat(0, line, tr("Sans échelle. Les flèches suivent le flux des produits."), "", 1, "L", false, 0, "")
}

// encoder turns UTF-8 into the Windows code page of the standard fonts, with a
// plain form for the few characters that it lacks.
func encoder(pdf *gofpdf.Fpdf) func(string) string {
	cp1252 := pdf.UnicodeTranslatorFromDescriptor("")
	plain := strings.NewReplacer("\u202f", "\u00a0", "₂", "2")
	return func(s string) string { return cp1252(plain.Replace(s)) }
}
