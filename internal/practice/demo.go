package practice

import (
	"context"
	"errors"
	"fmt"

	"heed/internal/demo"
)

// ErrDemonstration means that a demonstration writes nothing to this computer.
var ErrDemonstration = errors.New("this is a demonstration, in which nothing is written")

// Invented is somebody invented, whose journal can be shown to a room.
type Invented = demo.Person

// Invented returns the people of a demonstration.
func (p *Practice) Invented() ([]Invented, error) {
	people, err := demo.People()
	return people, doing("read the invented people", err)
}

// Demonstrate opens the journal of somebody invented, in memory, as it was at the beginning. Nothing of it is ever
// written down. Being asked again for the same person is how a demonstration is begun anew.
func (p *Practice) Demonstrate(ctx context.Context, who Invented) error {
	j, err := who.Journal(ctx, demo.World{Library: p.Library, Questions: p.Questions, Now: p.now, Random: p.random})
	if err != nil {
		return fmt.Errorf("open the demonstration: %w", err)
	}
	if err := p.hold(j); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = who
	return nil
}

// Demonstration says that what is open belongs to somebody invented, and to whom.
func (p *Practice) Demonstration() (who Invented, is bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown, p.shown.ID != ""
}
