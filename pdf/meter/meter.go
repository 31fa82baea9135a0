// Package meter makes WebAssembly code count its work, so that whoever runs it can
// bound it: in steps, never in time.
//
// A step is a turn of a loop, the entry of a function, or sixteen bytes that are
// copied or filled at once; every program that does not end takes ever more of
// them. The code counts a batch of steps in a variable of its own. Where the batch
// is used up it goes back to Go for a moment, which lets the garbage collector
// and whoever waits go on, and looks at two numbers in the memory of the module:
// the steps that are left, from which it takes the batch, and the floor. What is
// left being below the floor, it stops. The package knows nothing of what the code
// does.
package meter

import (
	"bytes"
	"errors"
	"fmt"
)

const (
	// Left is where in the memory of the module the number of steps stands that are
	// left: signed, of 64 bits, the lowest byte first. A C compiler puts nothing
	// there, so that nothing lies where a null pointer leads.
	Left = 16
	// Floor is where, in the same form, the number stands below which the code stops.
	Floor = 24

	// Batch is how many steps are taken between two looks at the memory.
	Batch = 1 << 20

	// bulk is the logarithm of the bytes that are moved in a step.
	bulk = 4
)

// ErrUnknown is of code that this package cannot read.
var ErrUnknown = errors.New("meter: unknown WebAssembly")

// The sections of a module.
const (
	sectionCustom = 0
	sectionType   = 1
	sectionImport = 2
	sectionFunc   = 3
	sectionGlobal = 6
	sectionCode   = 10
)

// header begins every module of version 1.
var header = []byte("\x00asm\x01\x00\x00\x00")

// Count returns the module with its work counted. pause is the name of an imported
// function of one 32 bit number and no result that is called, with 0, at the end
// of every batch: it must be one that does nothing.
func Count(module []byte, pause string) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrUnknown, p)
		}
	}()
	if !bytes.HasPrefix(module, header) {
		return nil, fmt.Errorf("%w: no module", ErrUnknown)
	}
	m := &counted{pause: pause, callee: -1}
	all := reader{b: module[len(header):]}
	var sections []section
	for len(all.b) > 0 {
		id := all.byte()
		s := section{id, all.take(int(all.u32()))}
		sections = append(sections, s)
		m.survey(s)
	}
	if m.callee < 0 || !m.variables {
		return nil, fmt.Errorf("%w: it does not import %s, or has no variables", ErrUnknown, pause)
	}
	out = append(make([]byte, 0, len(module)*5/4), header...)
	for _, s := range sections {
		if s.id == sectionCustom {
			continue // names and the like
		}
		body := m.rewritten(s)
		out = append(appendU32(append(out, s.id), uint32(len(body))), body...)
	}
	return out, nil
}

type section struct {
	id   byte
	body []byte
}

// counted is what must be known of a module to add to it.
type counted struct {
	pause          string
	types, imports int
	callee         int  // index of the function pause; -1 where there is none
	variables      bool // it has some of its own
	// The indices of what is added.
	refill, copying, filling, remaining uint32
}

// survey looks at a section for what is counted in it.
func (m *counted) survey(s section) {
	r := reader{b: s.body}
	switch s.id {
	case sectionType:
		m.types = int(r.u32())
	case sectionGlobal:
		m.variables = true
	case sectionImport:
		for range r.u32() {
			r.take(int(r.u32()))
			name := string(r.take(int(r.u32())))
			switch kind := r.byte(); kind {
			case 0:
				if name == m.pause {
					m.callee = m.imports
				}
				r.u32()
				m.imports++
			default:
				panic(fmt.Sprintf("imports of kind %d", kind))
			}
		}
	}
}

// rewritten is a section with what counts the work.
func (m *counted) rewritten(s section) []byte {
	r := reader{b: s.body}
	switch s.id {
	case sectionType: // two of its own, behind the others
		n := r.u32()
		return append(append(appendU32(nil, n+2), r.b...),
			0x60, 0, 0, // no number, no result
			0x60, 3, i32, i32, i32, 0) // three numbers, no result
	case sectionFunc: // three of its own, behind the others
		n := r.u32()
		m.refill = uint32(m.imports) + n
		m.copying, m.filling = m.refill+1, m.refill+2
		out := append(appendU32(nil, n+3), r.b...)
		return appendU32(appendU32(appendU32(out, uint32(m.types)), uint32(m.types)+1), uint32(m.types)+1)
	case sectionGlobal: // what remains of the batch
		n := r.u32()
		m.remaining = n
		return append(append(appendU32(nil, n+1), r.b...), i32, 1, opI32Const, 0, opEnd)
	case sectionCode:
		return m.code(&r)
	}
	return s.body
}

// code is all functions, each counting its work, and behind them those that do the
// counting.
func (m *counted) code(r *reader) []byte {
	n := r.u32()
	out := appendU32(make([]byte, 0, len(r.b)*5/4), n+3)
	tick := m.tick()
	var body []byte
	for range n {
		body = m.function(body[:0], &reader{b: r.take(int(r.u32()))}, tick)
		out = append(appendU32(out, uint32(len(body))), body...)
	}
	for _, own := range [][]byte{m.refillBody(), m.bulkBody(0x0A, 0, 0), m.bulkBody(0x0B, 0)} {
		out = append(appendU32(out, uint32(len(own))), own...)
	}
	return out
}

// tick takes one step from the batch.
func (m *counted) tick() []byte {
	out := appendU32([]byte{opGlobalGet}, m.remaining)
	return m.spend(append(out, opI32Const, 1))
}

// spend takes a number that was pushed from another, both on the stack, and asks
// for a new batch where nothing remains.
func (m *counted) spend(out []byte) []byte {
	out = appendU32(append(out, opI32Sub, opGlobalSet), m.remaining)
	out = appendU32(append(out, opGlobalGet), m.remaining)
	out = append(out, opI32Const, 0, opI32LtS, opIf, blockEmpty)
	return append(appendU32(append(out, opCall), m.refill), opEnd)
}

// refillBody is the function that takes the next batch from what is left.
func (m *counted) refillBody() []byte {
	out := []byte{1, 1, i64} // one variable: what is left
	// left = memory[Left] - (Batch - remaining)
	out = append(out, opI32Const, 0, opI32Const, 0, opI64Load, 3, Left)
	out = appendS64(append(out, opI64Const), Batch)
	out = appendU32(append(out, opGlobalGet), m.remaining)
	out = append(out, opI64ExtendI32S, opI64Sub, opI64Sub, opLocalTee, 0, opI64Store, 3, Left)
	// back to Go
	out = appendU32(append(out, opI32Const, 0, opCall), uint32(m.callee))
	out = append(out, opLocalGet, 0, opI32Const, 0, opI64Load, 3, Floor, opI64LtS, opIf, blockEmpty, opUnreachable, opEnd)
	out = appendS64(append(out, opI32Const), Batch)
	out = appendU32(append(out, opGlobalSet), m.remaining)
	return append(out, opEnd)
}

// bulkBody is the function that stands for an instruction that moves many bytes;
// their number is its third argument.
func (m *counted) bulkBody(op byte, memories ...byte) []byte {
	out := appendU32([]byte{0, opGlobalGet}, m.remaining)
	out = m.spend(append(out, opLocalGet, 2, opI32Const, bulk, opI32ShrU))
	out = append(out, opLocalGet, 0, opLocalGet, 1, opLocalGet, 2, opMany, op)
	return append(append(out, memories...), opEnd)
}
