package plain

import (
	"errors"
	"strings"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/practice"
)

// settings is where a person says how heed should look and behave.
func (t *talk) settings() error {
	t.p.ReadConfig()
	return t.choose(func() (menu, error) {
		now := t.p.Config()
		m := menu{place: "settings", title: "Settings", why: "What is changed counts at once, and is written to your own file, which you may also edit by hand."}
		m.intro = func() {
			for _, p := range t.p.ConfigProblems() {
				t.say(p.Error())
			}
			for _, s := range t.p.Slips() {
				t.say(s)
			}
		}
		for _, s := range config.Settings() {
			s = t.withFrames(s)
			m.items = append(m.items, item{name: s.Name + ": " + s.Words(now), about: s.About, open: func() error { return t.set(s) }})
		}
		m.verbs = []verb{{word: "as at first", help: "put it back to what it was at first", each: true, do: func(i int) error {
			s := config.Settings()[i]
			return t.configure(s, s.Value(config.Default()))
		}}}
		return m, nil
	})
}

// withFrames gives the setting for new pages the frames there are to choose from.
func (t *talk) withFrames(s config.Setting) config.Setting {
	if s.Key != "frame" {
		return s
	}
	s.Choices = nil
	for _, f := range t.p.Frames.All() {
		id := string(f.ID)
		if f.ID == frame.Free {
			id = ""
		}
		s.Choices = append(s.Choices, config.Choice{Value: id, Words: f.Name})
	}
	return s
}

// set changes one setting.
func (t *talk) set(s config.Setting) error {
	if len(s.Choices) == 0 {
		return t.setWords(s)
	}
	return t.choose(func() (menu, error) {
		m := menu{place: "a setting", title: s.Name, why: s.About, intro: func() { t.say("Now: " + s.Words(t.p.Config()) + ".") }}
		for _, c := range s.Choices {
			m.items = append(m.items, item{name: c.Words, open: func() error {
				if err := t.configure(s, c.Value); err != nil {
					return err
				}
				return errBack
			}})
		}
		m.verbs = []verb{{word: "other", help: "another value; it wants " + s.Wants, do: func(int) error { return t.setWords(s) }}}
		return m, nil
	})
}

// setWords asks for a value that is typed.
func (t *talk) setWords(s config.Setting) error {
	ask := func() {
		t.say(s.Name + ". " + s.About)
		t.say("Now: " + s.Words(t.p.Config()) + ". It wants " + s.Wants + ".")
	}
	ask()
	value := ""
	q := question{again: ask, why: func() { t.say(s.About) }}
	if s.Kind == config.Lines {
		t.say("A line each. An empty line, or a dot alone, ends it; skip leaves it as it is.")
		if err := t.several(q, false, func(text string) { value = text }); err != nil {
			return nobody(err)
		}
		if value == "" {
			return nil
		}
	} else {
		t.say("One line; an empty line leaves it as it is.")
		text, err := t.words(q)
		if err != nil {
			return nobody(err)
		}
		value = strings.TrimSpace(text)
	}
	if err := s.Set(new(config.Config), value); err != nil {
		t.say("This wants " + s.Wants + ". Nothing was changed.")
		return nil
	}
	return t.configure(s, value)
}

// configure changes a setting; that can be undone.
func (t *talk) configure(s config.Setting, value string) error {
	before := s.Value(t.p.Config())
	if err := t.p.Configure(s.Key, value); err != nil {
		if errors.Is(err, practice.ErrDemonstration) {
			return err
		}
		t.say("This counts until you leave heed. Not written. " + practice.Explain(err))
	}
	t.easy = t.p.Config().PlainWords
	t.say("It is now: " + s.Words(t.p.Config()) + ". undo puts it back.")
	t.can("It is as it was.", func() error { return t.p.Configure(s.Key, before) })
	return nil
}
