#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/row_reader.h"
#include "libplanner/gis/text_encoding.h"

#include <cpl_csv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <map>
#include <optional>

namespace planner::gis {

namespace {

constexpr std::size_t SampleBytes = 1 << 20;
constexpr std::size_t LongestRecord = 10'000'000;

struct FileCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using FilePtr = std::unique_ptr<VSILFILE, FileCloser>;

struct ListFree {
    void operator()(char** list) const { CSLDestroy(list); }
};

std::string readSome(VSILFILE* file) {
    std::string bytes(SampleBytes, '\0');
    bytes.resize(VSIFReadL(bytes.data(), 1, bytes.size(), file));
    return bytes;
}

bool isAscii(const std::string& bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// How many of the records of a sample hold how many separators outside quotes.
std::map<std::size_t, std::size_t> separatorCounts(const std::string& sample, char separator) {
    std::map<std::size_t, std::size_t> records;
    bool isQuoted = false;
    std::size_t count = 0;
    std::size_t total = 0;
    for (const char c : sample) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == separator) {
            ++count;
        } else if (!isQuoted && c == '\n') {
            ++records[count];
            count = 0;
            if (++total == 200)
                return records;
        }
    }
    ++records[count];
    return records;
}

char findSeparator(const std::string& sample) {
    char best = ',';
    double bestScore = 0.0;
    for (const char separator : {',', ';', '\t', '|'}) {
        const auto counts = separatorCounts(sample, separator);
        std::size_t total = 0;
        std::pair<std::size_t, std::size_t> mode; // records, separators each
        for (const auto& [separators, records] : counts) {
            total += records;
            if (separators > 0)
                mode = std::max(mode, {records, separators});
        }
        // Records that agree count most; more columns break ties.
        const double score = static_cast<double>(mode.first) / static_cast<double>(total) +
                             std::min(static_cast<double>(mode.second), 50.0) * 1e-3;
        if (mode.first > 0 && score > bestScore) {
            bestScore = score;
            best = separator;
        }
    }
    return best;
}

class DelimitedReader final : public RowReader {
public:
    DelimitedReader(const std::string& path, const std::string& encoding)
        : m_layer(stemOf(path)), m_path(path), m_encoding(encoding) {
        requireFile(path);
        m_file.reset(VSIFOpenL(path.c_str(), "rb"));
        if (!m_file)
            throw Error(ErrorCode::FileUnreadable, {.file = path});
        const std::string sample = readSome(m_file.get());
        if (sample.find('\0') != std::string::npos)
            throw Error(ErrorCode::FileUnreadable, {.file = path, .reason = "not a text file"});
        m_separator[0] = findSeparator(sample);
        findEncoding(sample);
        m_recoder.emplace(m_encoding);
        rewind();
    }

    bool next(RawRow& row) override {
        const GdalMessages messages;
        const std::unique_ptr<char*, ListFree> cells(
            CSVReadParseLine3L(m_file.get(), LongestRecord, m_separator, true, false, false, m_number == 0));
        if (!cells) {
            if (!messages.failures().empty())
                throw Error(ErrorCode::FileUnreadable, {.file = m_path,
                                                        .feature = std::to_string(m_number + 1),
                                                        .reason = messages.lastFailure()});
            return false;
        }
        row.number = ++m_number;
        row.isUnreadable = false;
        row.cells.clear();
        for (char** cell = cells.get(); *cell != nullptr; ++cell) {
            std::optional<std::string> text = m_recoder->convert(*cell);
            row.isUnreadable = row.isUnreadable || !text;
            row.cells.push_back(text ? std::move(*text) : std::string());
        }
        return true;
    }

    void rewind() override {
        VSIFSeekL(m_file.get(), 0, SEEK_SET);
        m_number = 0;
    }

    const std::string& layer() const override { return m_layer; }
    const std::string& encoding() const override { return m_encoding; }
    bool encodingWasGuessed() const override { return m_wasGuessed; }

private:
    // The first part that is not all ASCII decides.
    void findEncoding(std::string part) {
        if (!m_encoding.empty())
            return;
        m_encoding = "UTF-8";
        while (!part.empty() && isAscii(part))
            part = readSome(m_file.get());
        if (part.empty() || part.rfind("\xEF\xBB\xBF", 0) == 0)
            return;
        const std::optional<std::string> guess = guessEncoding(part);
        if (!guess)
            throw Error(ErrorCode::EncodingUnknown,
                        {.file = m_path, .name = "encoding", .reason = "neither UTF-8 nor GBK"});
        m_encoding = *guess;
        m_wasGuessed = *guess != "UTF-8";
    }

    std::string m_layer;
    std::string m_path;
    std::string m_encoding;
    bool m_wasGuessed = false;
    char m_separator[2] = {',', '\0'};
    FilePtr m_file;
    std::optional<Recoder> m_recoder;
    std::int64_t m_number = 0;
};

} // namespace

std::unique_ptr<RowReader> openDelimited(const std::string& path, const std::string& encoding) {
    return std::make_unique<DelimitedReader>(path, encoding);
}

} // namespace planner::gis
