package cli_test

import (
	"strings"
	"testing"
	"time"

	"heed/internal/cli"
)

// A clock that is set back, or was wrong before: nothing that was kept is lost sight of, and what comes now is kept too.
func TestWhenTheClockIsSetBackEverythingIsStillThere(t *testing.T) {
	t.Parallel()
	env, out, errs := world(t)
	at := func(year int, args ...string) string {
		out.Reset()
		errs.Reset()
		env.Now = func() time.Time { return time.Date(year, 2, 28, 23, 59, 59, 0, time.UTC) }
		if status := cli.Main(env, args); status != 0 {
			t.Fatalf("in %d: %v: status %d: %s", year, args, status, errs)
		}
		return out.String()
	}
	at(2040, "--no-passphrase", "add", "from later")
	id, _, _ := strings.Cut(at(2040, "list"), "\t")
	at(2040, "delete", id)
	at(2020, "add", "from now")
	at(1969, "add", "from before computers counted")
	at(2020, "bin", "restore", id)
	at(2020, "edit", id, "--title", "changed")
	if listed := at(2020, "list"); strings.Count(listed, "\n") != 3 {
		t.Errorf("listed:\n%s", listed)
	}
	at(2020, "doctor")
	if found := at(1969, "search", "later"); !strings.Contains(found, "changed") {
		t.Errorf("found: %q", found)
	}
}
