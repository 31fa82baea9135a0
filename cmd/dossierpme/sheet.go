package main

import (
	"bytes"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/sheet"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/internal/version"
)

// sheet writes the funding plan as a workbook, with the reference and the
// fingerprint of the PDF that it goes with.
func (e exporter) sheet(c *dossier.Call, d *dossier.Dossier, path string) error {
	raw, err := e.workbook(c, d, time.Now())
	if err == nil {
		err = safefile.Write(path, raw)
	}
	if err != nil {
		return failure.Trouble(e.parts.Words, err, path)
	}
	return nil
}

func (e exporter) workbook(c *dossier.Call, d *dossier.Dossier, now time.Time) ([]byte, error) {
	d = d.Copy()
	if err := dossier.Identify(c, d); err != nil {
		return nil, err
	}
	today := dossier.DateOf(now)
	v := dossier.NewView(c, d, e.parts.On(today).Env)
	sum, err := v.Fingerprint(true)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = sheet.Plan(&b, v, sheet.Options{
		Date: today.Time(), Version: version.Version(), Fingerprint: paper.ShortFingerprint(sum),
	})
	return b.Bytes(), err
}
