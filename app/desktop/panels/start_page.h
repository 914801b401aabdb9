#pragma once

#include "libplanner/base/progress.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace app::desktop {

/// What is seen before a city is open: the sample cities and what was opened last.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setSamples(const QStringList& paths);
    void setRecent(const QStringList& paths);
    /// Offers to take up work again that a window left unsaved when it ended; an empty name offers nothing.
    void offerRecovery(const QString& city, int edits, const QDateTime& keptAt);

    void showOpening(const QString& title, const planner::Progress& progress);
    void showIdle();

signals:
    void openRequested(const QString& path);
    void browseRequested();
    void restoreRequested();
    void discardRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    static void fill(QListWidget& list, const QStringList& paths, bool hasPath);

    void showOffer();

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_samplesTitle;
    QListWidget* m_samples;
    QLabel* m_recentTitle;
    QListWidget* m_recent;
    QPushButton* m_browse;
    QLabel* m_phase;
    QProgressBar* m_bar;
    QFrame* m_offer;
    QLabel* m_offerText;
    QPushButton* m_restore;
    QPushButton* m_discard;
    QString m_leftCity;
    int m_leftEdits = 0;
    QDateTime m_leftAt;
};

} // namespace app::desktop
