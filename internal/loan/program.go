package loan

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Name is what the program is called, for people; empty when none is named.
func (l Lender) Name() string {
	words := split(l.Program)
	if len(words) == 0 {
		return ""
	}
	return base(words[0])
}

// Quiet says that the program is asked to keep no copies of its own.
func (l Lender) Quiet() bool { return quiet(l.Name()) != nil }

// argv is the program with its arguments, found in the folders that PATH names: never in the one heed was started in.
func (l Lender) argv() ([]string, error) {
	words := split(l.Program)
	if len(words) == 0 {
		return nil, ErrNoProgram
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		return nil, fmt.Errorf("find your editor: %w: %w", ErrNotFound, err)
	}
	return slices.Concat([]string{path}, quiet(base(words[0])), words[1:]), nil
}

func base(program string) string {
	return strings.TrimSuffix(filepath.Base(program), ".exe")
}

// quiet is what a program is told so that it keeps nothing of the text. Vim and Neovim document these alike: -n makes no
// swap file, -i NONE reads and writes no viminfo (in which they keep what was cut), and after a person's own settings were
// read, neither undo nor backup files are made. Of other programs it is not known well enough.
func quiet(name string) []string {
	switch name {
	case "vim", "nvim":
		return []string{"-n", "-i", "NONE", "-c", "silent! set noundofile nobackup nowritebackup"}
	}
	return nil
}

// split parts a command at spaces. What stands between quotes, single or double, stays together, so that a folder may have
// a space in its name. Nothing else means anything: no shell is asked.
func split(command string) []string {
	var words []string
	var word strings.Builder
	quote, begun := rune(0), false
	for _, r := range command {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}
