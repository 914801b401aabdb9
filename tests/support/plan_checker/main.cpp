// planner_check PLAN.cabin.gpkg [CITY.json] [name=value]…: confirms a plan by own means.
// Exit status: 0 all confirmed, 1 something is wrong (listed), 2 usage, 3 unreadable.
#include "tests/support/plan_checker/plan_checker.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

int main(int count, char** words) {
    if (count < 2) {
        std::fputs("usage: planner_check PLAN.cabin.gpkg [CITY.json] [name=value]...\n", stderr);
        return 2;
    }
    checker::CheckOptions options{.plan = words[1], .city = {}, .profile = {}, .settings = {}};
    for (int i = 2; i < count; ++i) {
        const std::string word = words[i];
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            options.city = word;
        else
            options.settings[word.substr(0, equals)] = std::atof(word.c_str() + equals + 1);
    }
    try {
        const checker::CheckReport report = checker::checkPlan(options);
        std::printf(
            "%zu homes walked anew (largest difference %.4f m), %zu unserved, %zu cabins, %zu routes\n",
            report.homes, report.longestError, report.unserved, report.cabins, report.routes);
        std::fputs(report.findings.text().c_str(), stdout);
        std::puts(report.findings.isEmpty() ? "confirmed" : "NOT confirmed");
        return report.findings.isEmpty() ? 0 : 1;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 3;
    }
}
