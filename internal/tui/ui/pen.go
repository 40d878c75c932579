package ui

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
)

// Pen keeps one small thing sealed while it is being written, about a second after each change. [Desk] is the same for a
// sitting, which has a draft.
type Pen struct {
	Seal    func() func() error // nil when there is nothing new to seal
	ticking bool
}

type (
	penTick   struct{ pen *Pen }
	penSealed struct {
		pen *Pen
		err error
	}
)

// Changed says that something was written.
func (p *Pen) Changed() tea.Cmd {
	if p.ticking {
		return nil
	}
	p.ticking = true
	return func() tea.Msg { return Later{sealAfter, penTick{p}} }
}

// Update takes the pen's own messages; other messages are none of its business.
func (p *Pen) Update(msg tea.Msg) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case penTick:
		if msg.pen != p {
			return Stay()
		}
		p.ticking = false
		if seal := p.Seal(); seal != nil {
			return Move{}, func() tea.Msg { return penSealed{p, seal()} }
		}
	case penSealed:
		if msg.pen == p && msg.err != nil {
			return Say("Not sealed yet: " + practice.Explain(msg.err))
		}
	}
	return Stay()
}

// Restored tells every screen that something was put back, so that what shows it reads again.
type Restored struct{}

// TakeBack is an undo that changes something small in the journal, beside the screens, and says so.
func TakeBack(do func() error, notice string) func() (Move, tea.Cmd) {
	return func() (Move, tea.Cmd) {
		return Move{}, func() tea.Msg {
			if err := do(); err != nil {
				return Told{"Not done: " + practice.Explain(err)}
			}
			return tea.BatchMsg{
				func() tea.Msg { return Restored{} },
				func() tea.Msg { return Told{notice} },
			}
		}
	}
}
