//go:build !unix

package mirror

// Show does nothing.
func Show(string, State) {}

// Window is the reading end; here there is none.
type Window struct{}

// Watch says so.
func Watch(string) (*Window, error) { return nil, ErrNone }

// Latest says so.
func (*Window) Latest() (State, bool, error) { return State{}, false, ErrNone }

// Close does nothing.
func (*Window) Close() error { return nil }
