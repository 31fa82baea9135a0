package rows

import "dossierpme/dossier"

// Post is a row of the table of created posts.
type Post struct {
	ID       string       `col:"id"`
	Title    string       `col:"title"`
	Category string       `col:"category"`
	Contract string       `col:"contract"`
	Count    dossier.Num  `col:"count"`
	FTE      dossier.Num  `col:"fte"`
	Date     dossier.Date `col:"date"`
}

// Posts reads the created posts in the order of the row ids.
func Posts(v *dossier.View) []Post {
	return sorted(v, "posts", func(p Post) string { return p.ID })
}
