#include "libplanner/city/place_rows.h"

#include "libplanner/base/error.h"
#include "libplanner/city/project_crs.h"
#include "libplanner/city/row_keys.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/city/source_box.h"
#include "libplanner/city/time_of_day.h"

#include <algorithm>
#include <set>

namespace planner {

namespace {

HostKind hostFrom(const std::string& word) {
    struct Named {
        HostKind kind;
        const char* part;
    };
    static constexpr Named names[] = {
        {HostKind::School, "school"},
        {HostKind::School, "学校"},
        {HostKind::School, "小学"},
        {HostKind::School, "中学"},
        {HostKind::School, "kindergarten"},
        {HostKind::IndustrialPark, "industr"},
        {HostKind::IndustrialPark, "园区"},
        {HostKind::IndustrialPark, "工业"},
        {HostKind::Street, "street"},
        {HostKind::Street, "街"},
        {HostKind::Street, "路"},
        {HostKind::Neighbourhood, "neighb"},
        {HostKind::Neighbourhood, "community"},
        {HostKind::Neighbourhood, "小区"},
        {HostKind::Neighbourhood, "社区"},
    };
    for (const Named& name : names)
        if (word.find(name.part) != std::string::npos)
            return name.kind;
    return HostKind::Unknown;
}

/// The columns of PlaceDetails, looked up once a source.
struct DetailColumns {
    explicit DetailColumns(const RowReader& reader)
        : name(reader.column("name", {"名称", "点位名称", "name:zh"})),
          address(reader.column("address", {"地址", "addr:full", "addr", "addr:street"})),
          owner(reader.column("owner", {"业主", "产权单位"})),
          runBy(reader.column("run_by", {"operator", "运营单位", "运营方"})),
          hours(reader.column("hours", {"opening_hours", "开放时间", "营业时间"})),
          contact(reader.column("contact", {"phone", "电话", "联系电话", "联系人"})),
          host(reader.column("host", {"依托", "场所类型"})),
          area(reader.column("area_m2", {"占地面积", "面积"})) {}

    [[nodiscard]] PlaceDetails read(const RowReader& reader) const {
        PlaceDetails details;
        details.name = reader.text(name);
        details.address = reader.text(address);
        details.owner = reader.text(owner);
        details.runBy = reader.text(runBy);
        details.hours = reader.text(hours);
        details.contact = reader.text(contact);
        details.host = hostFrom(reader.text(host));
        const std::optional<double> squareMetres = reader.number(area);
        if (squareMetres && *squareMetres > 0.0)
            details.areaSquareMetres = squareMetres;
        return details;
    }

