#include "libplanner/routing/lower_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace planner::detail {

namespace {

constexpr double Never = 1e30;

/// Best and second best (with another neighbour) path to a stop for one load.
struct Label {
    double first = Never;
    double second = Never;
    Visit firstFrom = NoVisit;
    Visit secondFrom = NoVisit;
};

/// Costs of the relaxation: arcs, ways in and out, loads in whole units.
class Relaxation {
public:
    Relaxation(const SearchModel& model, std::size_t capacityUnits)
        : m_model(model), count(static_cast<std::size_t>(model.clients)) {
        setLoads(capacityUnits);
        setCosts();
    }

    [[nodiscard]] double arc(std::size_t from, std::size_t to) const { return m_arc[from * count + to]; }

private:
    void setLoads(std::size_t capacityUnits) {
        // The load dimension that fills trucks most decides; the others are dropped.
        double fullest = -1.0;
        std::size_t dimension = 0;
        std::int64_t capacity = 1;
        for (std::size_t d = 0; d < m_model.dims; ++d) {
            std::int64_t largest = 0;
            for (std::size_t t = 0; t < m_model.types.size(); ++t)
                largest = std::max(largest, m_model.capacityOf(static_cast<std::int32_t>(t))[d]);
            double sum = 0.0;
            for (Visit c = 0; c < m_model.clients; ++c)
                sum += static_cast<double>(m_model.loadOf(c)[d]);
            const double fullness = largest > 0 ? sum / static_cast<double>(largest) : 0.0;
            if (fullness > fullest) {
                fullest = fullness;
                dimension = d;
                capacity = std::max<std::int64_t>(1, largest);
            }
        }
        const std::int64_t unit = (capacity - 1) / static_cast<std::int64_t>(capacityUnits) + 1;
        std::size_t small = 0;
        std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
        for (Visit c = 0; c < m_model.clients; ++c) {
            const std::int64_t real = m_model.loadOf(c)[dimension];
            smallest = std::min(smallest, std::max<std::int64_t>(0, real));
            small += real < unit ? 1 : 0;
            load.push_back(static_cast<std::size_t>(std::max<std::int64_t>(1, real / unit)));
        }
        units = static_cast<std::size_t>(capacity / unit);
        // Stops below one unit count as one: as many of them as may share a truck come on top.
        if (small > 0)
            units += smallest > 0 ? std::min(small, static_cast<std::size_t>(capacity / smallest)) : small;
        for (std::size_t& q : load)
            q = std::min(q, units);
    }

    void setCosts() {
        m_arc.assign(count * count, Never);
        in.assign(count, Never);
        out.assign(count, Never);
        for (const ModelType& type : m_model.types)
            if (type.routeCount > 0)
                addType(type);
    }

    void addType(const ModelType& type) {
        const auto place = [&](std::size_t client) { return m_model.place[client]; };
        const auto cost = [&](std::uint32_t from, std::uint32_t to) {
            const std::int64_t value = m_model.arcCost(type, from, to);
            return value >= Impossible ? Never : static_cast<double>(value);
        };
        const double share = static_cast<double>(type.fixedCost - m_model.vehicleWorth) /
                             static_cast<double>(std::max(1U, type.maxTrips));
        const auto perMs = static_cast<double>(type.costPerDuration);
        for (std::size_t i = 0; i < count; ++i) {
            const double service = perMs * static_cast<double>(m_model.service[i]);
            for (std::size_t j = 0; j < count; ++j)
                if (i != j)
                    m_arc[i * count + j] = std::min(m_arc[i * count + j], cost(place(i), place(j)) + service);
            double begin = cost(type.startPlace, place(i));
            double end = type.endsEmpty ? Never : cost(place(i), type.endPlace);
            for (const std::uint32_t centre : type.disposals) {
                begin = std::min(begin, cost(m_model.disposalPlace[centre], place(i)));
                end = std::min(end, cost(place(i), m_model.disposalPlace[centre]) +
                                        perMs * static_cast<double>(m_model.disposalService[centre]));
            }
            in[i] = std::min(in[i], begin + share);
            out[i] = std::min(out[i], end + service);
        }
    }

