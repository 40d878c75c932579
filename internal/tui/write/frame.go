package write

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/frame"
	"heed/internal/tui/ui"
)

// layout is the frame the page is set out in.
func (s *Screen) layout() frame.Frame { return s.desk.Sitting.Layout() }

func (s *Screen) isHeading(para int) bool {
	_, ok := s.layout().Heading(s.page.Paragraph(para))
	return ok
}

// part is the part a paragraph belongs to, and the paragraph its heading is; false before the first one.
func (s *Screen) part(para int) (p frame.Part, heading int, ok bool) {
	f := s.layout()
	if f.IsFree() {
		return p, 0, false
	}
	for i := para; i >= 0; i-- {
		if p, ok := f.Heading(s.page.Paragraph(i)); ok {
			return p, i, true
		}
	}
	return p, 0, false
}

// emptyPart says that nothing stands below a heading.
func (s *Screen) emptyPart(heading int) bool {
	for i := heading + 1; i < s.page.Paragraphs() && !s.isHeading(i); i++ {
		if strings.TrimSpace(s.page.Paragraph(i)) != "" {
			return false
		}
	}
	return true
}

// ghost is the prompt of a part, shown where one would write as long as nothing is, and where it has room in one row.
func (s *Screen) ghost(para int) string {
	if para == 0 || s.asksBeside() || !s.isHeading(para-1) || !s.emptyPart(para-1) {
		return ""
	}
	p, _ := s.layout().Heading(s.page.Paragraph(para - 1))
	if !s.fits(p.Prompt) {
		return ""
	}
	return p.Prompt
}

// asks is the prompt of the part one writes in, where no ghost shows it.
func (s *Screen) asks() string {
	if s.onTitle || s.asksBeside() {
		return ""
	}
	p, heading, ok := s.part(s.page.Head().Para)
	if !ok || s.fits(p.Prompt) && s.emptyPart(heading) {
		return ""
	}
	return p.Prompt
}

// guard keeps headings whole: what is typed on one comes below it, and deleting beside one does not join it with the text.
// A heading that is selected with the text around it can be deleted as any text. It says that the key is done with.
func (s *Screen) guard(msg tea.Msg) (done bool) {
	if s.layout().IsFree() || s.page.Selecting() || s.page.Finding() {
		return false
	}
	head := s.page.Head()
	on := s.isHeading(head.Para)
	key, isKey := msg.(tea.KeyPressMsg)
	if !isKey || key.Text != "" && key.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
		if on {
			s.below(head.Para)
		}
		return false
	}
	switch key.String() {
	case "enter", "shift+enter", "ctrl+j":
		if on {
			s.below(head.Para)
		}
		return on
	case "ctrl+v":
		if on {
			s.below(head.Para)
		}
	case "backspace", "ctrl+h", "shift+backspace", "ctrl+w", "alt+backspace", "ctrl+backspace":
		return on || head.Byte == 0 && head.Para > 0 && s.isHeading(head.Para-1)
	case "delete", "alt+d", "ctrl+delete":
		atEnd := head.Byte == len(s.page.Paragraph(head.Para))
		return on || atEnd && head.Para+1 < s.page.Paragraphs() && s.isHeading(head.Para+1)
	case "ctrl+u", "ctrl+k":
		return on
	}
	return false
}

// below goes to the paragraph below a heading, and makes one where there is none.
func (s *Screen) below(heading int) {
	if heading+1 == s.page.Paragraphs() || s.isHeading(heading+1) {
		s.page.MoveTo(heading, len(s.page.Paragraph(heading)))
		s.page.Pasted("\n")
		return
	}
	s.page.MoveTo(heading+1, 0)
}

// followUndo looks whether what was undone or done again is a change of frames.
func (s *Screen) followUndo(msg tea.Msg) {
	k, ok := msg.(tea.KeyPressMsg)
	if ok && slices.Contains([]string{"ctrl+z", "ctrl+_", "ctrl+y", "alt+z"}, k.String()) {
		s.desk.Sitting.FollowText()
		s.fit()
	}
}

func (s *Screen) noParts() string {
	if s.layout().IsFree() {
		return "a free page has no parts"
	}
	return ""
}

// toPart goes to the next part, or to the one before: behind what stands in it.
func (s *Screen) toPart(by int) (ui.Move, tea.Cmd) {
	s.onTitle = false
	_, at, in := s.part(s.page.Head().Para)
	if !in {
		at = -1
	}
	for i := at + by; i >= 0 && i < s.page.Paragraphs(); i += by {
		if !s.isHeading(i) {
			continue
		}
		if i+1 == s.page.Paragraphs() || s.isHeading(i+1) {
			s.below(i)
			return ui.Stay()
		}
		last := i + 1
		for j := i + 1; j < s.page.Paragraphs() && !s.isHeading(j); j++ {
			if strings.TrimSpace(s.page.Paragraph(j)) != "" {
				last = j
			}
		}
		s.page.MoveTo(last, len(s.page.Paragraph(last)))
		return ui.Stay()
	}
	return ui.Stay()
}

// chooseFrame shows the frames.
func (s *Screen) chooseFrame() (ui.Move, tea.Cmd) {
	all := s.practice.Frames.All()
	s.frames = &ui.List{Count: len(all)}
	now := s.layout().ID
	s.frames.At = max(slices.IndexFunc(all, func(f frame.Frame) bool { return f.ID == now }), 0)
	return ui.Stay()
}

func (s *Screen) frameControls() ui.Controls {
	none := ""
	if len(s.practice.Frames.All()) == 0 {
		none = "there are no frames here"
	}
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter", "f2"}, Help: "use it", Off: none, Do: s.frameChosen},
		{Keys: []string{"esc", "backspace"}, Help: "back", Do: func() (ui.Move, tea.Cmd) {
			s.frames = nil
			return ui.Stay()
		}},
	}, s.frames.Actions()...)}
}

// frameChosen sets the page out in the chosen frame.
func (s *Screen) frameChosen() (ui.Move, tea.Cmd) {
	f := s.practice.Frames.All()[s.frames.At]
	s.frames = nil
	return s.UseFrame(f)
}

// UseFrame sets the page out in a frame.
func (s *Screen) UseFrame(f frame.Frame) (ui.Move, tea.Cmd) {
	s.frames, s.onTitle = nil, false
	if f.ID == s.layout().ID {
		return ui.Stay()
	}
	sitting := s.desk.Sitting
	before, at, empty := sitting.Text, s.page.Offset(), s.layout().Blank(sitting.Text)
	sitting.UseFrame(f)
	s.page.SetText(sitting.Text)
	if f.IsFree() && sitting.Text == before {
		sitting.Cursor = at
	}
	s.page.SetOffset(sitting.Cursor)
	s.fit()
	notice := "What you wrote is all there. Ctrl+Z takes the frame back."
	if empty {
		notice = "Ctrl+Z takes the frame back."
	}
	return ui.Move{Notice: notice}, s.changed()
}

// drawFrames lists the frames, and tells more of the chosen one where there is room.
func (s *Screen) drawFrames(d *ui.Doc) {
	st := s.area.Styles
	all := s.practice.Frames.All()
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	d.SecondColumn(names...)
	for i, f := range all {
		about := f.About
		if f.Own {
			about = "yours · " + about
		}
		d.Pair(st, i == s.frames.At, f.Name, about)
	}
	if s.area.Low() || len(all) == 0 {
		return
	}
	f := all[s.frames.At]
	d.Gap()
	d.Para(st.Text, f.Fits)
	d.Para(st.Muted, f.Source)
}
