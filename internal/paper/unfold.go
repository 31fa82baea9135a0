package paper

import (
	"context"
	"path/filepath"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/failure"
	"dossierpme/internal/leftover"
	"dossierpme/internal/safefile"
	"dossierpme/pdf/binder"
)

// Unfolded is a folder of annexes that was written.
type Unfolded struct {
	Complete bool     // else the dossier in it is a draft
	Files    []string // names in the folder, that of the dossier first, a list of what is to be sent last
	Missing  []BoundAnnex
	Printed  Printed
}

// Unfold writes the PDF of a dossier and its annexes as separate files into a
// folder, with the names that they have in the binder. The folder may not exist,
// or be empty: nothing that lies in it is ever replaced. It appears as a whole
// or not at all. The error is a Failure, or that of ctx. progress may be nil.
func (p *Press) Unfold(ctx context.Context, f *File, s Sheet, dir string, progress Progress) (Unfolded, error) {
	if err := vacant(dir); err != nil {
		return Unfolded{}, failure.Of(err, dir)
	}
	f = p.bound(f)
	printed, err := p.Print(f, s)
	if err != nil {
		return Unfolded{}, err
	}
	whole, err := p.printedView(f)
	if err != nil {
		return Unfolded{}, err
	}
	paper := p.onPaper(whole, !s.WithoutOwners)
	list := p.annexFiles(f, whole, paper)
	var signed []signedFile
	for _, r := range SignedRows(whole) {
		signed = append(signed, signedFile{annexFile: p.annexFile(f, r)})
	}
	list, _ = withSigned(list, signed, paper)
	out := Unfolded{Complete: printed.Complete, Printed: printed, Missing: p.leftOut(ctx, f)}
	err = newFolder(dir, 0o777, func(tmp string) error {
		if err := p.unfoldInto(ctx, tmp, list, &out, progress); err != nil {
			return err
		}
		name, err := p.handOver(tmp, whole, paper)
		if name != "" {
			out.Files = append(out.Files, name)
		}
		return err
	})
	if err != nil {
		return Unfolded{}, err
	}
	return out, nil
}

// unfoldInto writes the PDF and the annexes into a folder.
func (p *Press) unfoldInto(ctx context.Context, dir string, list []annexFile, out *Unfolded, progress Progress) error {
	name := p.Words.T("annexes.folder.dossier")
	if err := safefile.Write(filepath.Join(dir, name), out.Printed.PDF); err != nil {
		return err
	}
	out.Files = append(out.Files, name)
	for i, a := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil {
			progress(i, len(list), a.name)
		}
		if a.state != binder.Fine {
			out.Missing = append(out.Missing, BoundAnnex{
				Row: a.row.ID, Number: a.printed.Number, Title: a.printed.Title, Name: a.name, Facts: binder.Facts{Kind: binder.Other, State: a.state},
			})
			continue
		}
		if err := safefile.WriteWith(filepath.Join(dir, a.name), leftover.Of(a.open)); err != nil {
			return err
		}
		out.Files = append(out.Files, a.name)
	}
	return nil
}

// handOver writes beside the files what is still to be sent, where there is any, and
// returns its name.
func (p *Press) handOver(dir string, whole, paper *dossier.View) (string, error) {
	promised := outline.ToHandOver(paper)
	if len(promised) == 0 {
		return "", nil
	}
	t := p.Words.T
	lines := []string{
		t("annexes.folder.later_title", "n", len(promised)),
		t("annexes.folder.later_of", "reference", whole.Dossier.Reference(), "version", whole.Dossier.Version), "",
	}
	for _, x := range promised {
		lines = append(lines, "- "+x.Title, "  "+t("paper.annexes.reason", "reason", x.Reason))
	}
	name := t("annexes.folder.later")
	const mark = "\ufeff" // by which older programs of Windows know that it is UTF-8
	return name, safefile.Write(filepath.Join(dir, name), []byte(mark+strings.Join(lines, "\r\n")+"\r\n"))
}
