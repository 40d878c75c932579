// Package e2e runs a program as a person meets it: the real binary, in a real pseudo-terminal, under a terminal emulator
// that answers what the program asks of its terminal. Tests type and look at the screen; pictures for the README are
// taken the same way (heed/internal/e2e/shot).
//
// It promises that nothing depends on time. A wait ends when the screen shows what was waited for, is looked at again
// only when the program has drawn, and fails with the screen in the message when the program has ended or the time is up.
// A program that draws its frames whole (synchronized output, mode 2026) is only ever looked at between two frames.
// The environment is fixed, so that what the person who runs the tests has set changes nothing.
//
// Four scripts lie beside the tests, for what takes root or minutes: faults.sh does to a journal what disks and people do,
// bars.sh prints how long things take with a long one, speed.sh how quick and how large heed is beside the least program with
// the same libraries (docs/speed.md), and hunt.sh tries to break it for as long as one likes. In the hunt alone some things do
// depend on time, as slow terminals and stopped programs do.
//
// It knows nothing of heed but the names of its variable and of its module. It works where there are pseudo-terminals: not
// on Windows, where its tests are left out. What x/vt gets wrong it gets wrong too: an accent that follows its letter as a
// character of its own (U+0065 U+0301) is shown in a cell of its own.
package e2e
