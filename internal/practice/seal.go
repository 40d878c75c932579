package practice

import (
	"context"
	"fmt"
	"sync"

	"heed/internal/journal"
)

// sealing is what a sitting's seals have in common while they run beside the screens: they are done one after the
// other, an older one never undoes a newer, and none comes after the entry was kept or the draft dropped.
type sealing struct {
	mu     sync.Mutex
	sealed int  // the latest version that is sealed
	closed bool // kept or dropped
	err    error // what kept the last one from being done
}

// Touch says that the sitting has changed.
func (s *Sitting) Touch() { s.version++ }

// Seal returns a function that seals the sitting, as it is now, as a draft; it may run on any goroutine. It is nil
// when there is nothing new to seal.
func (s *Sitting) Seal() func() error {
	if s.version == s.asked && s.failed() == nil || s.Empty() && s.asked == 0 {
		return nil
	}
	s.asked = s.version
	version, d, p, shared := s.version, s.Copy(), s.practice, s.sealing
	d.Saved = p.now()
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		if shared.closed || version <= shared.sealed {
			return nil
		}
		if err := p.saveDraft(context.Background(), d); err != nil {
			shared.err = err
			return err
		}
		shared.err = nil
		shared.sealed = version
		return nil
	}
}

func (s *Sitting) failed() error {
	s.sealing.mu.Lock()
	defer s.sealing.mu.Unlock()
	return s.sealing.err
}

// Keep returns a function that keeps the sitting, as it is now, as an entry, and drops its draft. It may run on any goroutine.
func (s *Sitting) Keep() func() (journal.Entry, error) {
	d, p, shared := s.Copy(), s.practice, s.sealing
	return func() (journal.Entry, error) {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		e, err := p.Save(context.Background(), d.Entry)
		shared.closed = shared.closed || err == nil
		return e, err
	}
}

// Drop returns a function that forgets the draft. It may run on any goroutine.
func (s *Sitting) Drop() func() error {
	id, p, shared := s.ID, s.practice, s.sealing
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		j, err := p.journal()
		if err == nil {
			err = j.DropDraft(context.Background(), id)
		}
		if err != nil {
			return fmt.Errorf("drop the draft: %w", err)
		}
		shared.closed = true
		return nil
	}
}
