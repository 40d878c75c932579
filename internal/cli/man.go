package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long: "Prints the manual page of heed, with every command and flag, in the form that\n" +
			"man reads.",
		Example: "  heed man | man -l -\n  heed man >~/.local/share/man/man1/heed.1",
		Args:    a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			writeString(a.out, manual(cmd.Root(), a.release()))
			return nil
		},
	}
}

// manual is the manual page, in roff with the macros of man(7). It is the same on every computer and on every day.
func manual(root *cobra.Command, release string) string {
	var m page
	m.line(".TH HEED 1 \"\" \"heed %s\" \"\"", escaped(release))
	m.section("NAME")
	m.line("heed \\- %s", escaped(lowered(root.Short)))
	m.section("SYNOPSIS")
	m.line(".B heed\n[\\fIflags\\fR]")
	m.line(".br\n.B heed\n\\fIcommand\\fR [\\fIflags\\fR] [\\fIwords\\fR]")
	m.section("DESCRIPTION")
	m.prose(manDescription)
	m.section("COMMANDS")
	m.commands(root)
	m.section("FLAGS OF EVERY COMMAND")
	m.flags(root.PersistentFlags())
	for _, s := range manTables {
		m.section(s.name)
		for _, row := range s.rows {
			m.line(".TP\n.B %s\n%s", escaped(row[0]), escaped(row[1]))
		}
	}
	return m.String()
}

// manDescription is what the help says of heed, but for the folder, which is another one for each reader of the page.
const manDescription = "heed helps you notice, after a session, how power moved in it; to write about it; and to leave with " +
	"one small thing to try. Without a command it opens the terminal program. Your journal is sealed on this computer, and " +
	"heed sends nothing anywhere.\n\nEvery command works in a pipe and opens no screen unless one is asked for. Where TEXT or " +
	"QUERY is wanted, a dash alone stands for standard input. Ids of entries can be shortened, as long as no other begins so."

// manTables are the parts of the page that no command tells of.
var manTables = []struct {
	name string
	rows [][2]string
}{
	{"ENVIRONMENT", [][2]string{
		{"HEED_DIR", "the journal's folder, where --dir says nothing"},
		{"HEED_PASSPHRASE_COMMAND", "a command that prints the passphrase, where --passphrase-file says nothing"},
		{"HEED_NEW_PASSPHRASE_COMMAND", "a command that prints the new passphrase, when it is changed"},
		{"VISUAL, EDITOR", "the editor that a page is lent to, when you ask for your own"},
		{"NO_COLOR", "when it is set, nothing has a colour"},
		{"TERM", "where it is dumb, heed talks line by line"},
		{"XDG_DATA_HOME", "where the journal's folder lies, on systems that know it"},
	}},
	{"FILES", [][2]string{
		{"journal.heed", "the journal, sealed; with journal.key beside it if you chose no passphrase"},
		{"backups", "sealed copies of the journal, one a day at most; seven are kept"},
		{"config.toml", "settings; `heed settings` shows and changes them"},
		{"patterns, questions, frames, sessions, exercises", "folders for words of your own, in clear"},
	}},
	{"EXIT STATUS", [][2]string{
		{"0", "heed did what was asked"},
		{"1", "it could not; what went wrong, and what to do about it, are on standard error"},
		{"2", "the words were wrong"},
	}},
}

// page is a page of roff.
type page struct{ strings.Builder }

func (m *page) line(format string, args ...any) { fmt.Fprintf(&m.Builder, format+"\n", args...) }

func (m *page) section(name string) { m.line(".SH %s", name) }

// commands tells of all commands below cmd, each with its own below it.
func (m *page) commands(cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		c.InitDefaultHelpFlag() // it belongs into the line of use that help shows, too
		m.line(".SS %s", escaped(c.UseLine()))
		m.prose(cmp.Or(c.Long, c.Short+"."))
		m.flags(c.LocalNonPersistentFlags())
		if c.Example != "" {
			m.line(".PP\n.EX\n%s\n.EE", escaped(c.Example))
		}
		m.commands(c)
	}
}

// flags tells of each flag but --help, which every reader of a manual knows.
func (m *page) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			value = " \\fI" + escaped(value) + "\\fR"
		}
		m.line(".TP\n\\fB\\-\\-%s\\fR%s\n%s", escaped(f.Name), value, escaped(usage))
	})
}

// prose writes paragraphs. Rows that are set in, such as a table, stay as they are.
func (m *page) prose(text string) {
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		m.line(".PP")
		asIs := false
		for row := range strings.SplitSeq(paragraph, "\n") {
			if set := strings.HasPrefix(row, " "); set != asIs {
				m.line("%s", map[bool]string{true: ".EX", false: ".EE"}[set])
				asIs = set
			}
			m.line("%s", escaped(row))
		}
		if asIs {
			m.line(".EE")
		}
	}
}

// escaped makes text mean itself in roff: a dash that can be copied, and no row that looks like a macro.
func escaped(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`).Replace(text)
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		if strings.HasPrefix(row, ".") {
			rows[i] = `\&` + row
		}
	}
	return strings.Join(rows, "\n")
}

// lowered begins a line with a small letter, as those of manual pages do.
func lowered(text string) string { return strings.ToLower(text[:1]) + text[1:] }
