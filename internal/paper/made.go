package paper

import (
	"encoding/json"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/portable"
)

// made says how a binder or a short edition was made, beyond what its data say, so that
// it can be made again when it is verified. It is sealed beside the data, outside of their
// fingerprint: the annexes themselves say more than it does, where they are there.
type made struct {
	Draft          bool        `json:"draft,omitempty"`
	WithoutOwners  bool        `json:"without_owners,omitempty"`
	SignatureField bool        `json:"signature_field,omitempty"`
	Light          bool        `json:"light,omitempty"`
	Short          bool        `json:"short,omitempty"`
	Compact        bool        `json:"compact,omitempty"`
	Annexes        []madeAnnex `json:"annexes,omitzero"` // of a binder, in the order of the printed list, then the signed scans
	// Signed are the pages, by the numbers printed on them, that a signed scan
	// stands in for.
	Signed []int `json:"signed,omitempty"`
}

// madeAnnex is what stands of an annex on the page before it.
type madeAnnex struct {
	// Of a scan of signed pages, which the printed list does not have.
	Row   string `json:"row,omitempty"`
	Piece string `json:"piece,omitempty"`
	File  string `json:"file,omitempty"`

	Name    string `json:"name"`
	Kind    string `json:"kind,omitempty"`
	Pages   int    `json:"pages,omitempty"`
	Size    int64  `json:"size,omitempty"`
	Date    string `json:"date,omitempty"`
	Remark  string `json:"remark,omitempty"`
	Why     string `json:"why,omitempty"`
	Do      string `json:"do,omitempty"`
	Carried bool   `json:"carried,omitempty"`
}

// madeOf notes how a binder is made.
func madeOf(s Sheet, list []annexFile, bound map[string]outline.Bound, signed []SignedPage) *made {
	out := &made{Draft: s.draft, WithoutOwners: s.WithoutOwners, SignatureField: s.SignatureField, Light: s.Light, Short: s.Short, Compact: s.Compact, Annexes: []madeAnnex{}}
	for _, a := range list {
		b := bound[a.printed.Row]
		m := madeAnnex{Name: b.Name, Kind: b.Kind, Pages: b.Pages, Size: b.Size, Remark: b.Remark, Why: b.Why, Do: b.Do, Carried: b.Carried}
		if a.signed {
			m.Row, m.Piece, m.File = a.row.ID, a.row.Text("piece"), a.printed.Name
		}
		if !b.Date.IsZero() {
			m.Date = b.Date.String()
		}
		out.Annexes = append(out.Annexes, m)
	}
	for _, p := range signed {
		out.Signed = append(out.Signed, p.Page)
	}
	return out
}

// bound is what was bound, as it was noted.
func (m madeAnnex) bound() outline.Bound {
	return outline.Bound{Kind: m.Kind, Name: m.Name, Pages: m.Pages, Size: m.Size, Date: m.date(), Remark: m.Remark, Why: m.Why, Do: m.Do, Carried: m.Carried}
}

func (m madeAnnex) date() dossier.Date {
	day, _ := dossier.ParseDate(m.Date)
	return day
}

// datesInto gives the annexes of a dossier that was read out of a binder the dates that
// stand on the pages before them: the sealed list, which the fingerprint is of, has
// none. Where it is not the list of these annexes, nothing is given.
func (m *made) datesInto(d *dossier.Dossier) {
	listed := slices.DeleteFunc(slices.Clone(m.Annexes), func(a madeAnnex) bool { return a.Row != "" })
	rows := slices.Clone(d.Rows(dossier.AnnexesID))
	n := 0
	for i, r := range rows {
		if r.Text("sha256") == "" {
			continue
		}
		if n == len(listed) {
			return
		}
		a := listed[n]
		n++
		if size, ok := r.Get("size").(dossier.Integer); ok && a.Size != 0 && int64(size) != a.Size {
			return
		}
		if day := a.date(); !day.IsZero() && r.Get("date") == nil {
			rows[i] = r.With("date", day)
		}
	}
	if n == len(listed) && n > 0 {
		d.Set(dossier.AnnexesID, rows)
	}
}

// binder reports whether a binder was made; else it is a short edition without annexes.
func (m *made) binder() bool { return m.Annexes != nil }

// readMade reads how a file was made; nil where its file does not say, or what
// it says cannot be.
func readMade(raw json.RawMessage) *made {
	if len(raw) == 0 {
		return nil
	}
	m := &made{}
	if err := json.Unmarshal(raw, m); err != nil || len(m.Annexes) > portable.MaxAnnexes {
		return nil
	}
	pages := len(m.Signed)
	for _, a := range m.Annexes {
		if a.Pages < 0 || a.Pages > maxBoundPages || a.Size < 0 {
			return nil
		}
		pages += a.Pages
	}
	if pages > maxBoundPages {
		return nil
	}
	return m
}

// maxBoundPages is more pages than anything that is drawn has.
const maxBoundPages = 10_000
