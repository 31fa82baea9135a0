package figures

import "slices"

// Lasting reports whether the posts of a contract count as created.
func Lasting(contract string) bool { return slices.Contains(lasting, contract) }
