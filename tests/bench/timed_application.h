#pragma once

#include <QApplication>
#include <QString>

#include <vector>

/// An application that knows how long its thread was busy with each event of the loop.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    /// An event that kept the thread from all others.
    struct Busy {
        double cpuSeconds = 0.0;
        double seconds = 0.0; ///< of the clock: waiting and other programs included
        QString what;
    };

    bool notify(QObject* receiver, QEvent* event) override;
    /// From now on; what came before is forgotten.
    void startWatching(const QString& phase);
    /// The slowest events, slowest first.
    [[nodiscard]] std::vector<Busy> slowest(std::size_t count) const;

private:
    int m_depth = 0;
    QString m_phase;
    std::vector<Busy> m_busy;
};
