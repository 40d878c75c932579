package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Load reads the file in a folder. Where there is none, everything is as Default has it. That it cannot be read is a problem
// like another: the program goes on.
func Load(dir string) (Config, []Problem) {
	data, err := readFile(filepath.Join(dir, FileName))
	if err != nil {
		return Default(), []Problem{{File: FileName, What: "cannot be read: " + reason(err)}}
	}
	return Parse(data, FileName)
}

// readFile reads a file as far as settings go; one that is not there is empty. It looks before it reads: a pipe would keep it
// waiting for ever.
func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a file")
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	return data, errors.Join(err, f.Close())
}

// reason is what the system said, without the path.
func reason(err error) string {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err.Error()
	}
	return err.Error()
}

// Save sets one key in the file of a folder, and makes both if they are not there: for nobody else to read. The file is whole
// at every moment, and when several programs write at once every one of their changes is kept: they take turns.
func Save(dir, key, value string) error {
	const doing = "save the setting: %w"
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf(doing, err)
	}
	file := filepath.Join(dir, FileName)
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real // somebody keeps it elsewhere: the link stays
	}
	next, err := takeTurn(file+".new", turnWait)
	if err != nil {
		return fmt.Errorf(doing, err)
	}
	err = write(next, file, key, value)
	if err == nil {
		err = os.Rename(next.Name(), file)
	}
	if err != nil {
		return fmt.Errorf(doing, errors.Join(err, os.Remove(next.Name())))
	}
	return nil
}

// write writes what file will be, and closes it.
func write(next *os.File, file, key, value string) error {
	now, err := readFile(file)
	if err == nil {
		var text []byte
		if text, err = Edit(now, key, value); err == nil {
			_, err = next.Write(text)
		}
	}
	if err == nil {
		err = next.Sync()
	}
	return errors.Join(err, next.Close())
}

// Writing takes a few milliseconds. A file that has been in the way for longer was left by a program that was ended.
const (
	turnWait = 20 * time.Millisecond
	turns    = 100
)

// takeTurn makes the file that is written to. While it is there another program is writing. One that has been there all the
// while is taken away.
func takeTurn(name string, wait time.Duration) (*os.File, error) {
	var first os.FileInfo
	for left := turns; ; left-- {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
		now, err := os.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist): // just now it was done with
			continue
		case err != nil:
			return nil, err
		case first == nil || !os.SameFile(first, now):
			first, left = now, turns
		case left <= 0:
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
		}
		time.Sleep(wait)
	}
}

// ErrFile means that the file is not one that settings could be written into without losing what stands there.
var ErrFile = errors.New("the file of settings cannot be read")

// Edit returns the file with one key set to a value, and everything else as it stood: comments, order, what heed does not
// know. A value that is the default is written too, since somebody chose it.
func Edit(data []byte, key, value string) ([]byte, error) {
	s, ok := Of(key)
	if !ok {
		return nil, fmt.Errorf("there is no setting %q", key)
	}
	c := Default()
	if err := s.Set(&c, value); err != nil {
		return nil, err
	}
	if _, problems := Parse(data, FileName); len(problems) > 0 && problems[0].Line == 0 {
		return nil, ErrFile
	}
	text := key + " = " + s.toml(s.Value(c))
	found, _ := scan(data)
	for _, l := range found {
		if l.key == key {
			return slices.Concat(data[:l.from], []byte(text), data[l.to:]), nil
		}
	}
	at := len(data) // before the first table, or at the end
	for _, l := range found {
		if strings.HasSuffix(l.key, ".") {
			at = bytes.LastIndexByte(data[:l.from], '\n') + 1
			break
		}
	}
	before := data[:at]
	if len(before) > 0 && before[len(before)-1] != '\n' {
		text = "\n" + text
	}
	return slices.Concat(before, []byte(text+"\n"), data[at:]), nil
}

// toml is a value as the file has it.
func (s Setting) toml(value string) string {
	switch s.Kind {
	case YesNo:
		return value
	case Lines:
		if value == "" {
			return "[]"
		}
		var b strings.Builder
		b.WriteString("[\n")
		for line := range strings.SplitSeq(value, "\n") {
			b.WriteString("  " + quote(line) + ",\n")
		}
		return b.String() + "]"
	}
	return quote(value)
}

// quote writes a basic string of TOML. Nothing that cannot be seen is left in a value, so that only two signs need care.
func quote(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