    const SearchModel& m_model;
    std::vector<double> m_arc;

public:
    std::size_t count;
    std::size_t units = 1;
    std::vector<std::size_t> load;
    std::vector<double> in, out;
};

/// One ascent: prices on stops, q-routes through each of them, shares, steps.
class Ascent {
public:
    Ascent(const SearchModel& model, const Relaxation& relaxation)
        : m_model(model), m_r(relaxation), m_price(relaxation.count, 0.0), m_share(relaxation.count, 0.0),
          m_visits(relaxation.count, 0.0), m_forward(relaxation.count * (relaxation.units + 1)),
          m_backward(m_forward.size()), m_arc(relaxation.count * relaxation.count) {}

    [[nodiscard]] double evaluate() {
        fill(m_forward, true);
        if (m_model.isSymmetric && isMirrored())
            mirror();
        else
            fill(m_backward, false);
        std::fill(m_visits.begin(), m_visits.end(), 0.0);
        double bound = 0.0;
        for (std::size_t i = 0; i < m_r.count; ++i) {
            shareOf(i);
            const double worth = m_share[i] + m_price[i];
            bound += std::min(worth, static_cast<double>(m_model.absentCost[i]));
        }
        return bound;
    }

    void step(double factor, double gap) {
        double norm = 0.0;
        for (const double visits : m_visits)
            norm += (1.0 - visits) * (1.0 - visits);
        if (norm <= 1e-12)
            return;
        for (std::size_t i = 0; i < m_r.count; ++i)
            m_price[i] += factor * gap / norm * (1.0 - m_visits[i]);
    }

private:
    [[nodiscard]] Label& at(std::vector<Label>& labels, std::size_t load, std::size_t stop) const {
        return labels[load * m_r.count + stop];
    }

    [[nodiscard]] bool isMirrored() const {
        for (std::size_t i = 0; i < m_r.count; ++i)
            if (m_r.in[i] != m_r.out[i])
                return false;
        return true;
    }
    /// With the same ways in and out, backward paths are the forward ones driven in reverse.
    void mirror() { m_backward = m_forward; }

    static void offer(Label& label, double cost, Visit from) {
        if (cost < label.first) {
            if (label.firstFrom != from) {
                label.second = label.first;
                label.secondFrom = label.firstFrom;
            }
            label.first = cost;
            label.firstFrom = from;
        } else if (cost < label.second && from != label.firstFrom) {
            label.second = cost;
            label.secondFrom = from;
        }
    }

    /// Cheapest paths that arrive at (or, backward, leave from) a stop with a load, its price included.
    void fill(std::vector<Label>& labels, bool isForward) {
        std::fill(labels.begin(), labels.end(), Label{});
        const std::size_t n = m_r.count;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                m_arc[j * n + i] = isForward ? m_r.arc(i, j) : m_r.arc(j, i);
        for (std::size_t i = 0; i < n; ++i)
            offer(at(labels, m_r.load[i], i), (isForward ? m_r.in[i] : m_r.out[i]) - m_price[i], NoVisit);
        for (std::size_t q = 1; q <= m_r.units; ++q)
            for (std::size_t j = 0; j < n; ++j) {
                if (m_r.load[j] >= q)
                    continue;
                extend(labels, q, j);
            }
    }

    void extend(std::vector<Label>& labels, std::size_t q, std::size_t j) {
        Label best = at(labels, q, j);
        const Label* const row = &labels[(q - m_r.load[j]) * m_r.count];
        const double* const arcs = &m_arc[j * m_r.count];
        const auto self = static_cast<Visit>(j);
        for (std::size_t i = 0; i < m_r.count; ++i) {
            const Label& from = row[i];
            const double cost = (from.firstFrom == self ? from.second : from.first) + arcs[i] - m_price[j];
            if (cost < best.second)
                offer(best, cost, static_cast<Visit>(i));
        }
        at(labels, q, j) = best;
    }

