package plain

import (
	"errors"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/text"
)

// Lines are as wide as the terminal, but no wider than can be read well.
const (
	usualWidth = 72
	mostWidth  = 80
	leastWidth = 20
)

func (t *talk) width() int {
	if t.s.Width == nil {
		return usualWidth
	}
	if w := t.s.Width(); w > 0 {
		return max(min(w, mostWidth), leastWidth)
	}
	return usualWidth
}

func (t *talk) flush() { _ = t.out.Flush() } // the writer remembers that it failed, and Run tells

// gap prints an empty line.
func (t *talk) gap() { t.print("\n") }

func (t *talk) print(s string) { _, _ = t.out.WriteString(s) }

// say prints a paragraph; nothing when there are no words.
func (t *talk) say(text string) { t.hang("", text) }

// hang prints a text whose rows begin with first, or with as much room.
func (t *talk) hang(first, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	room := strings.Repeat(" ", ansi.StringWidth(first))
	for _, row := range wrap(text, t.width()-len(room)) {
		t.print(strings.TrimRight(first+row, " ") + "\n")
		first = room
	}
}

// head prints a heading, with room above it.
func (t *talk) head(text string) {
	t.gap()
	t.say(text)
}

// own prints a person's words, or a quote, set in.
func (t *talk) own(text string) { t.hang("    ", strings.TrimSpace(text)) }

// fault says what went wrong, and what to do about it.
func (t *talk) fault(err error) {
	t.say(practice.Explain(err))
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		t.say(h.Hint())
		return
	}
	t.say(practice.Hint(err))
}

// told says what came of something: done, or what went wrong. What a person said instead of an answer is passed on.
func (t *talk) told(done string, err error) error {
	switch {
	case err == nil:
		t.say(done)
	case isWord(err):
		return err
	default:
		t.fault(err)
	}
	return nil
}

// unread says that some of a list could not be read.
func (t *talk) unread(err error) {
	if err != nil {
		t.say("Some of it could not be read: " + practice.Explain(err))
	}
}

func wrap(words string, width int) []string { return text.Wrap(clean(words), width) }

// clean takes out of a text what could steer a terminal, whole escape sequences too: here nothing draws over what is said.
func clean(words string) string {
	return text.Clean(ansi.Strip(strings.ToValidUTF8(words, "\ufffd")))
}

// oneLine is a text as one row.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// markdown prints a text of ours that is written in Markdown: the words, without its signs.
func (t *talk) markdown(text string) {
	paragraph := ""
	end := func() {
		t.say(paragraph)
		paragraph = ""
	}
	for row := range strings.Lines(text) {
		row = strings.TrimSpace(row)
		switch {
		case row == "":
			end()
			t.gap()
		case strings.HasPrefix(row, "#"):
			end()
			t.say(bare(strings.TrimLeft(row, "# ")))
		case strings.HasPrefix(row, "> "):
			end()
			t.own(bare(row[2:]))
		case strings.HasPrefix(row, "- "), strings.HasPrefix(row, "* "):
			end()
			t.hang("- ", bare(row[2:]))
		default:
			paragraph = strings.TrimSpace(paragraph + " " + bare(row))
		}
	}
	end()
}

// bare takes the signs of Markdown out of a row.
func bare(row string) string {
	return strings.NewReplacer("**", "", "*", "", "`", "", "__", "").Replace(row)
}

// capital makes a sentence of what begins with a small letter.
func capital(text string) string {
	for i, r := range text {
		return string(unicode.ToUpper(r)) + text[i+len(string(r)):]
	}
	return ""
}

// small makes words go on from others.
func small(text string) string {
	for i, r := range text {
		return string(unicode.ToLower(r)) + text[i+len(string(r)):]
	}
	return ""
}
