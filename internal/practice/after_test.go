package practice

import (
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
)

func put(t *testing.T, p *Practice, id journal.ID, a journal.Afterthought) journal.Entry {
	t.Helper()
	e, err := p.PutAfterthought(t.Context(), id, a)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func thoughts(e journal.Entry) string {
	var all []string
	for _, a := range e.After {
		all = append(all, a.Text)
	}
	return strings.Join(all, " ")
}

func TestAnAfterthoughtStandsBesideAnEntryThatStaysAsItWas(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Title: "then", Text: "as it was"})
	for _, text := range []string{"one", "two", "three"} {
		e = put(t, p, e.ID, journal.Afterthought{Text: text})
	}
	if e.Text != "as it was" || thoughts(e) != "one two three" {
		t.Errorf("%q, %q", e.Text, thoughts(e))
	}
	two := e.After[1]
	e = put(t, p, e.ID, journal.Afterthought{Written: two.Written, Text: "2"})
	e = put(t, p, e.ID, journal.Afterthought{Written: e.After[0].Written})
	if thoughts(e) != "2 three" || !e.After[0].Written.Equal(two.Written) {
		t.Errorf("changed and deleted: %q", thoughts(e))
	}
	if e = put(t, p, e.ID, two); thoughts(e) != "two three" {
		t.Errorf("changed back: %q", thoughts(e))
	}
	e = put(t, p, e.ID, journal.Afterthought{Written: two.Written})
	if e = put(t, p, e.ID, two); thoughts(e) != "two three" {
		t.Errorf("brought back: %q", thoughts(e))
	}
	if e = put(t, p, e.ID, journal.Afterthought{Text: " \n"}); thoughts(e) != "two three" {
		t.Errorf("nothing was added: %q", thoughts(e))
	}
}

func TestNoRevisionAndNoChangeLosesAnAfterthought(t *testing.T) {
	p := lookingBack(t)
	first := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	change := p.Change(first) // begun before
	put(t, p, first.ID, journal.Afterthought{Text: "seen"})
	change.Text = "second"
	change.Touch()
	if e, err := change.Keep()(); err != nil || thoughts(e) != "seen" || e.Text != "second" {
		t.Errorf("%q beside %q, %v", thoughts(e), e.Text, err)
	}
	if e, err := p.GoBack(t.Context(), first.ID, 1); err != nil || thoughts(e) != "seen" || e.Text != "first" {
		t.Errorf("after going back %q beside %q, %v", thoughts(e), e.Text, err)
	}
}

func TestAnAfterthoughtLeavesAHalfWrittenChange(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	change := p.Change(e)
	change.Text = "half"
	change.Touch()
	if err := change.Seal()(); err != nil {
		t.Fatal(err)
	}
	put(t, p, e.ID, journal.Afterthought{Text: "seen"})
	drafts, err := p.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Text != "half" || drafts[0].Revision != 2 {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
	if _, err := p.GoBack(t.Context(), e.ID, 1); err != nil {
		t.Fatal(err)
	}
	if drafts, err := p.Drafts(t.Context()); err != nil || len(drafts) != 1 || drafts[0].Text != "half" {
		t.Errorf("after going back, %d drafts, %v", len(drafts), err)
	}
}

func TestAnUnfinishedAfterthoughtIsGoneOnWith(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	begun, err := p.Afterthink(t.Context(), e.ID, time.Time{})
	if err != nil || begun.Begun {
		t.Fatal(begun.Begun, err)
	}
	begun.Text = "half a thou"
	begun.Touch()
	if err := begun.Seal()(); err != nil {
		t.Fatal(err)
	}
	drafts, _ := p.Drafts(t.Context())
	if id, ok := AfterthoughtOf(drafts[0]); !ok || id != e.ID {
		t.Error("the draft does not say what it is an afterthought to")
	}
	again, err := p.Afterthink(t.Context(), e.ID, time.Time{})
	if err != nil || !again.Begun || again.Text != "half a thou" {
		t.Errorf("%q, %v", again.Text, err)
	}
	if kept, err := again.Keep()(); err != nil || thoughts(kept) != "half a thou" {
		t.Errorf("%q, %v", thoughts(kept), err)
	}
	if drafts, _ := p.Drafts(t.Context()); len(drafts) != 0 {
		t.Errorf("%d drafts are left", len(drafts))
	}
}

func TestALeftOverDraftOfAnAfterthoughtIsNotWrittenTwice(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	begun, _ := p.Afterthink(t.Context(), e.ID, time.Time{})
	begun.Text = "all of it"
	begun.Touch()
	if err := begun.Seal()(); err != nil {
		t.Fatal(err)
	}
	put(t, p, e.ID, journal.Afterthought{Text: "all of it"}) // and then the program ended
	if again, err := p.Afterthink(t.Context(), e.ID, time.Time{}); err != nil || again.Begun || again.Text != "" {
		t.Errorf("it is offered again, %v", err)
	}
}

func TestEmptyingTheBinForgetsUnfinishedAfterthoughts(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	begun, _ := p.Afterthink(t.Context(), e.ID, time.Time{})
	begun.Text = "words"
	begun.Touch()
	if err := begun.Seal()(); err != nil {
		t.Fatal(err)
	}
	if err := p.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if err := p.EmptyBin(t.Context()); err != nil {
		t.Fatal(err)
	}
	if drafts, _ := p.Drafts(t.Context()); len(drafts) != 0 {
		t.Error("the words of an afterthought are left")
	}
}

func TestAfterthoughtsAreFoundAtOnce(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "first"})
	if _, err := p.Search(t.Context(), "", Asked{Whole: true}); err != nil {
		t.Fatal(err)
	}
	put(t, p, e.ID, journal.Afterthought{Text: "kingfisher"})
	if r, err := p.Search(t.Context(), "kingf", Asked{}); err != nil || len(r.Heads) != 1 {
		t.Errorf("%d entries, %v", len(r.Heads), err)
	}
}

func TestPlacesBeginWhereAListShowsTheWords(t *testing.T) {
	texts := []string{"one here, and nothing else", "then one two together", "two"}
	p := PlacesOf("one two", texts)
	if p.Of != 1 || p.At != 5 || len(p.Marks[0]) != 1 || len(p.Marks[1]) != 2 || len(p.Marks[2]) != 1 {
		t.Errorf("%+v", p)
	}
	if p := PlacesOf("theme:repair", texts); len(p.Marks) != 3 || p.Marks[0] != nil {
		t.Errorf("a filter has places: %+v", p)
	}
}
