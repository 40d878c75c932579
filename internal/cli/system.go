package cli

import (
	"crypto/rand"
	"os"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

// System is the world as it is. It is called once, by a program's main.
func System(version string) Env {
	// With these Bubble Tea would write what is on the screen, in clear, to a file.
	_ = os.Unsetenv("TEA_TRACE")
	_ = os.Unsetenv("TEA_DEBUG")
	keepMemory()
	cobra.MousetrapHelpText = "" // heed may be started from the Explorer of Windows
	return Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Vars: os.Environ(), DataHome: xdg.DataHome, Version: version,
		Now: time.Now, Random: rand.Reader, Terminal: openTerminal,
	}
}
