package kit

// Runner starts work beside the window and brings results back to it. The
// program has one; nothing in this package starts a goroutine by itself.
type Runner interface {
	// Background calls the function on another goroutine and returns at once.
	Background(work func())
	// Main calls the function on the goroutine of the window, some time later.
	Main(then func())
}
