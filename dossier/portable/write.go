package portable

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Parcel is what is to be put into a file.
type Parcel struct {
	ID       string
	Version  int
	Call     string
	Revision int
	Versions []Version
	Dossier  []byte
	CallForm []byte // the stored form of the call; nil: left out
	History  []byte // JSON; nil: left out
	Annexes  []Annex
}

// Annex is an attached file, by its content.
type Annex struct {
	SHA256 string
	Size   int64
	Open   func() (io.ReadCloser, error)
}

// Write writes the file. The same content gives the same bytes: nothing of the
// machine or the day is in them. Nothing is packed, for annexes are already, and a
// file that is as large as it says cannot burst.
func Write(to io.Writer, p Parcel) error {
	annexes := slices.Clone(p.Annexes)
	slices.SortFunc(annexes, func(a, b Annex) int { return strings.Compare(a.SHA256, b.SHA256) })
	annexes = slices.CompactFunc(annexes, func(a, b Annex) bool { return a.SHA256 == b.SHA256 })
	m := Manifest{
		Format: Format, ID: p.ID, Version: p.Version, Call: p.Call, Revision: p.Revision,
		Versions: append([]Version{}, p.Versions...), Files: []File{fileOf(dossierName, p.Dossier)},
	}
	parts := []part{{dossierName, p.Dossier}}
	for _, more := range []part{{callName, p.CallForm}, {historyName, p.History}} {
		if more.data != nil {
			parts = append(parts, more)
			m.Files = append(m.Files, fileOf(more.name, more.data))
		}
	}
	for _, a := range annexes {
		m.Files = append(m.Files, File{annexFolder + a.SHA256, a.Size, a.SHA256})
	}
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if _, err := parseManifest(raw); err != nil { // what we would not read we do not write
		return err
	}
	z := zip.NewWriter(to)
	put := func(name string, from io.Reader) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return err
		}
		_, err = io.Copy(w, from)
		return err
	}
	if err := put(manifestName, strings.NewReader(string(raw)+"\n")); err != nil {
		return err
	}
	for _, one := range parts {
		if err := put(one.name, bytes.NewReader(one.data)); err != nil {
			return err
		}
	}
	for _, a := range annexes {
		if err := putAnnex(put, a); err != nil {
			return err
		}
	}
	return z.Close()
}

// part is a file of the archive that is in memory.
type part struct {
	name string
	data []byte
}

func fileOf(name string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{name, int64(len(data)), hex.EncodeToString(sum[:])}
}

// putAnnex writes an annex, and is sure that it is the one that the manifest names.
func putAnnex(put func(string, io.Reader) error, a Annex) error {
	f, err := a.Open()
	if err != nil {
		return fmt.Errorf("portable: opening annex %.8s: %w", a.SHA256, err)
	}
	defer f.Close()
	h := newChecked(io.LimitReader(f, a.Size+1))
	if err := put(annexFolder+a.SHA256, h); err != nil {
		return fmt.Errorf("portable: annex %.8s: %w", a.SHA256, err)
	}
	if !h.is(a.Size, a.SHA256) {
		return fmt.Errorf("portable: annex %.8s is not what it was", a.SHA256)
	}
	return nil
}
