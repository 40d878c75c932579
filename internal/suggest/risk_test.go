package suggest

import (
	"strings"
	"testing"

	"heed/internal/selfcheck"
)

func TestSignsOfRiskComeFirst(t *testing.T) {
	e := testEngine(t)
	for _, c := range []struct{ text, id, quoted string }{
		{"She said she had taken an overdose at the weekend.", "self-harm", "overdose"},
		{"He told me he wants to kill himself and then laughed.", "self-harm", "kill himself"},
		{"SELF-HARM marks, both arms.", "self-harm", "SELF-HARM"},
		{"There's suicidal talk again.", "self-harm", "suicidal"},
		{"The boy doesn’t want to be here any more, his words.", "self-harm", "doesn’t want to be here any more"},
		{"Year 4, bruises on his arm that look like fingers.", "child", "bruises on his arm"},
		{"its mums boyfriend, hes got marks", "child", "got marks"},
		{"She's scared to go home on Fridays.", "child", "scared to go home"},
		{"Her nephew has been taking her pension.", "adult-at-risk", "taking her pension"},
		{"I saw the night carer slap a bell. Then she slapped a resident.", "adult-at-risk", "slapped a resident"},
		{"It came out that he hits her.", "violence", "hits her"},
		{"A man on the bus was stabbed outside the unit.", "violence", "stabbed"},
		{"There was a knife in his bag.", "weapon", "a knife in his"},
		{"I gave him the wrong dose on Tuesday.", "public", "wrong dose"},
		{"He was not breathing when they found him, an overdose.", "danger", "not breathing"},

		{"I nearly killed myself laughing.", "", ""},
		{"She told me and I could kill myself laughing at it.", "", ""},
		{"I wanted to die of embarrassment in front of the class.", "", ""},
		{"It hit me that I had never asked her.", "", ""},
		{"Out with the glue gun for the scenery.", "", ""},
		{"We agreed to end it all at noon with a song.", "", ""},
		{"Cut the bread with the good knife.", "", ""},
		{"He has a bruised ego and a new bike.", "", ""},
		{"Rape seed is out all along the lane and the field is yellow.", "", ""},
		{"The boiler is dead. Ring the plumber.", "", ""},
		{"Me in the stab vest, radio on.", "", ""},
		{"She harmed nobody by it, and neither did I.", "", ""},
	} {
		got := e.Suggest(Request{Text: c.text}, noon()).Risk
		switch {
		case c.id == "" && got != nil:
			t.Errorf("%q: %s for %q", c.text, got.ID, got.Quote.Text)
		case c.id != "" && (got == nil || got.ID != c.id || got.Quote.Text != c.quoted):
			t.Errorf("%q: %+v", c.text, got)
		}
	}
}

func TestSignsOfRiskAreSeenInNotes(t *testing.T) {
	got := testEngine(t).Suggest(Request{Check: check("", "a1=partly: he said he wanted to end it all")}, noon())
	if got.Risk == nil || got.Risk.Quote.Source != FromNote || got.Risk.Quote.Item != "a1" {
		t.Errorf("%+v", got.Risk)
	}
}

func TestARiskSaysWhatComesFirst(t *testing.T) {
	for _, s := range watched().all {
		line := Risk{ID: s.ID.Text, About: s.About.Text, First: s.First.Text, Quote: Quote{Text: "x"}}.Line()
		if !strings.HasPrefix(line, `You wrote "x". This may be about `) || !strings.HasSuffix(line, ".") || len(line) > 300 {
			t.Error(line)
		}
		way := false
		for _, word := range []string{"tell the person", "emergency number", "get somebody", "proper record"} {
			way = way || strings.Contains(strings.ToLower(line), word)
		}
		if !way {
			t.Errorf("no way to a person or a record: %s", line)
		}
	}
}

func TestRiskIsSeldomSeenWhereThereIsNone(t *testing.T) {
	e := realEngine(t)
	for _, text := range unrelated(t) {
		if got := e.Suggest(Request{Text: text}, noon()).Risk; got != nil {
			t.Errorf("%s for %q", got.ID, got.Quote.Text)
		}
	}
}

func TestBesideASignOfDangerNothingIsGuessed(t *testing.T) {
	e := realEngine(t)
	text := "He said he had stopped sleeping and that he wants to die. I said we would talk on Monday."
	got := e.Suggest(Request{Text: text}, noon())
	if got.Risk == nil || len(got.Suggestions) > 0 || len(got.Ask) > 0 || got.Silent {
		t.Errorf("risk %v, suggests %s, asks %d", got.Risk != nil, told(got), len(got.Ask))
	}
	check := &selfcheck.Check{Answers: []selfcheck.Answer{{Item: "s1", Option: selfcheck.NotThisTime}}}
	if got := e.Suggest(Request{Text: text, Check: check}, noon()); len(got.Suggestions) == 0 {
		t.Error("what the person answered themselves is dropped too")
	}
}
