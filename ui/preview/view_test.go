package preview

import (
	"context"
	"errors"
	"image"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
)

// book is a Document of grey pages.
type book struct {
	pages  int
	drawn  []int
	dpi    []float64
	fails  int // this page, -1 for none
	hits   []output.Hit
	asked  []string
	closed int
}

func (b *book) Pages() int           { return b.pages }
func (b *book) Size(int) output.Size { return a4 }

func (b *book) Render(ctx context.Context, page int, dpi float64) (image.Image, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.drawn, b.dpi = append(b.drawn, page), append(b.dpi, dpi)
	if page == b.fails {
		return nil, errors.New("damaged")
	}
	img := image.NewRGBA(image.Rect(0, 0, int(595*dpi/72+0.5), int(842*dpi/72+0.5)))
	for i := range img.Pix {
		img.Pix[i] = 0x80
	}
	return img, nil
}

func (b *book) Find(_ context.Context, text string) ([]output.Hit, error) {
	b.asked = append(b.asked, text)
	return b.hits, nil
}

func (b *book) Close() { b.closed++ }

// bench is a Runner whose work waits until somebody lets it happen.
type bench struct {
	work, posted []func()
}

var _ kit.Runner = (*bench)(nil)

func (b *bench) Background(work func()) { b.work = append(b.work, work) }
func (b *bench) Main(then func())       { b.posted = append(b.posted, then) }

// settle lets everything happen.
func (b *bench) settle() {
	for len(b.work)+len(b.posted) > 0 {
		work, posted := b.work, b.posted
		b.work, b.posted = nil, nil
		for _, f := range append(work, posted...) {
			f()
		}
	}
}

func newBook(pages int) *book { return &book{pages: pages, fails: -1} }

func open(t *testing.T, b *book) (*View, *bench, fyne.Window) {
	t.Helper()
	theme, err := kit.NewTheme(kit.Light, kit.Fonts{Regular: test.Theme().Font(fyne.TextStyle{}).Content(), Semibold: test.Theme().Font(fyne.TextStyle{}).Content(), Bold: test.Theme().Font(fyne.TextStyle{}).Content(), Italic: test.Theme().Font(fyne.TextStyle{}).Content()})
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme)
	run := &bench{}
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	v := New(b, run, w.Canvas(), "illisible")
	w.SetContent(v)
	w.Resize(fyne.NewSize(800, 600))
	run.settle()
	return v, run, w
}

func shownPages(v *View) []int {
	var pages []int
	for i := range v.sizes {
		for _, o := range test.WidgetRenderer(v.sheet).Objects() {
			if r, ok := o.(*canvas.Image); ok && r.Position() == fyne.NewPos(v.geo.x[i], v.geo.y[i]) {
				pages = append(pages, i)
			}
		}
	}
	return pages
}

func TestOnlyWhatIsSeenAndItsNeighboursAreDrawn(t *testing.T) {
	b := newBook(50)
	v, run, _ := open(t, b)
	slices.Sort(b.drawn)
	if want := []int{0, 1}; !slices.Equal(b.drawn, want) {
		t.Errorf("at the start pages %v are drawn, want %v", b.drawn, want)
	}
	b.drawn = nil
	v.GoTo(29)
	run.settle()
	slices.Sort(b.drawn)
	if want := []int{28, 29, 30}; !slices.Equal(b.drawn, want) && !slices.Equal(b.drawn, []int{28, 29, 30, 31}) {
		t.Errorf("at page 29 pages %v are drawn, want %v", b.drawn, want)
	}
	if v.Page() != 29 || !slices.Contains(shownPages(v), 29) {
		t.Errorf("page %d is looked at, %v are shown", v.Page(), shownPages(v))
	}
}

