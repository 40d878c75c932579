package ui

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
)

// Place is somewhere one can go from home, and from the palette on every screen.
type Place struct {
	Key         string // the letter that leads there from home
	Name, About string
	Open        func(*practice.Practice) (Move, tea.Cmd)
}

// Places are all of them, in the order home shows them.
func Places() []Place {
	return []Place{
		{"c", "Check in", "after a session, about three minutes", beginCheck},
		{"w", "Write", "a page of your own", beginPage},
		{"e", "Entries", "what you have kept", leadsTo(Entries{})},
		{"t", "By theme", "what you wrote on one theme, in order", leadsTo(Themes{})},
		{"i", "One thing", "what you mean to try", leadsTo(Intentions{})},
		{"y", "Where I stand", "your background, and what you may not see", leadsTo(Standpoint{})},
		{"l", "Library", "patterns to read and try", leadsTo(Library{})},
		{"r", "Readings", "on trust, power and groups, and a path", leadsTo(Readings{})},
		{"g", "Guided sessions", "for supervision and groups", leadsTo(Together{})},
		{"x", "Exercises", "for trainers, in front of a room", leadsTo(Exercises{})},
		{"m", "Remembered", "what heed keeps in mind about patterns", leadsTo(Remembered{})},
		{"b", "Bin", "what you deleted", leadsTo(Bin{})},
		{"p", "Passphrase", "and recovery words", leadsTo(Protect{})},
		{",", "Settings", "colours, locking, your own editor", leadsTo(Settings{})},
		{"a", "About heed", "what it can and cannot do", leadsTo(Reading{Name: "about"})},
	}
}

func leadsTo(r Route) func(*practice.Practice) (Move, tea.Cmd) {
	return func(*practice.Practice) (Move, tea.Cmd) { return Open(r) }
}

func beginCheck(p *practice.Practice) (Move, tea.Cmd) {
	sitting, err := p.Begin()
	if err != nil {
		return Say(practice.Explain(err))
	}
	sitting.Check()
	return Open(Check{Sitting: sitting})
}

func beginPage(p *practice.Practice) (Move, tea.Cmd) {
	sitting, err := p.Begin()
	if err != nil {
		return Say(practice.Explain(err))
	}
	return Open(Write{Sitting: sitting})
}
