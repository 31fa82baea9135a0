package rows

import "dossierpme/dossier"

// Total adds up amounts, each with whether it is known; complete is false where
// one is not.
func Total[R any](list []R, amount func(R) (dossier.Decimal, bool)) (sum dossier.Decimal, complete bool) {
	complete = true
	for _, r := range list {
		if d, ok := amount(r); ok {
			sum = sum.Add(d)
		} else {
			complete = false
		}
	}
	return sum, complete
}
