package guide_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heed/internal/guide"
	"heed/internal/theme"
)

// closed is a run of seventeen minutes whose steps are over.
func closed(t *testing.T) *guide.Run {
	t.Helper()
	r := begun(t)
	for s := 60; s <= 17*60; s += 60 {
		r.Tick(after(s))
	}
	if !r.Close(after(17*60 + 20)) {
		t.Fatal("it does not close")
	}
	return r
}

func TestNothingBeginsBeforeEveryLineWasShown(t *testing.T) {
	r := guide.NewRun(three(), ground())
	if r.Begin(noon) || !r.ShowLine() || r.Begin(noon) || r.Close(noon) || r.Draft() != nil || r.Next(noon) || r.Stop(noon) {
		t.Error("something can be done before consent")
	}
	if !r.ShowLine() || r.ShowLine() || !r.Begin(noon) || r.Begin(noon) {
		t.Error("it begins once, when all was shown")
	}
}

func TestTheFirstLineSaysWhatTheSessionIsFor(t *testing.T) {
	g := ground()
	if got := guide.NewRun(three(), g).Lines()[0].Say; got != "For tests. Yes?" {
		t.Errorf("%q", got)
	}
	if g.Agreement[0].Say != "Yes?" {
		t.Error("the ground was changed by a session")
	}
}

func TestRolesAreHeldUntilTheEndAndNoLonger(t *testing.T) {
	r := guide.NewRun(three(), ground())
	if r.SetRole("nobody", "AB") || !r.SetRole("teller", "  a name that goes on and on  ") {
		t.Error("roles are not set as they are")
	}
	if got := r.Roles()[0].Who; got != "a name that goes on" {
		t.Errorf("%q", got)
	}
	r = begun(t)
	r.SetRole("teller", "AB")
	if _, ok := r.Leading(); ok {
		t.Error("the first step is the leader's")
	}
	r.Next(after(1))
	if h, ok := r.Leading(); !ok || h.Who != "AB" || h.Name != "teller" {
		t.Errorf("%+v", h)
	}
	if r.Leave(); r.Roles()[0].Who != "" || r.SetRole("teller", "CD") {
		t.Error("a name outlives the session")
	}
}

func TestTheDraftHoldsOnlyWhatIsKeptByDefault(t *testing.T) {
	r := closed(t)
	var got []string
	for _, p := range r.Draft().Parts() {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", p.Kind, p.Name, p.Text, p.Decision))
	}
	want := "date|Date|22 November 2026|\nlength|Length|17 minutes|\nformat|What we did|Three steps|\nthemes|Themes||"
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("%s", g)
	}
}

func TestNothingIsKeptThatWasNotReadAndAgreed(t *testing.T) {
	r := closed(t)
	d := r.Draft()
	if d.Keep(0) || d.Drop(0) || d.Change(0, "November") || r.Finish(guide.ToJournal) {
		t.Error("something was decided before it was read together")
	}
	d.ReadTogether()
	if _, ok := r.Record(); ok {
		t.Error("there is a record before the end")
	}
	if !r.Finish(guide.ToJournal) || r.Phase() != guide.Ended || r.Draft() != nil {
		t.Error("it does not end")
	}
	if rec, ok := r.Record(); ok {
		t.Errorf("undecided parts were kept: %+v", rec)
	}
}

func TestWhatIsAddedLaterIsReadAgain(t *testing.T) {
	r := closed(t)
	d := r.Draft()
	d.ReadTogether()
	d.Keep(2)
	d.AddAction("I will ask first.")
	if d.Keep(4) || d.Read() || r.Finish(guide.ToFile) {
		t.Error("an action was kept unread")
	}
	d.ReadTogether()
	if !d.Keep(4) || !r.Finish(guide.ToFile) {
		t.Error("it cannot be kept when it was read")
	}
	rec, _ := r.Record()
	if rec.Markdown() != "**What we did:** Three steps\n\n**What we will do**\n\n- I will ask first.\n" {
		t.Errorf("%q", rec.Markdown())
	}
}

