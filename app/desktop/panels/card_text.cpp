#include "app/desktop/panels/card_text.h"

#include "app/desktop/document/plan_edits.h"
#include "app/report/assumptions.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "app/wording/place_wording.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include <algorithm>

namespace app::desktop {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("Cards", text);
}

QString nameOr(const std::string& name, const std::string& key) {
    return QString::fromStdString(name.empty() ? key : name);
}

class CardMaker {
public:
    explicit CardMaker(const render::MapScene& scene)
        : m_city(*scene.base->city), m_plan(scene.plan ? scene.plan->plan.get() : nullptr),
          m_decisions(scene.decisions.get()) {}

    Card cabin(std::uint32_t index) {
        const planner::Cabin& cabin = m_plan->cabins[index];
        m_card.title = wording::cabinName(*m_plan, cabin);
        const bool isKept = cabin.status == planner::CabinStatus::Required &&
                            wording::shownStatus(*m_plan, cabin) == planner::CabinStatus::Proposed;
        m_card.sentence = QCoreApplication::translate("Cards", "Cabin, %1: %2.", "state, why here")
                              .arg(wording::nameOf(wording::shownStatus(*m_plan, cabin)),
                                   wording::cabinReason(isKept ? "kept" : cabin.reason));
        for (const planner::Pin& pin : m_plan->scenario.pins)
            if (pin.site == m_plan->city->candidates[cabin.site.value()].key &&
                pin.reason != wording::KeptReason)
                addText(QT_TRANSLATE_NOOP("Cards", "Decision"), pin.reason);
        addConsent(m_plan->city->candidates[cabin.site.value()].key);
        add(QT_TRANSLATE_NOOP("Cards", "People"), wording::peopleText(cabin.people));
        add(QT_TRANSLATE_NOOP("Cards", "Brought"), wording::kilogramsPerDayText(cabin.collected));
        add(QT_TRANSLATE_NOOP("Cards", "Mean walk"), wording::metresText(cabin.walkMean));
        add(QT_TRANSLATE_NOOP("Cards", "Longest walk"), wording::metresText(cabin.walkMax));
        add(QT_TRANSLATE_NOOP("Cards", "Volume"), wording::cubicMetresText(cabin.volume));
        add(QT_TRANSLATE_NOOP("Cards", "Full after"), wording::daysText(cabin.fillDays));
        if (const auto next = nextCollection(index); !next.isEmpty())
            add(QT_TRANSLATE_NOOP("Cards", "Collected on"), next);
        if (cabin.closingGain > 0.0)
            add(QT_TRANSLATE_NOOP("Cards", "Closing it would lengthen the mean walk of the city by"),
                QCoreApplication::translate("Numbers", "%1 m").arg(wording::number(cabin.closingGain, 2)));
        addDetails(cabin.details);
        addDistrict(cabin.district);
        return std::move(m_card);
    }

    Card home(std::uint32_t index) {
        const planner::DemandPoint& point = m_city.demand[index];
        m_card.title =
            QCoreApplication::translate("Cards", "Home %1").arg(QString::fromStdString(point.key.text()));
        if (m_plan) {
            const planner::Allocation& allocation = m_plan->allocation[index];
            if (allocation.cabin) {
                const planner::Cabin& cabin = m_plan->cabins[allocation.cabin->value()];
                m_card.sentence =
                    QCoreApplication::translate("Cards", "Walks %1 to %2.")
                        .arg(wording::metresText(allocation.walk), wording::cabinName(*m_plan, cabin));
            } else {
                m_card.sentence = wording::explain(allocation.reason);
                add(QT_TRANSLATE_NOOP("Cards", "Why not served"), wording::nameOf(allocation.reason));
                if (allocation.walk.count() > 0)
                    add(QT_TRANSLATE_NOOP("Cards", "Nearest cabin"), wording::metresText(allocation.walk));
            }
            add(QT_TRANSLATE_NOOP("Cards", "Brought"),
                wording::kilogramsPerDayText(m_plan->weights->collected[index]));
        }
        add(QT_TRANSLATE_NOOP("Cards", "People"), wording::number(planner::inPersons(point.people), 1));
        addDistrict(point.district);
        if (point.access)
            add(QT_TRANSLATE_NOOP("Cards", "Way to the street"), wording::metresText(point.access->leg));
        return std::move(m_card);
    }

