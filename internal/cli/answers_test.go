package cli

import (
	"errors"
	"strings"
	"testing"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
)

func questions(t testing.TB) *selfcheck.Questionnaire {
	t.Helper()
	q, err := selfcheck.Load(func(pattern.ID) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestAnswersAreReadWhole(t *testing.T) {
	t.Parallel()
	c, err := parseAnswers(questions(t), "answers.yaml", []byte(`
lens: place
said:
  - {question: b2, text: "A look: that was all."}
  - {question: b3, text: worn-out}
answers:
  - item: o5
    answer: in_the_way
    note: |
      One of us was
      missing.
  - {item: r1, answer: na, note: ""}
`))
	if err != nil {
		t.Fatal(err)
	}
	o5, _ := c.Answer("o5")
	r1, _ := c.Answer("r1")
	switch {
	case c.Lens != "place" || len(c.Answers) != 2 || len(c.Said) != 2:
		t.Errorf("%+v", c)
	case c.Words(selfcheck.OneMoment) != "A look: that was all." || c.Words(selfcheck.HowAreYou) != "worn-out":
		t.Errorf("%+v", c.Said)
	case o5.Option != selfcheck.InTheWay || o5.Note != "One of us was\nmissing." || r1.Option != selfcheck.NA:
		t.Errorf("%+v", c.Answers)
	}
}

// Whatever is in a file: it is answers that the questionnaire knows, or an error whose every line says where, and
// that repeats nothing.
func FuzzAnswers(f *testing.F) {
	q := questions(f)
	for _, seed := range []string{
		"answers:\n  - {item: s4, answer: moment, note: canary}\n",
		"lens: canary\n", "said:\n  - {question: b3, text: canary}\n", "answers:\n  - canary: x\n", "canary", "canary: [", "- canary",
		"answers: {item: canary}", "answers:\n - item: &canary x\n", "\tcanary", "answers: [{item: \"canary\n", "answers:\n - item: s4\n   answer:\n", "%canary",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseAnswers(q, "answers.yaml", data)
		if err == nil {
			for _, a := range c.Answers {
				it, ok := q.Item(a.Item)
				if _, option := q.Option(it, a.Option); !ok || !option {
					t.Errorf("%q to %q", a.Option, a.Item)
				}
			}
			return
		}
		if strings.Contains(err.Error(), "canary") {
			t.Errorf("it repeats what was written: %v", err)
		}
		if _, ok := errors.AsType[*content.Error](err); !ok {
			t.Errorf("it does not say where: %v", err)
		}
		for line := range strings.Lines(err.Error()) {
			if !strings.HasPrefix(line, "answers.yaml:") {
				t.Errorf("it does not say where: %s", line)
			}
		}
	})
}
