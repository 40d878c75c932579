package guide_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heed/internal/guide"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// three is a session of three steps: five, ten and two minutes.
func three() *guide.Session {
	return &guide.Session{
		ID: "three", Name: "Three steps", About: "For tests.",
		Roles: []guide.Role{{ID: "teller", Name: "teller", Does: "Tells."}},
		Steps: []guide.Step{
			{ID: "a", Name: "A", Minutes: 5, Say: "a"},
			{ID: "b", Name: "B", Minutes: 10, Say: "b", Who: "teller"},
			{ID: "c", Name: "C", Minutes: 2, Say: "c"},
		},
	}
}

func ground() guide.Ground {
	return guide.Ground{
		Agreement: []guide.Line{{ID: "for", Name: "For", Say: "Yes?"}, {ID: "not", Name: "Not", Say: "No."}},
		WaysBack:  []string{"Back."},
		Keeping: guide.Keeping{Parts: []guide.Line{
			{ID: "date", Name: "Date"},
			{ID: "length", Name: "Length"},
			{ID: "format", Name: "What we did"},
			{ID: "themes", Name: "Themes"},
			{ID: "action", Name: "What we will do"},
		}},
		CheckIn: guide.CheckIn{Name: "A check-in", Lines: []guide.Line{{ID: "for", Name: "For", Say: "Yes?"}}},
	}
}

// begun is a run that began at noon.
func begun(t *testing.T) *guide.Run {
	t.Helper()
	r := guide.NewRun(three(), ground())
	for r.ShowLine() {
	}
	if !r.Begin(noon) {
		t.Fatal("it does not begin")
	}
	return r
}

// after is noon and so many seconds.
func after(seconds int) time.Time { return noon.Add(time.Duration(seconds) * time.Second) }

func TestTimeRunsInTheStepAndInAll(t *testing.T) {
	r := begun(t)
	r.Tick(after(60))
	if r.Left() != 4*time.Minute || r.LeftInAll() != 16*time.Minute || r.Needed() != 16*time.Minute {
		t.Errorf("left %v, in all %v, needed %v", r.Left(), r.LeftInAll(), r.Needed())
	}
	for s := 120; s <= 420; s += 60 {
		r.Tick(after(s))
	}
	if r.Left() != -2*time.Minute || guide.WholeMinutes(r.Left()) != -2 || r.Needed() != 12*time.Minute || r.LeftInAll() != 10*time.Minute {
		t.Errorf("over: left %v, in all %v, needed %v", r.Left(), r.LeftInAll(), r.Needed())
	}
}

func TestMinutesAreRoundedSoThatNobodyIsToldOffForSeconds(t *testing.T) {
	for d, want := range map[time.Duration]int{
		time.Minute: 1, 61 * time.Second: 2, time.Second: 1, 0: 0, -time.Second: 0, -59 * time.Second: 0, -60 * time.Second: -1, -119 * time.Second: -1,
	} {
		if got := guide.WholeMinutes(d); got != want {
			t.Errorf("%v: %d, want %d", d, got, want)
		}
	}
}

func TestAPauseStopsTheClock(t *testing.T) {
	r := begun(t)
	r.Pause(after(60))
	if r.Pause(after(61)) {
		t.Error("it can be paused twice")
	}
	r.Resume(after(600))
	r.Tick(after(630))
	if got := r.Spent(); got != (guide.Spent{Steps: 90 * time.Second, Paused: 540 * time.Second}) || r.Slept() != 0 {
		t.Errorf("%+v", got)
	}
}

func TestASkipByMistakeIsTakenBackWithTheTimeThatWasUsed(t *testing.T) {
	r := begun(t)
	r.Skip(after(80))
	if r.Stages()[0].State != guide.Skipped || r.Current().ID != "b" {
		t.Fatalf("%+v", r.Stages())
	}
	r.Back(after(90))
	if s := r.Current(); s.ID != "a" || s.Used != 80*time.Second || s.State != guide.Now {
		t.Errorf("%+v", s)
	}
	if s := r.Coming()[0]; s.ID != "b" || s.Used != 10*time.Second || s.State != guide.Ahead {
		t.Errorf("%+v", s)
	}
	if r.Back(after(90)) {
		t.Error("there is a step before the first")
	}
}

func TestTheLastStepHasNoNext(t *testing.T) {
	r := begun(t)
	if !r.Next(after(1)) || !r.Next(after(2)) || r.Next(after(3)) || r.Skip(after(3)) || !r.Last() || r.Current().ID != "c" {
		t.Errorf("at %+v", r.Current())
	}
}

func TestOnlyStepsToComeChangePlaces(t *testing.T) {
	r := begun(t)
	if r.Move(0, 1) || r.Move(1, -1) || r.Move(2, 1) || r.Move(1, 2) {
		t.Error("a step was moved that cannot be")
	}
	if !r.Move(1, 1) || r.Coming()[0].ID != "c" || !r.Move(2, -1) || r.Coming()[0].ID != "b" {
		t.Errorf("%+v", r.Coming())
	}
}

