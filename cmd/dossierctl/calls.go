package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/internal/failure"
	"dossierpme/internal/wiring"
)

func calls(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	s.skippedCalls(parts)
	if p.has("--json") {
		type line struct {
			ID       string `json:"id"`
			Title    string `json:"title"`
			Revision int    `json:"revision"`
			Status   string `json:"status"`
		}
		all := []line{}
		for _, c := range parts.Calls.Calls {
			all = append(all, line{c.ID, c.Title, c.Revision, c.Status})
		}
		return failure.ExitDone, s.json(all)
	}
	width := 0
	for _, c := range parts.Calls.Calls {
		width = max(width, len(c.ID))
	}
	for _, c := range parts.Calls.Calls {
		s.line(pad(c.ID, width+2) + pad(s.words.T("call.status."+c.Status), 14) + c.Title)
	}
	return failure.ExitDone, nil
}

// skippedCalls tells of the user's call files that are left out.
func (s *session) skippedCalls(parts *wiring.Parts) {
	if len(parts.Calls.Faults) == 0 {
		return
	}
	s.say(s.words.T("ctl.calls.skipped"))
	for _, f := range parts.Calls.Faults {
		s.say(s.faultText(f))
	}
}

func (s *session) faultText(f callfile.Fault) string {
	text := s.words.Lint(f.Code, f.Args).Text()
	if f.Line == 0 {
		return s.words.T("ctl.calls.fault_file", "file", f.File, "text", text)
	}
	return s.words.T("ctl.calls.fault", "file", f.File, "line", strconv.Itoa(f.Line), "text", text)
}

func newDossier(s *session, p *parsed) (int, error) {
	parts, c, err := s.call(p)
	if err != nil {
		return 0, err
	}
	if c.Status == "closed" {
		var open []string
		for _, o := range parts.Calls.Calls {
			if o.Status != "closed" {
				open = append(open, o.ID)
			}
		}
		return 0, &failure.Error{Code: "call_closed", Args: map[string]string{"title": c.Title, "list": strings.Join(open, ", ")}}
	}
	s.out.Write(dossier.New(c).Encode())
	return failure.ExitDone, nil
}

// fieldLine is a field as programs read it: the members that dossier.Field marks
// as listed, and whether a complete dossier needs it.
type fieldLine struct {
	*dossier.Field
	required bool
}

// MarshalJSON writes the members in the order in which Field declares them.
func (l fieldLine) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	member := func(name string, value any) error {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", name)
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		return enc.Encode(value)
	}
	field := reflect.ValueOf(l.Field).Elem()
	for _, f := range reflect.VisibleFields(field.Type()) {
		if f.Tag.Get("fields") != "list" {
			continue
		}
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := field.FieldByIndex(f.Index)
		switch name {
		case "columns":
			if cols := l.Cols(); len(cols) > 0 {
				value = reflect.ValueOf(fieldLines(cols, (*dossier.Field).Required))
			}
		case "min", "max":
			if text := value.String(); text != "" {
				value = reflect.ValueOf(limitOf(l.Field, text))
			}
		case "carried":
			name = "carried_from"
			if carry := l.Carry(); carry != nil {
				value = reflect.ValueOf(carry.Fields)
			}
		}
		if rest == "omitempty" && value.IsZero() && value.Kind() != reflect.Int {
			continue
		}
		if err := member(name, value.Interface()); err != nil {
			return nil, err
		}
		if name == "label" {
			if err := member("required", l.required); err != nil {
				return nil, err
			}
		}
	}
	return append(append([]byte{'{'}, b.Bytes()...), '}'), nil
}

type sectionLine struct {
	ID     string      `json:"id"`
	Phase  string      `json:"phase"`
	Title  string      `json:"title"`
	Fields []fieldLine `json:"fields"`
}

func fieldLines(in []dossier.Field, required func(*dossier.Field) bool) []fieldLine {
	out := make([]fieldLine, len(in))
	for i := range in {
		out[i] = fieldLine{&in[i], required(&in[i])}
	}
	return out
}

// limitOf is a limit in JSON: a string where the answer is one, else an integer.
func limitOf(f *dossier.Field, text string) any {
	switch f.Kind {
	case dossier.KindMoney, dossier.KindDecimal, dossier.KindPercent, dossier.KindDate:
		return text
	}
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return text
}

func fields(s *session, p *parsed) (int, error) {
	parts, c, err := s.call(p)
	if err != nil {
		return 0, err
	}
	var all []sectionLine
	phase := ""
	for i := range c.Sections {
		sec := &c.Sections[i]
		all = append(all, sectionLine{sec.ID, sec.Phase, sec.Title, fieldLines(sec.Fields, (*dossier.Field).Required)})
		phase = sec.Phase
	}
	// Parameters are never required: a dossier can be complete without them.
	none := func(*dossier.Field) bool { return false }
	all = append(all, sectionLine{dossier.ParamsSection, phase, parts.Words.T("place.call"), fieldLines(c.Params, none)})
	if p.has("--json") {
		return failure.ExitDone, s.json(all)
	}
	for i, sec := range all {
		if i > 0 {
			s.line("")
		}
		s.line(sec.Title)
		s.fieldText("  ", sec.Fields)
	}
	return failure.ExitDone, nil
}

func (s *session) fieldText(indent string, in []fieldLine) {
	width := 0
	for _, f := range in {
		width = max(width, len(f.ID))
	}
	for _, f := range in {
		need := "ctl.fields.optional"
		if f.required {
			need = "ctl.fields.required"
		}
		kind := s.words.T("kind." + string(f.Kind))
		if f.Asked() {
			kind += ", " + s.words.T(need)
		}
		s.line(indent + pad(string(f.ID), width+2) + f.Label + " (" + kind + ")")
		s.fieldText(indent+"    ", fieldLines(f.Cols(), (*dossier.Field).Required))
	}
}
