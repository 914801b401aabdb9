#include "app/desktop/document/recovery_keeper.h"

#include "app/desktop/document/recovery_copy.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <utility>

namespace app::desktop {

namespace {

constexpr int DelayMilliseconds = 5000;
constexpr int MostEditsUnkept = 10;

} // namespace

RecoveryKeeper::RecoveryKeeper(PlanDocument& document, JobRunner& jobs, QString folder, QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs), m_folder(std::move(folder)) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &RecoveryKeeper::keepNow);
    // The stack tells of a step when it is done; the document tells while it is being done.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &RecoveryKeeper::noteEdit);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &RecoveryKeeper::noteEdit);
    connect(&document, &PlanDocument::changed, this, [this](PlanChange change) {
        if (change == PlanChange::City)
            forget();
        if (change == PlanChange::City || change == PlanChange::Saved)
            noteEdit();
    });
}

RecoveryKeeper::~RecoveryKeeper() {
    m_jobs.waitForQuiet();
}

void RecoveryKeeper::noteEdit() {
    if (!m_document.hasUnsavedChanges()) {
        forget();
        return;
    }
    ++m_edits;
    if (m_edits - m_keptEdits >= MostEditsUnkept)
        keepNow();
    else if (!m_delay.isActive())
        m_delay.start();
}

bool RecoveryKeeper::takeFile() {
    if (!m_file.isEmpty())
        return true;
    if (!QDir().mkpath(m_folder))
        return false;
    for (int number = 1;; ++number) {
        const QString file = QStringLiteral("%1/unsaved-%2.json").arg(m_folder).arg(number);
        auto lock = std::make_unique<QLockFile>(lockOf(file));
        lock->setStaleLockTime(0);
        const bool isLocked = lock->tryLock(0);
        if (!isLocked && lock->error() != QLockFile::LockFailedError)
            return false;
        // One that is there belongs to a window that is no more: somebody may want it back.
        if (!isLocked || QFile::exists(file))
            continue;
        m_file = file;
        m_lock = std::move(lock);
        return true;
    }
}

void RecoveryKeeper::keepNow() {
    m_delay.stop();
    if (!m_document.hasUnsavedChanges())
        forget();
    else if (takeFile())
        write();
    else
        emit failed(m_folder);
}

void RecoveryKeeper::write() {
    m_keptEdits = m_edits;
    const QDateTime now = QDateTime::currentDateTime();
    const QByteArray text = textOf({m_file, m_document.opened().path, m_document.project(), m_edits, now});
    m_jobs.runQuietly([this, file = m_file, text, now] {
        QSaveFile copy(file);
        const bool isKept =
            copy.open(QIODevice::WriteOnly) && copy.write(text) == text.size() && copy.commit();
        const QString reason = copy.errorString();
        QMetaObject::invokeMethod(this, [this, isKept, reason, now] {
            if (isKept)
                emit kept(now.time());
            else
                emit failed(reason);
        });
    });
}

void RecoveryKeeper::forget() {
    m_delay.stop();
    m_edits = 0;
    m_keptEdits = 0;
    if (m_file.isEmpty())
        return;
    m_jobs.runQuietly([file = m_file] { QFile::remove(file); });
}

} // namespace app::desktop
