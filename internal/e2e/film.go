package e2e

import (
	"fmt"
	"strings"
)

// Film is frames that follow each other, drawn as one SVG that plays by itself and begins again at its end: CSS steps and
// no script, so that it also plays in an <img>. Its time is what it is told, never what the clock says.
//
// Whoever has asked for less motion is shown one frame, and so is every program that draws SVG without moving it.
type Film struct {
	frames []Frame
	begin  []int // of each frame, in hundredths of a second
	length int   // of all
	still  int   // which frame is shown without motion
}

// Show adds a frame that is shown for so many hundredths of a second. The frames of a film have one size.
func (f *Film) Show(frame Frame, hundredths int) {
	f.frames = append(f.frames, frame)
	f.begin = append(f.begin, f.length)
	f.length += hundredths
}

// Still makes the last frame the one that is shown without motion.
func (f *Film) Still() { f.still = len(f.frames) - 1 }

// SVG draws the film. What stays the same from frame to frame is there once; what is shown at the same times has one
// group, and one animation.
func (f *Film) SVG() []byte {
	var grounds, marks sheet
	for i, frame := range f.frames {
		p := frame.paint()
		grounds.lay(i, p.grounds)
		marks.lay(i, p.marks)
	}
	var style, body strings.Builder
	fmt.Fprintf(&style, "g g{animation:%gs step-end infinite;visibility:hidden}\n.s{visibility:visible}\n", float64(f.length)/100)
	names := map[string]string{} // of the times that have an animation already
	for _, s := range []*sheet{&grounds, &marks} {
		for _, group := range s.groups(len(f.frames)) {
			if group.times == strings.Repeat("1", len(f.frames)) {
				fmt.Fprintf(&body, "%s\n", strings.Join(group.elements, "\n"))
				continue
			}
			name, known := names[group.times]
			if !known {
				name = fmt.Sprintf("t%d", len(names))
				names[group.times] = name
				fmt.Fprintf(&style, ".%s{animation-name:%s}@keyframes %s{%s}\n", name, name, name, f.steps(group.times))
			}
			if group.times[f.still] == '1' {
				name = "s " + name
			}
			fmt.Fprintf(&body, "<g class=\"%s\">\n%s\n</g>\n", name, strings.Join(group.elements, "\n"))
		}
	}
	style.WriteString("@media(prefers-reduced-motion:reduce){g g{animation:none!important}}\n")
	var out strings.Builder
	f.frames[0].window(&out, style.String())
	out.WriteString(body.String() + "</g></svg>\n")
	return []byte(out.String())
}

// steps are the moments at which something comes and goes, as CSS has them.
func (f *Film) steps(times string) string {
	var b strings.Builder
	for i := range times {
		if i > 0 && times[i] == times[i-1] {
			continue
		}
		look := "hidden"
		if times[i] == '1' {
			look = "visible"
		}
		fmt.Fprintf(&b, "%.6g%%{visibility:%s}", 100*float64(f.begin[i])/float64(f.length), look)
	}
	return b.String()
}

// sheet holds the elements of many frames, each once, in the order in which they first came.
type sheet struct {
	order []string
	in    map[string][]int // the frames an element is in
}

func (s *sheet) lay(frame int, elements []string) {
	if s.in == nil {
		s.in = map[string][]int{}
	}
	for _, e := range elements {
		if len(s.in[e]) == 0 {
			s.order = append(s.order, e)
		}
		s.in[e] = append(s.in[e], frame)
	}
}

// group is what is shown at the same times. times has a 1 for each frame it is in, and a 0 for each other.
type group struct {
	times    string
	elements []string
}

func (s *sheet) groups(frames int) []group {
	var all []group
	at := map[string]int{} // times to the place in all
	for _, e := range s.order {
		times := []byte(strings.Repeat("0", frames))
		for _, i := range s.in[e] {
			times[i] = '1'
		}
		i, known := at[string(times)]
		if !known {
			i = len(all)
			at[string(times)] = i
			all = append(all, group{times: string(times)})
		}
		all[i].elements = append(all[i].elements, e)
	}
	return all
}
