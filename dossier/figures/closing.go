package figures

import "dossierpme/dossier"

// Basis is what the size was added up from, for whoever declares it: the group as
// it was resolved, and the parts of each total. It is filled in while the size is
// computed, so that a declaration says what was counted.
type Basis struct {
	Members []Member
	Last    *Closing // nil where the group is not known
	Before  *Closing // nil where no year before counts, too
}

// Sizes are headcount, turnover and balance total, in this order; what is not known
// is absent.
type Sizes [3]dossier.Num

// The places in Sizes.
const (
	Staff = iota
	Sales
	Assets
)

// Closing is one year: the totals and what they are the sum of.
type Closing struct {
	Own   Sizes // the applicant's accounts, with all that they consolidate
	Added []Addition
	Total Sizes
}

// Addition is one enterprise that adds its figures.
type Addition struct {
	Member  int             // its row, an index of Members
	Partner int             // the row of the partner whose part it is, -1: it is linked to the applicant
	Weight  dossier.Decimal // the part that is added
	Data    Sizes           // the whole of its figures
}

// note keeps what a year's total is made of.
func (c *Closing) note(q int, own, total operand, contributions []contribution) {
	if own.given && total.given {
		c.Own[q], c.Total[q] = dossier.Num{Decimal: own.Value, OK: true}, dossier.Num{Decimal: total.Value, OK: true}
	}
	if c.Added == nil {
		c.Added = make([]Addition, len(contributions))
	}
	for i, o := range contributions {
		c.Added[i].Member, c.Added[i].Partner, c.Added[i].Weight = o.member, o.partner, o.weight
		c.Added[i].Data[q] = dossier.Num{Decimal: o.value, OK: o.known}
	}
}

// Counted is what the addition adds to a total.
func (a Addition) Counted(q int) dossier.Num {
	return dossier.Num{Decimal: a.Data[q].Mul(a.Weight), OK: a.Data[q].OK}
}

// Parts are the exact parts of a total: the applicant's own, then what each
// enterprise adds. False where the total is not known.
func (c *Closing) Parts(q int) ([]dossier.Decimal, bool) {
	if !c.Total[q].OK {
		return nil, false
	}
	out := []dossier.Decimal{c.Own[q].Decimal}
	for _, a := range c.Added {
		out = append(out, a.Counted(q).Decimal)
	}
	return out, true
}

// Fit rounds the parts of one whole so that they add up to their rounded total.
func Fit(parts []dossier.Decimal, places int) []dossier.Decimal {
	fitted, out := make([]Part, len(parts)), make([]dossier.Decimal, len(parts))
	for i, p := range parts {
		fitted[i].Value = p
	}
	fit(fitted, places)
	for i, p := range fitted {
		out[i] = p.Value
	}
	return out
}

// Rows lists the rows of the enterprise of row i: one that holds and is held has two.
func (b *Basis) Rows(i int) []Member {
	g := group{members: b.Members}
	var out []Member
	for j := range b.Members {
		if g.key(j) == g.key(i) {
			out = append(out, b.Members[j])
		}
	}
	return out
}

// Related reports whether the applicant has partners and whether it has linked
// enterprises, those that stand in consolidated accounts included. A person is
// neither.
func (b *Basis) Related() (partner, linked bool) {
	for _, m := range b.Members {
		if m.Person || m.Weight.Sign() == 0 {
			continue
		}
		partner = partner || m.Chain == Partner && m.Relation == Partner
		linked = linked || m.Chain == Linked
	}
	return partner, linked
}

// Consolidated lists the linked enterprises that stand in the applicant's own
// accounts, those inside the accounts of row i where i is not below zero.
func (b *Basis) Consolidated(i int) []int {
	at := map[string]int{}
	for j, m := range b.Members {
		at[m.ID] = j
	}
	var out []int
	for j, m := range b.Members {
		if m.Person || m.Weight.Sign() == 0 || !m.Consolidated.Yes() {
			continue
		}
		if b.keeper(at, j) == i {
			out = append(out, j)
		}
	}
	return out
}

// keeper is the row in whose accounts a consolidated one stands, -1: the applicant's.
func (b *Basis) keeper(at map[string]int, i int) int {
	for range b.Members {
		m := b.Members[i]
		if !m.Person && !m.Consolidated.Yes() {
			return i
		}
		next, ok := at[m.Through]
		if !ok {
			return -1
		}
		i = next
	}
	return -1
}
