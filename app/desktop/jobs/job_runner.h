#pragma once

#include "app/wording/error_wording.h"

#include "libplanner/base/progress.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace app::desktop {

enum class JobId : int {};

/// Runs long calls off the GUI thread and hands their result back on it.
///
/// A job copies an immutable snapshot in, works alone and returns a value; progress and end arrive as signals
/// of the GUI thread. Stopping is a request: solvers then return their best so far, which is a result like
/// any other.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< stops every job and waits for it

    template <class Result>
    using Work = std::function<Result(std::stop_token, const planner::ProgressFunction&)>;

    /// `done` runs on the GUI thread with the result; not at all after a failure or when nothing came of it.
    template <class Result>
    JobId start(const QString& title, Work<Result> work, std::function<void(Result)> done) {
        return startErased(title, [work = std::move(work), done = std::move(done)](
                                      std::stop_token stop, const planner::ProgressFunction& progress) {
            auto result = std::make_shared<Result>(work(std::move(stop), progress));
            return std::function<void()>([result, done] { done(std::move(*result)); });
        });
    }

    /// Short work that nobody waits for and nobody sees, such as writing a copy: one after the other, in the
    /// order given, beside the jobs. What it uses must live until it is done.
    void runQuietly(std::function<void()> work) { m_quiet.start(std::move(work)); }
    void waitForQuiet() { m_quiet.waitForDone(); }

    void stop(JobId id);
    void stopAll();
    [[nodiscard]] bool isRunning(JobId id) const { return m_jobs.contains(id); }
    [[nodiscard]] bool isIdle() const { return m_jobs.empty(); }
    [[nodiscard]] QString title(JobId id) const;

signals:
    void started(app::desktop::JobId id, const QString& title);
    void progressed(app::desktop::JobId id, const planner::Progress& progress);
    void failed(app::desktop::JobId id, const app::wording::Message& message);
    void ended(app::desktop::JobId id); ///< after done, failed or nothing; last signal of a job

private:
    using ErasedWork =
        std::function<std::function<void()>(std::stop_token, const planner::ProgressFunction&)>;

    struct Job {
        QString title;
        std::stop_source stop;
    };

    JobId startErased(const QString& title, ErasedWork work);
    void finish(JobId id, const std::function<void()>& deliver);
    void fail(JobId id, const wording::Message& message);
    void post(std::function<void()> call);

    QThreadPool m_pool;
    QThreadPool m_quiet; ///< one worker
    std::map<JobId, Job> m_jobs;
    int m_next = 1;
};

} // namespace app::desktop
