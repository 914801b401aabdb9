#include "libplanner/network/street_tags.h"

#include "libplanner/network/street_class.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

namespace planner {

namespace {

using Words = std::initializer_list<std::string_view>;

bool isOneOf(std::string_view word, Words words) {
    return std::ranges::find(words, word) != words.end();
}

std::optional<std::string> firstOf(const TagFunction& tag, Words names) {
    for (const std::string_view name : names)
        if (std::optional<std::string> value = tag(std::string(name)); value && !value->empty())
            return value;
    return std::nullopt;
}

/// A number and the unit behind it; of several values ("50;30") the first. A comma may stand for the point.
struct Measure {
    double number = 0.0;
    std::string_view unit;
};

std::optional<Measure> measureFrom(std::string& text) {
    text.resize(std::min(text.find(';'), text.size()));
    std::ranges::replace(text, ',', '.');
    std::string_view rest = text;
    rest.remove_prefix(std::min(rest.find_first_not_of(" ~"), rest.size()));
    Measure measure;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), measure.number);
    if (error != std::errc{} || !std::isfinite(measure.number) || measure.number < 0.0)
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    measure.unit = rest.substr(0, rest.find_last_not_of(' ') + 1);
    return measure;
}

struct Unit {
    std::string_view name;
    double factor;
};

constexpr auto SpeedUnits = std::to_array<Unit>(
    {{"", 1.0}, {"km/h", 1.0}, {"kmh", 1.0}, {"kph", 1.0}, {"mph", 1.609344}, {"knots", 1.852}});
constexpr auto LengthUnits = std::to_array<Unit>(
    {{"", 1.0}, {"m", 1.0}, {"米", 1.0}, {"cm", 0.01}, {"ft", 0.3048}, {"feet", 0.3048}, {"'", 0.3048}});
constexpr auto WeightUnits = std::to_array<Unit>({{"", 1.0},
                                                  {"t", 1.0},
                                                  {"ton", 1.0},
                                                  {"tonnes", 1.0},
                                                  {"吨", 1.0},
                                                  {"kg", 0.001},
                                                  {"lbs", 0.00045359237},
                                                  {"st", 0.90718474}});

/// 8'6" in metres.
std::optional<double> feetAndInches(const Measure& measure) {
    if (!measure.unit.starts_with('\''))
        return std::nullopt;
    std::string rest(measure.unit.substr(1));
    const std::optional<Measure> inches = measureFrom(rest);
    return measure.number * 0.3048 + (inches ? inches->number * 0.0254 : 0.0);
}

class TagReader {
public:
    TagReader(const TagFunction& tag, StreetSchema schema, StreetTagFindings& findings)
        : m_tag(tag), m_schema(schema), m_findings(findings) {}

    std::optional<Street> read() {
        Street street;
        if (!readClass(street)) {
            ++m_findings.notStreets;
            return std::nullopt;
        }
        street.name = firstOf(m_tag, {"name", "name:zh", "road_name", "roadname", "路名", "道路名称", "名称"})
                          .value_or("");
        readDirection(street);
        readFoot(street);
        readMotor(street);
        street.isBridge = isYes("bridge");
        street.isTunnel = isYes("tunnel");
        street.level = levelOf();
        street.maxSpeedKmh = limit({"maxspeed:hgv", "maxspeed", "speed_limit", "限速"}, SpeedUnits);
        street.maxWidthMetres = limit({"maxwidth", "maxwidth:physical", "width"}, LengthUnits);
        street.maxHeightMetres = limit({"maxheight", "maxheight:physical"}, LengthUnits);
        street.maxWeightTonnes = limit({"maxweight", "maxweightrating", "maxweight:hgv"}, WeightUnits);
        return street;
    }

private:
    bool readClass(Street& street) {
        const std::optional<std::string> word =
            m_schema == StreetSchema::Osm
                ? m_tag("highway")
                : firstOf(m_tag, {"fclass", "highway", "road_class", "roadclass", "class", "type", "roadtype",
                                  "kind", "道路等级", "道路类型", "等级"});
        if (m_tag("route") == "ferry") {
            street.streetClass = StreetClass::Ferry;
            return true;
        }
        if (!word)
            return m_schema == StreetSchema::Plain;
        if (isOneOf(*word, {"construction", "proposed", "planned", "abandoned", "disused", "razed",
                            "platform", "raceway", "corridor", "elevator", "rest_area", "services", "escape",
                            "no", "bus_stop", "crossing", "emergency_bay", "via_ferrata"}))
            return false;
        if (isOneOf(*word, {"busway", "bus_guideway"})) {
            street.streetClass = StreetClass::Service;
            street.motorForbidden = true;
            return true;
        }
        if (const std::optional<NamedClass> named = streetClassFromName(*word)) {
            street.streetClass = named->streetClass;
            street.isLink = named->isLink;
        } else {
            ++m_findings.unknownTags;
        }
        return true;
    }

