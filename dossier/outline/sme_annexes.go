package outline

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// partnership is what one partner brings: its own figures and those of what is linked
// to it, at one percentage.
type partnership struct {
	partner int
	weight  dossier.Decimal
	added   []int // indices of the year's additions
}

// partnerships are one for each partner, of the applicant or of a linked enterprise.
func (y *smeYear) partnerships() []*partnership {
	var out []*partnership
	for i, a := range y.closed.Added {
		if a.Partner < 0 {
			continue
		}
		var found *partnership
		for _, f := range out {
			if f.partner == a.Partner && f.weight.Cmp(a.Weight) == 0 {
				found = f
			}
		}
		if found == nil {
			found = &partnership{partner: a.Partner, weight: a.Weight}
			out = append(out, found)
		}
		found.added = append(found.added, i)
	}
	return out
}

// result is the proportional result of a partnership.
func (y *smeYear) result(f *partnership) func(q int) dossier.Num {
	in := map[int]bool{}
	for _, i := range f.added {
		in[i+1] = true
	}
	return y.sum(func(i int) bool { return in[i] })
}

// annexA lists the partners, then has a sheet for each.
func (y *smeYear) annexA() []Block {
	sheets := y.partnerships()
	t := Table{Caption: y.t("paper.sme.box_a"), Columns: y.columns(y.t("paper.sme.a_partner")), Totals: []Row{y.row(y.t("paper.answer.total"), y.partnerSum)}}
	for _, f := range sheets {
		t.Rows = append(t.Rows, y.row(y.stated(y.basis.Members[f.partner].Name), y.result(f)))
	}
	t.Empty = T(y.t("paper.sme.a_inside"))
	out := []Block{Heading{Level: 2, Title: y.t("paper.sme.annex_a")}, Prose{Text: T(y.t("paper.sme.a_how"))}, t}
	for n, f := range sheets {
		out = append(out, y.partnerSheet(n+1, f)...)
	}
	return out
}

// identify is who an enterprise of the group is; what the dossier does not ask is left
// to the hand.
func (y *smeYear) identify(c rows.Company) []Block {
	return []Block{
		Pairs{Rows: []Pair{
			{Label: y.t("paper.sme.name"), Value: y.said(c.Name)},
			{Label: y.t("paper.sme.country"), Value: y.said(c.Country)},
			{Label: y.t("paper.sme.number"), Value: T(y.number(c))},
		}},
		Answer{Label: y.t("paper.sme.seat"), Lines: 1},
		Answer{Label: y.t("paper.sme.directors"), Lines: 1},
	}
}

// number is the registration number, where the dossier has one.
func (y *smeYear) number(c rows.Company) string {
	if f := y.v.Call.Field(rows.Table[rows.Company]()); f != nil && c.SIREN != "" {
		if col := f.Column("siren"); col != nil {
			return dossier.Show(col, dossier.Text(c.SIREN), y.v.Env.Ref)
		}
	}
	return y.t("paper.sme.no_number")
}

func (y *smeYear) partnerSheet(n int, f *partnership) []Block {
	m := y.basis.Members[f.partner]
	out := []Block{
		PageBreak{},
		Heading{Level: 2, Title: y.t("paper.sme.sheet_a", "n", n, "name", y.stated(m.Name))},
		Heading{Level: 3, Title: y.t("paper.sme.a_who")},
	}
	out = append(out, y.identify(m.Company)...)
	raw := Table{Caption: y.t("paper.sme.a_firms"), Columns: y.columns(y.period())}
	fitted := y.raw(f.added)
	for k, i := range f.added {
		raw.Rows = append(raw.Rows, y.row(y.stated(y.basis.Members[y.closed.Added[i].Member].Name), func(q int) dossier.Num {
			if fitted[q] == nil {
				return y.closed.Added[i].Data[q]
			}
			return dossier.Num{Decimal: fitted[q][k], OK: true}
		}))
	}
	raw.Totals = []Row{y.row(y.t("paper.sme.a_raw_total"), func(q int) dossier.Num {
		if fitted[q] == nil {
			return dossier.Num{}
		}
		var sum dossier.Decimal
		for _, d := range fitted[q] {
			sum = sum.Add(d)
		}
		return dossier.Num{Decimal: sum, OK: true}
	})}
	out = append(out, Heading{Level: 3, Title: y.t("paper.sme.a_raw")}, raw, note(y.t("paper.sme.a_raw_note")))
	for _, i := range append([]int{f.partner}, y.rowsOf(f.added)...) {
		if i == f.partner || y.basis.Members[i].ID != m.ID {
			out = append(out, y.inside(i)...)
		}
	}
	held, holds := y.shares(f.partner)
	percent := y.texts.Quantity(f.weight.Mul(dossier.Int(100)), figures.Percent)
	return append(out, Heading{Level: 3, Title: y.t("paper.sme.a_share")},
		Pairs{Rows: []Pair{
			{Label: y.t("paper.sme.a_held"), Value: T(held)},
			{Label: y.t("paper.sme.a_holds"), Value: T(holds)},
			{Label: y.t("paper.sme.a_percent"), Value: Text{S: percent, Strong: true}},
		}},
		Table{Caption: y.t("paper.sme.a_box"), Columns: y.columns(""), Rows: []Row{y.row(y.t("paper.sme.a_result", "percent", percent), y.result(f))}})
}

