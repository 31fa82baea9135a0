// Package assets holds the files shipped inside the programs, as bytes.
//
// It only embeds: it parses nothing, knows nothing of what the bytes mean and
// imports no other package of this module. The readers of the files live
// elsewhere (internal/reference for the reference data). The slices it hands
// out are shared and must not be modified.
package assets
