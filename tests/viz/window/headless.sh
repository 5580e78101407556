#!/bin/sh
# The program casework runs on machines without any graphics library.
if ldd "$1" | grep -iE 'sfml|libGL|libX11|imgui'; then
  echo "casework links a graphics library"
  exit 1
fi
