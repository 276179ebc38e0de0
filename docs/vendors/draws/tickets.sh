#!/bin/sh
# The subjects of a tier in the order of their tickets: tickets.sh KEY DRAW TIER ID ...
# KEY is the seed, or the seed, a line feed and the public randomness.
key=$1 draw=$2 tier=$3
shift 3
for id; do
  ticket=$(printf '%s\n%s\n%s' "$draw" "$tier" "$id" | openssl dgst -sha256 -hmac "$key" | sed 's/.*= *//')
  printf '%s %s\n' "$ticket" "$id"
done | LC_ALL=C sort
