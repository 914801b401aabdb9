#include "libplanner/gis/loose_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace planner::gis {

namespace {

// Takes any of the words off the front or the back; true when one was there.
bool dropFront(std::string& text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (text.compare(0, word.size(), word) == 0) {
            text.erase(0, word.size());
            return true;
        }
    return false;
}

bool dropBack(std::string& text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (text.size() >= word.size() && text.compare(text.size() - word.size(), word.size(), word) == 0) {
            text.erase(text.size() - word.size());
            return true;
        }
    return false;
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t i = text.find(what); i != std::string::npos; i = text.find(what, i + with.size()))
        text.replace(i, what.size(), with);
}

void trim(std::string& text) {
    const auto isBlank = [](unsigned char c) { return c <= ' '; };
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), isBlank));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), isBlank).base(), text.end());
}

// "1,280" and "1 280": commas or blanks between groups of three digits go; any other comma makes it no number.
std::optional<std::string> withoutGrouping(const std::string& text) {
    if (text.find_first_of(", ") == std::string::npos)
        return text;
    std::string result;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',' && text[i] != ' ') {
            result += text[i];
            continue;
        }
        if (i == 0 || i > point || (point - i) % 4 != 0)
            return std::nullopt;
    }
    return result;
}

// Splits at blanks, commas and their Chinese cousins; brackets and degree signs count as blanks.
std::vector<std::string> pieces(std::string text) {
    for (const char* mark : {",", "，", "、", ";", "；", "/", "|", "(", ")", "[", "]", "°", "º", "度", "\t", "\n"})
        replaceAll(text, mark, " ");
    for (const char* word : {"东经", "北纬", "经度", "纬度", "E", "N", "：", ":", "POINT", "Lng", "Lat", "lng", "lat"})
        replaceAll(text, word, " ");
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

} // namespace

std::string plainText(const std::string& cell) {
    std::string text = cell;
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        replaceAll(text, "\u3000", " "); // ideographic blank
        replaceAll(text, "\u00A0", " ");
        replaceAll(text, "\uFEFF", "");
        for (int digit = 0; digit < 10; ++digit) {
            const std::string wide = {'\xEF', '\xBC', static_cast<char>(0x90 + digit)};
            replaceAll(text, wide, std::string(1, static_cast<char>('0' + digit)));
        }
        replaceAll(text, "．", ".");
        replaceAll(text, "－", "-");
        replaceAll(text, "＋", "+");
    }
    trim(text);
    return text;
}

std::optional<double> strictNumber(const std::string& cell) {
    if (cell.empty())
        return std::nullopt;
    const char* first = cell.data() + (cell.front() == '+' ? 1 : 0);
    const char* last = cell.data() + cell.size();
    double value = 0.0;
    const auto [end, error] = std::from_chars(first, last, value);
    if (error != std::errc() || end != last || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> strictWhole(const std::string& cell) {
    if (cell.empty())
        return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

std::optional<double> looseNumber(const std::string& cell) {
    std::string text = plainText(cell);
    replaceAll(text, "，", ",");
    while (dropFront(text, {"大约", "约", "近", "≈", "~", "～", "共", "ca.", "¥", "￥"}))
        trim(text);
    bool hadUnit = true;
    for (int i = 0; hadUnit && i < 5; ++i) {
        hadUnit = dropBack(text, {"左右", "余", "多", "/天", "/日", "/d", "/day", "每天", "每日", "平方米", "立方米", "公斤", "千克", "kg", "KG", "Kg", "吨",  "㎡", "m²", "m2", "m³",
                                  "m3",     "户",     "人",   "口",   "栋", "层", "个", "套", "辆", "台", "处",
                                  "元",     "米",     "公里", "km",   "m",  "d",  "天"});
        trim(text);
    }
    const double factor = dropBack(text, {"万"}) ? 1e4 : 1.0;
    trim(text);
    const std::optional<std::string> digits = withoutGrouping(text);
    const std::optional<double> value = digits ? strictNumber(*digits) : std::nullopt;
    if (!value)
        return std::nullopt;
    return *value * factor;
}

std::optional<Point> numberPair(const std::string& cell) {
    const std::vector<std::string> words = pieces(plainText(cell));
    if (words.size() != 2)
        return std::nullopt;
    const std::optional<double> first = strictNumber(words[0]);
    const std::optional<double> second = strictNumber(words[1]);
    if (!first || !second)
        return std::nullopt;
    // "1,280" is one number with grouping, not a place.
    if (cell.find('.') == std::string::npos && looseNumber(cell))
        return std::nullopt;
    return Point{*first, *second};
}

std::optional<double> degrees(const std::string& cell) {
    std::string text = plainText(cell);
    if (const std::optional<double> plain = strictNumber(text))
        return plain;
    const bool isNegative = text.find_first_of("SWsw") != std::string::npos || text.find("南纬") != std::string::npos ||
                            text.find("西经") != std::string::npos || (!text.empty() && text.front() == '-');
    for (const char* word : {"东经", "西经", "北纬", "南纬", "°", "º", "度", "′", "'", "’", "分", "″", "\"", "”", "秒",
                             "E", "W", "N", "S", "e", "w", "n", "s", "-"})
        replaceAll(text, word, " ");
    const std::vector<std::string> words = pieces(text);
    if (words.empty() || words.size() > 3)
        return std::nullopt;
    double value = 0.0;
    double unit = 1.0;
    for (const std::string& word : words) {
        const std::optional<double> part = strictNumber(word);
        if (!part || (unit < 1.0 && *part >= 60.0))
            return std::nullopt;
        value += *part * unit;
        unit /= 60.0;
    }
    return isNegative ? -value : value;
}

} // namespace planner::gis
