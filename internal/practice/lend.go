package practice

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"heed/internal/journal"
	"heed/internal/loan"
)

// Loan is one text that is lent to another program.
type Loan = loan.Loan

// Lender is how a page is lent to the person's own editor: the one their settings name or, when they name none, the one
// that every program is told of.
func (p *Practice) Lender() loan.Lender {
	l := p.lender
	if named := p.Config().Editor; named != "" {
		l.Program = named
	}
	l.Dir, l.Random = p.dir, p.random
	return l
}

// Lend prepares a loan of what is written. Should heed be killed meanwhile, what the program saves comes back into its draft
// when this journal is next opened.
func (s *Sitting) Lend() *Loan {
	l := s.practice.Lender()
	l.Of = s.ID.String() + s.practice.mark()
	return l.Lend(s.Text)
}

// mark tells the pages of this journal from those of others, which may be lent in the same place. It says nothing of where
// the journal lies.
func (p *Practice) mark() string {
	sum := sha256.Sum256([]byte(filepath.Clean(p.dir)))
	return hex.EncodeToString(sum[:8])
}

// lending is how pages are lent, and what the last sweep found, until somebody is told.
type lending struct {
	lender loan.Lender
	swept  bool
	fault  error
}

// Swept says whether something was left of a loan that was going on when heed was killed, and was taken in when the journal
// was opened; or why it could not be. It is said once.
func (p *Practice) Swept() (found bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	found, err = p.swept, p.fault
	p.swept, p.fault = false, nil
	return found, err
}

// sweep takes in what was left of loans, before anybody can read the drafts it goes to. That it cannot keeps nobody from their
// journal.
func (p *Practice) sweep(ctx context.Context) {
	found, err := p.Lender().Sweep(func(left loan.Left) error { return p.takeLeft(ctx, left) })
	p.mu.Lock()
	defer p.mu.Unlock()
	p.swept, p.fault = found, err
}

// takeLeft keeps what was left as the newest text of the draft or of the entry it came from. Where that is not here any more,
// or was changed since, it becomes a page of its own, so that neither is lost.
func (p *Practice) takeLeft(ctx context.Context, left loan.Left) error {
	if left.Of != "" && !strings.HasSuffix(left.Of, p.mark()) {
		return loan.ErrNotHere
	}
	var id journal.ID
	if b, err := hex.DecodeString(left.Of); err == nil {
		copy(id[:], b)
	}
	d, begun, err := p.draftWith(ctx, id)
	if err != nil {
		return err
	}
	if !begun {
		d.Entry, err = p.Entry(ctx, id)
		d.Saved, begun = d.Changed, err == nil
	}
	switch {
	case begun && d.Text == left.Text:
		return nil
	case begun && !d.Saved.After(left.Saved):
		return p.keepLeft(ctx, d, left.Text)
	}
	s, err := p.Begin()
	if err != nil {
		return err
	}
	return p.keepLeft(ctx, s.Draft, left.Text)
}

func (p *Practice) keepLeft(ctx context.Context, d journal.Draft, text string) error {
	d.Text, d.Cursor, d.Saved = text, len(text), p.now()
	return p.saveDraft(ctx, d)
}
