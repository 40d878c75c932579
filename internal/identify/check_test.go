package identify

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestOneCheckDigitFits: of the ten last digits an NHS number could have, one passes, or none where the sum leaves 10.
func TestOneCheckDigitFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nine := rapid.StringMatching(`[0-9]{9}`).Draw(t, "nine digits")
		passed := 0
		for d := range 10 {
			if mod11(fmt.Sprint(nine, d)) {
				passed++
			}
		}
		if passed > 1 {
			t.Errorf("%s: %d check digits", nine, passed)
		}
	})
}

func TestAWrongDigitIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		good := rapid.StringMatching(`[0-9]{10}`).Filter(mod11).Draw(t, "an NHS number")
		at := rapid.IntRange(0, 9).Draw(t, "at")
		wrong := []byte(good)
		wrong[at] = '0' + (wrong[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "off by")))%10
		if mod11(string(wrong)) {
			t.Errorf("%s and %s both pass", good, wrong)
		}
		if spaced := good[:3] + " " + good[3:6] + "-" + good[6:]; !mod11(spaced) {
			t.Errorf("%s passes, %s does not", good, spaced)
		}
	})
}

func TestOneCheckLetterFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rest := rapid.StringMatching(`[0-9]{11}[0-9A-HJ-NP-RT-Z]`).Draw(t, "rest")
		passed := 0
		for _, letter := range upnLetters {
			if mod23(string(letter) + rest) {
				passed++
			}
		}
		if passed != 1 {
			t.Errorf("%s: %d check letters", rest, passed)
		}
	})
}

func TestPrefixesOfNationalInsurance(t *testing.T) {
	for prefix, want := range map[string]bool{
		"AB": true, "ab": true, "JG": true, "OA": true, "NI": false, "AO": false, "BG": false, "GB": false, "KN": false,
		"NK": false, "NT": false, "TN": false, "ZZ": false, "DA": false, "AD": false, "QQ": false, "NB": true,
	} {
		if nino(prefix+" 12 34 56 A") != want {
			t.Errorf("%s: %v", prefix, !want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]day{
		"3/4/61":                 {61, 4, true},
		"05/23/2011":             {2011, 5, true},
		"05/13/2011":             {2011, 5, true},
		"2024-03-05":             {2024, 3, true},
		"born on 3rd March 1999": {1999, 3, true},
		"sept 2nd 2020":          {2020, 9, true},
		"32/1/2020":              {2020, 1, false},
		"13/13/2020":             {2020, 13, false},
		"39 March 1999":          {1999, 3, false},
		"1/2-14":                 {},
		"born on":                {},
	} {
		if got := readDate(text); got != want && (want.known || got.known) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
