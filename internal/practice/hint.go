package practice

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"heed/internal/journal"
	"heed/internal/loan"
	"heed/internal/mirror"
	"heed/internal/vault"
)

// Errors on which a caller does something else than tell them.
var (
	ErrPassphrase = vault.ErrPassphrase // ask again
	ErrExists     = vault.ErrExists     // somebody else has just made the journal
)

// ErrUnsealed means that a passphrase was given for a journal that opens without one. It may be another journal, put there
// so that what is written next can be read.
var ErrUnsealed = errors.New("this journal has no passphrase, but one was given")

// Explain says in one sentence for people what went wrong. It never holds a person's words, since no error does.
func Explain(err error) string {
	if f, ok := faultOf(err); ok {
		return f.sentence
	}
	return sentence(err)
}

// Hint says what to do about it; empty when there is nothing in particular.
func Hint(err error) string {
	f, _ := faultOf(err)
	return f.hint
}

// fault is one thing that can go wrong, for people.
type fault struct {
	is       error
	sentence string
	hint     string
}

func faultOf(err error) (fault, bool) {
	if err == nil {
		return fault{}, false
	}
	for _, f := range faults() {
		if errors.Is(err, f.is) {
			return f, true
		}
	}
	return fault{}, false
}

const (
	leftAlone  = "heed has changed nothing. "
	otherPlace = leftAlone + "Move the file away, or choose another folder with --dir."
	copyFirst  = "Nothing was overwritten. Copy the journal's folder before anything else."
	ownKey     = "Put back the file journal.key that was made with this journal: nothing else opens it."
	room       = "Make some room, then try again."
	owner      = "Look at who owns the folder, or choose another one with --dir."
)

