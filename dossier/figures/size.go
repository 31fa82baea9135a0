package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// categories in ascending order; a rank is the index in names[unitCategory].
const (
	rankNone = iota
	rankMicro
	rankSmall
	rankMedium
	rankLarge
)

var categoryText = map[string]string{
	"micro": "microentreprise", "small": "petite entreprise", "medium": "moyenne entreprise",
	"large": "grande entreprise", "none": "pas une PME (capital public)",
}

// size is the SME category: annex I of Regulation (EU) 651/2014.
func (b *book) size() Figure { return b.once("figure.size", size) }

// quantity is one of the three sizes that thresholds are set on.
type quantity struct {
	id, text, unit string
	places         int
	own, before    dossier.FieldID
	of, prev       func(rows.Company) dossier.Num
}

var quantities = []quantity{
	{
		"headcount", "Effectif", "UTA", 2, "size.headcount", "size.headcount_prev",
		func(c rows.Company) dossier.Num { return c.Headcount }, func(c rows.Company) dossier.Num { return c.HeadcountPrev },
	},
	{
		"turnover", "Chiffre d’affaires", "€", 2, "size.turnover", "size.turnover_prev",
		func(c rows.Company) dossier.Num { return c.Turnover }, func(c rows.Company) dossier.Num { return c.TurnoverPrev },
	},
	{
		"balance", "Total du bilan", "€", 2, "size.balance", "size.balance_prev",
		func(c rows.Company) dossier.Num { return c.Balance }, func(c rows.Company) dossier.Num { return c.BalancePrev },
	},
}

