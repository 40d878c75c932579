package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Secret is a field for a passphrase: typed or pasted, changed only at its end, never drawn. Its bytes are wiped when it
// is cleared. Go's strings cannot be wiped, so the bytes are kept apart from them as early as Bubble Tea lets us; the
// key messages themselves are beyond reach.
type Secret struct {
	typed   []byte
	tooLong bool // the last that was typed or pasted was not taken
}

// secretLimit is more than anyone types, and less than would let a paste by mistake cost seconds of key derivation.
const secretLimit = 4096

// Update takes a key or a paste, and says whether it did.
func (s *Secret) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.add(strings.TrimRight(msg.Content, "\r\n"))
		return true
	case tea.KeyPressMsg:
		switch key := msg.String(); {
		case msg.Text != "" && msg.Mod&(tea.ModCtrl|tea.ModAlt) == 0:
			s.add(msg.Text)
		case key == "backspace" || key == "ctrl+h":
			_, n := utf8.DecodeLastRune(s.typed)
			clear(s.typed[len(s.typed)-n:])
			s.typed = s.typed[:len(s.typed)-n]
		case key == "ctrl+u":
			s.Clear()
		default:
			return false
		}
		return true
	}
	return false
}

func (s *Secret) add(text string) {
	if s.tooLong = len(s.typed)+len(text) > secretLimit; s.tooLong {
		return
	}
	if cap(s.typed) == 0 {
		s.typed = make([]byte, 0, secretLimit) // never grown, so that no copy is left behind
	}
	s.typed = append(s.typed, text...)
}

// Empty says that nothing is typed.
func (s *Secret) Empty() bool { return len(s.typed) == 0 }

// Take returns what was typed and empties the field; wiping it is now the caller's part.
func (s *Secret) Take() []byte {
	t := s.typed
	s.typed = nil
	return t
}

// Peek returns what is typed, for comparing; it is wiped with the field.
func (s *Secret) Peek() []byte { return s.typed }

// Clear wipes the field.
func (s *Secret) Clear() {
	clear(s.typed)
	s.typed, s.tooLong = s.typed[:0], false
}

// Dots is what is drawn: as many dots as there is room for, and no more than a few, so that a neighbour cannot count.
func (s *Secret) Dots(width int) string {
	return strings.Repeat("•", min(utf8.RuneCount(s.typed), max(width, 0), 24))
}
