package plain

import (
	"bytes"
	"cmp"
	"errors"
	"strings"
	"time"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
)

// Home is where everything can be reached from.
func Home(t *talk) error {
	t.p.StartSearch()
	for {
		err := t.chooseFrom(t.home)
		if !errors.Is(err, errStop) && !errors.Is(err, errHome) {
			return err
		}
	}
}

func (t *talk) home(bool) (menu, error) {
	drafts, fault := t.p.Drafts(t.ctx())
	all, fault2 := t.p.Intentions(t.ctx())
	thing, some := journal.ToLookAt(all, t.p.Now())
	m := menu{place: "home", title: "Home", items: t.places(), verbs: t.thingVerbs(thing, some)}
	for _, d := range drafts {
		m.items = append(m.items, item{name: "Go on with: " + draftName(d), about: begun(d.Saved, t.p.Now()), open: func() error { return t.resume(d) }})
	}
	m.intro = func() {
		t.unread(cmp.Or(fault, fault2))
		if t.p.Fleeting() {
			t.say("Nothing is kept here when you leave.")
		}
		if some {
			t.say("One thing you mean to try:")
			t.own(thing.Text)
			t.say("Type tried, not yet, or let go; or leave it.")
		}
	}
	m.root = true
	m.turns.back = func() error {
		t.say("This is home. quit leaves heed.")
		return nil
	}
	m.turns.stop = m.turns.back
	return m, nil
}

// draftName is how a draft is told from others: by the person's own words.
func draftName(d journal.Draft) string {
	names := []string{d.Title}
	if d.Check != nil {
		names = append(names, d.Check.Words(selfcheck.WhichSession), d.Check.Words(selfcheck.OneMoment))
	}
	for _, name := range append(names, strings.Split(strings.TrimSpace(d.Text), "\n")[0]) {
		if name = oneLine(name); name != "" {
			return name
		}
	}
	return "what you began"
}

// begun says how long ago in words; the exact time is nobody's business.
func begun(t, now time.Time) string {
	switch today := journal.InDays(now, 0); {
	case !t.Before(today):
		return "begun today"
	case !t.Before(journal.InDays(now, -1)):
		return "begun yesterday"
	}
	return "begun " + t.Format("2 January")
}

func (t *talk) places() []item {
	at := func(key, name, about string, open func() error) item {
		return item{key: key, name: name, about: about, open: open}
	}
	return []item{
		at("c", "Check in", "after a session, about three minutes", t.newCheck),
		at("w", "Write", "a page of your own", t.newPage),
		at("e", "Entries", "what you have kept", func() error { return t.entries("") }),
		at("t", "By theme", "what you wrote on one theme, in order", t.themes),
		at("i", "One thing", "what you mean to try", t.intentions),
		at("y", "Where I stand", "your background, and what you may not see", t.standpoint),
		at("l", "Library", "patterns to read and try", func() error { return t.library(nil) }),
		at("r", "Readings", "on trust, power and groups, and a path", t.readings),
		at("g", "Guided sessions", "for supervision and groups", t.sessions),
		at("x", "Exercises", "for trainers, in front of a room", t.exercises),
		at("m", "Remembered", "what heed keeps in mind about patterns", t.remembered),
		at("b", "Bin", "what you deleted", t.bin),
		at("p", "Passphrase", "and recovery words", func() error { return t.protect(false) }),
		at(",", "Settings", "plain words, locking, your own editor", t.settings),
		at("a", "About heed", "what it can and cannot do", func() error { return t.reading("about") }),
	}
}

func (t *talk) newCheck() error {
	sitting, err := t.p.Begin()
	if err != nil {
		return err
	}
	return t.check(sitting, "")
}

func (t *talk) newPage() error {
	sitting, err := t.p.Begin()
	if err != nil {
		return err
	}
	return t.page(sitting)
}

// resume goes on where a draft was left: with the questions if nothing was written yet, else with the page.
func (t *talk) resume(d journal.Draft) error {
	if id, ok := practice.AfterthoughtOf(d); ok {
		return t.afterthought(id, time.Time{})
	}
	sitting := t.p.Resume(d)
	switch {
	case d.Kind == journal.Standpoint:
		return t.standpoint()
	case d.Check != nil && d.Text == "" && d.Revision == 0:
		return t.check(sitting, "")
	}
	return t.page(sitting)
}

// Check is a road: a check-in, as far as it is begun.
func Check(sitting *practice.Sitting) Road {
	return func(t *talk) error { return t.check(sitting, "") }
}

// Write is a road: a page.
func Write(sitting *practice.Sitting) Road {
	return func(t *talk) error { return t.page(sitting) }
}

