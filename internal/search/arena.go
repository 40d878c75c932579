package search

// arena holds bytes that can be overwritten. It grows by whole chunks, so that nothing in it is ever copied and no copy is
// left behind.
type arena struct{ chunks [][]byte }

// keep copies b into the arena.
func (a *arena) keep(b []byte) []byte {
	last := len(a.chunks) - 1
	if last < 0 || cap(a.chunks[last])-len(a.chunks[last]) < len(b) {
		a.chunks = append(a.chunks, make([]byte, 0, max(chunkSize, len(b))))
		last++
	}
	start := len(a.chunks[last])
	a.chunks[last] = append(a.chunks[last], b...)
	return a.chunks[last][start:len(a.chunks[last]):len(a.chunks[last])]
}

func (a *arena) wipe() {
	for _, c := range a.chunks {
		clear(c)
	}
	a.chunks = nil
}

// eachHash calls do with a number below signature for every three bytes in a row of text.
func eachHash(text []byte, do func(uint32)) {
	if len(text) < 3 {
		return
	}
	last := uint32(text[0])<<8 | uint32(text[1])
	for _, c := range text[2:] {
		last = last<<8 | uint32(c)
		do(last << 8 * 0x9e3779b1 >> 21) // the three bytes, spread by the golden ratio; 21 = 32 - log2(signature)
	}
}
