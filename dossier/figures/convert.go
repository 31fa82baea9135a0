package figures

import (
	"slices"

	"dossierpme/dossier/rows"
)

// UnitOf reports whether a source can be measured in a unit: electricity has no
// litres, and gas in kWh says whether PCS or PCI.
func UnitOf(law *Rules, source, unit string) bool {
	rule, ok := law.Find("energy.units." + source)
	return ok && slices.Contains(rule.Codes, unit)
}

// conversion multiplies a quantity, then divides it.
type conversion struct {
	mul, div []operand
	source   Source
	own      bool // with the user's own conversion
}

var thousand = wholeNum(1000)

// scaled is a unit written as a number of a smaller one.
var scaled = map[string]struct {
	base string
	by   operand
}{
	"mwh": {"kwh", thousand}, "mwh_pcs": {"kwh_pcs", thousand}, "mwh_pci": {"kwh_pci", thousand},
	"t": {"kg", thousand}, "m3": {"l", thousand},
}

// toKWh converts a use to kWh PCI; false where no conversion is known and the
// row gives none.
func toKWh(law *Rules, u rows.EnergyUse) (conversion, bool) {
	rule := law.Must("energy.units." + u.Source)
	c := conversion{source: by(rule)}
	unit := u.Unit
	if s, ok := scaled[unit]; ok {
		if _, direct := convertBase(rule, s.base); direct {
			unit = s.base
			c.mul = append(c.mul, s.by)
		}
	}
	if base, ok := convertBase(rule, unit); ok {
		c.mul, c.div = append(c.mul, base.mul...), base.div
		return c, true
	}
	if u.KWhPerUnit.OK {
		return conversion{mul: []operand{num(u.KWhPerUnit.Decimal)}, source: cite("own_conversion"), own: true}, true
	}
	return c, false
}

// convertBase converts a unit that is no multiple of another.
func convertBase(rule Rule, unit string) (conversion, bool) {
	switch unit {
	case "kwh", "kwh_pci":
		return conversion{}, true
	case "kwh_pcs":
		if ratio, ok := rule.operand("pcs_per_pci"); ok {
			return conversion{div: []operand{ratio}}, true
		}
	default:
		if per, ok := rule.operand("kwh_per_" + unit); ok {
			return conversion{mul: []operand{per}}, true
		}
	}
	return conversion{}, false
}

// toFactor converts a use to the unit of its emission factor.
func toFactor(law *Rules, u rows.EnergyUse, unit string) (conversion, bool) {
	same := func(a, b string) bool { return a == b || a == "kwh" && b == "kwh_pci" || a == "kwh_pci" && b == "kwh" }
	if same(u.Unit, unit) {
		return conversion{}, true
	}
	if s, ok := scaled[u.Unit]; ok && same(s.base, unit) {
		return conversion{mul: []operand{s.by}}, true
	}
	c, ok := toKWh(law, u)
	if !ok {
		return conversion{}, false
	}
	switch unit {
	case "kwh", "kwh_pci":
		return c, true
	case "kwh_pcs":
		ratio, ok := law.Must("energy.units." + u.Source).operand("pcs_per_pci")
		c.mul = append(slices.Clone(c.mul), ratio)
		return c, ok
	}
	per, ok := law.Must("energy.units." + u.Source).operand("kwh_per_" + unit)
	c.div = append(slices.Clone(c.div), per)
	return c, ok
}

// convert adds the steps of a conversion of a quantity that may be missing, with
// further factors.
func (s *Sheet) convert(text Message, shape Shape, n operand, c conversion, source Source, more ...operand) operand {
	if !n.given {
		return operand{}
	}
	in := make([]operand, 0, 1+len(c.mul)+len(more))
	in = append(append(append(in, n), c.mul...), more...)
	if len(c.div) == 0 {
		return s.do(text, Product, shape, source, in...)
	}
	o := in[0]
	if len(in) > 1 {
		o = s.do(text, Product, Plain, source, in...)
	}
	return s.do(text, Quotient, shape, source, append([]operand{o}, c.div...)...)
}
