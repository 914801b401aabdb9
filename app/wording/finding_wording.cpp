#include "app/wording/finding_wording.h"

#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace app::wording {

namespace {

struct Row {
    std::string_view code;
    const char* text; ///< %1: count, %2: role, %3: value
};

#define W(text) QT_TRANSLATE_NOOP("Findings", text)
constexpr std::array Sentences = {
    Row{"off-network", W("%1 of %2 have no street within the snap limit; they cannot be served.")},
    Row{"behind-barrier", W("%1 of %2 reach no street without crossing water, a railway or a wall; no gate is known.")},
    Row{"duplicate-place", W("%1 of %2 lie exactly on another one.")},
    Row{"duplicate-key", W("%1 of %2 have the same id as another one.")},
    Row{"zero-weight", W("%1 of %2 weigh nothing: no people and no kg per day.")},
    Row{"negative-weight", W("%1 of %2 have a weight below zero and were left out.")},
    Row{"bad-weight", W("%1 of %2 have a weight that is not a number and were left out.")},
    Row{"no-geometry", W("%1 of %2 have no place on the map and were left out.")},
    Row{"no-place", W("%1 of %2 have no coordinates and were left out.")},
    Row{"not-finite", W("%1 of %2 have coordinates that are not numbers and were left out.")},
    Row{"wrong-geometry", W("%1 of %2 have another kind of shape than is needed and were left out.")},
    Row{"outside-area", W("%1 of %2 lie outside the study area and were left out.")},
    Row{"total-row", W("%1 rows of %2 are totals (合计) and were set aside.")},
    Row{"unreadable-text", W("%1 of %2 have text that could not be read.")},
    Row{"unreadable-number", W("%1 of %2 have a number that could not be read.")},
    Row{"gcj02-suspected", W("Most of the %2 lie beside the streets by the same shift: their coordinates look like Amap's or Baidu's.")},
    Row{"assumed-offset", W("The coordinates of the %2 were taken as true ones (WGS 84), since nothing else was said.")},
    Row{"assumed-crs", W("The coordinates of the %2 were taken as longitude and latitude (WGS 84), told by their column names.")},
    Row{"assumed-people", W("%1 of %2 tell no people; one household each was assumed.")},
    Row{"forbidden-candidate", W("%1 of %2 lie in a forbidden area and are not used.")},
    Row{"candidates-made", W("There is no layer of places for cabins: %1 were made along the streets.")},
    Row{"no-centres", W("There is no recycling centre: the plan will stop after the sites.")},
    Row{"no-depots", W("There is no depot: trucks start at the recycling centres.")},
    Row{"no-fleet", W("There is no fleet table: trucks of the profile's type are used.")},
    Row{"no-truck-access", W("%1 of %2 cannot be reached by truck.")},
    Row{"walk-islands", W("The streets fall into %1 parts that are not joined for people on foot.")},
    Row{"truck-islands", W("The streets fall into %1 parts that are not joined for trucks.")},
    Row{"zero-length", W("%1 streets have no length and were left out.")},
    Row{"duplicate-street", W("%1 streets lie exactly on another one.")},
    Row{"joined-ends", W("%1 street ends that nearly touch were joined.")},
    Row{"noded-crossings", W("%1 places where streets cross were made into junctions.")},
    Row{"contradictory-oneway", W("%1 streets contradict themselves about their one-way direction.")},
    Row{"unknown-tags", W("%1 streets have a class that is not known; they count as ordinary streets.")},
};
constexpr std::array Roles = {
    Row{"roads", W("streets")},          Row{"demand", W("homes")},
    Row{"candidates", W("places for cabins")}, Row{"existing", W("existing cabins")},
    Row{"centres", W("recycling centres")}, Row{"depots", W("depots")},
    Row{"districts", W("districts")},    Row{"area", W("study area")},
    Row{"forbidden", W("forbidden areas")}, Row{"barriers", W("barriers")},
    Row{"fleet", W("trucks")},           Row{"truck-zones", W("truck zones")},
};
#undef W

template <std::size_t N>
const char* find(const std::array<Row, N>& rows, std::string_view code) {
    const auto found = std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
    return found != rows.end() ? found->text : nullptr;
}

} // namespace

QString roleName(const std::string& role) {
    const char* text = find(Roles, role);
    return text ? QCoreApplication::translate("Findings", text) : QString::fromStdString(role);
}

QString sentenceFor(const planner::HealthFinding& finding) {
    const char* form = find(Sentences, finding.code);
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
