package rows

import "dossierpme/dossier"

// Market is whether public support that is no grant contains aid.
type Market string

// What is known of it.
const (
	AtMarket  Market = "none" // at market terms, the offer as proof
	WithAid   Market = "some"
	AidUnsaid Market = ""
)

// Market is what is known of the aid in a loan, an advance or a guarantee.
func (r Resource) Market() Market {
	switch m := Market(r.Element); m {
	case AtMarket, WithAid:
		return m
	}
	return AidUnsaid
}

// OnSuccess reports whether the resource is an advance that is repaid only if the
// project succeeds, which counts as aid in full (Regulation (EU) 651/2014,
// articles 2 (21) and 5 (2) (j)).
func (r Resource) OnSuccess() bool { return r.Advance() && r.Repayment == "on_success" }

// lent reports whether the resource is to be paid back in any case: a loan, or an
// advance that is one in law.
func (r Resource) lent() bool {
	return r.Nature == "loan" || r.Advance() && r.Repayment == "always"
}

// Aid is how much of the resource counts as aid: a grant and an advance that is
// repaid on success in full, a loan, another advance and a guarantee by their
// gross grant equivalent, which is nothing at market terms. False where the funder
// has to say it first, or where the amount is missing.
func (r Resource) Aid() (dossier.Decimal, bool) {
	switch {
	case !r.FromPublic():
		return dossier.Decimal{}, true
	case r.Grant(), r.OnSuccess():
		return r.Typed()
	case !r.lent() && !r.Advance() && r.Cash(): // own funds
		return dossier.Decimal{}, true
	case r.Market() == AtMarket:
		return dossier.Decimal{}, true
	}
	return r.Equivalent.Decimal, r.Equivalent.OK
}

// Borrowed reports whether the resource is a bank's loan or a lease, which a
// public guarantee may cover.
func (r Resource) Borrowed() bool { return r.Source == "bank_loan" || r.Source == "lease" }

// Free reports whether the resource is free of any public support by what is
// known, and whether it may yet prove to be: a public loan is at market terms.
func (r Resource) Free() (free, maybe bool) {
	switch {
	case r.Share() == Unclear, !r.Cash():
		return false, false
	case !r.FromPublic():
		return true, true
	case !r.lent():
		return false, false
	}
	return r.Market() == AtMarket, r.Market() != WithAid
}

// Covers is how much of a bank's loan or a lease a public guarantee covers, and
// what is known of the aid in it. Another resource covers nothing.
func (r Resource) Covers() (amount dossier.Num, market Market) {
	if r.Cash() || !r.FromPublic() {
		return dossier.Num{OK: true}, AtMarket
	}
	if r.Guaranteed.OK {
		return r.Guaranteed, r.Market()
	}
	return r.Amount, r.Market()
}
