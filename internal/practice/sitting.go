package practice

import (
	"slices"
	"strings"

	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Sitting is what a person is working on between opening a check-in or a page and keeping it: one draft that the
// screens of the main road hand to each other. It belongs to one goroutine; what runs beside it gets a Copy.
type Sitting struct {
	journal.Draft
	// Mood is how the person said they are. It is not part of the draft and so never kept: they were told so.
	Mood string
	// AlsoPlace says that the person wants to look at the place they work too.
	AlsoPlace bool
	// Passed are words of which the person said that they are to stay as they are. They are never kept.
	Passed []string

	practice *Practice
	sealing  *sealing
	version  int64  // counts changes
	composed string // what Compose last put into Text, to tell it from the person's own writing
	paged    bool   // the page was open: its frame is chosen
}

// Check returns the check-in of the sitting, and makes one if there is none.
func (s *Sitting) Check() *selfcheck.Check {
	if s.Entry.Check == nil {
		s.Entry.Check = &selfcheck.Check{}
	}
	return s.Entry.Check
}

// Copy returns the draft so that nothing in it is shared with the sitting.
func (s *Sitting) Copy() journal.Draft {
	d := s.Draft
	d.Themes = slices.Clone(d.Themes)
	d.Tags = slices.Clone(d.Tags)
	d.Kept = slices.Clone(d.Kept)
	d.Waved = slices.Clone(d.Waved)
	d.After = slices.Clone(d.After)
	if c := s.Entry.Check; c != nil {
		d.Check = &selfcheck.Check{Lens: c.Lens, Path: c.Path, Said: slices.Clone(c.Said), Answers: slices.Clone(c.Answers)}
	}
	return d
}

// Touched says that something was changed since the sitting began.
func (s *Sitting) Touched() bool { return s.version > 0 }

// Empty says that nothing was written, answered or kept: there is nothing to lose.
func (s *Sitting) Empty() bool {
	return s.Layout().Blank(s.Text) && strings.TrimSpace(s.Title) == "" &&
		(s.Entry.Check == nil || s.Entry.Check.Empty()) && len(s.Kept) == 0
}

// KeepPattern marks a pattern as kept with this entry, or takes the mark away.
func (s *Sitting) KeepPattern(id pattern.ID) (kept bool) {
	s.Waved = without(s.Waved, id)
	if slices.Contains(s.Kept, id) {
		s.Kept = without(s.Kept, id)
		return false
	}
	s.Kept = append(s.Kept, id)
	return true
}

// WavePattern marks a pattern as not for the person now, or takes the mark away.
func (s *Sitting) WavePattern(id pattern.ID) (waved bool) {
	s.Kept = without(s.Kept, id)
	if slices.Contains(s.Waved, id) {
		s.Waved = without(s.Waved, id)
		return false
	}
	s.Waved = append(s.Waved, id)
	return true
}

func without(ids []pattern.ID, id pattern.ID) []pattern.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(other pattern.ID) bool { return other == id })
}

// Compose fills the page from the check-in, in the person's own words, when the page is empty or still just what
// Compose put there. What the person has written or changed is never touched.
func (s *Sitting) Compose(q *selfcheck.Questionnaire) {
	if s.Entry.Check == nil || (s.Text != s.composed && !s.Layout().Blank(s.Text)) {
		return
	}
	c := *s.Entry.Check
	if s.Title == "" {
		s.Title = oneLine(c.Words(selfcheck.WhichSession))
	}
	s.Themes = themesOf(q, c)
	layout := s.Layout()
	s.Text = layout.Fill(pieces(q, c))
	s.composed = s.Text
	s.Cursor = len(s.Text)
	if !layout.IsFree() {
		s.Cursor = layout.Start(s.Text)
	}
}

// pieces are what was said in a check-in, in the order of the questions, each with where on a page it belongs.
func pieces(q *selfcheck.Questionnaire, c selfcheck.Check) []frame.Piece {
	var all []frame.Piece
	add := func(holds frame.Use, lines ...string) {
		all = append(all, frame.Piece{Holds: holds, Text: strings.Join(lines, "\n")})
	}
	if m := c.Words(selfcheck.OneMoment); m != "" {
		add(frame.Happened, m)
	}
	for _, it := range q.Items() {
		a, ok := c.Answer(it.ID)
		if !ok || a.Note == "" {
			continue
		}
		o, _ := q.Option(it, a.Option)
		add(frame.Happened, it.Text+" ("+o.Label+")", a.Note)
	}
	for _, p := range q.Closing {
		holds := frame.Happened
		if p.ID == selfcheck.IfThen {
			holds = frame.Next
		}
		if words := c.Words(p.ID); words != "" {
			add(holds, p.Prompt, words)
		}
	}
	return all
}

// themesOf returns the themes of the answers in which something stood out, in the order of the seven.
func themesOf(q *selfcheck.Questionnaire, c selfcheck.Check) []theme.ID {
	var found []theme.ID
	out := q.Standout(c)
	for _, l := range slices.Concat(out.Moments, out.LookAgain) {
		if l.Item.Theme != "" && !slices.Contains(found, l.Item.Theme) {
			found = append(found, l.Item.Theme)
		}
	}
	slices.SortFunc(found, func(a, b theme.ID) int {
		return slices.Index(theme.IDs(), a) - slices.Index(theme.IDs(), b)
	})
	return found
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
