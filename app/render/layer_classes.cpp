#include "app/render/layer_classes.h"

#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace app::render {

namespace {

constexpr std::size_t MostCategories = 6; ///< as many colours as the eye tells apart

QString shortText(double value) {
    return wording::number(value, value == static_cast<double>(static_cast<long long>(value)) ? 0 : 2);
}

} // namespace

Classification categorised(const QStringList& values, const QString& rest) {
    std::map<QString, std::int64_t> counts;
    for (const QString& value : values)
        if (!value.isEmpty())
            ++counts[value];
    std::vector<std::pair<QString, std::int64_t>> byCount(counts.begin(), counts.end());
    std::stable_sort(byCount.begin(), byCount.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Classification made;
    std::map<QString, std::uint32_t> number;
    for (std::size_t i = 0; i < std::min(byCount.size(), MostCategories); ++i) {
        number[byCount[i].first] = static_cast<std::uint32_t>(i);
        made.classes.push_back({byCount[i].first, static_cast<int>(i), std::nullopt, 0});
    }
    const auto last = static_cast<std::uint32_t>(made.classes.size());
    made.classes.push_back({rest, static_cast<int>(MostCategories), std::nullopt, 0});
    for (const QString& value : values) {
        const auto found = number.find(value);
        made.classOf.push_back(found != number.end() ? found->second : last);
        ++made.classes[made.classOf.back()].count;
    }
    if (made.classes.back().count == 0)
        made.classes.pop_back();
    return made;
}

Classification graduated(const std::vector<std::optional<double>>& values, std::size_t most,
                         const QString& none) {
    std::vector<double> sorted;
    for (const auto& value : values)
        if (value)
            sorted.push_back(*value);
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> lows; // of each class; equal ones fall together
    for (std::size_t i = 0; i < most && !sorted.empty(); ++i)
        if (const double low = sorted[sorted.size() * i / most]; lows.empty() || low > lows.back())
            lows.push_back(low);
    Classification made;
    for (std::size_t i = 0; i < lows.size(); ++i) {
        const double high = i + 1 < lows.size() ? lows[i + 1] : sorted.back();
        const double share =
            lows.size() > 1 ? static_cast<double>(i) / static_cast<double>(lows.size() - 1) : 0.5;
        made.classes.push_back(
            {i + 1 < lows.size()
                 ? QCoreApplication::translate("Legend", "%1 to below %2")
                       .arg(shortText(lows[i]), shortText(high))
                 : QCoreApplication::translate("Legend", "%1 to %2").arg(shortText(lows[i]), shortText(high)),
             0, share, 0});
    }
    const auto last = static_cast<std::uint32_t>(made.classes.size());
    made.classes.push_back({none, 0, std::nullopt, 0});
    for (const auto& value : values) {
        std::uint32_t at = last;
        if (value)
            at = static_cast<std::uint32_t>(std::upper_bound(lows.begin(), lows.end(), *value) -
                                            lows.begin() - 1);
        made.classOf.push_back(at);
        ++made.classes[at].count;
    }
    if (made.classes.back().count == 0)
        made.classes.pop_back();
    return made;
}

} // namespace app::render
