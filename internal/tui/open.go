package tui

import (
	"fmt"

	"heed/internal/practice"
	"heed/internal/tui/bin"
	"heed/internal/tui/card"
	"heed/internal/tui/check"
	"heed/internal/tui/entries"
	"heed/internal/tui/entry"
	"heed/internal/tui/first"
	"heed/internal/tui/history"
	"heed/internal/tui/home"
	"heed/internal/tui/library"
	"heed/internal/tui/protect"
	"heed/internal/tui/reading"
	"heed/internal/tui/standout"
	"heed/internal/tui/suggestions"
	"heed/internal/tui/ui"
	"heed/internal/tui/unlock"
	"heed/internal/tui/welcome"
	"heed/internal/tui/whynot"
	"heed/internal/tui/write"
)

// open makes the screen a route leads to. To add a screen: a package, a route in ui/routes.go, and a case here.
func open(p *practice.Practice, r ui.Route) ui.Screen {
	switch r := r.(type) {
	case ui.Welcome:
		return welcome.New(p)
	case ui.Unlock:
		return unlock.New(p, r.Locked)
	case ui.Protect:
		return protect.New(p, r)
	case ui.Home:
		return home.New(p)
	case ui.Check:
		return check.New(p, r.Sitting, r.At)
	case ui.Standout:
		return standout.New(p, r.Sitting)
	case ui.Suggest:
		return suggestions.New(p, r)
	case ui.First:
		return first.New(r.Line)
	case ui.WhyNot:
		return whynot.New(p, r.ID, r.Sitting)
	case ui.Write:
		return write.New(p, r.Sitting)
	case ui.Entries:
		return entries.New(p)
	case ui.Entry:
		return entry.New(p, r.ID, r.Restore)
	case ui.History:
		return history.New(p, r.ID)
	case ui.Bin:
		return bin.New(p)
	case ui.Library:
		return library.New(p, r.WhyNot)
	case ui.Card:
		return card.New(p, r.ID)
	case ui.Reading:
		return reading.New(r.Name)
	}
	panic(fmt.Sprintf("no screen for %T", r)) // a route without a screen is our mistake
}
