package rules

import (
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// roundedOutput is the share up to which two outputs are one and the same, rounded.
var roundedOutput = dossier.Cents(1).Mul(dossier.Cents(50))

// contradictionOutput holds the output of the site, by which consumption is divided,
// against that of its lines of the same unit: it is the sum of them, or of those after
// which no other comes, or the largest one.
func contradictionOutput(v *dossier.View) []dossier.Problem {
	unit := unitKey(v.Text("environment.unit"))
	if unit == "" {
		return nil
	}
	var same []rows.Line
	for _, l := range rows.Lines(v) {
		if unitKey(l.Unit) == unit {
			same = append(same, l)
		}
	}
	var out []dossier.Problem
	for _, side := range []struct {
		field dossier.FieldID
		col   string
		of    func(rows.Line) dossier.Num
	}{
		{"environment.output_before", "output_before", func(l rows.Line) dossier.Num { return l.OutputBefore }},
		{"environment.output_after", "output_after", func(l rows.Line) dossier.Num { return l.OutputAfter }},
	} {
		said, ok := v.Number(side.field)
		var all, last, largest dossier.Decimal
		var also []dossier.Spot
		whole := ok
		for _, l := range same {
			n := side.of(l)
			if side.col == "output_before" && l.New() {
				continue // it made nothing
			}
			whole = whole && n.OK
			all = all.Add(n.Decimal)
			if l.Next == "" {
				last = last.Add(n.Decimal)
			}
			if n.Cmp(largest) > 0 {
				largest = n.Decimal
			}
			also = append(also, l.Where().Spot(side.col))
		}
		allowed := said.Mul(roundedOutput)
		if !whole || also == nil || !apart(said, all, allowed) || !apart(said, last, allowed) || !apart(said, largest, allowed) {
			continue
		}
		severity := dossier.Warning
		args := dossier.Args{"value": said.French(), "unit": v.Text("environment.unit"), "total": all.French(), "lines": strconv.Itoa(len(also))}
		if len(same) == 1 {
			severity = dossier.Blocking
			args["line"] = same[0].Name
		}
		p := v.Problem(side.field, severity, "contradiction_output", args).See(also...)
		p.Fact = len(same) == 1
		out = append(out, p)
	}
	return out
}

// unitKey is a unit as it is compared: without case and accents, in the singular.
func unitKey(unit string) string {
	words := strings.Fields(french.Fold(unit))
	for i, w := range words {
		if len(w) > 1 {
			words[i] = strings.TrimSuffix(w, "s")
		}
	}
	return strings.Join(words, " ")
}

// outputOverCapacity: a line cannot make more than it can.
func outputOverCapacity(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, l := range rows.Lines(v) {
		for _, side := range []struct {
			output, capacity string
			made, most       dossier.Num
		}{
			{"output_before", "capacity_before", l.OutputBefore, l.CapacityBefore},
			{"output_after", "capacity_after", l.OutputAfter, l.CapacityAfter},
		} {
			if side.made.OK && side.most.OK && side.made.Cmp(side.most.Decimal) > 0 {
				args := dossier.Args{"output": side.made.French(), "capacity": side.most.French()}
				out = append(out, l.Where().Problem(v, side.output, dossier.Blocking, "output_over_capacity", args).See(l.Where().Spot(side.capacity)))
			}
		}
	}
	return out
}

// Rates that hardly any workshop has.
var (
	wholeRate    = dossier.Int(100)
	highestOEE   = dossier.Int(95)
	highestScrap = dossier.Int(30)
)

// rateOutOfRange judges the rates of a line: what cannot be, where the form does not
// say so already, what hardly is, and what gets worse by the project.
func rateOutOfRange(v *dossier.View) []dossier.Problem {
	table := v.Call.Field("lines")
	if table == nil {
		return nil
	}
	var out []dossier.Problem
	for _, l := range rows.Lines(v) {
		at := l.Where()
		report := func(col string, n dossier.Num, args dossier.Args, also ...dossier.Spot) {
			args["rate"] = n.French()
			severity := dossier.Warning
			if n.Cmp(wholeRate) > 0 {
				severity = dossier.Blocking
			}
			out = append(out, at.Problem(v, col, severity, "rate_out_of_range", args).See(also...))
		}
		for _, r := range []struct {
			col     string
			rate    dossier.Num
			highest dossier.Decimal
		}{
			{"oee_before", l.OEEBefore, highestOEE},
			{"oee_after", l.OEEAfter, highestOEE},
			{"scrap_before", l.ScrapBefore, highestScrap},
			{"scrap_after", l.ScrapAfter, highestScrap},
		} {
			column := table.Column(r.col)
			limited := column != nil && column.Max != "" // its form says what is above a hundred
			switch {
			case !r.rate.OK || r.rate.Cmp(r.highest) <= 0 || limited && r.rate.Cmp(wholeRate) > 0:
			case r.rate.Cmp(wholeRate) > 0:
				report(r.col, r.rate, dossier.Args{"whole": "1"})
			default:
				report(r.col, r.rate, dossier.Args{"most": r.highest.French()})
			}
		}
		if l.OEEBefore.OK && l.OEEAfter.OK && l.OEEAfter.Cmp(l.OEEBefore.Decimal) < 0 {
			report("oee_after", l.OEEAfter, dossier.Args{"falls": "1", "before": l.OEEBefore.French()}, at.Spot("oee_before"))
		}
		if l.ScrapBefore.OK && l.ScrapAfter.OK && l.ScrapAfter.Cmp(l.ScrapBefore.Decimal) > 0 && l.ScrapAfter.Cmp(highestScrap) <= 0 {
			report("scrap_after", l.ScrapAfter, dossier.Args{"rises": "1", "before": l.ScrapBefore.French()}, at.Spot("scrap_before"))
		}
	}
	return out
}
