package paper

import (
	"bytes"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/sheet"
	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
	"dossierpme/internal/version"
)

// WriteWorkbook writes the funding plan as a workbook, with the reference and the
// fingerprint of the PDF that it goes with.
func (e *Desk) WriteWorkbook(c *dossier.Call, d *dossier.Dossier, path string) error {
	raw, err := e.Workbook(c, d, time.Now())
	if err == nil {
		err = safefile.Write(path, raw)
	}
	if err != nil {
		return failure.Trouble(e.Words, err, path)
	}
	return nil
}

// Workbook writes the funding plan of a snapshot as XLSX, at the time given.
func (e *Desk) Workbook(c *dossier.Call, d *dossier.Dossier, now time.Time) ([]byte, error) {
	d = d.Copy()
	if err := dossier.Identify(c, d); err != nil {
		return nil, err
	}
	today := dossier.DateOf(now)
	v := dossier.NewView(c, d, e.On(today).Env)
	sum, err := v.Fingerprint(true)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = sheet.Plan(&b, v, sheet.Options{
		Words: e.Words, Date: today.Time(), Program: version.App().Name, Version: version.Version(), Fingerprint: ShortFingerprint(sum),
	})
	return b.Bytes(), err
}
