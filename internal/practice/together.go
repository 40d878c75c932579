package practice

import (
	"context"
	"os"

	"heed/internal/guide"
	"heed/internal/journal"
	"heed/internal/mirror"
)

// KeepRecord keeps what people agreed to keep of a guided session, as an entry of the open journal.
func (p *Practice) KeepRecord(ctx context.Context, r guide.Record) (journal.Entry, error) {
	return p.Save(ctx, journal.Entry{Date: p.now(), Title: r.Title(), Text: r.Markdown(), Themes: r.Themes})
}

// WriteRecord writes it to a new file that only its owner may read, and returns where that lies. A file that is there
// stays as it is: [ErrThere].
func (p *Practice) WriteRecord(path string, r guide.Record) (string, error) {
	path = p.Path(path)
	return path, p.WriteOut(path, []byte("# "+r.Title()+"\n\n"+r.Markdown()), false)
}

// Room is where a session is, for the window that everybody sees.
type Room = mirror.State

// ShowRoom tells the window for the room, if there is one.
func (p *Practice) ShowRoom(s Room) {
	if p.dir != "" {
		mirror.Show(p.dir, s)
	}
}

// WatchRoom opens the window for the room. latest is what is to be shown in it since it was asked last, without waiting.
func (p *Practice) WatchRoom() (latest func() (Room, bool, error), end func() error, err error) {
	const what = "open the window for the room"
	if p.dir == "" {
		return nil, nil, doing(what, ErrDemonstration)
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return nil, nil, doing(what, err)
	}
	w, err := mirror.Watch(p.dir)
	if err != nil {
		return nil, nil, doing(what, err)
	}
	return w.Latest, w.Close, nil
}
