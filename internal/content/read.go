package content

import (
	"errors"
	"fmt"
	"io/fs"
)

// Read reads one file of a folder. It looks before it reads: a pipe would keep it waiting for ever, and a huge file would
// fill the memory. File names it in the error, which is an *Error.
func Read(fsys fs.FS, name, file string) ([]byte, error) {
	fault := func(problem string) ([]byte, error) { return nil, &Error{File: file, Problem: problem} }
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return fault("cannot be read: " + reason(err))
	case !info.Mode().IsRegular():
		return fault("not a file")
	case info.Size() > MaxSize:
		return fault(fmt.Sprintf("larger than %d KB", MaxSize>>10))
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fault("cannot be read: " + reason(err))
	}
	return data, nil
}

// List lists what lies in a folder, by name. Folder names it in the error, which is an *Error.
func List(fsys fs.FS, folder string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, &Error{File: folder, Problem: "this folder cannot be read: " + reason(err)}
	}
	return entries, nil
}

// reason is what the system said, without the path, which stands in front already.
func reason(err error) string {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err.Error()
	}
	return err.Error()
}
