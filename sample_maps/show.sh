#!/bin/sh
# What ./run ends with: plans Montevideo where no plan is saved, then opens the plan in the window, or, without
# a display, writes shapefiles and a picture of it. A later call shows the saved plan.
set -eu
cd "$(dirname "$0")/.."
bin=${CABIN_BIN:-build/release}
cabins=300
folder=plans/montevideo
plan=$folder/plan.cabin.gpkg

say() { printf '%s\n' "$*" >&2; }

# can SUBCOMMAND: the program at hand knows it.
can() { "$bin/cabinplan" --help | grep -Eq "^ +$1( |$)"; }

if [ ! -f "$plan" ]; then
    say "Planning $cabins recycling cabins for Montevideo's 205,657 addresses (about a minute) …"
    # Written beside and moved when complete: an interrupted run leaves no half plan to be taken for saved.
    # Same depth in the tree, since a plan names its sources relative to itself.
    rm -rf plans/montevideo.part
    mkdir -p plans
    "$bin/cabinplan" plan sample_maps/montevideo/city.json --cabins "$cabins" --out plans/montevideo.part
    rm -rf "$folder"
    mv plans/montevideo.part "$folder"
else
    say "Showing the plan saved in $folder (remove the folder to plan anew)."
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$bin/cabinplanner" ]; then
    status=0
    "$bin/cabinplanner" "$plan" || status=$?
    # 134: Qt found no display it could open, whatever the environment says.
    [ "$status" = 134 ] || exit "$status"
fi

say "No display here: writing the plan as files."
made() { [ -e "$1" ] && [ "$1" -nt "$plan" ]; }
made "$folder/shapefiles/cabins.shp" || "$bin/cabinplan" export "$plan" --format shp --out "$folder/shapefiles" >/dev/null
made "$folder/map.png" || "$bin/cabinplan" map "$plan" --png "$folder/map.png" >/dev/null
if can report; then
    made "$folder/report.pdf" || "$bin/cabinplan" report "$plan" --out "$folder/report.pdf,$folder/report.html" >/dev/null
fi

say "The plan of Montevideo:"
for file in "$plan" "$folder/shapefiles" "$folder/map.png" "$folder/report.pdf" "$folder/report.html"; do
    if [ -e "$file" ]; then printf '  %s\n' "$PWD/$file"; fi
done
