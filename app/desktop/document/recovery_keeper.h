#pragma once

#include "app/desktop/document/plan_document.h"
#include "app/desktop/jobs/job_runner.h"

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace app::desktop {

/// Keeps a copy of what is not saved yet, so that a crash costs seconds of work and not a morning.
///
/// The copy is written some seconds after an edit, or at once after ten, off the GUI thread and whole or not
/// at all. It goes when the document is saved or brought back to what was saved.
class RecoveryKeeper : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the keeper.
    RecoveryKeeper(PlanDocument& document, JobRunner& jobs, QString folder, QObject* parent = nullptr);
    ~RecoveryKeeper() override; ///< waits for the copy being written; leaves it where it is

    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// Writes the copy now, in the background; removes it where nothing is unsaved.
    void keepNow();
    /// Nothing of the open document needs to be kept any more.
    void forget();

signals:
    void kept(const QTime& at);
    void failed(const QString& reason);

private:
    void noteEdit();
    void write();
    bool takeFile();

    PlanDocument& m_document;
    JobRunner& m_jobs;
    QString m_folder;
    QString m_file; ///< of this window, empty until there is something to keep
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_delay;
    int m_edits = 0;     ///< since nothing was unsaved
    int m_keptEdits = 0; ///< of these, in the copy
};

} // namespace app::desktop