func size(s *sheet) {
	var g group
	newCompany, known := s.answer("size.new_company")
	status := s.v.Text("size.previous_category")
	oneYear := !known || newCompany || status == "none" && s.emptyBefore()
	public, _ := s.number("size.public_share")
	if inGroup, ok := s.answer("size.in_group"); ok && inGroup {
		s.rule("size.relations")
		if g = s.group(); len(g.members) == 0 {
			s.lack("group")
		}
		s.lack(g.missing...)
	}
	s.inputs(&g, oneYear)
	if known && !newCompany && status == "" {
		s.lack("size.previous_category")
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.remarks(&g)
	s.steps = make([]Step, 0, 6*len(g.members)+32)
	last := s.year(&g, false)
	var category operand
	if oneYear {
		category = last
		s.nameYear("category_last", last)
		if newCompany {
			s.estimate("Aucun exercice n’est clos : la taille repose sur une estimation de bonne foi de la première année.")
		} else {
			s.estimate("Un seul exercice est clos : la taille est celle de cet exercice, à confirmer par le service instructeur.")
		}
	} else {
		category = s.twoYears(status, s.year(&g, true), last)
	}
	rule := s.rule("size.public")
	if public.Cmp(rule.Value("share")) >= 0 {
		s.caveat("Des organismes publics détiennent au moins 25 % du capital ou des votes : l’entreprise n’est pas une PME au sens européen, quelle que soit sa taille.")
		category = s.do("Part publique d’au moins 25\u00a0%\u00a0: pas une PME", Lookup, "", rule.Source, num(dossier.Int(rankNone)))
	}
	s.f.Value = s.name("Catégorie retenue", category, unitCategory, "Règlement (UE) 651/2014, annexe I")
	s.f.Numbers["category"] = s.f.Value
}

// emptyBefore reports whether no figure of the year before is given.
func (s *sheet) emptyBefore() bool {
	return !slices.ContainsFunc(quantities, func(q quantity) bool {
		_, ok := s.v.Number(q.before)
		return ok
	})
}

// inputs names the figures that are missing: the applicant's, and those of every
// company that adds some.
func (s *sheet) inputs(g *group, oneYear bool) {
	for _, q := range quantities {
		s.number(q.own)
		if !oneYear {
			s.number(q.before)
		}
	}
	for i := range g.members {
		m := &g.members[i]
		if m.Person || m.Weight.Sign() == 0 {
			continue
		}
		if !m.Consolidated.OK {
			s.lack(at("group", "consolidated", m.ID))
		}
		if m.Consolidated.Yes() {
			continue
		}
		for _, q := range quantities {
			if !q.of(m.Company).OK {
				s.lack(at("group", q.id, m.ID))
			}
			if !oneYear && !q.prev(m.Company).OK {
				s.lack(at("group", q.id+"_prev", m.ID))
			}
		}
	}
}

func (s *sheet) remarks(g *group) {
	if g.person {
		s.caveat("Une entreprise compte par l’intermédiaire d’une personne : c’est le cas seulement sur le même marché ou un marché voisin.")
	}
	if g.angel {
		s.caveat("Un investisseur providentiel (« business angel ») n’est exempté que jusqu’à 1,25 M€ investis dans l’entreprise, en tout.")
	}
	for i := range g.members {
		if m := &g.members[i]; m.Consolidated.Yes() && m.Weight.Sign() > 0 && !m.Person {
			s.caveat("Les données consolidées d’une entreprise du groupe ne sont pas ajoutées une seconde fois.")
			return
		}
	}
}

// year adds up one year and gives its category as a rank.
func (s *sheet) year(g *group, before bool) operand {
	label := ""
	if before {
		label = ", exercice précédent"
	}
	ranks := make([]operand, len(quantities))
	for i, q := range quantities {
		field, value := q.own, q.of
		if before {
			field, value = q.before, q.prev
		}
		own, _ := s.v.Number(field)
		prefix := q.text + label + "\u00a0: "
		parts := []operand{s.do(q.text+" de l’entreprise"+label, Lookup, q.unit, "", num(own))}
		for _, c := range g.contributions(value) {
			parts = append(parts, s.do(prefix+c.name+c.kind, Product, q.unit, "", num(c.weight), num(c.value)))
		}
		total := s.do(q.text+" total"+label, Sum, q.unit, "", parts...)
		if !before {
			s.f.Numbers[q.id] = rounded(total, q.places, q.unit)
		}
		ranks[i] = s.rank(q, label, total)
	}
	amounts := s.do("Le plus favorable du chiffre d’affaires et du bilan"+label, Min, "", "", ranks[1], ranks[2])
	category := s.do("Catégorie de l’exercice"+label+" (1 micro, 2 petite, 3 moyenne, 4 grande)", Max, "",
		"Règlement (UE) 651/2014, annexe I, article 2", ranks[0], amounts)
	return category
}

// rank is the smallest category whose threshold a total meets: 1 plus the
// thresholds that are crossed. Headcount must lie below, amounts may be equal.
func (s *sheet) rank(q quantity, label string, total operand) operand {
	rank := int64(rankMicro)
	for _, id := range []string{"size.micro", "size.small", "size.medium"} {
		limit, _ := s.rule(id).operand(q.id)
		if c := total.value.Cmp(limit.value); c > 0 || c == 0 && q.id == "headcount" {
			rank++
		}
	}
	text := q.text + "\u00a0: rang " + dossier.Int(rank).String() + label
	return s.do(text, Lookup, "", "Règlement (UE) 651/2014, annexe I, article 2", num(dossier.Int(rank)))
}

// contribution is what an enterprise adds to a total.
type contribution struct {
	name, kind string
	weight     dossier.Decimal
	value      dossier.Decimal
}

// contributions lists what every enterprise of the group adds, once each: of
// several rows of one enterprise the highest weight and figure hold.
func (g *group) contributions(value func(rows.Company) dossier.Num) []contribution {
	var out []contribution
	for i := range g.members {
		key := g.key(i)
		if g.twice[key][0] != i {
			continue
		}
		best := contribution{}
		found := false
		for _, j := range g.twice[key] {
			m := &g.members[j]
			if m.Weight.Cmp(best.weight) > 0 {
				best.weight, best.name = m.Weight, m.Name
				best.kind = " (liée)"
				if m.Chain == Partner {
					best.kind = " (au prorata)"
				}
			}
			if v := value(m.Company); !m.Person && !m.Consolidated.Yes() && m.Weight.Sign() > 0 {
				if !found || v.Cmp(best.value) > 0 {
					best.value = v.Decimal
				}
				found = true
			}
		}
		if found {
			out = append(out, best)
		}
	}
	return out
}

// nameYear notes the category of a year under its own name.
func (s *sheet) nameYear(number string, rank operand) {
	s.f.Numbers[number] = names[unitCategory][whole(rank.value)]
}

// twoYears applies article 4 (2): a threshold must be crossed two closings
// running. That is the median of the status held at the previous closing and
// the categories of the two years.
func (s *sheet) twoYears(status string, before, last operand) operand {
	rule := s.rule("size.two_years")
	s.nameYear("category_prev", before)
	s.nameYear("category_last", last)
	prev, now := categoryText[s.f.Numbers["category_prev"]], categoryText[s.f.Numbers["category_last"]]
	if status == "unknown" || status == "none" {
		if before.value.Cmp(last.value) != 0 {
			s.estimate("La catégorie tenue à la clôture précédente n’est pas connue et les deux exercices diffèrent (" + prev +
				", puis " + now + ") : la plus grande est retenue, à confirmer par le service instructeur.")
		}
		category := s.do("La plus grande des deux années", Max, "", rule.Source, before, last)
		if s.v.Yes("size.takeover") {
			s.takeover("la plus grande des deux années")
		}
		return category
	}
	held := s.do("Catégorie tenue à la clôture précédente\u00a0: "+categoryText[status], Lookup, "", "",
		num(dossier.Int(int64(slices.Index(names[unitCategory], status)))))
	low := s.do("La plus petite des deux premières", Min, "", "", held, before)
	high := s.do("La plus grande des deux premières", Max, "", "", held, before)
	capped := s.do("Sans dépasser le dernier exercice", Min, "", "", high, last)
	category := s.do("Médiane\u00a0: statut tenu, exercice précédent, dernier exercice", Max, "", rule.Source, low, capped)
	if s.v.Yes("size.takeover") {
		s.takeover(categoryText[names[unitCategory][whole(category.value)]] + " selon la règle des deux exercices, " + now + " selon le dernier exercice")
		category = s.do("Rachat\u00a0: la plus grande des deux lectures", Max, "", s.rule("size.takeover").Source, category, last)
	}
	return category
}

func (s *sheet) takeover(readings string) {
	s.rule("size.takeover")
	s.estimate("Un rachat a eu lieu et les textes se lisent de deux façons (" + readings + ") : la plus grande catégorie est retenue, à confirmer par le service instructeur.")
}
