package plain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// without is what a journal without a passphrase means.
const without = "The journal is still sealed, but its key lies in a file beside it. Someone who copies the journal alone cannot " +
	"read it. Someone who uses your account on this computer, or copies the whole folder, can."

// welcome is the first run: what heed is and is not, and how the journal is to be protected.
func (t *talk) welcome() error {
	t.head("Welcome to heed")
	t.say("heed is for people whose work gives them power over others. After a session it helps you notice how power moved in it, " +
		"write about it, and leave with one small thing to try.")
	t.gap()
	t.say("It is private on this computer: it sends nothing anywhere. It is not therapy, not supervision, and not a record for anyone " +
		"else. A court can order what you write, so write about your own part, and leave out names.")
	begun := false
	began := func(do func() error) func() error {
		return func() error {
			err := do()
			begun = err == nil
			if begun {
				err = errBack
			}
			return err
		}
	}
	err := t.choose(func() (menu, error) {
		return menu{
			place: "welcome", title: "How would you like to protect your journal?", root: true, turns: turns{back: t.leave},
			why: "Whoever can open the journal can read it. With a passphrase that is you alone.",
			items: []item{
				{name: "Choose a passphrase", about: "your journal is sealed with it", open: began(func() error {
					if err := t.newPassphrase(t.p.Create); err != nil {
						return err
					}
					return t.protect(true)
				})},
				{name: "No passphrase", about: "the key is kept in a file beside the journal", open: began(t.unsealedJournal)},
				{name: "Just look round", about: "nothing is kept when you leave", open: began(func() error {
					t.p.LookRound()
					return nil
				})},
			},
			verbs: []verb{
				{word: "about", help: "more about heed", do: func(int) error { return t.reading("about") }},
			},
		}, nil
	})
	if err == nil && !begun {
		return errQuit
	}
	return err
}

// unsealedJournal makes a journal with its key beside it, once it is said what that means.
func (t *talk) unsealedJournal() error {
	yes, err := t.sure(without + " You could set a passphrase later, without losing anything. Make it without a passphrase?")
	if err != nil {
		return err
	}
	if !yes {
		return errNothing
	}
	return t.p.Create(t.ctx(), nil)
}

// errNothing says that nothing came of it, and that the person knows.
var errNothing = errors.New("nothing was changed")

// newPassphrase asks for a new passphrase twice, and does something with it.
func (t *talk) newPassphrase(use func(context.Context, []byte) error) error {
	t.say("Choose a passphrase. Four or more unrelated words are hard to guess and easy to keep. Nobody can look it up for you.")
	for {
		first, err := t.secret("Choose a passphrase: ")
		if err != nil {
			return err
		}
		if len(first) == 0 {
			return errNothing
		}
		again, err := t.secret("The same again: ")
		same := bytes.Equal(first, again)
		clear(again)
		if err == nil && same {
			err = use(t.ctx(), first)
			clear(first)
			return err
		}
		clear(first)
		if err != nil {
			return err
		}
		t.say("The two were not the same.")
	}
}