func TestOtherThemesAreAgreedAnew(t *testing.T) {
	d := closed(t).Draft()
	d.ToggleTheme(theme.Repair)
	d.ToggleTheme(theme.Role)
	if d.ToggleTheme("nonsense") || d.Parts()[3].Text != "Clarifying your role · Repairing the relationship" {
		t.Errorf("%+v", d.Parts()[3])
	}
	d.ReadTogether()
	d.Keep(3)
	d.ToggleTheme(theme.Repair)
	if p := d.Parts()[3]; p.Text != "Clarifying your role" || p.Decision != guide.Undecided || p.Read {
		t.Errorf("%+v", p)
	}
}

func TestARecordKnowsThemesOnlyWhenTheyAreKeptAsDrafted(t *testing.T) {
	for want, decide := range map[string]func(*guide.Draft){
		"[power]": func(d *guide.Draft) { d.Keep(3) },
		"[]":      func(d *guide.Draft) { d.Change(3, "something with power") },
	} {
		r := closed(t)
		d := r.Draft()
		d.ToggleTheme(theme.Power)
		d.ReadTogether()
		decide(d)
		r.Finish(guide.ToJournal)
		if rec, ok := r.Record(); !ok || fmt.Sprint(rec.Themes) != want {
			t.Errorf("%v, want %s", rec.Themes, want)
		}
	}
}

func TestNowhereForgetsEverything(t *testing.T) {
	r := closed(t)
	d := r.Draft()
	d.AddAction("I will ask first.")
	d.ReadTogether()
	d.Keep(3)
	if !r.Finish(guide.Nowhere) {
		t.Error("it does not end")
	}
	if rec, ok := r.Record(); ok || len(rec.Parts) > 0 || len(d.Parts()) > 0 {
		t.Errorf("%+v", rec)
	}
}

func TestGoingBackToTheStepsUndoesWhatWasAgreed(t *testing.T) {
	r := closed(t)
	d := r.Draft()
	d.ToggleTheme(theme.Role)
	d.AddAction("I will wait.")
	d.ReadTogether()
	d.Keep(0)
	d.Keep(3)
	if !r.Reopen(after(1100)) || r.Draft() != nil || !r.Close(after(1160)) {
		t.Fatal("it cannot be reopened and closed")
	}
	parts := r.Draft().Parts()
	if len(parts) != 5 || parts[1].Text != "18 minutes" || parts[3].Text == "" || parts[4].Text != "I will wait." {
		t.Errorf("%+v", parts)
	}
	for _, p := range parts {
		if p.Read || p.Decision != guide.Undecided {
			t.Errorf("%+v", p)
		}
	}
}

func TestASessionCanBeLeftAtAnyTimeWithNothing(t *testing.T) {
	for _, r := range []*guide.Run{guide.NewRun(three(), ground()), begun(t), closed(t)} {
		r.Leave()
		if _, ok := r.Record(); ok || r.Phase() != guide.Ended || r.Draft() != nil {
			t.Errorf("%s: something is left", r.Phase())
		}
	}
}

// A run that is let go leaves nothing: there is no form in which it could have been written down.
func TestARunCannotBeWrittenDown(t *testing.T) {
	r := closed(t)
	r.SetRole("teller", "Xaver")
	r.Draft().AddAction("I will ring the Quillfeathers.")
	written, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(written), fmt.Sprint(r), fmt.Sprintf("%+v", r), fmt.Sprint(r.Draft()), fmt.Sprintf("%+v", r.Draft())} {
		if strings.Contains(text, "Xaver") || strings.Contains(text, "Quillfeather") {
			t.Errorf("%s", text)
		}
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[*guide.Run](), reflect.TypeFor[*guide.Talk](), reflect.TypeFor[*guide.Draft]()} {
		for _, method := range []string{"MarshalJSON", "MarshalText", "MarshalBinary", "GobEncode"} {
			if _, ok := typ.MethodByName(method); ok {
				t.Errorf("%s has %s", typ, method)
			}
		}
	}
}

