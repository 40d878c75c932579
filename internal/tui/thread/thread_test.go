package thread

import (
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
)

// long is a thread of so many entries, each with an answer and a note.
func long(n int) []practice.Step {
	steps := make([]practice.Step, n)
	for i := range steps {
		when := time.Date(2026, time.January, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		steps[i] = practice.Step{
			When: when, Kind: practice.Wrote, Head: journal.Head{ID: journal.ID{1}, Title: "Ward round", Date: when},
			Text: strings.Repeat("she looked at the floor and ", 5),
			Answers: []practice.Answered{{
				Item:   selfcheck.Item{ID: "e1", Text: "When I got something wrong, I said so and said sorry."},
				Answer: "Not this time", Note: "I said it was the form's fault",
			}},
		}
	}
	return steps
}

func shown(steps []practice.Step, width, height int) *Screen {
	s := &Screen{loading: true, steps: nil}
	a := ui.Area{Width: width, Height: height, Styles: ui.NewStyles(true)}
	s.Resize(a)
	_, draw := s.Update(loaded{s, steps, nil})
	s.Update(draw())
	return s
}

func TestALongStepIsReadToItsEndBeforeTheNext(t *testing.T) {
	steps := long(3)
	steps[1].Answers = append(steps[1].Answers, steps[1].Answers[0], steps[1].Answers[0], steps[1].Answers[0])
	steps[1].Answers[3].Note = "the last of it"
	s := shown(steps, 40, 8)
	s.down()
	for s.at == 0 {
		s.down()
	}
	seen := ""
	for s.at == 1 {
		seen += s.View().Body
		s.down()
	}
	if !strings.Contains(seen, "the last of it") {
		t.Error("the end of a tall step was passed over")
	}
	for s.at == 2 {
		s.up()
	}
	seen = ""
	for s.at == 1 {
		seen += s.View().Body
		s.up()
	}
	if !strings.Contains(seen, "Ward round") {
		t.Error("the beginning of a tall step was passed over")
	}
}

func TestAPageDownPassesOverNothing(t *testing.T) {
	s := shown(long(40), 60, 12)
	seen := map[string]bool{}
	for range 200 {
		for row := range strings.SplitSeq(s.View().Body, "\n") {
			seen[strings.TrimRight(row, " ↑↓")] = true
		}
		s.by(10)
	}
	for _, step := range long(40) {
		if head := headOf(step); !containsHead(seen, head) {
			t.Errorf("never seen: %s", head)
		}
	}
	if s.at != 39 {
		t.Errorf("at the end, step %d is chosen", s.at)
	}
}

func containsHead(seen map[string]bool, head string) bool {
	for row := range seen {
		if strings.Contains(row, head) {
			return true
		}
	}
	return false
}

func BenchmarkDraw(b *testing.B) {
	steps := long(10_000)
	a := ui.Area{Width: 80, Height: 24, Styles: ui.NewStyles(true)}
	for b.Loop() {
		drawPage(a, "", steps, nil)
	}
}

func BenchmarkKey(b *testing.B) {
	s := shown(long(10_000), 80, 24)
	for b.Loop() {
		s.down()
		s.View()
	}
}
