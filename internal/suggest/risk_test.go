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
		{"She's scared to go home on Fridays.", "home", "scared to go home"},
		{"Her nephew has been taking her pension.", "adult-at-risk", "taking her pension"},
		{"I saw the night carer slap a bell. Then she slapped a resident.", "adult-at-risk", "slapped a resident"},
		{"It came out that he hits her.", "violence", "he hits her"},
		{"A man on the bus was stabbed outside the unit.", "violence", "stabbed"},
		{"There was a knife in his bag.", "weapon", "a knife in his"},
		{"I gave him the wrong dose on Tuesday.", "public", "wrong dose"},
		{"He was not breathing when they found him, an overdose.", "danger", "not breathing"},

		{"she says there's no point in living", "self-harm", "no point in living"},
		{"I can't go on, I want it to end", "self", "I can't go on"},
		{"I don't want to be here any more", "self", "I don't want to be here any more"},
		{"she is not eating, she said she wants to disappear", "self-harm", "wants to disappear"},
		{"a resident told me a carer slapped her", "adult-at-risk", "carer slapped her"},
		{"kid said his uncle does things to him at night", "child", "uncle does things to him at night"},
		{"I'm going to hurt him if he does it again", "violence", "I'm going to hurt him"},
		{"a pupil showed me cuts on her arm", "self-harm", "cuts on her arm"},
		{"my own life isn't worth living", "self", "my own life isn't worth living"},
		{"He took all his tablets at once", "self-harm", "took all his tablets at once"},
		{"He hanged himself on Tuesday", "death", "hanged himself"},
		{"the child said daddy touches her", "child", "daddy touches her"},
		{"he threatened me with a knife", "weapon", "threatened me with a knife"},
		{"He grabbed my wrist and I was frightened", "violence", "grabbed my wrist"},
		{"my partner won't let me leave the house", "you", "my partner won't let me leave the house"},
		{"she said he'd kill her if she told anyone", "violence", "he'd kill her if"},
		{"he denied wanting to die", "self-harm", "wanting to die"},
		{"They do not want to be around anymore.", "self-harm", "do not want to be around anymore"},
		{"I hit a resident", "own", "I hit a resident"},
		{"I slapped him", "own", "I slapped him"},
		{"He wound me up and I grabbed her by the arm.", "own", "I grabbed her by the arm"},
		{"His brother hanged himself and he can't go on.", "self-harm", "he can't go on"},

		{"The printer wants to die", "", ""},
		{"killing himself with overtime", "", ""},
		{"I could have died of embarrassment", "", ""},
		{"dying to go home", "", ""},
		{"Her mother died by suicide last year and I did not ask about it.", "", ""},
		{"I hit him with the news on the stairs.", "", ""},
		{"You'd have thought I'd slapped them.", "", ""},
		{"I just wanted to disappear.", "", ""},
		{"I can't go on the trip.", "", ""},
		{"Her dad touched her arm and they left.", "", ""},
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

func TestBesideTheNearMissesNoCardIsGuessed(t *testing.T) {
	e := realEngine(t)
	for _, text := range []string{"The printer wants to die", "killing himself with overtime", "I could have died of embarrassment", "dying to go home"} {
		if got := e.Suggest(Request{Text: text}, noon()); !got.Silent {
			t.Errorf("%q: %s", text, told(got))
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