func TestAPageIsDrawnForThePixelsItCovers(t *testing.T) {
	b := newBook(3)
	v, run, w := open(t, b)
	v.ZoomBy(1)
	for v.Zoom() < 1 {
		v.ZoomBy(1)
	}
	run.settle()
	const scale = 1.25
	w.Canvas().(interface{ SetScale(float32) }).SetScale(scale) // another screen
	v.GoTo(1)
	run.settle()
	const want = 96 * scale
	if got := b.dpi[len(b.dpi)-1]; v.Zoom() != 1 || got < want*0.99 || got > want*1.01 {
		t.Errorf("at %v a page is drawn at %v dpi, want %v", v.Zoom(), got, want)
	}
	for _, p := range v.drawing.pictures {
		if p.image.Bounds().Dx() != p.pixels {
			t.Errorf("a picture for %d pixels has %d", p.pixels, p.image.Bounds().Dx())
		}
	}
}

func TestWhatIsScrolledPastIsGivenUp(t *testing.T) {
	b := newBook(50)
	v, run, _ := open(t, b)
	b.drawn = nil
	v.GoTo(10)
	if len(run.work) != 1 {
		t.Fatalf("%d pages are being drawn at once", len(run.work))
	}
	v.GoTo(20)
	v.GoTo(30)
	run.settle()
	for _, page := range b.drawn {
		if page < 29 || page > 31 {
			t.Errorf("page %d is drawn, and nobody looks at it", page)
		}
	}
	if !slices.Contains(b.drawn, 30) {
		t.Errorf("pages %v are drawn", b.drawn)
	}
}

func TestPicturesAreForgottenBeforeTheyFillTheMemory(t *testing.T) {
	b := newBook(60)
	v, run, _ := open(t, b)
	for v.Zoom() < mostZoom {
		v.ZoomBy(1)
	}
	for page := range b.pages {
		v.GoTo(page)
		run.settle()
	}
	sum := 0
	for _, p := range v.drawing.pictures {
		sum += p.bytes()
	}
	if one := 4 * 1587 * 2245; sum > mostBytes+4*one || sum < mostBytes/2 {
		t.Errorf("%d MB of pictures are kept", sum>>20)
	}
}

func TestAPageThatCannotBeDrawnSaysSo(t *testing.T) {
	b := newBook(3)
	b.fails = 0
	v, run, _ := open(t, b)
	run.settle()
	found := false
	for _, o := range test.WidgetRenderer(v.sheet).Objects() {
		text, ok := o.(*canvas.Text)
		found = found || ok && text.Text == "illisible"
	}
	if !found {
		t.Error("the page says nothing")
	}
	if n := len(b.drawn); n > 4 {
		t.Errorf("it is tried %d times", n)
	}
}

func TestAZoomAndAnotherSizeKeepThePlace(t *testing.T) {
	b := newBook(40)
	v, run, w := open(t, b)
	v.GoTo(17)
	run.settle()
	v.ZoomBy(1)
	run.settle()
	if v.Page() != 17 {
		t.Errorf("after the zoom page %d is looked at", v.Page())
	}
	w.Resize(fyne.NewSize(1000, 500))
	run.settle()
	if v.Page() != 17 {
		t.Errorf("in a larger window page %d is looked at", v.Page())
	}
	before := v.Zoom()
	v.Fit(Width)
	w.Resize(fyne.NewSize(700, 500))
	if v.Zoom() >= before || v.Page() != 17 {
		t.Errorf("at the width of the window the zoom is %v, page %d", v.Zoom(), v.Page())
	}
}

func TestAPageThatIsAskedForBeforeThereIsRoomIsShown(t *testing.T) {
	test.NewTempApp(t)
	run := &bench{}
	w := test.NewTempWindow(t, nil)
	v := New(newBook(30), run, w.Canvas(), "")
	v.GoTo(12)
	w.SetContent(v)
	w.Resize(fyne.NewSize(800, 600))
	run.settle()
	if v.Page() != 12 || v.scroll.Offset.Y == 0 {
		t.Errorf("page %d is looked at, at %v", v.Page(), v.scroll.Offset)
	}
}

