package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
)

// Desk keeps what a person is working on sealed: the first change at once, and what comes after it every second while
// they go on, so that never more than about a second of it can be lost. Every screen on which something is written has
// one; those of one sitting share the sitting.
type Desk struct {
	Sitting *practice.Sitting
	ticking bool // it was sealed less than sealAfter ago
	changed bool // since then
	leaving bool
	stuck   bool // leaving was tried, and what is open could not be sealed
	err     error
}

// sealAfter is how often it is sealed at most: what is open is written whole each time.
const sealAfter = time.Second

type (
	deskTick   struct{ desk *Desk }
	deskSealed struct {
		desk *Desk
		err  error
	}
	deskDropped struct {
		desk  *Desk
		again Route
		err   error
	}
)

// Changed says that the sitting has changed.
func (d *Desk) Changed() tea.Cmd {
	d.Sitting.Touch()
	d.stuck = false
	if d.ticking {
		d.changed = true
		return nil
	}
	return d.sealAndTick()
}

func (d *Desk) sealAndTick() tea.Cmd {
	d.ticking, d.changed = true, false
	return tea.Batch(d.seal(), func() tea.Msg { return Later{sealAfter, deskTick{d}} })
}

// Update takes the desk's own messages; other messages are none of its business.
func (d *Desk) Update(msg tea.Msg) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case deskTick:
		if msg.desk == d {
			return Move{}, d.ticked()
		}
	case deskDropped:
		if msg.desk == d {
			return d.dropped(msg.again, msg.err)
		}
	case deskSealed:
		if msg.desk == d {
			return d.sealed(msg.err)
		}
	}
	return Stay()
}

func (d *Desk) ticked() tea.Cmd {
	if d.changed {
		return d.sealAndTick()
	}
	d.ticking = false
	return nil
}

// Init seals what is not sealed yet: a draft that was brought back.
func (d *Desk) Init() tea.Cmd { return d.seal() }

func (d *Desk) seal() tea.Cmd {
	seal := d.Sitting.Seal()
	if seal == nil {
		return nil
	}
	return func() tea.Msg { return deskSealed{d, seal()} }
}

func (d *Desk) sealed(err error) (Move, tea.Cmd) {
	d.err = err
	if err != nil {
		notice := "Not sealed yet: " + practice.Explain(err)
		if d.leaving {
			notice, d.stuck = "Not sealed. Copy your words out, or press Esc again to leave them.", true
		}
		d.leaving = false
		return Move{Notice: notice, Forget: true}, nil
	}
	d.stuck = false
	if d.leaving {
		d.leaving = false
		return Back()
	}
	return Stay()
}

// Leave seals what is open, then goes back. When sealing fails it stays, so that nothing is lost unasked.
func (d *Desk) Leave() (Move, tea.Cmd) {
	cmd := d.seal()
	if cmd == nil || d.stuck {
		return Back()
	}
	d.leaving = true
	return Move{}, cmd
}

// Leaving says that the screen is about to go.
func (d *Desk) Leaving() bool { return d.leaving }

// Seal is for ui.Sealer.
func (d *Desk) Seal() func() error { return d.Sitting.Seal() }

// Trouble is what kept the last sealing from being done; nil when it was done.
func (d *Desk) Trouble() error { return d.err }

// Discard forgets the draft, then goes back. Until something else is thrown away it can be brought back, to be opened
// by again.
func (d *Desk) Discard(again Route) (Move, tea.Cmd) {
	drop := d.Sitting.Drop()
	d.leaving = true
	return Move{}, func() tea.Msg { return deskDropped{d, again, drop()} }
}

func (d *Desk) dropped(again Route, err error) (Move, tea.Cmd) {
	d.leaving = false
	if err != nil {
		return Move{Notice: "Not thrown away: " + practice.Explain(err), Forget: true}, nil
	}
	back := Move{Kind: Returning}
	if !d.Sitting.Empty() {
		back.Notice = "Thrown away. Press u, or F9, to bring it back."
		back.Undo = func() (Move, tea.Cmd) {
			d.Sitting.Touch()
			return Move{Kind: Opening, To: again, Notice: "Here it is again."}, nil
		}
	}
	return back, nil
}
