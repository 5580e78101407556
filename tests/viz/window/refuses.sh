#!/bin/sh
# Without a display, and with bad input: exit 2 and a sentence, never an abort.
program=$1
fail() { echo "$1"; exit 1; }

expect() {  # what it should say, then arguments
  sentence=$1
  shift
  said=$(env -u DISPLAY "$program" "$@" 2>&1)
  code=$?
  [ $code -eq 2 ] || fail "exit $code, expected 2: $* said $said"
  case $said in *"$sentence"*) ;; *) fail "expected \"$sentence\", found \"$said\"" ;; esac
}

expect "xvfb-run -a -s" england_average
expect "xvfb-run -a -s" england_average --screenshot /tmp/never.png
expect "from 2025-04-01 to 2026-03-31" england_average --years 1 --at 2031-01-01
expect "did you mean england_average?" england_averag
expect "--size: expected" england_average --size 10x10
expect "--at: expected a day such as" england_average --at tomorrow
expect "is not an option" england_average --sceen pathway
expect "--screen: expected pathway" england_average --screen hubs
expect "the folder /nowhere/at is not there" england_average --screenshot /nowhere/at/all.png
expect "which scenario or result?"
expect "expected the manifest of a folder of results" /tmp
