package dossier

import (
	"sync"
	"unicode/utf8"
)

// TextCache remembers what a check found in long texts, so that a key press in
// one field does not read all the others again. It may be shared by goroutines.
type TextCache struct {
	mu    sync.Mutex
	facts map[string]textFacts
	found map[any]any // what others look for, by a key of their own
}

// textFacts are what a check wants to know of a text.
type textFacts struct {
	length     int
	unprinted  rune
	unprinting bool
}

const (
	cachedFrom = 128  // bytes: below, reading is as quick as looking up
	cachedMost = 8192 // texts, then the cache starts anew
)

// NewTextCache returns an empty cache.
func NewTextCache() *TextCache { return &TextCache{facts: map[string]textFacts{}} }

func readText(s string, printable func(rune) bool) textFacts {
	f := textFacts{length: utf8.RuneCountInString(s)}
	if printable != nil {
		f.unprinted, f.unprinting = unprintable(s, printable)
	}
	return f
}

// Remembered returns what read finds in a text, which depends on nothing but the text.
// It is read once, as long as the cache of the view remembers it.
func Remembered[T any](v *View, text string, read func(string) T) T {
	c := v.Env.Texts
	if c == nil || len(text) < cachedFrom {
		return read(text)
	}
	type key struct{ text string }
	c.mu.Lock()
	defer c.mu.Unlock()
	if got, ok := c.found[key{text}].(T); ok {
		return got
	}
	got := read(text)
	if c.found == nil || len(c.found) >= cachedMost {
		c.found = map[any]any{}
	}
	c.found[key{text}] = got
	return got
}

// of returns the facts of a text. A nil cache reads every time.
func (c *TextCache) of(s string, printable func(rune) bool) textFacts {
	if c == nil || len(s) < cachedFrom {
		return readText(s, printable)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	f, ok := c.facts[s]
	if !ok {
		f = readText(s, printable)
		if len(c.facts) >= cachedMost {
			clear(c.facts)
		}
		c.facts[s] = f
	}
	return f
}
