// Command still is heed with a clock that stands still: all of cmd/heed, but for what it is told the time is. Pictures are
// taken of it, so that a date in one does not change from day to day.
package main

import (
	"os"
	"time"

	"heed/internal/cli"
)

func main() {
	world := cli.System("")
	world.Now = func() time.Time { return time.Date(2026, time.November, 17, 18, 10, 0, 0, time.UTC) }
	os.Exit(cli.Main(world, os.Args[1:]))
}
