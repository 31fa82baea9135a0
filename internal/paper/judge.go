package paper

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/pdf/binder"
)

// stateOf is what a look at a file means for the piece that it stands for. A file
// that travels without being bound counts as well as one that is bound.
var stateOf = map[binder.State]dossier.AnnexState{
	binder.Fine: dossier.AnnexAttached, binder.Unsupported: dossier.AnnexAttached,
	binder.Missing: dossier.AnnexAbsent, binder.Unreadable: dossier.AnnexAbsent,
	binder.Empty:  dossier.AnnexEmpty,
	binder.Locked: dossier.AnnexDamaged, binder.Damaged: dossier.AnnexDamaged, binder.NoPages: dossier.AnnexDamaged, binder.ImageBroken: dossier.AnnexDamaged,
	binder.NoPaper:  dossier.AnnexNoPaper,
	binder.TooLarge: dossier.AnnexTooBig, binder.ManyPixels: dossier.AnnexTooBig,
}

// Judge judges the file of an annex: the one judgement that check, window, print,
// binder and folder go by.
func (p *Press) Judge(ctx context.Context, f *File, r dossier.Row) dossier.AnnexFacts {
	path, sum := r.Text("path"), r.Text("sha256")
	if path == "" && sum == "" {
		return dossier.AnnexFacts{State: dossier.AnnexAttached} // names no file
	}
	if dir, ok := f.Folder(); ok && path != "" {
		switch Annex(dir, path) {
		case AnnexLink, AnnexFolder, AnnexOutside:
			return dossier.AnnexFacts{State: dossier.AnnexAbsent} // a problem of form, told as such
		case AnnexFile, AnnexMissing, AnnexUnreadable:
		}
	}
	facts := p.Inspect(ctx, f, r)
	out := dossier.AnnexFacts{State: stateOf[facts.State], Pages: facts.Pages}
	if out.State == dossier.AnnexAttached {
		return out
	}
	out.Args = dossier.Args{"state": string(facts.State)}
	if facts.Declared > 0 {
		out.Args["pages"], out.Args["declared"] = strconv.Itoa(facts.Pages), strconv.Itoa(facts.Declared)
		out.Args["broken"], out.Args["lost"] = p.pageNumbers(facts.Broken), strconv.Itoa(facts.Declared-facts.Pages)
	}
	return out
}

// pageNumbers words a list of page numbers, those that follow each other as one.
func (p *Press) pageNumbers(list string) string {
	var numbers []int
	for _, s := range strings.Split(list, ",") {
		n, _ := strconv.Atoi(s)
		numbers = append(numbers, n)
	}
	return p.spans(numbers)
}

// spans words page numbers, those that follow each other as one.
func (p *Press) spans(numbers []int) string {
	const most = 12
	var spans []string
	for i := 0; i < len(numbers); {
		first := numbers[i]
		last := first
		for i++; i < len(numbers) && numbers[i] == last+1; i++ {
			last++
		}
		switch last - first {
		case 0:
			spans = append(spans, strconv.Itoa(first))
		case 1:
			spans = append(spans, strconv.Itoa(first), strconv.Itoa(last))
		default:
			spans = append(spans, p.Words.T("annexes.page_span", "from", first, "to", last))
		}
	}
	if len(spans) > most {
		spans = append(spans[:most], "…")
	}
	return french.List(spans)
}

// looked tells whether there is anywhere to look for the files of a dossier.
func (f *File) looked() bool {
	_, folder := f.Folder()
	return folder || f.Shelf != nil || f.parcel != nil
}

// judging is the judgement of a dossier's annexes, each looked at once; nil where
// there is nowhere to look, and all is as the list says. Where list is given, a file
// that is only known by its hash and that cannot be found is as the list says,
// too: whoever listed it had it.
func (p *Press) judging(f *File, list bool) func(dossier.Row) dossier.AnnexFacts {
	if !f.looked() {
		return nil
	}
	known := map[string]dossier.AnnexFacts{}
	return func(r dossier.Row) dossier.AnnexFacts {
		facts, ok := known[r.ID]
		if !ok {
			facts = p.Judge(context.Background(), f, r)
			if sum := r.Text("sha256"); list && f.Shelf == nil && sum != "" && facts.State == dossier.AnnexAbsent && facts.Args != nil {
				facts = (&dossier.View{}).Annex(r)
			}
			known[r.ID] = facts
		}
		return facts
	}
}

// Judged is the view of a dossier with its annexes judged.
func (p *Press) Judged(f *File) *dossier.View { return p.judgedView(f, false) }

func (p *Press) judgedView(f *File, list bool) *dossier.View {
	env := p.Env
	env.Annex = p.judging(f, list)
	return dossier.NewView(f.Call, f.Dossier, env)
}

// withStates notes in the list of pieces how each annex was judged, so that what is
// made of the dossier from here on goes by the list.
func withStates(d *dossier.Dossier, judge func(dossier.Row) dossier.AnnexFacts) *dossier.Dossier {
	rows := d.Rows(dossier.AnnexesID)
	if judge == nil || len(rows) == 0 {
		return d
	}
	out := slices.Clone(rows)
	for i, r := range rows {
		state := judge(r).State
		if state == dossier.AnnexAttached {
			if r.Get("state") != nil {
				out[i] = r.With("state", nil)
			}
			continue
		}
		out[i] = r.With("state", dossier.Text(state))
	}
	c := d.Copy()
	c.Set(dossier.AnnexesID, out)
	return c
}
