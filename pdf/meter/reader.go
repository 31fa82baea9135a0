package meter

// reader reads a module. What is not there is a panic, which Count makes an error.
type reader struct{ b []byte }

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		panic("it ends too early")
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// u32 reads a number of 32 bits.
func (r *reader) u32() uint32 {
	var n uint64
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7F) << shift
		if b < 0x80 {
			if n > 1<<32-1 {
				break
			}
			return uint32(n)
		}
	}
	panic("a number is too long")
}

func (r *reader) u32s(n int) {
	for range n {
		r.u32()
	}
}

// leb passes over a number of up to 64 bits.
func (r *reader) leb() {
	for range 10 {
		if r.byte() < 0x80 {
			return
		}
	}
	panic("a number is too long")
}

// valueType passes over the type of a value: one byte, and what it refers to.
func (r *reader) valueType() {
	if t := r.byte(); t == 0x63 || t == 0x64 {
		r.leb()
	}
}

func appendU32(out []byte, n uint32) []byte {
	for n >= 0x80 {
		out = append(out, byte(n)|0x80)
		n >>= 7
	}
	return append(out, byte(n))
}

// appendS64 writes a signed number, which has its sign in the last byte.
func appendS64(out []byte, n int64) []byte {
	for n < -0x40 || n >= 0x40 {
		out = append(out, byte(n)&0x7F|0x80)
		n >>= 7
	}
	return append(out, byte(n)&0x7F)
}
