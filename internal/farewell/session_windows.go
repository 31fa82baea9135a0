package farewell

import (
	"fmt"
	"runtime"
	"sync"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Windows tells the end of a session to windows alone, and the toolkit keeps it to
// itself. So we have a window of our own, which is never shown. It is no « message-only »
// window: those are not told.

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	registerClassEx  = user32.NewProc("RegisterClassExW")
	createWindowEx   = user32.NewProc("CreateWindowExW")
	destroyWindow    = user32.NewProc("DestroyWindow")
	defWindowProc    = user32.NewProc("DefWindowProcW")
	getMessage       = user32.NewProc("GetMessageW")
	dispatchMessage  = user32.NewProc("DispatchMessageW")
	postMessage      = user32.NewProc("PostMessageW")
	postQuitMessage  = user32.NewProc("PostQuitMessage")
	unregisterClass  = user32.NewProc("UnregisterClassW")
	allProcedures    = []*windows.LazyProc{registerClassEx, createWindowEx, destroyWindow, defWindowProc, getMessage, dispatchMessage, postMessage, postQuitMessage, unregisterClass}
	kernel32         = windows.NewLazySystemDLL("kernel32.dll")
	getModuleHandleW = kernel32.NewProc("GetModuleHandleW")
)

// What Windows tells a window.
const (
	wmDestroy         = 0x0002
	wmClose           = 0x0010
	wmQueryEndSession = 0x0011
	wmEndSession      = 0x0016
)

// className is unique in the program, which is all that is asked of it.
const className = "DossierPMEFarewell"

// wndClassEx is WNDCLASSEXW.
type wndClassEx struct {
	size       uint32
	style      uint32
	wndProc    uintptr
	clsExtra   int32
	wndExtra   int32
	instance   windows.Handle
	icon       windows.Handle
	cursor     windows.Handle
	background windows.Handle
	menuName   *uint16
	className  *uint16
	iconSmall  windows.Handle
}

// message is MSG.
type message struct {
	window  windows.HWND
	message uint32
	wParam  uintptr
	lParam  uintptr
	time    uint32
	x, y    int32
}

// hearSession makes the window on a thread of its own, for which its messages are.
func hearSession(c Calls) (stop func(), err error) {
	for _, p := range allProcedures {
		if err := p.Find(); err != nil {
			return func() {}, fmt.Errorf("hear the end of the session: %w", err)
		}
	}
	made := make(chan error)
	var window windows.HWND
	var ended sync.WaitGroup
	ended.Go(func() {
		runtime.LockOSThread() // never unlocked: the thread ends with us
		instance, class, err := register(c)
		if err == nil {
			window, err = create(instance, class)
		}
		made <- err
		if err == nil {
			pump()
			_, _, _ = unregisterClass.Call(uintptr(unsafe.Pointer(class)), uintptr(instance))
		}
	})
	if err := <-made; err != nil {
		return func() {}, fmt.Errorf("hear the end of the session: %w", err)
	}
	return func() {
		_, _, _ = postMessage.Call(uintptr(window), wmClose, 0, 0)
		ended.Wait()
	}, nil
}

func register(c Calls) (windows.Handle, *uint16, error) {
	class, err := windows.UTF16PtrFromString(className)
	if err != nil {
		return 0, nil, err
	}
	instance, _, _ := getModuleHandleW.Call(0)
	of := wndClassEx{
		wndProc: windows.NewCallback(c.hear), instance: windows.Handle(instance), className: class,
	}
	of.size = uint32(unsafe.Sizeof(of))
	if atom, _, err := registerClassEx.Call(uintptr(unsafe.Pointer(&of))); atom == 0 {
		return 0, nil, err
	}
	return windows.Handle(instance), class, nil
}

func create(instance windows.Handle, class *uint16) (windows.HWND, error) {
	window, _, err := createWindowEx.Call(0, uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 0, 0, 0, uintptr(instance), 0)
	if window == 0 {
		return 0, err
	}
	return windows.HWND(window), nil
}

// hear is called by Windows with each message.
func (c Calls) hear(window windows.HWND, what uint32, w, l uintptr) uintptr {
	switch what {
	case wmQueryEndSession:
		c.Save()
		return 1 // it may end
	case wmEndSession:
		if w != 0 { // nobody took it back
			c.Save()
			c.Go()
		}
		return 0
	case wmClose:
		_, _, _ = destroyWindow.Call(uintptr(window))
		return 0
	case wmDestroy:
		_, _, _ = postQuitMessage.Call(0)
		return 0
	}
	result, _, _ := defWindowProc.Call(uintptr(window), uintptr(what), w, l)
	return result
}

// pump hands the messages on until the window is destroyed.
func pump() {
	var m message
	for {
		got, _, _ := getMessage.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0)
		if int32(got) <= 0 {
			return
		}
		_, _, _ = dispatchMessage.Call(uintptr(unsafe.Pointer(&m)))
	}
}
