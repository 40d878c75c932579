package vault

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"heed/internal/journal"
	"heed/internal/store"
)

// Backups are copies of the journal, as sealed as it is, in a folder beside it. Seven are kept, of the last days on which
// something had changed.
const (
	BackupFolder = "backups"
	backupsKept  = 7
	backupStart  = "journal-"
	backupEnd    = ".heed"
	backupDay    = "2006-01-02"
)

// ErrBackupDamaged means that a copy was made and is good as a file, and that something in it cannot be read, as in the
// journal itself.
var ErrBackupDamaged = errors.New("the journal was copied as it is, and something in it is damaged or missing")

// Backup writes a copy of the journal to path, where there must be nothing yet, and reads all of it. What is wrong with
// the journal is told with [ErrBackupDamaged]; the copy is there all the same.
func (v *Vault) Backup(ctx context.Context, path string) error {
	if err := v.store.CopyTo(ctx, path); err != nil {
		return err
	}
	return v.verify(ctx, path)
}

// verify reads all of a copy.
func (v *Vault) verify(ctx context.Context, path string) error {
	key, release, err := v.use()
	if err != nil {
		return err
	}
	defer release()
	x := examination{key: key}
	if x.found, err = store.Scan(ctx, path); err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	if err := x.look(ctx, nil); err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	if len(x.report.Lost) > 0 || x.report.Whole != nil {
		return ErrBackupDamaged
	}
	return nil
}

// Tend does what is due once after a journal was opened, on any goroutine: it makes the backup of the day if something
// has changed since the last one, removes for good what lay in the bin for journal.BinDays, and clears away what was left
// half made, and what Restore kept thirty days ago. Where something fails it goes on with the rest, but nothing goes from
// the bin of a journal whose backup shows damage, and what Restore kept stays too. A journal that can only be read is left alone.
func (v *Vault) Tend(ctx context.Context) error {
	err := v.backUpDaily(ctx)
	var emptied error
	if !errors.Is(err, ErrBackupDamaged) { // else nothing more goes for good until somebody has looked at it
		_, emptied = v.Empty(ctx, v.now().AddDate(0, 0, -journal.BinDays))
	}
	v.clearAway()
	v.clearKept(ctx)
	if errors.Is(emptied, ErrReadOnly) || errors.Is(emptied, ErrPermission) {
		return nil
	}
	return errors.Join(err, emptied)
}

// backUpDaily makes the backup of the day.
func (v *Vault) backUpDaily(ctx context.Context) error {
	today := v.now().Format(backupDay)
	path := filepath.Join(v.dir, BackupFolder, backupStart+today+backupEnd)
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	have, err := backups(v.dir)
	if err != nil {
		return fmt.Errorf("make the day's backup: %w", err)
	}
	if len(have) > 0 && v.same(ctx, have[len(have)-1]) {
		return nil
	}
	err = v.Backup(ctx, path)
	switch {
	case errors.Is(err, ErrExists): // another program was quicker
		return nil
	case err != nil: // older ones stay: one of them may be good
		return fmt.Errorf("make the day's backup: %w", err)
	}
	return v.rotate(append(have, path), today)
}

// rotate removes all backups but the last. Those of days that have not come, which a wrong clock made, go first; what
// was made just now is never removed.
func (v *Vault) rotate(files []string, today string) error {
	day := func(path string) string {
		return strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), backupStart), backupEnd)
	}
	slices.SortFunc(files, func(a, b string) int {
		if future := day(b) > today; day(a) > today != future {
			if future {
				return 1
			}
			return -1
		}
		return cmp.Compare(a, b)
	})
	var err error
	for len(files) > backupsKept {
		err = errors.Join(err, os.Remove(files[0]))
		files = files[1:]
	}
	if err != nil {
		return fmt.Errorf("remove an old backup: %w", err)
	}
	return nil
}

// same says that nothing has changed since a backup was made. If in doubt it says no.
func (v *Vault) same(ctx context.Context, path string) bool {
	key, release, err := v.use()
	if err != nil {
		return false
	}
	defer release()
	copied, err := store.Open(ctx, path)
	if err != nil {
		return false
	}
	was, errWas := copied.Ledger(ctx)
	is, errIs := v.store.Ledger(ctx)
	if errors.Join(errWas, errIs, copied.Close()) != nil {
		return false
	}
	a, errA := openLedger(key, was)
	b, errB := openLedger(key, is)
	return errors.Join(errA, errB) == nil && a.updates == b.updates && a.last == b.last && a.singles == b.singles
}

// backups are the backups in a journal's folder, oldest first.
func backups(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, BackupFolder))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("look for backups: %w", err)
	}
	var files []string
	for _, e := range entries {
		day, ok := strings.CutPrefix(e.Name(), backupStart)
		day, isBackup := strings.CutSuffix(day, backupEnd)
		if _, err := time.Parse(backupDay, day); ok && isBackup && err == nil {
			files = append(files, filepath.Join(dir, BackupFolder, e.Name()))
		}
	}
	return files, nil
}

// clearAway removes files that were begun and never got their name, once they are so old that nobody can be at work on
// them.
func (v *Vault) clearAway() {
	const old = time.Hour
	for _, dir := range []string{v.dir, filepath.Join(v.dir, BackupFolder)} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			name := strings.TrimSuffix(e.Name(), "-journal")
			if !strings.HasPrefix(name, ".journal") || !strings.HasSuffix(name, ".new") {
				continue
			}
			if info, err := e.Info(); err == nil && v.now().Sub(info.ModTime()) > old {
				_ = os.Remove(filepath.Join(dir, e.Name())) // it is in nobody's way
			}
		}
	}
}

// Restore puts the journal in the file at path in the place of the one in dir, once all of it was read with the secret,
// and returns the name under which it keeps what was there; empty when there was nothing. The file stays where it is. A
// file in which an entry is damaged or missing is refused, with [ErrBackupDamaged]: salvage it first. Damage to another
// way in, a draft, an intention or a mark of the bin is no reason. The key file, if it takes one, is looked for
// in dir. While a program writes to the journal in dir Restore waits, and then says [ErrBusy].
func Restore(ctx context.Context, dir, path string, s Secret, o Options) (kept string, err error) {
	o = o.complete()
	o.KeyFolder = dir
	report, err := Examine(ctx, path, s, o)
	if err != nil {
		return "", err
	}
	if !report.readable() {
		return "", errors.Join(ErrBackupDamaged, report.File)
	}
	from, err := store.Open(ctx, path)
	if err != nil {
		return "", err
	}
	to := filepath.Join(dir, FileName)
	if _, err := os.Lstat(to); errors.Is(err, os.ErrNotExist) {
		return "", errors.Join(from.CopyTo(ctx, to), from.Close())
	}
	kept, err = store.FreeName(to + ".replaced-" + o.Now().Format("2006-01-02T150405"))
	if err != nil {
		return "", errors.Join(err, from.Close())
	}
	if err := errors.Join(from.ReplaceAt(ctx, to, kept), from.Close()); err != nil {
		return "", err
	}
	return kept, nil
}
