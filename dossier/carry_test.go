package dossier

import (
	"fmt"
	"strings"
	"testing"
)

// carrying is a call with all that carried functions read, and behind it one field for
// each function, t. and its name.
func carrying(t testing.TB) *Call {
	t.Helper()
	field := func(id FieldID, k Kind) Field { return Field{ID: id, Kind: k, Label: string(id), Minutes: 1} }
	table := func(id FieldID, cols ...Field) Field {
		return Field{ID: id, Kind: KindRows, Label: string(id), Optional: true, Columns: cols}
	}
	options := func(f Field, ids ...string) Field {
		for _, id := range ids {
			f.Options = append(f.Options, Option{id, id})
		}
		return f
	}
	optional := func(f Field) Field { f.Optional = true; return f }
	months := field("months", KindInteger)
	months.Default = "12"
	before := optional(field("output_before", KindDecimal))
	before.When = When(Condition{Field: "kind", Is: "modernised"})
	next := optional(field("next", KindRef))
	next.Table = "lines"
	s := Section{ID: "s", Fields: []Field{
		field("company.siret", KindSIRET), field("company.siren", KindSIREN), field("company.name", KindText),
		field("size.new_company", KindYesNo), field("size.year_end", KindDate),
		table("years", field("year", KindYear), months, field("turnover", KindMoney), field("balance", KindMoney), field("headcount", KindDecimal),
			field("equity", KindMoney), field("capital", KindMoney), field("premiums", KindMoney)),
		field("size.headcount", KindDecimal), field("size.in_group", KindYesNo),
		table("lines", field("name", KindText), options(field("kind", KindChoice), "new", "modernised"), field("unit", KindText), before,
			field("output_after", KindDecimal), next, field("commissioning", KindDate)),
		table("machines", field("name", KindText), optional(field("order_date", KindDate))),
		table("costs", optional(field("order_date", KindDate))),
		table("posts", field("title", KindText)), field("jobs.creates", KindYesNo), field("jobs.equality", KindProse), field("project.innovation", KindYesNo),
		table("resources", options(field("source", KindChoice), "feder", "region"), options(field("nature", KindChoice), "grant", "loan"), field("amount", KindMoney)),
		field("funding.requested", KindMoney), field("indicators.confirmed", KindYesNo),
	}}
	for i := range s.Fields {
		if s.Fields[i].ID == "years" {
			s.Fields[i].When = When(Condition{Field: "size.new_company", Is: false})
		}
		s.Fields[i].Optional = true
	}
	for _, c := range Carries() {
		f := field(FieldID("t."+c.Name), c.Kind)
		f.Carried = c.Name
		switch c.Kind {
		case KindChoice:
			f = options(f, "micro", "small", "medium", "large", "none")
		case KindChoices:
			f = options(f, "machines", "new_line", "modernisation")
		}
		s.Fields = append(s.Fields, f)
	}
	c := &Call{ID: "essai", Revision: 1, Sections: []Section{s}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

const twoYears = `"size.new_company":false,"years":[
	{"id":"a","year":2024,"turnover":"900000.00","balance":"500000.00","headcount":"8.5","equity":"-1.00","capital":"8000.00","premiums":"0.00"},
	{"id":"b","year":2025,"turnover":"1000000.50","balance":"600000.00","headcount":"9","equity":"250000.00","capital":"8000.00","premiums":"10.00"}]`

// TestWhatIsCarried holds what every function gives, for ever: it is sealed.
func TestWhatIsCarried(t *testing.T) {
	c := carrying(t)
	for _, tc := range []struct{ name, answers, want, from string }{
		{"siren_of_siret", `{"company.siret":"21020001000013"}`, `"210200010"`, "company.siret"},
		{"siren_of_siret", `{"company.siret":"210200010000"}`, ``, ""},
		{"siren_of_siret", `{}`, ``, ""},
		{"vat_of_siren", `{"company.siren":"210200010"}`, `"FR35210200010"`, "company.siren"},
		{"vat_of_siren", `{"company.siren":"21020001"}`, ``, ""},
		{"company_name", `{"company.name":"Ateliers du Nord"}`, `"Ateliers du Nord"`, "company.name"},
		{"company_name", `{"company.name":" "}`, ``, ""},

		{"last_turnover", `{` + twoYears + `}`, `"1000000.50"`, "years/b/turnover"},
		{"last_balance", `{` + twoYears + `}`, `"600000.00"`, "years/b/balance"},
		{"last_headcount", `{` + twoYears + `}`, `"9"`, "years/b/headcount"},
		{"last_equity", `{` + twoYears + `}`, `"250000.00"`, "years/b/equity"},
		{"last_capital", `{` + twoYears + `}`, `"8000.00"`, "years/b/capital"},
		{"last_premiums", `{` + twoYears + `}`, `"10.00"`, "years/b/premiums"},
		{"previous_turnover", `{` + twoYears + `}`, `"900000.00"`, "years/a/turnover"},
		{"previous_balance", `{` + twoYears + `}`, `"500000.00"`, "years/a/balance"},
		{"previous_headcount", `{` + twoYears + `}`, `"8.5"`, "years/a/headcount"},
		// the year in which the accounts were closed comes before the latest
		{"last_turnover", `{"size.year_end":"2024-12-31",` + twoYears + `}`, `"900000.00"`, "years/a/turnover"},
		{"previous_turnover", `{"size.year_end":"2024-12-31",` + twoYears + `}`, ``, ""},
		{"last_turnover", `{"size.year_end":"2019-12-31",` + twoYears + `}`, `"1000000.50"`, "years/b/turnover"},
		{"last_turnover", `{` + strings.Replace(twoYears, "2024", "2025", 1) + `}`, ``, ""},
		{"previous_turnover", `{` + strings.Replace(twoYears, "2024", "2021", 1) + `}`, `"900000.00"`, "years/a/turnover"},
		{"last_turnover", `{` + strings.Replace(twoYears, `"1000000.50"`, `"beaucoup"`, 1) + `}`, ``, ""},
		{"last_turnover", `{` + strings.Replace(twoYears, `false`, `true`, 1) + `}`, ``, ""}, // no year is closed yet

		{"category_of_two_years", `{"size.in_group":false,` + twoYears + `}`, `"micro"`, "years/b/headcount years/b/turnover years/b/balance years/a/headcount years/a/turnover years/a/balance"},
		{"category_of_two_years", `{"size.in_group":true,` + twoYears + `}`, ``, ""},
		{"category_of_two_years", `{` + twoYears + `}`, ``, ""},
		{"category_of_two_years", `{"size.in_group":false,` + strings.Replace(twoYears, `"9"`, `"10"`, 1) + `}`, ``, ""}, // small at the last one
		{"category_of_two_years", `{"size.in_group":false,` + strings.Replace(strings.Replace(twoYears, `"9"`, `"49.99"`, 1), `"8.5"`, `"10"`, 1) + `}`, `"small"`, "…"},
		{"category_of_two_years", `{"size.in_group":false,` + strings.NewReplacer(`"9"`, `"249"`, `"8.5"`, `"50"`).Replace(twoYears) + `}`, `"medium"`, "…"},
		{"category_of_two_years", `{"size.in_group":false,` + strings.NewReplacer(`"9"`, `"250"`, `"8.5"`, `"250"`).Replace(twoYears) + `}`, `"large"`, "…"},
		{"category_of_two_years", `{"size.in_group":false,` + strings.NewReplacer("900000.00", "2000000.01", "500000.00", "2000000.01", "1000000.50", "2000001.00", "600000.00", "2000001.00").Replace(twoYears) + `}`, `"small"`, "…"},
		{"category_of_two_years", `{"size.in_group":false,` + strings.NewReplacer("900000.00", "2000000.00", "500000.00", "9000000.00").Replace(twoYears) + `}`, `"micro"`, "…"},
		// half a year with 1.1 million is a year with 2.2
		{"category_of_two_years", `{"size.in_group":false,` + strings.NewReplacer("900000.00", `1100000.00","months":6,"x":"`, "500000.00", "9000000.00").Replace(twoYears) + `}`, ``, ""},
		{"company_headcount", `{"size.headcount":"24.5"}`, `"24.5"`, "size.headcount"},
		{"equality_at_work", `{"jobs.equality":"Vestiaires refaits, postes réglables."}`, `"Vestiaires refaits, postes réglables."`, "jobs.equality"},
		{"equality_at_work", `{"jobs.equality":" "}`, ``, ""},

		{"feder_grants", `{"resources":[{"id":"a","source":"feder","nature":"grant","amount":"100.10"},{"id":"b","source":"region","nature":"grant","amount":"7.00"},{"id":"c","source":"feder","nature":"grant","amount":"0.90"},{"id":"d","source":"feder","nature":"loan","amount":"5.00"}]}`, `"101.00"`, "resources/a/amount resources/c/amount"},
		{"feder_grants", `{"resources":[{"id":"a","source":"feder","nature":"grant","amount":"100.10"},{"id":"c","source":"feder","nature":"grant"}]}`, ``, ""},
		{"feder_grants", `{"resources":[{"id":"b","source":"region","nature":"grant","amount":"7.00"}]}`, ``, ""},
		{"feder_grants", `{"resources":[{"id":"b","source":"feder","nature":"grant","amount":"0.00"}]}`, `"0.00"`, "resources/b/amount"},
		{"first_order", `{"machines":[{"id":"m1","order_date":"2027-03-01"},{"id":"m2"}],"costs":[{"id":"c1","order_date":"2027-02-01"}]}`, `"2027-02-01"`, "costs/c1/order_date"},
		{"first_order", `{"machines":[{"id":"m1","order_date":"2027-02-01"}],"costs":[{"id":"c1","order_date":"2027-02-01"}]}`, `"2027-02-01"`, "machines/m1/order_date"},
		{"first_order", `{"machines":[{"id":"m1"}]}`, ``, ""},
		{"last_commissioning", `{"lines":[{"id":"l1","commissioning":"2027-09-01"},{"id":"l2","commissioning":"2028-01-15"},{"id":"l3"}]}`, `"2028-01-15"`, "lines/l2/commissioning"},

		{"unit_of_lines", `{"lines":[{"id":"l1","unit":"tonne"}]}`, `"tonne"`, "lines/l1/unit"},
		{"unit_of_lines", `{"lines":[{"id":"l1","unit":"tonne"},{"id":"l2","unit":"Tonne "}]}`, ``, ""},
		{"unit_of_lines", `{"lines":[{"id":"l1","unit":"tonne","next":"l2"},{"id":"l2","unit":"Tonne "}]}`, `"Tonne "`, "lines/l2/unit"},
		{"unit_of_lines", `{"lines":[{"id":"l1","unit":"pièce","next":"l2"},{"id":"l2","unit":"tonne"}]}`, ``, ""},
		{"output_before_of_lines", `{"lines":[{"id":"l1","kind":"modernised","unit":"t","output_before":"120.5"}]}`, `"120.5"`, "lines/l1/output_before"},
		{"output_before_of_lines", `{"lines":[{"id":"l1","kind":"new","unit":"t","output_before":"120.5"}]}`, ``, ""},
		{"output_before_of_lines", `{"lines":[{"id":"l1","kind":"modernised","unit":"t","output_before":"10","next":"l2"},{"id":"l2","kind":"new","unit":"t"},{"id":"l3","kind":"modernised","unit":"t","output_before":"7"}]}`, `"7"`, "lines/l3/output_before"},
		{"output_after_of_lines", `{"lines":[{"id":"l1","unit":"t","output_after":"10","next":"l2"},{"id":"l2","unit":"t","output_after":"8"},{"id":"l3","unit":"t","output_after":"7.25"}]}`, `"15.25"`, "lines/l2/output_after lines/l3/output_after"},
		{"output_after_of_lines", `{"lines":[{"id":"l1","unit":"t","output_after":"10","next":"l2"},{"id":"l2","unit":"t"}]}`, ``, ""},
		{"output_after_of_lines", `{"lines":[{"id":"l1","unit":"t","output_after":"10","next":"l2"},{"id":"l2","unit":"t","output_after":"8","next":"l1"}]}`, ``, ""},
		{"kinds_of_investment", `{"machines":[{"id":"m1"}],"lines":[{"id":"l1","kind":"modernised"},{"id":"l2","kind":"new"},{"id":"l3"}]}`, `["machines","new_line","modernisation"]`, "machines lines/l2/kind lines/l1/kind"},
		{"kinds_of_investment", `{"lines":[{"id":"l1","kind":"modernised"}]}`, `["modernisation"]`, "lines/l1/kind"},
		{"kinds_of_investment", `{}`, ``, ""},

		{"confirmed_rco01", `{"indicators.confirmed":true}`, `true`, "indicators.confirmed"},
		{"confirmed_rco01", `{"indicators.confirmed":false}`, ``, ""},
		{"confirmed_rco02", `{"indicators.confirmed":true}`, ``, ""},
		{"confirmed_rco02", `{"indicators.confirmed":true,"funding.requested":"1.00"}`, `true`, "indicators.confirmed"},
		{"confirmed_rcr01", `{"indicators.confirmed":true}`, ``, ""},
		{"confirmed_rcr01", `{"indicators.confirmed":true,"jobs.creates":false}`, `true`, "indicators.confirmed"},
		{"confirmed_rcr01", `{"indicators.confirmed":true,"posts":[{"id":"p1"}]}`, `true`, "indicators.confirmed"},
		{"confirmed_rcr02", `{"indicators.confirmed":true}`, ``, ""},
		{"confirmed_rcr02", `{"indicators.confirmed":true,"costs":[{"id":"c1"}]}`, `true`, "indicators.confirmed"},
		{"confirmed_rcr03", `{"indicators.confirmed":true}`, ``, ""},
		{"confirmed_rcr03", `{"indicators.confirmed":true,"project.innovation":false}`, `true`, "indicators.confirmed"},
	} {
		v := NewView(c, read(t, c, tc.answers), Env{})
		id := FieldID("t." + tc.name)
		val, from := v.Carried(id)
		got, places := "", fmt.Sprint(from)
		if val != nil {
			got = string(EncodeValue(val))
		}
		if got != tc.want || tc.from != "…" && strings.Trim(places, "[]") != tc.from {
			t.Errorf("%s of %s: %s from %s", tc.name, tc.answers, got, places)
		}
		if !Equal(v.Get(id), val) {
			t.Errorf("%s of %s: the answer is %v", tc.name, tc.answers, v.Get(id))
		}
	}
}

// TestEveryCarriedFunctionReadsWhatItSays: what a function finds stands in a field
// that it is said to read, it gives nothing of a dossier that answers nothing, and
// what is carried in a call of all functions leads to no circle.
func TestEveryCarriedFunctionReadsWhatItSays(t *testing.T) {
	c := carrying(t)
	seen := map[string]bool{}
	for _, carry := range Carries() {
		if seen[carry.Name] {
			t.Errorf("%s stands for two functions", carry.Name)
		}
		seen[carry.Name] = true
		for _, id := range carry.Fields {
			if c.Field(id) == nil {
				t.Errorf("%s reads %s, which the test does not know", carry.Name, id)
			}
		}
	}
	v := NewView(c, read(t, c, `{"size.in_group":false,"company.siret":"21020001000013","company.siren":"210200010","company.name":"A",`+twoYears+`,
		"machines":[{"id":"m1","order_date":"2027-03-01"}],"posts":[{"id":"p"}],"project.innovation":true,"jobs.equality":"Égalité",
		"lines":[{"id":"l1","kind":"modernised","unit":"t","output_before":"1","output_after":"2","commissioning":"2027-01-01"}],
		"resources":[{"id":"a","source":"feder","nature":"grant","amount":"1.00"}],"size.headcount":"3","indicators.confirmed":true,"funding.requested":"1.00"}`), Env{})
	for _, carry := range Carries() {
		val, from := v.Carried(FieldID("t." + carry.Name))
		if val == nil || len(from) == 0 {
			t.Errorf("%s gives nothing", carry.Name)
		}
		for _, p := range from {
			if field, _, _ := p.Parts(); !contains(carry.Fields, field) {
				t.Errorf("%s finds its value in %s, which it is not said to read", carry.Name, p)
			}
		}
	}
}

func contains(ids []FieldID, id FieldID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
