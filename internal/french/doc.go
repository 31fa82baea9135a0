// Package french holds what is French by nature and not by choice of words: the
// no-break spaces, how numbers, days, times and sizes are written, the names of
// months and days, what counts in a search, which known word a mistyped one
// means. Words that could be said otherwise stand in assets/i18n.
//
// It is a leaf that everything may import, the domain included: how an answer is
// shown and which typed texts are read as a date is part of the domain. It knows
// no type of ours and holds no state; every function may be called from any
// goroutine.
package french
