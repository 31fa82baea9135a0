package dossier

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"dossierpme/internal/french"
)

// Check judges the whole dossier and returns its problems in form order. It is
// cheap: it runs after every key press. What is hidden is neither asked nor
// checked, and what is missing is dropped where something worse stands on the same field.
func (v *View) Check() []Problem {
	k := &checker{View: v}
	for f := range v.Call.Questions() {
		if v.Visible(f.ID) {
			k.field(f)
		}
	}
	k.gateRows()
	k.unknownFields()
	k.unknownMembers()
	k.asides()
	k.params()
	for _, r := range v.rules() {
		k.out = append(k.out, r.Check(v)...)
	}
	return v.explained(k.sorted())
}

// rules are those that judge this dossier: those that its call names, then the
// general ones that it could be judged by, in the order of their names.
func (v *View) rules() []Rule {
	var out []Rule
	for _, name := range v.Call.Rules {
		if r, ok := v.Env.Rules[name]; ok {
			out = append(out, r)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.Env.Rules)) {
		r := v.Env.Rules[name]
		if r.General && !slices.Contains(v.Call.Rules, name) && !slices.Contains(v.Call.WithoutRules, name) && v.Call.has(r.Fields) {
			out = append(out, r)
		}
	}
	return out
}

type checker struct {
	*View
	out []Problem
}

func (k *checker) add(p Problem) { k.out = append(k.out, p) }

func (k *checker) field(f *Field) {
	if !f.Asked() {
		return
	}
	val := k.Get(f.ID)
	report := func(fd finding) { k.add(k.Problem(f.ID, fd.severity, fd.code, fd.args)) }
	if f.Postcode != "" {
		k.postcode(f)
	}
	if val == nil || val.Empty() {
		if f.Required() {
			report(finding{CodeMissing, Missing, nil})
		}
		return
	}
	k.value(f, val, report)
	k.age(f, k.UseOf(f).Age, val, report)
	if rows, ok := val.(Rows); ok {
		k.rows(f, rows)
	}
}

// value checks a non-empty value of a field or cell.
func (k *checker) value(f *Field, val Value, report func(finding)) {
	if hidden(f, val) {
		report(finding{CodeForm, Blocking, Args{"kind": "invisible", "typed": quoted(Typed(val.String()))}})
		return
	}
	if u, unknown := val.(Unknown); unknown {
		if n, rows, over := u.oversize(f); over {
			report(tooLong(f, n, rows))
			return
		}
		if two := Readings(f, u); two != nil {
			report(finding{CodeAmbiguous, Blocking, Args{
				"typed": quoted(u), "one": Show(f, two[0], nil), "other": Show(f, two[1], nil),
			}})
			return
		}
		args := Args{"kind": string(f.Kind), "typed": quoted(u)}
		if kind, ok := f.spec().(mistaker); ok {
			if as, _ := kind.mistake(u.String()); as != "" {
				args[as] = "1"
			}
		}
		report(finding{CodeForm, Blocking, args})
		return
	}
	for _, fd := range f.spec().check(f, val, k.Env.Ref) {
		report(fd)
	}
	for _, fd := range f.spec().checkIn(k.View, f, val) {
		report(fd)
	}
	k.limits(f, val, report)
	if text, ok := val.(Text); ok {
		if facts := k.Env.Texts.of(string(text), k.Env.Printable); facts.unprinting {
			report(finding{CodeUnprintable, Warning, Args{"char": string(facts.unprinted)}})
		}
	}
}

// hidden reports whether an answer that has a form has signs that nobody sees, such as
// a mark of direction in an address. What is typed loses them; a file may still have
// one, and no letter would arrive.
func hidden(f *Field, val Value) bool {
	if f.Kind == KindText || f.Kind == KindProse {
		return false
	}
	switch val.(type) {
	case Text, Unknown:
		return strings.ContainsFunc(val.String(), formatSign)
	}
	return false
}

