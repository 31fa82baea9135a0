package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// judgedDir is the folder of what looks at annexes have found. All of it can be found
// again: it may be removed at any time.
const judgedDir = "judged"

// judgement is what a judge has found of an annex, as it lies on the disk.
type judgement struct {
	Judge string          `json:"judge"`
	Facts json.RawMessage `json:"facts"`
	Sum   string          `json:"sum"` // of the annex, the judge and the facts
}

// sumOf binds a judgement to the annex and the judge that it is of.
func (j judgement) sumOf(annex string) string {
	h := sha256.New()
	for _, part := range [][]byte{[]byte(annex), []byte(j.Judge), j.Facts} {
		own := sha256.Sum256(part)
		h.Write(own[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (db *DB) judgedPath(sum string) string { return filepath.Join(db.dir, judgedDir, sum) }

// Judgement is what a judge has found of an annex with this hash, at this start or
// before; false where it has not, and where what is kept is another judge's, another
// annex's or not what was written. Whether the annex still has its content, File says.
func (db *DB) Judgement(sum, judge string) (facts []byte, ok bool) {
	if !hashForm.MatchString(sum) {
		return nil, false
	}
	raw, err := os.ReadFile(db.judgedPath(sum))
	if err != nil {
		return nil, false
	}
	var j judgement
	if json.Unmarshal(raw, &j) != nil || j.Judge != judge || j.Sum != j.sumOf(sum) {
		return nil, false
	}
	return j.Facts, true
}

// KeepJudgement keeps what a judge has found of an annex, as JSON. Nothing is kept of
// an annex that is not there, nor where the store is open for reading alone.
func (db *DB) KeepJudgement(sum, judge string, facts []byte) error {
	if db.opts.ReadOnly || !hashForm.MatchString(sum) {
		return nil
	}
	j := judgement{Judge: judge, Facts: facts}
	j.Sum = j.sumOf(sum)
	raw, err := json.Marshal(j)
	if err != nil {
		return wrap("keeping a judgement", err)
	}
	if err := os.MkdirAll(filepath.Join(db.dir, judgedDir), folderMode); err != nil {
		return wrap("keeping a judgement", err)
	}
	if err := writeBytes(db.judgedPath(sum), raw); err != nil {
		return wrap("keeping a judgement", err)
	}
	// Its annex may have been removed meanwhile.
	if _, err := os.Stat(filepath.Join(db.FilesDir(), sum)); errors.Is(err, fs.ErrNotExist) {
		return os.Remove(db.judgedPath(sum))
	}
	return nil
}

// sweepJudged removes the judgements of annexes that are not there any more. What
// cannot be removed is returned.
func (db *DB) sweepJudged() (left []string) {
	entries, err := os.ReadDir(filepath.Join(db.dir, judgedDir))
	if err != nil {
		return nil // there are none
	}
	for _, e := range entries {
		if hashForm.MatchString(e.Name()) {
			if _, err := os.Stat(filepath.Join(db.FilesDir(), e.Name())); !errors.Is(err, fs.ErrNotExist) {
				continue
			}
		}
		path := db.judgedPath(e.Name())
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			left = append(left, path)
		}
	}
	return left
}
