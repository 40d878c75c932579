package plain

import (
	"errors"
	"fmt"
	"strings"

	"heed/internal/frame"
	"heed/internal/practice"
)

// page is a page, whatever becomes of it.
func (t *talk) page(sitting *practice.Sitting) error { return done(t.write(sitting)) }

// write is a page: what stands on it, and what can be done with it. An empty one is begun to be written at once, part by
// part where it has a frame. It ends with errGone when the page was kept or thrown away.
func (t *talk) write(sitting *practice.Sitting) error {
	sitting.OpenPage()
	defer t.hold(sitting.Seal)()
	if sitting.Layout().Blank(sitting.Text) {
		if err := nobody(t.fill(sitting)); err != nil {
			return err
		}
	}
	looked := "" // what was looked through for what may point to a person, or kept before
	if sitting.Revision > 0 && !sitting.Touched() {
		looked = sitting.Title + "\n" + sitting.Text
	}
	err := t.choose(func() (menu, error) {
		m := menu{place: "write", title: "Your page", why: "The page is yours. What you write is sealed as a draft while you write, and becomes an entry when you keep it."}
		m.intro = func() { t.sayPage(sitting) }
		for _, p := range sitting.Layout().Parts {
			m.items = append(m.items, item{under: "Its parts", name: p.Heading, about: p.Prompt, open: func() error { return nobody(t.part(sitting, p)) }})
		}
		m.verbs = t.pageVerbs(sitting, &looked)
		return m, nil
	})
	if err == nil && sitting.Empty() && sitting.Entry.Check == nil {
		return t.discard(sitting)
	}
	return err
}

// nobody takes going back or on from a part for the end of it.
func nobody(err error) error {
	if errors.Is(err, errBack) || errors.Is(err, errSkip) || errors.Is(err, errStop) {
		return nil
	}
	return err
}

func (t *talk) sayPage(sitting *practice.Sitting) {
	if sitting.Title != "" {
		t.say("Title: " + oneLine(sitting.Title))
	}
	if sitting.Layout().Blank(sitting.Text) {
		t.say("Nothing is written yet.")
		return
	}
	t.say("What stands there is read to you when you type read.")
}

func (t *talk) pageVerbs(sitting *practice.Sitting, looked *string) []verb {
	nothing, noQuestions := "", ""
	if sitting.Empty() {
		nothing = "nothing is written yet"
	}
	if sitting.Entry.Check == nil {
		noQuestions = "this page was begun without a check-in"
	}
	return []verb{
		{word: "keep", help: "keep the page", off: nothing, do: func(int) error { return t.keepPage(sitting, looked) }},
		{word: "write", help: "write on, at the end; part by part with a frame", do: func(int) error { return nobody(t.fill(sitting)) }},
		{word: "read", help: "read what stands on the page, each paragraph with its number", off: nothing, do: func(int) error {
			t.readPage(sitting)
			return nil
		}},
		{word: "change", help: "write a paragraph anew, or leave it out", off: nothing, do: func(int) error { return t.changeParagraph(sitting) }},
		{word: "title", help: "give it a title", do: func(int) error { return t.title(sitting) }},
		{word: "frame", help: "write with another frame; nothing you wrote is lost", do: func(int) error { return t.chooseFrame(sitting) }},
		{word: "look", help: "look at what may point to a person", off: nothing, do: func(int) error {
			*looked = sitting.Title + "\n" + sitting.Text
			return t.marks(sitting)
		}},
		{word: "suggestions", help: "cards you could try", off: nothing, do: func(int) error { return t.suggestions(sitting, false) }},
		{word: "questions", help: "the questions of the check-in", off: noQuestions, do: func(int) error { return t.check(sitting, "") }},
		{word: "editor", help: "open it in your own editor", off: t.noEditor(), do: func(int) error { return t.lend(sitting) }},
		{word: "throw away", help: "throw this page away; answers and what was kept before stay", off: nothing, do: func(int) error { return t.throwAway(sitting) }},
	}
}

const pageEnd = "Write as many lines as you like. A dot alone on a line ends it; empty lines belong to the page."

// fill goes on writing: at the end of a free page, or part by part.
func (t *talk) fill(sitting *practice.Sitting) error {
	parts := sitting.Layout().Parts
	if len(parts) == 0 {
		t.say(pageEnd)
		return t.add(sitting, "", question{again: func() { t.say(pageEnd) }, why: t.whyPage})
	}
	for i := 0; i < len(parts); {
		err := t.part(sitting, parts[i])
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
		case errors.Is(err, errSkip) || err == nil:
			i++
		default:
			return err
		}
	}
	return nil
}

