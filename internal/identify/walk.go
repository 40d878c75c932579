package identify

import (
	"slices"
	"strings"
)

// Walk goes through what in some texts may point to a person, one finding after the other: each can be changed as
// suggested, or in one's own words, or left. It works on copies; the texts as they then are come from Texts.
//
// The findings are those of the texts as they were given, so that one person keeps one letter however many of their
// names are changed already.
type Walk struct {
	texts    []string
	findings []Step
	at       int
	past     []past
}

// Step is one finding of a walk and what was decided about it.
type Step struct {
	Finding
	In      int    // which of the texts it stands in; Start and End count in that
	Words   string // what stands there
	Decided bool
	Instead string // what will stand there; Words when it is left
}

// Changed says that something else will stand there.
func (s Step) Changed() bool { return s.Decided && s.Instead != s.Words }

// past is how a walk was before something was decided.
type past struct {
	at       int
	findings []Step
}

// Walk begins a walk through some texts, read as one: the same person gets the same letter in all of them.
func (f *Finder) Walk(texts ...string) *Walk {
	w := &Walk{texts: slices.Clone(texts)}
	const between = "\n\n" // paragraphs are read by themselves, so no finding goes over it
	begin := 0
	found := f.Find(strings.Join(texts, between))
	for i, text := range texts {
		end := begin + len(text)
		for len(found) > 0 && found[0].Start < end {
			one := found[0]
			one.Start, one.End = one.Start-begin, one.End-begin
			w.findings = append(w.findings, Step{Finding: one, In: i, Words: text[one.Start:one.End]})
			found = found[1:]
		}
		begin = end + len(between)
	}
	return w
}

// Len is how many findings there are.
func (w *Walk) Len() int { return len(w.findings) }

// Here is the finding one stands at; false when all are decided.
func (w *Walk) Here() (Step, bool) {
	if w.at >= len(w.findings) {
		return Step{}, false
	}
	return w.findings[w.at], true
}

// Steps are all findings in their order. Nobody changes them.
func (w *Walk) Steps() []Step { return w.findings }

// Change puts the words instead in the place of this finding.
func (w *Walk) Change(instead string) {
	w.decide(func(s *Step, here bool) bool {
		s.Instead = instead
		return here
	})
}

// ChangeAlike changes, each as suggested, everything that is not decided and reads like this one.
func (w *Walk) ChangeAlike() {
	words := w.here().Words
	w.decide(func(s *Step, here bool) bool {
		s.Instead = s.Suggestion
		return here || folded(s.Words) == folded(words)
	})
}

// Leave leaves this one as it is.
func (w *Walk) Leave() {
	w.decide(func(s *Step, here bool) bool {
		s.Instead = s.Words
		return here
	})
}

// LeaveKind leaves everything of this kind that is not decided.
func (w *Walk) LeaveKind() {
	kind := w.here().Label
	w.decide(func(s *Step, here bool) bool {
		s.Instead = s.Words
		return here || s.Label == kind
	})
}

// LeaveAll leaves everything that is not decided.
func (w *Walk) LeaveAll() {
	w.decide(func(s *Step, _ bool) bool {
		s.Instead = s.Words
		return true
	})
}

func (w *Walk) here() Step {
	s, _ := w.Here()
	return s
}

// decide asks for each finding that is not decided whether it now is, and goes on to the next that is not.
func (w *Walk) decide(is func(s *Step, here bool) bool) {
	if w.at >= len(w.findings) {
		return
	}
	w.past = append(w.past, past{w.at, slices.Clone(w.findings)})
	for i := range w.findings {
		s := w.findings[i]
		if !s.Decided && is(&s, i == w.at) {
			s.Decided = true
			w.findings[i] = s
		}
	}
	w.at = len(w.findings)
	if next := slices.IndexFunc(w.findings, func(s Step) bool { return !s.Decided }); next >= 0 {
		w.at = next
	}
}

// CanUndo says that something was decided.
func (w *Walk) CanUndo() bool { return len(w.past) > 0 }

// Undo takes back what was decided last.
func (w *Walk) Undo() {
	if n := len(w.past); n > 0 {
		w.at, w.findings = w.past[n-1].at, w.past[n-1].findings
		w.past = w.past[:n-1]
	}
}

// Texts are the texts with what was changed so far.
func (w *Walk) Texts() []string {
	all := make([]string, len(w.texts))
	for i, text := range w.texts {
		var changed []Finding
		for _, s := range w.findings {
			if s.In == i && s.Changed() {
				s.Suggestion = s.Instead
				changed = append(changed, s.Finding)
			}
		}
		all[i] = Replace(text, changed)
	}
	return all
}

// Left are the words that are to stay, each once. A finder can pass over them from now on: see [Finder.Without].
func (w *Walk) Left() []string {
	var all []string
	for _, s := range w.findings {
		if s.Decided && !s.Changed() && !slices.Contains(all, s.Words) {
			all = append(all, s.Words)
		}
	}
	return all
}

// Around is the sentence or row a finding stands in, at most so many bytes each side, and where the finding stands in it.
// Signs of three dots stand where the text was cut within a sentence.
func (w *Walk) Around(s Step, most int) (before, after string) {
	text := w.texts[s.In]
	before, after = text[:s.Start], text[s.End:]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	after, _, _ = strings.Cut(after, "\n")
	for _, stop := range []string{". ", "? ", "! "} {
		if i := strings.LastIndex(before, stop); i >= 0 && !strings.HasSuffix(strings.TrimRight(before, " "), stop[:1]) {
			before = before[i+len(stop):]
		}
		if i := strings.Index(after, stop); i >= 0 {
			after = after[:i+1]
		}
	}
	if len(before) > most {
		if i := strings.IndexByte(before[len(before)-most:], ' '); i >= 0 {
			before = "…" + before[len(before)-most+i:]
		}
	}
	if len(after) > most {
		if i := strings.LastIndexByte(after[:most], ' '); i >= 0 {
			after = after[:i] + " …"
		}
	}
	return before, after
}
