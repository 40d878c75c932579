package tui

import (
	"fmt"

	"heed/internal/practice"
	"heed/internal/tui/after"
	"heed/internal/tui/bin"
	"heed/internal/tui/card"
	"heed/internal/tui/check"
	"heed/internal/tui/day"
	"heed/internal/tui/demo"
	"heed/internal/tui/entries"
	"heed/internal/tui/entry"
	"heed/internal/tui/export"
	"heed/internal/tui/first"
	"heed/internal/tui/guided"
	"heed/internal/tui/history"
	"heed/internal/tui/home"
	"heed/internal/tui/intend"
	"heed/internal/tui/intentions"
	"heed/internal/tui/keys"
	"heed/internal/tui/library"
	"heed/internal/tui/marks"
	"heed/internal/tui/outside"
	"heed/internal/tui/path"
	"heed/internal/tui/protect"
	"heed/internal/tui/reading"
	"heed/internal/tui/readings"
	"heed/internal/tui/remembered"
	"heed/internal/tui/room"
	"heed/internal/tui/settings"
	"heed/internal/tui/standout"
	"heed/internal/tui/standpoint"
	"heed/internal/tui/suggestions"
	"heed/internal/tui/themes"
	"heed/internal/tui/thread"
	"heed/internal/tui/together"
	"heed/internal/tui/ui"
	"heed/internal/tui/unlock"
	"heed/internal/tui/wayfinder"
	"heed/internal/tui/welcome"
	"heed/internal/tui/went"
	"heed/internal/tui/whynot"
	"heed/internal/tui/write"
)

// open makes the screen a route leads to. To add a screen: a package, a route in ui/routes.go, and a case here.
func open(p *practice.Practice, r ui.Route) ui.Screen {
	switch r := r.(type) {
	case ui.Welcome:
		return welcome.New(p)
	case ui.Unlock:
		return unlock.New(p, r)
	case ui.Protect:
		return protect.New(p, r)
	case ui.Demo:
		return demo.New(p)
	case ui.Together:
		return together.NewSessions(p)
	case ui.Exercises:
		return together.NewExercises(p)
	case ui.Guided:
		return guided.NewSession(p, r.ID)
	case ui.Exercise:
		return guided.NewExercise(p, r.ID)
	case ui.InRoom:
		return room.New(p)
	case ui.Talk:
		return guided.NewTalk(p)
	case ui.Home:
		return home.New(p, r.GoOn)
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
	case ui.Export:
		return export.New(p, r.ID)
	case ui.Marks:
		return marks.New(p, r)
	case ui.Outside:
		return outside.New(p, r.Sitting)
	case ui.Entries:
		return entries.New(p, r.Find)
	case ui.Entry:
		return entry.New(p, r)
	case ui.After:
		return after.New(p, r)
	case ui.Themes:
		return themes.New()
	case ui.Thread:
		return thread.New(p, r.Theme)
	case ui.Day:
		return day.New(p)
	case ui.History:
		return history.New(p, r.ID)
	case ui.Bin:
		return bin.New(p)
	case ui.Library:
		return library.New(p, r)
	case ui.Wayfinder:
		return wayfinder.New(p)
	case ui.Remembered:
		return remembered.New(p)
	case ui.Intend:
		return intend.New(p, r)
	case ui.Intentions:
		return intentions.New(p)
	case ui.Went:
		return went.New(p, r)
	case ui.Card:
		return card.New(p, r.ID)
	case ui.Settings:
		return settings.New(p, r.Key)
	case ui.Keys:
		return keys.New()
	case ui.Reading:
		return reading.New(p, r.Name)
	case ui.Readings:
		return readings.New(p)
	case ui.Standpoint:
		return standpoint.New(p, r)
	case ui.Path:
		return path.New(p, r.Week)
	}
	panic(fmt.Sprintf("no screen for %T", r)) // a route without a screen is our mistake
}
