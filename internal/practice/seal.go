package practice

import (
	"context"
	"sync"
	"sync/atomic"

	"heed/internal/journal"
)

// sealing is what a sitting's seals have in common while they run beside the screens: they are done one after the
// other, an older one never undoes a newer, and none comes after the entry was kept or the draft dropped.
type sealing struct {
	mu     sync.Mutex   // held while one is being done; the screens never wait for it
	sealed atomic.Int64 // the latest version that is sealed
	closed atomic.Bool  // kept or dropped
}

// Touch says that the sitting has changed. One whose draft was dropped is gone on with.
func (s *Sitting) Touch() {
	if s.sealing.closed.Load() {
		s.sealing = &sealing{}
	}
	s.version++
}

// Sealed says that what the sitting holds is in the journal as a draft, every word of it.
func (s *Sitting) Sealed() bool { return s.version > 0 && s.version <= s.sealing.sealed.Load() }

// Seal returns a function that seals the sitting, as it is now, as a draft; it may run on any goroutine. It is nil
// when there is nothing new to seal.
func (s *Sitting) Seal() func() error {
	version, p, shared := s.version, s.practice, s.sealing
	if version <= shared.sealed.Load() || shared.closed.Load() || s.Empty() && shared.sealed.Load() == 0 {
		return nil
	}
	d := s.Copy()
	d.Saved = p.now()
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		if shared.closed.Load() || version <= shared.sealed.Load() {
			return nil
		}
		if err := p.saveDraft(context.Background(), d); err != nil {
			return err
		}
		shared.sealed.Store(version)
		return nil
	}
}

// Keep returns a function that keeps the sitting, as it is now, as an entry, and drops its draft; what was said to "If it
// comes up again, then I will…" becomes an intention with it. It may run on any goroutine.
func (s *Sitting) Keep() func() (journal.Entry, error) {
	d, p, shared := s.Copy(), s.practice, s.sealing
	d.Text = s.Written()
	return func() (journal.Entry, error) {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		if err := p.intend(context.Background(), d.Entry); err != nil {
			return d.Entry, err
		}
		e, err := p.Save(context.Background(), d.Entry)
		if err == nil {
			shared.closed.Store(true)
		}
		return e, err
	}
}

// Drop returns a function that forgets the draft. It may run on any goroutine.
func (s *Sitting) Drop() func() error {
	id, p, shared := s.ID, s.practice, s.sealing
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		const what = "drop the draft"
		j, err := part[journal.Journal](p, what)
		if err != nil {
			return err
		}
		if err := j.DropDraft(context.Background(), id); err != nil {
			return doing(what, err)
		}
		shared.closed.Store(true)
		return nil
	}
}
