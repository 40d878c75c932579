package journal

import (
	"testing"
	"time"
)

func on(day int) time.Time { return time.Date(2026, 11, day, 22, 30, 0, 0, time.UTC) }

func TestTheEarliestWhoseDayHasComeIsLookedAtFirst(t *testing.T) {
	now := on(21)
	for _, tt := range []struct {
		claim string
		all   []Intention
		want  string
	}{
		{"nothing", nil, ""},
		{"the latest made of those without a day", []Intention{{Text: "old", Made: on(1)}, {Text: "new", Made: on(2)}}, "new"},
		{"a day that has come before none", []Intention{{Text: "none", Made: on(20)}, {Text: "day", Made: on(1), LookAgain: on(20)}}, "day"},
		{"the earliest day", []Intention{{Text: "today", LookAgain: on(21).Add(time.Hour)}, {Text: "earlier", LookAgain: on(3)}}, "earlier"},
		{"a later day rests", []Intention{{Text: "tomorrow", LookAgain: InDays(now, 1)}}, ""},
		{"what was looked at is done with", []Intention{{Text: "tried", State: Tried}, {Text: "gone", State: LetGo}}, ""},
	} {
		if got, ok := ToLookAt(tt.all, now); got.Text != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, %v, want %q", tt.claim, got.Text, ok, tt.want)
		}
	}
}

func TestNotYetRestsUntilTomorrowOrTheLaterDayThatWasChosen(t *testing.T) {
	now := on(21)
	i := Intention{}.NotYet(now)
	if !i.Rests(now) || i.Rests(on(22)) {
		t.Errorf("it rests until %v", i.LookAgain)
	}
	later := Intention{LookAgain: on(28)}
	if got := later.NotYet(now); !got.LookAgain.Equal(on(28)) {
		t.Errorf("a chosen day was lost: %v", got.LookAgain)
	}
	// The day is that of the clock it was said by: a person who has flown west does not lose it.
	west := now.In(time.FixedZone("", -11*3600))
	if i := (Intention{}).NotYet(west); !i.Rests(west) {
		t.Error("it does not rest")
	}
}

func TestOpenOnesComeFirstAndThenThoseLookedAtLast(t *testing.T) {
	all := InOrder([]Intention{
		{Text: "first tried", State: Tried, Looked: on(2)},
		{Text: "let go later", State: LetGo, Looked: on(5)},
		{Text: "rests", LookAgain: on(28)},
		{Text: "open", Made: on(1)},
		{Text: "due", LookAgain: on(20)},
	}, on(21))
	want := []string{"due", "open", "rests", "let go later", "first tried"}
	for n, i := range all {
		if i.Text != want[n] {
			t.Errorf("%d is %q, want %q", n, i.Text, want[n])
		}
	}
}

func TestOpeningAgainForgetsHowItWent(t *testing.T) {
	i := Intention{LookAgain: on(1)}.Settle(Tried, "well", on(2))
	if i.State != Tried || i.How != "well" || !i.Looked.Equal(on(2)) {
		t.Errorf("%+v", i)
	}
	if i = i.Settle(Open, "", on(3)); i != (Intention{}) {
		t.Errorf("%+v", i)
	}
}

func TestASentenceComesApartAsItWasPutTogether(t *testing.T) {
	for _, tt := range []struct{ when, what, text string }{
		{"she goes quiet", "wait and count to ten", "If she goes quiet, then I will wait and count to ten"},
		{"he shouts, then leaves", "sit", "If he shouts, then leaves, then I will sit"},
		{"", "wait", "I will wait"},
		{"she goes quiet", "", "If she goes quiet, then I will…"},
	} {
		text := IfThen(tt.when, tt.what)
		if text != tt.text {
			t.Errorf("%q and %q make %q", tt.when, tt.what, text)
		}
		if when, what, ok := Halves(text); !ok || when != tt.when || what != tt.what {
			t.Errorf("%q comes apart as %q and %q, %v", text, when, what, ok)
		}
	}
	for _, own := range []string{"If she goes quiet, I will wait", "Say why first.", "", "I willow"} {
		if when, what, ok := Halves(own); ok {
			t.Errorf("%q came apart as %q and %q", own, when, what)
		}
	}
	if IfThen(" ", "\n") != "" {
		t.Error("nothing makes a sentence")
	}
}

func TestTheClosingQuestionMakesASentenceInThePersonsWords(t *testing.T) {
	for said, want := range map[string]string{
		"":                                   "",
		"we'll stop and breathe":             "If it comes up again, then we'll stop and breathe",
		"I could ask":                        "If it comes up again, then I could ask",
		"say why first":                      "If it comes up again, then I will say why first",
		"I'll say why\nfirst":                "If it comes up again, then I will say why first",
		"then I will wait":                   "If it comes up again, then I will wait",
		"if she goes quiet, I will wait":     "If she goes quiet, I will wait",
		"When he asks, tell him what I know": "When he asks, tell him what I know",
	} {
		if got := FromClosing(said); got != want {
			t.Errorf("%q makes %q, want %q", said, got, want)
		}
	}
}
