package suggest

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"heed/internal/suggest/lex"
	"heed/internal/theme"
)

func TestWhatIsSuggested(t *testing.T) {
	e := testEngine(t)
	ago := func(days int) time.Time { return noon().AddDate(0, 0, -days) }
	for _, c := range []struct {
		claim string
		r     Request
		want  string
	}{
		{"nothing said, nothing suggested", Request{}, ""},
		{"an empty check is nothing said", Request{Check: check("")}, ""},
		{"a boiler is no matter for a card", Request{Text: "The boiler lost its pressure again. Bled two radiators."}, ""},
		{"the cards of a statement, the first of them first", Request{Check: check("", "s1=not_this_time")}, "reason plain-words"},
		{"not this time before I can't tell before partly", Request{Check: check("", "r2=partly", "s1=unsure", "a1=not_this_time")}, "choice reason hats"},
		{"one card a theme as long as an answer speaks for another", Request{Check: check("", "r1=not_this_time", "r2=not_this_time", "s1=partly", "a1=partly")}, "hats choice reason"},
		{"what they wrote a line about before what they did not", Request{Check: check("", "r2=not_this_time: xyz", "a1=not_this_time")}, "hats choice"},
		{"text and answers add up", Request{Check: check("", "r2=not_this_time", "a1=not_this_time"), Text: "She went along with it."}, "choice hats"},
		{"a note counts as text", Request{Check: check("", "r2=not_this_time", "a1=not_this_time: she went along")}, "choice hats"},
		{"so does the moment they picture", Request{Check: check("", "r2=not_this_time", "a1=not_this_time", "b2: he went along")}, "choice hats"},
		{"text alone", Request{Text: "I barked line up at them until she cried."}, "reason"},
		{"text alone is spread too", Request{Max: 2, Text: "She was the assessor. He heard me say see what I can do. I promised. They had no choice."}, "limits choice"},
		{"a guess does not push out the other card of an answer", Request{Max: 2, Check: check("", "s1=not_this_time"), Text: "She saw him with his mum and them, there in uniform."}, "reason plain-words"},
		{"with one person: the cards for one before those for a group", Request{Lens: theme.Person, Text: "Them and the same voices; he and she went along."}, "choice go-round"},
		{"in a group: the other way round", Request{Lens: theme.Group, Text: "Them and the same voices; he and she went along."}, "go-round"},
		{"the beginning of a word is a cue for all of it", Request{Text: "She waited for him to hear me apologise to his mum."}, "sorry"},
		{"a cue stands for longer words", Request{Text: "He was told about the referrals to the food bank."}, "@neighbours"},
		{"what can be pointed to leads on to the statement's other card", Request{Check: check("", "r1=moment")}, "+notes"},
		{"or to what its card leads on to", Request{Check: check("", "p1=moment")}, "+limits"},
		{"it comes last and keeps its place", Request{Check: check("", "s1=not_this_time", "a1=not_this_time", "x1=not_this_time", "p1=moment")}, "choice reason +limits"},
		{"a note on the moment makes it the one to go on from", Request{Check: check("", "p1=moment", "r1=moment: I told him on the step")}, "+notes"},
		{"what went right in words alone", Request{Check: check("", "z1: she had no choice at first and then we found one")}, "+choice"},
		{"what can be pointed to is not brought up from text", Request{Check: check("", "a1=moment"), Text: "He said he had no choice and she just went along."}, "+sorry"},
		{"what did not come up neither", Request{Check: check("", "a1=na"), Text: "He said he had no choice and she just went along."}, ""},
		{"not mine to decide is not the person's", Request{Check: check("", "r1=na", "s1=na")}, ""},
		{"its note can still bring up the place", Request{Check: check("", "r1=na: she waits for the panel to sign off")}, "@upstairs"},
		{"the place in the way: a card for the place", Request{Check: check("", "o2=in_the_way")}, "@upstairs"},
		{"even when more is said about the person", Request{Check: check("", "o2=both", "s1=not_this_time", "a1=not_this_time", "e1=not_this_time", "r1=not_this_time")}, "choice limits @upstairs"},
		{"and beside what went right", Request{Check: check("", "o2=both", "s1=not_this_time", "a1=not_this_time", "p1=moment")}, "choice @upstairs +limits"},
		{"a place that helped is nothing of their own to build on", Request{Check: check("", "o1=helped: they had no choice, and he promised")}, ""},
		{"what nobody noticed says nothing", Request{Check: check("", "o1=unnoticed")}, ""},
		{"answers about the group bring up its cards", Request{Check: check(theme.Group, "g1=not_this_time")}, "go-round"},
		{"more of a kind of power is something to act on", Request{Check: check(theme.PowerTypes, "k1=mine")}, "two-minute-power-scan"},
		{"less is not", Request{Check: check(theme.PowerTypes, "k1=theirs")}, ""},
		{"a personal connection is not brought up by a word", Request{Text: "It was her birthday and he told me she cried."}, ""},
		{"but by a text that clearly is about it", Request{Text: "It was her birthday and he told me she had a gift for me."}, "tea"},
		{"or when it was answered", Request{Check: check(theme.Connection, "c1=not_this_time")}, "tea"},
		{"or when it is the lens", Request{Lens: theme.Connection, Text: "It was her birthday and he told me she cried."}, "tea"},
		{"worn out: something small", Request{Mood: WornOut, Check: check("", "s1=not_this_time", "a1=not_this_time")}, "plain-words"},
		{"stirred up: the same, and the check says so too", Request{Check: check("", "b3: stirred-up", "s1=not_this_time", "a1=not_this_time")}, "plain-words"},
		{"worn out and nothing small: one and no more", Request{Mood: WornOut, Check: check("", "r1=not_this_time", "a1=not_this_time")}, "choice"},
		{"worn out, and the place in the way: it may be said", Request{Mood: WornOut, Check: check("", "o2=in_the_way", "a1=not_this_time")}, "@upstairs"},
		{"waved away: it rests", Request{Check: check("", "a1=not_this_time"), Waved: []Past{{"choice", ago(29)}}}, ""},
		{"for a month", Request{Check: check("", "a1=not_this_time"), Waved: []Past{{"choice", ago(30)}}}, "choice"},
		{"from the last time", Request{Check: check("", "a1=not_this_time"), Waved: []Past{{"choice", ago(3)}, {"choice", ago(90)}}}, ""},
		{"whatever the clock said then", Request{Check: check("", "a1=not_this_time"), Waved: []Past{{"choice", ago(-2)}}}, ""},
		{"kept before settles between equals", Request{Check: check("", "r2=not_this_time", "a1=not_this_time"), Kept: []Past{{"hats", ago(50)}}}, "hats choice"},
		{"and brings up nothing", Request{Kept: []Past{{"hats", ago(50)}}}, ""},
		{"tried before settles too", Request{Check: check("", "r2=not_this_time", "a1=not_this_time"), Tried: []Past{{"hats", ago(50)}}}, "hats choice"},
		{"and brings up nothing either", Request{Tried: []Past{{"hats", ago(50)}}}, ""},
		{"at most as many as asked for", Request{Max: 1, Check: check("", "r2=not_this_time", "a1=not_this_time", "p1=moment")}, "choice"},
		{"and never more than three", Request{Max: 9, Check: check("", "r2=not_this_time", "a1=not_this_time", "s1=not_this_time", "e1=not_this_time")}, "choice hats reason"},
		{"answers of a later version are passed over", Request{Check: check("", "a1=perhaps", "zz=not_this_time", "o1=moment")}, ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got := e.Suggest(c.r, noon())
			if told(got) != c.want {
				t.Errorf("suggests %q, want %q", told(got), c.want)
			}
			if got.Silent != (c.want == "") {
				t.Errorf("silent: %v", got.Silent)
			}
		})
	}
}

