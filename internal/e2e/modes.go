package e2e

import (
	"io"
	"slices"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// modes is what the program has asked of its terminal, as far as it matters here and x/vt does not keep it.
type modes struct {
	drawing  bool               // a frame is begun and not ended
	brackets bool               // what is pasted is to be put in brackets
	hidden   bool               // the cursor is not shown
	title    string             // of the window
	kitty    []int              // the keyboard modes, the one in force last
	on       map[ansi.Mode]bool // every mode that was set or reset, to see that all are as they were in the end
}

// wire makes the emulator keep the modes, and answer as today's terminals do where it would say "I do not know that":
// it supports synchronized output (2026), so that frames come whole; it measures text in graphemes (2027), which x/vt
// always does; and it has the Kitty keyboard protocol, with which Escape is never mistaken for the start of another key.
func (m *modes) wire(em *vt.Emulator) {
	em.SetCallbacks(vt.Callbacks{
		Title:            func(s string) { m.title = s },
		CursorVisibility: func(visible bool) { m.hidden = !visible },
		EnableMode:       func(mode ansi.Mode) { m.set(mode, true) },
		DisableMode:      func(mode ansi.Mode) { m.set(mode, false) },
	})
	reply := func(s string) bool {
		_, _ = io.WriteString(em.InputPipe(), s) // fails only once the terminal is put away
		return true
	}
	em.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(p ansi.Params) bool {
		mode := ansi.DECMode(first(p, 0))
		if mode != ansi.ModeSynchronizedOutput && mode != ansi.ModeUnicodeCore {
			return false
		}
		return reply(ansi.ReportMode(mode, ansi.ModeReset))
	})
	// x/vt takes a region to scroll that is larger than the screen, as one comes from a program that does not know yet how
	// small its window is now, and breaks at the next row that is moved in it. To terminals it is the whole screen.
	em.RegisterCsiHandler('r', func(p ansi.Params) bool {
		bottom, _, _ := p.Param(1, 0)
		if bottom <= em.Height() {
			return false
		}
		em.Resize(em.Width(), em.Height())
		return true
	})
	em.RegisterCsiHandler(ansi.Command('?', 0, 'u'), func(ansi.Params) bool {
		return reply(ansi.KittyKeyboard(m.keyboard(), 0))
	})
	em.RegisterCsiHandler(ansi.Command('>', 0, 'u'), func(p ansi.Params) bool {
		m.kitty = append(m.kitty, first(p, 0))
		return true
	})
	em.RegisterCsiHandler(ansi.Command('<', 0, 'u'), func(p ansi.Params) bool {
		m.kitty = m.kitty[:max(0, len(m.kitty)-first(p, 1))]
		return true
	})
	em.RegisterCsiHandler(ansi.Command('=', 0, 'u'), func(p ansi.Params) bool {
		m.kitty = append(slices.Clone(m.kitty[:max(0, len(m.kitty)-1)]), first(p, 0))
		return true
	})
}

func (m *modes) set(mode ansi.Mode, on bool) {
	if m.on == nil {
		m.on = map[ansi.Mode]bool{}
	}
	m.on[mode] = on
	switch mode {
	case ansi.ModeSynchronizedOutput:
		m.drawing = on
	case ansi.ModeBracketedPaste:
		m.brackets = on
	}
}

// keyboard is the keyboard mode in force; 0 is the old way of terminals.
func (m *modes) keyboard() int {
	if len(m.kitty) == 0 {
		return 0
	}
	return m.kitty[len(m.kitty)-1]
}

func first(p ansi.Params, otherwise int) int {
	n, _, _ := p.Param(0, otherwise)
	return n
}
