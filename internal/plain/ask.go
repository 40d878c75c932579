package plain

import (
	"errors"
	"strings"

	"heed/internal/practice"
)

// question is something that is asked.
type question struct {
	why   func()   // says why
	again func()   // asks once more
	help  []string // what else can be typed here, a line each
	undo  func()   // takes the last line back; nil where undo means what it does at a choice
	own   bool     // it wants words of the person's own: few words mean something else there
}

// everywhere are the words that mean the same at every question; atChoices those that do where one does not write.
var (
	everywhere = [...]string{
		"why: why this is asked.",
		"plain: plain words, or the usual ones.",
		"skip: leave this out.",
		"back: one step back.",
		"stop: leave what you are doing. What you began is sealed.",
		"undo: bring back what you threw away or changed last; where you write, take the last line back.",
		"lock: lock the journal.",
		"quit: leave heed. What you began is sealed.",
		"help, or ?: this.",
	}
	atChoices = [...]string{
		"again: say this once more.",
		"home: to the beginning.",
	}
)

// hear reads an answer. Words that mean something everywhere are done with here, or come back as an error.
func (t *talk) hear(q question) (string, error) {
	for {
		t.print("> ")
		text, err := t.next()
		if err != nil {
			return "", err
		}
		if t.cut && !q.own {
			return "", errEnd // half a line chooses nothing; where one writes, it is sealed with the rest
		}
		if t.full && q.own {
			t.say("That line is as long as this terminal lets one be. Its end may be missing: you could look with read, and press Enter now and then.")
		}
		t.spaced = q.own && strings.HasPrefix(text, " ")
		if t.spaced {
			return text[1:], nil // so that any word can be an answer
		}
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "help", "?":
			t.help(q)
		case "why":
			q.sayWhy(t)
		case "plain":
			t.easy = !t.easy
			t.say(map[bool]string{true: "In plain words.", false: "In the usual words."}[t.easy])
			q.ask()
		case "back":
			return "", errBack
		case "skip":
			return "", errSkip
		case "stop":
			return "", errStop
		case "undo":
			t.undoFor(q)
		case "lock":
			if err := t.lockFor(q); err != nil {
				return "", err
			}
		case "quit":
			if err := t.leave(); err != nil {
				return "", err
			}
		default:
			if q.own {
				return text, nil
			}
			done, err := t.aside(q, strings.ToLower(strings.TrimSpace(text)))
			if err != nil || !done {
				return strings.TrimSpace(text), err
			}
		}
	}
}

// aside does what can be asked for at every choice, but not where one writes.
func (t *talk) aside(q question, word string) (done bool, err error) {
	switch word {
	case "again":
		q.ask()
	case "home":
		return false, errHome
	case "begin again":
		if _, is := t.p.Demonstration(); !is {
			return false, nil
		}
		return false, errLock // there is nothing to lock: the choice of a person comes
	default:
		return false, nil
	}
	return true, nil
}

// undoFor takes back the last line where one writes, else what was thrown away or changed last.
func (t *talk) undoFor(q question) {
	if q.undo != nil {
		q.undo()
		return
	}
	t.takeBack()
}

// lockFor locks the journal.
func (t *talk) lockFor(q question) error {
	if !t.p.Open() || t.p.Fleeting() {
		t.say("No journal is open that could be locked.")
		return nil
	}
	if t.tick == nil {
		return errLock
	}
	if err := t.lockAndOpen(); err != nil { // a session is the room's, and goes on
		return err
	}
	q.ask()
	return nil
}

func (q question) ask() {
	if q.again != nil {
		q.again()
	}
}

func (q question) sayWhy(t *talk) {
	if q.why == nil {
		t.say("This asks where you would like to go. Nothing is kept of it.")
		return
	}
	q.why()
}

func (t *talk) help(q question) {
	for _, row := range q.help {
		t.hang("", row)
	}
	t.head("At any question:")
	for _, row := range everywhere {
		t.say(row)
	}
	if q.own {
		t.say("To write one of these words, or a dot, as your answer, begin the line with a space: that line is taken as it stands, without the space.")
		return
	}
	for _, row := range atChoices {
		t.say(row)
	}
	if _, is := t.p.Demonstration(); is {
		t.say("begin again: begin the demonstration again.")
	}
}

// leave seals what is open, for quit. When that cannot be done it says so once, so that nothing is lost unasked.
func (t *talk) leave() error {
	err := t.sealAll()
	if err == nil || t.stuck {
		return errQuit
	}
	t.stuck = true
	t.say("Could not be sealed: " + practice.Explain(err))
	t.say("Copy your words out, or type quit again to leave without them.")
	return nil
}

// can says that something can be undone.
func (t *talk) can(notice string, do func() error) { t.undo = &undo{do, notice} }

func (t *talk) takeBack() {
	if t.undo == nil {
		t.say("There is nothing to undo.")
		return
	}
	u := t.undo
	t.undo = nil
	if err := u.do(); err != nil {
		t.fault(err)
		return
	}
	t.say(u.notice)
}

// oneOf asks for words in one line. An empty line is no answer, which is errSkip.
func (t *talk) words(q question) (string, error) {
	q.own = true
	text, err := t.hear(q)
	if err == nil && strings.TrimSpace(text) == "" {
		err = errSkip
	}
	return text, err
}

// several reads lines until an empty one or a dot; for a page, until a dot alone. take is given all of them
// after each, so that nothing is lost. The end by a word comes back as its error.
func (t *talk) several(q question, page bool, take func(text string)) error {
	q.own = true
	var all []string
	give := func(lines []string) { take(strings.TrimRight(strings.Join(lines, "\n"), "\n")) }
	q.undo = func() {
		if len(all) == 0 {
			t.takeBack()
			return
		}
		all = all[:len(all)-1]
		give(all)
		t.say("The last line is taken back.")
	}
	for {
		text, err := t.hear(q)
		blank := err == nil && !t.spaced && strings.TrimSpace(text) == ""
		switch {
		case err != nil:
			if t.waiting.by && errors.Is(err, errLock) {
				t.waiting.take = func(text string) { give(append(all, text)) }
			}
			return err
		case text == "." && !t.spaced:
			return nil
		case blank && !page:
			return nil
		}
		all = append(all, strings.TrimRight(text, " "))
		give(all)
	}
}

// sure asks whether to do what cannot be taken back. Only yes is yes.
func (t *talk) sure(words string) (bool, error) {
	t.say(words + " Type yes, or anything else to leave it.")
	text, err := t.hear(question{again: func() { t.say(words) }})
	if errors.Is(err, errBack) || errors.Is(err, errSkip) {
		return false, nil
	}
	return strings.EqualFold(text, "yes"), err
}