func (y *smeYear) rowsOf(added []int) []int {
	var out []int
	for _, i := range added {
		out = append(out, y.closed.Added[i].Member)
	}
	return out
}

// raw rounds the figures of a partner and of what is linked to it; nil where one is
// not known.
func (y *smeYear) raw(added []int) (out [3][]dossier.Decimal) {
	for q := range out {
		var exact []dossier.Decimal
		for _, i := range added {
			d := y.closed.Added[i].Data[q]
			if !d.OK {
				exact = nil
				break
			}
			exact = append(exact, d.Decimal)
		}
		if exact != nil {
			out[q] = figures.Fit(exact, places(q))
		}
	}
	return out
}

// inside names the enterprises whose figures stand in the accounts of row i.
func (y *smeYear) inside(i int) []Block {
	var names []string
	for _, j := range y.basis.Consolidated(i) {
		names = append(names, y.stated(y.basis.Members[j].Name))
	}
	if len(names) == 0 {
		return nil
	}
	return []Block{Prose{Text: T(y.t("paper.sme.inside", "name", y.stated(y.basis.Members[i].Name), "names", strings.Join(names, ", ")))}}
}

// shares are those of the applicant's side in the partner, and the other way.
func (y *smeYear) shares(partner int) (held, holds string) {
	names := map[string]string{"": y.stated(y.v.Text(y.v.ID(dossier.RoleCompany)))}
	for _, m := range y.basis.Members {
		names[m.ID] = y.stated(m.Name)
	}
	var both [2][]string
	for _, c := range y.basis.Rows(partner) {
		way := 1
		if c.Downstream() {
			way = 0
		}
		both[way] = append(both[way], y.t("paper.sme.a_with", "share", y.share(c.Company), "name", names[c.Through]))
	}
	say := func(s []string) string {
		if len(s) == 0 {
			return y.t("paper.sme.a_none")
		}
		return strings.Join(s, french.Hard+"; ")
	}
	return say(both[0]), say(both[1])
}

// annexB is about the linked enterprises: those inside the applicant's accounts, and
// those that are added.
func (y *smeYear) annexB() []Block {
	inside := y.basis.Consolidated(-1)
	var members []int
	for _, j := range inside {
		if y.basis.Members[j].Chain == figures.Linked {
			members = append(members, j)
		}
	}
	var added []int
	for i, a := range y.closed.Added {
		if a.Partner < 0 {
			added = append(added, i)
		}
	}
	var out []Block
	if len(y.partnerships()) > 0 {
		out = append(out, PageBreak{}) // the sheet before is a page
	}
	out = append(out,
		Heading{Level: 2, Title: y.t("paper.sme.annex_b")},
		Boxes{Label: y.t("paper.sme.b_case"), Items: []Box{{Text: y.t("paper.sme.b_one"), Ticked: len(members) > 0}, {Text: y.t("paper.sme.b_two"), Ticked: len(added) > 0}}})
	if len(members) > 0 {
		list := Table{Caption: y.t("paper.sme.b_list"), Columns: []Column{
			{Head: y.t("paper.sme.b_firm")}, {Head: y.t("paper.sme.seat")}, {Head: y.t("paper.sme.number")}, {Head: y.t("paper.sme.directors")},
		}}
		for _, j := range members {
			c := y.basis.Members[j].Company
			list.Rows = append(list.Rows, Row{Cells: []Cell{{Text: T(y.stated(c.Name))}, {Text: T(c.Country)}, {Text: T(y.number(c))}, {}}})
		}
		out = append(out, Table{Caption: y.t("paper.sme.box_b1"), Columns: y.columns(""), Rows: []Row{y.row(y.t("paper.answer.total"), y.own)}},
			list, note(y.t("paper.sme.by_hand")))
	}
	if len(added) == 0 {
		return out
	}
	t := Table{Caption: y.t("paper.sme.box_b2"), Columns: y.columns(y.t("paper.sme.b_firm")), Totals: []Row{y.row(y.t("paper.answer.total"), y.linkedSum)}}
	for n, i := range added {
		t.Rows = append(t.Rows, y.row(y.t("paper.sme.b_number", "n", n+1, "name", y.stated(y.basis.Members[y.closed.Added[i].Member].Name)), y.single(i)))
	}
	out = append(out, t)
	for n, i := range added {
		out = append(out, y.linkSheet(n+1, i))
	}
	return out
}

// linkSheet is the sheet of one linked enterprise.
func (y *smeYear) linkSheet(n, i int) Group {
	m := y.basis.Members[y.closed.Added[i].Member]
	name := y.stated(m.Name)
	blocks := []Block{Heading{Level: 2, Title: y.t("paper.sme.sheet_b", "n", n, "name", name)}, Heading{Level: 3, Title: y.t("paper.sme.b_who")}}
	blocks = append(blocks, y.identify(m.Company)...)
	blocks = append(blocks, Heading{Level: 3, Title: y.t("paper.sme.b_data")},
		Table{Columns: y.columns(y.period()), Rows: []Row{y.row(name, y.single(i))}})
	return Group{Whole: true, Blocks: append(blocks, y.inside(y.closed.Added[i].Member)...)}
}

func (y *smeYear) single(i int) func(q int) dossier.Num {
	return y.sum(func(k int) bool { return k == i+1 })
}
