package paper

import (
	"bytes"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/request"
	"dossierpme/pdf"
)

// Intention is the prior request for aid that a dossier makes.
type Intention struct {
	// Lacks are what is missing for it alone; nothing else is made then.
	Lacks []dossier.Problem
	Printed
	Text string // the same for a message
}

// Intention makes the prior request: a page that is no part of the dossier, and bears
// its fingerprint so that it can be told from what data it was made. It has neither
// the data inside nor a code: that of a page to sign names a page of the dossier.
func (p *Press) Intention(f *File, date time.Time) (Intention, error) {
	whole, err := p.printedView(f)
	if err != nil {
		return Intention{}, err
	}
	v := p.onPaper(whole, true)
	problems := v.Check()
	if lacks := request.Lacks(v, problems); len(lacks) > 0 {
		return Intention{Lacks: lacks}, nil
	}
	sum, err := v.Fingerprint(true)
	if err != nil {
		return Intention{}, err
	}
	in := p.input(v, problems)
	in.Fingerprint = ShortFingerprint(sum)
	var b bytes.Buffer
	report, err := p.write(&b, outline.Intention(v, in), pdf.Options{Date: date}, nil)
	if err != nil {
		return Intention{}, err
	}
	return Intention{Printed: Printed{PDF: b.Bytes(), Fingerprint: sum, Report: report}, Text: outline.IntentionText(v, in)}, nil
}
