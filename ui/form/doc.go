// Package form is a section of a call as a page: its groups of questions, its
// tables with a form for the selected row, and the list of annexes.
//
// A page is given a draft.Session and shows what that says: it holds no rule and
// no value of its own, touches no disk and starts no goroutine but through the
// Runner of its Env. Everything runs on the goroutine of the window.
//
// The shell writes the step, the title and the introduction above, and puts both
// into one scroll:
//
//	page := form.New(env, section)
//	kit.NewScroll(kit.NewPage(kit.NewColumn(kit.Space16, header, page.Object())))
//	session.OnChange(func(c draft.Change) { page.Refresh(c) })
//	page.Focus("machines.order_date", "r3") // the field and row of a dossier.Problem
//	page.Focus("pieces", "quotes")          // a piece, or the row that wants it: machines/r3
//	page.Leave()                            // before another page is shown
package form
