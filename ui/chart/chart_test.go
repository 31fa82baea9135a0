package chart

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

// specimens are pictures with all that can stand in them.
func specimens() map[string]*Picture {
	group := GroupOf{
		Applicant: "Ateliers du Hêtre Bleu", Caption: "Le demandeur · 24 salariés", Above: "Amont : qui détient l’entreprise", Below: "Aval : ce que l’entreprise détient",
		Members: []Member{
			{Name: "Participations Ravenel (exemple fictif)", Share: "30 % du capital, 30 % des voix", Word: "partenaire, comptée à 30 %", Tie: Partner, Above: true, Through: -1},
			{Name: "Madame Ravenel", Share: "100 % des voix", Word: "liée", Tie: Linked, Above: true, Through: 0},
			{Name: "Fonds régional", Share: "10 % du capital", Word: "ni liée ni partenaire, non comptée", Tie: Apart, Above: true, Through: -1},
			{Name: "Traitements de Surface du Hêtre Bleu", Share: "60 % du capital, 60 % des voix", Word: "liée, comptée en entier", Tie: Linked, Through: -1},
			{Name: "Négoce", Share: "capital à compléter", Word: "à préciser", Tie: Open, Through: -1},
		},
	}
	many := GroupOf{Applicant: "Demandeur", Caption: "Le demandeur", Above: "Amont", Below: "Aval"}
	for range 11 {
		many.Members = append(many.Members, Member{Name: "Une société", Share: "60 % des voix", Word: "liée", Through: -1})
	}
	balance := BalanceOf{
		Left: Stack{"Dépenses", "1 729 200,00 €", []Portion{
			{"Machines et équipements", "1 529 000,00 € · 88 %", 1529000, false},
			{"Installation et mise en service", "96 200,00 € · 6 %", 96200, false},
			{"Formation", "4 000,00 € · 0 %", 4000, false},
			{"Études et ingénierie", "100 000,00 € · 6 %", 100000, false},
		}},
		Right: Stack{"Ressources", "1 709 200,00 €", []Portion{
			{"FEDER", "285 000,00 €", 285000, true},
			{"EPCI ou commune", "20 000,00 €", 20000, true},
			{"Emprunt bancaire", "760 000,00 €", 760000, false},
			{"Bpifrance", "200 000,00 €", 200000, false},
			{"Compte courant d’associés", "50 000,00 €", 50000, false},
			{"Fonds propres", "394 200,00 €", 394200, false},
		}},
		Gap: "Il manque 20 000,00 € de ressources",
	}
	even := balance
	even.Right.Portions = append(slices.Clone(even.Right.Portions), Portion{"Région", "20 000,00 €", 20000, false})
	even.Gap, even.Even = "Équilibre : écart de 0,00 €", true
	return map[string]*Picture{
		"groupe": NewGroup(group), "groupe-seul": NewGroup(GroupOf{Applicant: "Conserverie", Caption: "Sans lien avec d’autres entreprises"}),
		"groupe-grand": NewGroup(many), "balance": NewBalance(balance), "balance-juste": NewBalance(even),
		"avant-apres": NewChanges(ChangesOf{"Avant", "Après", []Change{
			{"Énergie finale", "1 093 680 kWh", "836 260 kWh", 1093680, 836260, "−23,54 %", "257 420 kWh de moins", false},
			{"Eau", "4 100 m³", "5 050 m³", 4100, 5050, "+23,17 %", "hausse", true},
			{"Déchets", "0 t", "0 t", 0, 0, "", "", false},
		}}),
		"barres": NewBars(
			Bars{"Par catégorie", []Bar{{Label: "Technicien", Text: "5,8 ETP", Size: 5.8}, {Label: "Ingénieur ou cadre", Text: "1 ETP", Size: 1}, {Label: "Ouvrier", Text: "3 ETP", Size: 3}}},
			Bars{"Par contrat", []Bar{{Label: "CDI", Text: "8,8 ETP", Size: 8.8}, {Label: "Apprentissage", Text: "1 ETP (non compté)", Size: 1, Hollow: true}}},
		),
		"barres-sous-zero": NewBars(
			Bars{"Solde", []Bar{{Label: "1er trimestre 2027", Text: "60 000 €", Size: 60000}, {Label: "3e trimestre 2027", Text: "−40 000 €", Size: -40000}, {Label: "4e trimestre 2028", Text: "0 €"}}},
			Bars{"Comparé", []Bar{{Label: "Échéances", Text: "20 000 €", Size: 20000, Pale: true}}},
		),
	}
}

