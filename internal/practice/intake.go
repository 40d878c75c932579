package practice

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"heed/internal/account"
	"heed/internal/intake"
	"heed/internal/journal"
)

// ErrNoArchive means that a file is called .zip and is none.
var ErrNoArchive = errors.New("this is not a zip archive, or a part of it is missing")

// LookIn reads what somebody wrote elsewhere: files, folders and zip archives by their names, and in for "-". A link that
// was named is followed, since its owner named it; none within a folder is, and nothing outside of it can be reached.
func (p *Practice) LookIn(ctx context.Context, a intake.Asked, in io.Reader, names ...string) (found intake.Found, err error) {
	const what = "read what comes in"
	a.Now = p.now()
	a.Zone = a.Now.Location()
	var sources []intake.Source
	for _, name := range names {
		if name == "-" {
			sources = append(sources, intake.Source{Name: "standard input", File: in})
			continue
		}
		s, done, err := openSource(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return intake.Found{}, doing(what, fs.ErrNotExist) // without its name, which may hold a person's words
		case err != nil:
			return intake.Found{}, doing(what, bare(err))
		}
		defer func() { _ = done() }() // it was only read
		sources = append(sources, s)
	}
	found, err = intake.Read(ctx, a, sources...)
	return found, doing(what, err)
}

// openSource opens what a name names.
func openSource(name string) (s intake.Source, done func() error, err error) {
	s = intake.Source{Name: filepath.ToSlash(name)}
	info, err := os.Stat(name)
	if err != nil {
		return s, nil, err
	}
	if whole, err := filepath.Abs(name); err == nil && (info.IsDir() || info.Mode().IsRegular()) {
		if real, err := filepath.EvalSymlinks(whole); err == nil {
			whole = real // so that a folder is the same by whatever way one comes to it
		}
		s.At = filepath.ToSlash(whole)
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return s, nil, err
		}
		s.FS = root.FS()
		return s, root.Close, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return s, nil, err
	}
	if !strings.EqualFold(filepath.Ext(name), ".zip") {
		s.File, s.Changed = f, info.ModTime()
		return s, f.Close, nil
	}
	archive, err := zip.NewReader(f, info.Size())
	if err != nil {
		return s, nil, errors.Join(ErrNoArchive, f.Close())
	}
	s.FS = archive
	return s, f.Close, nil
}

// PlanIntake says what of it is new to the open journal.
func (p *Practice) PlanIntake(ctx context.Context, found intake.Found) (intake.Plan, error) {
	const what = "look what is new"
	j, err := part[taker](p, what)
	if err != nil {
		return intake.Plan{}, err
	}
	for i, piece := range found.Pieces {
		if piece.Key == "" {
			continue
		}
		id, err := j.Name(ctx, piece.Key)
		if err != nil {
			return intake.Plan{}, doing(what, err)
		}
		if piece.Copy {
			found.Pieces[i].Other = id
		} else {
			found.Pieces[i].Entry.ID = id
		}
	}
	there := intake.NewThere()
	there.Writes(p.written)
	for e, err := range j.Entries(ctx) {
		switch {
		case err == nil:
			there.Entry(e)
		case e.ID.IsZero():
			return intake.Plan{}, doing(what, err)
		default:
			there.Unreadable(e.ID)
		}
	}
	binned, err := j.Bin(ctx)
	if err != nil {
		return intake.Plan{}, doing(what, err)
	}
	for _, b := range binned {
		there.Binned(b.ID)
	}
	intentions, err := j.Intentions(ctx)
	if err != nil {
		return intake.Plan{}, doing(what, err)
	}
	for _, i := range intentions {
		there.Intention(i.ID)
	}
	return found.Plan(there, func(id journal.ID) ([]journal.Entry, error) { return p.revisions(ctx, id) })
}

// written is an entry as Markdown, without what was answered in the check-in and with it.
func (p *Practice) written(e journal.Entry) []string {
	var all []string
	for _, answers := range []bool{false, true} {
		data, err := p.outgoing().Write(account.Wanted{Format: account.Markdown, Answers: answers}, e)
		if err != nil {
			data = []byte(e.Text) // it is then told apart from any note
		}
		all = append(all, string(data))
	}
	return all
}

// taker is a journal that can be brought up to what was written elsewhere.
type taker interface {
	journal.Journal
	journal.Binner
	journal.Historian
	journal.Intender
	journal.Taker
}

// revisions are all revisions of an entry, first to last.
func (p *Practice) revisions(ctx context.Context, id journal.ID) ([]journal.Entry, error) {
	heads, err := p.History(ctx, id)
	if err != nil {
		return nil, err
	}
	all := make([]journal.Entry, len(heads))
	for i, h := range heads {
		if all[len(heads)-1-i], err = p.Revision(ctx, id, h.Revision); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// TakeIn takes in what was planned: all of it or, with an error, nothing. It tells progress how many revisions it has
// come to, from the goroutine that called it.
func (p *Practice) TakeIn(ctx context.Context, plan intake.Plan, progress func(n int)) error {
	const what = "keep what comes in"
	j, err := part[taker](p, what)
	if err != nil {
		return err
	}
	_, err = j.Take(ctx, func(yield func(journal.Entry) bool) {
		for i, e := range plan.Revisions {
			progress(i)
			if !yield(e) {
				return
			}
		}
	}, plan.Intentions)
	if err != nil {
		return doing(what, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.finder != nil { // the next search reads the journal anew
		p.finder.close()
		p.finder = nil
	}
	return nil
}

// Whole is all of the journal, as an export holds it: every entry with its latest revision, the page "Where I stand" with
// the earlier ones too, and so the others if history says so; and what one meant to try. What cannot be read does not
// keep the rest back: it is told of in the error.
func (p *Practice) Whole(ctx context.Context, history bool) (account.Whole, error) {
	const what = "read the journal"
	j, err := part[taker](p, what)
	if err != nil {
		return account.Whole{}, err
	}
	w := account.Whole{Earlier: map[journal.ID][]journal.Entry{}, Intentions: []journal.Intention{}}
	var fault error
	for e, err := range j.Entries(ctx) {
		if err != nil {
			fault = errors.Join(fault, err)
			continue
		}
		w.Entries = append(w.Entries, e)
		if e.Revision < 2 || !history && e.Kind != journal.Standpoint {
			continue
		}
		all, err := p.revisions(ctx, e.ID)
		if err != nil {
			fault = errors.Join(fault, err)
			continue
		}
		w.Earlier[e.ID] = all[:len(all)-1]
	}
	intentions, err := j.Intentions(ctx)
	w.Intentions = append(w.Intentions, intentions...)
	return w, doing(what, errors.Join(fault, err))
}
