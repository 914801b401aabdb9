#include "app/desktop/jobs/job_runner.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"

#include <QMetaObject>

#include <chrono>
#include <exception>
#include <optional>
#include <utility>

namespace app::desktop {

namespace {

constexpr int Workers = 2;
constexpr std::chrono::milliseconds ReportInterval{100};

} // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(Workers);
    m_quiet.setMaxThreadCount(1);
}

JobRunner::~JobRunner() {
    stopAll();
    m_pool.waitForDone();
    m_quiet.waitForDone();
}

void JobRunner::post(std::function<void()> call) {
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

JobId JobRunner::startErased(const QString& title, ErasedWork work) {
    const JobId id{m_next++};
    Job& job = m_jobs[id];
    job.title = title;
    const std::stop_token stop = job.stop.get_token();
    emit started(id, title);
    m_pool.start([this, id, stop, work = std::move(work)] {
        // The clock only thins out reports; it decides nothing about the result.
        auto last = std::make_shared<std::optional<std::chrono::steady_clock::time_point>>();
        auto lastPhase = std::make_shared<std::optional<planner::Phase>>();
        const planner::ProgressFunction progress = [this, id, last,
                                                    lastPhase](const planner::Progress& report) {
            const auto now = std::chrono::steady_clock::now();
            if (*last && now - **last < ReportInterval && *lastPhase == report.phase)
                return;
            *last = now;
            *lastPhase = report.phase;
            post([this, id, report] {
                if (m_jobs.contains(id))
                    emit progressed(id, report);
            });
        };
        try {
            auto deliver = work(stop, progress);
            post([this, id, deliver = std::move(deliver)] { finish(id, deliver); });
        } catch (const planner::Cancelled&) {
            post([this, id] { finish(id, {}); });
        } catch (const planner::Error& error) {
            post([this, id, message = wording::messageFor(error)] { fail(id, message); });
        } catch (const std::exception& error) {
            post([this, id, message = wording::messageForUnknown(QString::fromLocal8Bit(error.what()))] {
                fail(id, message);
            });
        }
    });
    return id;
}

void JobRunner::finish(JobId id, const std::function<void()>& deliver) {
    m_jobs.erase(id);
    if (deliver)
        deliver();
    emit ended(id);
}

void JobRunner::fail(JobId id, const wording::Message& message) {
    m_jobs.erase(id);
    emit failed(id, message);
    emit ended(id);
}

void JobRunner::stop(JobId id) {
    if (const auto job = m_jobs.find(id); job != m_jobs.end())
        job->second.stop.request_stop();
}

void JobRunner::stopAll() {
    for (auto& [id, job] : m_jobs)
        job.stop.request_stop();
}

QString JobRunner::title(JobId id) const {
    const auto job = m_jobs.find(id);
    return job != m_jobs.end() ? job->second.title : QString();
}

} // namespace app::desktop