// protect is the ways into the journal.
func (t *talk) protect(first bool) error {
	confirmed := first
	return t.choose(func() (menu, error) {
		ways, err := t.p.WaysIn(t.ctx())
		m := menu{place: "passphrase", title: "Passphrase and recovery words", why: "Whoever knows one of these ways in can read the journal. Changing them touches no entry."}
		if err != nil {
			return m, err
		}
		change := func(done string, do func(context.Context) error) func() error {
			return func() error { return t.changeWays(ways.Passphrase, &confirmed, done, do) }
		}
		words := item{name: "Make recovery words", about: "seventeen words for when the passphrase is forgotten", open: change("", t.recovery)}
		if ways.Recovery {
			words.name, words.about = "Make new recovery words", "those from before no longer open the journal"
		}
		if first {
			m.intro = func() {
				t.say("Nobody can look the passphrase up for you. Recovery words are another way in, to be written on paper and kept somewhere else.")
			}
			m.items = []item{words, {name: "Not now", about: "you could make them later, from home", open: func() error { return errBack }}}
			return m, nil
		}
		pass := item{name: "Set a passphrase", about: "in place of the key file", open: change("The new passphrase opens the journal.", t.setPassphrase)}
		if ways.Passphrase {
			pass.name, pass.about = "Change the passphrase", "no entry is touched"
		}
		m.items = []item{pass, words}
		if ways.Recovery {
			m.items = append(m.items, item{
				name: "Take the recovery words away", about: "they no longer open the journal then",
				open: change("The recovery words no longer open the journal.", t.p.RemoveWords),
			})
		}
		if ways.Passphrase {
			m.items = append(m.items, item{
				name: "Take the passphrase away", about: "the key then lies in a file beside the journal",
				open: change("There is no passphrase now. The key lies in a file beside the journal.", t.removePassphrase),
			})
		}
		m.intro = func() {
			if ways.Passphrase {
				t.say("A passphrase opens this journal.")
			} else {
				t.say("The key lies in a file beside this journal: whoever can use your account can read it.")
			}
			t.say(map[bool]string{true: "Recovery words open it too.", false: "There are no recovery words."}[ways.Recovery])
		}
		return m, nil
	})
}

// changeWays does something to the ways in. Where there is a passphrase it is asked for first, once a visit: a journal that
// was left open must not let somebody who walks by shut its owner out.
func (t *talk) changeWays(sealed bool, confirmed *bool, done string, do func(context.Context) error) error {
	if sealed && !*confirmed {
		present, err := t.secret("First the present passphrase: ")
		if err != nil {
			return err
		}
		err = t.p.Confirm(t.ctx(), present)
		clear(present)
		if err != nil {
			return err
		}
		*confirmed = true
	}
	err := do(t.ctx())
	if errors.Is(err, errNothing) {
		t.say("Nothing was changed.")
		return nil
	}
	return t.told(done, err)
}

func (t *talk) setPassphrase(context.Context) error { return t.newPassphrase(t.p.SetPassphrase) }

func (t *talk) removePassphrase(ctx context.Context) error {
	yes, err := t.sure(without + " Take the passphrase away?")
	if err != nil {
		return err
	}
	if !yes {
		return errNothing
	}
	return t.p.RemovePassphrase(ctx)
}

// recovery shows recovery words and asks some of them back. Before that nothing opens with them.
func (t *talk) recovery(ctx context.Context) error {
	words, err := t.p.NewWords()
	if err != nil {
		return err
	}
	n := len(words)
	asked := []int{n / 5, n / 2, n - 2} // enough to know that they were written down, few enough to be done
	show := func() {
		t.say("Write these words on paper, in this order. They are shown this once, and nothing opens with them until you have typed a few of them back.")
		for i, w := range words {
			t.say(fmt.Sprintf("%d. %s", i+1, w))
		}
		t.say(fmt.Sprintf("To be sure: type words %d, %d and %d, with spaces between. again shows them all.", asked[0]+1, asked[1]+1, asked[2]+1))
	}
	show()
	for {
		text, err := t.hear(question{again: show, why: func() { t.say("Words that were not written down would shut you out one day.") }})
		if err != nil {
			return nothingOr(err)
		}
		want := []string{words[asked[0]], words[asked[1]], words[asked[2]]}
		if slices.Equal(strings.Fields(strings.ToLower(text)), want) {
			break
		}
		t.say("These are not those three words. again shows them all, back leaves it.")
	}
	if err := t.p.KeepWords(ctx, strings.Join(words, " ")); err != nil {
		return err
	}
	t.say("The recovery words open the journal. Keep them away from this computer, and clear this window.")
	return nil
}

// nothingOr makes of going back that nothing was changed.
func nothingOr(err error) error {
	if errors.Is(err, errBack) || errors.Is(err, errSkip) {
		return errNothing
	}
	return err
}
