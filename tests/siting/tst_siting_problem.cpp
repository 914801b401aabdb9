#include "libplanner/base/error.h"
#include "libplanner/siting/siting_problem.h"

#include <QTest>

#include <functional>
#include <optional>

using namespace planner;

namespace {

// Two homes, three sites.
SitingInput smallInput() {
    SitingInput input;
    input.weights = {5, 7};
    input.states = {SiteState::Candidate, SiteState::Candidate, SiteState::Candidate};
    input.facilities = 2;
    input.offsets = {0, 3, 5};
    input.entries = {{1, 10}, {0, 20}, {2, 400}, {2, 30}, {0, 30 + 1}};
    input.reach = {CompleteReach, CompleteReach};
    return input;
}

using Change = std::function<void(SitingInput&)>;

std::optional<ErrorCode> errorOf(const Change& change) {
    SitingInput input = smallInput();
    change(input);
    try {
        const SitingProblem problem(std::move(input));
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSitingProblem : public QObject {
    Q_OBJECT

private slots:
    void badInputIsRefused_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, Change change, ErrorCode code) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row(
            "negative weight", [](SitingInput& i) { i.weights[1] = -1; }, ErrorCode::BadValue);
        row(
            "weights too large", [](SitingInput& i) { i.weights[1] = std::int64_t{1} << 61; },
            ErrorCode::BadValue);
        row(
            "no weight at all",
            [](SitingInput& i) {
                i.weights = {0, 0};
            },
            ErrorCode::NoDemand);
        row(
            "no clients", [](SitingInput& i) { i.weights.clear(); }, ErrorCode::NoDemand);
        row(
            "unsorted row", [](SitingInput& i) { std::swap(i.entries[0], i.entries[1]); },
            ErrorCode::BadValue);
        row(
            "unknown site", [](SitingInput& i) { i.entries[0].site = 3; }, ErrorCode::BadValue);
        row(
            "offsets descend", [](SitingInput& i) { i.offsets[1] = 6; }, ErrorCode::BadValue);
        row(
            "offsets short", [](SitingInput& i) { i.offsets.pop_back(); }, ErrorCode::BadValue);
        row(
            "reach short", [](SitingInput& i) { i.reach.pop_back(); }, ErrorCode::BadValue);
        row(
            "negative maximum walk", [](SitingInput& i) { i.maxWalk = Distance{-5}; }, ErrorCode::BadValue);
        row(
            "unserved walk below the maximum",
            [](SitingInput& i) {
                i.maxWalk = Distance{50};
                i.unservedWalk = Distance{49};
            },
            ErrorCode::BadValue);
        row(
            "more facilities than sites", [](SitingInput& i) { i.facilities = 4; }, ErrorCode::Infeasible);
        row(
            "more required than facilities", [](SitingInput& i) { i.states.assign(3, SiteState::Required); },
            ErrorCode::Infeasible);
        row(
            "forbidden leaves too few", [](SitingInput& i) { i.states.assign(3, SiteState::Forbidden); },
            ErrorCode::NoCandidates);
        row(
            "forbidden leaves one", [](SitingInput& i) { i.states[0] = i.states[1] = SiteState::Forbidden; },
            ErrorCode::Infeasible);
    }
    void badInputIsRefused() {
        QFETCH(Change, change);
        QFETCH(int, code);
        const auto error = errorOf(change);
        QVERIFY(error.has_value());
        QCOMPARE(static_cast<int>(*error), code);
    }
    void goodInputIsTaken() {
        QVERIFY(!errorOf([](SitingInput&) {}));
    }

    void rowsEndAtTheLimit() {
        SitingInput input = smallInput();
        input.maxWalk = Distance{25};
        const SitingProblem problem(std::move(input));
        QCOMPARE(problem.limit(), 25U);
        QCOMPARE(problem.unservedWalk(), 75U);
        QCOMPARE(problem.row(0).size(), std::size_t{2});
        QCOMPARE(problem.row(1).size(), std::size_t{0});
        QVERIFY(problem.isReachable(0));
        QVERIFY(!problem.isReachable(1));
        QCOMPARE(problem.unreachable(), std::size_t{1});
        QCOMPARE(problem.cutRows(), std::size_t{0});
    }
    void cutRowsAreCounted() {
        SitingInput input = smallInput();
        input.maxWalk = Distance{500};
        input.reach = {400, 500};
        const SitingProblem problem(std::move(input));
        QCOMPARE(problem.cutRows(), std::size_t{1});
    }
    /// A client whose row is empty but cut short may still be served: it stays in the objective.
    void cutRowKeepsItsClient() {
        SitingInput input = smallInput();
        input.maxWalk = Distance{25};
        input.reach = {CompleteReach, 20};
        const SitingProblem problem(std::move(input));
        QVERIFY(problem.isReachable(1));
        QCOMPARE(problem.unreachable(), std::size_t{0});
    }
    void forbiddenSitesReachNobody() {
        SitingInput input = smallInput();
        input.facilities = 1;
        input.states[0] = input.states[2] = SiteState::Forbidden;
        const SitingProblem problem(std::move(input));
        QVERIFY(problem.isReachable(0));
        QVERIFY(!problem.isReachable(1));
    }
};

QTEST_APPLESS_MAIN(TestSitingProblem)
#include "tst_siting_problem.moc"
