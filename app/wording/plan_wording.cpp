#include "app/wording/plan_wording.h"

#include "app/wording/code_words.h"
#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace app::wording {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("Plan", text);
}

constexpr std::array CabinReasons = {
    CodeWords{"required", QT_TRANSLATE_NOOP("Plan", "required by a decision")},
    CodeWords{"existing", QT_TRANSLATE_NOOP("Plan", "stands already")},
    CodeWords{"kept", QT_TRANSLATE_NOOP("Plan", "stays where the plan before had it")},
    CodeWords{"best-gain", QT_TRANSLATE_NOOP("Plan", "saves the most walking of all places near it")},
    CodeWords{"cover", QT_TRANSLATE_NOOP("Plan", "needed so that everyone is within reach")},
};
constexpr std::array CabinTypes = {
    CodeWords{"small", QT_TRANSLATE_NOOP("Plan", "small cabin")},
    CodeWords{"standard", QT_TRANSLATE_NOOP("Plan", "standard cabin")},
    CodeWords{"large", QT_TRANSLATE_NOOP("Plan", "large cabin")},
};
// clang-format off
constexpr std::array Limits = {
    CodeWords{"kg", QT_TRANSLATE_NOOP("Plan", "heavier than any truck may load")},
    CodeWords{"volume", QT_TRANSLATE_NOOP("Plan", "more than fits into any truck: volume, not weight")},
    CodeWords{"shift", QT_TRANSLATE_NOOP("Plan", "no truck has enough working time")},
    CodeWords{"unreachable", QT_TRANSLATE_NOOP("Plan", "no truck can drive there")},
    CodeWords{"no-centre", QT_TRANSLATE_NOOP("Plan", "no recycling centre can be reached")},
    CodeWords{"window", QT_TRANSLATE_NOOP("Plan", "its gate closes before a truck can be there")},
    CodeWords{"length", QT_TRANSLATE_NOOP("Plan", "farther than any truck may drive")},
    CodeWords{"centre-hours", QT_TRANSLATE_NOOP("Plan", "every recycling centre closes before a truck can unload")},
    CodeWords{"centre-capacity", QT_TRANSLATE_NOOP("Plan", "the recycling centres take no more on that day")},
    CodeWords{"trucks", QT_TRANSLATE_NOOP("Plan", "all trucks are in use; one more would take it")},
    CodeWords{"truck-ban", QT_TRANSLATE_NOOP("Plan", "trucks may not drive there in their working hours")},
    CodeWords{"truck-type", QT_TRANSLATE_NOOP("Plan", "none of the trucks may serve it")},
    CodeWords{"gate-shut", QT_TRANSLATE_NOOP("Plan", "its gate is shut on that day")},
    CodeWords{"locked", QT_TRANSLATE_NOOP("Plan", "the truck, order or first place locked for it leaves it no room")},
    CodeWords{"not-worth-it", QT_TRANSLATE_NOOP("Plan", "the way costs more than the visit is worth that day")},
    CodeWords{"none", QT_TRANSLATE_NOOP("Plan", "no room was found for it")},
};
constexpr std::array Warnings = {
    CodeWords{"centres-missing", QT_TRANSLATE_NOOP("Plan", "There is no recycling centre, so the plan stops after the sites: no routes.")},
    CodeWords{"centres-unreachable", QT_TRANSLATE_NOOP("Plan", "No recycling centre can be reached by truck, so there are no routes.")},
    CodeWords{"depots-missing", QT_TRANSLATE_NOOP("Plan", "There is no depot: trucks start and end at the centres.")},
    CodeWords{"fleet-missing", QT_TRANSLATE_NOOP("Plan", "There is no fleet table: as many trucks of the profile's type as are needed.")},
    CodeWords{"candidates-made", QT_TRANSLATE_NOOP("Plan", "There is no candidate layer: places were made along the streets.")},
    CodeWords{"doors-full", QT_TRANSLATE_NOOP("Plan", "Homes the tricycles have no time for stay without collection at the door.")},
    CodeWords{"unserved", QT_TRANSLATE_NOOP("Plan", "Some homes have no cabin.")},
    CodeWords{"uncollected", QT_TRANSLATE_NOOP("Plan", "Some cabins could not be collected on their day.")},
    CodeWords{"truck-unreachable", QT_TRANSLATE_NOOP("Plan", "Some cabins cannot be reached by truck.")},
    CodeWords{"detached-pins", QT_TRANSLATE_NOOP("Plan", "Some decisions found no candidate within 30 m and were set aside.")},
    CodeWords{"districts-missing", QT_TRANSLATE_NOOP("Plan", "There are no districts, so nothing is counted by district.")},
    CodeWords{"truck-full-after", QT_TRANSLATE_NOOP("Plan", "A truck is full after so few stops (on average as many as in brackets) that emptying cabins less often saves few kilometres; flattening while loading or larger trucks would.")},
    CodeWords{"gate-hours-unread", QT_TRANSLATE_NOOP("Plan", "Gate hours of a cabin could not be read; its gate counts as open all day.")},
    CodeWords{"lock-cabin-unknown", QT_TRANSLATE_NOOP("Plan", "A lock of the rounds names a cabin that is not in the plan; it was passed over.")},
    CodeWords{"lock-truck-unknown", QT_TRANSLATE_NOOP("Plan", "A lock of the rounds names a truck that does not drive; any truck may take the stop.")},
    CodeWords{"closed-street-unknown", QT_TRANSLATE_NOOP("Plan", "A street to be closed is not in the street layer; it was passed over.")},
    CodeWords{"footbridge-unattached", QT_TRANSLATE_NOOP("Plan", "A footbridge has an end far from any street; it was passed over.")},
    CodeWords{"cancelled", QT_TRANSLATE_NOOP("Plan", "Stopped before all stages were done; this is the best so far.")},
    CodeWords{"time-limit", QT_TRANSLATE_NOOP("Plan", "A time limit ended the work; this is the best so far.")},
};
// clang-format on