    std::optional<std::size_t> name, address, owner, runBy, hours, contact, host, area;
};

/// Hands every row of a place role to `take(reader, key, at, details)`.
template <class Take>
void readPlaces(LoadContext& context, Role role, const Crs& crs, const Box& within, const Take& take) {
    constexpr double Reach = 100000.0; // a centre may lie far outside its city, but not on another continent
    const Box reachable = within.grownBy(Reach);
    const Crs wgs84 = Crs::wgs84();
    RoleTally tally(context, role);
    std::size_t number = 0;
    for (const SourceSpec& spec : context.sources(role)) {
        RowReader reader(tally, spec, SourceUse::Points, Shape::PointOrArea);
        // Both orders of a pair of coordinates may be possible: the city's extent tells.
        const bool isOrderAssumed = reader.hasNote("axis-order-assumed:lat-lon");
        if (isOrderAssumed)
            reader.source().restrictTo(boxIn(reachable, crs, reader.crs()));
        RowKeys keys(reader, number++);
        const DetailColumns columns(reader);
        const Transform transform(reader.crs(), crs);
        std::set<Point> seen;
        bool isFirst = true;
        while (reader.next()) {
            const std::optional<Point> there = placeOf(reader.row().geometry);
            const std::optional<Point> at = there ? transform.forward(*there) : std::nullopt;
            if (!at || !reachable.contains(*at)) {
                reader.reject("outside-area");
                continue;
            }
            if (isFirst && reader.isOffsetUndeclared())
                refuseUndeclaredOffset(reader.source().file(),
                                       Transform(crs, wgs84).forward(*at).value_or(Point{}));
            isFirst = false;
            if (!seen.insert(*at).second)
                context.health.count("duplicate-place", nameOf(role), reader.label(), reader.row().id);
            take(reader, keys.next(reader), *at, columns.read(reader));
        }
        keys.tell(context.health, nameOf(role), reader.label());
    }
    tally.check();
}

ExistingState stateFrom(const std::string& word) {
    if (word.find("may") != std::string::npos || word.find("可") != std::string::npos)
        return ExistingState::MayClose;
    if (word.find("close") != std::string::npos || word.find("停") != std::string::npos ||
        word.find("关") != std::string::npos)
        return ExistingState::Closed;
    return ExistingState::Keep;
}

std::optional<Mass> capacityOf(const RowReader& reader) {
    if (const auto kg = reader.number(reader.column("capacity_kg", {"日处理量kg"})); kg && *kg > 0.0)
        return kilograms(*kg);
    if (const auto tonnes = reader.number(reader.column("capacity_t", {"日处理量", "日处理能力"}));
        tonnes && *tonnes > 0.0)
        return kilograms(*tonnes * 1000.0);
    return std::nullopt;
}

/// Empty hours mean all day; a text that is no time is told and taken as all day.
void readHours(LoadContext& context, const RowReader& reader, RecyclingCentre& centre) {
    const std::string opens = reader.text(reader.column("opens", {"开门"}));
    const std::string closes = reader.text(reader.column("closes", {"关门"}));
    const std::optional<Duration> from = opens.empty() ? Duration{} : timeOfDay(opens);
    const std::optional<Duration> until = closes.empty() ? seconds(86400.0) : timeOfDay(closes);
    if (from && until && *from < *until) {
        centre.opens = *from;
        centre.closes = *until;
    } else {
        context.health.count("bad-hours", nameOf(Role::Centres), reader.label(), reader.row().id);
    }
}

} // namespace

std::vector<CandidateSite> readCandidates(LoadContext& context, const Crs& crs, const Box& within) {
    std::vector<CandidateSite> made;
    readPlaces(context, Role::Candidates, crs, within,
               [&](const RowReader&, Key key, Point at, PlaceDetails details) {
                   CandidateSite& site = made.emplace_back();
                   site.key = std::move(key);
                   site.at = at;
                   site.details = std::move(details);
               });
    return made;
}

std::vector<ExistingCabin> readExisting(LoadContext& context, const Crs& crs, const Box& within) {
    std::vector<ExistingCabin> made;
    readPlaces(context, Role::Existing, crs, within,
               [&](const RowReader& reader, Key key, Point at, PlaceDetails details) {
                   ExistingCabin& cabin = made.emplace_back();
                   cabin.key = std::move(key);
                   cabin.at = at;
                   cabin.details = std::move(details);
                   cabin.state = stateFrom(reader.text(reader.column("state", {"status", "状态"})));
                   const auto volume = reader.number(reader.column("volume_m3", {"容积"}));
                   if (volume && *volume > 0.0)
                       cabin.volume = cubicMetres(*volume);
               });
    return made;
}

std::vector<RecyclingCentre> readCentres(LoadContext& context, const Crs& crs, const Box& within) {
    std::vector<RecyclingCentre> made;
    readPlaces(context, Role::Centres, crs, within,
               [&](const RowReader& reader, Key key, Point at, PlaceDetails details) {
                   RecyclingCentre& centre = made.emplace_back();
                   centre.key = std::move(key);
                   centre.at = at;
                   centre.details = std::move(details);
                   centre.dailyCapacity = capacityOf(reader);
                   readHours(context, reader, centre);
               });
    return made;
}

std::vector<Depot> readDepots(LoadContext& context, const Crs& crs, const Box& within) {
    std::vector<Depot> made;
    readPlaces(context, Role::Depots, crs, within,
               [&](const RowReader&, Key key, Point at, PlaceDetails details) {
                   Depot& depot = made.emplace_back();
                   depot.key = std::move(key);
                   depot.at = at;
                   depot.details = std::move(details);
               });
    return made;
}

} // namespace planner
