#include "tests/support/plan_checker/walk_search.h"

#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace checker {

namespace {

constexpr double Far = std::numeric_limits<double>::infinity();

} // namespace

WalkSearch::WalkSearch(const StreetMap& streets, const std::vector<std::optional<Foot>>& places)
    : m_streets(streets), m_places(places), m_length(streets.nodeCount(), Far),
      m_label(streets.nodeCount(), 0) {
    using Entry = std::tuple<double, std::uint32_t, std::uint32_t>; // length, node, label
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i])
            continue;
        const Piece& piece = streets.pieces()[places[i]->piece];
        m_onPiece[places[i]->piece].push_back(i);
        const auto label = static_cast<std::uint32_t>(i);
        open.emplace(places[i]->leg + piece.length * places[i]->share, piece.a, label);
        open.emplace(places[i]->leg + piece.length * (1.0 - places[i]->share), piece.b, label);
    }
    while (!open.empty()) {
        const auto [length, node, label] = open.top();
        open.pop();
        if (length >= m_length[node])
            continue;
        m_length[node] = length;
        m_label[node] = label;
        for (const std::uint32_t i : streets.piecesAt(node)) {
            const Piece& piece = streets.pieces()[i];
            const std::uint32_t next = piece.a == node ? piece.b : piece.a;
            if (length + piece.length < m_length[next])
                open.emplace(length + piece.length, next, label);
        }
    }
}

std::optional<WalkFind> WalkSearch::nearest(const Foot& home) const {
    const Piece& piece = m_streets.pieces()[home.piece];
    WalkFind best{Far, 0};
    const auto offer = [&](double length, std::size_t place) {
        if (length < best.length)
            best = {length, place};
    };
    offer(home.leg + piece.length * home.share + m_length[piece.a], m_label[piece.a]);
    offer(home.leg + piece.length * (1.0 - home.share) + m_length[piece.b], m_label[piece.b]);
    if (const auto here = m_onPiece.find(home.piece); here != m_onPiece.end())
        for (const std::size_t i : here->second)
            offer(home.leg + m_places[i]->leg + piece.length * std::abs(home.share - m_places[i]->share), i);
    if (best.length == Far)
        return std::nullopt;
    return best;
}

} // namespace checker
