package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"heed/internal/config"
	"heed/internal/tui/ui"
)

// palette is a row to type into and, below it, whatever fits of what can be done here and where one can go. It covers the
// screen and does not touch it: what is half written there stays as it is.
type palette struct {
	field *ui.Editor
	list  ui.List
	all   []offer
	found []offer
}

// offer is one thing the palette has.
type offer struct {
	name, about string
	off         string // why it cannot be done now
	deep        bool   // it is behind another; told once something is typed
	do          func(*Model) tea.Cmd
}

func newPalette(m *Model) *palette {
	p := &palette{field: ui.NewField(""), all: m.offers()}
	p.find()
	return p
}

// more adds offers, and stays on the one that is chosen.
func (p *palette) more(offers []offer) {
	chosen := ""
	if p.list.At > 0 {
		chosen = p.found[p.list.At].name
	}
	p.all = append(p.all, offers...)
	p.find()
	p.list.At = max(slices.IndexFunc(p.found, func(o offer) bool { return o.name == chosen }), 0)
}

func (p *palette) resize(a ui.Area) {
	p.field.Measure(a.Cells)
	p.field.Resize(max(a.Width-len(paletteLabel), 1), 1)
}

func (p *palette) title() string { return "Do or go" }

func (p *palette) hints(st ui.Styles) string {
	gap := strings.Repeat(" ", hintGap)
	return hint(st, "enter", "do it") + gap + hint(st, "down", "next") + gap + hint(st, "esc", "close")
}

// take types, chooses, does or closes. What is typed never reaches the screen below.
func (p *palette) take(m *Model, msg tea.Msg) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	if key := k.String(); isKey {
		switch key {
		case "esc", "ctrl+o":
			m.cover = nil
			return nil
		case "enter":
			return p.choose(m)
		case "tab":
			p.list.Move(1)
			return nil
		case "shift+tab":
			p.list.Move(-1)
			return nil
		}
		for _, a := range ui.Arrows(p.list.Actions()) {
			if slices.Contains(a.Keys, key) && key != "home" && key != "end" {
				_, _ = a.Do()
				return nil
			}
		}
	}
	before := p.field.Version()
	if p.field.Update(msg) {
		if p.field.Version() != before {
			p.find()
		}
		return nil
	}
	return p.everywhere(m, k)
}

// everywhere is for keys that do the same on every screen, such as the one that locks.
func (p *palette) everywhere(m *Model, k tea.KeyPressMsg) tea.Cmd {
	for _, a := range m.everywhere() {
		if slices.Contains(a.Keys, k.String()) && !isLetter(k) {
			m.cover = nil
			return m.do(a)
		}
	}
	return nil
}

func (p *palette) choose(m *Model) tea.Cmd {
	if len(p.found) == 0 {
		return nil
	}
	o := p.found[p.list.At]
	if o.off != "" {
		m.notice = "Not now: " + o.off + "."
		return nil
	}
	m.cover = nil
	return o.do(m)
}

// do carries out an action, or says why it cannot be.
func (m *Model) do(a ui.Action) tea.Cmd {
	if a.Off != "" {
		m.notice = "Not now: " + a.Off + "."
		return nil
	}
	move, cmd := a.Do()
	return tea.Batch(cmd, m.move(move))
}

// offers are all there is: first what the screen is for, then the places, the settings, and the rest.
func (m *Model) offers() []offer {
	controls := m.top().Controls()
	var first, second, last, places []offer
	for _, to := range m.places() {
		places = append(places, offer{name: to.Name, about: to.About, do: func(m *Model) tea.Cmd {
			move, cmd := to.Open(m.practice)
			return tea.Batch(cmd, m.move(move))
		}})
	}
	for _, a := range pressable(controls.Actions, controls.Typing) {
		switch {
		case !m.offered(a):
		case a.Minor && a.Off != "":
			last = append(last, m.offer(a, "here"))
		case a.Minor:
			second = append(second, m.offer(a, "here"))
		default:
			first = append(first, m.offer(a, "here"))
		}
	}
	for _, a := range pressable(m.common(), controls.Typing) {
		if a.Keys[0] != "ctrl+o" {
			last = append(last, m.offer(a, "everywhere"))
		}
	}
	return slices.Concat(first, second, places, m.settings(), last, []offer{
		{name: "All keys", about: "on every screen", do: func(m *Model) tea.Cmd { return m.push(ui.Keys{}) }},
	}, m.frameOffers())
}

// places are where one can go now: without an open journal, nowhere.
func (m *Model) places() []ui.Place {
	if !m.practice.Open() {
		return nil
	}
	return ui.Places()
}

