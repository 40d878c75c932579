package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/tui/ui"
)

// settings is what a person has set, and what is wrong in their file.
type settings struct {
	config config.Config
	wrong  []config.Problem
}

// settings reads the person's settings. What is wrong with them costs a warning.
func (a *app) settings() settings {
	if a.set == nil {
		c, wrong := config.Load(a.dir)
		a.set = &settings{c, wrong}
		for _, p := range wrong {
			a.warn("%s", p.Error())
		}
		if len(wrong) > 0 {
			fmt.Fprintln(a.env.Err, "hint: Everything else in "+oneLine(filepath.Join(a.dir, config.FileName))+" counts. `heed settings` says what there is to set.")
		}
	}
	return *a.set
}

func (a *app) settingsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "settings [KEY [VALUE|-]]",
		Short: "Say what is set, or set it",
		Long: "Without words prints every setting with what it does; with a key what that one\n" +
			"is; with a key and a value sets it. With - the value is read from standard\n" +
			"input, a line each where there are several. All this lies in config.toml in\n" +
			"heed's folder, which you could edit by hand; what is wrong in it is told with\n" +
			"its line, and costs nothing else.",
		Example:           "  heed settings theme contrast\n  heed settings idle_lock never",
		Args:              a.settingWords,
		ValidArgsFunction: completeSettings,
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return a.listSettings(asJSON)
			case 1:
				s, _ := config.Of(args[0])
				return a.printSetting(s, asJSON)
			}
			return a.setSetting(args[0], args[1])
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func completeSettings(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	switch len(args) {
	case 0:
		for _, s := range config.Settings() {
			all = append(all, s.Key)
		}
	case 1:
		s, _ := config.Of(args[0])
		for _, c := range s.Choices {
			all = append(all, c.Value)
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// settingWords says what is wrong with the words of the command.
func (a *app) settingWords(cmd *cobra.Command, args []string) error {
	hint := fmt.Sprintf("See `%s`.", cmd.CommandPath())
	if len(args) > 2 {
		return wrong("Put it in quotes, so that the shell takes it for one.", "a key and one value are wanted")
	}
	if len(args) > 0 {
		if _, ok := config.Of(args[0]); !ok {
			return wrong(hint, "there is no such setting%s", named(strings.ReplaceAll(args[0], "_", "-")))
		}
	}
	return nil
}

// settingJSON is a setting in JSON.
type settingJSON struct {
	Key   string `json:"key"`
	Name  string `json:"name"`
	Value string `json:"value"`
	Usual string `json:"usual"` // what it is when nothing is said
	About string `json:"about"`
	Wants string `json:"wants"`
}

func (a *app) settingDoc(s config.Setting) settingJSON {
	return settingJSON{s.Key, s.Name, s.Value(a.settings().config), s.Value(config.Default()), s.About, s.Wants}
}

func (a *app) listSettings(asJSON bool) error {
	if asJSON {
		docs := []settingJSON{}
		for _, s := range config.Settings() {
			docs = append(docs, a.settingDoc(s))
		}
		return writeJSON(a.out, docs)
	}
	width := a.proseWidth()
	for _, s := range config.Settings() {
		fmt.Fprintf(a.out, "%s: %s\n", s.Key, ui.Clean(s.Words(a.settings().config)))
		fmt.Fprintln(a.out, hang("  ", s.About, width))
		fmt.Fprintln(a.out, hang("  ", "It wants "+s.Wants+".", width))
	}
	return nil
}

func (a *app) printSetting(s config.Setting, asJSON bool) error {
	if asJSON {
		return writeJSON(a.out, a.settingDoc(s))
	}
	fmt.Fprintln(a.out, ui.Clean(s.Value(a.settings().config)))
	return nil
}

func (a *app) setSetting(key, arg string) error {
	value, err := a.text(arg)
	if err != nil {
		return err
	}
	s, _ := config.Of(key)
	if err := s.Set(new(config.Config), strings.TrimSpace(value)); err != nil {
		return wrong("Nothing was changed.", "%v", err)
	}
	if _, known := a.frames().Frame(frame.ID(strings.TrimSpace(value))); key == "frame" && !known {
		return wrong("Nothing was changed. `heed frames list` shows the frames there are.", "frame wants the id of a frame there is")
	}
	if err := config.Save(a.dir, key, strings.TrimSpace(value)); err != nil {
		return err
	}
	a.set = nil
	words := s.Words(a.settings().config)
	switch {
	case key == "idle_lock" && a.settings().config.IdleLock == 0:
		a.note("heed never locks by itself now")
	case key == "idle_lock":
		a.note("heed now locks %s without a key", words)
	default:
		a.note("%s is now %s", s.Key, words)
	}
	return nil
}