func TestASearchShowsThePlacesOneAfterTheOther(t *testing.T) {
	b := newBook(40)
	line := []output.Rect{{X: 100, Y: 400, Width: 60, Height: 12}}
	b.hits = []output.Hit{{Page: 3, Rects: line}, {Page: 9, Rects: line}, {Page: 30, Rects: append(line, output.Rect{X: 50, Y: 420, Width: 20, Height: 12})}}
	v, run, _ := open(t, b)
	v.GoTo(5)
	var found, at int
	v.Search("mot", func(f, a int, _ error) { found, at = f, a })
	run.settle()
	if found != 3 || at != 2 || v.Page() != 9 {
		t.Fatalf("from page 5 it finds place %d of %d, on page %d", at, found, v.Page())
	}
	marks := 0
	for _, o := range test.WidgetRenderer(v.sheet).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok && r.FillColor != color.Color(paper) {
			marks++
		}
	}
	if marks != 1 {
		t.Errorf("%d places are marked", marks)
	}
	for _, want := range []int{30, 3, 9} {
		if _, _ = v.Step(1); v.Page() != want {
			t.Errorf("the next is on page %d, want %d", v.Page(), want)
		}
	}
	if _, at = v.Step(-1); at != 1 || v.Page() != 3 {
		t.Errorf("the one before is %d, on page %d", at, v.Page())
	}
	b.hits = nil
	v.Search("rien", func(f, a int, _ error) { found, at = f, a })
	run.settle()
	if found != 0 || at != 0 {
		t.Errorf("nothing is found: %d, %d", found, at)
	}
	v.Step(1)
}

func TestOnlyTheLastSearchAnswers(t *testing.T) {
	b := newBook(4)
	v, run, _ := open(t, b)
	answers := 0
	for range 3 {
		v.Search("a", func(int, int, error) { answers++ })
	}
	run.settle()
	if answers != 1 {
		t.Errorf("%d searches answer", answers)
	}
}

func TestTheKeyboardScrolls(t *testing.T) {
	v, run, w := open(t, newBook(10))
	w.Canvas().Focus(v)
	for _, c := range []struct {
		key  fyne.KeyName
		page int
	}{{fyne.KeyEnd, 9}, {fyne.KeyHome, 0}, {fyne.KeyPageDown, 0}, {fyne.KeyPageDown, 1}, {fyne.KeyPageUp, 0}} {
		v.TypedKey(&fyne.KeyEvent{Name: c.key})
		run.settle()
		if v.Page() != c.page {
			t.Errorf("after %s page %d is looked at, want %d", c.key, v.Page(), c.page)
		}
	}
	before := v.scroll.Offset.Y
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if v.scroll.Offset.Y <= before {
		t.Error("the arrow does not scroll")
	}
	left := false
	v.OnEscape = func() { left = true }
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left {
		t.Error("the escape key does nothing")
	}
}

// A notch of the wheel is three lines here as elsewhere.
func TestTheWheelScrollsThePagesAsItScrollsThePagesOfTheWindow(t *testing.T) {
	v, run, w := open(t, newBook(20))
	run.settle()
	content := kit.NewColumn(0)
	for range 400 {
		content.Add(kit.NewBody("x"))
	}
	elsewhere := kit.NewScroll(content)
	elsewhere.Resize(fyne.NewSize(300, 200))
	notch := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}
	elsewhere.Scrolled(notch)
	before := v.scroll.Offset.Y
	test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, -25)
	if got, want := v.scroll.Offset.Y-before, elsewhere.Offset.Y; got != want || want == 0 {
		t.Errorf("a notch moves the pages by %v, and others by %v", got, want)
	}
}

func TestAClosedViewDoesNothingMore(t *testing.T) {
	b := newBook(10)
	v, run, _ := open(t, b)
	b.drawn = nil
	v.GoTo(5)
	v.Search("a", func(int, int, error) { t.Error("the search answers") })
	v.Close()
	v.Close()
	run.settle()
	if b.closed != 1 {
		t.Errorf("the document is closed %d times", b.closed)
	}
	if len(b.drawn) > 0 {
		t.Errorf("pages %v are drawn", b.drawn)
	}
}
