#include "libplanner/geo/crs.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/proj_handle.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace planner {

using detail::makeProjContext;
using detail::makeProjCrs;
using detail::ProjContext;
using detail::ProjObject;

namespace detail {

ProjContext makeProjContext() {
    ProjContext context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

ProjObject makeProjCrs(PJ_CONTEXT* context, const char* definition) {
    std::string text = definition;
    // A bare PROJ string would be read as an operation, not as a CRS.
    if (text.find("+proj") != std::string::npos && text.find("+type=crs") == std::string::npos)
        text += " +type=crs";
    ProjObject object(proj_create(context, text.c_str()));
    if (object && proj_is_crs(object.get()) == 0)
        object.reset();
    return object;
}

} // namespace detail

namespace {

constexpr double Invalid = std::numeric_limits<double>::quiet_NaN();

std::string authorityCodeOf(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    return authority != nullptr && code != nullptr ? std::string(authority) + ":" + code : std::string();
}

/// The EPSG code of a definition that carries none (an Esri .prj, say), where PROJ is sure enough.
std::string identified(PJ_CONTEXT* context, const PJ* crs) {
    constexpr int SureEnough = 70; // equivalent, whatever its name
    int* confidence = nullptr;
    PJ_OBJ_LIST* matches = proj_identify(context, crs, "EPSG", nullptr, &confidence);
    std::string result;
    if (matches != nullptr && proj_list_get_count(matches) > 0 && confidence[0] >= SureEnough)
        result = authorityCodeOf(ProjObject(proj_list_get(context, matches, 0)).get());
    proj_list_destroy(matches);
    proj_int_list_destroy(confidence);
    return result;
}

bool isGeographicType(PJ_CONTEXT* context, const PJ* crs) {
    const PJ_TYPE type = proj_get_type(crs);
    if (type == PJ_TYPE_BOUND_CRS)
        return isGeographicType(context, ProjObject(proj_get_source_crs(context, crs)).get());
    if (type == PJ_TYPE_COMPOUND_CRS)
        return isGeographicType(context, ProjObject(proj_crs_get_sub_crs(context, crs, 0)).get());
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

double toMillimetres(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

/// A coarse outline of China, drawn some tens of kilometres outside the border: it only decides which
/// metric CRS is proposed.
const Ring& outlineOfChina() {
    static const Ring outline = {{73.2, 39.6},  {74.4, 37.0},  {77.6, 35.2},  {78.4, 31.2},  {81.0, 29.9},
                                 {85.9, 27.8},  {88.8, 27.2},  {92.0, 26.7},  {97.2, 27.6},  {97.4, 23.8},
                                 {99.2, 21.8},  {101.7, 20.9}, {102.4, 22.2}, {105.0, 22.9}, {106.5, 21.8},
                                 {107.9, 21.3}, {107.8, 17.9}, {111.5, 17.5}, {118.5, 21.0}, {122.6, 21.4},
                                 {122.6, 26.0}, {124.0, 31.0}, {123.3, 38.0}, {124.3, 39.6}, {128.2, 41.6},
                                 {131.0, 42.3}, {131.5, 44.8}, {133.4, 44.9}, {135.3, 48.5}, {131.0, 48.0},
                                 {127.8, 50.5}, {125.6, 53.4}, {121.4, 53.7}, {119.6, 52.7}, {116.5, 49.9},
                                 {115.3, 47.8}, {119.6, 46.5}, {115.5, 45.5}, {111.5, 43.9}, {107.5, 42.5},
                                 {101.0, 42.8}, {96.3, 42.9},  {91.2, 45.3},  {88.2, 48.7},  {87.2, 49.3},
                                 {85.4, 47.3},  {82.3, 45.4},  {80.0, 42.1},  {76.0, 40.6},  {73.2, 39.6}};
    return outline;
}

} // namespace

Crs Crs::fromText(const std::string& definition) {
    const ProjContext context = makeProjContext();
    const ProjObject object = makeProjCrs(context.get(), definition.c_str());
    if (!object)
        throw Error(ErrorCode::CrsUnknown, {.value = definition});
    Crs crs;
    crs.m_definition = authorityCodeOf(object.get());
    if (crs.m_definition.empty())
        crs.m_definition = identified(context.get(), object.get());
    if (crs.m_definition.empty()) {
        const char* wkt = proj_as_wkt(context.get(), object.get(), PJ_WKT2_2019, nullptr);
        crs.m_definition = wkt != nullptr ? wkt : definition;
    }
    const char* name = proj_get_name(object.get());
    crs.m_name = name != nullptr ? name : "";
    crs.m_isGeographic = isGeographicType(context.get(), object.get());
    return crs;
}

Crs Crs::wgs84() {
    return fromText("EPSG:4326");
}

std::optional<int> Crs::epsg() const {
    constexpr std::string_view Prefix = "EPSG:";
    if (!m_definition.starts_with(Prefix))
        return std::nullopt;
    int code = 0;
    const char* end = m_definition.data() + m_definition.size();
    const auto [parsed, error] = std::from_chars(m_definition.data() + Prefix.size(), end, code);
    return error == std::errc{} && parsed == end ? std::optional(code) : std::nullopt;
}

std::string Crs::wkt() const {
    const ProjContext context = makeProjContext();
    const ProjObject object = makeProjCrs(context.get(), m_definition.c_str());
    const char* wkt = object ? proj_as_wkt(context.get(), object.get(), PJ_WKT2_2019, nullptr) : nullptr;
    return wkt != nullptr ? wkt : m_definition;
}

Crs metricCrsFor(Point lonLat) {
    if (contains(Polygon{outlineOfChina(), {}}, lonLat)) {
        const int zone = std::clamp(static_cast<int>(std::lround(lonLat.x / 3.0)) - 25, 0, 20);
        return Crs::fromText("EPSG:" + std::to_string(4534 + zone)); // central meridians 75° E to 135° E
    }
    const int zone = std::clamp(static_cast<int>(std::floor((lonLat.x + 180.0) / 6.0)) + 1, 1, 60);
    return Crs::fromText("EPSG:" + std::to_string((lonLat.y < 0.0 ? 32700 : 32600) + zone));
}

struct Transform::Impl {
    ProjContext context;
    ProjObject operation;
    bool roundsForward = false;
    bool roundsInverse = false;

    void run(PJ_DIRECTION direction, std::span<Point> points) const {
        if (points.empty())
            return;
        proj_trans_generic(operation.get(), direction, &points[0].x, sizeof(Point), points.size(),
                           &points[0].y, sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
        const bool rounds = direction == PJ_FWD ? roundsForward : roundsInverse;
        for (Point& p : points) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y))
                p = {Invalid, Invalid};
            else if (rounds)
                p = {toMillimetres(p.x), toMillimetres(p.y)};
        }
        proj_errno_reset(operation.get());
    }
};

Transform::Transform(const Crs& from, const Crs& to) : m_impl(std::make_unique<Impl>()) {
    m_impl->context = makeProjContext();
    const ProjObject source = makeProjCrs(m_impl->context.get(), from.definition().c_str());
    const ProjObject target = makeProjCrs(m_impl->context.get(), to.definition().c_str());
    ProjObject operation;
    if (source && target)
        operation.reset(proj_create_crs_to_crs_from_pj(m_impl->context.get(), source.get(), target.get(),
                                                       nullptr, nullptr));
    if (operation)
        m_impl->operation.reset(proj_normalize_for_visualization(m_impl->context.get(), operation.get()));
    if (!m_impl->operation)
        throw Error(ErrorCode::CrsUnknown,
                    {.value = from.definition(), .reason = "no way to " + to.definition()});
    m_impl->roundsForward = !to.isGeographic();
    m_impl->roundsInverse = !from.isGeographic();
}

Transform::~Transform() = default;
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;

std::optional<Point> Transform::forward(Point p) const {
    m_impl->run(PJ_FWD, {&p, 1});
    return std::isfinite(p.x) ? std::optional(p) : std::nullopt;
}

std::optional<Point> Transform::inverse(Point p) const {
    m_impl->run(PJ_INV, {&p, 1});
    return std::isfinite(p.x) ? std::optional(p) : std::nullopt;
}

void Transform::forward(std::span<Point> points) const {
    m_impl->run(PJ_FWD, points);
}
void Transform::inverse(std::span<Point> points) const {
    m_impl->run(PJ_INV, points);
}

} // namespace planner
