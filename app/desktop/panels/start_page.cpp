#include "app/desktop/panels/start_page.h"

#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app::desktop {

namespace {

constexpr int BarSteps = 1000;

/// A City file's own name, else the file's.
QString nameOf(const QString& path) {
    QFile file(path);
    if (path.endsWith(QLatin1String(".json")) && file.open(QIODevice::ReadOnly)) {
        const QString name =
            QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("name")).toString();
        if (!name.isEmpty())
            return name;
    }
    return QFileInfo(path).fileName();
}

} // namespace

/// A picture as large as there is room, its sides kept in proportion.
class PictureLabel : public QWidget {
public:
    using QWidget::QWidget;
    void setPicture(const QImage& picture) {
        m_picture = picture;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        if (m_picture.isNull())
            return;
        QRect box(QPoint(), m_picture.size().scaled(size(), Qt::KeepAspectRatio));
        box.moveCenter(rect().center());
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(box, m_picture);
    }

private:
    QImage m_picture;
};

StartPage::StartPage(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_samplesTitle(new QLabel(this)),
      m_samples(new QListWidget(this)), m_recentTitle(new QLabel(this)), m_recent(new QListWidget(this)),
      m_browse(new QPushButton(this)), m_back(new QPushButton(this)), m_picture(new PictureLabel(this)),
      m_lists(new QWidget(this)), m_phase(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_offer(new QFrame(this)), m_offerText(new QLabel(m_offer)), m_restore(new QPushButton(m_offer)),
      m_discard(new QPushButton(m_offer)) {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 2.0);
    m_title->setFont(large);
    QFont bold = font();
    bold.setBold(true);
    m_samplesTitle->setFont(bold);
    m_recentTitle->setFont(bold);
    m_text->setWordWrap(true);
    const int unit = fontMetrics().height();
    auto* column = new QVBoxLayout;
    column->setSpacing(unit / 2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(unit);
    m_offer->setFrameShape(QFrame::StyledPanel);
    m_offerText->setWordWrap(true);
    auto* offer = new QHBoxLayout(m_offer);
    offer->addWidget(m_offerText, 1);
    offer->addWidget(m_restore);
    offer->addWidget(m_discard);
    column->addWidget(m_offer);
    auto* lists = new QVBoxLayout(m_lists);
    lists->setContentsMargins(0, 0, 0, 0);
    lists->setSpacing(unit / 2);
    lists->addWidget(m_samplesTitle);
    lists->addWidget(m_samples);
    lists->addWidget(m_recentTitle);
    lists->addWidget(m_recent);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_browse);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    lists->addLayout(buttons);
    column->addWidget(m_lists);
    column->addWidget(m_phase);
    column->addWidget(m_bar);
    column->addWidget(m_picture, 100);
    column->addStretch(1);
    m_picture->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2);
    row->addStretch(1);
    row->addLayout(column, 4);
    row->addStretch(1);
    for (QListWidget* list : {m_samples, m_recent}) {
        list->setAlternatingRowColors(true);
        list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
        list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        const auto open = [this](const QListWidgetItem* item) {
            emit openRequested(item->data(Qt::UserRole).toString());
        };
        connect(list, &QListWidget::itemActivated, this, open);
    }
    // One click opens a sample, two open a file of the list, as file lists do.
    connect(m_samples, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { emit openRequested(item->data(Qt::UserRole).toString()); });
    connect(m_browse, &QPushButton::clicked, this, &StartPage::browseRequested);
    connect(m_back, &QPushButton::clicked, this, &StartPage::backRequested);
    connect(m_restore, &QPushButton::clicked, this, &StartPage::restoreRequested);
    connect(m_discard, &QPushButton::clicked, this, &StartPage::discardRequested);
    retranslate();
    setOpenCity({});
    setRecent({}, {});
    setSamples({});
    showIdle();
}

