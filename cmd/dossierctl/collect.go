package main

import (
	"runtime"
	"runtime/debug"
)

// How garbage is collected. One command lives for a fraction of a second, next to a
// browser and an office suite on a small laptop.

// late is the percentage at which the first collection comes at 32 MB: it is of the
// 4 MB that a heap begins with.
const late = 800

// collectLate is for every command, of which most are done before they hold that
// much. After the first collection they come as they always do, so that a command
// that turns out large takes no more memory than it would.
func collectLate() {
	before := debug.SetGCPercent(late)
	runtime.AddCleanup(new([64]byte), func(before int) {
		if now := debug.SetGCPercent(before); now != late { // collectEarly came between
			debug.SetGCPercent(now)
		}
	}, before)
}

// collectEarly is for a command that holds a whole document in memory: it costs an
// export some hundredths of a second and saves it a fifth of its memory.
func collectEarly() (restore func()) {
	before := debug.SetGCPercent(15)
	return func() { debug.SetGCPercent(before) }
}
