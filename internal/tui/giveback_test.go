package tui_test

import (
	"runtime"
	"testing"
	"time"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestMemoryIsGivenBackOnceAfterTheLastKey(t *testing.T) {
	now := noon()
	p := newPractice(t, func(o *practice.Options) { o.Now = func() time.Time { return now } })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	given := func() uint32 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.NumForcedGC
	}
	for _, step := range []struct {
		claim string
		key   string
		after time.Duration
		gives uint32
	}{
		{"somebody is at the keys", "down", 10 * time.Second, 0},
		{"nobody has been for a while", "", 30 * time.Second, 1},
		{"still nobody", "", 30 * time.Second, 0},
		{"back at the keys", "up", 10 * time.Second, 0},
		{"away again", "", time.Hour, 1},
	} {
		if step.key != "" {
			s.Keys(step.key)
		}
		before := given()
		now = now.Add(step.after)
		s.Tick()
		if n := given() - before; n != step.gives {
			t.Errorf("%s: memory was given back %d times, want %d", step.claim, n, step.gives)
		}
	}
}
