#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/main_window.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/panels/status_line.h"

#include <QCloseEvent>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>

// Nothing unsaved is lost: not by closing, not by opening another city, and hardly by a crash.
namespace app::desktop {

void MainWindow::connectRecovery() {
    connect(m_start, &StartPage::restoreRequested, this, &MainWindow::restore);
    connect(m_start, &StartPage::discardRequested, this, [this] {
        QFile::remove(m_leftCopies.front().file);
        offerRecovery();
    });
    connect(&m_recovery, &RecoveryKeeper::kept, m_status, &StatusLine::setKept);
    connect(&m_recovery, &RecoveryKeeper::failed, this, [this](const QString& reason) {
        m_message->showText(
            tr("No copy of the unsaved changes can be kept (%1); save the plan now and then.").arg(reason));
    });
}

void MainWindow::offerRecovery() {
    m_leftCopies = copiesLeftIn(m_recovery.folder());
    if (m_leftCopies.empty()) {
        m_start->offerRecovery({}, 0, {});
        return;
    }
    const RecoveryCopy& newest = m_leftCopies.front();
    m_start->offerRecovery(QString::fromStdString(newest.project.description.name), newest.edits,
                           newest.keptAt);
}

void MainWindow::restore() {
    const RecoveryCopy copy = m_leftCopies.front();
    m_openJob = m_jobs.start<OpenedCity>(
        tr("Take up unsaved changes"),
        [copy](std::stop_token stop, const planner::ProgressFunction& progress) {
            OpenedCity opened = openProject(copy.documentPath, copy.project, std::move(stop), progress);
            opened.isRestored = true;
            return opened;
        },
        [this, copy](OpenedCity opened) {
            show(std::move(opened));
            // The old copy goes when this window has one of its own.
            connect(
                &m_recovery, &RecoveryKeeper::kept, this, [file = copy.file] { QFile::remove(file); },
                Qt::SingleShotConnection);
            m_recovery.keepNow();
            m_controller.makeShown();
            m_message->showText(tr("The unsaved changes are back; save the plan to keep them."));
        });
    m_start->showOpening(m_jobs.title(*m_openJob), {});
}

bool MainWindow::mayLeave(const std::function<void()>& then) {
    if (!m_document.hasUnsavedChanges())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("The changes to %1 are not saved.").arg(m_document.title()), QMessageBox::NoButton,
                    this);
    box.setInformativeText(tr("Save the plan first, or leave the changes behind?"));
    const QPushButton* saves =
        m_document.plan() ? box.addButton(tr("Save"), QMessageBox::AcceptRole) : nullptr;
    const QPushButton* leaves = box.addButton(tr("Leave behind"), QMessageBox::DestructiveRole);
    box.setEscapeButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    box.exec();
    if (saves && box.clickedButton() == saves)
        save(false, [this, then] {
            if (!m_document.hasUnsavedChanges())
                then();
        });
    if (box.clickedButton() != leaves)
        return false;
    m_recovery.forget();
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayLeave([this] { close(); })) {
        event->ignore();
        return;
    }
    m_settings.setLayout(QStringLiteral("docks"), m_dockLayout.isEmpty() ? saveState() : m_dockLayout);
    m_jobs.stopAll();
    QMainWindow::closeEvent(event);
}

} // namespace app::desktop