/// Unknown codes are shown as they are: better a raw word than a lost one.
QString lookUp(std::span<const CodeWords> table, std::string_view code) {
    const char* const words = wordsFor(table, code);
    return words != nullptr ? say(words)
                            : QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

} // namespace

QString nameOf(planner::Phase phase) {
    using planner::Phase;
    switch (phase) {
    case Phase::Reading: return QCoreApplication::translate("Plan", "Reading files");
    case Phase::Network: return QCoreApplication::translate("Plan", "Joining streets");
    case Phase::Snapping: return QCoreApplication::translate("Plan", "Finding the street of every place");
    case Phase::Candidates: return QCoreApplication::translate("Plan", "Finding places for cabins");
    case Phase::WalkTable: return QCoreApplication::translate("Plan", "Measuring walks");
    case Phase::Siting: return QCoreApplication::translate("Plan", "Choosing sites");
    case Phase::ServiceAreas: return QCoreApplication::translate("Plan", "Drawing service areas");
    case Phase::Calendar: return QCoreApplication::translate("Plan", "Making the collection calendar");
    case Phase::TruckTable: return QCoreApplication::translate("Plan", "Measuring drives");
    case Phase::Routing: return QCoreApplication::translate("Plan", "Planning truck routes");
    case Phase::Writing: return QCoreApplication::translate("Plan", "Writing files");
    }
    return {};
}

QString nameOf(planner::Goal goal) {
    using planner::Goal;
    switch (goal) {
    case Goal::Walk: return QCoreApplication::translate("Plan", "Shortest walk");
    case Goal::Fewest: return QCoreApplication::translate("Plan", "Fewest cabins");
    case Goal::Reach: return QCoreApplication::translate("Plan", "Most people reached");
    case Goal::WorstWalk: return QCoreApplication::translate("Plan", "Shortest longest walk");
    case Goal::Material: return QCoreApplication::translate("Plan", "Most material");
    case Goal::LeastCost: return QCoreApplication::translate("Plan", "Least cost");
    }
    return {};
}