// Demo is a road: the journals of people who are invented.
func Demo(t *talk) error {
	err := t.choose(func() (menu, error) {
		people, err := t.p.Invented()
		m := menu{place: "demo", title: "Demonstration", root: true, why: "Three people, so that a room can see different work."}
		m.intro = func() {
			t.say("Three people, a year of entries each. All of it is invented. Nothing is written to this computer: what you type here is gone when you leave, or type begin again.")
		}
		for _, who := range people {
			m.items = append(m.items, item{name: who.Name + ", " + who.Work, about: who.About, open: func() error {
				if err := t.p.Demonstrate(t.ctx(), who); err != nil {
					return err
				}
				t.undo = nil
				return Home(t)
			}})
		}
		return m, err
	})
	return err
}

// Begin is a road: the first run where there is no journal, else opening it, and then home.
func Begin(t *talk) error {
	way, err := t.p.Way()
	if err != nil {
		return err
	}
	switch way {
	case practice.NoJournal:
		if err := t.welcome(); err != nil {
			return err
		}
	case practice.ByPassphrase, practice.ByKeyFile:
		if err := t.unlock(); err != nil {
			return err
		}
	}
	return Home(t)
}

// locked is a road: the journal is locked, and home comes when it is open again. In a demonstration there is nothing to lock:
// it begins again.
func locked(t *talk) error {
	if _, is := t.p.Demonstration(); is {
		return Demo(t)
	}
	t.tick = nil
	if err := t.lockAndOpen(); err != nil {
		return err
	}
	return Home(t)
}

// lockAndOpen locks the journal, and opens it again when somebody wants that. What could be brought back is forgotten.
func (t *talk) lockAndOpen() error {
	if err := t.sealAll(); err != nil {
		return err
	}
	t.undo = nil
	if err := t.p.Lock(); err != nil {
		return err
	}
	t.head("Locked.")
	t.say("What was shown above may still stand in this window: you could clear or close it.")
	t.say("Press Enter to open your journal again, or type quit.")
	waiting := t.waiting
	t.waiting = late{}
	text, err := t.hear(question{own: true})
	if err != nil && !errors.Is(err, errSkip) && !errors.Is(err, errBack) {
		return err
	}
	if err := t.unlock(); err != nil || !waiting.by || strings.TrimSpace(text) == "" {
		return err
	}
	return t.takeLate(waiting, text)
}

// takeLate puts a line that was being typed when heed locked by itself where it was meant for.
func (t *talk) takeLate(l late, text string) error {
	if l.take == nil {
		t.say("heed had locked before the line you typed came, so it was not taken. You could type it again.")
		return nil
	}
	l.take(text)
	for _, seal := range l.seals {
		if do := seal(); do != nil {
			if err := do(); err != nil {
				return err
			}
		}
	}
	t.say("The line you were typing when heed locked is with what you began. It waits at home.")
	return nil
}

// tries is how often a passphrase may be mistyped.
const tries = 3

// unlock opens the journal, and does what is due.
func (t *talk) unlock() error {
	way, err := t.p.Way()
	if err != nil {
		return err
	}
	if way == practice.ByKeyFile {
		err = t.p.Unlock(t.ctx(), nil)
	} else {
		err = t.ask()
	}
	if err != nil {
		return err
	}
	if err := t.p.Tend(t.ctx()); err != nil {
		t.say(practice.Explain(err))
	}
	return nil
}

// ask asks for the passphrase or, when it is forgotten, for the recovery words.
func (t *talk) ask() error {
	t.say("Your passphrase. It is not shown while you type. If you have forgotten it, press Enter alone, and use your recovery words.")
	for try := 1; ; try++ {
		passphrase, err := t.secret("Passphrase: ")
		if err != nil {
			return err
		}
		if len(passphrase) == 0 {
			return t.forgotten()
		}
		err = t.p.Unlock(t.ctx(), passphrase)
		clear(passphrase)
		if err == nil || try == tries || !errors.Is(err, practice.ErrPassphrase) {
			return err
		}
		t.fault(err)
	}
}

func (t *talk) secret(prompt string) ([]byte, error) {
	t.flush()
	return t.s.Secret(t.ctx(), prompt)
}

// forgotten opens the journal with the recovery words, and asks for a new passphrase.
func (t *talk) forgotten() error {
	for {
		words, err := t.secret("Your recovery words, in their order, with spaces between (not shown): ")
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(words)) == 0 {
			return errQuit
		}
		secret, err := practice.WithWords(string(words))
		clear(words)
		if err == nil {
			err = t.p.UnlockWith(t.ctx(), secret)
		}
		if err == nil {
			t.say("Your recovery words have opened the journal. Now choose a new passphrase.")
			return t.newPassphrase(t.p.SetPassphrase)
		}
		t.fault(err)
	}
}
