#include "app/cli/common_options.h"

namespace app::cli {

planner::WorkBudget CommonOptions::budget() const {
    planner::WorkBudget budget;
    budget.effort = effort;
    budget.wallSeconds = wallSeconds;
    budget.cpuSeconds = cpuSeconds;
    return budget;
}

CLI::Validator aboveZero() {
    return CLI::Validator(
        [](std::string& text) {
            double value = 0.0;
            const bool isNumber = CLI::detail::lexical_cast(text, value);
            return isNumber && value > 0.0 ? std::string() : text + " is not a number above 0";
        },
        "");
}

void addOutputOptions(CLI::App& command, CommonOptions& options) {
    command.add_flag("--quiet", options.isQuiet, "No progress on standard error");
    command.add_flag("--json", options.isJson, "The result as one JSON value on standard output");
    command.add_option("--lang", options.language, "Language of the texts")
        ->check(CLI::IsMember({"en", "zh_CN"}));
}

void addWorkOptions(CLI::App& command, CommonOptions& options) {
    addOutputOptions(command, options);
    command
        .add_option_function<std::uint64_t>(
            "--seed",
            [&options](std::uint64_t value) {
                options.seed = value;
                options.isSeedGiven = true;
            },
            "Seed of the random numbers; the same seed gives the same plan")
        ->type_name("N");
    command.add_option("--threads", options.threads, "Threads; they change the time taken, never the plan")
        ->type_name("N")
        ->check(CLI::Range(1U, 256U));
    command
        .add_option_function<std::int64_t>(
            "--effort",
            [&options](std::int64_t value) {
                options.effort = value;
                options.isEffortGiven = true;
            },
            "Work budget in iterations; 0 is the default budget")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--time-limit", options.wallSeconds, "Stop after so many seconds by the clock")
        ->type_name("S")
        ->check(aboveZero());
    command.add_option("--cpu-limit", options.cpuSeconds, "Stop after so many seconds of processor time")
        ->type_name("S")
        ->check(aboveZero());
}

} // namespace app::cli
