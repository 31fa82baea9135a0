package main

import (
	"math"
	"os"
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"dossierpme/ui"
)

// The size that a window wants where there is room, and the least it works at.
const (
	wantedWidth, wantedHeight float32 = 1320, 800
	leastWidth, leastHeight   float32 = 640, 400
	// titleBar is what the system puts around a window, about.
	titleBar float32 = 40
)

// fit gives the window the size it had last time, or the one it wants, as far as
// the screen has room: the toolkit would open it larger than the screen, with the
// buttons at its foot out of reach. It is called before the window is on screen, with
// the scale that it will have, and again where that was another one.
func fit(view fyne.Window, s ui.Settings, scale float32) {
	want := fyne.NewSize(wantedWidth, wantedHeight)
	if s.Width >= leastWidth && s.Height >= leastHeight {
		want = fyne.NewSize(s.Width, s.Height)
	}
	if room, ok := screenRoom(scale); ok {
		want.Width = min(want.Width, room.Width)
		want.Height = min(want.Height, room.Height-titleBar)
	}
	view.Resize(want)
	view.CenterOnScreen()
}

// scaleBefore is the scale that a window will have, as far as it is known before there
// is one: the toolkit measures the screen when it makes the window.
func scaleBefore() float32 {
	scale := float32(1)
	if user, err := strconv.ParseFloat(os.Getenv(scaleVariable), 32); err == nil && user > 0 {
		scale = float32(user)
	}
	if monitor := glfw.GetPrimaryMonitor(); monitor != nil && runtime.GOOS == "windows" {
		of, _ := monitor.GetContentScale()
		scale *= of
	}
	return float32(math.Round(float64(scale)*10)) / 10 // as the toolkit does
}

// screenRoom is the part of the first screen that no task bar takes.
func screenRoom(scale float32) (fyne.Size, bool) {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || scale <= 0 {
		return fyne.Size{}, false
	}
	_, _, width, height := monitor.GetWorkarea()
	return fyne.NewSize(float32(width)/scale, float32(height)/scale), width > 0 && height > 0
}
