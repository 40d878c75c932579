package cli

import (
	"runtime/debug"
	"testing"
)

// What Go notes for each way of building was looked at with "go version -m".
func TestVersionIsWhatGoHasNotedAndNoMore(t *testing.T) {
	t.Parallel()
	const revision = "e1a58b7c0ffe00112233445566778899aabbccdd"
	checkout := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{
			{Key: "vcs", Value: "git"},
			{Key: "vcs.revision", Value: revision},
			{Key: "vcs.time", Value: "2026-11-22T04:44:53Z"},
			{Key: "vcs.modified", Value: modified},
		}
	}
	for name, c := range map[string]struct {
		version  string
		settings []debug.BuildSetting
		release  string
		from     string
	}{
		"a checkout at a tag":       {"v1.2.3", checkout("false"), "1.2.3", "commit e1a58b7c0ffe of 2026-11-22, "},
		"a tag, and changes":        {"v1.2.3+dirty", checkout("true"), "devel", "commit e1a58b7c0ffe of 2026-11-22 and changes since, "},
		"between tags":              {"v1.2.4-0.20261122044453-e1a58b7c0ffe", checkout("false"), "devel", "commit e1a58b7c0ffe of 2026-11-22, "},
		"before any tag":            {"v0.0.0-20261122044453-e1a58b7c0ffe", checkout("false"), "devel", "commit e1a58b7c0ffe of 2026-11-22, "},
		"no tag, and changes":       {"v0.0.0-20261122044453-e1a58b7c0ffe+dirty", checkout("true"), "devel", "commit e1a58b7c0ffe of 2026-11-22 and changes since, "},
		"an older Go in a checkout": {"(devel)", checkout("false"), "devel", "commit e1a58b7c0ffe of 2026-11-22, "},
		"a release candidate":       {"v1.3.0-rc.1", checkout("false"), "1.3.0-rc.1", "commit e1a58b7c0ffe of 2026-11-22, "},
		"a module that was fetched": {"v1.2.3", nil, "1.2.3", ""},
		"a commit that was fetched": {"v1.2.4-0.20261122044453-e1a58b7c0ffe", nil, "1.2.4-0.20261122044453-e1a58b7c0ffe", ""},
		"no checkout":               {"(devel)", nil, "unknown", ""},
		"nothing at all":            {"", nil, "unknown", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			info := &debug.BuildInfo{Main: debug.Module{Path: "heed", Version: c.version}, Settings: c.settings}
			if got := noted(info); got != c.release {
				t.Errorf("the release is %q, not %q", got, c.release)
			}
			if got := builtFrom(info); got != c.from {
				t.Errorf("it was built from %q, not %q", got, c.from)
			}
		})
	}
}

func TestVersionOfTheLinkerGoesBeforeWhatGoHasNoted(t *testing.T) {
	t.Parallel()
	a := &app{env: Env{Version: "1.2.3"}}
	if got := a.release(); got != "1.2.3" {
		t.Errorf("the release is %q", got)
	}
}
