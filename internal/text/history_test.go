package text

import (
	"strings"
	"testing"
	"unsafe"
)

func typed(b *Buffer, letters string) {
	for _, l := range letters {
		b.Type(string(l))
	}
}

// undoing is what to do in an empty buffer and what is left after each undo.
type undoing struct {
	do    func(*Buffer)
	steps []string
}

func (u undoing) test(t *testing.T) {
	b := New("")
	u.do(b)
	end := marked(b)
	for _, want := range u.steps {
		if !b.Undo() {
			t.Fatalf("nothing to undo, want %q", want)
		}
		expect(t, b, want)
	}
	if b.Undo() {
		t.Error("one step too many")
	}
	for range u.steps {
		b.Redo()
	}
	expect(t, b, end)
	if b.Redo() {
		t.Error("one step too many redone")
	}
}

func TestUndoStepsOfTyping(t *testing.T) {
	for name, c := range map[string]undoing{
		"a run of typing is one": {
			func(b *Buffer) { typed(b, "a word") },
			[]string{"|"},
		},
		"a pause parts it": {
			func(b *Buffer) { typed(b, "ab"); b.Break(); typed(b, "cd") },
			[]string{"ab|", "|"},
		},
		"so does moving": {
			func(b *Buffer) { typed(b, "ab"); b.Move(Left, false); b.Move(Right, false); typed(b, "cd") },
			[]string{"ab|", "|"},
		},
		"so does a newline": {
			func(b *Buffer) { typed(b, "ab"); b.Newline(); typed(b, "cd") },
			[]string{"ab\n|", "ab|", "|"},
		},
		"typed or not": {
			func(b *Buffer) { typed(b, "ab\ncd") },
			[]string{"ab\n|", "ab|", "|"},
		},
		"a paste is one": {
			func(b *Buffer) { typed(b, "ab"); b.Paste("x\ny"); b.Paste("z"); typed(b, "c") },
			[]string{"abx\nyz|", "abx\ny|", "ab|", "|"},
		},
		"typing over a selection is one with it": {
			func(b *Buffer) { b.Paste("old"); b.SelectAll(); typed(b, "new") },
			[]string{"|old|", "|"},
		},
		"an accent belongs to the run": {
			func(b *Buffer) { typed(b, "cafe\u0301s") },
			[]string{"|"},
		},
		"after an undo a new run begins": {
			func(b *Buffer) { typed(b, "ab"); b.Newline(); b.Undo(); typed(b, "cd") },
			[]string{"ab|", "|"},
		},
		"after a redo too": {
			func(b *Buffer) { typed(b, "ab"); b.Undo(); b.Redo(); typed(b, "cd") },
			[]string{"ab|", "|"},
		},
	} {
		t.Run(name, c.test)
	}
}

func TestUndoStepsOfDeleting(t *testing.T) {
	for name, c := range map[string]undoing{
		"deleting is another kind": {
			func(b *Buffer) { typed(b, "abc"); b.Delete(Left); b.Delete(Left); typed(b, "d") },
			[]string{"a|", "abc|", "|"},
		},
		"a run of deleting is one": {
			func(b *Buffer) { b.Paste("ab\ncd"); b.Delete(Left); b.Delete(Left); b.Delete(Left); b.Delete(Left) },
			[]string{"ab\ncd|", "|"},
		},
		"deleting on is one too": {
			func(b *Buffer) { b.Paste("abc"); b.Move(Start, false); b.Delete(Right); b.Delete(Right) },
			[]string{"|abc", "|"},
		},
		"each word deleted is one": {
			func(b *Buffer) { b.Paste("one two"); b.Delete(WordLeft); b.Delete(WordLeft) },
			[]string{"one |", "one two|", "|"},
		},
		"deleting back where an accent has moved the cursor": {
			func(b *Buffer) { b.Paste("e\n\u0301x"); b.MoveTo(Pos{1, 0}, false); b.Delete(Left); b.Delete(Left) },
			[]string{"e\u0301|x", "e\n|\u0301x", "|"},
		},
		"deleting on where a flag has moved the cursor": {
			func(b *Buffer) { b.Paste("🇩\n🇪xy"); b.MoveTo(Pos{0, 4}, false); b.Delete(Right); b.Delete(Right) },
			[]string{"🇩🇪|xy", "🇩|\n🇪xy", "|"},
		},
	} {
		t.Run(name, c.test)
	}
}

func TestEditAfterUndoEndsRedo(t *testing.T) {
	b := New("")
	b.Paste("a")
	b.Undo()
	b.Type("b")
	if b.Redo() {
		t.Error("redid a step of another past")
	}
	expect(t, b, "b|")
}

func TestHistoryIsBounded(t *testing.T) {
	b := New("")
	b.history.limit = 10_000
	for range 1000 {
		b.Paste(strings.Repeat("x", 100))
	}
	check(t, b)
	if held := b.history.bytes; held > 10_000 || held < 5_000 {
		t.Errorf("history holds %d bytes", held)
	}
}

func TestHistoryHoldsEightMegabytes(t *testing.T) {
	b := New("")
	text := strings.Repeat("x", 1<<20)
	for range 20 {
		b.Paste(text)
		b.SelectAll()
		b.Delete(Left)
	}
	if held := b.history.bytes; held > 8<<20 || held < 5<<20 {
		t.Errorf("history holds %d bytes", held)
	}
}

func TestDeletedLetterDoesNotKeepItsParagraphInMemory(t *testing.T) {
	b := New(strings.Repeat("long ", 1000))
	text := b.Paragraph(0)
	b.Delete(Right)
	if unsafe.StringData(b.history.done[0].old) == unsafe.StringData(text) {
		t.Error("the history points into the old paragraph")
	}
}

func TestStepLargerThanTheBoundCanBeUndone(t *testing.T) {
	b := New("a")
	b.history.limit = 1000
	b.Paste(strings.Repeat("x", 5000))
	if !b.Undo() || b.String() != "a" || !b.Redo() || len(b.String()) != 5001 {
		t.Error("a large paste could not be undone and redone")
	}
}

func TestVersionCountsChangesOfTheText(t *testing.T) {
	b := New("abc")
	b.Move(End, false)
	b.SelectAll()
	b.Delete(Left)
	b.Delete(Left) // nothing there
	b.Undo()
	b.Redo()
	b.Redo() // nothing there
	if b.Version() != 3 {
		t.Errorf("version %d after three changes", b.Version())
	}
}