QString explain(planner::Goal goal) {
    using planner::Goal;
    switch (goal) {
    case Goal::Walk:
        return QCoreApplication::translate(
            "Plan",
            "The given number of cabins so that people walk as little as possible, counted by what they bring.");
    case Goal::Fewest:
        return QCoreApplication::translate(
            "Plan", "As few cabins as possible with everyone within the longest walk.");
    case Goal::Reach:
        return QCoreApplication::translate(
            "Plan",
            "The given number of cabins so that as many people as possible live within the longest walk.");
    case Goal::WorstWalk:
        return QCoreApplication::translate(
            "Plan", "The given number of cabins so that the longest walk of all is as short as possible.");
    case Goal::Material:
        return QCoreApplication::translate(
            "Plan", "The given number of cabins so that as much material as possible is brought.");
    case Goal::LeastCost:
        return QCoreApplication::translate(
            "Plan", "Number and places of the cabins so that building, running and walking cost least.");
    }
    return {};
}

QString nameOf(planner::SolveStatus status) {
    using planner::SolveStatus;
    switch (status) {
    case SolveStatus::Optimal: return QCoreApplication::translate("Plan", "proven best");
    case SolveStatus::Feasible: return QCoreApplication::translate("Plan", "good, with a proven limit");
    case SolveStatus::Infeasible: return QCoreApplication::translate("Plan", "no plan keeps all limits");
    case SolveStatus::Cancelled: return QCoreApplication::translate("Plan", "stopped; best so far");
    }
    return {};
}

QString nameOf(planner::StopReason reason) {
    using planner::StopReason;
    switch (reason) {
    case StopReason::None: return QCoreApplication::translate("Plan", "nothing left to improve");
    case StopReason::Gap: return QCoreApplication::translate("Plan", "good enough");
    case StopReason::Effort: return QCoreApplication::translate("Plan", "the work set was done");
    case StopReason::Time: return QCoreApplication::translate("Plan", "the time was up");
    case StopReason::Cancel: return QCoreApplication::translate("Plan", "stopped by you");
    }
    return {};
}

QString nameOf(planner::CabinStatus status) {
    using planner::CabinStatus;
    switch (status) {
    case CabinStatus::Proposed: return QCoreApplication::translate("Plan", "proposed");
    case CabinStatus::Existing: return QCoreApplication::translate("Plan", "existing");
    case CabinStatus::Required: return QCoreApplication::translate("Plan", "required");
    }
    return {};
}

planner::CabinStatus shownStatus(const planner::Plan& plan, const planner::Cabin& cabin) {
    if (cabin.status != planner::CabinStatus::Required)
        return cabin.status;
    const planner::Key& site = plan.city->candidates[cabin.site.value()].key;
    const bool isKept =
        std::any_of(plan.scenario.pins.begin(), plan.scenario.pins.end(), [&site](const planner::Pin& pin) {
            return pin.site == site && pin.reason == KeptReason;
        });
    return isKept ? planner::CabinStatus::Proposed : cabin.status;
}

QString nameOf(planner::Consent state) {
    using planner::Consent;
    switch (state) {
    case Consent::Proposed: return QCoreApplication::translate("Plan", "not asked yet");
    case Consent::Consulted: return QCoreApplication::translate("Plan", "consulted");
    case Consent::Agreed: return QCoreApplication::translate("Plan", "agreed");
    case Consent::Refused: return QCoreApplication::translate("Plan", "refused");
    }
    return {};
}

QString nameOf(planner::HostKind host) {
    using planner::HostKind;
    switch (host) {
    case HostKind::Unknown: return QCoreApplication::translate("Plan", "not known");
    case HostKind::Neighbourhood: return QCoreApplication::translate("Plan", "neighbourhood");
    case HostKind::School: return QCoreApplication::translate("Plan", "school");
    case HostKind::IndustrialPark: return QCoreApplication::translate("Plan", "industrial park");
    case HostKind::Street: return QCoreApplication::translate("Plan", "street");
    }
    return {};
}

QString nameOf(planner::RouteStopKind kind) {
    using planner::RouteStopKind;
    switch (kind) {
    case RouteStopKind::Depot: return QCoreApplication::translate("Plan", "depot");
    case RouteStopKind::Cabin: return QCoreApplication::translate("Plan", "cabin");
    case RouteStopKind::Centre: return QCoreApplication::translate("Plan", "recycling centre");
    case RouteStopKind::Home: return QCoreApplication::translate("Plan", "home");
    case RouteStopKind::Break: return QCoreApplication::translate("Plan", "break");
    }
    return {};
}

