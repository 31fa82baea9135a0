package meter_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"dossierpme/pdf/meter"
)

// section is a section of a module.
func section(id byte, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append([]byte{id, byte(len(body))}, body...)
}

// module has one function, of one number, that is called run.
func module(code ...byte) []byte {
	body := append(append([]byte{0}, code...), 0x0B)
	return bytes.Join([][]byte{
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(1, []byte{1, 0x60, 1, 0x7F, 0}),
		section(2, []byte{1, 3}, []byte("env"), []byte{5}, []byte("pause"), []byte{0, 0}),
		section(3, []byte{1, 0}),
		section(5, []byte{1, 0, 1}),
		section(6, []byte{1, 0x7F, 1, 0x41, 0, 0x0B}),
		section(7, []byte{2, 3}, []byte("run"), []byte{0, 1, 6}, []byte("memory"), []byte{2, 0}),
		section(10, []byte{1, byte(len(body))}, body),
	}, nil)
}

// run runs a module with so many steps, and tells how many are left and how often
// it paused.
func run(t *testing.T, code []byte, left, floor int64, n uint64) (rest int64, pauses int, err error) {
	t.Helper()
	counted, err := meter.Count(code, "pause")
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	rt := wazero.NewRuntime(ctx)
	defer rt.Close(ctx)
	if _, err := rt.NewHostModuleBuilder("env").NewFunctionBuilder().WithFunc(func(context.Context, uint32) { pauses++ }).Export("pause").Instantiate(ctx); err != nil {
		t.Fatal(err)
	}
	mod, err := rt.Instantiate(ctx, counted)
	if err != nil {
		t.Fatal(err)
	}
	put(mod.Memory(), meter.Left, left)
	put(mod.Memory(), meter.Floor, floor)
	_, err = mod.ExportedFunction("run").Call(ctx, n)
	b, _ := mod.Memory().Read(meter.Left, 8)
	return int64(binary.LittleEndian.Uint64(b)), pauses, err
}

func put(m api.Memory, at uint32, n int64) {
	m.Write(at, binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

var (
	// for {}
	endless = module(0x03, 0x40, 0x0C, 0, 0x0B)
	// for n--; n != 0; n-- {}
	turns = module(0x03, 0x40, 0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B)
	// func run(n) { run(n) }, without a loop
	itself = module(0x20, 0, 0x10, 1)
	// for n--; n != 0; n-- { fill all the memory }
	fills = module(0x03, 0x40, 0x41, 32, 0x41, 0, 0x41, 0x80, 0x80, 3, 0xFC, 11, 0, 0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B)
	// the same, copying
	copies = module(0x03, 0x40, 0x41, 32, 0x41, 32, 0x41, 0x80, 0x80, 3, 0xFC, 10, 0, 0, 0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B)
)

func TestWhatNeverEndsStopsAfterItsSteps(t *testing.T) {
	const left = 50 * meter.Batch
	rest, pauses, err := run(t, endless, left, 0, 0)
	if err == nil || rest >= 0 || rest < -2*meter.Batch {
		t.Errorf("with %d steps left: %v", rest, err)
	}
	if pauses < 50 || pauses > 52 {
		t.Errorf("it went back to Go %d times", pauses)
	}
	if _, pauses, err := run(t, endless, left, math.MaxInt64, 0); err == nil || pauses > 1 {
		t.Errorf("stopped from outside it paused %d times: %v", pauses, err)
	}
	if _, _, err := run(t, itself, left, 0, 0); err == nil {
		t.Error("a function that calls itself ended")
	}
}

func TestWorkIsCountedAndTheResultStays(t *testing.T) {
	const left = 1 << 40
	for name, c := range map[string]struct {
		code        []byte
		n           uint64
		least, most int64
	}{
		"turns of a loop": {turns, 10_000_000, 10_000_000, 10_000_000},
		"bytes filled":    {fills, 10_000, 10_000 * 49152 / 16, 10_000 * 49152 / 15},
		"bytes copied":    {copies, 10_000, 10_000 * 49152 / 16, 10_000 * 49152 / 15},
		"next to nothing": {turns, 1, 0, 2},
	} {
		rest, _, err := run(t, c.code, left, 0, c.n)
		if got := left - rest; err != nil || got < c.least-meter.Batch || got > c.most+meter.Batch {
			t.Errorf("%s: %d steps, %v", name, got, err)
		}
		again, _, _ := run(t, c.code, left, 0, c.n)
		if again != rest {
			t.Errorf("%s: once %d steps are left, once %d", name, rest, again)
		}
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	for name, code := range map[string][]byte{
		"nothing":                nil,
		"something else":         []byte("%PDF-1.7"),
		"half a module":          endless[:len(endless)-4],
		"an unknown instruction": module(0xFF),
		"no such import":         bytes.Replace(endless, []byte("pause"), []byte("other"), 1),
	} {
		if _, err := meter.Count(code, "pause"); !errors.Is(err, meter.ErrUnknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzCount(f *testing.F) {
	for _, m := range [][]byte{endless, turns, fills} {
		f.Add(m)
	}
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = meter.Count(b, "pause") })
}
