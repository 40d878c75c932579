package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// shelf is a list with something beside it, and the clock of a test.
type shelf struct {
	aside  Aside
	opened []string
	later  []tea.Msg
}

func newShelf(width int) *shelf {
	s := &shelf{}
	s.run(s.aside.Resize(Area{Width: width, Height: 10, Styles: NewStyles(true)}))
	return s
}

func (s *shelf) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case Later:
		s.later = append(s.later, msg.Msg)
	default:
		s.run(s.aside.Update(msg))
	}
}

func (s *shelf) choose(name string) {
	s.run(s.aside.Show(name, func(d *Doc, st Styles) {
		s.opened = append(s.opened, name)
		d.Para(st.Text, "all of "+name)
	}))
}

// rest lets the time pass that somebody stays on a row.
func (s *shelf) rest() {
	due := s.later
	s.later = nil
	for _, msg := range due {
		s.run(s.aside.Update(msg))
	}
}

func (s *shelf) shows() string {
	return ansi.Strip(s.aside.Beside(View{Body: "a list"}).Body)
}

func TestWhatIsChosenStandsBesideTheList(t *testing.T) {
	s := newShelf(120)
	s.choose("one")
	if got := s.shows(); !strings.HasPrefix(got, "a list  ") || !strings.HasSuffix(got, "all of one") {
		t.Errorf("%q", got)
	}
}

func TestANarrowListOpensNothing(t *testing.T) {
	s := newShelf(80)
	s.choose("one")
	if s.shows() != "a list" || len(s.opened) > 0 {
		t.Errorf("%q, opened %q", s.shows(), s.opened)
	}
	s.run(s.aside.Resize(Area{Width: 120, Height: 10, Styles: NewStyles(true)}))
	if !strings.Contains(s.shows(), "all of one") {
		t.Errorf("when there is room: %q", s.shows())
	}
}

func TestAHeldKeyOpensOnlyWhereItRests(t *testing.T) {
	s := newShelf(120)
	for _, name := range []string{"one", "two", "three", "four"} {
		s.choose(name)
	}
	s.rest()
	s.choose("five")
	s.rest()
	if got := strings.Join(s.opened, " "); got != "one" {
		t.Fatalf("opened %q on the way", got)
	}
	if got := s.shows(); got != "a list" {
		t.Errorf("something else than what is chosen stands there: %q", got)
	}
	s.rest()
	if got := strings.Join(s.opened, " "); got != "one five" || !strings.Contains(s.shows(), "all of five") {
		t.Errorf("opened %q; %q", got, s.shows())
	}
	s.rest()
	s.choose("six")
	if !strings.Contains(s.shows(), "all of six") {
		t.Errorf("after a rest the next has to wait: %q", s.shows())
	}
}

func TestWhatIsDrawnTooLateIsNotShown(t *testing.T) {
	s := newShelf(120)
	slow := s.aside.Show("one", func(d *Doc, st Styles) { d.Para(st.Text, "late") })
	s.aside.Nothing()
	s.run(slow)
	if got := s.shows(); got != "a list" {
		t.Errorf("%q", got)
	}
}

func TestWhatMayHaveChangedIsOpenedAgain(t *testing.T) {
	s := newShelf(120)
	s.choose("one")
	s.choose("one")
	if len(s.opened) != 1 {
		t.Fatalf("opened %q", s.opened)
	}
	s.rest()
	s.aside.Again()
	if !strings.Contains(s.shows(), "all of one") {
		t.Errorf("it is gone meanwhile: %q", s.shows())
	}
	if s.choose("one"); len(s.opened) != 2 {
		t.Errorf("opened %q", s.opened)
	}
}