func TestATalkKeepsNothingUnlessBothAgree(t *testing.T) {
	talk := guide.NewTalk(ground())
	if talk.Begin(noon) || talk.Close() {
		t.Error("it begins before the lines were shown")
	}
	for talk.ShowLine() {
	}
	if !talk.Begin(noon) || talk.Draft() != nil || !talk.Close() || !talk.Reopen() || !talk.Close() {
		t.Fatal("it does not go on")
	}
	d := talk.Draft()
	if p := d.Parts(); len(p) != 3 || p[1].Text != "A check-in" { // nobody kept the time, so there is no length
		t.Errorf("%+v", p)
	}
	d.AddOther("To come back to", "I gave the reason.")
	d.ReadTogether()
	d.Keep(3)
	if _, ok := talk.Record(); ok || !talk.Finish(guide.ToJournal) {
		t.Error("it was kept too early, or not at all")
	}
	if rec, ok := talk.Record(); !ok || rec.Markdown() != "**To come back to**\n\nI gave the reason.\n" || rec.Title() != "A session together" {
		t.Errorf("%+v", rec)
	}
	other := guide.NewTalk(ground())
	if other.Leave(); other.Phase() != guide.Ended {
		t.Error("it cannot be left")
	}
}

// agreed is what a careful secretary would have noted: for each part its words, whether they were read, and what was said.
type agreed struct {
	text, kept string
	read       bool
}

// TestOnlyWhatWasReadAndAgreedIsKept does anything to a draft in any order, and compares with the secretary.
func TestOnlyWhatWasReadAndAgreedIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := guide.NewRun(three(), ground())
		for r.ShowLine() {
		}
		r.Begin(noon)
		r.Close(noon.Add(time.Minute))
		d := r.Draft()
		notes := []agreed{{text: "22 November 2026"}, {text: "1 minute"}, {text: "Three steps"}, {}}
		for n := range rapid.IntRange(0, 40).Draw(t, "actions") {
			i := rapid.IntRange(-1, 8).Draw(t, "which")
			words := fmt.Sprintf("words %d", n)
			fits := i >= 0 && i < len(notes) && notes[i].read
			switch rapid.SampledFrom([]string{"add", "read", "keep", "keep", "change", "drop", "remove", "theme"}).Draw(t, "action") {
			case "add":
				d.AddAction(words)
				notes = append(notes, agreed{text: words})
			case "read":
				d.ReadTogether()
				for j := range notes {
					notes[j].read = notes[j].text != ""
				}
			case "keep":
				if d.Keep(i) != fits {
					t.Fatal("keep")
				}
				if fits {
					notes[i].kept = notes[i].text
				}
			case "change":
				if d.Change(i, words) != fits {
					t.Fatal("change")
				}
				if fits {
					notes[i].kept = words
				}
			case "drop":
				if d.Drop(i) != fits {
					t.Fatal("drop")
				}
				if fits {
					notes[i].kept = ""
				}
			case "remove":
				if d.Remove(i) {
					notes = append(notes[:i], notes[i+1:]...)
				}
			case "theme":
				d.ToggleTheme(theme.Power)
				notes[3] = agreed{}
				if len(d.Themes()) > 0 {
					notes[3].text = theme.Of(theme.Power).Name
				}
			}
		}
		unread := false
		var want []string
		for _, a := range notes {
			unread = unread || a.text != "" && !a.read
			if a.kept != "" {
				want = append(want, a.kept)
			}
		}
		before := fmt.Sprint(d.Parts(), d.Themes())
		foretold, some := d.Agreed(guide.ToJournal)
		if fmt.Sprint(d.Parts(), d.Themes()) != before {
			t.Fatal("a look at what was agreed changed it")
		}
		if r.Finish(guide.ToJournal) == unread {
			t.Fatal("it ends though something was not read, or does not though all was")
		}
		rec, ok := r.Record()
		if !unread && (some != ok || fmt.Sprint(foretold) != fmt.Sprint(rec)) || unread && some {
			t.Fatalf("%+v was foretold, and %+v came", foretold, rec)
		}
		var got []string
		for _, p := range rec.Parts {
			got = append(got, p.Text)
		}
		if unread {
			want = nil
		}
		if ok != (len(want) > 0) || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("kept %q, agreed %q", got, want)
		}
	})
}
