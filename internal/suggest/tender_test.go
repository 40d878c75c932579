package suggest

import (
	"slices"
	"testing"

	"heed/internal/selfcheck"
	"heed/internal/suggest/lex"
	"heed/internal/suggest/model"
	"heed/internal/theme"
)

// TestNoReasonHurts holds that what a person is, a death, or one idle word is never handed back, for these texts alone and
// among others.
func TestNoReasonHurts(t *testing.T) {
	e := realEngine(t)
	texts := []string{
		"black lad in my class says I pick on him, I told him not to play the race card",
		"I shouted at a mum whose baby had died",
		"I restrained him, held his arms till he stopped. He's 9.",
		"stop and search, lad about 16, was polite cause he was scared",
		"My supervisor hugged me and I froze",
		"I raised my voice in the room",
	}
	for _, text := range append(slices.Clone(texts), vignetteTexts(t)...) {
		for _, more := range []string{"", " I told her what happens next and she nodded, then I said sorry in front of all of them."} {
			noTenderReason(t, e, Request{Text: text + more})
		}
	}
	for _, text := range texts {
		noTenderReason(t, e, Request{Text: text, Check: check("", "s1=not_this_time", "e1=partly")})
	}
}

func noTenderReason(t *testing.T, e *Engine, r Request) {
	t.Helper()
	for _, s := range e.Suggest(r, noon()).Suggestions {
		if len(s.Because) == 0 {
			t.Errorf("%s has no reason", s.Pattern.ID)
		}
		for _, b := range s.Because {
			for _, q := range b.Quotes {
				words := lex.Split(q.Text, quoteWords)
				if slices.ContainsFunc(words, isTender) || len(words) == 1 && idle()[words[0].Form] {
					t.Errorf("%q is quoted for %s", q.Text, s.Pattern.ID)
				}
			}
		}
	}
}

func TestWhereOnlyWhatSomebodyIsSpeaksTheCardStaysAway(t *testing.T) {
	rd := newReader(realEngine(t).cards, model.Trained())
	for _, text := range []string{"Black.", "room", "died, died", "a deaf lad, 16"} {
		read := rd.read([]passage{{text: text}})
		for i := range rd.columns {
			if quotes := rd.quotes(wanted{card: i}, read.passages, read.all); len(quotes) > 0 {
				t.Fatalf("%q is quoted", quotes[0].Text)
			}
		}
	}
}

func TestThePlaceIsAskedAboutOnlyWhenItIsMeant(t *testing.T) {
	e := realEngine(t)
	for text, want := range map[string]bool{
		"I shouted at one boy in front of all of them and he went white.":                                                                                false,
		"The referral goes to a panel that none of us may speak to. They send it back every time, and she waits six weeks because of who sits upstairs.": true,
	} {
		asked := e.Suggest(Request{Text: text}, noon()).Ask
		if got := slices.ContainsFunc(asked, func(it selfcheck.Item) bool { return it.Lens == theme.Place }); got != want {
			t.Errorf("%.30s: %v, asks %s", text, got, askedItems(Result{Ask: asked}))
		}
	}
}
