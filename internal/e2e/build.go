package e2e

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

// Build builds a program into dir and returns the path of its binary. pkg is an import path of this module, or a path
// that begins with ./ from where the caller is. The program has the race detector when the caller has.
func Build(tb TB, dir, pkg string) string {
	tb.Helper()
	if err := lookAtSources("."); err != nil {
		tb.Fatalf("look at the sources: %v", err)
	}
	bin := filepath.Join(dir, path.Base(pkg))
	args := []string{"build", "-o", bin, pkg}
	if underRace() {
		args = slices.Insert(args, 1, "-race")
	}
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		tb.Fatalf("build %s: %v\n%s", pkg, err, out)
	}
	return bin
}

// lookAtSources lists every folder of the module that dir lies in. "go test" sees what a test looks at, but not what
// the compiler that it starts looks at; without this it would repeat an old result after the program has changed.
func lookAtSources(dir string) error {
	root, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil; _, err = os.Stat(filepath.Join(root, "go.mod")) {
		if root == filepath.Dir(root) {
			return errors.New("no go.mod in any folder above " + dir)
		}
		root = filepath.Dir(root)
	}
	return filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".git") {
			return fs.SkipDir
		}
		return err
	})
}

// underRace says that this very program was built with the race detector.
func underRace() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
