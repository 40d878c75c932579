package cli

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"runtime"
)

// runForPassphrase runs what HEED_PASSPHRASE_COMMAND says, through the shell as git does, and takes the first line it
// prints. The command gets no standard input: that is where a person's text may be.
func (a *app) runForPassphrase(ctx context.Context, command string) ([]byte, error) {
	shell := []string{"sh", "-c"}
	if runtime.GOOS == "windows" {
		shell = []string{"cmd", "/C"}
	}
	cmd := exec.CommandContext(ctx, shell[0], shell[1], command)
	cmd.Env = a.env.Vars
	cmd.Stderr = a.env.Err
	printed, err := cmd.Output()
	defer clear(printed)
	if err != nil {
		return nil, cannot(fmt.Errorf("run HEED_PASSPHRASE_COMMAND: %w", err), "Run that command by hand: it must print the passphrase and end well.")
	}
	return firstLine(bytes.NewReader(printed), "what HEED_PASSPHRASE_COMMAND prints")
}
