package sheet

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"dossierpme/dossier"
	"dossierpme/internal/say"
)

// Options say what a workbook is written with besides the dossier.
type Options struct {
	Words       *say.Words
	Date        time.Time // written as the day and as the times of the file
	Program     string    // its name
	Version     string    // of the program
	Fingerprint string    // of the data, as the PDF prints it; "" leaves the line out
}

// Plan writes the funding plan of a dossier as a workbook. It takes a dossier
// in any state: where something is missing the workbook says so instead of
// giving the gap.
func Plan(to io.Writer, v *dossier.View, o Options) error {
	f := excelize.NewFile()
	defer f.Close()
	w := words{o.Words}
	b := &book{words: w, f: f, date: o.Date, styles: map[look]int{}, looks: map[int]look{}, footer: reference(v)}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w, o.Date) })
	if err := b.write(collect(v, w), w.about(v, o)); err != nil {
		return fmt.Errorf("writing the funding plan: %w", err)
	}
	if err := f.Write(to); err != nil {
		return fmt.Errorf("writing the funding plan: %w", err)
	}
	return nil
}

func (b *book) write(p *plan, who identity) error {
	if err := b.open(b.t("name.guide"), b.t("name.summary"), b.t("name.expenses"), b.t("name.resources")); err != nil {
		return err
	}
	if err := b.properties(who); err != nil {
		return err
	}
	expenses := b.expenses(p, who)
	resources := b.resources(p, who)
	for _, s := range []*page{b.guide(who), b.summary(p, who, expenses.span, resources.span), expenses.page, resources.page} {
		if err := s.close(); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	return b.err
}

// identity is what the workbook says of the dossier that it belongs to.
type identity struct {
	project, company, siret, call, reference, fingerprint, program, release string
	version                                                                 int
	date                                                                    time.Time
}

func (w words) about(v *dossier.View, o Options) identity {
	show := func(role dossier.Role, empty string) string {
		id := v.ID(role)
		if f := v.Call.Field(id); f != nil {
			if s := w.clean(dossier.Show(f, v.Get(id), v.Env.Ref)); s != "" {
				return s
			}
		}
		return empty
	}
	return identity{
		project:   show(dossier.RoleTitle, w.t("no_title")),
		company:   show(dossier.RoleCompany, w.t("no_company")),
		siret:     show(dossier.RoleSIRET, ""),
		call:      w.clean(v.Call.Title),
		reference: reference(v), fingerprint: w.clean(o.Fingerprint), program: w.clean(o.Program), release: w.clean(o.Version),
		version: v.Dossier.Version, date: o.Date,
	}
}

// reference is the reference on paper of an id that may have been written by anybody.
func reference(v *dossier.View) string { return dossier.ReferenceOf(cleanLine(v.Dossier.ID)) }

// under is the line below the title of a sheet.
func (w words) under(who identity) string {
	s := who.project + " · " + who.company
	if who.reference != "" {
		s += " · " + w.t("version", "reference", who.reference, "version", strconv.Itoa(who.version))
	}
	return clip(s)
}
