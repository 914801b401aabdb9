#include "libplanner/siting/set_cover.h"

#include <QTest>

#include <algorithm>
#include <bit>

using namespace planner;
using namespace planner::detail;

namespace {

const ProgressFunction NoProgress;

WorkMeter longMeter() {
    WorkBudget budget;
    budget.effort = 1'000'000'000;
    return WorkMeter(budget, 1, {}, NoProgress);
}

std::vector<CoverRow> randomRows(std::uint32_t rows, std::uint32_t columns, std::uint32_t most,
                                 Random& random) {
    std::vector<CoverRow> made(rows);
    for (CoverRow& row : made) {
        const std::uint64_t wanted = 1 + random.below(most);
        for (std::uint64_t k = 0; k < wanted; ++k)
            row.columns.push_back(static_cast<std::uint32_t>(random.below(columns)));
        std::sort(row.columns.begin(), row.columns.end());
        row.columns.erase(std::unique(row.columns.begin(), row.columns.end()), row.columns.end());
    }
    return made;
}

bool covers(const std::vector<CoverRow>& rows, const std::vector<std::uint32_t>& cover) {
    return std::all_of(rows.begin(), rows.end(), [&](const CoverRow& row) {
        return std::any_of(row.columns.begin(), row.columns.end(), [&](std::uint32_t column) {
            return std::binary_search(cover.begin(), cover.end(), column);
        });
    });
}

std::size_t fewestByTrying(const std::vector<CoverRow>& rows, std::uint32_t columns) {
    std::vector<std::uint32_t> masks;
    for (const CoverRow& row : rows) {
        masks.push_back(0);
        for (const std::uint32_t column : row.columns)
            masks.back() |= 1U << column;
    }
    std::size_t fewest = columns;
    for (std::uint32_t set = 0; set < 1U << columns; ++set)
        if (std::all_of(masks.begin(), masks.end(), [set](std::uint32_t mask) { return (mask & set) != 0; }))
            fewest = std::min<std::size_t>(fewest, static_cast<std::size_t>(std::popcount(set)));
    return fewest;
}

} // namespace

class TestSetCover : public QObject {
    Q_OBJECT

private slots:
    void equalsBruteForce() {
        Random random(1);
        WorkMeter meter = longMeter();
        for (int round = 0; round < 1500; ++round) {
            const auto columns = 1 + static_cast<std::uint32_t>(random.below(10));
            const std::vector<CoverRow> rows = randomRows(1 + static_cast<std::uint32_t>(random.below(14)),
                                                          columns, 1 + columns / 2, random);
            const std::size_t fewest = fewestByTrying(rows, columns);
            const QByteArray where = QByteArray::number(round);

            const std::vector<std::uint32_t> found = searchCover(rows, columns, 0, 2'000, random, meter);
            QVERIFY2(covers(rows, found) && found.size() == fewest, where);

            const CoverRest rest = reduceCover(rows, columns, meter);
            QVERIFY2(rest.isPossible, where);
            QCOMPARE(rest.chosen.size() + (rest.rows.empty() ? 0 : fewestByTrying(rest.rows, columns)),
                     fewest);

            for (std::size_t target = 0; target <= columns; ++target) {
                CoverBranching branching(columns, 100'000, meter);
                const CoverDecision made = branching.decide(rows, target);
                QVERIFY2(branching.rootBound() <= std::max(fewest, target + 1), where);
                QVERIFY2((made.decision == Decision::Yes) == (target >= fewest), where);
                QVERIFY2(made.decision != Decision::Unknown, where);
                if (made.decision == Decision::Yes)
                    QVERIFY2(covers(rows, made.cover) && made.cover.size() <= target, where);
                else
                    QVERIFY2(branching.rootBound() <= fewest, where);
            }
        }
    }

    void rowWithoutColumns() {
        WorkMeter meter = longMeter();
        const std::vector<CoverRow> rows = {{{0, 1}, 0.0}, {{}, 0.0}};
        QVERIFY(!reduceCover(rows, 2, meter).isPossible);
        QVERIFY(CoverBranching(2, 10, meter).decide(rows, 2).decision == Decision::No);
    }

    /// Lines of a projective plane: seven points, seven lines; three lines cover all points.
    void knownCover() {
        WorkMeter meter = longMeter();
        const std::vector<CoverRow> rows = {{{0, 1, 2}}, {{0, 3, 4}}, {{0, 5, 6}}, {{1, 3, 5}},
                                            {{1, 4, 6}}, {{2, 3, 6}}, {{2, 4, 5}}};
        QVERIFY(CoverBranching(7, 1'000, meter).decide(rows, 3).decision == Decision::Yes);
        QVERIFY(CoverBranching(7, 1'000, meter).decide(rows, 2).decision == Decision::No);
    }

    /// Too few nodes are no answer, and no wrong one.
    void fewNodesDecideNothingWrongly() {
        Random random(2);
        WorkMeter meter = longMeter();
        for (int round = 0; round < 40; ++round) {
            const std::vector<CoverRow> rows = randomRows(40, 16, 3, random);
            const std::size_t fewest = fewestByTrying(rows, 16);
            for (std::size_t target = fewest - std::min<std::size_t>(fewest, 2); target <= fewest; ++target) {
                const CoverDecision made = CoverBranching(16, 2, meter).decide(rows, target);
                QVERIFY(made.decision != Decision::Yes || target >= fewest);
                QVERIFY(made.decision != Decision::No || target < fewest);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSetCover)
#include "tst_set_cover.moc"
