package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"heed/internal/seal"
	"heed/internal/store"
)

// ErrKeyShared means that the system lets others on the computer read or change the key file.
var ErrKeyShared = errors.New("others on this computer may read or change the key file")

// readKeyFile reads the key file at path. It must be a file, which a link or a pipe is not, and its owner's alone.
func readKeyFile(path string) ([32]byte, error) {
	const most = 4 << 10 // it is 140 bytes; whatever is longer is something else
	info, err := os.Lstat(path)
	if err != nil {
		return [32]byte{}, keyFileFault(err)
	}
	if !info.Mode().IsRegular() { // and opening a pipe would wait for ever
		return [32]byte{}, fmt.Errorf("read the key file: %w", ErrNotKeyFile)
	}
	const others = 0o077
	if info.Mode()&others != 0 && runtime.GOOS != "windows" { // where these bits mean nothing
		return [32]byte{}, fmt.Errorf("read the key file: %w", ErrKeyShared)
	}
	f, err := os.Open(path)
	if err != nil {
		return [32]byte{}, keyFileFault(err)
	}
	defer func() { _ = f.Close() }() // nothing was written through it
	text, err := io.ReadAll(io.LimitReader(f, most))
	defer clear(text)
	if err != nil {
		return [32]byte{}, keyFileFault(err)
	}
	b, err := seal.ParseKeyFile(text)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the key file: %w", err)
	}
	return b, nil
}

func keyFileFault(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrNoKeyFile
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("read the key file: %w", ErrPermission)
	}
	return fmt.Errorf("read the key file: %w", err)
}

// HasKeyFile says that something by the name of a key file is in dir.
func HasKeyFile(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, KeyName))
	return err == nil
}

// makeKeyFile makes a key file at path, readable by its owner only. One that is there already is used and never
// replaced: it may be the only key of a journal that was moved elsewhere.
func makeKeyFile(path string, random io.Reader) ([32]byte, error) {
	b, err := readKeyFile(path)
	if !errors.Is(err, ErrNoKeyFile) {
		return b, err
	}
	if b, err = seal.NewKeyFile(random); err != nil {
		return [32]byte{}, err
	}
	text := seal.FormatKeyFile(b)
	defer clear(text)
	err = store.WriteNew(path, text)
	if errors.Is(err, store.ErrExists) { // another program was quicker
		return readKeyFile(path)
	}
	if err != nil {
		return [32]byte{}, fmt.Errorf("make the key file: %w", err)
	}
	return b, nil
}
