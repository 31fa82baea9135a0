package main

import (
	"io"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf"
)

func export(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	sheet := sheetOf(s, p)
	for _, option := range []string{"--light", "--compact"} {
		if p.has(option) && !p.has("--binder") {
			return 0, usage("usage_options_need", "word", option, "other", "--binder")
		}
	}
	if p.has("--short") && p.has("--signature-pages") {
		return 0, usage("usage_options_clash", "word", "--short", "other", "--signature-pages")
	}
	if dir := p.value("--annexes"); dir != "" {
		return s.unfold(p, parts, f, sheet, dir)
	}
	if same(f.Path, p.value("-o")) {
		return 0, &failure.Error{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	if p.has("--binder") {
		return s.bind(p, parts, f, sheet)
	}
	printed, err := parts.Print(f, sheet)
	if err != nil {
		return 0, err
	}
	if !printed.Complete && p.has("--final") {
		return 0, &failure.Error{Code: "incomplete"}
	}
	if err := s.deliver(p, printed.PDF); err != nil {
		return 0, err
	}
	if !printed.Complete {
		s.say(s.words.T("ctl.export.draft"))
	}
	s.later(parts, f)
	s.replaced(printed.Report)
	return failure.ExitDone, nil
}

func sheetOf(s *session, p *parsed) paper.Sheet {
	return paper.Sheet{
		Date: s.today.Time(), WithoutOwners: p.has("--without-owners"), WithoutData: p.has("--without-data"),
		OnlySignature: p.has("--signature-pages"), SignatureField: p.has("--signature-field"),
		Short: p.has("--short"), Compact: p.has("--compact"), Light: p.has("--light"),
	}
}

// unfold writes the dossier and its annexes as files of a folder.
func (s *session) unfold(p *parsed, parts *wiring.Parts, f *paper.File, sheet paper.Sheet, dir string) (int, error) {
	for _, other := range []string{"-o", "--binder", "--signature-pages"} {
		if p.has(other) {
			return 0, usage("usage_options_clash", "word", "--annexes", "other", other)
		}
	}
	if err := finalOnly(p, parts, f); err != nil {
		return 0, err
	}
	w, end := s.work("ctl.export.progress")
	defer end()
	out, err := parts.Unfold(w.ctx, f, sheet, dir, func(done, all int, _ string) { w.tell(done, all) })
	if err != nil {
		return 0, err
	}
	if !out.Complete {
		s.say(s.words.T("ctl.export.draft"))
	}
	for _, a := range out.Missing {
		m := parts.InspectionMessage(a.Facts)
		if a.Number == 0 {
			s.say(s.words.T("ctl.export.not_counted", "title", a.Title, "name", a.Name, "why", m.What, "do", m.Do))
			continue
		}
		s.say(s.words.T("ctl.export.missing", "number", a.Number, "title", a.Title, "why", m.What, "do", m.Do))
	}
	s.later(parts, f)
	s.replaced(out.Printed.Report)
	s.say(s.words.T("ctl.export.unfolded", "count", len(out.Files), "path", dir))
	return failure.ExitDone, nil
}

// later says how many pieces are still to be handed over.
func (s *session) later(parts *wiring.Parts, f *paper.File) {
	if n := parts.Judged(f).Later(); n > 0 {
		s.say(s.words.T("ctl.export.later", "n", n))
	}
}

// finalOnly refuses a dossier that is not complete where --final wants one.
func finalOnly(p *parsed, parts *wiring.Parts, f *paper.File) error {
	if !p.has("--final") {
		return nil
	}
	if _, problems := parts.Check(f); !dossier.Complete(problems) {
		return &failure.Error{Code: "incomplete"}
	}
	return nil
}

// bind writes the dossier with its annexes behind it.
func (s *session) bind(p *parsed, parts *wiring.Parts, f *paper.File, sheet paper.Sheet) (int, error) {
	if sheet.OnlySignature {
		return 0, usage("usage_options_clash", "word", "--binder", "other", "--signature-pages")
	}
	if err := finalOnly(p, parts, f); err != nil {
		return 0, err
	}
	var bound paper.Bound
	w, end := s.work("ctl.export.progress")
	defer end()
	err := s.deliverWith(p, func(to io.Writer) (err error) {
		bound, err = parts.Bind(w.ctx, f, sheet, to, func(done, all int, _ string) { w.tell(done, all) })
		return err
	})
	if err != nil {
		return 0, err
	}
	if !bound.Complete {
		s.say(s.words.T("ctl.export.draft"))
	}
	for _, a := range bound.Signed {
		s.say(s.words.T("ctl.export.signed", "page", a.Page))
	}
	for _, a := range bound.Annexes {
		if a.WithoutCode {
			s.say(s.words.T("ctl.export.without_code", "number", a.Number, "title", a.Title))
		}
	}
	for _, a := range bound.Left() {
		key := "ctl.export.left"
		if a.Carried {
			key = "ctl.export.carried"
		}
		m := parts.InspectionMessage(a.Facts)
		if a.Number == 0 {
			s.say(s.words.T("ctl.export.not_counted", "title", a.Title, "name", a.Name, "why", m.What, "do", m.Do))
			continue
		}
		s.say(s.words.T(key, "number", a.Number, "title", a.Title, "why", m.What, "do", m.Do))
	}
	s.later(parts, f)
	s.replaced(bound.Report)
	return failure.ExitDone, nil
}

// same reports whether two names are one file, so that a result never replaces
// what it was made from.
func same(a, b string) bool {
	return a != "" && b != paper.Stdin && store.SameFile(a, b)
}

// replaced tells which characters the paper could not show.
func (s *session) replaced(r pdf.Report) {
	if n := len(r.Replaced); n > 0 {
		chars := make([]string, n)
		for i, c := range r.Replaced {
			chars[i] = string(c)
		}
		s.say(s.words.T("ctl.export.replaced", "count", n, "list", strings.Join(chars, " ")))
	}
}

func blank(s *session, p *parsed) (int, error) {
	parts, c, err := s.call(p)
	if err != nil {
		return 0, err
	}
	printed, err := parts.Blank(c, s.today.Time())
	if err != nil {
		return 0, err
	}
	if err := s.deliver(p, printed.PDF); err != nil {
		return 0, err
	}
	s.replaced(printed.Report)
	return failure.ExitDone, nil
}
