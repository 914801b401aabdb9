#include "libplanner/gis/office_table.h"

#include "libplanner/gis/loose_number.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace planner::gis {

namespace {

std::size_t filledCells(const RawRow& row) {
    return static_cast<std::size_t>(std::count_if(
        row.cells.begin(), row.cells.end(), [](const std::string& c) { return !plainText(c).empty(); }));
}

bool holdsData(const std::string& cell) {
    return looseNumber(cell).has_value() || numberPair(cell).has_value();
}

// Some cell holds a number or a place: no header row.
bool looksLikeData(const RawRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), holdsData);
}

// The width most rows have.
std::size_t usualWidth(const std::vector<RawRow>& rows) {
    std::map<std::size_t, std::size_t> widths;
    for (const RawRow& row : rows)
        if (const std::size_t width = filledCells(row); width > 0)
            ++widths[width];
    std::size_t best = 0;
    std::size_t most = 0;
    for (const auto& [width, count] : widths)
        if (count >= most) {
            most = count;
            best = width;
        }
    return best;
}

std::size_t distinctWords(const RawRow& row) {
    std::set<std::string> words;
    for (const std::string& cell : row.cells)
        if (std::string word = plainText(cell); !word.empty())
            words.insert(std::move(word));
    return words.size();
}

// The lower of two header rows fills what the upper one leaves open or groups.
bool isSecondHeader(const RawRow& upper, const RawRow& lower) {
    if (looksLikeData(lower) || filledCells(lower) == 0)
        return false;
    for (std::size_t i = 0; i < lower.cells.size(); ++i) {
        const bool isOpen = i >= upper.cells.size() || plainText(upper.cells[i]).empty();
        if (isOpen && !plainText(lower.cells[i]).empty())
            return true;
    }
    return false;
}

std::vector<std::string> uniqueNames(const RawRow& upper, const RawRow* lower) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    const std::size_t width = std::max(upper.cells.size(), lower != nullptr ? lower->cells.size() : 0);
    for (std::size_t i = 0; i < width; ++i) {
        std::string name = i < upper.cells.size() ? plainText(upper.cells[i]) : "";
        if (lower != nullptr && i < lower->cells.size() && !plainText(lower->cells[i]).empty())
            name = plainText(lower->cells[i]);
        if (name.empty())
            name = "column_" + std::to_string(i + 1);
        std::string unique = name;
        for (int k = 2; !taken.insert(unique).second; ++k)
            unique = name + "_" + std::to_string(k);
        names.push_back(std::move(unique));
    }
    return names;
}

} // namespace

bool hasChinese(const std::string& utf8) {
    for (std::size_t i = 0; i + 2 < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead >= 0xE4 && lead <= 0xE9)
            return true;
    }
    return false;
}

TableHead findHead(const std::vector<RawRow>& firstRows) {
    TableHead head;
    const std::size_t usual = usualWidth(firstRows);
    bool isAnythingAbove = false;
    for (std::size_t i = 0; i < firstRows.size(); ++i) {
        const RawRow& row = firstRows[i];
        const std::size_t filled = filledCells(row);
        if (filled == 0)
            continue;
        if (looksLikeData(row) && filled * 2 >= usual)
            break; // the data begin, and no header was seen
        const bool isWide = filled * 10 >= usual * 6 && (filled >= 2 || usual <= 1);
        if (!isWide || looksLikeData(row) || (usual > 1 && distinctWords(row) < 2)) {
            isAnythingAbove = true;
            continue;
        }
        const bool isDouble = i + 1 < firstRows.size() && isSecondHeader(row, firstRows[i + 1]);
        head.names = uniqueNames(row, isDouble ? &firstRows[i + 1] : nullptr);
        head.lastHeaderRow = row.number + (isDouble ? 1 : 0);
        head.hasTitleRows = isAnythingAbove;
        return head;
    }
    std::size_t width = 0;
    for (const RawRow& row : firstRows)
        width = std::max(width, row.cells.size());
    for (std::size_t i = 0; i < width; ++i)
        head.names.push_back("column_" + std::to_string(i + 1));
    return head;
}

bool isTotalRow(const RawRow& row) {
    std::string word;
    for (const std::string& cell : row.cells) {
        word = plainText(cell);
        if (!word.empty() && !strictNumber(word))
            break;
    }
    std::erase(word, ' ');
    for (std::string::size_type at; (at = word.find("\u3000")) != std::string::npos;)
        word.erase(at, 3);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    while (!word.empty() && (word.back() == ':' || word.back() == '.'))
        word.pop_back();
    if (word.size() >= 3 && word.compare(word.size() - 3, 3, "：") == 0)
        word.erase(word.size() - 3);
    const auto startsWith = [&word](const std::string& w) { return word.compare(0, w.size(), w) == 0; };
    const auto endsWith = [&word](const std::string& w) {
        return word.size() >= w.size() && word.compare(word.size() - w.size(), w.size(), w) == 0;
    };
    for (const char* whole : {"total", "totals", "subtotal", "grandtotal", "sum", "总和", "总数"})
        if (word == whole)
            return true;
    for (const char* part : {"合计", "总计", "小计", "共计"})
        if (startsWith(part) || endsWith(part))
            return true;
    return false;
}

ColumnForm formOfColumn(const std::vector<RawRow>& sample, std::size_t column) {
    std::size_t filled = 0;
    std::size_t whole = 0;
    std::size_t strict = 0;
    std::size_t loose = 0;
    std::size_t coded = 0;
    for (const RawRow& row : sample) {
        if (column >= row.cells.size())
            continue;
        const std::string text = plainText(row.cells[column]);
        if (text.empty())
            continue;
        ++filled;
        whole += strictWhole(text) ? 1 : 0;
        strict += strictNumber(text) ? 1 : 0;
        loose += looseNumber(text) ? 1 : 0;
        // "0012" is a code, not a number.
        coded += text.size() > 1 && text[0] == '0' && std::isdigit(static_cast<unsigned char>(text[1])) != 0
                     ? 1
                     : 0;
    }
    if (filled == 0 || coded > 0 || loose * 5 < filled * 4)
        return {};
    if (strict == filled)
        return {whole == filled ? FieldType::Integer : FieldType::Real, false};
    return {FieldType::Real, true};
}

Value cellValue(const std::string& cell, FieldType type) {
    std::string text = plainText(cell);
    if (text.empty())
        return {};
    if (type == FieldType::Text)
        return text;
    if (type == FieldType::Integer)
        if (const std::optional<std::int64_t> whole = strictWhole(text))
            return *whole;
    if (const std::optional<double> number = looseNumber(text))
        return *number;
    return text;
}

} // namespace planner::gis
