// Package config holds a person's settings: what can be set, what each is when nothing is said, and the file they are
// written in, config.toml in heed's folder.
//
// Everything that is said about a setting stands in one table, [Settings]: from it come the reading and writing of the
// file, the screen, the command and the page that lists them. What is wrong in the file costs that one setting, never
// the others: see [Parse]. What heed writes leaves the person's comments and whatever else stands there as they were:
// see [Edit]. The package knows nothing of screens.
package config

import (
	"time"

	"heed/internal/theme"
)

// FileName is the name of the file in heed's folder.
const FileName = "config.toml"

// Look is which colours are used.
type Look string

// The looks there are.
const (
	Auto     Look = "auto" // what the terminal says of its ground
	Light    Look = "light"
	Dark     Look = "dark"
	Contrast Look = "contrast" // high contrast, on the ground the terminal has
)

// Config is a person's settings. The zero value is not the default: see Default.
type Config struct {
	Look          Look
	ReducedMotion bool          // nothing on a screen changes or moves by itself
	OneColumn     bool          // nothing stands beside what one is at, however wide the window
	IdleLock      time.Duration // lock after so long without a key; 0 is never
	Lens          theme.Lens    // with which a check-in begins; empty to be asked
	Frame         string        // id of the frame a new page begins with; empty for a free page
	Editor        string        // the person's own editor, with its arguments; empty for what VISUAL or EDITOR say
	PlainWords    bool          // the plain words of a statement are shown first
	LineByLine    bool          // no full screens
	Support       []string      // where somebody can turn to, a line each: shown when a guided session is stopped
}

// Default is what counts when nothing is said.
func Default() Config { return Config{Look: Auto, IdleLock: 10 * time.Minute} }

// Clone shares nothing with c.
func (c Config) Clone() Config {
	c.Support = append([]string(nil), c.Support...)
	return c
}
