package practice

import "heed/internal/loan"

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

// Sweep takes away what a loan has left that was going on when heed was killed, and says whether there was anything.
func (p *Practice) Sweep() (found bool, err error) { return p.Lender().Sweep() }
