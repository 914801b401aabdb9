#pragma once

#include "libplanner/base/progress.h"

#include <QDateTime>
#include <QImage>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

class QFrame;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace app::desktop {

class PictureLabel;

/// What is seen before a city is open: the sample cities and what was opened last.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setSamples(const QStringList& paths);
    /// `thumbnailOf`: how the map of a file looked, small; null where nobody knows.
    void setRecent(const QStringList& paths, const std::function<QImage(const QString&)>& thumbnailOf);
    /// How the map looked when it was open last, shown while it opens; null shows none.
    void showPicture(const QImage& picture);
    /// A city is open: the page leads back to its map. Empty: none is.
    void setOpenCity(const QString& title);
    /// Offers to take up work again that a window left unsaved when it ended; an empty name offers nothing.
    void offerRecovery(const QString& city, int edits, const QDateTime& keptAt);

    void showOpening(const QString& title, const planner::Progress& progress);
    void showIdle();
    [[nodiscard]] bool isPictureShown() const;

signals:
    void openRequested(const QString& path);
    void browseRequested();
    void backRequested();
    void restoreRequested();
    void discardRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    static void fill(QListWidget& list, const QStringList& paths, bool hasPath,
                     const std::function<QImage(const QString&)>& thumbnailOf);

    void showOffer();

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_samplesTitle;
    QListWidget* m_samples;
    QLabel* m_recentTitle;
    QListWidget* m_recent;
    QPushButton* m_browse;
    QPushButton* m_back;
    QString m_openCity;
    PictureLabel* m_picture;
    QWidget* m_lists; ///< what there is to open; hidden while the picture of what opens is shown
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