// faults are told apart by the first that fits: an error of the system may stand below one of ours, never the other
// way round.
func faults() []fault {
	return []fault{
		{context.Canceled, "It was stopped before it was done.", ""},
		{context.DeadlineExceeded, "It took too long and was stopped.", "Try again."},
		{ErrLocked, "The journal is locked.", "Open it with its passphrase first."},
		{ErrDrafted, "A page of that entry is not kept yet.", "Keep it or throw it away first: it waits on the home screen."},
		{ErrLookedAt, "It was looked at in another window meanwhile.", "This is how it stands now."},
		{journal.ErrNotFound, "There is no such entry in this journal.", "`heed list` shows what there is."},

		{
			vault.ErrPassphrase, "The passphrase does not open this journal.",
			"Look at Caps Lock and the keyboard's language, and try again. The journal is as it was.",
		},
		{
			ErrUnsealed, "This journal has no passphrase, but one was given.",
			"Somebody may have put another journal in the place of yours: nothing was opened. If it is yours and opens with a key file, give no passphrase.",
		},
		{vault.ErrKeyFile, "The key file belongs to another journal.", ownKey},
		{
			vault.ErrKeyShared, "Others on this computer may read or change the key file.",
			"Make it yours alone, with `chmod 600 journal.key` in the journal's folder. Whoever read it meanwhile can read the journal: a passphrase is safer.",
		},
		{vault.ErrNotKeyFile, "The file journal.key is not a key file.", ownKey},
		{vault.ErrNoKeyFile, "The key file of this journal is missing.", ownKey},
		{vault.ErrWords, "These are not recovery words.", "There are seventeen; the first four letters of each are enough. Compare them with your paper, one by one."},
		{vault.ErrChecksum, "There is a slip in the recovery words.", "One of them is another than you wrote down, or two have changed places."},
		{ErrLink, "There is a link of that name already, and it stays as it is.", "Choose another name."},
		{ErrThere, "There is a file of that name already, and it stays as it is.", "Choose another name."},
		{ErrFolder, "That is the name of a folder.", "Choose the name of a file."},
		{ErrNoFolder, "There is no such folder.", "Make the folder first, or choose another one."},
		{mirror.ErrNone, "This system has no second window.", "The key V in a session shows what everybody may see."},
		{mirror.ErrTaken, "There is a window for the room already.", "Close that one first."},
		{ErrDemonstration, "This is a demonstration: nothing is written to this computer.", ""},
		{errCannot, "You are only looking round: there is no journal to do that with.", ""},
		{vault.ErrRecovery, "The recovery words belong to another journal.", "Look at their order and spelling, and try again."},
		{vault.ErrNoSuchWay, "This journal is not opened in that way.", "It has a passphrase, or a key file beside it."},
		{vault.ErrNoPassphrase, "An empty passphrase protects nothing.", "Choose one of four or more unrelated words, or none, knowingly."},
		{
			vault.ErrParams, "The way into this journal is not as heed makes it.",
			leftAlone + "Somebody may have altered the file: a backup is safer.",
		},

		{
			vault.ErrBackupsBehind, "It is done, but a backup still opens in the old way.",
			"Remove that file from the folder backups if somebody knows the old passphrase.",
		},
		{
			vault.ErrBackupDamaged, "The copy is not whole, since the journal it was made of is not.",
			"`heed doctor` says what is wrong. Older backups may be whole: they are in the folder backups.",
		},
		{vault.ErrMissing, "There is no journal here.", "Is it the right folder? --dir or HEED_DIR name another one."},
		{vault.ErrExists, "There is a journal here already.", leftAlone + "Open that one, or choose another folder with --dir."},
		{vault.ErrEmpty, "The file where the journal should be is empty.", otherPlace},
		{vault.ErrNotJournal, "The file where the journal should be is not a journal.", otherPlace},
		{vault.ErrNewer, "A newer heed made this journal.", leftAlone + "Open it with that version or a later one."},
		{vault.ErrFileDamaged, "The journal's file is damaged.", copyFirst},
		{
			vault.ErrIncomplete, "Something is missing from this journal, or was put back into it.",
			"`heed doctor` says what. All that is listed is as you left it. " + copyFirst,
		},
		{vault.ErrDamaged, "Part of the journal is damaged.", "The rest can be read. " + copyFirst},
		{
			vault.ErrReadOnly, "The journal can be read, and nothing can be written to it.",
			"Make its folder and file writable, or choose another folder with --dir.",
		},
		{vault.ErrFull, "The disk is full.", room},
		{vault.ErrBusy, "Another program is using the journal.", "Wait a moment or end that program, then try again."},
		{
			vault.ErrMoved, "The journal was moved or replaced while it was open.",
			"End heed and start it again. A program that syncs folders may have replaced the file.",
		},
		{vault.ErrPermission, "This account may not use the journal's folder.", owner},
		{vault.ErrDisk, "The disk reports a fault.", "Copy the journal's folder to another disk soon."},
		{
			vault.ErrUnwritten, "The disk did not take what was written.",
			"It may be full, or you may have used all the room your account has. If there is room, copy the journal's folder to another disk soon.",
		},
		{vault.ErrClosed, "The journal is closed.", "Open it again."},
		{vault.ErrTooLong, "This is too long to keep.", "Keep it in two parts."},

		{loan.ErrNoProgram, "You have not named an editor of your own.", "Name one in the settings, or with the variable VISUAL or EDITOR."},
		{loan.ErrNotFound, "There is no such editor on this computer.", "Look at its name in the settings, or in the variable VISUAL or EDITOR."},
		{loan.ErrLeft, "The file your editor was given could not be taken away.", "Remove the folder yourself: its name begins with heed-page."},
		{loan.ErrNotText, "What your editor saved is not text that heed can read.", "Save it as UTF-8."},
		{loan.ErrTooLong, "What your editor saved is too long for one page.", "Keep it in two parts."},
		{loan.ErrGone, "Your editor has taken its file away.", ""},

		{syscall.ENOTDIR, "A file stands where the journal's folder should be.", "Choose another folder with --dir."},
		{fs.ErrPermission, "This account may not do that here.", owner},
		{syscall.ENAMETOOLONG, "That is too long for the name of a file.", "Choose a shorter one."},
		{syscall.EROFS, "Nothing can be written here.", "Choose another folder with --dir."},
		{syscall.ENOSPC, "The disk is full.", room},
		{syscall.EDQUOT, "The disk is full for your account.", room},
	}
}

// sentence gives an error a capital and a full stop.
func sentence(err error) string {
	if err == nil {
		return ""
	}
	text := strings.Join(strings.Fields(err.Error()), " ")
	if text == "" {
		return "Something went wrong."
	}
	first, n := utf8.DecodeRuneInString(text)
	if text = string(unicode.ToUpper(first)) + text[n:]; !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
