package ui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/identify"
	"heed/internal/practice"
)

// Watch looks for what in a page may point to a person: at most a second after a letter, beside the screen, on a copy.
// It marks the rows quietly and, where a screen wants that, offers to look before the page is kept, once for the same words.
// Nothing of it is kept.
type Watch struct {
	sitting *practice.Sitting
	page    *Editor
	paras   []watched // of the text as it was when it was looked through
	known   map[string][]stretch
	count   int
	ticking bool // a look is due
	asking  bool // whether to look before keeping is the question now
	asked   string
}

// watched is a paragraph and what in it was found.
type watched struct {
	text  string
	spans []stretch
}

// stretch is a part of a paragraph, in bytes.
type stretch struct{ from, to int }

// lookAfter is how long after something was typed the page is looked through.
const lookAfter = time.Second

type (
	watchDue   struct{ watch *Watch }
	watchFound struct {
		watch   *Watch
		walk    *identify.Walk
		text    string // as it was
		asked   string
		keeping bool // it was looked through to be kept
	}
)

// Looked is what came of looking through a page before it is kept.
type Looked int

// The page goes on, is kept, or waits for an answer.
const (
	Unasked  Looked = iota // it was not looked through for that
	Clear                  // nothing was found: keep it
	Pointing               // something was found, and the question is there
)

// NewWatch watches the page of a sitting.
func NewWatch(sitting *practice.Sitting, page *Editor) *Watch {
	w := &Watch{sitting: sitting, page: page}
	page.SetMarks(w.marked)
	return w
}

// Changed says that something was written: soon it is looked through. What was asked is so no more.
func (w *Watch) Changed() tea.Cmd {
	w.asking = false
	if w.ticking {
		return nil
	}
	w.ticking = true
	return func() tea.Msg { return Later{After: lookAfter, Msg: watchDue{w}} }
}

// Look looks through the page as it is now.
func (w *Watch) Look() tea.Cmd { return w.look(false) }

// LookFirst looks through the page before it is kept; Update says what came of it.
func (w *Watch) LookFirst() tea.Cmd { return w.look(true) }

func (w *Watch) look(keeping bool) tea.Cmd {
	if w.sitting.Empty() && !keeping && w.count == 0 {
		return nil
	}
	walk, f := w.sitting.Walk(), watchFound{w, nil, w.sitting.Text, w.words(), keeping}
	return func() tea.Msg {
		f.walk = walk()
		return f
	}
}

// Update takes the watch's own messages; other messages are none of its business.
func (w *Watch) Update(msg tea.Msg) (Looked, tea.Cmd) {
	switch msg := msg.(type) {
	case watchDue:
		if msg.watch == w {
			w.ticking = false
			return Unasked, w.Look()
		}
	case watchFound:
		if msg.watch == w {
			return w.found(msg), nil
		}
	}
	return Unasked, nil
}

// found notes what was found.
func (w *Watch) found(f watchFound) Looked {
	w.count = f.walk.Len()
	w.paras, w.known = nil, map[string][]stretch{}
	for para := range strings.SplitSeq(f.text, "\n") {
		w.paras = append(w.paras, watched{text: para})
	}
	para, start := 0, 0
	for _, step := range f.walk.Steps() {
		if step.In == 0 {
			continue // in the title, beside which there is no margin
		}
		for start+len(w.paras[para].text) < step.Start {
			start += len(w.paras[para].text) + 1
			para++
		}
		w.paras[para].spans = append(w.paras[para].spans, stretch{step.Start - start, step.End - start})
	}
	for _, p := range w.paras {
		if len(p.spans) > 0 {
			w.known[p.text] = p.spans
		}
	}
	if !f.keeping {
		return Unasked
	}
	if w.asked = f.asked; w.count == 0 {
		return Clear
	}
	return Pointing
}

// Offered says that it was offered to look at what is written now, or that there was nothing to look at.
func (w *Watch) Offered() bool { return w.asked != "" && w.asked == w.words() }

// Settle says that there is nothing to offer for what is written now: it was kept like that before.
func (w *Watch) Settle() { w.asked = w.words() }

func (w *Watch) words() string { return w.sitting.Title + "\n\n" + w.sitting.Text }

// Ask puts the question whether to look before the page is kept, or takes it back. The screen then has other rows.
func (w *Watch) Ask(asking bool) { w.asking = asking }

// Asking says that the question is there.
func (w *Watch) Asking() bool { return w.asking }

// marked says whether something was found in a part of a paragraph. Where something was typed since, what stands before that
// still counts, so that marks do not flicker while one writes.
func (w *Watch) marked(para, from, to int) bool {
	now := w.page.Paragraph(para)
	spans, same := w.known[now]
	if !same && para < len(w.paras) {
		spans = w.paras[para].spans
	}
	for _, sp := range spans {
		still := same || sp.to <= len(now) && now[:sp.to] == w.paras[para].text[:sp.to]
		if still && sp.from < to && sp.to > from {
			return true
		}
	}
	return false
}

// Walk goes through what was found.
func (w *Watch) Walk() (Move, tea.Cmd) {
	w.asking = false
	return Open(Marks{Sitting: w.sitting})
}

// News is a quiet word on how much was found; empty when nothing was.
func (w *Watch) News() string {
	if w.count == 0 {
		return ""
	}
	return strconv.Itoa(w.count) + " may point to a person"
}

// ShortNews is the same where there is room for a few letters.
func (w *Watch) ShortNews() string {
	if w.count == 0 {
		return ""
	}
	return "F5: " + strconv.Itoa(w.count)
}

// State is a quiet word on whether what is written is safe from a crash, and on what was found.
func (w *Watch) State(st Styles) string {
	var words []string
	if w.sitting.Sealed() {
		words = append(words, st.Muted.Render("sealed"))
	}
	if news := w.News(); news != "" {
		words = append(words, st.Care.Render(news)+st.Muted.Render(" (F5)"))
	}
	return strings.Join(words, st.Muted.Render(" · "))
}

// Question offers to look before the page is kept. It has room in one row of 80 cells.
func (w *Watch) Question() string {
	if w.count == 1 {
		return "1 place may point to a person. F5: look at it. Ctrl+D: keep it as it is."
	}
	return strconv.Itoa(w.count) + " places may point to a person. F5: look at them. Ctrl+D: keep as it is."
}
