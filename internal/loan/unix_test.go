//go:build unix

package loan

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAnEditorThatIsAskedToEndGivesBackWhatItSaved(t *testing.T) {
	for mode, want := range map[string]string{"wait": page, "wait and save": page + "\nadded"} {
		lender, dir := lending(t, mode)
		l := lender.Lend(page)
		r, w := io.Pipe()
		l.SetStdout(w)
		go func() {
			_, _ = bufio.NewReader(r).ReadString('\n')
			l.End()
			_, _ = io.Copy(io.Discard, r)
		}()
		if err := l.Run(); err != nil {
			t.Fatal(err)
		}
		text, _, err := l.Back()
		if text != want || err != nil || l.Failed() == nil {
			t.Errorf("%s: back: %q, %v; failed: %v", mode, text, err, l.Failed())
		}
		nothingLeft(t, dir)
	}
}

func TestALoanThatWasEndedBeforeItBeganStartsNothing(t *testing.T) {
	lender, dir := lending(t, "add")
	l := lender.Lend(page)
	l.End()
	if err := l.Run(); err != nil {
		t.Fatal(err)
	}
	if text, changed, err := l.Back(); text != page || changed || err != nil || l.Failed() == nil {
		t.Errorf("back: %q, %v, %v; failed: %v", text, changed, err, l.Failed())
	}
	nothingLeft(t, dir)
}

func TestAnEditorThatOutlivesHeedKeepsItsPage(t *testing.T) {
	lender, dir := lending(t, "wait and save")
	f, err := lender.folder()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.write(ended(page)); err != nil {
		t.Fatal(err)
	}
	editor := exec.Command(os.Args[0], f.file)
	editor.Env = lender.Vars
	f.share(editor)
	out, err := editor.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := editor.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = bufio.NewReader(out).ReadString('\n')
	_ = f.held.Close() // as the system does when heed is killed
	if found, err := lender.Sweep(nobody(t)); found || err != nil {
		t.Errorf("swept while the editor has it open: %v, %v", found, err)
	}
	if err := askToEnd(editor.Process); err != nil {
		t.Fatal(err)
	}
	_ = editor.Wait()
	var saved string
	take := func(l Left) error { saved = l.Text; return nil }
	if found, err := lender.Sweep(take); !found || err != nil {
		t.Errorf("not swept when the editor is gone: %v, %v", found, err)
	}
	if saved != page+"\nadded" {
		t.Errorf("handed on: %q", saved)
	}
	nothingLeft(t, dir)
}

func TestASharedFolderIsNotPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	f := &folder{dir: dir}
	if err := f.hold(); err == nil || !strings.Contains(err.Error(), "others may enter") {
		t.Errorf("held: %v", err)
	}
	_ = f.remove()
}

func TestAPipeInTheFilesPlaceHoldsNobodyUp(t *testing.T) {
	dir := t.TempDir()
	f, err := makeFolder(dir, "", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(f.file, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.read(); !errors.Is(err, ErrGone) {
		t.Errorf("read: %v", err)
	}
	if err := f.remove(); err != nil {
		t.Error(err)
	}
	nothingLeft(t, dir)
}

func TestVimIsAskedWithWhatItKnows(t *testing.T) {
	vim, err := exec.LookPath("vim")
	if err != nil {
		t.Log("there is no vim here")
		return
	}
	lender, dir := lending(t, "")
	home := t.TempDir()
	rc := "set undofile undodir=" + home + " backup backupdir=" + home + " directory=" + home + " viminfo='100,<50,n" + home + "/info\n"
	if err := os.WriteFile(filepath.Join(home, ".vimrc"), []byte(rc), 0o600); err != nil {
		t.Fatal(err)
	}
	lender.Program = vim + ` --not-a-term -T dumb -c "normal yyGoadded" -c "wq"`
	lender.Vars = []string{"HOME=" + home, "TERM=dumb"}
	l := lender.Lend(page)
	if err := l.Run(); err != nil {
		t.Fatal(err)
	}
	if text, _, err := l.Back(); text != page+"\nadded" || err != nil {
		t.Errorf("back: %q, %v; failed: %v", text, err, l.Failed())
	}
	nothingLeft(t, dir)
	if err := os.Remove(filepath.Join(home, ".vimrc")); err != nil {
		t.Fatal(err)
	}
	nothingLeft(t, home)
}
