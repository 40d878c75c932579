package entry

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// opened is a screen with an entry, as a search opened it.
func opened(e journal.Entry, find string, width, height int) *Screen {
	s := New(practice.New(practice.Options{Library: &pattern.Library{}}), ui.Entry{Find: find})
	s.Resize(ui.Area{Width: width, Height: height, Styles: ui.NewStyles(true)})
	l := loaded{of: s, shown: shown{entry: e, texts: texts(e)}}
	l.shown.places = practice.PlacesOf(find, l.shown.texts)
	_, draw := s.Update(l)
	s.Update(draw())
	return s
}

func TestEveryPlaceIsWhereItsWordIsDrawn(t *testing.T) {
	words := []string{"heron", "Héron", "a", "昨日", "👩🏽‍⚕️", "kingfisher", "\n", "\n\n", "    ", "window,", strings.Repeat("long", 30)}
	const word = "heron"
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		text := func() string {
			var b strings.Builder
			for range r.IntN(60) {
				b.WriteString(words[r.IntN(len(words))] + []string{" ", "", "  "}[r.IntN(3)])
			}
			return b.String()
		}
		e := journal.Entry{Title: text(), Text: text(), After: []journal.Afterthought{{Written: time.Unix(1, 0), Text: text()}}}
		s := opened(e, "heron", 12+r.IntN(70), 5+r.IntN(20))
		for i, h := range s.page.hits {
			row := ansi.Strip(s.page.rows[h.row])
			rest := strings.ReplaceAll(strings.ToLower(ansi.TruncateLeft(row, h.x, "")), "é", "e")
			if rest == "" || !strings.HasPrefix(rest, word) && !strings.HasPrefix(word, rest) { // a row may end in it
				t.Fatalf("seed %d: place %d is not where its word stands: %q", seed, i, rest)
			}
		}
		marks := 0
		for _, m := range s.shown.places.Marks {
			marks += len(m)
		}
		if title := strings.TrimSpace(e.Title); title == "" {
			marks -= len(s.shown.places.Marks[len(s.shown.texts)-1])
		}
		if len(s.page.hits) != marks {
			t.Errorf("seed %d: %d places are drawn of %d", seed, len(s.page.hits), marks)
		}
		for range s.page.hits {
			if v := s.View(); s.hit >= 0 && v.Cursor.Y != s.page.hits[s.hit].row-s.scroll.Top() {
				t.Errorf("seed %d: place %d is not in view", seed, s.hit)
			}
			s.goTo((s.hit + 1) % len(s.page.hits))
		}
	}
}

func TestNothingOfATextIsLostByMarkingIt(t *testing.T) {
	e := journal.Entry{Text: "One heron,  two herons;\n\n\tthree HERONS at the window, and a héron more than there should have been"}
	plain, marked := opened(e, "", 30, 20), opened(e, "heron", 30, 20)
	if a, b := ansi.Strip(strings.Join(plain.page.rows, "\n")), ansi.Strip(strings.Join(marked.page.rows, "\n")); a != b {
		t.Errorf("%q became %q", a, b)
	}
	if len(marked.page.hits) != 4 {
		t.Errorf("%d places", len(marked.page.hits))
	}
}

func TestItBeginsWhereMostOfTheWordsStandTogether(t *testing.T) {
	far := strings.Repeat("and so on and so forth. ", 20)
	s := opened(journal.Entry{Text: "A heron. " + far + "A heron and a kingfisher. " + far}, "heron kingfisher", 40, 10)
	if at := s.page.hits[s.hit].at; at < 100 {
		t.Errorf("it begins at byte %d", at)
	}
}

func TestHeadingsOfTheFrameAreDrawnAsSuch(t *testing.T) {
	e := journal.Entry{Text: "What happened\nShe left.\n\nWhat happened to the file"}
	s := opened(e, "", 60, 20)
	s.shown.frame = frame.Frame{Parts: []frame.Part{{Heading: "What happened"}}}
	s.Update(s.draw()())
	st := ui.NewStyles(true)
	all := strings.Join(s.page.rows, "\n")
	if !strings.Contains(all, st.Heading.Render("What happened")) || !strings.Contains(all, st.Own.Render("What happened to the file")) {
		t.Errorf("%q", all)
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, words := range []int{200, 20_000, 100_000} {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			e := journal.Entry{Text: strings.Repeat("some words that were written there, and more\n", words/8)}
			s := opened(e, "written", 80, 24)
			for b.Loop() {
				s.draw()()
			}
		})
		b.Run(fmt.Sprint("view ", words), func(b *testing.B) {
			e := journal.Entry{Text: strings.Repeat("some words that were written there, and more\n", words/8)}
			s := opened(e, "written", 80, 24)
			for b.Loop() {
				s.View()
			}
		})
	}
}
