package compare

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"
)

// drawn is white paper with black areas.
func drawn(c color.Color, areas ...image.Rectangle) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 83, 61))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, a := range areas {
		draw.Draw(img, a, image.NewUniform(c), image.Point{}, draw.Src)
	}
	return img
}

func TestWhatIsDrawnIsHeldAgainstWhatIsDrawn(t *testing.T) {
	stem, corner := image.Rect(20, 20, 23, 40), image.Rect(75, 56, 83, 61)
	ours := drawn(color.Black, stem)
	for name, c := range map[string]struct {
		file   *image.RGBA
		signed []image.Rectangle
		same   bool
	}{
		"the same":                         {drawn(color.Black, stem), nil, true},
		"a letter on the next pixel":       {drawn(color.Black, stem.Add(image.Pt(1, 0))), nil, true},
		"a letter further on":              {drawn(color.Black, stem.Add(image.Pt(3, 0))), nil, false},
		"a letter that lacks":              {drawn(color.Black), nil, false},
		"a point more":                     {drawn(color.Black, stem, image.Rect(50, 50, 52, 52)), nil, false},
		"a little darker":                  {drawn(color.Gray{8}, stem), nil, true},
		"a pale area":                      {drawn(color.Gray{246}, image.Rect(0, 0, 40, 10)), nil, false},
		"at the edge":                      {drawn(color.Black, stem, corner), nil, false},
		"a signature on blank paper":       {drawn(color.Black, stem, corner), []image.Rectangle{corner}, true},
		"a signature over what is said":    {drawn(color.Black, stem.Inset(-4)), []image.Rectangle{stem.Inset(-4)}, false},
		"something outside of a signature": {drawn(color.Black, stem, corner), []image.Rectangle{image.Rect(0, 0, 9, 9)}, false},
	} {
		if got := alike(ours, c.file, c.signed, coarse); got != c.same {
			t.Errorf("%s: the same is %v", name, got)
		}
	}
}

func TestPagesArePairedByWhatTheySay(t *testing.T) {
	ours := []string{"a", "b", "c", "d", "e"}
	for name, c := range map[string]struct {
		file []string
		lone []Page
		n    int
	}{
		"all":             {ours, nil, 5},
		"one lacks":       {[]string{"a", "b", "d", "e"}, []Page{{3, Missing}}, 4},
		"two lack":        {[]string{"b", "c", "e"}, []Page{{1, Missing}, {4, Missing}}, 3},
		"one more":        {[]string{"a", "b", "x", "c", "d", "e"}, []Page{{3, Added}}, 5},
		"one is another":  {[]string{"a", "x", "c", "d", "e"}, nil, 5},
		"lacks and other": {[]string{"a", "x", "d", "e"}, []Page{{3, Missing}}, 4},
		"none":            {nil, []Page{{1, Missing}, {2, Missing}, {3, Missing}, {4, Missing}, {5, Missing}}, 0},
	} {
		pairs, lone := align(ours, c.file)
		if len(pairs) != c.n || !slices.Equal(lone, c.lone) {
			t.Errorf("%s: pairs %v, alone %v", name, pairs, lone)
		}
	}
}