func TestWhatIsAsked(t *testing.T) {
	e := testEngine(t)
	for _, c := range []struct {
		claim string
		r     Request
		want  string
	}{
		{"nothing, when nothing was written", Request{}, ""},
		{"nothing, when nothing stands out", Request{Text: "The boiler lost its pressure again."}, ""},
		{"what the text makes likely", Request{Text: "I barked line up at them until she cried."}, "s1"},
		{"not what is answered", Request{Text: "I barked line up at them until she cried.", Check: check("", "s1=partly")}, ""},
		{"what asks something new, each time", Request{Text: "She just went along, and he shouted that he had no choice."}, "a1 e1"},
		{"no kinds of power", Request{Text: "He stood there in uniform, in charge of them all."}, "p1"},
		{"the place, when it may not have been theirs to decide", Request{Check: check("", "r1=na")}, "o1 o2"},
		{"not when there was nothing to mend", Request{Check: check("", "e1=na")}, ""},
		{"the personal connection only through its lens", Request{Lens: theme.Connection, Text: "Her birthday, and she gave me a gift."}, "c1"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := askedItems(e.Suggest(c.r, noon())); got != c.want {
				t.Errorf("asks %q, want %q", got, c.want)
			}
		})
	}
}

func TestAtMostSixAreAsked(t *testing.T) {
	r := realEngine(t).Suggest(Request{Text: strings.Join(vignetteTexts(t), "\n\n")}, noon())
	if len(r.Ask) != 6 {
		t.Errorf("asks %d statements", len(r.Ask))
	}
}

