package reference

import "strings"

// EPCIOf returns the name of the inter-municipal body (EPCI) of a commune,
// known for Hauts-de-France only.
func (r *Reference) EPCIOf(commune string) (name string, ok bool) {
	name, ok = r.epci()[commune]
	return name, ok
}

func parseEPCI(text []byte) map[string]string {
	of := make(map[string]string, 4096)
	eachRow("EPCI", string(text), 3, func(c []string) {
		for member := range strings.FieldsSeq(c[2]) {
			of[member] = c[1]
		}
	})
	return of
}
