package loan

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// fake is an editor: it does as mode says with the file, and returns its exit status.
func fake(mode, file string) int {
	dir := filepath.Dir(file)
	before, err := os.ReadFile(file)
	must(err)
	save := func(s string) { must(os.WriteFile(file, []byte(s), 0o600)) }
	added := string(before) + "added\n"
	switch mode {
	case "nothing":
	case "fail":
		return 3
	case "add":
		save(added)
	case "add and fail":
		save(added)
		return 3
	case "save as new":
		must(os.WriteFile(file+".new", []byte(added), 0o644))
		must(os.Rename(file, file+"~"))
		must(os.Rename(file+".new", file))
	case "no last line break":
		save(string(before[:len(before)-1]))
	case "of Windows":
		save("\ufeffone\r\ntwo\r\n")
	case "steering":
		save("one\x1b[2Jtwo\n")
	case "empty":
		save("")
	case "not text":
		save("mended \xff it\n")
	case "mend":
		save("mended ? it\n")
	case "too long":
		must(os.Truncate(file, most+1))
	case "take away":
		must(os.Remove(file))
	case "take the folder away":
		must(os.RemoveAll(dir))
	case "link":
		must(os.Remove(file))
		must(os.Symlink(os.Args[0], file))
	case "litter":
		save(added)
		must(os.WriteFile(filepath.Join(dir, ".page.swp"), before, 0o400))
		must(os.MkdirAll(filepath.Join(dir, "undo", "deep"), 0o700))
		must(os.WriteFile(filepath.Join(dir, "undo", "deep", "er"), before, 0o600))
		must(os.Symlink("nobody@nowhere.1", filepath.Join(dir, ".#page")))
	case "tell":
		tell(dir, file, before)
	case "wait", "wait and save":
		wait(func() {
			if mode == "wait and save" {
				save(added)
			}
		})
		return 1
	}
	return 0
}

// tell writes what the editor was given.
func tell(dir, file string, before []byte) {
	inDir, err := os.Stat(dir)
	must(err)
	inFile, err := os.Stat(file)
	must(err)
	entries, err := os.ReadDir(dir)
	must(err)
	alone, held := "with others", "free"
	if len(entries) == 1 {
		alone = "alone"
	}
	if f, err := lock(dir); err != nil {
		held = "held"
	} else {
		_ = f.Close()
	}
	fmt.Printf("%v %v  %s, %s, %s, %s", inDir.Mode(), inFile.Mode(), alone, held, os.Args[1], before)
}

// wait says that it is there and waits until it is asked to end.
func wait(then func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP)
	fmt.Println("ready")
	<-asked
	then()
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(9)
	}
}