    Card candidate(std::uint32_t index) {
        const planner::CandidateSite& site = m_city.candidates[index];
        m_card.title = wording::siteName(m_city, planner::SiteIndex(index));
        if (site.forbiddenBy)
            m_card.sentence = QCoreApplication::translate(
                                  "Cards", "No cabin may stand here: it lies in the forbidden area %1.")
                                  .arg(QString::fromStdString(site.forbiddenBy->text()));
        else if (!site.access)
            m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "No cabin can stand here: no street is near."));
        else if (site.isMade)
            m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "A possible place, made beside the street."));
        else
            m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "A possible place from the layer of places."));
        if (!site.truckAccess)
            add(QT_TRANSLATE_NOOP("Cards", "Trucks"),
                say(QT_TRANSLATE_NOOP("Cards", "no truck can stop nearby")));
        addDetails(site.details);
        return std::move(m_card);
    }

    Card centre(std::uint32_t index) {
        const planner::RecyclingCentre& centre = m_city.centres[index];
        m_card.title = nameOr(centre.details.name, centre.key.text());
        m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "Recycling centre: trucks unload here."));
        add(QT_TRANSLATE_NOOP("Cards", "Open"),
            QStringLiteral("%1–%2").arg(wording::clockText(centre.opens), wording::clockText(centre.closes)));
        if (centre.dailyCapacity)
            add(QT_TRANSLATE_NOOP("Cards", "Takes a day"), wording::kilogramsText(*centre.dailyCapacity));
        if (m_plan) {
            planner::Mass mass;
            std::size_t trips = 0;
            for (const planner::PlannedRoute& route : m_plan->routes)
                for (const planner::PlannedStop& stop : route.stops)
                    if (stop.kind == planner::RouteStopKind::Centre && stop.centre &&
                        stop.centre->value() == index && stop.mass.count() > 0) {
                        mass += stop.mass;
                        ++trips;
                    }
            add(QT_TRANSLATE_NOOP("Cards", "Trips in the plan"), wording::number(static_cast<double>(trips)));
            add(QT_TRANSLATE_NOOP("Cards", "Unloaded in the plan"), wording::kilogramsText(mass));
        }
        addDetails(centre.details);
        return std::move(m_card);
    }

    Card depot(std::uint32_t index) {
        const planner::Depot& depot = m_city.depots[index];
        m_card.title = nameOr(depot.details.name, depot.key.text());
        m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "Depot: trucks start and end their day here."));
        addDetails(depot.details);
        return std::move(m_card);
    }

    Card existing(std::uint32_t index) {
        const planner::ExistingCabin& cabin = m_city.existing[index];
        m_card.title = nameOr(cabin.details.name, cabin.key.text());
        m_card.sentence = say(QT_TRANSLATE_NOOP("Cards", "A cabin that stands already."));
        if (cabin.volume)
            add(QT_TRANSLATE_NOOP("Cards", "Volume"), wording::cubicMetresText(*cabin.volume));
        addDetails(cabin.details);
        return std::move(m_card);
    }