func (t *talk) whyPage() {
	t.say("To see what happened more clearly than one can in the head. Nobody else reads it. Leave out names.")
}

// part writes in one part of a frame, after what stands there.
func (t *talk) part(sitting *practice.Sitting, p frame.Part) error {
	ask := func() {
		t.head(p.Heading)
		t.say(p.Prompt)
		t.own(sitting.Layout().Written(sitting.Text)[p.ID])
	}
	ask()
	t.say("A dot alone on a line goes on; skip leaves it as it is.")
	return t.add(sitting, p.Heading, question{again: ask, why: t.whyPage, help: []string{pageEnd}})
}

// add writes lines below a heading, or at the end of a page without any.
func (t *talk) add(sitting *practice.Sitting, heading string, q question) error {
	was, begun := "", false
	return t.several(q, true, func(text string) {
		if !begun { // undo may have changed the page until now
			was, begun = sitting.Text, true
		}
		if text == "" { // every line was taken back, or none but empty ones is there
			sitting.Text, sitting.Cursor, begun = was, len(was), false
			sitting.Touch()
			return
		}
		before, after := splitAt(sitting.Layout(), was, heading)
		before = strings.TrimRight(before, "\n ")
		join := "\n\n"
		switch {
		case before == "":
			join = ""
		case heading != "" && strings.HasSuffix("\n"+before, "\n"+heading):
			join = "\n"
		}
		sitting.Text = before + join + text + after
		sitting.Cursor = len(before + join + text)
		sitting.Touch()
	})
}

// splitAt parts a text behind what stands below a heading: after begins with the line break before the next heading.
func splitAt(f frame.Frame, text, heading string) (before, after string) {
	if heading == "" {
		return text, ""
	}
	at, in := 0, false
	for row := range strings.Lines(text) {
		p, is := f.Heading(strings.TrimRight(row, "\n"))
		if is && in {
			return text[:at], "\n\n" + text[at:]
		}
		in = in || is && p.Heading == heading
		at += len(row)
	}
	return text, ""
}

// readPage reads the paragraphs, each with its number.
func (t *talk) readPage(sitting *practice.Sitting) {
	n := 0
	for _, para := range paragraphs(sitting.Text) {
		if _, is := sitting.Layout().Heading(para); is {
			t.head(oneLine(para))
			continue
		}
		n++
		t.hang(fmt.Sprintf("%d. ", n), para)
	}
}

// paragraphs are the parts of a text between empty lines; headings stand alone.
func paragraphs(text string) []string {
	var all []string
	for para := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(para) != "" {
			all = append(all, para)
		}
	}
	return all
}

// changeParagraph writes one paragraph anew.
func (t *talk) changeParagraph(sitting *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "paragraphs", title: "Which paragraph?", why: "So that you can put right what you wrote."}
		rows := strings.Split(sitting.Text, "\n")
		var at []int
		for i, row := range rows {
			if _, is := sitting.Layout().Heading(row); is || strings.TrimSpace(row) == "" {
				continue
			}
			at = append(at, i)
			m.items = append(m.items, item{name: row, open: func() error { return t.retype(sitting, rows, i) }})
		}
		if len(at) == 0 {
			return m, errBack
		}
		m.verbs = []verb{{word: "remove", help: "leave a paragraph out", each: true, do: func(n int) error {
			t.put(sitting, append(rows[:at[n]:at[n]], rows[at[n]+1:]...), "Taken out. undo brings it back.")
			return nil
		}}}
		return m, nil
	})
}

// retype asks for the words of one paragraph.
func (t *talk) retype(sitting *practice.Sitting, rows []string, i int) error {
	ask := func() {
		t.own(rows[i])
		t.say("What is to stand there instead? skip, or an empty line, leaves it.")
	}
	ask()
	text, err := t.words(question{again: ask})
	if err != nil {
		return nobody(err)
	}
	changed := append([]string{}, rows...)
	changed[i] = text
	t.put(sitting, changed, "Changed. undo brings back what stood there.")
	return nil
}

// put sets the rows of a page; that can be undone.
func (t *talk) put(sitting *practice.Sitting, rows []string, notice string) {
	before := sitting.Text
	sitting.Text = strings.Join(rows, "\n")
	sitting.Cursor = len(sitting.Text)
	sitting.Touch()
	t.say(notice)
	t.can("It is as it was.", func() error {
		sitting.Text = before
		sitting.Touch()
		return nil
	})
}

