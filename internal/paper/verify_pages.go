package paper

import (
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/version"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// judge says whether a file is what the program makes of the data inside it: the
// same bytes, or else the same to whoever reads it.
func (p *Press) judge(ctx context.Context, raw, data []byte, inside, f *File, out *Verified, progress compare.Progress) error {
	again := func() (*tries, bool, error) {
		return p.On(dossier.DateOf(out.Meta.Date)).reprints(ctx, inside, out.Meta, raw, f)
	}
	prints, exact, err := again()
	if err != nil {
		return err
	}
	if same, err := prints.hold(raw); err != nil || same {
		out.identical(same)
		return err
	}
	if seal.OneData(raw, data) != nil {
		out.doubt(OtherData)
	}
	file, err := compare.Open(ctx, p.Pages, raw)
	if errors.Is(err, raster.ErrTooLarge) {
		out.TooLarge = true
		out.conclude()
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if day := dayOf(file.Texts); !day.IsZero() && day != dossier.DateOf(out.Meta.Date) {
		// Whoever wrote the file anew says that it was made then.
		out.Meta.Date = day.Time()
		if prints, exact, err = again(); err != nil {
			return err
		}
	}
	ours, mine, err := p.nearest(ctx, prints, file)
	if err != nil {
		return err
	}
	defer ours.Close()
	out.Signatures = file.Beside.Signatures
	madeBy := out.Meta.Creator
	m := readMade(out.Meta.Made)
	mute := p.isBinder(madeBy) && (m == nil || !m.binder()) // an older one did not say how it was made
	if !exact || mute || !p.ownCreator(madeBy) && strings.Contains(madeBy, version.App().Name) {
		err = p.judgeAlone(ctx, file, ours, mine, out)
	} else {
		err = p.judgeBeside(ctx, file, ours, mine, out, progress)
	}
	if err != nil {
		return err
	}
	out.conclude()
	return nil
}

// identical gives the verdict on a file that is ours to the byte.
func (v *Verified) identical(same bool) {
	if same {
		v.Verdict, v.Comparable = shelf.Identical, true
	}
}

// conclude gives the verdict on what was found.
func (v *Verified) conclude() {
	switch {
	case len(v.Doubts) > 0 || v.Comparable && len(v.Pages) > 0:
		v.Verdict = shelf.Different
	case v.Comparable && len(v.Unseen) == 0:
		v.Verdict = shelf.Resaved
	default:
		v.Verdict = shelf.DataOnly
	}
}

// isBinder reports whether a file says that it is a binder of ours, of any version.
func (p *Press) isBinder(name string) bool {
	return strings.HasSuffix(name, p.Words.T("paper.file.binder", "program", ""))
}

// ownCreator reports whether a file says that this very version made it.
func (p *Press) ownCreator(name string) bool {
	return name == creator() || name == p.Words.T("paper.file.binder", "program", creator())
}

func (v *Verified) doubt(d Doubt) {
	if !slices.Contains(v.Doubts, d) {
		v.Doubts = append(v.Doubts, d)
	}
}

// reprints are the ways in which a dossier can be printed so that its pages bear
// the fingerprint of the data, as a draft first where the data are one. Where none does,
// because the call has changed since, there is one print, which is not exact: it only
// shows what ours have beside their pages. f is another dossier, which may have the
// annexes of a binder, or nil.
func (p *Press) reprints(ctx context.Context, inside *File, meta seal.Meta, raw []byte, f *File) (out *tries, exact bool, err error) {
	m := readMade(meta.Made)
	if m != nil && m.binder() {
		mine, ok, err := p.rebind(ctx, inside, meta, m, raw, f)
		if ok || err != nil {
			return &tries{made: []Printed{mine}}, true, err
		}
	}
	whole, err := p.printedView(inside)
	if err != nil {
		return nil, false, err
	}
	ways, err := waysOf(whole, func(sum seal.Sum) bool { return sum == meta.Fingerprint })
	if err != nil {
		return nil, false, err
	}
	s := Sheet{Date: meta.Date, Short: m != nil && m.Short}
	out = &tries{}
	if len(ways) == 0 {
		out.rest = append(out.rest, func() (Printed, error) { return p.printOnPaper(whole, s) })
		return out, false, nil
	}
	_, problems := p.check(inside, true)
	draft := !dossier.Complete(problems)
	for _, s.WithoutOwners = range ways {
		for _, s.draft = range []bool{draft, !draft} {
			for _, s.SignatureField = range []bool{false, true} {
				way := s
				out.rest = append(out.rest, func() (Printed, error) { return p.printOnPaper(whole, way) })
			}
		}
	}
	return out, true, nil
}

// waysOf are the values of Sheet.WithoutOwners with which the paper of a dossier bears a
// fingerprint: its tables of personal data may have been left out.
func waysOf(whole *dossier.View, bears func(seal.Sum) bool) (ways []bool, err error) {
	for _, without := range []bool{false, true} {
		sum, err := whole.Fingerprint(!without)
		if err != nil {
			return nil, err
		}
		if bears(sum) {
			ways = append(ways, without)
		}
	}
	return ways, nil
}

// dayOf is the day at the head of the page behind the cover, the last that stands
// there; zero where none does.
func dayOf(texts []string) dossier.Date {
	if len(texts) < 2 {
		return dossier.Date{}
	}
	head, _, _ := strings.Cut(strings.TrimSpace(texts[1]), "\n")
	all := dayForm.FindAllStringSubmatch(head, -1)
	if len(all) == 0 {
		return dossier.Date{}
	}
	d := all[len(all)-1]
	day, _ := dossier.ParseDate(d[3] + "-" + d[2] + "-" + d[1])
	return day
}

// dayForm is a day as the head of the pages shows it.
var dayForm = regexp.MustCompile(`\b(\d\d)/(\d\d)/(\d{4})\b`)

// nearest opens the print of ours whose pages say most of what those of the file
// say.
func (p *Press) nearest(ctx context.Context, prints *tries, file *compare.File) (ours *compare.File, mine Printed, err error) {
	most := -1
	for try, err := range prints.all() {
		var next *compare.File
		if err == nil {
			next, err = compare.Open(ctx, p.Pages, try.PDF)
		}
		if err != nil {
			if ours != nil {
				ours.Close()
			}
			return nil, mine, err
		}
		same := next.SameTexts(file)
		if same <= most {
			next.Close()
			continue
		}
		if ours != nil {
			ours.Close()
		}
		ours, mine, most = next, try, same
		if same == next.Pages() {
			break
		}
	}
	return ours, mine, nil
}

// judgeBeside holds a file against ours, page by page, and what stands beside the
// pages.
func (p *Press) judgeBeside(ctx context.Context, file, ours *compare.File, mine Printed, out *Verified, progress compare.Progress) error {
	pages, err := compare.Pages(ctx, ours, file, func(page int) bool { return mine.blank[page] != "" }, progress)
	if err != nil {
		return err
	}
	// Whoever wrote the file anew may have left out who made it; then pages that
	// differ may be those of another version.
	out.Comparable = p.ownCreator(out.Meta.Creator) || len(pages) == 0
	if !out.Comparable {
		return nil
	}
	out.Ours, out.Has, out.Pages = ours.Pages(), file.Pages(), pages
	extra := file.Beside.Extra(ours.Beside)
	for _, i := range slices.Sorted(maps.Keys(mine.blank)) {
		out.Unseen = append(out.Unseen, i+1)
		if mine.blank[i] == aScan {
			out.Scans = append(out.Scans, i+1)
		}
	}
	if len(out.Unseen) > 0 { // those pages may have brought their own
		extra = slices.DeleteFunc(extra, func(k compare.Kind) bool {
			return slices.Contains([]compare.Kind{compare.Action, compare.Annotation, compare.Bookmark, compare.Layer}, k)
		})
	}
	out.things(extra)
	return nil
}

// things notes what a file has beside its pages that it should not.
func (v *Verified) things(extra []compare.Kind) {
	for _, kind := range extra {
		if kind == compare.Property {
			v.doubt(OtherProperties)
			continue
		}
		v.Extra = append(v.Extra, kind)
		v.doubt(OtherThings)
	}
}

// judgeAlone looks at a file of another version of the program, or a binder that
// does not say how it was made, whose pages cannot be compared: what stands at their foot, the codes, and what no
// version ever puts into a file.
func (p *Press) judgeAlone(ctx context.Context, file, ours *compare.File, mine Printed, out *Verified) error {
	never := []compare.Kind{compare.Script, compare.Field}
	if !p.isBinder(out.Meta.Creator) { // its annexes bring their own
		never = append(never, compare.Action, compare.Property)
		if slices.ContainsFunc(file.Beside.Files(), func(name string) bool { return name != seal.Name && name != outline.CalculationsFile }) {
			out.things([]compare.Kind{compare.Attachment})
		}
	}
	for _, kind := range file.Beside.Extra(ours.Beside) {
		if slices.Contains(never, kind) && (kind != compare.Property || file.Beside.Contradicts()) {
			out.things([]compare.Kind{kind})
		}
	}
	for i, text := range file.Texts {
		if foot := footOf(text, out.Meta); foot != "" && foot != out.Meta.Short() {
			out.doubt(OtherFoot)
			out.Pages = append(out.Pages, compare.Page{Page: i + 1, Difference: compare.Said})
		}
	}
	for i, text := range file.Texts {
		titled := func(s layout.Sheet) bool { return strings.Contains(together(text), together(s.Title)) }
		if !slices.ContainsFunc(mine.Report.Sheets, titled) {
			continue // no page to sign
		}
		img, err := file.Picture(ctx, i, codeDPI)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			continue // shows no code either
		}
		if m, ok := scan.Glance(ctx, img); ok && m.ID == out.Meta.ID && !m.Of(out.Meta.Fingerprint) {
			out.doubt(OtherCode)
			out.Pages = append(out.Pages, compare.Page{Page: i + 1, Difference: compare.Drawn})
		}
	}
	return ctx.Err()
}

// codeDPI is the resolution at which a code that was printed and not scanned is
// read.
const codeDPI = 120

// together is a text without its blanks: a title may be broken over lines.
func together(s string) string { return strings.Join(strings.Fields(s), "") }

// fingerprintForm is a fingerprint as paper shows it.
var fingerprintForm = regexp.MustCompile(`[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}`)

// footOf is the fingerprint at the foot of a page that names the dossier, ""
// where none stands there. The foot is drawn last.
func footOf(text string, meta seal.Meta) string {
	const foot = 160
	tail := []rune(text)
	tail = tail[max(0, len(tail)-foot):]
	if !strings.Contains(string(tail), dossier.ReferenceOf(meta.ID)) {
		return ""
	}
	all := fingerprintForm.FindAllString(string(tail), -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}
