package dossier

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCallParametersAreCheckedCellByCell(t *testing.T) {
	c := small(t)
	c.Params = append(c.Params, Field{ID: "params.quotes", Kind: KindRows, Label: "Devis", Optional: true, Max: "2", Columns: []Field{
		{ID: "amount", Kind: KindMoney, Label: "À partir de", Min: "0"},
		{ID: "count", Kind: KindInteger, Label: "Devis demandés", Min: "0", Max: "10"},
	}})
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, params string
		want         []string
	}{
		{"a value with its source and day", `{"params.rate":{"value":"30","source":"p. 4","date":"2026-11-02"}}`, []string{}},
		{"empty ones are no problem", `{"params.rate":{"value":null,"date":null},"params.quotes":{"value":[{"id":"a"}]}}`, []string{}},
		{"a bare value", `{"params.rate":"30"}`, []string{"blocking form params.rate"}},
		{"a day that is none", `{"params.rate":{"value":"30","date":"hier"}}`, []string{"blocking form params.rate"}},
		{"a source that is no text", `{"params.rate":{"value":"30","source":4}}`, []string{"blocking form params.rate"}},
		{"a cell of the wrong form", `{"params.quotes":{"value":[{"id":"a","amount":"x","count":1}]}}`, []string{"blocking form params.quotes.amount@a"}},
		{"a cell out of range", `{"params.quotes":{"value":[{"id":"a","amount":"5.00","count":11}]}}`, []string{"blocking out_of_range params.quotes.count@a"}},
		{"a column that is unknown", `{"params.quotes":{"value":[{"id":"a","zz":1}]}}`, []string{"warning unknown_field params.quotes.zz@a"}},
		{"too many rows", `{"params.quotes":{"value":[{"id":"a"},{"id":"b"},{"id":"c"}]}}`, []string{"blocking too_long params.quotes"}},
		{"a key that is unknown", `{"params.rate":{"value":"30","sorce":"p. 4"}}`, []string{"warning unknown_field params.rate.sorce"}},
		{"a parameter that is unknown", `{"params.zz":{"value":"30"}}`, []string{"warning unknown_field params.zz"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := fmt.Appendf(nil, `{"format":1,"call":"essai","answers":{"a.name":"a","a.group":false,"items":[{"id":"m","name":"x","price":"1.00"}],"a.date":"2026-05-01"},"params":%s}`, tc.params)
			d, _, err := Read(in, func(string) *Call { return c })
			if err != nil {
				t.Fatal(err)
			}
			problems := NewView(c, d, Env{}).Check()
			if diff := cmp.Diff(tc.want, codes(problems)); diff != "" {
				t.Error(diff)
			}
			for _, p := range problems {
				if p.Section != ParamsSection {
					t.Errorf("%s stands in section %q", p.Field, p.Section)
				}
			}
			again, _, err := Read(d.Encode(), func(string) *Call { return c })
			if err != nil || cmp.Diff(string(d.Encode()), string(again.Encode())) != "" {
				t.Errorf("what was read is not kept: %v", err)
			}
		})
	}
}
