#include "app/wording/finding_wording.h"

#include "app/wording/code_words.h"
#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <array>
#include <string_view>

namespace app::wording {

namespace {

// clang-format off
/// %1: count, %2: role, %3: value.
constexpr std::array Sentences = {
    CodeWords{"off-network", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have no street within the snap limit; they cannot be served.")},
    CodeWords{"behind-barrier", QT_TRANSLATE_NOOP("Findings", "%1 of %2 reach no street without crossing water, a railway or a wall; no gate is known.")},
    CodeWords{"duplicate-place", QT_TRANSLATE_NOOP("Findings", "%1 of %2 lie exactly on another one.")},
    CodeWords{"duplicate-key", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have the same id as another one.")},
    CodeWords{"zero-weight", QT_TRANSLATE_NOOP("Findings", "%1 of %2 weigh nothing: no people and no kg per day.")},
    CodeWords{"negative-weight", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have a weight below zero and were left out.")},
    CodeWords{"bad-weight", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have a weight that is not a number and were left out.")},
    CodeWords{"no-geometry", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have no place on the map and were left out.")},
    CodeWords{"no-place", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have no coordinates and were left out.")},
    CodeWords{"not-finite", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have coordinates that are not numbers and were left out.")},
    CodeWords{"wrong-geometry", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have another kind of shape than is needed and were left out.")},
    CodeWords{"outside-area", QT_TRANSLATE_NOOP("Findings", "%1 of %2 lie outside the study area and were left out.")},
    CodeWords{"total-row", QT_TRANSLATE_NOOP("Findings", "%1 rows of %2 are totals (合计) and were set aside.")},
    CodeWords{"unreadable-text", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have text that could not be read.")},
    CodeWords{"unreadable-number", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have a number that could not be read.")},
    CodeWords{"gcj02-suspected", QT_TRANSLATE_NOOP("Findings", "Most of the %2 lie beside the streets by the same shift: their coordinates look like Amap's or Baidu's.")},
    CodeWords{"assumed-offset", QT_TRANSLATE_NOOP("Findings", "The coordinates of the %2 were taken as true ones (WGS 84), since nothing else was said.")},
    CodeWords{"assumed-crs", QT_TRANSLATE_NOOP("Findings", "The coordinates of the %2 were taken as longitude and latitude (WGS 84), told by their column names.")},
    CodeWords{"assumed-people", QT_TRANSLATE_NOOP("Findings", "%1 of %2 tell no people; one household each was assumed.")},
    CodeWords{"forbidden-candidate", QT_TRANSLATE_NOOP("Findings", "%1 of %2 lie in a forbidden area and are not used.")},
    CodeWords{"candidates-made", QT_TRANSLATE_NOOP("Findings", "There is no layer of places for cabins: %1 were made along the streets.")},
    CodeWords{"no-centres", QT_TRANSLATE_NOOP("Findings", "There is no recycling centre: the plan will stop after the sites.")},
    CodeWords{"no-depots", QT_TRANSLATE_NOOP("Findings", "There is no depot: trucks start at the recycling centres.")},
    CodeWords{"no-fleet", QT_TRANSLATE_NOOP("Findings", "There is no fleet table: trucks of the profile's type are used.")},
    CodeWords{"no-truck-access", QT_TRANSLATE_NOOP("Findings", "%1 of %2 cannot be reached by truck.")},
    CodeWords{"walk-islands", QT_TRANSLATE_NOOP("Findings", "The streets fall into %1 parts that are not joined for people on foot.")},
    CodeWords{"truck-islands", QT_TRANSLATE_NOOP("Findings", "The streets fall into %1 parts that are not joined for trucks.")},
    CodeWords{"zero-length", QT_TRANSLATE_NOOP("Findings", "%1 streets have no length and were left out.")},
    CodeWords{"duplicate-street", QT_TRANSLATE_NOOP("Findings", "%1 streets lie exactly on another one.")},
    CodeWords{"joined-ends", QT_TRANSLATE_NOOP("Findings", "%1 street ends that nearly touch were joined.")},
    CodeWords{"noded-crossings", QT_TRANSLATE_NOOP("Findings", "%1 places where streets cross were made into junctions.")},
    CodeWords{"contradictory-oneway", QT_TRANSLATE_NOOP("Findings", "%1 streets contradict themselves about their one-way direction.")},
    CodeWords{"self-crossing", QT_TRANSLATE_NOOP("Findings", "%1 streets cross themselves away from any junction.")},
    CodeWords{"turn-restrictions", QT_TRANSLATE_NOOP("Findings", "%1 turn restrictions are obeyed by the trucks.")},
    CodeWords{"turn-missing-way", QT_TRANSLATE_NOOP("Findings", "%1 turn restrictions name a street or junction that the file has not, and were left out.")},
    CodeWords{"turn-not-a-street", QT_TRANSLATE_NOOP("Findings", "%1 turn restrictions name a line that is no street within the area, and were left out.")},
    CodeWords{"turn-unclear", QT_TRANSLATE_NOOP("Findings", "%1 turn restrictions do not say clearly which turn they mean, and were left out.")},
    CodeWords{"turn-conditional", QT_TRANSLATE_NOOP("Findings", "%1 turn restrictions hold at certain times only, and were left out.")},
    CodeWords{"unknown-tags", QT_TRANSLATE_NOOP("Findings", "%1 streets have a class that is not known; they count as ordinary streets.")},
    CodeWords{"bd09-suspected", QT_TRANSLATE_NOOP("Findings", "Most of the %2 lie beside the streets by the same shift: their coordinates look like Baidu's (BD-09).")},
    CodeWords{"gcj02-over-corrected", QT_TRANSLATE_NOOP("Findings", "Most of the %2 lie beside the streets as if a web map's shift had been taken out of true coordinates: their offset is probably wgs84.")},
    CodeWords{"cut-off", QT_TRANSLATE_NOOP("Findings", "%1 of %2 stand on streets that lead to no place for a cabin; they cannot be served.")},
    CodeWords{"not-a-building", QT_TRANSLATE_NOOP("Findings", "%1 shapes among the %2 are no buildings and were set aside.")},
    CodeWords{"not-a-dwelling", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are buildings where nobody lives and were set aside.")},
    CodeWords{"not-an-address", QT_TRANSLATE_NOOP("Findings", "%1 points among the %2 are no addresses and were set aside.")},
    CodeWords{"not-a-street", QT_TRANSLATE_NOOP("Findings", "%1 lines among the %2 are no streets and were set aside.")},
    CodeWords{"outside-study-area", QT_TRANSLATE_NOOP("Findings", "%1 of %2 lie outside the study area and were set aside.")},
    CodeWords{"outside-districts", QT_TRANSLATE_NOOP("Findings", "%1 of %2 lie in no district.")},
    CodeWords{"spread-area", QT_TRANSLATE_NOOP("Findings", "%1 large areas of %2 were spread over places near their streets.")},
    CodeWords{"population", QT_TRANSLATE_NOOP("Findings", "The %1 %2 hold this many people.")},
    CodeWords{"stated-mass", QT_TRANSLATE_NOOP("Findings", "The %1 %2 state this much material.")},
    CodeWords{"weight-by-kg_day", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are weighed by their kg per day.")},
    CodeWords{"weight-by-people", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are weighed by their people.")},
    CodeWords{"weight-by-households", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are weighed by their households.")},
    CodeWords{"weight-by-floor_area", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are weighed by their floor area.")},
    CodeWords{"weight-by-footprint", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are weighed by the ground they cover.")},
    CodeWords{"weight-by-one-household", QT_TRANSLATE_NOOP("Findings", "%1 of %2 count as one household each.")},
    CodeWords{"assumed-footprint", QT_TRANSLATE_NOOP("Findings", "%1 of %2 tell no people; people were assumed from the ground they cover and the usual floors.")},
    CodeWords{"bad-hours", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have opening hours that could not be read and were left out.")},
    CodeWords{"unknown-depot", QT_TRANSLATE_NOOP("Findings", "%1 of %2 name a depot that is not there and were left out.")},
    CodeWords{"truck-out-of-service", QT_TRANSLATE_NOOP("Findings", "%1 of %2 are out of service and do not drive.")},
    CodeWords{"duplicate-plate", QT_TRANSLATE_NOOP("Findings", "%1 of %2 have the plate of another one and were left out.")},
    CodeWords{"header-repeated", QT_TRANSLATE_NOOP("Findings", "%1 rows of %2 repeat the heading and were set aside.")},
    CodeWords{"remark-row", QT_TRANSLATE_NOOP("Findings", "%1 rows of %2 are remarks and were set aside.")},
    CodeWords{"junction-off-walk", QT_TRANSLATE_NOOP("Findings", "%1 junctions of the %2 are cut off from the largest part for people on foot.")},
    CodeWords{"junction-off-truck", QT_TRANSLATE_NOOP("Findings", "%1 junctions of the %2 are cut off from the largest part for trucks.")},
    CodeWords{"barriers-from-streets", QT_TRANSLATE_NOOP("Findings", "%1 railways, waters and walls were found in the street layer; nobody walks across them.")},
    CodeWords{"encoding-guessed", QT_TRANSLATE_NOOP("Findings", "The text of the %2 names no encoding; the one that fits was used.")},
    CodeWords{"header-row", QT_TRANSLATE_NOOP("Findings", "The heading of the %2 stands below title rows; it was found in this row.")},
    CodeWords{"no-header", QT_TRANSLATE_NOOP("Findings", "The %2 have no heading row; columns are numbered.")},
    CodeWords{"numbers-in-text", QT_TRANSLATE_NOOP("Findings", "The %2 hold numbers inside text, as in “1,280户”; the numbers were taken out of this column.")},
    CodeWords{"axes-swapped", QT_TRANSLATE_NOOP("Findings", "The coordinate columns of the %2 were swapped: east stood under the name of north.")},
    CodeWords{"axis-order-assumed", QT_TRANSLATE_NOOP("Findings", "The coordinates of the %2 were taken in this order; nothing told which comes first.")},
    CodeWords{"axis-order-found", QT_TRANSLATE_NOOP("Findings", "The order of the coordinates of the %2 was told by where the city lies.")},
    CodeWords{"axis-order-mixed", QT_TRANSLATE_NOOP("Findings", "Some coordinates of the %2 stand in one order and some in the other; each was read as it must be.")},
    CodeWords{"raster-cells", QT_TRANSLATE_NOOP("Findings", "The %2 are cells of a raster.")},
    CodeWords{"crs-from-offset", QT_TRANSLATE_NOOP("Findings", "The %2 name no coordinate system; it follows from where their coordinates come from.")},
};
constexpr std::array Roles = {
    CodeWords{"roads", QT_TRANSLATE_NOOP("Findings", "streets")},          CodeWords{"demand", QT_TRANSLATE_NOOP("Findings", "homes")},
    CodeWords{"candidates", QT_TRANSLATE_NOOP("Findings", "places for cabins")}, CodeWords{"existing", QT_TRANSLATE_NOOP("Findings", "existing cabins")},
    CodeWords{"centres", QT_TRANSLATE_NOOP("Findings", "recycling centres")}, CodeWords{"depots", QT_TRANSLATE_NOOP("Findings", "depots")},
    CodeWords{"districts", QT_TRANSLATE_NOOP("Findings", "districts")},    CodeWords{"area", QT_TRANSLATE_NOOP("Findings", "study area")},
    CodeWords{"forbidden", QT_TRANSLATE_NOOP("Findings", "forbidden areas")}, CodeWords{"barriers", QT_TRANSLATE_NOOP("Findings", "barriers")},
    CodeWords{"fleet", QT_TRANSLATE_NOOP("Findings", "trucks")},           CodeWords{"truck-zones", QT_TRANSLATE_NOOP("Findings", "truck zones")},
};
// clang-format on

} // namespace

QString roleName(const std::string& role) {
    const char* text = wordsFor(Roles, role);
    return text ? QCoreApplication::translate("Findings", text) : QString::fromStdString(role);
}

QString sentenceFor(const planner::HealthFinding& finding) {
    const char* form = wordsFor(Sentences, finding.code);
    QString text = form ? QCoreApplication::translate("Findings", form)
                        : QCoreApplication::translate("Findings", "%1 of %2: %3.");
    text.replace(QLatin1String("%1"), number(static_cast<double>(finding.count)));
    text.replace(QLatin1String("%2"), roleName(finding.role));
    text.replace(QLatin1String("%3"), QString::fromStdString(finding.code));
    if (!finding.value.empty())
        text += QCoreApplication::translate("Findings", " (%1)").arg(QString::fromStdString(finding.value));
    return text;
}

} // namespace app::wording
