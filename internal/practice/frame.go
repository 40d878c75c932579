package practice

import (
	"slices"
	"strings"

	"heed/internal/frame"
	"heed/internal/identify"
	"heed/internal/journal"
)

// Layout is the frame the page is written with; the free one when there is none.
func (s *Sitting) Layout() frame.Frame {
	f, _ := s.practice.Frames.Frame(frame.ID(s.Frame))
	return f
}

// OpenPage makes the page ready to be written on: a new one begins with the frame of the person's settings, what was said
// in the check-in stands in its place, and every heading of the frame is there with room below it. "Where I stand" has
// questions of its own.
func (s *Sitting) OpenPage() {
	if !s.paged && s.Kind == journal.Page && s.Revision == 0 && s.Frame == "" && strings.TrimSpace(s.Text) == "" {
		if f, ok := s.practice.Frames.Frame(frame.ID(s.practice.Config().Frame)); ok {
			s.Frame = idOf(f)
		}
	}
	s.paged = true
	s.Compose(s.practice.Questions)
	f := s.Layout()
	own := s.Text == s.composed
	laid := f.Lay(s.Text)
	if laid == s.Text {
		return
	}
	s.Text, s.Cursor = laid, f.Start(laid)
	if own {
		s.composed = laid
	}
}

// BeginWith chooses the frame of a page that is not open yet, whatever the person's settings say.
func (s *Sitting) BeginWith(f frame.Frame) {
	s.Frame, s.paged = idOf(f), true
}

// UseFrame sets the page out in another frame. Nothing that is written is lost.
func (s *Sitting) UseFrame(f frame.Frame) {
	own := s.Text == s.composed
	s.Text = frame.Switch(s.Text, s.Layout(), f)
	s.Frame = idOf(f)
	s.Cursor = f.Start(s.Text)
	if own {
		s.composed = s.Text
	}
}

// FollowText notes the frame of a text in which a change of frames was undone or done again.
func (s *Sitting) FollowText() { s.Frame = idOf(s.practice.Frames.Of(frame.ID(s.Frame), s.Text)) }

// idOf is how a journal names a frame: free writing has no frame.
func idOf(f frame.Frame) string {
	if f.ID == frame.Free {
		return ""
	}
	return string(f.ID)
}

// Written is the text of the page as it is kept: without the headings below which nothing stands.
func (s *Sitting) Written() string { return s.Layout().Tidy(s.Text) }

// Finder says what in texts may point to a person. It is made once, and used from any goroutine.
func (p *Practice) Finder() *identify.Finder { return p.identify() }

// Walk begins a walk through what in the title and the text may point to a person, but for what the person has said
// points to nobody. It may take some milliseconds, on any goroutine; what it returns shares nothing with the sitting.
func (s *Sitting) Walk() func() *identify.Walk {
	p, title, text, passed := s.practice, s.Title, s.Text, s.Passed
	return func() *identify.Walk { return p.Finder().Without(passed...).Walk(title, text) }
}

// Walked takes what was changed on a walk into the sitting.
func (s *Sitting) Walked(w *identify.Walk) {
	texts := w.Texts()
	s.Title, s.Text = texts[0], texts[1]
	s.Cursor = min(s.Cursor, len(s.Text))
}

// Pass remembers, until heed ends, words that are to stay as they are.
func (s *Sitting) Pass(words []string) {
	s.Passed = slices.Concat(s.Passed, words)
}
