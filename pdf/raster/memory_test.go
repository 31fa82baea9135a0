package raster

import "testing"

func TestMemoryGrowsWithWhatItHoldsAndNoFurtherThanItMay(t *testing.T) {
	k := keeper{steps: 5}
	m := k.Allocate(0, 1000)
	b := m.Reallocate(100)
	b[99] = 7
	for _, size := range []uint64{150, 201, 900, 1000} {
		b = m.Reallocate(size)
		if uint64(len(b)) != size || b[99] != 7 || b[size-1] != 0 {
			t.Fatalf("at %d there are %d bytes, the old one is %d", size, len(b), b[99])
		}
	}
	if m.Reallocate(1001) != nil {
		t.Error("it grows beyond its bound")
	}
	before := k.thrown.Load()
	m.Free()
	if k.thrown.Load() != before+1000 || before == 0 {
		t.Errorf("%d bytes count as thrown away after %d", k.thrown.Load(), before)
	}
	if b[99] != 7 {
		t.Error("what still reads the memory finds it changed")
	}
}
