package search

import (
	"bytes"
	"strings"
	"testing"
)

func TestTextsAreOverwritten(t *testing.T) {
	x := New()
	long := strings.Repeat("canary ", chunkSize/4) // longer than a chunk
	for i := range byte(3) {
		x.Add(Document{ID: ID{i}, Texts: []string{"Canary", long}, Tags: []string{"canary"}})
	}
	held := x.blocks[0].docs[0].text
	chunks := x.arena.chunks
	if !bytes.Contains(held, []byte("canary")) || len(chunks) < 3 {
		t.Fatalf("the text is not in the arena of %d chunks", len(chunks))
	}
	x.Remove(ID{0})
	if bytes.ContainsAny(held, "canry") {
		t.Error("a text that was taken out is still there")
	}
	x.Wipe()
	for _, c := range chunks {
		if bytes.ContainsAny(c[:cap(c)], "canry") {
			t.Error("the arena is not wiped")
		}
	}
}

func TestFoldingLeavesNoCopy(t *testing.T) {
	f := newFolder(false)
	f.add("canary")
	first := f.out[:cap(f.out)]
	f.add(strings.Repeat("ﷺ", 20_000)) // each becomes many times as long
	if bytes.ContainsAny(first, "canry") {
		t.Error("the array that became too small was not overwritten")
	}
	second := f.out[:cap(f.out)]
	f.reset()
	if bytes.ContainsAny(second, "canry") {
		t.Error("what was folded is still there")
	}
}
