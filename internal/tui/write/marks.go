package write

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/identify"
	"heed/internal/tui/ui"
)

// marks is what in the page may point to a person, as far as it was looked for: about a second after the last letter, beside
// the screen, on a copy. Nothing of it is kept.
type marks struct {
	paras   []place // of the text as it was when it was looked through
	known   map[string][]span
	count   int
	version int  // of the fields when it was looked through
	seen    int  // of the fields at the last tick
	ticking bool // a look is due
	asking  bool // whether to look before keeping is the question now
	asked   string
}

// place is a paragraph and what in it was found.
type place struct {
	text  string
	spans []span
}

// span is a stretch of a paragraph, in bytes.
type span struct{ from, to int }

// lookAfter is how long nobody has typed when the page is looked through.
const lookAfter = time.Second

type (
	due   struct{ screen *Screen }
	found struct {
		screen      *Screen
		walk        *identify.Walk
		title, text string // as they were
		version     int
		keeping     bool // it was looked through to be kept
	}
)

// versions changes with the title and the text.
func (s *Screen) versions() int { return s.title.Version() + s.page.Version() }

// lookLater looks through the page when typing has stopped.
func (s *Screen) lookLater() tea.Cmd {
	s.marks.seen = s.versions()
	if s.marks.ticking {
		return nil
	}
	s.marks.ticking = true
	return s.tick()
}

func (s *Screen) tick() tea.Cmd {
	return func() tea.Msg { return ui.Later{After: lookAfter, Msg: due{s}} }
}

// due looks, unless something was typed since the last tick.
func (s *Screen) due() tea.Cmd {
	if now := s.versions(); now != s.marks.version && now != s.marks.seen {
		s.marks.seen = now
		return s.tick()
	}
	s.marks.ticking = false
	return s.look()
}

// look looks through the page as it is now.
func (s *Screen) look() tea.Cmd { return s.lookFor(false) }

// lookAndKeep looks through the page before it is kept.
func (s *Screen) lookAndKeep() tea.Cmd { return s.lookFor(true) }

func (s *Screen) lookFor(keeping bool) tea.Cmd {
	sitting := s.desk.Sitting
	if sitting.Empty() && !keeping && s.marks.count == 0 {
		return nil
	}
	walk, f := sitting.Walk(), found{s, nil, sitting.Title, sitting.Text, s.versions(), keeping}
	return func() tea.Msg {
		f.walk = walk()
		return f
	}
}

// found notes what was found. Before a page is kept it offers to look at it.
func (s *Screen) found(f found) (ui.Move, tea.Cmd) {
	m := &s.marks
	m.count, m.version = f.walk.Len(), f.version
	m.paras, m.known = nil, map[string][]span{}
	for para := range strings.SplitSeq(f.text, "\n") {
		m.paras = append(m.paras, place{text: para})
	}
	para, start := 0, 0
	for _, step := range f.walk.Steps() {
		if step.In == 0 {
			continue // in the title, beside which there is no margin
		}
		for start+len(m.paras[para].text) < step.Start {
			start += len(m.paras[para].text) + 1
			para++
		}
		m.paras[para].spans = append(m.paras[para].spans, span{step.Start - start, step.End - start})
	}
	for _, p := range m.paras {
		if len(p.spans) > 0 {
			m.known[p.text] = p.spans
		}
	}
	if !f.keeping || !s.keeping {
		return ui.Stay()
	}
	m.asked = asked(f.title, f.text)
	if m.count == 0 {
		return s.keep()
	}
	s.keeping, m.asking = false, true
	s.fit()
	return ui.Move{Forget: true}, nil
}

// offered says that it was offered to look at what is written now, or that there was nothing to look at.
func (s *Screen) offered() bool {
	return s.marks.asked != "" && s.marks.asked == asked(s.desk.Sitting.Title, s.desk.Sitting.Text)
}

func asked(title, text string) string { return title + "\n\n" + text }

// marked says whether something was found in a part of a paragraph. Where something was typed since, what stands before that
// still counts, so that marks do not flicker while one writes.
func (s *Screen) marked(para, from, to int) bool {
	now := s.page.Paragraph(para)
	spans, same := s.marks.known[now]
	if !same && para < len(s.marks.paras) {
		spans = s.marks.paras[para].spans
	}
	for _, sp := range spans {
		still := same || sp.to <= len(now) && now[:sp.to] == s.marks.paras[para].text[:sp.to]
		if still && sp.from < to && sp.to > from {
			return true
		}
	}
	return false
}

// walk goes through what was found.
func (s *Screen) walk() (ui.Move, tea.Cmd) {
	s.marks.asking = false
	s.fit()
	return ui.Open(ui.Marks{Sitting: s.desk.Sitting})
}

// news is a quiet word on how much was found.
func (m marks) news() string {
	if m.count == 0 {
		return ""
	}
	return strconv.Itoa(m.count) + " may point to a person"
}

// question offers to look before the page is kept. It has room in one row of 80 cells.
func (m marks) question() string {
	if m.count == 1 {
		return "1 place may point to a person. F5: look at it. Ctrl+D: keep it as it is."
	}
	return strconv.Itoa(m.count) + " places may point to a person. F5: look at them. Ctrl+D: keep as it is."
}