func TestAStepIsStretchedAndShortenedButNotBelowAMinute(t *testing.T) {
	r := begun(t)
	if !r.Stretch(0, 1) || r.Left() != 6*time.Minute || r.LeftInAll() != 17*time.Minute || r.Needed() != 18*time.Minute {
		t.Errorf("left %v, in all %v, needed %v", r.Left(), r.LeftInAll(), r.Needed())
	}
	if !r.Stretch(2, -1) || r.Stretch(2, -1) || r.Stretch(3, 1) || r.Stretch(0, 999) {
		t.Error("a step was given a length it cannot have")
	}
	r.Next(after(1))
	if r.Stretch(0, 1) {
		t.Error("a step that is over was stretched")
	}
}

func TestVeeringOffCountsInAllAndNotInTheStep(t *testing.T) {
	r := begun(t)
	r.Veer(after(60))
	r.Tick(after(120))
	if !r.Veered() || r.Left() != 4*time.Minute || r.LeftInAll() != 15*time.Minute {
		t.Errorf("left %v, in all %v", r.Left(), r.LeftInAll())
	}
	r.Return(after(130))
	r.Tick(after(140))
	if r.Veered() || r.Spent() != (guide.Spent{Steps: 70 * time.Second, Aside: 70 * time.Second}) {
		t.Errorf("%+v", r.Spent())
	}
	r.Veer(after(150))
	if r.Next(after(160)); r.Veered() {
		t.Error("whoever moves along the plan has come back to it")
	}
}

func TestAnHourOfSleepIsAskedAboutAndNotCounted(t *testing.T) {
	r := begun(t)
	r.Tick(after(60))
	r.Tick(after(3660))
	if r.Slept() != time.Hour || r.Left() != 4*time.Minute {
		t.Errorf("slept %v, left %v", r.Slept(), r.Left())
	}
	r.Next(after(3670))
	if !r.CountSleep() || r.Slept() != 0 || r.Stages()[0].Used != 3670*time.Second {
		t.Errorf("it counts where it happened: %+v", r.Stages()[0])
	}
	r.Tick(after(7270))
	if !r.DropSleep() || r.DropSleep() || r.Current().Used != 0 || r.Spent().Slept != time.Hour {
		t.Errorf("%+v", r.Spent())
	}
}

func TestAMinuteAndAHalfWithoutATickIsNotYetSleep(t *testing.T) {
	r := begun(t)
	if r.Tick(noon.Add(guide.SleepGap)); r.Slept() != 0 || r.Current().Used != guide.SleepGap {
		t.Errorf("%+v", r.Spent())
	}
	if r.Tick(noon.Add(2*guide.SleepGap + time.Second)); r.Slept() != guide.SleepGap+time.Second {
		t.Errorf("%+v", r.Spent())
	}
}

func TestTwoSleepsInTwoStepsAreNotMixedUp(t *testing.T) {
	r := begun(t)
	r.Tick(after(200))
	r.Next(after(201))
	r.Tick(after(501))
	if r.Slept() != 300*time.Second || r.Spent().Slept != 200*time.Second {
		t.Errorf("%+v", r.Spent())
	}
	if r.CountSleep(); r.Current().Used != 300*time.Second {
		t.Errorf("%+v", r.Current())
	}
}

func TestSleepWhilePausedIsAPause(t *testing.T) {
	r := begun(t)
	r.Pause(after(10))
	if r.Tick(after(4000)); r.Slept() != 0 || r.Spent().Paused != 3990*time.Second {
		t.Errorf("%+v", r.Spent())
	}
}

func TestAClockSetBackCountsNothing(t *testing.T) {
	r := begun(t)
	r.Tick(after(60))
	r.Tick(after(-3600))
	r.Tick(after(-3590))
	if got := r.Spent(); got != (guide.Spent{Steps: 70 * time.Second}) {
		t.Errorf("%+v", got)
	}
}

func TestStopHoldsEverythingAndGoesOn(t *testing.T) {
	r := begun(t)
	if !r.Stop(after(60)) || r.Phase() != guide.Stopped || r.Next(after(61)) || r.Pause(after(61)) || r.Move(1, 1) || r.Stretch(0, 1) {
		t.Error("something moves on the stop page")
	}
	if !r.GoOn(after(600)) || r.Phase() != guide.Going || r.Current().Used != time.Minute {
		t.Errorf("%+v", r.Current())
	}
}

func TestTimeCanBeHidden(t *testing.T) {
	r := begun(t)
	r.HideTime(true)
	if r.Tick(after(60)); !r.Hidden() || r.Left() != 4*time.Minute {
		t.Error("hidden time does not go on")
	}
}

