//go:build unix

package tui

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// ends is a program that ends when it hears that it is to.
type ends struct{}

func (ends) Init() tea.Cmd  { return nil }
func (ends) View() tea.View { return tea.View{} }
func (e ends) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, is := msg.(HangUp); is {
		return e, tea.Quit
	}
	return e, nil
}

// A window that is dragged and then closed tells of many sizes and then of its end, while the program is busy.
func TestSizesKeepOutNothingThatEndsTheProgram(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	program := tea.NewProgram(ends{}, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	defer passOn(program, newTerminal(time.Now))()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGWINCH, syscall.SIGHUP)
	for _, s := range []os.Signal{syscall.SIGWINCH, syscall.SIGWINCH, syscall.SIGWINCH, syscall.SIGHUP} {
		if err := self.Signal(s); err != nil {
			t.Fatal(err)
		}
		<-told
	}
	signal.Stop(told) // returns when everybody has been told
	if _, err := program.Run(); err != nil {
		t.Errorf("it was not told to end: %v", err)
	}
}
