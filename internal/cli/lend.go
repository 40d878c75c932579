package cli

import "heed/internal/loan"

// lender is how a page is lent to the person's own editor: that which other programs are told of, where the settings name
// none. VISUAL is for screens, so it comes first.
func (a *app) lender() loan.Lender {
	program := a.env.variable("VISUAL")
	if program == "" {
		program = a.env.variable("EDITOR")
	}
	return loan.Lender{Program: program, Vars: a.env.Vars, Memory: []string{a.env.variable("XDG_RUNTIME_DIR"), "/dev/shm"}}
}