// Drawn at the widths of a page; DOSSIERPME_GALLERY is where to look at them.
func TestGalleryOfThePictures(t *testing.T) {
	dir := testmain.GalleryDir(t)
	for name, look := range map[string]kit.Appearance{"clair": kit.Light, "sombre": kit.Dark} {
		testmain.Start(t, look)
		for _, width := range []float32{808, 500} {
			for of, picture := range specimens() {
				w := test.NewTempWindow(t, kit.NewGround(kit.NewScroll(kit.NewPage(kit.NewCard(picture)))))
				w.SetPadded(false)
				w.Resize(fyne.NewSize(width+2*kit.Space24, 560))
				shot := w.Canvas().Capture()
				if blank(shot) {
					t.Errorf("%s at %v shows nothing", of, width)
				}
				file := filepath.Join(dir, "chart-"+of+"-"+name+"-"+map[float32]string{808: "large", 500: "etroit"}[width]+".png")
				f, err := os.Create(file)
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, shot); err != nil {
					t.Fatal(err)
				}
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func blank(shot image.Image) bool {
	seen := map[color.Color]bool{}
	for y := shot.Bounds().Min.Y; y < shot.Bounds().Max.Y; y += 2 {
		for x := shot.Bounds().Min.X; x < shot.Bounds().Max.X; x += 2 {
			seen[shot.At(x, y)] = true
		}
	}
	return len(seen) < 4
}

func laid(c *Picture, width float32) []fyne.CanvasObject {
	c.Resize(fyne.NewSize(width, 10))
	c.Resize(fyne.NewSize(width, c.MinSize().Height))
	return test.WidgetRenderer(c).Objects()
}

func TestNothingOfAPictureLeavesIt(t *testing.T) {
	testmain.Start(t, kit.Light)
	for name, c := range specimens() {
		for _, width := range []float32{280, 500, 776} {
			for _, o := range laid(c, width) {
				at, size := o.Position(), o.Size()
				if at.X < -1 || at.Y < -1 || at.X+size.Width > width+1 || at.Y+size.Height > c.MinSize().Height+4 {
					text := ""
					if x, ok := o.(*canvas.Text); ok {
						text = x.Text
					}
					t.Errorf("%s at %v: %T %q at %v size %v leaves %v", name, width, o, text, at, size, c.MinSize())
				}
			}
		}
	}
}

func TestLabelsOfABalanceDoNotLieOnEachOther(t *testing.T) {
	testmain.Start(t, kit.Light)
	for _, name := range []string{"balance", "balance-juste", "avant-apres", "barres", "groupe"} {
		for _, width := range []float32{440, 776} {
			var texts []*canvas.Text
			for _, o := range laid(specimens()[name], width) {
				if x, ok := o.(*canvas.Text); ok && x.Text != "" {
					texts = append(texts, x)
				}
			}
			for i, a := range texts {
				for _, b := range texts[i+1:] {
					al, ar := extent(a)
					bl, br := extent(b)
					if al < br-1 && bl < ar-1 && abs(a.Position().Y-b.Position().Y) < 14 {
						t.Errorf("%s at %v: %q lies on %q", name, width, a.Text, b.Text)
					}
				}
			}
		}
	}
}

func abs(x float32) float32 { return max(x, -x) }

// extent is what a text covers: less than its box.
func extent(x *canvas.Text) (left, right float32) {
	wide := x.MinSize().Width
	switch x.Alignment {
	case fyne.TextAlignTrailing:
		return x.Position().X + x.Size().Width - wide, x.Position().X + x.Size().Width
	case fyne.TextAlignCenter:
		middle := x.Position().X + x.Size().Width/2
		return middle - wide/2, middle + wide/2
	}
	return x.Position().X, x.Position().X + wide
}

func TestEveryPartIsLabelled(t *testing.T) {
	testmain.Start(t, kit.Light)
	for name, want := range map[string][]string{
		"groupe":      {"Ateliers du Hêtre Bleu", "30 % du capital, 30 % des voix", "liée, comptée en entier", "à préciser"},
		"balance":     {"Formation", "Emprunt bancaire", "760 000,00 €", "Il manque 20 000,00 € de ressources"},
		"avant-apres": {"Avant", "Après", "1 093 680 kWh", "+23,17 %"},
		"barres":      {"Technicien", "5,8 ETP", "1 ETP (non compté)"},
	} {
		c := specimens()[name]
		laid(c, 776)
		for _, text := range want {
			if !slices.Contains(c.Texts(), text) || !strings.Contains(c.AccessibilityLabel(), text) {
				t.Errorf("%s does not say %q: %q", name, text, c.Texts())
			}
		}
	}
}

// The bar that is twice as much is twice as long, and the stacks are as high as
// their sums.
func TestSizesAreInProportion(t *testing.T) {
	testmain.Start(t, kit.Light)
	c := NewBars(Bars{"", []Bar{{Label: "a", Text: "2", Size: 2}, {Label: "b", Text: "1", Size: 1}}})
	var wide []float32
	for _, o := range laid(c, 600) {
		if r, ok := o.(*canvas.Rectangle); ok {
			wide = append(wide, r.Size().Width)
		}
	}
	if len(wide) != 2 || abs(wide[0]-2*wide[1]) > 0.5 {
		t.Errorf("bars of 2 and 1 are %v long", wide)
	}
}

func TestAWiderPictureIsDrawnAgain(t *testing.T) {
	testmain.Start(t, kit.Light)
	c := specimens()["groupe-grand"]
	laid(c, 776)
	high := c.MinSize().Height
	laid(c, 300)
	if c.MinSize().Height <= high {
		t.Errorf("eleven boxes are %v high where it is wide and %v where it is narrow", high, c.MinSize().Height)
	}
}

func TestAnEmptyBalanceIsNoPicture(t *testing.T) {
	testmain.Start(t, kit.Light)
	if c := NewBalance(BalanceOf{Gap: "rien"}); c.MinSize().Height != 0 || len(c.Texts()) != 0 {
		t.Error("nothing is drawn as something")
	}
}

// TestABarBelowZeroLiesOnTheOtherSide: all bars of a picture share their beginning and
// their scale, and the value of one below zero stands where the others begin.
func TestABarBelowZeroLiesOnTheOtherSide(t *testing.T) {
	testmain.Start(t, kit.Light)
	p := &pen{}
	drawBars(p, 600, []Bars{{Bars: []Bar{{Label: "a", Text: "60", Size: 60}, {Label: "b", Text: "-40", Size: -40}, {Label: "c", Text: "0"}}}})
	if len(p.shapes) != 3 {
		t.Fatalf("%d bars", len(p.shapes))
	}
	above, below, none := p.shapes[0], p.shapes[1], p.shapes[2]
	zero := above.Position().X
	if end := below.Position().X + below.Size().Width; end < zero-0.01 || end > zero+0.01 {
		t.Errorf("the bar below zero ends at %v, zero is at %v", end, zero)
	}
	if ratio := above.Size().Width / below.Size().Width; ratio < 1.49 || ratio > 1.51 {
		t.Errorf("60 is %v times as long as 40", ratio)
	}
	if none.Position().X != zero || none.Size().Width != 1 {
		t.Errorf("nothing is %v long, at %v", none.Size().Width, none.Position().X)
	}
	if at := p.labels[3].Position().X; at < zero {
		t.Errorf("the value of the bar below zero stands at %v, before zero at %v", at, zero)
	}
}