// quoted is what could not be read, short enough for a sentence. What nobody would see
// stands there as a sign of its own.
func quoted(u Unknown) string {
	const most = 60
	s := OneLine(strings.Map(func(r rune) rune {
		if formatSign(r) {
			return unicode.ReplacementChar
		}
		return r
	}, u.String()))
	if Length(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// limits checks the length of texts and the range of numbers, dates and tables.
func (k *checker) limits(f *Field, val Value, report func(finding)) {
	switch x := val.(type) {
	case Text:
		if f.most == 0 && len(f.Useful) == 0 {
			return
		}
		n := k.Env.Texts.of(string(x), k.Env.Printable).length // a Text is clean since it was read
		if f.max != nil && n > f.most {
			report(tooLong(f, n, false))
			return
		}
		if len(f.Useful) == 2 && (n < f.Useful[0]/2 || n > f.Useful[1]*3/2) {
			report(finding{CodeLengthUseful, Warning, Args{
				"length": Int(int64(n)).French(),
				"from":   Int(int64(f.Useful[0])).French(), "to": Int(int64(f.Useful[1])).French(),
			}})
		}
		return
	case Rows:
		if f.max != nil && len(x) > f.most {
			report(tooLong(f, len(x), true))
		}
		return
	}
	n, ok := asDecimal(val)
	if d, isDate := val.(Date); isDate {
		n, ok = Int(int64(d.key())), true
	}
	if !ok {
		return
	}
	if f.min != nil && n.Cmp(*f.min) < 0 || f.max != nil && n.Cmp(*f.max) > 0 {
		report(finding{CodeOutOfRange, Blocking, Args{"min": limitText(f, f.Min), "max": limitText(f, f.Max), "typed": Show(f, val, nil)}})
	}
}

// tooLong says how much longer than its limit a text or a table is, or than what
// is read of one without a limit.
func tooLong(f *Field, n int, rows bool) finding {
	most := f.most
	if most == 0 {
		most = f.bound()
	}
	args := Args{"max": french.Count(most), "length": french.Count(n)}
	if rows {
		args["rows"] = "1"
	}
	return finding{CodeTooLong, Blocking, args}
}

func limitText(f *Field, wire string) string {
	if wire == "" {
		return ""
	}
	return f.spec().limitText(f, wire)
}

func (k *checker) rows(f *Field, rows Rows) {
	cols := f.Cols()
	for _, r := range rows {
		for ci := range cols {
			col := &cols[ci]
			if !k.CellVisible(f, r, col) {
				continue
			}
			k.cell(f, rows, r, col)
		}
		k.unknownCells(f, r)
	}
	for _, o := range f.Fixed {
		if rows.Index(o.ID) < 0 && f.Required() {
			k.add(k.RowProblem(f.ID, o.ID, "", Missing, CodeMissing, nil))
		}
	}
	k.cycles(f, rows)
}

func (k *checker) unknownCells(f *Field, r Row) {
	for _, name := range unknownCells(f, r) {
		k.add(k.RowProblem(f.ID, r.ID, name, Warning, CodeUnknownField, nil))
	}
}

// unknownCells names the cells of a row that stand in no column of its table.
func unknownCells(f *Field, r Row) []string {
	var unknown []string
	for name := range r.Cells {
		if f.Column(name) == nil {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	return unknown
}

func (k *checker) cell(f *Field, rows Rows, r Row, col *Field) {
	id := string(col.ID)
	report := func(fd finding) {
		k.add(k.RowProblem(f.ID, r.ID, id, fd.severity, fd.code, fd.args))
	}
	val := r.Get(id)
	if val == nil || val.Empty() {
		if col.Required() && !f.explains() { // an explanation is never asked for
			report(finding{CodeMissing, Missing, nil})
		}
		return
	}
	k.value(col, val, report)
	k.age(col, k.ColumnUse(f, col).Age, val, report)
	for _, fd := range f.spec().checkCell(k.View, id, val) {
		report(fd)
	}
}

// cycles reports every row of a table that leads back to itself through its
// reference to the same table.
func (k *checker) cycles(f *Field, rows Rows) {
	for i := range f.Columns {
		col := &f.Columns[i]
		if col.Table != f.ID {
			continue
		}
		for _, i := range circles(len(rows), func(i int) int {
			t, _ := k.Cell(f, rows[i], col).(Text)
			return k.RowIndex(f.ID, string(t))
		}) {
			k.add(k.RowProblem(f.ID, rows[i].ID, string(col.ID), Blocking, CodeCycle, Args{"table": string(f.ID)}))
		}
	}
}

// circles are those of n places, in order, from which next leads back to where it
// began; it is -1 where a way ends. Each place is left once.
func circles(n int, next func(int) int) []int {
	const untrodden = -1
	var on []int
	way := make([]int, n) // the walk that came by first
	for i := range way {
		way[i] = untrodden
	}
	for walk := range way {
		at := walk
		for at >= 0 && way[at] == untrodden {
			way[at] = walk
			at = next(at)
		}
		if at < 0 || way[at] != walk { // an end, or where an earlier walk came by
			continue
		}
		on = append(on, at)
		for i := next(at); i != at; i = next(i) {
			on = append(on, i)
		}
	}
	slices.Sort(on)
	return on
}

func (k *checker) unknownFields() {
	for _, id := range slices.Sorted(maps.Keys(k.Dossier.Answers)) {
		if f := k.Call.Field(id); f == nil || f.spec().fate() == derived {
			k.add(k.atTheEnd(k.Problem(id, Warning, CodeUnknownField, nil)))
		}
	}
}

// unknownMembers names what stands in the file beside the answers and is no part
// of a dossier. What would be an answer is said to stand in the wrong place.
func (k *checker) unknownMembers() {
	for _, name := range slices.Sorted(maps.Keys(k.Dossier.extra)) {
		args := Args{"member": quoted(Typed(name))}
		if k.Call.Field(FieldID(name)) != nil {
			args["answer"] = "1"
		}
		k.add(k.atTheEnd(Problem{Field: FieldID(name), Severity: Warning, Code: CodeUnknownField, Args: args}))
	}
}

// atTheEnd puts a problem that belongs to no section into the last one.
func (k *checker) atTheEnd(p Problem) Problem {
	if p.Section == "" && len(k.Call.Sections) > 0 {
		p.Section = k.Call.Sections[len(k.Call.Sections)-1].ID
	}
	return p
}

// sorted brings the problems into form order and drops what is missing where
// something blocking stands on the same field.
func (k *checker) sorted() []Problem {
	type key struct {
		field FieldID
		row   string
	}
	blocked := map[key]bool{}
	for _, p := range k.out {
		if p.Severity == Blocking {
			blocked[key{p.Field, p.Row}] = true
		}
	}
	type ranked struct {
		at [4]int
		i  int // in order of finding, where the place is the same
	}
	order := make([]ranked, 0, len(k.out))
	for i, p := range k.out {
		if p.Code == CodeMissing && blocked[key{p.Field, p.Row}] {
			continue
		}
		order = append(order, ranked{k.position(p), i})
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if c := slices.Compare(a.at[:], b.at[:]); c != 0 {
			return c
		}
		return a.i - b.i
	})
	out := make([]Problem, len(order))
	for i, r := range order {
		out[i] = k.out[r.i]
	}
	return out
}

// position is a problem's place in the form: section, field, row, column.
func (k *checker) position(p Problem) [4]int {
	const last = 1 << 30
	f, col := k.Locate(p.Field)
	if f == nil {
		return [4]int{last}
	}
	at := k.Call.fields[f.ID]
	pos := [4]int{at.section, at.index, -1, -1}
	if p.Row != "" {
		if i, ok := k.rowIndex(f.ID)[p.Row]; ok {
			pos[2] = i
		}
		for i, c := range f.Cols() {
			if c.ID == col {
				pos[3] = i
			}
		}
	}
	return pos
}

// Locate splits the field of a problem into the field of the call and, inside
// a table, its column. An unknown field gives nil.
func (v *View) Locate(id FieldID) (f *Field, col FieldID) { return locate(v.Call.Field, id) }

func locate(field func(FieldID) *Field, id FieldID) (f *Field, col FieldID) {
	if f = field(id); f != nil {
		return f, ""
	}
	if i := strings.LastIndexByte(string(id), '.'); i > 0 {
		if f = field(id[:i]); f != nil {
			return f, id[i+1:]
		}
	}
	return nil, ""
}
