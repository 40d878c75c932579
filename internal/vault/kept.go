package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Beside the journal lie whole journals that heed has kept: what Restore put another in the place of, and what there was
// before the schema changed. They open as the journal did then, so they get its new ways in too, and what Restore kept
// goes after some time.
const (
	keptDays     = 30
	keptStart    = FileName + ".replaced-"
	keptTime     = "2006-01-02T150405"
	keptOfSchema = FileName + ".schema-"
)

// keptFile is a journal that was kept.
type keptFile struct {
	path     string
	replaced time.Time // zero for one that was kept when the schema changed
}

// kept are the journals that were kept in a folder.
func kept(dir string, zone *time.Location) ([]keptFile, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("look for what was kept: %w", err)
	}
	var files []keptFile
	for _, e := range entries {
		file := keptFile{path: filepath.Join(dir, e.Name())}
		if number, ok := strings.CutPrefix(e.Name(), keptOfSchema); ok && isNumber(number) {
			files = append(files, file)
			continue
		}
		day, ok := strings.CutPrefix(e.Name(), keptStart)
		if !ok || len(day) < len(keptTime) {
			continue
		}
		if number, more := strings.CutPrefix(day[len(keptTime):], "-"); !isNumber(number) && (more || number != "") {
			continue // SQLite's file beside it
		}
		if file.replaced, err = time.ParseInLocation(keptTime, day[:len(keptTime)], zone); err == nil {
			files = append(files, file)
		}
	}
	return files, nil
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

// clearKept removes what Restore kept long ago, if the last backup is good: else somebody may need it yet.
func (v *Vault) clearKept(ctx context.Context) {
	now := v.now()
	files, err := kept(v.dir, now.Location())
	if err != nil {
		return
	}
	files = slices.DeleteFunc(files, func(file keptFile) bool {
		return file.replaced.IsZero() || !file.replaced.Before(now.AddDate(0, 0, -keptDays))
	})
	if len(files) == 0 {
		return
	}
	copies, err := backups(v.dir)
	if err != nil || len(copies) == 0 || v.verify(ctx, copies[len(copies)-1]) != nil {
		return
	}
	for _, file := range files {
		if os.Remove(file.path) == nil {
			_ = os.Remove(file.path + "-journal") // as a rule there is none
		}
	}
}
