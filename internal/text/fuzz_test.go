package text

import "testing"

// FuzzBuffer reads a script of keys and checks every promise after it.
func FuzzBuffer(f *testing.F) {
	f.Add("one two\nthree", "x\u0301y", []byte("abcdefghijklmnopqrstuvwxyz"), uint8(5))
	f.Add(family+flag+accent, "🇩", []byte{0, 40, 80, 120, 160, 200, 240}, uint8(1))
	f.Fuzz(func(t *testing.T, text, typed string, script []byte, width uint8) {
		if len(script) > 60 || len(text)+len(typed) > 2000 {
			t.Skip("long scripts say no more than short ones")
		}
		b := New(text)
		b.Resize(int(width), 4)
		for _, key := range script {
			m := Movement(key % 14)
			switch key / 14 % 6 {
			case 0:
				b.Type(typed)
			case 1:
				b.Delete(m)
			case 2:
				b.Undo()
			case 3:
				b.Redo()
			case 4:
				b.Newline()
			default:
				b.Move(m, key >= 128)
			}
		}
		check(t, b)
		for b.Undo() {
		}
		if b.String() != oracle(text) {
			t.Fatalf("undone to %q, not %q", b.String(), oracle(text))
		}
	})
}
