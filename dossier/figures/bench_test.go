package figures_test

import (
	"strconv"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// large is a dossier beyond what anybody files: 500 machines, 200 uses of
// energy, 60 companies.
func large(b *testing.B) *dossier.View {
	a := aided("sme").with(outputs("100", "120")).with(answers{"project.innovation": true, "jobs.baseline_fte": "20"})
	var machines, uses, firms, posts, waste []row
	for i := range 500 {
		machines = append(machines, machine("m"+strconv.Itoa(i), "12345.67", row{"quantity": 3}))
	}
	sources := []row{use("", "grid", "mwh", "100.5", "90"), use("", "natural_gas", "mwh_pcs", "1000", "900"), use("", "heating_oil", "l", "500", "400"), use("", "propane", "kg", "300", "200")}
	for i := range 200 {
		u := row{}
		for k, v := range sources[i%4] {
			u[k] = v
		}
		u["id"] = "e" + strconv.Itoa(i)
		uses = append(uses, u)
	}
	for i := range 60 {
		f := firm("g"+strconv.Itoa(i), "33.33", "3", 0.5, 0.5)
		if i%3 > 0 {
			f = firm("g"+strconv.Itoa(i), "60", "3", 0.5, 0.5, through("g"+strconv.Itoa(i-1)))
		}
		firms = append(firms, f)
	}
	for i := range 60 {
		posts = append(posts, row{"id": "p" + strconv.Itoa(i), "title": "x", "category": "worker", "contract": "permanent", "count": 2, "fte": "0.8"})
		waste = append(waste, wasteRow("w"+strconv.Itoa(i), "landfill", "recycling", "10.5", "8.25"))
	}
	return view(b, grouped(a, firms...).with(answers{"calendar.first_order": "2027-01-10", "calendar.end": "2027-12-31", "machines": machines, "energy": uses, "posts": posts, "waste": waste}))
}

func BenchmarkAllFiguresOfALargeDossier(b *testing.B) {
	v := large(b)
	for id, f := range figures.All(v, law()) {
		if f.Status == figures.Unknown && id != "figure.ratios" && id != "figure.water" && id != "figure.forecast" {
			b.Fatalf("%s: %v", id, f.Missing)
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		figures.All(dossier.NewView(v.Call, v.Dossier, v.Env), law())
	}
}
