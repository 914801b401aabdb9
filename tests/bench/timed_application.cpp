#include "timed_application.h"

#include "libplanner/base/cpu_clock.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>

namespace {

constexpr double LeastNoted = 0.004; ///< seconds

} // namespace

bool TimedApplication::notify(QObject* receiver, QEvent* event) {
    if (m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // Both may be gone afterwards.
    const QString what =
        QStringLiteral("%1 for %2 %3")
            .arg(QLatin1String(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())),
                 QLatin1String(receiver->metaObject()->className()), receiver->objectName());
    ++m_depth;
    QElapsedTimer clock;
    clock.start();
    const double before = planner::threadCpuSeconds();
    const bool isTaken = QApplication::notify(receiver, event);
    const double cpu = planner::threadCpuSeconds() - before;
    --m_depth;
    if (cpu > LeastNoted)
        m_busy.push_back({cpu, static_cast<double>(clock.elapsed()) / 1e3, m_phase + what});
    return isTaken;
}

void TimedApplication::startWatching(const QString& phase) {
    m_phase = phase + QStringLiteral(": ");
}

std::vector<TimedApplication::Busy> TimedApplication::slowest(std::size_t count) const {
    std::vector<Busy> all = m_busy;
    std::sort(all.begin(), all.end(),
              [](const Busy& a, const Busy& b) { return a.cpuSeconds > b.cpuSeconds; });
    all.resize(std::min(count, all.size()));
    return all;
}
