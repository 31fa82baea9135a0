package paper

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// ScanOf reads the codes of a file that may be a scan of signed pages, and the sum
// of its content. What is no paper, what cannot be read and a PDF with its data
// bear none, and that is no failure: only a file that cannot be opened is one, and
// the end of ctx.
func (p *Press) ScanOf(ctx context.Context, name string, progress compare.Progress) (v Verified, sum seal.Sum, err error) {
	v.Verdict = shelf.NoData
	raw, shown, err := p.readRaw(name, nil)
	if err != nil {
		return v, sum, failure.Of(err, shown)
	}
	sum = sha256.Sum256(raw)
	if len(raw) > maxScanned {
		return v, sum, nil
	}
	if _, _, err := seal.Open(bytes.NewReader(raw)); !errors.Is(err, seal.ErrNoData) && !scan.Picture(raw) {
		return v, sum, nil
	}
	v, err = p.verifyScan(ctx, raw, shown, nil, progress)
	if ctx.Err() != nil {
		return v, sum, fmt.Errorf("reading %s: %w", shown, ctx.Err())
	}
	if err != nil {
		return Verified{Verdict: shelf.NoData}, sum, nil //nolint:nilerr // as said above
	}
	return v, sum, nil
}
