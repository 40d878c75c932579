package practice

import (
	"context"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/reading"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// StandpointTitle is what the page is called wherever its draft or its versions are named.
const StandpointTitle = "Where I stand"

// Stand is the page "Where I stand" as it is now.
type Stand struct {
	Kept  journal.Entry  // as it was kept last; without an ID when it never was
	Draft *journal.Draft // what was begun and not kept; nil when there is none
}

// Standpoint finds the page "Where I stand". There is one as a rule; where two programs each made one, it is the one
// that was kept last. The error is told beside what could be read: another entry that is damaged hides nothing.
func (p *Practice) Standpoint(ctx context.Context) (Stand, error) {
	const what = "read where you stand"
	j, err := part[journal.Lister](p, what)
	if err != nil {
		return Stand{}, err
	}
	var s Stand
	var head journal.Head
	var fault error
	for h, err := range j.Heads(ctx) {
		switch {
		case err != nil && fault == nil:
			fault = err
		case err == nil && h.Kind == journal.Standpoint && (head.ID.IsZero() || h.Changed.After(head.Changed)):
			head = h
		}
	}
	if !head.ID.IsZero() {
		if s.Kept, err = p.Entry(ctx, head.ID); err != nil {
			return Stand{}, err
		}
	}
	drafts, err := p.Drafts(ctx)
	if fault == nil {
		fault = err
	}
	for _, d := range drafts {
		if d.Kind == journal.Standpoint && (head.ID.IsZero() || d.ID == head.ID) {
			s.Draft = &d
			break
		}
	}
	return s, doing(what, fault)
}

// Stand starts a sitting on the page "Where I stand": what was begun, else what was kept, else an empty page.
func (p *Practice) Stand(s Stand) (*Sitting, error) {
	switch {
	case s.Draft != nil:
		return p.Resume(*s.Draft), nil
	case !s.Kept.ID.IsZero():
		sitting := p.Change(s.Kept)
		sitting.Title = StandpointTitle
		return sitting, nil
	}
	sitting, err := p.Begin()
	if err != nil {
		return nil, err
	}
	sitting.Kind, sitting.Title = journal.Standpoint, StandpointTitle
	return sitting, nil
}

// Readings is what there is to read, the path of seven weeks, and the questions beside "Where I stand". It is read each
// time, which takes a few milliseconds: call it in a command.
func (p *Practice) Readings() (*reading.Shelf, error) {
	return reading.Load(reading.Known{
		Pattern:   func(id pattern.ID) bool { _, ok := p.Library.Pattern(id); return ok },
		Statement: func(id selfcheck.ItemID) bool { _, ok := p.Questions.Item(id); return ok },
	})
}

// BeginAbout starts a sitting on a page about a theme, with a question at its head.
func (p *Practice) BeginAbout(id theme.ID, question string) (*Sitting, error) {
	sitting, err := p.Begin()
	if err != nil {
		return nil, err
	}
	sitting.Themes = []theme.ID{id}
	sitting.Text = question + "\n\n"
	sitting.Cursor = len(sitting.Text)
	return sitting, nil
}

// BeginCheckOf starts a check-in with one theme chosen.
func (p *Practice) BeginCheckOf(id theme.ID) (*Sitting, error) {
	sitting, err := p.Begin()
	if err != nil {
		return nil, err
	}
	c := sitting.Check()
	c.Lens, c.Path = theme.Person, selfcheck.ThemePath(id)
	return sitting, nil
}
