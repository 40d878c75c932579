package tui

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
	"heed/patterns"
)

// writing is a practice whose journal is open, and a page on it that is not sealed yet.
func writing(t *testing.T) (*practice.Practice, *journal.Memory, ui.Route) {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	memory := journal.NewMemory(time.Now, rand.Reader)
	p := practice.New(practice.Options{Library: lib, Questions: q, Now: time.Now, Random: rand.Reader, Journal: memory})
	sitting, err := p.Begin()
	if err != nil {
		t.Fatal(err)
	}
	sitting.Text = "half a sentence"
	sitting.Touch()
	return p, memory, ui.Write{Sitting: sitting}
}

// sealedAndLocked checks what Run promises however the program ended.
func sealedAndLocked(t *testing.T, p *practice.Practice, memory *journal.Memory) {
	t.Helper()
	drafts, err := memory.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Text != "half a sentence" {
		t.Errorf("the draft: %v, %v", drafts, err)
	}
	if _, err := p.Drafts(t.Context()); !errors.Is(err, practice.ErrLocked) {
		t.Errorf("the journal is not locked: %v", err)
	}
}

func TestACancelledProgramSealsAndLocks(t *testing.T) {
	p, memory, page := writing(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Run(ctx, endless{}, io.Discard, nil, p, page); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	sealedAndLocked(t, p, memory)
}

// endless is an input at which nobody types.
type endless struct{}

func (endless) Read([]byte) (int, error) { select {} }
