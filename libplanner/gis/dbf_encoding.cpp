#include "libplanner/gis/dbf_encoding.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t MostSampled = 1 << 20; // bytes of text

std::optional<fs::path> besideWithEnding(const fs::path& path, std::initializer_list<const char*> endings) {
    for (const char* ending : endings) {
        fs::path candidate = path;
        candidate.replace_extension(ending);
        if (fs::exists(candidate))
            return candidate;
    }
    return std::nullopt;
}

// A full cell may have been cut inside a UTF-8 character; then the rest of it is no text.
std::string withoutCutTail(const std::string& cell) {
    for (std::size_t drop = 0; drop < 4 && drop < cell.size(); ++drop)
        if (isUtf8(std::string_view(cell).substr(0, cell.size() - drop)))
            return cell.substr(0, cell.size() - drop);
    return cell;
}

struct Column {
    std::size_t offset = 0;
    std::size_t width = 0;
};

unsigned at(const std::vector<unsigned char>& bytes, std::size_t i) {
    return bytes[i];
}

// Field names and text cells of the table's head, one a line.
std::string sampleOf(std::ifstream& in, const std::vector<unsigned char>& head, std::size_t recordLength) {
    std::string sample;
    std::vector<Column> columns;
    std::size_t offset = 1;
    for (std::size_t i = 32; i + 32 <= head.size() && head[i] != 0x0D; i += 32) {
        const char* name = reinterpret_cast<const char*>(&head[i]);
        sample += withoutCutTail(std::string(name, std::find(name, name + 11, '\0'))) + '\n';
        if (head[i + 11] == 'C')
            columns.push_back({offset, head[i + 16]});
        offset += head[i + 16];
    }
    std::string record(recordLength, '\0');
    while (sample.size() < MostSampled &&
           in.read(record.data(), static_cast<std::streamsize>(recordLength))) {
        for (const Column& column : columns) {
            if (column.offset + column.width > record.size())
                continue;
            std::string cell = record.substr(column.offset, column.width);
            cell.erase(cell.find_last_not_of(std::string_view(" \0", 2)) + 1);
            sample += withoutCutTail(cell) + '\n';
        }
    }
    return sample;
}

} // namespace

DbfEncoding dbfEncoding(const std::string& path) {
    const auto table = besideWithEnding(path, {".dbf", ".DBF", ".Dbf"});
    if (!table || besideWithEnding(path, {".cpg", ".CPG", ".Cpg", ".cst", ".CST"}))
        return {};
    std::ifstream in(*table, std::ios::binary);
    std::vector<unsigned char> head(32);
    if (!in.read(reinterpret_cast<char*>(head.data()), 32))
        return {};
    // 0x57 is "the system's own code page" and tells nothing.
    if (head[29] != 0 && head[29] != 0x57)
        return {};
    const std::size_t headLength = at(head, 8) | (at(head, 9) << 8);
    const std::size_t recordLength = at(head, 10) | (at(head, 11) << 8);
    if (headLength < 33 || recordLength < 2)
        return {};
    head.resize(headLength);
    if (!in.read(reinterpret_cast<char*>(head.data() + 32), static_cast<std::streamsize>(headLength - 32)))
        return {};
    const std::optional<std::string> guess = guessEncoding(sampleOf(in, head, recordLength));
    if (!guess)
        throw Error(
            ErrorCode::EncodingUnknown,
            {.file = table->string(), .name = "encoding", .reason = "neither UTF-8 nor GBK; no .cpg"});
    return {*guess, true};
}

} // namespace planner::gis
