#include "app/cli/solve_answer.h"

#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/error.h"
#include "libplanner/gis/plan_codes.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace app::cli {

using Json = nlohmann::ordered_json;

Stopwatch::Stopwatch() : m_wall(std::chrono::steady_clock::now()), m_cpu(planner::processCpuSeconds()) {}

double Stopwatch::wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_wall).count();
}

double Stopwatch::cpu() const {
    return planner::processCpuSeconds() - m_cpu;
}

std::string readProblem(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw planner::Error(planner::ErrorCode::FileMissing, {.file = file});
    std::ostringstream text;
    text << stream.rdbuf();
    if (text.str().empty())
        throw planner::Error(planner::ErrorCode::FileEmpty, {.file = file});
    return text.str();
}

Json numberInJson(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json answerFrom(const AnswerHead& head, const Stopwatch& watch, const Context& context) {
    Json json = {
        {"problem", head.problem}, {"instance", head.instance}, {"sense", head.isMaximised ? "max" : "min"}};
    json["objective"] = head.objective ? numberInJson(*head.objective) : Json(nullptr);
    json["bound"] = head.bound ? numberInJson(*head.bound) : Json(nullptr);
    json["gap"] =
        head.objective && head.bound
            ? Json(std::abs(*head.objective - *head.bound) / std::max(1.0, std::abs(*head.objective)))
            : Json(nullptr);
    json["status"] = head.status;
    if (!head.boundFrom.empty())
        json["bound_from"] = head.boundFrom;
    json["stopped_by"] = planner::gis::codeOf(head.reason);
    json["seconds"] = watch.wall();
    json["cpu_seconds"] = watch.cpu();
    json["found_cpu_seconds"] = head.foundCpuSeconds;
    json["seed"] = context.options.seed;
    json["solution"] = nullptr;
    return json;
}

void tellAnswer(const Json& answer, const std::string& below, Context& context) {
    if (context.options.isJson) {
        context.console.result(QString::fromStdString(answer.dump()));
        return;
    }
    QString text = QCoreApplication::translate("CommandLine", "%1: %2, bound %3, %4, %5 s CPU")
                       .arg(QString::fromStdString(answer["instance"].get<std::string>()),
                            QString::fromStdString(answer["objective"].dump()),
                            QString::fromStdString(answer["bound"].dump()),
                            QString::fromStdString(answer["status"].get<std::string>()),
                            QString::number(answer["cpu_seconds"].get<double>(), 'f', 2));
    if (!below.empty())
        text += QLatin1Char('\n') + QString::fromStdString(below);
    context.console.result(text);
}

} // namespace app::cli
