package layout

// Visit is what layout must know of a guest: pages of another file that stand
// behind a separator.
type Visit struct {
	Pages int
	Marks []GuestMark
}

// GuestMark is a bookmark of a guest. Page counts the guest's own pages from 0,
// View is the place on it as PDF writes it: "/XYZ 0 700 null" or "/Fit".
type GuestMark struct {
	Level int
	Title string
	Page  int
	View  string
}