QString nameOf(planner::UnservedReason reason) {
    using planner::UnservedReason;
    switch (reason) {
    case UnservedReason::None: return QCoreApplication::translate("Plan", "has a cabin");
    case UnservedReason::OffNetwork: return QCoreApplication::translate("Plan", "no street nearby");
    case UnservedReason::BehindBarrier:
        return QCoreApplication::translate("Plan", "behind a wall, no gate known");
    case UnservedReason::CutOff:
        return QCoreApplication::translate("Plan", "streets cut off from all places");
    case UnservedReason::TooFar: return QCoreApplication::translate("Plan", "nearest cabin too far");
    case UnservedReason::NoCandidate:
        return QCoreApplication::translate("Plan", "no possible place within reach");
    case UnservedReason::Full: return QCoreApplication::translate("Plan", "cabins in reach are full");
    }
    return {};
}

QString explain(planner::UnservedReason reason) {
    using planner::UnservedReason;
    switch (reason) {
    case UnservedReason::None: return {};
    case UnservedReason::OffNetwork:
        return QCoreApplication::translate(
            "Plan", "No street lies within the snap limit. Check the point, or add the missing street.");
    case UnservedReason::BehindBarrier:
        return QCoreApplication::translate(
            "Plan", "Every way to the street crosses water, a railway or a wall. Add the gate as a street.");
    case UnservedReason::CutOff:
        return QCoreApplication::translate(
            "Plan",
            "Its streets connect to no place where a cabin may stand. Check for gaps in the street layer.");
    case UnservedReason::TooFar:
        return QCoreApplication::translate(
            "Plan", "The nearest cabin is beyond the longest walk. One more cabin nearby would serve it.");
    case UnservedReason::NoCandidate:
        return QCoreApplication::translate(
            "Plan",
            "No plan can serve it from these places. Add a candidate place nearby, or allow a longer walk.");
    case UnservedReason::Full:
        return QCoreApplication::translate(
            "Plan", "The cabins in reach have no capacity left. Make one larger or add another.");
    }
    return {};
}

QString cabinReason(const std::string& code) {
    return lookUp(CabinReasons, code);
}

QString cabinType(const std::string& code) {
    return lookUp(CabinTypes, code);
}

QString collectionLimit(const std::string& code) {
    return lookUp(Limits, code);
}

QString missedInWords(const planner::UncollectedCabin& missed) {
    const QString limit = collectionLimit(missed.limit);
    if (missed.amount.empty() || missed.limit == "trucks")
        return limit;
    return QCoreApplication::translate("Plan", "%1; it fails by %2", "limit, amount")
        .arg(limit, QString::fromStdString(missed.amount));
}

QString warning(const std::string& text) {
    const std::size_t colon = text.find(':');
    const QString sentence = lookUp(Warnings, std::string_view(text).substr(0, colon));
    if (colon == std::string::npos)
        return sentence;
    const QString value = QString::fromStdString(text.substr(colon + 1)).trimmed();
    return QCoreApplication::translate("Plan", "%1 (%2)", "warning with its value").arg(sentence, value);
}

QString gapInWords(const planner::SitingSummary& siting) {
    const QString places = number(siting.candidatesConsidered);
    if (siting.status == planner::SolveStatus::Infeasible)
        return nameOf(siting.status);
    if (siting.status == planner::SolveStatus::Optimal || siting.gap <= 0.0)
        return QCoreApplication::translate("Plan",
                                           "Proven: no choice among the %1 places considered is better.")
            .arg(places);
    if (!std::isfinite(siting.gap) || siting.gap >= 1.0)
        return QCoreApplication::translate(
                   "Plan", "How far it is from the best choice among the %1 places considered is not known.")
            .arg(places);
    return QCoreApplication::translate(
               "Plan", "At most %1 from the best possible choice among the %2 places considered.")
        .arg(percentText(std::ceil(siting.gap * 1000.0) / 1000.0), places);
}

QString gapInWords(double objective, double bound) {
    const double gap = std::abs(objective - bound) / std::max(1.0, std::abs(objective));
    return QCoreApplication::translate("Plan", "at most %1 from the best possible")
        .arg(percentText(std::ceil(gap * 1000.0) / 1000.0));
}

} // namespace app::wording