    /// The stop's share of the route through it that is cheapest for its load, and who else that route
    /// visits.
    void shareOf(std::size_t i) {
        const std::size_t own = m_r.load[i];
        double best = Never;
        std::size_t before = own;
        std::size_t after = own;
        bool firstIsSecond = false;
        bool lastIsSecond = false;
        for (std::size_t q1 = own; q1 <= m_r.units; ++q1) {
            const Label& f = at(m_forward, q1, i);
            if (f.first >= Never / 2)
                continue;
            for (std::size_t q2 = own; q1 + q2 - own <= m_r.units; ++q2) {
                const Label& b = at(m_backward, q2, i);
                if (b.first >= Never / 2)
                    continue;
                double cost = f.first + b.first;
                bool useSecondF = false;
                bool useSecondB = false;
                if (f.firstFrom == b.firstFrom && f.firstFrom != NoVisit) {
                    useSecondF = f.second + b.first <= f.first + b.second;
                    useSecondB = !useSecondF;
                    cost = useSecondF ? f.second + b.first : f.first + b.second;
                }
                const double rate = (cost + m_price[i]) / static_cast<double>(q1 + q2 - own);
                if (rate < best) {
                    best = rate;
                    before = q1;
                    after = q2;
                    firstIsSecond = useSecondF;
                    lastIsSecond = useSecondB;
                }
            }
        }
        m_share[i] = best * static_cast<double>(own);
        if (best >= Never / 2)
            return;
        const double part = static_cast<double>(own) / static_cast<double>(before + after - own);
        m_visits[i] += part;
        trace(m_forward, before, i, firstIsSecond, part);
        trace(m_backward, after, i, lastIsSecond, part);
    }

    void trace(std::vector<Label>& labels, std::size_t q, std::size_t i, bool isSecond, double part) {
        while (true) {
            const Label& label = at(labels, q, i);
            const Visit from = isSecond ? label.secondFrom : label.firstFrom;
            if (from == NoVisit)
                return;
            const auto previous = static_cast<std::size_t>(from);
            q -= m_r.load[i];
            isSecond = at(labels, q, previous).firstFrom == static_cast<Visit>(i);
            i = previous;
            m_visits[i] += part;
        }
    }

    const SearchModel& m_model;
    const Relaxation& m_r;
    std::vector<double> m_price, m_share, m_visits;
    std::vector<Label> m_forward, m_backward;
    std::vector<double> m_arc;
};

} // namespace

std::int64_t lowerBound(const SearchModel& model, const BoundOptions& options, std::int64_t target,
                        std::stop_token stop, const std::function<bool()>& outOfTime) {
    if (model.clients == 0 || model.routes == 0 || model.problem().data().periods.size() > 1)
        return 0;
    const Relaxation relaxation(model, options.capacityUnits);
    Ascent ascent(model, relaxation);
    double best = 0.0;
    double factor = 1.0;
    int sinceBetter = 0;
    for (int i = 0; i < options.iterations && !stop.stop_requested() && !outOfTime(); ++i) {
        const double bound = ascent.evaluate();
        if (bound > best) {
            best = bound;
            sinceBetter = 0;
        } else if (++sinceBetter >= 5) {
            factor *= 0.6;
            sinceBetter = 0;
        }
        const double gap = static_cast<double>(target) - bound;
        if (gap <= 0.0)
            break;
        ascent.step(factor, gap);
    }
    // Sums of doubles: give back far more than their rounding.
    return static_cast<std::int64_t>(std::floor(std::max(0.0, best) * (1.0 - 1e-9)));
}

} // namespace planner::detail
