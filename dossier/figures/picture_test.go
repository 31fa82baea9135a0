package figures

import (
	"slices"
	"testing"
)

// What a picture shows beside its own figure is a figure, and one with parts to draw.
func TestAPictureShowsFiguresThatThereAre(t *testing.T) {
	seen := map[Picture]string{}
	for _, e := range Shipped() {
		if other := seen[e.Picture]; e.Picture != NoPicture && other != "" {
			t.Errorf("%s and %s have one picture, %q, which is drawn of what one of them has", other, e.ID, e.Picture)
		}
		seen[e.Picture] = e.ID
		for _, id := range e.Beside {
			if !slices.Contains(IDs(), id) || e.Picture == NoPicture || id == e.ID {
				t.Errorf("%s shows %s beside it, in the picture %q", e.ID, id, e.Picture)
			}
		}
	}
}
