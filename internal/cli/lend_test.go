package cli

import "testing"

func TestTheEditorIsWhatOtherProgramsAreToldOf(t *testing.T) {
	for _, c := range []struct {
		vars []string
		want string
	}{
		{nil, ""},
		{[]string{"EDITOR=nano"}, "nano"},
		{[]string{"EDITOR=ed", "VISUAL=vim -X"}, "vim"},
		{[]string{"EDITOR=ed", "VISUAL="}, "ed"},
	} {
		a := &app{env: Env{Vars: c.vars}}
		if got := a.lender().Name(); got != c.want {
			t.Errorf("%v: %q", c.vars, got)
		}
	}
}