func TestTwoCardsThatSayTheSameAreNeverSuggestedTogether(t *testing.T) {
	r := testEngine(t).Suggest(Request{Check: check("", "s1=not_this_time"), Text: "He nodded with a blank look."}, noon())
	if got := told(r); strings.Contains(got, "reason") && strings.Contains(got, "recap") {
		t.Error(got)
	}
}

func TestWorkIsBounded(t *testing.T) {
	e := testEngine(t)
	told := "I barked line up at them until she cried."
	for _, c := range []struct {
		claim, text string
		silent      bool
	}{
		{"20,000 words are read", strings.Repeat("x ", lex.MaxWords-9) + told, false},
		{"and no more", strings.Repeat("x ", lex.MaxWords) + told, true},
		{"nor what stands behind a megabyte of no words", strings.Repeat("\U0001f469\u200d\U0001f469 ", 1<<17) + told, true},
		{"nor behind one long word", strings.Repeat("x", 1<<20) + " " + told, true},
	} {
		if got := e.Suggest(Request{Text: c.text}, noon()); got.Silent != c.silent {
			t.Errorf("%s: silent %v", c.claim, got.Silent)
		}
	}
}

func TestLengthAloneDoesNotStandOut(t *testing.T) {
	boiler := unrelated(t)[0]
	if got := realEngine(t).Suggest(Request{Text: strings.Repeat(boiler+"\n\n", 40)}, noon()); !got.Silent {
		t.Errorf("said forty times it brings up %s", told(got))
	}
}

func TestTheSameRequestHasTheSameAnswer(t *testing.T) {
	e, again := realEngine(t), realEngine(t)
	var all sync.WaitGroup
	for _, v := range vignettes(t) {
		r := Request{Text: v.Text, Check: check("", "s1=not_this_time", "a1=unsure: she nodded", "p1=moment")}
		want := e.Suggest(r, noon())
		for range 2 {
			all.Go(func() {
				if got := again.Suggest(r, noon()); !reflect.DeepEqual(words(got), words(want)) {
					t.Errorf("%v and %v", words(got), words(want))
				}
			})
		}
	}
	all.Wait()
}

// words is all that a result shows.
func words(r Result) []string {
	all := []string{askedItems(r)}
	for _, s := range r.Suggestions {
		all = append(all, string(s.Pattern.ID)+" "+Because(s.Because))
	}
	return all
}

func TestSmallCardsAreInTheLibrary(t *testing.T) {
	e := realEngine(t)
	for _, id := range smallCards() {
		if _, ok := e.lib.Pattern(id); !ok {
			t.Errorf("there is no card %q", id)
		}
	}
}

func TestEveryStatementBringsUpACard(t *testing.T) {
	e := realEngine(t)
	for _, it := range e.items {
		r := e.Suggest(Request{Lens: it.Lens, Check: check("", string(it.ID)+"="+string(answerFor(e, it.ID)))}, noon())
		if len(r.Suggestions) == 0 || !slices.Contains(it.Patterns, r.Suggestions[0].Pattern.ID) {
			t.Errorf("%s: %s", it.ID, told(r))
		}
	}
}
