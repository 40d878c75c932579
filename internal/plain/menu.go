package plain

import (
	"bufio"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"heed/internal/pattern"
)

// menu is a choice: numbered things to open, and words for what else can be done.
type menu struct {
	place string // what the table in docs/plain.md calls it
	title string
	intro func() // what is said below the title
	items []item
	verbs []verb
	after func() // what is said below the items
	why   string
	turns turns
	long  bool // what is said below the title is long, and not printed again when one comes back
	root  bool // there is nothing to go back to
}

// turns are what Enter alone and the words for everywhere do in a menu that has its own use for them.
type turns struct{ enter, back, skip, stop func() error }

// item is one thing to open.
type item struct {
	under string // a heading above it and those after it
	key   string // a letter, where the screens have one
	name  string
	about string // said after the name
	own   string // words of the person's own below it
	open  func() error
}

// verb is something that can be done. With each it wants the number of an item.
type verb struct {
	word string
	help string
	off  string // why it cannot be done now
	each bool
	do   func(i int) error
}

// also makes of what cannot go wrong something that a menu can do.
func also(do func()) func() error {
	return func() error {
		do()
		return nil
	}
}

// page is how many items are printed at once.
const page = 20

// choose shows a menu until one goes back. It is made anew each time, since what was done may have changed it.
func (t *talk) choose(build func() (menu, error)) error {
	return t.chooseFrom(func(bool) (menu, error) { return build() })
}

