#include "app/desktop/panels/status_line.h"

#include "app/wording/number_wording.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScreen>

#include <cmath>

namespace app::desktop {

namespace {

constexpr double MetresPerInch = 0.0254;

QString degreesText(planner::Point lonLat) {
    return QStringLiteral("%1° %2  %3° %4")
        .arg(QString::number(std::abs(lonLat.x), 'f', 6),
             QString(lonLat.x < 0.0 ? QLatin1Char('W') : QLatin1Char('E')),
             QString::number(std::abs(lonLat.y), 'f', 6),
             QString(lonLat.y < 0.0 ? QLatin1Char('S') : QLatin1Char('N')));
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_kept(new QLabel(this)), m_degrees(new QLabel(this)), m_projected(new QLabel(this)),
      m_scale(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height());
    for (QLabel* label : {m_kept, m_degrees, m_projected, m_scale}) {
        layout->addWidget(label);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    retranslate();
}

void StatusLine::setCrs(const planner::Crs& crs) {
    m_toDegrees = std::make_unique<planner::Transform>(crs, planner::Crs::wgs84());
    m_crsName = QString::fromStdString(crs.name());
    m_kept->clear();
    m_degrees->clear();
    m_projected->clear();
}

void StatusLine::setPointer(planner::Point p) {
    if (!m_toDegrees)
        return;
    if (const auto lonLat = m_toDegrees->forward(p))
        m_degrees->setText(degreesText(*lonLat));
    m_projected->setText(QStringLiteral("%1 m E  %2 m N · %3")
                             .arg(QString::number(p.x, 'f', 0), QString::number(p.y, 'f', 0), m_crsName));
}

void StatusLine::retranslate() {
    m_kept->clear(); // said anew with the next copy
    m_kept->setAccessibleName(tr("Copy of unsaved changes"));
    m_degrees->setAccessibleName(tr("Longitude and latitude under the pointer"));
    m_projected->setAccessibleName(tr("Coordinates under the pointer"));
    m_scale->setAccessibleName(tr("Scale"));
}

void StatusLine::setScale(double metresPerPixel) {
    const double dpi = QGuiApplication::primaryScreen()->logicalDotsPerInch();
    const double denominator = metresPerPixel * dpi / MetresPerInch;
    m_scale->setText(QStringLiteral("1:%1").arg(wording::number(wording::roundedToDigits(denominator, 3))));
}

void StatusLine::setKept(const QTime& at) {
    m_kept->setText(tr("kept %1").arg(QLocale().toString(at, QLocale::ShortFormat)));
    m_kept->setToolTip(tr("Unsaved changes are copied, so that a crash loses none of them."));
}

QString StatusLine::placeText() const {
    return QStringLiteral("%1 · WGS 84\n%2").arg(m_degrees->text(), m_projected->text());
}

} // namespace app::desktop