func TestAWalkAsksFirstAndCanStopAnywhere(t *testing.T) {
	e := &guide.Exercise{ID: "e", Steps: three().Steps}
	w := guide.NewWalk(e, ground())
	if w.Begin(noon) || w.Ready() {
		t.Error("it begins before anybody was asked")
	}
	if !w.Asked() || w.Asked() || !w.Ready() || !w.Begin(noon) {
		t.Error("it does not begin")
	}
	w.Tick(after(30))
	if !w.Stop(after(60)) || !w.GoOn(after(70)) || !w.Close(after(80)) || !w.Reopen(after(90)) || !w.Close(after(90)) {
		t.Errorf("it is %s", w.Phase())
	}
	if got := w.Spent(); got != (guide.Spent{Steps: 70 * time.Second, Paused: 20 * time.Second}) {
		t.Errorf("%+v", got)
	}
	if w.Leave(); w.Phase() != guide.Ended || w.GoOn(after(99)) {
		t.Error("it goes on after its end")
	}
}

// TestAnySequenceKeepsTimeAndOrder does things in any order, at any time, and compares with the clock on the wall.
func TestAnySequenceKeepsTimeAndOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := guide.NewRun(three(), ground())
		now, forward := noon, time.Duration(0)
		running := false
		for range rapid.IntRange(1, 60).Draw(t, "actions") {
			step := rapid.SampledFrom([]time.Duration{0, 300 * time.Millisecond, time.Second, 89 * time.Second, 90 * time.Second, 91 * time.Second, time.Hour, -5 * time.Second}).Draw(t, "seconds")
			now = now.Add(step)
			before, phase := r.Stages(), r.Phase()
			name := act(t, r, now)
			if r.Tick(now); running {
				forward += max(0, step)
			}
			if phase == guide.Opening && r.Phase() == guide.Going {
				if !r.AllShown() {
					t.Fatalf("%s: it began before every line was shown", name)
				}
				running = true
			}
			if r.Phase() == guide.Ended {
				break
			}
			s := r.Spent()
			if sum := s.Steps + s.Aside + s.Paused + s.Slept + s.Asked; sum != forward {
				t.Fatalf("%s: %v are accounted for, of %v: %+v", name, sum, forward, s)
			}
			checkOrder(t, name, before, r)
		}
		if _, ok := r.Record(); ok && r.Phase() != guide.Ended {
			t.Fatal("there is a record before the end")
		}
	})
}

func checkOrder(t *rapid.T, name string, before []guide.Stage, r *guide.Run) {
	stages := r.Stages()
	var ids []string
	for i, s := range stages {
		ids = append(ids, s.ID)
		want := []guide.StageState{guide.Ahead}
		switch {
		case r.Phase() == guide.Opening:
		case i < r.At():
			want = []guide.StageState{guide.Done, guide.Skipped}
		case i == r.At():
			want = []guide.StageState{guide.Now}
		}
		if !slices.Contains(want, s.State) {
			t.Fatalf("%s: step %d of %d is %s", name, i, r.At(), s.State)
		}
		if s.Planned < time.Minute {
			t.Fatalf("%s: a step of %v", name, s.Planned)
		}
		was := slices.IndexFunc(before, func(b guide.Stage) bool { return b.ID == s.ID })
		if s.Used < before[was].Used {
			t.Fatalf("%s: %s lost time", name, s.ID)
		}
		if i <= r.At() && was != i && name != "next" && name != "skip" {
			t.Fatalf("%s: %s, which has begun, changed its place", name, s.ID)
		}
	}
	if slices.Sort(ids); fmt.Sprint(ids) != "[a b c]" {
		t.Fatalf("%s: the steps are %v", name, ids)
	}
}

// act does one thing and says which.
func act(t *rapid.T, r *guide.Run, now time.Time) string {
	i := rapid.IntRange(-1, 4).Draw(t, "which")
	all := map[string]func(){
		"show": func() { r.ShowLine() }, "begin": func() { r.Begin(now) }, "role": func() { r.SetRole("teller", "AB") },
		"pause": func() { r.Pause(now) }, "resume": func() { r.Resume(now) }, "next": func() { r.Next(now) },
		"skip": func() { r.Skip(now) }, "back": func() { r.Back(now) }, "later": func() { r.Move(i, 1) },
		"earlier": func() { r.Move(i, -1) }, "stretch": func() { r.Stretch(i, 1) }, "shorten": func() { r.Stretch(i, -1) },
		"veer": func() { r.Veer(now) }, "return": func() { r.Return(now) }, "stop": func() { r.Stop(now) },
		"go on": func() { r.GoOn(now) }, "close": func() { r.Close(now) }, "reopen": func() { r.Reopen(now) },
		"count": func() { r.CountSleep() }, "drop": func() { r.DropSleep() }, "hide": func() { r.HideTime(true) },
		"finish": func() { r.Finish(guide.ToJournal) }, "leave": func() { r.Leave() },
	}
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for range 4 { // so that it gets anywhere
		names = append(names, "show", "begin", "next", "tick", "go on", "close", "reopen")
	}
	name := rapid.SampledFrom(names).Draw(t, "action")
	if do := all[name]; do != nil {
		do()
	}
	return name
}