func (t *talk) title(sitting *practice.Sitting) error {
	ask := func() { t.say("A title, in one line. A few words, no names. An empty line leaves it as it is.") }
	ask()
	text, err := t.words(question{again: ask, why: func() { t.say("So that you find it again. Without one it is called by how it begins.") }})
	if err == nil {
		sitting.Title = oneLine(text)
		sitting.Touch()
	}
	return nobody(err)
}

func (t *talk) chooseFrame(sitting *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "frames", title: "Write with which frame?", why: "A frame asks something below each heading. None is the right one."}
		for _, f := range t.p.Frames.All() {
			it := item{name: f.Name, about: f.About, open: func() error {
				before, was := sitting.Text, sitting.Layout()
				sitting.UseFrame(f)
				sitting.Touch()
				t.say("What you wrote is all there. undo takes the frame back.")
				t.can("The frame is as it was.", func() error {
					sitting.UseFrame(was)
					sitting.Text = before
					sitting.Touch()
					return nil
				})
				return errBack
			}}
			if f.ID == sitting.Layout().ID {
				it.about += " (this one now)"
			}
			m.items = append(m.items, it)
		}
		m.verbs = []verb{{word: "about", help: "when a frame may help, and where it comes from", each: true, do: func(i int) error {
			f := t.p.Frames.All()[i]
			t.say(f.Fits)
			t.say(f.Source)
			return nil
		}}}
		return m, nil
	})
}

// keepPage keeps it. If something in it may point to a person, it first offers to look, once for what is written now.
func (t *talk) keepPage(sitting *practice.Sitting, looked *string) error {
	if now := sitting.Title + "\n" + sitting.Text; *looked != now {
		*looked = now
		if n := sitting.Walk()().Len(); n > 0 {
			t.say(places(n) + " Type look to look, or keep again to keep the page as it is.")
			return nil
		}
	}
	return t.keepSitting(sitting, t.p.Danger(sitting.Request()))
}

func places(n int) string {
	if n == 1 {
		return "One place may point to a person."
	}
	return fmt.Sprintf("%d places may point to a person.", n)
}

// throwAway forgets a page that stands alone. One that belongs to a check-in is only emptied: the answers stay.
func (t *talk) throwAway(sitting *practice.Sitting) error {
	if sitting.Entry.Check == nil {
		return t.discard(sitting)
	}
	t.put(sitting, strings.Split(sitting.Layout().Lay(""), "\n"), "The page is empty; your answers stay. undo brings it back.")
	return nil
}

func (t *talk) noEditor() string {
	if t.s.Lend == nil {
		return "there is no terminal for it"
	}
	return ""
}

// lend opens a page in the person's own editor.
func (t *talk) lend(sitting *practice.Sitting) error {
	l := t.p.Lender()
	if l.Name() == "" {
		t.say("You have not named an editor of your own. Name one in the settings, or with the variable VISUAL or EDITOR.")
		return nil
	}
	words := "heed gives " + l.Name() + " the page in a file, which is gone afterwards."
	if !l.InMemory() {
		words += " The file lies on the disk while you write."
	}
	if !l.Quiet() {
		words += " heed cannot know what the editor keeps of it."
	}
	yes, err := t.sure(words + " Open it?")
	if err != nil || !yes {
		return err
	}
	if seal := sitting.Seal(); seal != nil {
		if err := seal(); err != nil {
			return err
		}
	}
	return t.lendNow(sitting, sitting.Lend())
}

// lendNow lends, and takes back what the editor saved.
func (t *talk) lendNow(sitting *practice.Sitting, loan *practice.Loan) error {
	t.flush()
	fault := t.s.Lend(loan)
	text, changed, err := loan.Back()
	failed := loan.Failed()
	switch {
	case fault != nil && err != nil:
		return fault
	case err != nil:
		t.fault(err)
		yes, err := t.sure("Open it again, with what the editor saved?")
		if err != nil || !yes {
			return err
		}
		return t.lendNow(sitting, loan.Again())
	case !changed:
		t.say("Nothing was changed. If your editor opened a window, it needs its option to wait.")
		return fault
	case failed != nil:
		yes, err := t.sure("Your editor ended with a fault. Take what it saved?")
		if err != nil { // nobody said no
			t.put(sitting, strings.Split(text, "\n"), "Taken from your editor.")
		}
		if err != nil || !yes {
			return err
		}
	}
	t.put(sitting, strings.Split(text, "\n"), "Taken from your editor, and its file is gone.")
	return fault
}
