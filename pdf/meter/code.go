package meter

import "fmt"

// Types of values, and the instructions that are written or looked for.
const (
	i32, i64 = 0x7F, 0x7E

	opUnreachable   = 0x00
	opBlock         = 0x02
	opLoop          = 0x03
	opIf            = 0x04
	opTry           = 0x06
	opEnd           = 0x0B
	opCall          = 0x10
	opLocalGet      = 0x20
	opLocalTee      = 0x22
	opGlobalGet     = 0x23
	opGlobalSet     = 0x24
	opI64Load       = 0x29
	opI64Store      = 0x37
	opI32Const      = 0x41
	opI64Const      = 0x42
	opI32LtS        = 0x48
	opI64LtS        = 0x53
	opI32Sub        = 0x6B
	opI32ShrU       = 0x76
	opI64Sub        = 0x7D
	opI64ExtendI32S = 0xAC
	opMany          = 0xFC // a second number follows
	opVector        = 0xFD

	blockEmpty = 0x40

	manyCopy, manyFill = 10, 11 // behind opMany: memory.copy, memory.fill
)

// function appends a function that counts its entry, each turn of its loops, and
// what it moves.
func (m *counted) function(out []byte, r *reader, tick []byte) []byte {
	whole := r.b
	for range r.u32() { // its variables
		r.u32()
		r.valueType()
	}
	out = append(append(out, whole[:len(whole)-len(r.b)]...), tick...)
	for len(r.b) > 0 {
		rest := r.b
		op := r.byte()
		second := r.operands(op)
		copied := rest[:len(rest)-len(r.b)]
		switch {
		case op == opMany && second == manyCopy:
			out = appendU32(append(out, opCall), m.copying)
		case op == opMany && second == manyFill:
			out = appendU32(append(out, opCall), m.filling)
		default:
			out = append(out, copied...)
		}
		if op == opLoop {
			out = append(out, tick...)
		}
	}
	return out
}

// operands passes over what belongs to an instruction, and gives its second number,
// where it has one.
func (r *reader) operands(op byte) (second uint32) {
	switch {
	case op == opMany:
		second = r.u32()
		r.u32s(manyOperands(second))
	case op == opVector:
		second = r.u32()
		r.vector(second)
	case op == opBlock, op == opLoop, op == opIf, op == opTry:
		r.leb() // type of the block
	case op == 0x1F: // try_table
		r.leb()
		for range r.u32() {
			if kind := r.byte(); kind < 2 {
				r.u32()
			}
			r.u32()
		}
	case op == 0x0E: // br_table
		r.u32s(int(r.u32()) + 1)
	case op == 0x1C: // select of a type
		for range r.u32() {
			r.valueType()
		}
	case op == 0x11, op == 0x13: // call through a table
		r.u32s(2)
	case op == 0x07, op == 0x08, op == 0x09, op == 0x0C, op == 0x0D, op == opCall, op == 0x12, op == 0x18, op >= 0x20 && op <= 0x26, op == 0xD2:
		r.u32()
	case op >= 0x28 && op <= 0x3E:
		r.address()
	case op == 0x3F, op == 0x40: // size of the memory
		r.u32()
	case op == opI32Const, op == opI64Const, op == 0xD0:
		r.leb()
	case op == 0x43:
		r.take(4)
	case op == 0x44:
		r.take(8)
	case op <= 0x01, op == 0x05, op == 0x0A, op == opEnd, op == 0x0F, op == 0x19, op == 0x1A, op == 0x1B, op >= 0x45 && op <= 0xC4, op == 0xD1:
	default:
		panic(fmt.Sprintf("instruction %#x", op))
	}
	return second
}

// manyOperands is how many numbers follow the second number of an instruction.
func manyOperands(second uint32) int {
	switch {
	case second <= 7:
		return 0
	case second == 9, second == manyFill, second == 13, second >= 15 && second <= 17:
		return 1
	case second <= 14:
		return 2
	}
	panic(fmt.Sprintf("instruction 0xfc %d", second))
}

// vector passes over what belongs to an instruction on vectors.
func (r *reader) vector(second uint32) {
	switch {
	case second <= 11, second == 92, second == 93:
		r.address()
	case second == 12, second == 13:
		r.take(16)
	case second >= 21 && second <= 34:
		r.take(1)
	case second >= 84 && second <= 91:
		r.address()
		r.take(1)
	case second > 275:
		panic(fmt.Sprintf("instruction 0xfd %d", second))
	}
}

// address passes over where in the memory something stands.
func (r *reader) address() {
	const more = 1 << 6 // the memory is named
	if align := r.u32(); align&more != 0 {
		panic("several memories")
	}
	r.leb()
}
