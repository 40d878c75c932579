package tui

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestHoweverAPasteIsCutNothingIsLostAndNothingPassedOnInHalves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 200, -1).Draw(t, "text")
		all := append(append(append([]byte("before"), pasteStart...), text...), pasteEnd...)
		all = append(all, "after"...)
		in := &input{}
		var passed []byte
		for rest := all; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "read")
			b := append(append([]byte(nil), in.held...), rest[:n]...)
			in.held = in.held[:0]
			rest = rest[n:]
			chunk := b[:in.pass(b)]
			passed = append(passed, chunk...)
			if cutRune(chunk) > 0 && utf8.Valid(all) {
				t.Fatalf("half a letter was passed on: %q", chunk)
			}
			if end := bytes.LastIndex(all, pasteEnd); len(passed) > end && len(passed) < end+len(pasteEnd) {
				t.Fatalf("half an end of the paste was passed on: %q", chunk)
			}
		}
		if passed = append(passed, in.held...); !bytes.Equal(passed, all) {
			t.Fatalf("read %q, passed on %q", all, passed)
		}
		if in.pasting {
			t.Fatal("the paste has not ended")
		}
	})
}
