// Command heed is a private journal for people whose work gives them power over others. See heed/internal/doc.go for
// the map of the code.
package main

import (
	"os"

	"heed/internal/cli"
)

// version is set by the linker in releases: -ldflags "-X main.version=1.2.3".
var version string

func main() { os.Exit(cli.Main(cli.System(version), os.Args[1:])) }
