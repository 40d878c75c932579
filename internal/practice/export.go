package practice

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"heed/internal/account"
	"heed/internal/identify"
	"heed/internal/journal"
)

// outgoing is what heed has to say to entries that leave it.
func (p *Practice) outgoing() account.Shelf {
	return account.Shelf{Questions: p.Questions, Frames: p.Frames, Library: p.Library}
}

// WalkOut begins a walk through what in an entry may point to a person, as far as an export holds it.
func (p *Practice) WalkOut(w account.Wanted, e journal.Entry) *identify.Walk {
	e = e.Clone()
	var texts []string
	for _, words := range w.Words(&e) {
		texts = append(texts, *words)
	}
	return p.Finder().Walk(texts...)
}

// Export is what entries are outside of heed. The one that a walk went through is written as it was changed there; in the
// journal it stays as it is.
func (p *Practice) Export(w account.Wanted, walk *identify.Walk, entries ...journal.Entry) ([]byte, error) {
	if walk != nil && len(entries) == 1 {
		e := entries[0].Clone()
		texts := walk.Texts()
		for i, words := range w.Words(&e) {
			*words = texts[i]
		}
		entries = []journal.Entry{e}
	}
	data, err := p.outgoing().Write(w, entries...)
	return data, doing("write the export", err)
}

// OutName is how a file with an entry could be named: by its date and id, never by the person's words.
func (p *Practice) OutName(w account.Wanted, e journal.Entry) string {
	name := e.Date.Format("2006-01-02") + "-" + e.ID.String()[:8] + w.Format.Ending()
	if p.home == "" {
		return name
	}
	return "~/" + name
}

// Path is a file's name as a person types it, with their own folder for a tilde, and from the root on.
func (p *Practice) Path(typed string) string {
	typed = strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(typed, "~"); ok && p.home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		typed = filepath.Join(p.home, rest)
	}
	if whole, err := filepath.Abs(typed); err == nil && typed != "" {
		return whole
	}
	return typed
}

// ErrLink means that a link has that name already. It is never written over, wherever it leads.
var ErrLink = errors.New("there is a link of that name already")

// WriteOut writes a file that only this account can read. It never takes the place of another one, with [ErrThere], unless
// over says so; and then not before all of it is written. From a demonstration nothing is written.
func (p *Practice) WriteOut(path string, data []byte, over bool) error {
	const what = "write the file"
	if _, is := p.Demonstration(); is {
		return doing(what, ErrDemonstration)
	}
	err := writeNew(path, data)
	if info, is := os.Lstat(path); errors.Is(err, ErrThere) && is == nil && info.Mode()&fs.ModeSymlink != 0 {
		return doing(what, ErrLink)
	}
	if !over || !errors.Is(err, ErrThere) {
		return doing(what, bare(err))
	}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return doing(what, ErrThere) // a folder, say
	}
	part := path + ".part"
	if err = writeNew(part, data); err == nil {
		if err = os.Rename(part, path); err != nil {
			err = errors.Join(bare(err), os.Remove(part))
		}
	}
	return doing(what, bare(err))
}

// bare is an error of the system without the name of the file, which may hold a person's words.
func bare(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	if at, ok := errors.AsType[*os.LinkError](err); ok {
		return at.Err
	}
	return err
}
