package practice

import (
	"context"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
)

// Begin starts a sitting on a new entry, dated now.
func (p *Practice) Begin() (*Sitting, error) {
	id, err := journal.NewID(p.random)
	if err != nil {
		return nil, err
	}
	return p.sit(journal.Draft{Entry: journal.Entry{ID: id, Date: p.now()}}), nil
}

// Resume goes on with a draft.
func (p *Practice) Resume(d journal.Draft) *Sitting { return p.sit(d) }

// Change starts a sitting on an entry that was kept before.
func (p *Practice) Change(e journal.Entry) *Sitting {
	return p.sit(journal.Draft{Entry: e, Cursor: len(e.Text)})
}

func (p *Practice) sit(d journal.Draft) *Sitting {
	return &Sitting{Draft: d, practice: p, sealing: &sealing{}}
}

func (p *Practice) saveDraft(ctx context.Context, d journal.Draft) error {
	const what = "keep the draft"
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return err
	}
	return doing(what, j.SaveDraft(ctx, d))
}

// Save keeps an entry and drops its draft. Its afterthoughts are those it has in the journal: see PutAfterthought.
func (p *Practice) Save(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	const what = "keep the entry"
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return e, err
	}
	if e.After, err = afterOf(ctx, j, e); err != nil {
		return e, doing(what, err)
	}
	e, err = p.saveAndFind(ctx, j, e)
	return e, doing(what, err)
}

// Entry returns one entry.
func (p *Practice) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	const what = "read the entry"
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return journal.Entry{}, err
	}
	e, err := j.Entry(ctx, id)
	return e, doing(what, err)
}

// Drafts returns what was begun and not kept, last first; with an error, what of it can be read.
func (p *Practice) Drafts(ctx context.Context) ([]journal.Draft, error) {
	const what = "read the drafts"
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return nil, err
	}
	drafts, err := j.Drafts(ctx)
	return drafts, doing(what, err)
}

// Suggest picks patterns for what was answered and written in one sitting.
func (p *Practice) Suggest(r suggest.Request) suggest.Result { return p.engine().Suggest(r, p.now()) }

// Danger is what comes first when a sitting speaks of somebody in danger; empty when it does not.
func (p *Practice) Danger(r suggest.Request) string {
	if risk := p.engine().Suggest(r, p.now()).Risk; risk != nil {
		return risk.Line()
	}
	return ""
}

// WhyNot says why a pattern was not among the suggestions, or why it was.
func (p *Practice) WhyNot(id pattern.ID, r suggest.Request) suggest.Why {
	return p.engine().WhyNot(id, r, p.now())
}

// FindPatterns returns the patterns that fit what is typed, the best first.
func (p *Practice) FindPatterns(text string, n int) []suggest.Hit { return p.engine().Find(text, n) }

// Request is what the suggestion engine is asked for this sitting. It shares nothing with it.
func (s *Sitting) Request() suggest.Request {
	d := s.Copy()
	r := suggest.Request{Check: d.Check, Text: s.Layout().Words(d.Text), Mood: suggest.Mood(s.Mood)}
	if d.Check != nil {
		r.Lens = d.Check.Lens
		if s.Text == s.composed { // the page says what the answers say already
			r.Text = d.Check.Words(selfcheck.OneMoment)
		}
	}
	now := s.practice.now()
	for _, id := range d.Waved {
		r.Waved = append(r.Waved, suggest.Past{Pattern: id, When: now})
	}
	return r
}
