package kit

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
)

// portfolio shows a table of n rows below a title, and counts the rows made.
func portfolio(t *testing.T, n int) (on fyne.Canvas, table *Table, scroll *Scroll, made *int) {
	t.Helper()
	startApp(t, Light)
	made = new(int)
	body := NewColumn(Space16)
	scroll = NewScroll(body)
	table = NewTable([]TableColumn{{Title: "Dossier", Weight: 3}, {Title: "À faire", Weight: 1}}, scroll)
	body.Objects = []fyne.CanvasObject{NewTitle("Mes dossiers"), table, NewHint("Fin")}
	w := show(t, scroll, 800, 500)
	table.SetRows(n, func(i int) *TableRow {
		*made++
		todo := NewHint("à relire")
		return NewTableRow(NewTwoLines("Dossier "+strconv.Itoa(i), "modifié"), todo)
	})
	return w.Canvas(), table, scroll, made
}

func TestAThousandRowsCostWhatFortyCost(t *testing.T) {
	_, _, _, few := portfolio(t, 40)
	_, table, scroll, many := portfolio(t, 1000)
	if *many != *few || *many > 30 {
		t.Errorf("%d rows are made for 1,000 and %d for 40", *many, *few)
	}
	row := table.Row(0)
	if got, want := scroll.Content.MinSize().Height, 1000*row.Size().Height; got < want {
		t.Errorf("the page is %v high, and its rows %v", got, want)
	}
}

func TestWhereverTheListIsScrolledToItIsFull(t *testing.T) {
	_, table, scroll, made := portfolio(t, 1000)
	height := table.Row(0).Size().Height
	end := scroll.Content.MinSize().Height - scroll.Size().Height
	for _, offset := range []float32{0, 10, 333, 700, end / 2, end - 400, end, 20, 0} {
		scroll.ScrollToOffset(fyne.NewPos(0, offset))
		top, _ := within(scroll, table.body)
		seen := map[int]bool{}
		for i, at := range table.body.made {
			if y := top + at.row.Position().Y; y > -height && y < scroll.Size().Height {
				seen[i] = true
			}
		}
		first := max(int((-top)/(height+1)), 0)
		last := min(int((scroll.Size().Height-top-1)/(height+1)), 999)
		for i := first; i <= last; i++ {
			if !seen[i] {
				t.Errorf("at %v row %d is missing", offset, i)
			}
		}
		if len(table.body.made) > 40 {
			t.Errorf("at %v there are %d rows", offset, len(table.body.made))
		}
	}
	if *made > 200 {
		t.Errorf("%d rows were made", *made)
	}
}

func TestTheTabKeyGoesThroughTheWholeList(t *testing.T) {
	on, table, _, _ := portfolio(t, 60)
	on.Focus(table.Row(0))
	for i := range 60 {
		row, ok := on.Focused().(*TableRow)
		if !ok || row != table.body.made[i].row {
			t.Fatalf("after %d tabs the focus is on %T, not on row %d", i, on.Focused(), i)
		}
		if !IsVisibleIn(row) {
			t.Fatalf("row %d has the focus and is out of sight", i)
		}
		on.FocusNext()
	}
}

func TestTheRowWithTheFocusStaysWhereverTheListIsScrolledTo(t *testing.T) {
	on, table, scroll, _ := portfolio(t, 1000)
	on.Focus(table.Row(700))
	focused := on.Focused().(*TableRow)
	if !IsVisibleIn(focused) {
		t.Fatal("a row far below is not brought into view")
	}
	table.Row(0) // another one is asked for
	scroll.ScrollToOffset(fyne.Position{})
	if table.body.made[700].row != focused {
		t.Fatal("the row with the focus is gone")
	}
	on.FocusNext()
	if row, ok := on.Focused().(*TableRow); !ok || row != table.body.made[701].row || !IsVisibleIn(row) {
		t.Error("the next tab does not go on from there")
	}
}

// Fyne lays out everything again for what it has not seen before: a table that
// made something new for each layout would never rest.
func TestAListThatIsLaidOutAgainMakesNothingNew(t *testing.T) {
	_, table, scroll, made := portfolio(t, 1000)
	scroll.ScrollToOffset(fyne.NewPos(0, 5000))
	before, rows, least := slices.Clone(table.body.shown), *made, table.MinSize()
	for range 3 {
		Relayout(table)
		table.Refresh()
		scroll.Refresh()
	}
	if !slices.Equal(table.body.shown, before) || *made != rows || table.MinSize() != least {
		t.Errorf("it shows other objects, made %d rows more, and wants %v instead of %v", *made-rows, table.MinSize(), least)
	}
}

// within is where an object stands in the room of a scroll.
func within(scroll *Scroll, o fyne.CanvasObject) (y float32, ok bool) {
	path := pathTo(scroll, o)
	for _, between := range path[1:] {
		y += between.Position().Y
	}
	return y, path != nil
}
