#!/usr/bin/env bash
# Prints the table of bars of the journal: bash internal/e2e/bars.sh
# It makes journals of 1,000, 10,000 and 100,000 invented entries of about 158 words, the same each time, in a temporary
# folder, and takes about two minutes. Passphrases are left out: stretching one takes as long as it is meant to.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

go test -run '^$' -bench '^BenchmarkBars$' -benchtime "${1:-20x}" ./internal/vault |
	awk '
		/^BenchmarkBars/ {
			split($1, path, "/"); sub(/-[0-9]+$/, "", path[3])
			for (i = 3; i < NF; i += 2) if ($(i + 1) == "ns/op" || $(i + 1) == "bytes") value[path[3], path[2]] = $i
		}
		END {
			said["open"] = "open with a key file"; said["recent"] = "first screen, 50 heads"; said["list"] = "list complete"
			said["all"] = "every text opened"; said["save"] = "save one, durable"; said["draft"] = "save a draft, durable"
			said["changed"] = "look for changes"; said["doctor"] = "doctor"; said["import"] = "import all, one transaction"
			order = "open recent list all save draft changed doctor import"
			printf "%-28s %12s %12s %12s %14s\n", "milliseconds at", "1,000", "10,000", "100,000", "growth 1k-100k"
			n = split(order, ops, " ")
			for (i = 1; i <= n; i++) {
				o = ops[i]
				printf "%-28s %12.2f %12.2f %12.2f %13.1fx\n", said[o], value[o, 1000] / 1e6, value[o, 10000] / 1e6, value[o, 100000] / 1e6, value[o, 100000] / value[o, 1000]
			}
			printf "%-28s %12.1f %12.1f %12.1f %13.1fx\n", "file, MB", value["file", 1000] / 1e6, value["file", 10000] / 1e6, value["file", 100000] / 1e6, value["file", 100000] / value["file", 1000]
		}'
