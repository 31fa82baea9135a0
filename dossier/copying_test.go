package dossier

import "testing"

// TestATwinOfARowHasNothingThatIsOfTheRowAlone: by the key of the column, where the
// call has it and where the common fields have it.
func TestATwinOfARowHasNothingThatIsOfTheRowAlone(t *testing.T) {
	for _, own := range []bool{true, false} {
		c := small(t)
		items := c.Field("items")
		e := Env{Uses: NewUses(map[FieldID]Use{"items.price": {Own: true}}, "")}
		if own {
			items.Column("price").Own, e.Uses = true, nil
		}
		v := NewView(c, read(t, c, `{"items":[{"id":"m","name":"Robot","price":"1.00","futur":7}]}`), e)
		r := v.Rows("items")[0]
		twin := v.Twin(items, r)
		if twin.Get("price") != nil || twin.Get("name") != Text("Robot") || twin.Get("futur") == nil || r.Get("price") == nil {
			t.Errorf("the twin of %v is %v", r.Cells, twin.Cells)
		}
	}
}
