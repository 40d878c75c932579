#!/usr/bin/env bash
# Tries to break heed for a while: bash internal/e2e/hunt.sh [minutes]
# A hand that knows nothing at the real program, in a pseudo-terminal, for so many minutes (60); meanwhile, one after the other:
# rubbish at the command line, a hand at the screens without a terminal, every property with many more cases, every fuzz target
# for a part of the time, and the end-to-end tests with the race detector. What breaks is told at the end with how to see it
# again: a seed (HEED_HUNT_SEED), a file of rapid, an input in testdata/fuzz. It needs Go, and a C compiler for the races.
# It ends with 1 when something broke.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
minutes=${1:-60}
logs=$(mktemp -d)
broken=()

# try NAME COMMAND... runs a command, says how long it took, and keeps what it said.
try() {
	local name=$1 began=$SECONDS outcome=held
	shift
	"$@" >"$logs/$name" 2>&1 || { outcome=BROKE; broken+=("$name"); }
	printf '%-40s %s, %d s\n' "$name" "$outcome" $((SECONDS - began))
}

# having PATTERN lists the packages in whose tests that stands.
having() { grep -rl --include='*_test.go' "$1" internal | xargs -n1 dirname | sort -u; }

echo "What is said lies in $logs"
hand() { HEED_HUNT=$minutes go test -count=1 -v -timeout 0 -run '^TestAHandThatKnowsNothingBreaksNoTerminal$' ./internal/e2e; }
hand >"$logs/hand" 2>&1 &
hand=$!

HEED_HUNT=1 try rubbish go test -count=1 -timeout 0 -run '^TestRubbishIsAnsweredWithAHint$' ./internal/cli
HEED_MONKEY=$((minutes * 6)) try screens go test -count=1 -timeout 0 -run '^TestAHandThatKnowsNothingBreaksNothing$' ./internal/tui
for package in $(having 'rapid\.Check('); do
	tests=$(awk '/^func Test/ {sub(/^func /, ""); sub(/\(.*/, ""); name = $0} /rapid\.Check\(/ {print name}' "$package"/*_test.go | sort -u | paste -sd'|')
	try "properties-${package//\//-}" go test -count=1 -timeout 0 -run "^($tests)\$" "./$package" -rapid.checks=$((minutes * 400))
done
for package in $(having '^func Fuzz'); do
	for target in $(grep -ho '^func Fuzz[A-Za-z]*' "$package"/*_test.go | cut -d' ' -f2); do
		try "fuzz-${package//\//-}-$target" go test -run '^$' -fuzz "^$target\$" -fuzztime "$((minutes * 2))s" "./$package"
	done
done
try races go test -race -count=1 -timeout 0 ./internal/e2e
wait "$hand" && echo 'hand held' || broken+=(hand)
sed -n '/hunt_test.go.*: *$/,/^---/p' "$logs/hand" | grep -E '^ +[0-9]+  ' # how often each screen was seen

((${#broken[@]} == 0)) && exit
for name in "${broken[@]}"; do
	printf '\n=== %s\n' "$name"
	grep -vE '^(=== (RUN|PAUSE|CONT)|fuzz: elapsed)' "$logs/$name" | head -60
done
exit 1
