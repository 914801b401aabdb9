#include "app/cli/mip_oracle.h"

#include "libplanner/base/error.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/resource.h>

#include <cmath>

namespace app::cli {

namespace {

double childrenCpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The problem in the LP form: y says that a site opens, x that it serves a client.
QString lpText(const PairProblem& problem) {
    QString text;
    QTextStream out(&text);
    const std::size_t sites = problem.siteCount();
    const auto x = [](std::size_t i, std::size_t j) { return QStringLiteral("x_%1_%2").arg(i).arg(j); };
    const auto y = [](std::size_t j) { return QStringLiteral("y_%1").arg(j); };
    out << "Minimize\n obj:";
    for (std::size_t j = 0; j < sites; ++j)
        out << " + " << problem.openingCosts[j] << ' ' << y(j) << '\n';
    for (std::size_t k = 0; k < problem.costs.size(); ++k)
        out << " + " << problem.costs[k] << ' ' << x(k / sites, k % sites) << '\n';
    out << "Subject To\n";
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        for (std::size_t j = 0; j < sites; ++j)
            out << " + " << x(i, j) << '\n';
        out << " = 1\n";
        for (std::size_t j = 0; j < sites; ++j)
            out << x(i, j) << " - " << y(j) << " <= 0\n";
    }
    for (std::size_t j = 0; j < sites && !problem.demands.empty(); ++j) {
        for (std::size_t i = 0; i < problem.clientCount(); ++i)
            out << " + " << problem.demands[i] << ' ' << x(i, j) << '\n';
        out << " - " << problem.capacities[j] << ' ' << y(j) << " <= 0\n";
    }
    if (problem.facilities > 0) {
        for (std::size_t j = 0; j < sites; ++j)
            out << " + " << y(j) << '\n';
        out << " = " << problem.facilities << '\n';
    }
    out << "Binary\n";
    for (std::size_t j = 0; j < sites; ++j)
        out << y(j) << '\n';
    for (std::size_t k = 0; k < problem.costs.size(); ++k)
        out << x(k / sites, k % sites) << '\n';
    out << "End\n";
    return text;
}

} // namespace

bool hasMipSolver() {
    return !QStandardPaths::findExecutable(QStringLiteral("cbc")).isEmpty();
}

std::optional<MipAnswer> solveAsMip(const PairProblem& problem, int seconds) {
    const QTemporaryDir folder;
    const QString input = folder.filePath(QStringLiteral("problem.lp"));
    const QString output = folder.filePath(QStringLiteral("solution.txt"));
    QFile file(input);
    if (!file.open(QIODevice::WriteOnly) || file.write(lpText(problem).toUtf8()) < 0)
        throw planner::Error(planner::ErrorCode::WriteFailed, {.file = input.toStdString()});
    file.close();
    const double before = childrenCpuSeconds();
    QProcess process;
    process.start(QStringLiteral("cbc"),
                  {input, QStringLiteral("-threads"), QStringLiteral("1"), QStringLiteral("-seconds"),
                   QString::number(seconds), QStringLiteral("-ratioGap"), QStringLiteral("0"),
                   QStringLiteral("-solve"), QStringLiteral("-solution"), output});
    // It overruns its own limit now and then.
    if (!process.waitForFinished(seconds * 2'000 + 10'000)) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    QFile answer(output);
    if (!answer.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString first = QString::fromUtf8(answer.readLine()).trimmed();
    if (!first.startsWith(QLatin1String("Optimal")))
        return std::nullopt;
    const double value = first.section(QLatin1Char(' '), -1).toDouble();
    return MipAnswer{std::llround(value), childrenCpuSeconds() - before};
}

} // namespace app::cli
