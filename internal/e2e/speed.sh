#!/usr/bin/env bash
# Prints how quick and how large heed is, beside the least Bubble Tea program with the same libraries, in one run:
#   bash internal/e2e/speed.sh [TURNS]
# TURNS is how often what is measured in turns is measured, 40 when left away. It needs Go and bash, and Linux for the rows
# about memory; it makes its journals in temporary folders and takes some minutes. docs/speed.md says what the rows mean. A
# figure beyond its budget is marked; the script fails only where something does not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
turns=${1:-40}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# bench PACKAGE NAMES TIMES runs benchmarks, one after the other, and shows only what they could not do.
bench() {
	go test -run '^$' -bench "$2" -benchtime "$3" -timeout 30m "./internal/$1" >>"$tmp/figures" 2>&1 ||
		{ tail -n 40 "$tmp/figures"; exit 1; }
}

load() { cut -d' ' -f1 /proc/loadavg 2>/dev/null || uptime | sed 's/.*averages*: //; s/[, ].*//'; }

size() {
	CGO_ENABLED=0 go build -buildvcs=false -trimpath -ldflags='-s -w' -o "$tmp/$1" "$2"
	printf 'BenchmarkSize/%s 1 %d bytes\n' "$1" "$(wc -c <"$tmp/$1")" >>"$tmp/figures"
}

size heed ./cmd/heed
size bare ./internal/e2e/testdata/bare
go vet ./internal/e2e ./internal/tui # and so they are built before anything is measured
printf 'load at the beginning: %s\n' "$(load)"
bench e2e '^Benchmark(FirstFrame|OneShot|KeyToFrame)$' "${turns}x"
bench e2e '^BenchmarkMemory$' 1x
bench tui '^BenchmarkEveryKey$' 1x
bench tui '^BenchmarkGrowth$' 3x
printf 'load at the end: %s\n' "$(load)"

awk '
	/^Benchmark/ {
		name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name)
		for (i = 3; i < NF; i += 2) value[name, $(i + 1)] = $i
		if (name ~ /^EveryKey\//) screens[++screen] = name
	}
	/slowest: / { slowest = $0; sub(/.*slowest: /, "", slowest); sub(/;.*/, "", slowest); key[name] = slowest }
	function budget(is, most, what) { return sprintf("%s %s: %s", "at most", what, is <= most ? "within" : "OVER") }
	function pair(said, name, most) {
		printf "%-38s %9.1f %9.1f %9.1f %9.1f %7.2f  %s\n", said, value[name, "heed-ms"], value[name, "heed-p95-ms"], value[name, "bare-ms"],
			value[name, "bare-p95-ms"], value[name, "×bare"], most ? budget(value[name, "×bare"], most, most " × bare") : ""
	}
	function key_row(said, name) {
		pair(said, "KeyToFrame/" name, 0)
	}
	function grows(said, what) {
		a = value["Growth/1000", what "-ms"]; b = value["Growth/10000", what "-ms"]; c = value["Growth/100000", what "-ms"]
		printf "%-38s %9.2f %9.2f %9.2f %8.1fx %8.1fx\n", said, a, b, c, a ? b / a : 0, a ? c / a : 0
	}
	function mib(said, name, what, most) {
		v = value["Memory/" name, what "-MiB"]; b = value["Memory/bare", "found-MiB"]
		printf "%-38s %9.1f %9.1f %7.2f  %s\n", said, v, b, b ? v / b : 0, most ? budget(v, most, most " MiB") : ""
	}
	END {
		printf "\n%-38s %9s %9s %9s %9s %7s\n", "milliseconds", "heed", "heed p95", "bare", "bare p95", "×bare"
		pair("first frame: bare beside itself", "FirstFrame/bare")
		pair("first frame: bare, 120 a second", "FirstFrame/bare120")
		pair("first frame: nothing kept yet", "FirstFrame/welcome", 2.5)
		pair("first frame: 10,000 entries", "FirstFrame/home10000", 2.5)
		printf "%-38s %9s %9s %9s %9s %7.2f\n", "  the same, busy processors", "", "", "", "", value["FirstFrame/home10000", "×cpu"]
		pair("heed version", "OneShot/version")
		pair("heed patterns show", "OneShot/patterns")
		pair("heed list, 10,000 entries", "OneShot/list")
		pair("heed search, 10,000 entries", "OneShot/search")
		key_row("key to frame: bare, 120 a second", "bare120")
		key_row("key to frame: home", "home")
		key_row("key to frame: list of 10,000", "list")
		key_row("key to frame: typing to find in them", "find")
		key_row("key to frame: page of 20,000 words", "editor")
		key_row("key to frame: entry of 20,000 words", "reader")
		key_row("key to frame: a reading", "reading")
		key_row("key to frame: library", "library")

		printf "\n%-38s %9s %9s %7s\n", "MiB", "heed", "bare", "×bare"
		mib("memory: nothing kept yet", "welcome", "found")
		mib("memory: 10,000 entries listed", "keyfile", "open", 60)
		mib("memory: and words just looked for", "keyfile", "found")
		mib("memory: a minute after the last key", "keyfile", "left", 60)
		mib("memory: the most there ever was", "keyfile", "most")
		mib("memory: under a passphrase, listed", "passphrase", "open", 60)
		mib("memory: the most, with its key", "passphrase", "most")
		h = value["Size/heed", "bytes"] / 1048576; b = value["Size/bare", "bytes"] / 1048576
		printf "%-38s %9.1f %9.1f %7.2f  %s\n", "binary, stripped", h, b, h / b, budget(h, 20, "20 MiB")

		printf "\n%-38s %9s %9s %9s %9s %9s\n", "milliseconds at", "1,000", "10,000", "100,000", "to 10k", "to 100k"
		grows("open with a key file", "open"); grows("home", "home"); grows("first 100 of the list", "first"); grows("list complete", "list")
		grows("find what one in 100 has, first 100", "one_in_100"); grows("find what all have, first 100", "in_all")
		grows("find what all have, every one", "in_all,_every_one"); grows("save one, durable", "save"); grows("a key in the list", "key")

		printf "\n%-38s %9s %9s  %s\n", "slowest key, milliseconds", "held", "complete", "key"
		for (i = 1; i <= screen; i++) {
			said = screens[i]; sub(/^EveryKey\//, "", said); gsub(/_/, " ", said); v = value[screens[i], "held-ms"]
			printf "%-38s %9.2f %9.1f  %s%s\n", said, v, value[screens[i], "whole-ms"], key[screens[i]], v <= 16.7 ? "" : "  OVER one frame"
			if (v > most) { most = v; worst = said }
			over += v > 16.7
		}
		printf "%d screens; the slowest key of all holds up %.2f ms, on %s; %s\n", screen, most, worst, budget(over, 0, "one frame (16.7 ms)")
	}' "$tmp/figures"
