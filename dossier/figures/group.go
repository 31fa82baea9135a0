package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Relation is what a company of the group is to the enterprise it hangs on.
type Relation string

// The relations of annex I, article 3.
const (
	Linked  Relation = "linked"
	Partner Relation = "partner"
	None    Relation = "none"
)

// Member is a row of the group with what it counts for.
type Member struct {
	rows.Company
	Relation  Relation        // seen from the enterprise it hangs on
	Chain     Relation        // seen from the applicant, along the whole chain
	Percent   dossier.Num     // of a partner, the higher of capital and votes
	Weight    dossier.Decimal // the part of its figures that is added, before consolidation
	Person    bool            // a person: no figures, only links pass
	ViaPerson bool            // it counts through a person
	Exempt    bool            // an investor whose share would make another holder a partner
	Of        int             // the row of the partner whose part it is, where the chain is one
}

// group is the applicant's group, resolved.
type group struct {
	members []Member
	missing []dossier.Spot
	angel   bool // a business angel is left out
	person  bool // an enterprise counts through a person
	twice   map[string][]int
}

// Group resolves the relations of the group's rows, in the order of their ids;
// missing names what the relations lack.
func Group(v *dossier.View, law *Rules) (members []Member, missing []dossier.Spot) {
	s := &Sheet{b: bookOf(v, law), v: v}
	g := s.group()
	return g.members, g.missing
}

// group resolves every row. Each enterprise is one node, whatever the number of
// its rows: two that hold each other stand there with the higher percentage.
func (s *Sheet) group() group {
	rule := s.b.law.Must("size.relations")
	companies := rows.Companies(s.v)
	g := group{members: make([]Member, len(companies)), twice: map[string][]int{}}
	index := make(map[string]int, len(companies))
	for i, r := range companies {
		index[r.ID] = i
		g.members[i] = Member{Company: r, Person: r.Person(), Chain: None}
		g.twice[g.key(i)] = append(g.twice[g.key(i)], i)
	}
	for i := range g.members {
		m := &g.members[i]
		if _, known := index[m.Through]; m.Through != "" && !known || circular(companies, index, i) {
			g.missing = append(g.missing, m.Where().Spot("through"))
		}
		g.missing = append(g.missing, m.relate(rule)...)
	}
	if len(g.missing) > 0 {
		return g
	}
	g.weigh(index, s.v.Text("company.siren"))
	for i := range g.members {
		m := &g.members[i]
		g.angel = g.angel || m.Investor == "business_angel" && m.Relation == None && !m.Person
		g.person = g.person || m.ViaPerson && m.Weight.Sign() > 0
	}
	return g
}

// key is what makes two rows one enterprise.
func (g *group) key(i int) string {
	if m := g.members[i]; m.SIREN != "" && !m.Person {
		return "siren " + m.SIREN
	}
	return g.members[i].ID
}

// circular reports whether a row leads back to itself.
func circular(companies []rows.Company, index map[string]int, i int) bool {
	at := i
	for range companies {
		next, ok := index[companies[at].Through]
		if companies[at].Through == "" || !ok {
			return false
		}
		if at = next; at == i {
			return true
		}
	}
	return false
}

// relate judges the row alone (annex I, article 3).
func (m *Member) relate(rule Rule) (missing []dossier.Spot) {
	lack := func(col string) { missing = append(missing, m.Where().Spot(col)) }
	if m.Kind == "" {
		lack("kind")
	}
	switch {
	case m.Control.Yes(), m.Votes.OK && m.Votes.Cmp(rule.Value("linked")) > 0:
		m.Relation = Linked
		return missing
	}
	m.Relation = None
	if !m.Votes.OK {
		lack("votes")
	}
	if !m.Control.OK {
		lack("control")
	}
	if m.Person {
		return missing // a person's minority share makes no partner
	}
	if !m.Capital.OK {
		lack("capital")
	}
	percent := m.Capital
	if m.Votes.Cmp(percent.Decimal) > 0 {
		percent = m.Votes
	}
	if percent.Cmp(rule.Value("partner")) < 0 {
		return missing
	}
	switch m.Investor {
	case "":
		lack("investor")
	case "none":
		m.Relation, m.Percent = Partner, percent
	default: // not linked; its share may be above half the capital, never of the votes
		m.Exempt = true
	}
	return missing
}

// weigh follows the chains from the applicant: linked keeps the weight of what
// it hangs on, a partner of the applicant's linked group gets its percentage,
// and nothing passes beyond a partner's partner. Weights only grow, so going
// over the rows until nothing changes ends.
func (g *group) weigh(index map[string]int, own string) {
	type state struct {
		chain   Relation
		weight  dossier.Decimal
		person  bool
		partner int
	}
	nothing, one := state{chain: None}, state{chain: Linked, weight: dossier.Int(1)}
	states := make([]state, len(g.members)) // of an enterprise, at its first row
	first := make([]int, len(g.members))
	for i := range g.members {
		first[i] = g.twice[g.key(i)][0]
		states[i] = nothing
		if m := &g.members[i]; own != "" && m.SIREN == own && !m.Person {
			states[first[i]] = one // the applicant itself
		}
	}
	reach := func(i int) state {
		m := &g.members[i]
		parent, through := one, false
		if m.Through != "" {
			p := index[m.Through]
			parent, through = states[first[p]], g.members[p].Person
		}
		switch {
		case parent.chain == None || m.Relation == None:
			return nothing
		case m.Relation == Linked:
			return state{parent.chain, parent.weight, parent.person || through, parent.partner}
		case parent.chain == Linked && !through: // a partner of the linked group
			return state{Partner, m.Percent.Mul(dossier.Cents(1)), parent.person, first[i]}
		}
		return nothing
	}
	rank := map[Relation]int{None: 0, Partner: 1, Linked: 2}
	for changed := true; changed; {
		changed = false
		for i := range g.members {
			st, old := reach(i), states[first[i]]
			if rank[st.chain] > rank[old.chain] || st.chain == old.chain && st.weight.Cmp(old.weight) > 0 {
				states[first[i]], changed = st, true
			}
		}
	}
	for i := range g.members {
		m, st := &g.members[i], reach(i)
		m.Chain, m.Weight, m.ViaPerson, m.Of = st.chain, st.weight, st.person, st.partner
		if own != "" && m.SIREN == own && !m.Person {
			m.Chain, m.Weight = Linked, dossier.Decimal{} // its figures stand there already
		}
	}
}

// ExemptHolder reports whether a row of the group is an exempt investor with a
// share that would make another holder a partner, and no majority: whoever reads
// the size wants to see that it does not govern the company.
func ExemptHolder(c rows.Company, law *Rules) bool {
	rule := law.Must("size.relations")
	held := c.Capital
	if c.Votes.Cmp(held.Decimal) > 0 {
		held = c.Votes
	}
	exempt := c.Kind == "company" && c.Investor != "" && c.Investor != "none"
	return exempt && held.Cmp(rule.Value("partner")) >= 0 && held.Cmp(rule.Value("linked")) <= 0
}
