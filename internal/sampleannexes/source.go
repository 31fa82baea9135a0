package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"strconv"
	"strings"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

// record is a JSON object of the dossier: its answers, or a row.
type record map[string]any

// readDossier reads the answers of a dossier file as its papers show them, with what
// nobody typed because it is found in other answers, and the list of annexes.
func readDossier(file string) (record, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read an example: %w", err)
	}
	parts, err := wiring.New("", dossier.MustDate("2026-11-12"))
	if err != nil {
		return nil, fmt.Errorf("read an example: %w", err)
	}
	read, call, err := dossier.Read(b, parts.Calls.Find)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	printed, err := dossier.NewView(call, read, parts.Env).Printed(true)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var typed, shown struct {
		Answers record `json:"answers"`
	}
	if err := errors.Join(json.Unmarshal(b, &typed), json.Unmarshal(printed, &shown)); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	maps.Copy(typed.Answers, shown.Answers)
	return typed.Answers, nil
}

// text gives a value as it is written in the file, "" where there is none.
func (r record) text(key string) string {
	switch v := r[key].(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		if v {
			return "oui"
		}
		return "non"
	}
	return ""
}

// date gives a date in French form.
func (r record) date(key string) string {
	t, err := time.Parse(time.DateOnly, r.text(key))
	if err != nil {
		return ""
	}
	return t.Format("02/01/2006")
}

// rows gives the rows of a table.
func (r record) rows(key string) []record {
	items, _ := r[key].([]any)
	out := make([]record, 0, len(items))
	for _, item := range items {
		if m, ok := item.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// row gives one row of a table by its id.
func (r record) row(table, id string) (record, bool) {
	for _, m := range r.rows(table) {
		if m.text("id") == id {
			return m, true
		}
	}
	return nil, false
}

// cents reads an amount of money.
func (r record) cents(key string) int64 {
	n, err := strconv.ParseInt(strings.Replace(r.text(key), ".", "", 1), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// count reads a whole number, 1 where there is none.
func (r record) count(key string) int64 {
	n, err := strconv.ParseInt(r.text(key), 10, 64)
	if err != nil {
		return 1
	}
	return n
}

// euros writes an amount in French form.
func euros(cents int64) string {
	whole := strconv.FormatInt(cents/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u00a0" + whole[i:]
	}
	return fmt.Sprintf("%s,%02d\u00a0€", whole, cents%100)
}

// grouped cuts an identifier into groups, the last size standing for the rest.
func grouped(s string, sizes ...int) string {
	var parts []string
	for i := 0; s != ""; i++ {
		n := min(sizes[min(i, len(sizes)-1)], len(s))
		parts = append(parts, s[:n])
		s = s[n:]
	}
	return strings.Join(parts, "\u00a0")
}