void StartPage::showOpening(const QString& title, const planner::Progress& progress) {
    m_phase->setText(tr("%1: %2", "job, phase").arg(title, wording::nameOf(progress.phase)));
    m_bar->setRange(0, progress.fraction ? BarSteps : 0);
    if (progress.fraction)
        m_bar->setValue(static_cast<int>(*progress.fraction * BarSteps));
    m_phase->show();
    m_bar->show();
}

void StartPage::showPicture(const QImage& picture) {
    m_picture->setPicture(picture);
    m_picture->setVisible(!picture.isNull());
    m_lists->setVisible(picture.isNull());
    m_text->setVisible(picture.isNull());
}

bool StartPage::isPictureShown() const {
    return m_picture->isVisible();
}

void StartPage::showIdle() {
    m_phase->hide();
    m_bar->hide();
    showPicture({});
}

void StartPage::fill(QListWidget& list, const QStringList& paths, bool hasPath,
                     const std::function<QImage(const QString&)>& thumbnailOf) {
    list.clear();
    bool hasPictures = false;
    for (const QString& path : paths) {
        const QString name = nameOf(path);
        auto* item = new QListWidgetItem(
            hasPath ? QStringLiteral("%1   —   %2").arg(name, QDir::toNativeSeparators(path)) : name, &list);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
        if (const QImage picture = thumbnailOf ? thumbnailOf(path) : QImage(); !picture.isNull()) {
            item->setIcon(QPixmap::fromImage(picture));
            hasPictures = true;
        }
    }
    const int side = list.fontMetrics().height() * 3;
    if (hasPictures)
        list.setIconSize(QSize(side * 8 / 5, side));
    // As high as its lines: an empty half of a list looks like something missing.
    int height = 2 * list.frameWidth() + list.fontMetrics().height() / 2;
    for (int row = 0; row < list.count(); ++row)
        height += list.sizeHintForRow(row);
    list.setFixedHeight(height);
}

void StartPage::setSamples(const QStringList& paths) {
    fill(*m_samples, paths, false, {});
    m_samples->setVisible(!paths.isEmpty());
    m_samplesTitle->setVisible(!paths.isEmpty());
}

void StartPage::setRecent(const QStringList& paths,
                          const std::function<QImage(const QString&)>& thumbnailOf) {
    fill(*m_recent, paths, true, thumbnailOf);
    m_recent->setVisible(!paths.isEmpty());
    m_recentTitle->setVisible(!paths.isEmpty());
}

void StartPage::setOpenCity(const QString& title) {
    m_openCity = title;
    m_back->setVisible(!title.isEmpty());
    m_back->setText(tr("Back to %1").arg(title));
    m_back->setAccessibleName(m_back->text());
}

void StartPage::offerRecovery(const QString& city, int edits, const QDateTime& keptAt) {
    m_leftCity = city;
    m_leftEdits = edits;
    m_leftAt = keptAt;
    showOffer();
}

void StartPage::showOffer() {
    m_offer->setVisible(!m_leftCity.isEmpty());
    m_offerText->setText(
        tr("The program ended before the last changes to %1 were saved: %2, the newest of %3.")
            .arg(m_leftCity, wording::number(m_leftEdits),
                 QLocale().toString(m_leftAt, QLocale::ShortFormat)));
}

void StartPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StartPage::retranslate() {
    m_title->setText(tr("Cabin Planner"));
    m_text->setText(tr(
        "Where a city puts its recycling cabins so that people walk little, and how the trucks collect from them so that they drive little. Open a city to begin; files can also be dropped here."));
    m_samplesTitle->setText(tr("Sample cities"));
    m_samples->setAccessibleName(tr("Sample cities"));
    m_recentTitle->setText(tr("Opened last"));
    m_recent->setAccessibleName(tr("Opened last"));
    m_browse->setText(tr("Open a file…"));
    m_browse->setAccessibleName(tr("Open a file…"));
    setOpenCity(m_openCity);
    m_bar->setAccessibleName(tr("Progress"));
    m_restore->setText(tr("Take them up again"));
    m_restore->setAccessibleName(m_restore->text());
    m_discard->setText(tr("Throw them away"));
    m_discard->setAccessibleName(m_discard->text());
    showOffer();
}

} // namespace app::desktop
