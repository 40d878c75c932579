package ui

import (
	"bytes"

	tea "charm.land/bubbletea/v2"
)

// Twice asks for a new passphrase, and for the same again to be sure.
type Twice struct {
	Again bool // the repetition is being typed
	first Secret
	again Secret
}

func (t *Twice) field() *Secret {
	if t.Again {
		return &t.again
	}
	return &t.first
}

// Update takes a key or a paste.
func (t *Twice) Update(msg tea.Msg) { t.field().Update(msg) }

// Empty says that nothing is typed in the field that is asked for now.
func (t *Twice) Empty() bool { return t.field().Empty() }

// Clear wipes both fields and begins again.
func (t *Twice) Clear() {
	t.first.Clear()
	t.again.Clear()
	t.Again = false
}

// Enter goes from the passphrase to its repetition, and from there to the passphrase itself, for the caller to wipe. When the two are
// not the same it begins again and says so.
func (t *Twice) Enter() (passphrase []byte, trouble string) {
	if !t.Again {
		t.Again = true
		return nil, ""
	}
	same := bytes.Equal(t.first.Peek(), t.again.Peek())
	t.again.Clear()
	t.Again = false
	if !same {
		t.first.Clear()
		return nil, "The two were not the same. Please type it again."
	}
	return t.first.Take(), ""
}

// Draw asks for the passphrase.
func (t *Twice) Draw(d *Doc, a Area) {
	st := a.Styles
	label := "Choose a passphrase. Four or more unrelated words are hard to guess and easy to keep."
	if t.Again {
		label = "The same again, to be sure."
	}
	d.Para(st.Text, label)
	t.field().Draw(d, st)
}

// Draw draws the field as dots, with the cursor behind them.
func (s *Secret) Draw(d *Doc, st Styles) {
	dots := s.Dots(d.Width() - 3)
	d.Cursor(2 + len([]rune(dots)))
	d.Rows(st.Key.Render("│ ") + st.Text.Render(dots))
	if s.tooLong {
		d.Para(st.Wrong, "That is too long for a passphrase, and was not taken.")
	}
}
