#include "sample_maps/generator/spreadsheet.h"

#include <zlib.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace planner::town {

namespace {

constexpr const char* XmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) {
        switch (c) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        default: made += c;
        }
    }
    return made;
}

/// "C7" of the third column's seventh cell.
std::string cellName(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + static_cast<char>((rest - 1) % 26)));
    return letters + std::to_string(row + 1);
}

std::string numberText(double number) {
    std::array<char, 32> text{};
    const bool isWhole = number == std::floor(number) && std::abs(number) < 1e15;
    std::snprintf(text.data(), text.size(), isWhole ? "%.0f" : "%.10g", number);
    return text.data();
}

std::string sheetXml(const Sheet& sheet) {
    std::string xml =
        std::string(XmlHead) +
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        xml += "<row r=\"" + std::to_string(row + 1) + "\">";
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const Cell& cell = sheet.rows[row][column];
            const std::string start = "<c r=\"" + cellName(row, column) + "\"";
            if (const auto* text = std::get_if<std::string>(&cell))
                xml += start + " t=\"inlineStr\"><is><t>" + escaped(*text) + "</t></is></c>";
            else if (const auto* number = std::get_if<double>(&cell))
                xml += start + "><v>" + numberText(*number) + "</v></c>";
        }
        xml += "</row>";
    }
    xml += "</sheetData>";
    if (!sheet.merged.empty()) {
        xml += "<mergeCells count=\"" + std::to_string(sheet.merged.size()) + "\">";
        for (const MergedRange& range : sheet.merged)
            xml += "<mergeCell ref=\"" + cellName(range.firstRow, range.firstColumn) + ":" +
                   cellName(range.lastRow, range.lastColumn) + "\"/>";
        xml += "</mergeCells>";
    }
    return xml + "</worksheet>";
}

/// A zip archive without compression times or dates of its own.
class Archive {
public:
    void add(const std::string& name, const std::string& content) {
        const std::string packed = deflated(content);
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
        std::string about;
        put16(about, 20);     // version needed
        put16(about, 0x0800); // names are UTF-8
        put16(about, 8);      // deflated
        put16(about, 0);      // midnight
        put16(about, 0x0021); // 1980-01-01, the earliest date there is
        put32(about, crc);
        put32(about, static_cast<std::uint32_t>(packed.size()));
        put32(about, static_cast<std::uint32_t>(content.size()));
        put16(about, static_cast<std::uint16_t>(name.size()));
        put16(about, 0); // no extra field

        put32(m_directory, 0x02014b50);
        put16(m_directory, 20);
        m_directory += about;
        m_directory.append(10, '\0'); // no comment, first disk, attributes
        put32(m_directory, static_cast<std::uint32_t>(m_bytes.size()));
        m_directory += name;
        ++m_count;

        put32(m_bytes, 0x04034b50);
        m_bytes += about + name + packed;
    }

    [[nodiscard]] std::string bytes() const {
        std::string end;
        put32(end, 0x06054b50);
        put32(end, 0);
        put16(end, m_count);
        put16(end, m_count);
        put32(end, static_cast<std::uint32_t>(m_directory.size()));
        put32(end, static_cast<std::uint32_t>(m_bytes.size()));
        put16(end, 0);
        return m_bytes + m_directory + end;
    }

private:
    static void put16(std::string& to, std::uint16_t value) {
        to += static_cast<char>(value & 0xff);
        to += static_cast<char>(value >> 8);
    }
    static void put32(std::string& to, std::uint32_t value) {
        put16(to, static_cast<std::uint16_t>(value & 0xffff));
        put16(to, static_cast<std::uint16_t>(value >> 16));
    }

    static std::string deflated(const std::string& content) {
        z_stream stream{};
        // Raw deflate: zip has a frame of its own.
        deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
        std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
        std::string copy = content;
        stream.next_in = reinterpret_cast<Bytef*>(copy.data());
        stream.avail_in = static_cast<uInt>(copy.size());
        stream.next_out = reinterpret_cast<Bytef*>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, Z_FINISH);
        packed.resize(stream.total_out);
        deflateEnd(&stream);
        return packed;
    }

    std::string m_bytes;
    std::string m_directory;
    std::uint16_t m_count = 0;
};

} // namespace

std::string xlsxBytes(const Sheet& sheet) {
    Archive archive;
    const std::string types = "http://schemas.openxmlformats.org/package/2006/content-types";
    const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string word = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    archive.add("[Content_Types].xml",
                XmlHead +
                    ("<Types xmlns=\"" + types + "\"><Default Extension=\"rels\" " +
                     "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
                     "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + word + "sheet.main+xml\"/>" +
                     "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + word +
                     "worksheet+xml\"/></Types>"));
    archive.add("_rels/.rels",
                XmlHead + ("<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" +
                           office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    archive.add(
        "xl/workbook.xml",
        XmlHead +
            ("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
             office + "\"><sheets><sheet name=\"" + escaped(sheet.name) +
             "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
    archive.add("xl/_rels/workbook.xml.rels",
                XmlHead + ("<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" +
                           office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
    archive.add("xl/worksheets/sheet1.xml", sheetXml(sheet));
    return archive.bytes();
}

} // namespace planner::town
