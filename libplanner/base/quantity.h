#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <functional>

namespace planner {

/// A whole number of one fixed unit, so that sums are exact and equal on every machine.
///
/// Construction is explicit, quantities of different kinds do not mix, and there is no product of two.
template <class Tag>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t count) : m_count(count) {}

    [[nodiscard]] constexpr std::int64_t count() const { return m_count; }

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.m_count + b.m_count}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.m_count - b.m_count}; }
    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.m_count}; }
    friend constexpr Quantity operator*(Quantity a, std::int64_t times) {
        return Quantity{a.m_count * times};
    }
    friend constexpr Quantity operator*(std::int64_t times, Quantity a) { return a * times; }
    constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
    constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }

    /// How often `b` goes into `a`, as a real number.
    [[nodiscard]] friend constexpr double ratio(Quantity a, Quantity b) {
        return static_cast<double>(a.m_count) / static_cast<double>(b.m_count);
    }
    /// `a` times a real factor, rounded to the nearest unit, halves away from zero.
    [[nodiscard]] friend Quantity scaled(Quantity a, double factor) {
        return Quantity{std::llround(static_cast<double>(a.m_count) * factor)};
    }

private:
    std::int64_t m_count = 0;
};

using Distance = Quantity<struct DistanceTag>;     ///< millimetres
using Duration = Quantity<struct DurationTag>;     ///< milliseconds
using Mass = Quantity<struct MassTag>;             ///< grams
using Volume = Quantity<struct VolumeTag>;         ///< millilitres
using MassRate = Quantity<struct MassRateTag>;     ///< grams a day
using VolumeRate = Quantity<struct VolumeRateTag>; ///< millilitres a day
using People = Quantity<struct PeopleTag>;         ///< thousandths of a person
using Cost = Quantity<struct CostTag>;             ///< hundredths of the project's currency unit

// Conversions from and to the unit people speak; rounded to the nearest whole count on entry.
[[nodiscard]] inline Distance metres(double value) {
    return Distance{std::llround(value * 1e3)};
}
[[nodiscard]] inline Duration seconds(double value) {
    return Duration{std::llround(value * 1e3)};
}
[[nodiscard]] inline Duration minutes(double value) {
    return Duration{std::llround(value * 6e4)};
}
[[nodiscard]] inline Mass kilograms(double value) {
    return Mass{std::llround(value * 1e3)};
}
[[nodiscard]] inline Volume cubicMetres(double value) {
    return Volume{std::llround(value * 1e6)};
}
[[nodiscard]] inline MassRate kilogramsPerDay(double value) {
    return MassRate{std::llround(value * 1e3)};
}
[[nodiscard]] inline People persons(double value) {
    return People{std::llround(value * 1e3)};
}
[[nodiscard]] inline Cost currency(double value) {
    return Cost{std::llround(value * 1e2)};
}

[[nodiscard]] constexpr double inMetres(Distance d) {
    return static_cast<double>(d.count()) / 1e3;
}
[[nodiscard]] constexpr double inKilometres(Distance d) {
    return static_cast<double>(d.count()) / 1e6;
}
[[nodiscard]] constexpr double inSeconds(Duration d) {
    return static_cast<double>(d.count()) / 1e3;
}
[[nodiscard]] constexpr double inMinutes(Duration d) {
    return static_cast<double>(d.count()) / 6e4;
}
[[nodiscard]] constexpr double inHours(Duration d) {
    return static_cast<double>(d.count()) / 3.6e6;
}
[[nodiscard]] constexpr double inKilograms(Mass m) {
    return static_cast<double>(m.count()) / 1e3;
}
[[nodiscard]] constexpr double inCubicMetres(Volume v) {
    return static_cast<double>(v.count()) / 1e6;
}
[[nodiscard]] constexpr double inKilogramsPerDay(MassRate m) {
    return static_cast<double>(m.count()) / 1e3;
}
[[nodiscard]] constexpr double inPersons(People p) {
    return static_cast<double>(p.count()) / 1e3;
}
[[nodiscard]] constexpr double inCurrency(Cost c) {
    return static_cast<double>(c.count()) / 1e2;
}

} // namespace planner

template <class Tag>
struct std::hash<planner::Quantity<Tag>> {
    std::size_t operator()(planner::Quantity<Tag> q) const noexcept {
        return std::hash<std::int64_t>{}(q.count());
    }
};
