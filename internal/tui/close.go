package tui

import (
	"runtime/debug"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// closing is what comes when what is open has been sealed.
type closing int

const (
	notClosing closing = iota
	leaving            // the program ends
	locking            // the journal is locked; the screen is blank already
	suspending         // the program is stopped, to be gone on with from the shell
	stuck              // it was to be locked, and what is open could not be sealed: the screen stays blank
)

// HangUp tells the program to seal what is open and end: the terminal has gone, or the system asks.
type HangUp struct{}

// Suspend tells the program to seal what is open and stop, as Ctrl+Z does to others.
type Suspend struct{}

type (
	sealed struct{ err error }
	locked struct{ err error }
	left   struct { // a screen has gone, and what was open on it is sealed
		screen ui.Sealer
		err    error
	}
	idle struct{}
)

// idleLook is how often that is looked at. The time itself is read from the clock, since a machine that slept counts too.
const idleLook = 30 * time.Second

func lookAtIdle() tea.Msg { return ui.Later{After: idleLook, Msg: idle{}} }

// leave seals what is open, then ends the program.
func (m *Model) leave() tea.Cmd {
	if m.failed {
		return m.terminal.quit
	}
	return m.close(leaving)
}

// lock makes the screen blank, seals what is open and locks the journal. The whole screen is wiped, not only what heed believes
// to stand on it.
func (m *Model) lock() tea.Cmd { return tea.Batch(tea.ClearScreen, m.close(locking)) }

func (m *Model) lockWhenIdle() tea.Cmd {
	now := m.practice.Now()
	if m.lastKey.IsZero() {
		m.lastKey = now
	}
	limit := m.practice.Config().IdleLock // 0 is never
	if m.top().Controls().Awake {
		m.lastKey = now
	}
	if limit == 0 || now.Sub(m.lastKey) < limit || m.cannotLock() != "" {
		return nil
	}
	return m.lock()
}

// giveBack gives memory that is needed no longer back to the system, once after each time that keys were pressed and then
// none for a while: looking for words in a long journal leaves twenty megabytes behind.
func (m *Model) giveBack() tea.Cmd {
	if m.lastKey.Equal(m.gaveBack) || m.practice.Now().Sub(m.lastKey) < idleLook {
		return nil
	}
	m.gaveBack = m.lastKey
	return func() tea.Msg {
		debug.FreeOSMemory()
		return nil
	}
}

func (m *Model) cannotLock() string {
	if !m.practice.Open() || m.practice.Fleeting() {
		return "no journal is open"
	}
	return ""
}

// close seals what is open; afterSeal goes on from there.
func (m *Model) close(why closing) tea.Cmd {
	switch {
	case m.closing == stuck && why == leaving:
		return m.terminal.quit // Run tries once more
	case m.closing != notClosing:
		m.ending = m.ending || why == leaving // it may be the system that asks, and it asks once
		return nil
	}
	m.closing = why
	seals := m.seals()
	return func() tea.Msg { return sealed{run(seals)} }
}

// putAway is the command that seals what a screen leaves open when it goes; nil when there is nothing. Until that is done the
// screen still counts: the journal may be locked, or heed left, by the very next key.
func (m *Model) putAway(s ui.Screen) tea.Cmd {
	sealer, ok := s.(ui.Sealer)
	if !ok {
		return nil
	}
	seal := sealer.Seal()
	if seal == nil {
		return nil
	}
	m.going = append(m.going, sealer)
	return func() tea.Msg { return left{sealer, seal()} }
}

// gone is told when what a screen left open is sealed, or could not be.
func (m *Model) gone(l left) {
	m.going = slices.DeleteFunc(m.going, func(s ui.Sealer) bool { return s == l.screen })
	if l.err != nil {
		m.notice = "Not sealed: " + practice.Explain(l.err)
	}
}

func (m *Model) seals() []func() error {
	open := slices.Clone(m.going)
	for _, s := range m.stack {
		if sealer, ok := s.(ui.Sealer); ok {
			open = append(open, sealer)
		}
	}
	var seals []func() error
	for _, s := range open {
		if seal := s.Seal(); seal != nil {
			seals = append(seals, seal)
		}
	}
	return seals
}

func run(seals []func() error) error {
	for _, seal := range seals {
		if err := seal(); err != nil {
			return err
		}
	}
	return nil
}

func (m *Model) afterSeal(err error) tea.Cmd {
	if m.ending {
		return m.terminal.quit // Run seals what could not be, and locks
	}
	why := m.closing
	if err != nil && why == locking {
		m.closing = stuck // nobody sees it, and nothing is lost
		return nil
	}
	if err != nil {
		m.closing = notClosing
		m.failed = true
		m.notice = "Could not be sealed. Copy your words out, or press Ctrl+C again to leave without them."
		return nil
	}
	switch why {
	case locking:
		return func() tea.Msg { return locked{m.practice.Lock()} }
	case suspending:
		m.closing = notClosing
		return m.terminal.suspend
	}
	return m.terminal.quit
}

// afterLock forgets every screen: what was on them is the person's. A session under way is the room's, and comes back when
// the journal is open again.
func (m *Model) afterLock(err error) tea.Cmd {
	if m.ending {
		return m.terminal.quit
	}
	writing := false
	for _, s := range m.stack {
		_, seals := s.(ui.Sealer)
		writing = writing || seals
		if s.Controls().Awake {
			m.waiting = s
		}
	}
	m.closing, m.cover, m.typed, m.stack, m.undo = notClosing, nil, nil, nil, nil
	m.notice = ""
	if err != nil {
		m.notice = practice.Explain(err)
	}
	return m.push(ui.Unlock{Locked: true, Writing: writing})
}

// Seal seals what is open, for a program that ends without having been asked. It is called after the program's loop.
func (m *Model) Seal() error { return run(m.seals()) }