func (t *talk) chooseFrom(build func(again bool) (menu, error)) error {
	var last printed
	for again := false; ; again = true {
		m, err := build(again)
		if err != nil {
			return t.told("", err)
		}
		last = t.offer(m, last, again)
		if err := t.turn(m); errors.Is(err, errBack) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// printed is a menu as it was printed.
type printed struct {
	head  string
	items []string
	tail  string
}

// offer prints a menu. When one comes back to it, what is as it was is not printed again.
func (t *talk) offer(m menu, last printed, again bool) printed {
	now := printed{head: t.render(func() { t.showHead(m) }), tail: t.render(func() { t.showTail(m) })}
	for i, it := range m.items {
		now.items = append(now.items, t.render(func() { t.item(i+1, it) }))
	}
	if !again || now.head != last.head && !m.long || len(now.items) != len(last.items) && !m.long {
		t.show(m, 0)
		return now
	}
	t.head(m.title)
	for i, it := range now.items {
		if i >= len(last.items) || it != last.items[i] {
			t.print(it)
		}
	}
	if now.tail != last.tail {
		t.print(now.tail)
	} else {
		t.say("again says what there is.")
	}
	return now
}

// render is what something prints.
func (t *talk) render(say func()) string {
	var b strings.Builder
	out := t.out
	t.out = bufio.NewWriter(&b)
	say()
	t.flush()
	t.out = out
	return b.String()
}

// turn does one thing of a menu. What goes wrong is told.
func (t *talk) turn(m menu) error {
	for _, v := range m.verbs {
		t.seen(m.place, v.word)
	}
	if len(m.items) > 0 {
		t.seen(m.place, "a number")
	}
	err := t.pick(m)
	if err == nil || isWord(err) {
		return err
	}
	t.fault(err)
	return nil
}

// show prints a menu, from an item on.
func (t *talk) show(m menu, from int) {
	if from == 0 {
		t.showHead(m)
	}
	under := ""
	for i, it := range m.items[from:min(from+page, len(m.items))] {
		if it.under != under {
			under = it.under
			t.head(it.under)
		}
		t.item(from+i+1, it)
	}
	if from+page < len(m.items) {
		t.say("more shows the next.")
	}
	t.showTail(m)
}

func (t *talk) showHead(m menu) {
	t.head(m.title)
	if m.intro != nil {
		m.intro()
	}
}

func (t *talk) showTail(m menu) {
	if m.after != nil {
		m.after()
	}
	t.ways(m)
}

func (t *talk) item(n int, it item) {
	key := ""
	if it.key != "" {
		key = " (" + it.key + ")"
	}
	name, about := oneLine(it.name)+key, ""
	if it.about != "" {
		about = ": " + it.about
		if strings.HasSuffix(name, ".") || strings.HasSuffix(name, "?") {
			about = about[1:]
		}
	}
	t.hang(fmt.Sprintf("%d. ", n), name+about)
	t.own(it.own)
}

// ways names what can be typed.
func (t *talk) ways(m menu) {
	var words []string
	if len(m.items) > 0 {
		words = append(words, "a number")
	}
	for _, v := range m.verbs {
		if v.off != "" {
			continue
		}
		if v.each {
			words = append(words, v.word+" and a number")
			continue
		}
		words = append(words, v.word)
	}
	if !m.root {
		words = append(words, "back")
	}
	begin := "Type "
	if m.turns.enter != nil {
		begin = "Press Enter, or type "
	}
	t.say(begin + strings.Join(words, ", ") + ". help says more.")
}

// pick reads until something was chosen, and does it.
func (t *talk) pick(m menu) error {
	shown := 0
	q := question{again: func() { shown = 0; t.show(m, 0) }, why: func() { t.sayWhy(m) }, help: m.helpRows()}
	for {
		text, err := t.hear(q)
		if do := m.turns.of(text, err); do != nil {
			return do()
		}
		switch {
		case errors.Is(err, errSkip):
			t.say("There is nothing to skip here. back goes one step back.")
			continue
		case err != nil:
			return err
		case text == "":
			continue
		case strings.EqualFold(text, "more"):
			if shown+page < len(m.items) {
				shown += page
				t.show(m, shown)
				continue
			}
			t.say("That was all.")
			continue
		}
		if v, i, ok, trouble := m.verb(text); ok {
			if trouble != "" {
				t.say(trouble)
				continue
			}
			return v.do(i)
		}
		if i, trouble := m.item(text); trouble == "" {
			return m.items[i].open()
		}
		t.say("That is none of what can be typed here. again says it once more, help tells more.")
	}
}

// of is what a menu makes of a line itself; nil when that is as usual.
func (u turns) of(text string, err error) func() error {
	switch {
	case errors.Is(err, errBack):
		return u.back
	case errors.Is(err, errSkip):
		return u.skip
	case errors.Is(err, errStop):
		return u.stop
	case err == nil && text == "":
		return u.enter
	}
	return nil
}

func (t *talk) sayWhy(m menu) {
	if m.why == "" {
		question{}.sayWhy(t)
		return
	}
	t.say(m.why)
}

func (m menu) helpRows() []string {
	var rows []string
	if len(m.items) > 0 {
		rows = append(rows, "A number opens what stands beside it; so does how its name begins.")
	}
	for _, v := range m.verbs {
		row := v.word
		if v.each {
			row += " and a number"
		}
		row += ": " + v.help + "."
		if v.off != "" {
			row += " Not now: " + v.off + "."
		}
		rows = append(rows, row)
	}
	return rows
}

// verb finds the word with which a text begins, and the item that is meant.
func (m menu) verb(text string) (found verb, i int, ok bool, trouble string) {
	low := strings.ToLower(text)
	rest := ""
	for _, v := range m.verbs {
		if after, is := strings.CutPrefix(low, v.word); is && (after == "" || after[0] == ' ') && len(v.word) > len(found.word) {
			found, rest, ok = v, strings.TrimSpace(after), true
		}
	}
	switch {
	case !ok:
		return found, 0, false, ""
	case found.off != "":
		return found, 0, true, "Not now: " + found.off + "."
	case !found.each && rest != "":
		return found, 0, false, ""
	case !found.each:
		return found, 0, true, ""
	case rest == "" && len(m.items) == 1:
		return found, 0, true, ""
	}
	if i, trouble = m.item(rest); trouble != "" {
		trouble = "Which one? Type " + found.word + " and its number."
	}
	return found, i, true, trouble
}

// enough is how much of a name is taken for it.
const enough = 3

// item finds the item that a text names: by its number, its letter, its name or how that begins.
func (m menu) item(text string) (i int, trouble string) {
	if n, err := strconv.Atoi(strings.TrimRight(text, ".")); err == nil {
		if n < 1 || n > len(m.items) {
			return 0, "there is none with that number"
		}
		return n - 1, ""
	}
	found := -1
	for i, it := range m.items {
		name := strings.ToLower(oneLine(it.name))
		switch low := strings.ToLower(text); {
		case low == it.key && low != "", low == name:
			return i, ""
		case len(low) >= enough && strings.HasPrefix(name, low):
			if found >= 0 {
				return 0, "more than one begins so"
			}
			found = i
		}
	}
	if found < 0 {
		return 0, "there is none of that name"
	}
	return found, ""
}

// cardName is a pattern's name; one that is in the library no more has only its id to go by.
func (t *talk) cardName(id pattern.ID) string {
	if card, ok := t.p.Library.Pattern(id); ok {
		return card.Name
	}
	return strings.ReplaceAll(string(id), "-", " ") + " (no longer in the library)"
}
