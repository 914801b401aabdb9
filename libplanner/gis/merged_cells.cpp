#include "libplanner/gis/merged_cells.h"

#include "libplanner/gis/gdal_messages.h"

#include <cpl_minixml.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>

namespace planner::gis {

namespace {

struct XmlDestroyer {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using XmlPtr = std::unique_ptr<CPLXMLNode, XmlDestroyer>;

XmlPtr parse(const std::string& path) {
    XmlPtr tree(CPLParseXMLFile(path.c_str()));
    if (tree)
        CPLStripXMLNamespace(tree.get(), nullptr, TRUE);
    return tree;
}

// The part inside the archive that holds a sheet: its name leads to a relation id, that to a file.
std::string partOf(const std::string& archive, const std::string& sheet) {
    const XmlPtr workbook = parse(archive + "/xl/workbook.xml");
    const CPLXMLNode* sheets = workbook ? CPLGetXMLNode(workbook.get(), "=workbook.sheets") : nullptr;
    std::string relation;
    for (const CPLXMLNode* node = sheets != nullptr ? sheets->psChild : nullptr; node != nullptr;
         node = node->psNext)
        if (sheet == CPLGetXMLValue(node, "name", ""))
            relation = CPLGetXMLValue(node, "id", "");
    const XmlPtr relations = parse(archive + "/xl/_rels/workbook.xml.rels");
    const CPLXMLNode* list = relations ? CPLGetXMLNode(relations.get(), "=Relationships") : nullptr;
    for (const CPLXMLNode* node = list != nullptr ? list->psChild : nullptr; node != nullptr;
         node = node->psNext)
        if (!relation.empty() && relation == CPLGetXMLValue(node, "Id", "")) {
            const std::string target = CPLGetXMLValue(node, "Target", "");
            return target.rfind('/', 0) == 0 ? target : "/xl/" + target;
        }
    return "";
}

std::string readAll(const std::string& path) {
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    if (file == nullptr)
        return "";
    std::string text;
    std::string chunk(1 << 20, '\0');
    while (const std::size_t got = VSIFReadL(chunk.data(), 1, chunk.size(), file))
        text.append(chunk, 0, got);
    VSIFCloseL(file);
    return text;
}

// "AB12" → row and column.
bool parseCell(const std::string& text, std::size_t& i, std::int64_t& row, std::size_t& column) {
    std::size_t letters = 0;
    std::size_t number = 0;
    while (i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0 && letters < 4) {
        number = number * 26 +
                 static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(text[i])) - 'A' + 1);
        ++letters;
        ++i;
    }
    row = 0;
    while (i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0 && row < 100'000'000) {
        row = row * 10 + (text[i] - '0');
        ++i;
    }
    column = number - 1;
    return letters > 0 && row > 0;
}

} // namespace

MergedCells::MergedCells(std::vector<MergedBlock> blocks) : m_blocks(std::move(blocks)) {
    std::erase_if(m_blocks, [](const MergedBlock& b) { return b.lastRow <= b.firstRow; });
    std::sort(m_blocks.begin(), m_blocks.end(), [](const MergedBlock& a, const MergedBlock& b) {
        return std::pair(a.firstRow, a.firstColumn) < std::pair(b.firstRow, b.firstColumn);
    });
    m_values.resize(m_blocks.size());
}

void MergedCells::fill(RawRow& row) {
    for (std::size_t i = 0; i < m_blocks.size() && m_blocks[i].firstRow <= row.number; ++i) {
        const MergedBlock& block = m_blocks[i];
        if (row.number > block.lastRow || block.firstColumn >= row.cells.size())
            continue;
        std::string& cell = row.cells[block.firstColumn];
        if (row.number == block.firstRow)
            m_values[i] = cell;
        else if (cell.empty())
            cell = m_values[i];
    }
}

void MergedCells::restart() {
    m_values.assign(m_blocks.size(), std::string());
}

MergedBlock mergedBlockFromText(const std::string& reference) {
    MergedBlock block;
    std::size_t i = 0;
    if (!parseCell(reference, i, block.firstRow, block.firstColumn) || i >= reference.size() ||
        reference[i] != ':')
        return {};
    ++i;
    if (!parseCell(reference, i, block.lastRow, block.lastColumn))
        return {};
    return block;
}

MergedCells mergedCells(const std::string& path, const std::string& sheet) {
    const std::string ending = path.size() < 5 ? "" : path.substr(path.size() - 5);
    if (ending != ".xlsx" && ending != ".XLSX" && ending != ".xlsm")
        return {};
    const GdalMessages quiet;
    const std::string archive = "/vsizip/{" + path + "}";
    const std::string part = partOf(archive, sheet);
    if (part.empty())
        return {};
    const std::string text = readAll(archive + part);
    const std::string mark = "<mergeCell ref=\"";
    std::vector<MergedBlock> blocks;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
        at += mark.size();
        const std::size_t end = text.find('"', at);
        if (end == std::string::npos)
            break;
        blocks.push_back(mergedBlockFromText(text.substr(at, end - at)));
    }
    return MergedCells(std::move(blocks));
}

} // namespace planner::gis