// leadsToPlace says that an action only does what a place does: home has one for each.
func (m *Model) leadsToPlace(a ui.Action) bool {
	return slices.ContainsFunc(m.places(), func(to ui.Place) bool { return a.Minor && slices.Equal(a.Keys, []string{to.Key}) })
}

func (m *Model) settings() []offer {
	var all []offer
	now := m.practice.Config()
	for _, s := range config.Settings() {
		all = append(all, offer{name: "Setting: " + s.Name, about: "now " + s.Words(now), do: func(m *Model) tea.Cmd {
			return m.push(ui.Settings{Key: s.Key})
		}})
	}
	return all
}

// offer is an action as the palette has it. It is looked up again before it is done.
func (m *Model) offer(a ui.Action, where string) offer {
	return offer{name: capital(a.Help), about: where + ", " + ui.KeyName(a.Keys[0]), off: a.Off, do: func(m *Model) tea.Cmd {
		if now, ok := m.now(a); ok {
			return m.perform(now)
		}
		m.notice = "That cannot be done here any more."
		return nil
	}}
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// moves says that an action only moves about on the screen.
func moves(a ui.Action) bool {
	return slices.Contains([]string{"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab"}, a.Keys[0])
}

// find narrows the offers to what is typed, the best first. Of two that fit as well, what cannot be done now comes last.
func (p *palette) find() {
	words := strings.Fields(strings.ToLower(p.field.Text()))
	ranks := map[string]int{}
	p.found = nil
	for _, o := range p.all {
		rank, ok := fit(words, o)
		if !ok || o.deep && len(words) == 0 {
			continue
		}
		rank *= 2
		if o.off != "" {
			rank++
		}
		ranks[o.name+o.about] = rank
		p.found = append(p.found, o)
	}
	if slices.ContainsFunc(p.found, func(o offer) bool { return ranks[o.name+o.about] < scattered }) {
		p.found = slices.DeleteFunc(p.found, func(o offer) bool { return ranks[o.name+o.about] >= scattered })
	}
	slices.SortStableFunc(p.found, func(a, b offer) int { return cmp.Compare(ranks[a.name+a.about], ranks[b.name+b.about]) })
	p.list = ui.List{Count: len(p.found)}
}

// How well a word fits, the best first: at the start of the name, of a word in it, within it, in what it is about, or as
// letters that stand in the name one after another.
const (
	atStart = iota
	atWord
	within
	inAbout
	scattered = 1000 // only when nothing else fits
)

// fit says how well an offer fits the words, each of which has to.
func fit(words []string, o offer) (rank int, ok bool) {
	name, about := strings.ToLower(o.name), strings.ToLower(o.about)
	for _, w := range words {
		switch {
		case strings.HasPrefix(name, w):
			rank += atStart
		case strings.Contains(" "+name, " "+w):
			rank += atWord
		case strings.Contains(name, w):
			rank += within
		case strings.Contains(about, w):
			rank += inAbout
		case follows(w, name):
			rank += scattered
		default:
			return 0, false
		}
	}
	return rank, true
}

// follows says that the letters of a word stand in a name in their order.
func follows(word, name string) bool {
	for _, r := range word {
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+utf8.RuneLen(r):]
	}
	return true
}

// paletteLabel stands before what is typed.
const paletteLabel = "Do or go: "

// view draws the row and what fits. The cursor is in the row until the arrows have gone down the list.
func (p *palette) view(a ui.Area) ui.View {
	st := a.Styles
	top := ui.NewDoc(a.Width)
	row := ""
	if rows := p.field.Rows(st); len(rows) > 0 {
		row = rows[0]
	}
	top.Rows(st.Muted.Render(paletteLabel) + row)
	top.Rule(st)
	x, _ := p.field.Cursor()
	top.CursorAt(x+len(paletteLabel), 0)

	d := ui.NewDoc(a.Width)
	d.Sentences(strings.Repeat(" ", a.Width*2/5))
	for i, o := range p.found {
		about := o.about
		if o.off != "" {
			about = "not now: " + o.off
		}
		d.Pair(st, i == p.list.At, o.name, about)
	}
	if len(p.found) == 0 {
		d.Para(st.Muted, "Nothing here is called that. Fewer letters find more.")
	}
	v, rest := top.View(st, top.Len()), d.View(st, max(a.Height-top.Len(), 0))
	v.Body += "\n" + rest.Body
	if p.list.At > 0 && rest.Cursor != nil {
		rest.Cursor.Y += top.Len()
		v.Cursor = rest.Cursor
	}
	return v
}