private:
    void add(const char* title, const QString& value) { m_card.rows.emplace_back(say(title), value); }
    void addText(const char* title, const std::string& value) {
        if (!value.empty())
            add(title, QString::fromStdString(value));
    }
    void addConsent(const planner::Key& site) {
        const auto* consent = m_decisions ? consentOn(m_decisions->consents, site) : nullptr;
        if (!consent)
            return;
        const QString state = wording::nameOf(consent->state);
        const QString reason = QString::fromStdString(consent->reason);
        add(QT_TRANSLATE_NOOP("Cards", "Talks"),
            reason.isEmpty()
                ? state
                : QCoreApplication::translate("Cards", "%1: %2", "state, reason").arg(state, reason));
    }
    void addDetails(const planner::PlaceDetails& details) {
        addText(QT_TRANSLATE_NOOP("Cards", "Address"), details.address);
        if (details.host != planner::HostKind::Unknown)
            add(QT_TRANSLATE_NOOP("Cards", "Stands at"), wording::nameOf(details.host));
        addText(QT_TRANSLATE_NOOP("Cards", "Owner"), details.owner);
        addText(QT_TRANSLATE_NOOP("Cards", "Run by"), details.runBy);
        addText(QT_TRANSLATE_NOOP("Cards", "Hours"), details.hours);
        addText(QT_TRANSLATE_NOOP("Cards", "Contact"), details.contact);
    }
    void addDistrict(const std::optional<planner::DistrictIndex>& district) {
        if (district)
            addText(QT_TRANSLATE_NOOP("Cards", "District"), m_city.districts[district->value()].name);
    }

    QString nextCollection(std::uint32_t cabin) const {
        QStringList days;
        for (const planner::PlannedRoute& route : m_plan->routes) {
            const bool stops = std::any_of(route.stops.begin(), route.stops.end(), [cabin](const auto& stop) {
                return stop.kind == planner::RouteStopKind::Cabin && stop.cabin &&
                       stop.cabin->value() == cabin;
            });
            if (stops && !days.contains(wording::dayText(route.day)))
                days += wording::dayText(route.day);
        }
        return days.join(QStringLiteral(", "));
    }

    const planner::City& m_city;
    const planner::Plan* m_plan;
    const render::DecisionMap* m_decisions;
    Card m_card;
};

} // namespace

QString Card::html() const {
    QString text = QStringLiteral("<h3>%1</h3><p>%2</p><table cellspacing=\"0\" cellpadding=\"2\">")
                       .arg(title.toHtmlEscaped(), sentence.toHtmlEscaped());
    for (const auto& [name, value] : rows)
        text += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td><b>%2</b></td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    return text + QStringLiteral("</table>");
}

QString Card::plainText() const {
    QStringList lines = {title, sentence};
    for (const auto& [name, value] : rows)
        lines += QStringLiteral("%1: %2").arg(name, value);
    return lines.join(QLatin1Char('\n'));
}

Card cardForFigure(const planner::Indicator& indicator, const planner::Parameters& parameters) {
    const wording::IndicatorText text = wording::textOf(indicator);
    Card card;
    card.title = QCoreApplication::translate("Cards", "%1: %2", "figure, value").arg(text.title, text.value);
    card.sentence = text.explanation;
    if (indicator.isAssumed)
        card.sentence +=
            QLatin1Char(' ') +
            say(QT_TRANSLATE_NOOP(
                "Cards", "It rests on values nobody has measured here, so it is rounded to two digits."));
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    for (const planner::Parameter& value : report::valuesBehind(indicator.name, parameters)) {
        const report::Assumption row = report::assumptionOf(value, today);
        card.rows.emplace_back(row.title, QCoreApplication::translate("Cards", "%1 (%2, range %3): %4",
                                                                      "value, how sure, range, source")
                                              .arg(row.value, row.confidence, row.range, row.source));
    }
    return card;
}

Card cardFor(const render::MapScene& scene, const MapHit& hit) {
    CardMaker maker(scene);
    switch (hit.kind) {
    case MapHit::Kind::Cabin: return maker.cabin(hit.index);
    case MapHit::Kind::Centre: return maker.centre(hit.index);
    case MapHit::Kind::Depot: return maker.depot(hit.index);
    case MapHit::Kind::Existing: return maker.existing(hit.index);
    case MapHit::Kind::Home: return maker.home(hit.index);
    case MapHit::Kind::Candidate: return maker.candidate(hit.index);
    }
    return {};
}

} // namespace app::desktop
