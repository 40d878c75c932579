//go:build unix

package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// evening is some six hundred words as people write them: accents made in two ways, other scripts, emoji of several parts.
func evening() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "Part %d. She said cafe\u0301 and I heard café; Łukasz waited, 王さん too 👩‍👩‍👧. ", i+1)
		b.WriteString("I spoke first and I spoke long, as I do when I am afraid of the pause. ")
		b.WriteString("Nobody asked me to, and nobody could have stopped me, which is the point of the thing. ")
		b.WriteString("When I looked up she was folding the leaflet very small 🙂, and I went on talking all the same.\n\n")
	}
	return b.String()
}

func TestAnEveningOfUse(t *testing.T) {
	term := heed(t, Options{})
	home := term.Home()
	makeJournal(term)

	// A check-in, whose last answer is one thing to try.
	term.Keys("c")
	term.Wait("Which session")
	term.Type("evening visit\nthe leaflet " + canary + "\n")
	term.Keys("enter", "enter", "enter")
	term.Wait("I said what I could do")
	term.Keys("enter", "enter")
	term.Wait("I gave the reason")
	term.Keys("down", "down", "enter")
	term.Type("went straight on\n")
	term.Wait("I noticed a moment")
	term.Keys("s", "s", "s", "s", "s")
	term.Wait("What went right")
	term.Type("she laughed once\n")
	term.Wait("If it comes up again")
	term.Type("If she goes quiet, then I will count to ten\n\n\n")
	term.Wait("Moments you can point to")

	// Six hundred words, pasted in two pieces and typed to the end; one of them may point to a person.
	term.Keys("w")
	term.Wait("Title:")
	term.Keys("ctrl+end")
	half := len(evening()) / 2
	for evening()[half]&0xc0 == 0x80 {
		half++
	}
	term.Paste(evening()[:half])
	term.Paste(evening()[half:])
	term.Type("Rang her on 0161 496 0123 about it. Zażółć.")
	term.Wait("Zażółć.")
	term.Keys("ctrl+d")
	term.Wait("keep as it is")
	term.Keys("f5")
	term.Wait("0161 496 0123")
	term.Keys("esc")
	term.Wait("Zażółć.")
	noCanary(t, home)
	term.Keys("ctrl+d")
	term.Wait("Kept, sealed on this computer.")

	// The thing to try is at home; the page is found by a word with an accent typed without it.
	term.Wait("If she goes quiet, then I will count to ten")
	term.Keys("1")
	term.Wait("tried it")
	term.Type("I got to seven")
	term.Keys("enter")
	term.WaitGone("2 not yet")
	term.Keys("e")
	term.Wait("evening visit")
	term.Keys("/")
	term.Type("lukasz zazolc")
	term.Wait("evening visit")
	term.Keys("enter")
	term.Wait("Łukasz waited")
	term.Keys("end")
	term.Wait("Zażółć")

	// An afterthought stands beside the entry, which stays as it was.
	term.Keys("a")
	term.Wait("What do you see now?")
	term.Type("The pause was hers " + canary)
	term.Keys("ctrl+d")
	term.Wait("The pause was hers")
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	noCanary(t, home)

	term = heed(t, Options{Home: home})
	unlock(term)
	term.Keys("e", "/")
	term.Type("pause hers")
	term.Wait("evening visit")
	term.Keys("enter")
	term.Wait("The pause was hers")
	term.Keys("esc", "esc", "t")
	term.Wait("Creating shared")
	term.Keys("down", "enter")
	term.Wait("I gave the reason")
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
}
