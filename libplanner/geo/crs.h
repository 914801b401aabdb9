#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/point.h"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace planner {

/// A coordinate reference system, by its definition. Axes are always x = east, y = north here,
/// whatever order the definition states.
class Crs {
public:
    /// `definition`: "EPSG:4544", WKT (OGC or Esri) or a PROJ string. Throws Error{CrsUnknown}.
    static Crs fromText(const std::string& definition);
    static Crs wgs84();

    /// "EPSG:n" where an authority code is known, else the WKT.
    [[nodiscard]] const std::string& definition() const { return m_definition; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isGeographic() const { return m_isGeographic; }
    [[nodiscard]] std::optional<int> epsg() const;
    [[nodiscard]] std::string wkt() const;

    friend bool operator==(const Crs& a, const Crs& b) { return a.m_definition == b.m_definition; }

private:
    Crs() = default;

    std::string m_definition;
    std::string m_name;
    bool m_isGeographic = false;
};

/// The metric CRS a project computes in: in China the CGCS2000 3-degree zone of `lonLat`
/// (EPSG:4534 to 4554), else WGS 84 / UTM.
[[nodiscard]] Crs metricCrsFor(Point lonLat);

/// Turns coordinates of one CRS into another's; both x east, y north. Results in metric systems are
/// rounded to whole millimetres. Not thread-safe: one per thread. Throws Error{CrsUnknown} when there is
/// no way between the two.
class Transform {
public:
    Transform(const Crs& from, const Crs& to);
    ~Transform();
    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;

    /// Empty where the point has no image (outside the projection, not a number).
    [[nodiscard]] std::optional<Point> forward(Point p) const;
    [[nodiscard]] std::optional<Point> inverse(Point p) const;
    /// In place; points without an image become NaN. Faster than one by one.
    void forward(std::span<Point> points) const;
    void inverse(std::span<Point> points) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner
