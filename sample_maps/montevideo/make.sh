#!/bin/sh
# Makes montevideo.gpkg and addresses.csv from OSM QA vector tiles in the npm package @mapbox/mvt-fixtures.
#
#   sample_maps/montevideo/make.sh [PACKAGE.tgz]
#
# Needs gdal-bin; npm only where the package file is not given. The result is the same to the byte every time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package=${1:+$(realpath "$1")}
version=4.0.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
if [ -z "$package" ]; then
    npm pack --silent "@mapbox/mvt-fixtures@$version" >/dev/null
    package=$work/mapbox-mvt-fixtures-$version.tgz
fi
tar xzf "$package"

# A date of its own would make every run's GeoPackage a different file.
export OGR_CURRENT_DATE=2000-01-01T00:00:00.000Z

# All tiles into one table. A tile is named zoom-column-row; GDAL needs the three to place it.
for tile in package/real-world/osm-qa-montevideo/*.mvt; do
    place=$(basename "$tile" .mvt)
    zoom=${place%%-*}
    row=${place##*-}
    column=${place#*-}
    column=${column%-*}
    ogr2ogr -f GPKG -update -append -addfields -oo "X=$column" -oo "Y=$row" -oo "Z=$zoom" \
        -t_srs EPSG:4326 -nln osm -nlt GEOMETRY tiles.gpkg "MVT:$tile" osm
done

# Tiles cut ways and areas at their borders, on the same grid from both sides: the pieces of one OSM id meet
# exactly once the last digits of the projection are gone.
place='ST_SnapToGrid(geom, 0.0000001)'
lines="ST_LineMerge(ST_Collect($place))"
areas="ST_UnaryUnion(ST_Collect($place))"
middle="ST_SnapToGrid(ST_Centroid(ST_Collect(geom)), 0.000001)"
is_line="ST_GeometryType(geom) LIKE '%LINESTRING'"
is_area="ST_GeometryType(geom) LIKE '%POLYGON'"
id='"@id" AS id'
by_id='GROUP BY "@id" ORDER BY "@id"'

# layer NAME TYPE SQL: one layer of the result; the key of each row is its OSM id.
layer() {
    ogr2ogr -f GPKG -update -append -nln "$1" -nlt "$2" -explodecollections \
        result.gpkg tiles.gpkg -dialect SQLite -sql "$3"
}
columns='highway, name, oneway, junction, maxspeed, lanes, surface, service, access, vehicle, motor_vehicle,
    motorcar, hgv, goods, foot, bridge, tunnel, layer, width, maxheight'

layer roads LINESTRING "SELECT $id, $columns, $lines AS geom FROM osm
    WHERE highway NOT IN ('proposed', 'construction') AND $is_line $by_id"
# Squares people cross are drawn as areas; their edge joins the streets that end there.
layer roads LINESTRING "SELECT $id, $columns, ST_ExteriorRing($areas) AS geom FROM osm
    WHERE highway IN ('pedestrian', 'footway') AND $is_area $by_id"

layer buildings POLYGON "SELECT $id, name, building, \"building:levels\" AS levels, amenity, $areas AS geom FROM osm
    WHERE building IS NOT NULL AND $is_area $by_id"
layer landuse POLYGON "SELECT $id, name, landuse, $areas AS geom FROM osm
    WHERE landuse IS NOT NULL AND $is_area $by_id"
layer water POLYGON "SELECT $id, name, coalesce(\"natural\", waterway, landuse) AS kind, $areas AS geom FROM osm
    WHERE (\"natural\" = 'water' OR waterway = 'riverbank' OR landuse IN ('reservoir', 'basin'))
    AND $is_area $by_id"

# What nobody walks straight across. Streams in a pipe do not stop anyone; ditches and drains hardly do.
layer barriers LINESTRING "SELECT $id, name, coalesce(railway, waterway, barrier) AS kind, $lines AS geom FROM osm
    WHERE (railway = 'rail' OR waterway IN ('river', 'stream', 'canal') OR barrier IN ('wall', 'fence'))
    AND tunnel IS NULL AND $is_line $by_id"
layer barriers LINESTRING "SELECT $id, name, barrier AS kind, ST_ExteriorRing($areas) AS geom FROM osm
    WHERE barrier IN ('wall', 'fence') AND $is_area $by_id"

layer schools POINT "SELECT $id, name, amenity, $middle AS geom FROM osm
    WHERE amenity IN ('school', 'kindergarten', 'college', 'university') $by_id"
layer recycling_points POINT "SELECT $id, name, coalesce(recycling_type, amenity) AS kind, $middle AS geom FROM osm
    WHERE (amenity = 'recycling' AND coalesce(recycling_type, '') <> 'centre') OR amenity = 'waste_disposal' $by_id"
layer recycling_centres POINT "SELECT $id, name, recycling_type AS kind, $middle AS geom FROM osm
    WHERE amenity = 'recycling' AND recycling_type = 'centre' $by_id"

ogr2ogr -f CSV -lco STRING_QUOTING=IF_NEEDED addresses.csv tiles.gpkg -dialect SQLite -sql "
    SELECT CAST(\"@id\" AS INTEGER) AS id, round(ST_X(p), 6) AS lon, round(ST_Y(p), 6) AS lat
    FROM (SELECT \"@id\", ST_Centroid(ST_Collect(geom)) AS p FROM osm
          WHERE \"addr:housenumber\" IS NOT NULL GROUP BY \"@id\") ORDER BY 1"

ogr2ogr -f GPKG montevideo.gpkg result.gpkg -lco SPATIAL_INDEX=NO
mv montevideo.gpkg addresses.csv "$here/"
cp package/LICENSE-ODbL-1.0.md "$here/LICENSE-ODbL.md"
