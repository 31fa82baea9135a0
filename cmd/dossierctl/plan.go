package main

import (
	"bytes"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/sheet"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/version"
)

// plan writes the funding plan as a workbook, with the reference and the
// fingerprint of the PDF that it goes with.
func plan(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	if same(f.Path, p.value("-o")) {
		return 0, &failure.Error{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	d := f.Dossier.Copy()
	if dir, ok := f.Folder(); ok {
		d = paper.WithHashes(d, dir)
	}
	if err := dossier.Identify(f.Call, d); err != nil {
		return 0, err
	}
	v := dossier.NewView(f.Call, d, parts.Env)
	sum, err := v.Fingerprint(true)
	if err != nil {
		return 0, err
	}
	var b bytes.Buffer
	err = sheet.Plan(&b, v, sheet.Options{
		Words: s.words, Date: s.today.Time(), Program: version.App().Name, Version: version.Version(), Fingerprint: paper.ShortFingerprint(sum),
	})
	if err != nil {
		return 0, err
	}
	switch gap, known := figures.Plan(v).Main(); {
	case !known:
		s.say(s.words.T("ctl.plan.incomplete"))
	case !gap.IsZero():
		s.say(s.words.T("ctl.plan.gap", "gap", gap.Euros()))
	}
	return failure.ExitDone, s.deliver(p, b.Bytes())
}
