package paper

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// exportChoices are what the user decides before an export.
type exportChoices struct {
	window   *shell.Shell
	d        Dossier
	complete bool
	column   *fyne.Container
	button   *kit.Button
	moved    func()

	kind                *kit.Choice // nil where there is only one
	owners, data, field *kit.Check
	short, compact      *kit.Check
	carries             *kit.Steady // the words for each of kinds
	signing             *kit.Steady // the field, or why there is none
}

// kinds are the ways to export, in the order of the list.
var kinds = []output.Kind{output.PDF, output.Binder, output.Folder}

func newExportChoices(window *shell.Shell, d Dossier) *exportChoices {
	c := &exportChoices{window: window, d: d, column: kit.NewColumn(kit.Space16), moved: func() {}}
	c.standing()
	c.offer()
	c.carry()
	c.short = kit.NewCheck(c.window.T("export.short"))
	c.column.Add(kit.NewColumn(kit.Space4, c.short, kit.NewHint(c.window.T("export.short_hint"))))
	c.owners = kit.NewCheck(c.window.T("ui.export.owners"))
	c.owners.ShowChecked(true)
	if hasPersonal(d) {
		c.column.Add(kit.NewColumn(kit.Space4, c.owners, kit.NewHint(c.window.T("ui.export.owners_hint"))))
	}
	c.data = kit.NewCheck(c.window.T("export.data"))
	c.data.ShowChecked(true)
	c.field = kit.NewCheck(c.window.T("export.field"))
	c.compact = kit.NewCheck(c.window.T("export.compact"))
	c.column.Add(kit.NewColumn(kit.Space4, c.data, kit.NewHint(c.window.T("export.data_hint"))))
	c.signing = kit.NewSteady(
		kit.NewColumn(kit.Space4, c.field, kit.NewHint(c.window.T("export.field_hint"))),
		kit.NewColumn(kit.Space4, c.compact, kit.NewHint(c.window.T("export.compact_hint")), kit.NewHint(c.window.T("export.field_binder"))))
	c.column.Add(c.signing.Object)
	c.column.Add(kit.NewHint(c.window.T("ui.statement")))
	return c
}

// standing says whether the export will be final.
func (c *exportChoices) standing() {
	n := dossier.Count(c.d.Session().Problems())
	c.complete = n.Blocking+n.Missing == 0
	if !c.complete {
		c.column.Add(kit.NewBanner(kit.Warning, c.window.T("ui.export.draft", "wrong", n.Blocking, "missing", n.Missing), nil))
		return
	}
	words := c.window.T("ui.export.final")
	if n.Warnings > 0 {
		words += " " + c.window.T("ui.export.warnings", "n", n.Warnings)
	}
	if n.Explained > 0 {
		words += " " + c.window.T("ui.review.explained", "n", n.Explained)
	}
	if later := c.d.Session().View().Later(); later > 0 {
		words += " " + c.window.T("ui.review.later", "n", later)
	}
	c.column.Add(kit.NewBanner(kit.Success, words, nil))
}

// offer shows the ways to export, each with a sentence. Without an attached file
// they are all the same.
func (c *exportChoices) offer() {
	if !slices.ContainsFunc(c.d.Session().View().Annexes(), func(x dossier.Annex) bool { return x.SHA256 != "" && x.State == "" }) {
		c.column.Add(kit.NewHint(c.window.T("export.no_files")))
		return
	}
	var options []kit.Option
	for _, k := range kinds {
		options = append(options, kit.Option{ID: string(k), Label: c.window.T("export.kind." + string(k)), Hint: c.window.T("export.kind." + string(k) + "_hint")})
	}
	c.kind = kit.NewChoice(options, false)
	c.kind.ShowChosen(string(output.PDF))
	c.kind.OnChange = func(string) { c.refresh() }
	c.column.Add(kit.NewField(kit.FieldOf{Label: c.window.T("export.what"), Editor: c.kind}))
}

// carry says what the files carry.
func (c *exportChoices) carry() {
	offered := kinds
	if c.kind == nil {
		offered = kinds[:1]
	}
	var words []fyne.CanvasObject
	for _, k := range offered {
		words = append(words, kit.NewBody(c.window.T("export.carries."+string(k))))
	}
	c.carries = kit.NewSteady(words...)
	c.column.Add(kit.NewColumn(kit.Space4, kit.NewStrong(c.window.T("ui.export.carries")), c.carries.Object))
}

func (c *exportChoices) what() output.Kind {
	if c.kind == nil {
		return output.PDF
	}
	return output.Kind(c.kind.Chosen())
}

// refresh shows what belongs to the kind that is chosen. A binder is no archive
// file: its pages change with every annex, so it has no field to be signed in.
func (c *exportChoices) refresh() {
	what := c.what()
	c.carries.Show(slices.Index(kinds, what))
	if what == output.Binder {
		c.signing.Show(1)
	} else {
		c.signing.Show(0)
	}
	label := "ui.export.choose"
	if what == output.Folder {
		label = "export.choose_folder"
	}
	c.button.SetLabel(c.window.T(label))
	c.column.Refresh()
	c.moved()
}

// options are the choices as the exporter takes them.
func (c *exportChoices) options() output.Options {
	what := c.what()
	return output.Options{
		What: what, Final: c.complete, Owners: c.owners.Checked(),
		Data: c.data.Checked(), Field: c.field.Checked() && what != output.Binder,
		Short: c.short.Checked(), Compact: c.compact.Checked() && what == output.Binder,
	}
}