    void readDirection(Street& street) {
        const std::optional<std::string> junction = m_tag("junction");
        const bool isRound = junction == "roundabout" || junction == "circular";
        const std::optional<std::string> word = firstOf(m_tag, {"oneway", "one_way", "单行"});
        if (!word) {
            const bool implied = isRound || (street.streetClass == StreetClass::Motorway && !street.isLink);
            street.oneWay = implied && m_schema == StreetSchema::Osm ? OneWay::Forward : directionField();
            return;
        }
        if (isOneOf(*word, {"yes", "true", "1", "F", "FT", "t", "是"})) {
            street.oneWay = OneWay::Forward;
        } else if (isOneOf(*word, {"-1", "reverse", "T", "TF"})) {
            street.oneWay = OneWay::Backward;
        } else if (isOneOf(*word, {"no", "false", "0", "B", "N", "f", "否", "reversible", "alternating"})) {
            if (isRound && *word != "B") {
                ++m_findings.contradictoryOneWays;
                street.oneWay = OneWay::Forward;
            }
        } else {
            ++m_findings.unknownTags;
        }
    }

    OneWay directionField() {
        if (m_schema != StreetSchema::Plain)
            return OneWay::No;
        const std::optional<std::string> word = m_tag("direction");
        if (word == "2")
            return OneWay::Forward;
        return word == "3" ? OneWay::Backward : OneWay::No;
    }

    void readFoot(Street& street) {
        const std::optional<std::string> foot = m_tag("foot");
        const std::optional<std::string> access = m_tag("access");
        if (foot) {
            street.footForbidden = isOneOf(*foot, {"no", "private", "use_sidepath", "discouraged"});
            street.footAllowed = !street.footForbidden;
        } else {
            street.footForbidden = access == "no" || m_tag("motorroad") == "yes";
        }
    }

    void readMotor(Street& street) {
        for (const std::string_view name : {"hgv", "goods", "motor_vehicle", "vehicle", "access"}) {
            const std::optional<std::string> word = m_tag(std::string(name));
            if (!word)
                continue;
            if (isOneOf(*word, {"no", "private", "agricultural", "forestry", "military", "emergency", "psv",
                                "bus", "discouraged", "permit", "residents"})) {
                street.motorForbidden = true;
            } else if (isOneOf(*word, {"yes", "designated", "permissive", "destination", "delivery",
                                       "customers", "local", "official"})) {
                street.motorAllowed = name != "access" && !street.motorForbidden;
                // A busway stays closed unless trucks are named.
                street.motorForbidden = street.motorForbidden && name == "access";
            } else {
                ++m_findings.unknownTags;
            }
            return;
        }
    }

    bool isYes(const std::string& name) {
        const std::optional<std::string> word = m_tag(name);
        return word && !isOneOf(*word, {"no", "F", "f", "0", "false", "否"});
    }

    int levelOf() {
        const std::optional<std::string> word = m_tag("layer");
        if (!word)
            return 0;
        int level = 0;
        const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), level);
        if (error == std::errc{} && std::abs(level) <= 20)
            return level;
        ++m_findings.unknownTags;
        return 0;
    }

    /// The first of the tags that is there, in the base unit; zero and words like "none" mean no limit.
    template <std::size_t N>
    std::optional<double> limit(Words names, const std::array<Unit, N>& units) {
        std::optional<std::string> word = firstOf(m_tag, names);
        if (!word || isOneOf(*word, {"none", "no", "default", "below_default", "signals", "variable",
                                     "unsigned", "implicit", "unknown", "walk"}))
            return word == "walk" ? std::optional(6.0) : std::nullopt;
        if (word->size() > 3 && (*word)[2] == ':')
            return std::nullopt; // "CN:urban": the class's own speed
        const std::optional<Measure> measure = measureFrom(*word);
        if (measure) {
            for (const Unit& unit : units)
                if (measure->unit == unit.name)
                    return measure->number > 0.0 ? std::optional(measure->number * unit.factor)
                                                 : std::nullopt;
            if (const std::optional<double> length = feetAndInches(*measure))
                return length;
        }
        ++m_findings.unknownTags;
        return std::nullopt;
    }

    const TagFunction& m_tag;
    StreetSchema m_schema;
    StreetTagFindings& m_findings;
};

} // namespace

std::optional<Street> streetFromTags(const TagFunction& tag, StreetSchema schema,
                                     StreetTagFindings& findings) {
    return TagReader(tag, schema, findings).read();
}

} // namespace planner
