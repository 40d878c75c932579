#!/usr/bin/env bash
# Does to a journal what tests cannot: a full disk, read-only media and folders, another owner, another program that holds
# the file, and a power cut's nearest kin, kill -9, two hundred times. It needs Linux and root, and cleans up after itself:
#   sudo bash internal/e2e/faults.sh
# Each line is what was done, and what heed said. It ends with 1 when something went wrong.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tmp=$(mktemp -d)
chmod 755 "$tmp"
trap 'umount -q "$tmp/small" 2>/dev/null; chmod -R u+rwX "$tmp"; rm -rf "$tmp"' EXIT
CGO_ENABLED=0 go build -o "$tmp/heed" ./cmd/heed
nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
heed() { "$tmp/heed" "$@"; }
bad=0

# expect WHAT SENTENCE COMMAND... runs a command that has to fail and to say the sentence, with a hint.
expect() {
	local what=$1 sentence=$2 said
	shift 2
	if said=$("$@" 2>&1 >/dev/null); then
		bad=1 said="WRONG: it did it"
	elif ! grep -q "$sentence" <<<"$said" || ! grep -q '^hint: ' <<<"$said"; then
		bad=1 said="WRONG: $said"
	fi
	printf '%-44s %s\n' "$what" "$(tr '\n' ' ' <<<"$said" | sed "s#$tmp##g")"
}

# check WHAT COMMAND... runs a command that has to work.
check() {
	local what=$1 said
	shift
	if said=$("$@" 2>&1); then said=ok; else bad=1 said="WRONG: $said"; fi
	printf '%-44s %s\n' "$what" "$(tr '\n' ' ' <<<"$said")"
}

count() { test "$("$tmp/heed" list --dir "$1" 2>/dev/null | wc -l)" = "$2"; }

# A full disk: what was there stays, and there is room again when there is room again.
mkdir "$tmp/small"
mount -t tmpfs -o size=1m,mode=755 tmpfs "$tmp/small"
heed add --dir "$tmp/small/j" --no-passphrase 'The first.' >/dev/null 2>&1
head -c 3000000 /dev/zero >"$tmp/small/filler" 2>/dev/null
head -c 200000 /dev/urandom | base64 >"$tmp/text"
expect 'disk full: a save' 'the disk is full' heed add --dir "$tmp/small/j" - <"$tmp/text"
expect 'disk full: a new journal' 'the disk is full' heed add --dir "$tmp/small/new" --no-passphrase text
check 'disk full: what was there' count "$tmp/small/j" 1
check 'disk full: no half journal' test ! -e "$tmp/small/new/journal.heed"
rm "$tmp/small/filler"
check 'room again' heed add --dir "$tmp/small/j" 'The second.'
check 'room again: both are there' count "$tmp/small/j" 2

# A medium, a folder and a file that can only be read, and somebody else's.
mount -o remount,ro "$tmp/small"
expect 'read-only medium: a save' 'can be read but not written\|no permission\|read-only' heed add --dir "$tmp/small/j" text
check 'read-only medium: reading' count "$tmp/small/j" 2
mkdir "$tmp/theirs"
chown 65534 "$tmp/theirs"
"${nobody[@]}" "$tmp/heed" add --dir "$tmp/theirs/j" --no-passphrase 'The first.' >/dev/null 2>&1
"${nobody[@]}" "$tmp/heed" list --dir "$tmp/theirs/j" >/dev/null 2>&1
chmod 500 "$tmp/theirs/j"
expect 'read-only folder: a save' 'can be read but not written' "${nobody[@]}" "$tmp/heed" add --dir "$tmp/theirs/j" text
check 'read-only folder: reading' "${nobody[@]}" "$tmp/heed" list --dir "$tmp/theirs/j"
chmod 700 "$tmp/theirs/j"
chmod 400 "$tmp/theirs/j/journal.heed"
expect 'read-only file: a save' 'can be read but not written' "${nobody[@]}" "$tmp/heed" add --dir "$tmp/theirs/j" text
heed add --dir "$tmp/mine" --no-passphrase 'The first.' >/dev/null 2>&1
expect "somebody else's journal" 'no permission' "${nobody[@]}" "$tmp/heed" list --dir "$tmp/mine"
expect "a journal in somebody else's folder" 'no permission' "${nobody[@]}" "$tmp/heed" add --dir "$tmp/mine/j" --no-passphrase text

# Twenty at once; and kill -9, two hundred times, while a program writes.
for i in $(seq 20); do heed add --dir "$tmp/mine" "number $i" >/dev/null & done
wait
check 'twenty at once: all kept' count "$tmp/mine" 21
check 'and the doctor is content' heed doctor --dir "$tmp/mine"
HEED_KILLS=200 go test -count=1 -run '^TestKillingTheProgramLosesNothingItHasSaved$' -v ./internal/vault >"$tmp/kills" 2>&1 || bad=1
grep -o '[0-9]* kills: .*' "$tmp/kills" || { bad=1; cat "$tmp/kills"; }

exit "$bad"
