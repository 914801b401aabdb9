#pragma once

#include "libplanner/siting/interchange.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace planner::detail {

/// What a choice of sites costs by one goal, kept up to date under opening and closing; less is better.
///
/// objective() is exact. gain() and loss() are what a single opening would save or closing cost, swapGain()
/// what both at once would; those rank moves and may be off where a value says so.
class ChoiceValue {
public:
    ChoiceValue() = default;
    ChoiceValue(const ChoiceValue&) = delete;
    ChoiceValue& operator=(const ChoiceValue&) = delete;
    virtual ~ChoiceValue() = default;

    /// Rows, columns, fixings and the range of numbers.
    [[nodiscard]] virtual const MedianInstance& instance() const = 0;
    /// Starts anew from these sites. False when interrupted: call it again before use.
    virtual bool start(std::span<const std::uint32_t> open, WorkMeter& meter) = 0;
    virtual void open(std::uint32_t site) = 0;
    virtual void close(std::uint32_t site) = 0;
    [[nodiscard]] virtual std::int64_t objective() const = 0;
    [[nodiscard]] virtual std::int64_t gain(std::uint32_t site) const = 0;
    [[nodiscard]] virtual std::int64_t loss(std::uint32_t site) const = 0;
    [[nodiscard]] virtual std::int64_t swapGain(std::uint32_t in, std::uint32_t out) const = 0;
    /// Appends open sites the client goes to: what an opening near it may best replace.
    virtual void addServers(std::uint32_t client, std::vector<std::uint32_t>& sites) const = 0;
};

/// Where only the nearest open site counts: Interchange on an instance of its own. Exact in all figures.
class NearestValue final : public ChoiceValue {
public:
    explicit NearestValue(std::unique_ptr<MedianInstance> instance)
        : m_instance(std::move(instance)), m_search(*m_instance) {}

    [[nodiscard]] const MedianInstance& instance() const override { return *m_instance; }
    bool start(std::span<const std::uint32_t> open, WorkMeter& meter) override {
        return m_search.start(open, meter);
    }
    void open(std::uint32_t site) override { m_search.open(site); }
    void close(std::uint32_t site) override { m_search.close(site); }
    [[nodiscard]] std::int64_t objective() const override { return m_search.objective(); }
    [[nodiscard]] std::int64_t gain(std::uint32_t site) const override { return m_search.gain(site); }
    [[nodiscard]] std::int64_t loss(std::uint32_t site) const override { return m_search.loss(site); }
    [[nodiscard]] std::int64_t swapGain(std::uint32_t in, std::uint32_t out) const override {
        return m_search.swapGain(in, out);
    }
    void addServers(std::uint32_t client, std::vector<std::uint32_t>& sites) const override {
        if (const std::uint32_t first = m_search.firstSite(client); first != NoSite)
            sites.push_back(first);
    }

private:
    std::unique_ptr<MedianInstance> m_instance;
    Interchange m_search;
};

/// The number of open sites, times a factor, on another value's instance.
class CountValue final : public ChoiceValue {
public:
    CountValue(const MedianInstance& instance, std::int64_t each) : m_instance(instance), m_each(each) {}

    [[nodiscard]] const MedianInstance& instance() const override { return m_instance; }
    bool start(std::span<const std::uint32_t> open, WorkMeter&) override {
        m_count = static_cast<std::int64_t>(open.size());
        return true;
    }
    void open(std::uint32_t) override { ++m_count; }
    void close(std::uint32_t) override { --m_count; }
    [[nodiscard]] std::int64_t objective() const override { return m_count * m_each; }
    [[nodiscard]] std::int64_t gain(std::uint32_t) const override { return -m_each; }
    [[nodiscard]] std::int64_t loss(std::uint32_t) const override { return -m_each; }
    [[nodiscard]] std::int64_t swapGain(std::uint32_t, std::uint32_t) const override { return 0; }
    void addServers(std::uint32_t, std::vector<std::uint32_t>&) const override {}

private:
    const MedianInstance& m_instance;
    std::int64_t m_each;
    std::int64_t m_count = 0;
};

/// Two values added up, each times a whole factor; on the first one's instance.
class SumValue final : public ChoiceValue {
public:
    SumValue(std::unique_ptr<ChoiceValue> first, std::int64_t firstFactor,
             std::unique_ptr<ChoiceValue> second, std::int64_t secondFactor)
        : m_first(std::move(first)), m_second(std::move(second)), m_firstFactor(firstFactor),
          m_secondFactor(secondFactor) {}

    [[nodiscard]] const MedianInstance& instance() const override { return m_first->instance(); }
    bool start(std::span<const std::uint32_t> open, WorkMeter& meter) override {
        return m_first->start(open, meter) && m_second->start(open, meter);
    }
    void open(std::uint32_t site) override {
        m_first->open(site);
        m_second->open(site);
    }
    void close(std::uint32_t site) override {
        m_first->close(site);
        m_second->close(site);
    }
    [[nodiscard]] std::int64_t objective() const override {
        return m_firstFactor * m_first->objective() + m_secondFactor * m_second->objective();
    }
    [[nodiscard]] std::int64_t gain(std::uint32_t site) const override {
        return m_firstFactor * m_first->gain(site) + m_secondFactor * m_second->gain(site);
    }
    [[nodiscard]] std::int64_t loss(std::uint32_t site) const override {
        return m_firstFactor * m_first->loss(site) + m_secondFactor * m_second->loss(site);
    }
    [[nodiscard]] std::int64_t swapGain(std::uint32_t in, std::uint32_t out) const override {
        return m_firstFactor * m_first->swapGain(in, out) + m_secondFactor * m_second->swapGain(in, out);
    }
    void addServers(std::uint32_t client, std::vector<std::uint32_t>& sites) const override {
        m_first->addServers(client, sites);
        m_second->addServers(client, sites);
    }

private:
    std::unique_ptr<ChoiceValue> m_first;
    std::unique_ptr<ChoiceValue> m_second;
    std::int64_t m_firstFactor;
    std::int64_t m_secondFactor;
};

/// The problem's goal as a value, with fixings and a range of its own: `worst` less its objective where that
/// is maximised. Goal Fewest: the weight not covered. Goal WorstWalk: steep costs, see medianOf().
[[nodiscard]] std::unique_ptr<ChoiceValue> valueOf(const SitingProblem& problem, std::vector<Fixing> fixings,
                                                   FacilityRange range, WorkMeter& meter);

} // namespace planner::detail
