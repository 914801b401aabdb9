#include "app/desktop/panels/import_card.h"

#include "app/render/map_painter.h"
#include "app/wording/finding_wording.h"
#include "app/wording/number_wording.h"

#include "libplanner/base/error.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace app::desktop {

namespace {

constexpr std::array Roles = {planner::Role::Roads,     planner::Role::Demand,  planner::Role::Candidates,
                              planner::Role::Existing,  planner::Role::Centres, planner::Role::Depots,
                              planner::Role::Districts, planner::Role::Area,    planner::Role::Forbidden,
                              planner::Role::Barriers,  planner::Role::Fleet,   planner::Role::TruckZones};
constexpr int NoRole = -1;
constexpr int FieldsShown = 8;

QString kindText(planner::GeometryKind kind) {
    switch (kind) {
    case planner::GeometryKind::None: return ImportCard::tr("table without places");
    case planner::GeometryKind::Point: return ImportCard::tr("points");
    case planner::GeometryKind::Line: return ImportCard::tr("lines");
    case planner::GeometryKind::Area: return ImportCard::tr("areas");
    case planner::GeometryKind::Mixed: return ImportCard::tr("points, lines and areas");
    }
    return {};
}

} // namespace

ImportCard::ImportCard(std::vector<ImportLayer> layers, render::MapScene scene, QWidget* parent)
    : QDialog(parent), m_layers(std::move(layers)), m_isUsed(m_layers.size(), true),
      m_scene(std::move(scene)), m_list(new QListWidget(this)), m_facts(new QLabel(this)),
      m_picture(new QLabel(this)), m_hint(new QLabel(this)), m_role(new QComboBox(this)),
      m_offset(new QComboBox(this)), m_crs(new QComboBox(this)),
      m_offsetTitle(new QLabel(tr("Coordinates are from"), this)),
      m_crsTitle(new QLabel(tr("Coordinate system"), this)) {
    setWindowTitle(tr("What the files hold"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_list->setAccessibleName(tr("Layers"));
    m_role->setAccessibleName(tr("Use as"));
    m_offset->setAccessibleName(m_offsetTitle->text());
    m_crs->setAccessibleName(m_crsTitle->text());
    m_crs->setEditable(true);
    m_crs->lineEdit()->setAccessibleName(m_crsTitle->text());
    m_picture->setAccessibleName(tr("Where the places lie"));
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setWordWrap(true);
    m_role->addItem(tr("Only show it behind the plan"), NoRole);
    for (const planner::Role role : Roles)
        m_role->addItem(wording::roleName(planner::nameOf(role)), static_cast<int>(role));
    m_offset->addItem(tr("Choose…"), QString());
    m_offset->addItem(tr("Survey, GPS or CGCS2000"), QStringLiteral("wgs84"));
    m_offset->addItem(tr("Amap or Tencent map"), QStringLiteral("gcj02"));
    m_offset->addItem(tr("Baidu map"), QStringLiteral("bd09"));
    for (const ImportLayer& layer : m_layers) {
        auto* item =
            new QListWidgetItem(tr("%1: %2, %3 rows", "layer, kind, count")
                                    .arg(QString::fromStdString(layer.found.name), kindText(layer.found.kind),
                                         wording::number(static_cast<double>(layer.found.count))),
                                m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(layer.found.count > 0 ? Qt::Checked : Qt::Unchecked);
    }
    auto* form = new QFormLayout;
    form->addRow(tr("Use as"), m_role);
    form->addRow(m_offsetTitle, m_offset);
    form->addRow(m_crsTitle, m_crs);
    auto* left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addLayout(form);
    auto* right = new QVBoxLayout;
    right->addWidget(m_picture, 0, Qt::AlignHCenter);
    right->addWidget(m_facts, 1, Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 32);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ImportCard::choose);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        m_isUsed[static_cast<std::size_t>(m_list->row(item))] = item->checkState() == Qt::Checked;
        refresh();
    });
    for (QComboBox* box : {m_role, m_offset, m_crs})
        connect(box, &QComboBox::currentTextChanged, this, &ImportCard::apply);
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        m_isUsed[i] = m_layers[i].found.count > 0;
    m_list->setCurrentRow(0);
    refresh();
}

void ImportCard::choose(int row) {
    m_row = row;
    if (row < 0)
        return;
    const ImportLayer& layer = m_layers[static_cast<std::size_t>(row)];
    m_isFilling = true;
    m_role->setCurrentIndex(
        std::max(0, m_role->findData(layer.role ? static_cast<int>(*layer.role) : NoRole)));
    m_offset->setCurrentIndex(std::max(
        0, m_offset->findData(layer.spec.offset ? QString::fromStdString(planner::nameOf(*layer.spec.offset))
                                                : QString())));
    m_crs->clear();
    for (const std::string& definition : layer.fittingCrs)
        m_crs->addItem(QString::fromStdString(definition));
    m_crs->setEditText(QString::fromStdString(layer.spec.crs));
    const bool asksCrs =
        !layer.found.crs && !layer.asksOffset && layer.found.kind != planner::GeometryKind::None;
    for (QWidget* widget : {static_cast<QWidget*>(m_crs), static_cast<QWidget*>(m_crsTitle)})
        widget->setVisible(asksCrs);
    for (QWidget* widget : {static_cast<QWidget*>(m_offset), static_cast<QWidget*>(m_offsetTitle)})
        widget->setVisible(layer.asksOffset);
    m_isFilling = false;
    m_facts->setText(factsOf(layer));
    drawThumbnail();
}

QString ImportCard::factsOf(const ImportLayer& layer) const {
    QStringList lines;
    lines += tr("File: %1").arg(QFileInfo(QString::fromStdString(layer.spec.path)).fileName());
    lines += layer.found.crs
                 ? tr("Coordinate system: %1").arg(QString::fromStdString(layer.found.crs->name()))
                 : tr("Coordinate system: the file names none");
    if (!layer.found.encoding.empty())
        lines += tr("Encoding: %1").arg(QString::fromStdString(layer.found.encoding));
    for (const auto& [reason, count] : layer.found.skipped)
        lines += tr("Left out, %1: %2")
                     .arg(QString::fromStdString(reason), wording::number(static_cast<double>(count)));
    lines += tr("Fields:");
    int shown = 0;
    for (const planner::gis::InspectedField& field : layer.found.fields) {
        if (++shown > FieldsShown) {
            lines += tr("… and %1 more").arg(layer.found.fields.size() - FieldsShown);
            break;
        }
        QStringList samples;
        for (const std::string& sample : field.samples)
            samples += QString::fromStdString(sample);
        lines +=
            QStringLiteral("• %1: %2")
                .arg(QString::fromStdString(field.field.name), samples.join(QStringLiteral(", ")).left(60));
    }
    return lines.join(QLatin1Char('\n'));
}

void ImportCard::apply() {
    if (m_isFilling || m_row < 0)
        return;
    ImportLayer& layer = m_layers[static_cast<std::size_t>(m_row)];
    const int role = m_role->currentData().toInt();
    layer.role = role == NoRole ? std::nullopt : std::optional(static_cast<planner::Role>(role));
    layer.spec.offset = planner::offsetSystemFromName(m_offset->currentData().toString().toStdString());
    if (m_crs->isVisible()) {
        layer.spec.crs = m_crs->currentText().trimmed().toStdString();
        layer.sample.clear();
        try {
            if (!layer.spec.crs.empty())
                layer.sample = samplePlaces(layer.spec, {});
        } catch (const planner::Error&) {
            layer.sample.clear(); // half-typed text is no system yet
        }
    }
    drawThumbnail();
    refresh();
}

bool ImportCard::isComplete(const ImportLayer& layer) const {
    if (layer.asksOffset && !layer.spec.offset)
        return false;
    const bool asksCrs =
        !layer.found.crs && !layer.asksOffset && layer.found.kind != planner::GeometryKind::None;
    return !asksCrs || !layer.spec.crs.empty();
}

void ImportCard::refresh() {
    QString missing;
    bool isAnyUsed = false;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        isAnyUsed = isAnyUsed || m_isUsed[i];
        if (m_isUsed[i] && !isComplete(m_layers[i]) && missing.isEmpty())
            missing = QString::fromStdString(m_layers[i].found.name);
    }
    m_ok->setEnabled(isAnyUsed && missing.isEmpty());
    if (!missing.isEmpty())
        m_hint->setText(
            tr("Say where the coordinates of %1 are from: a wrong answer moves every place by hundreds of metres. The picture shows them over the streets.")
                .arg(missing));
    else if (m_scene.base)
        m_hint->setText(tr(
            "Layers with a use become part of the city, which is then read anew; the others are only shown."));
    else
        m_hint->setText(tr("These files become a new city; it needs streets and homes."));
}

void ImportCard::drawThumbnail() {
    const int unit = fontMetrics().height();
    const QSize size(unit * 22, unit * 14);
    QPixmap pixmap(size * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(palette().color(QPalette::Base));
    const ImportLayer& layer = m_layers[static_cast<std::size_t>(m_row)];
    std::vector<planner::Point> places = layer.sample;
    if (layer.spec.offset)
        for (planner::Point& p : places)
            p = planner::toWgs84(p, *layer.spec.offset);
    if (m_scene.base)
        planner::Transform(planner::Crs::wgs84(), m_scene.base->city->crs).forward(places);
    planner::Box box;
    for (const planner::Point p : places)
        if (p.x == p.x)
            box.add(p);
    if (!box.isEmpty()) {
        // Near enough that a shift of half a kilometre is seen against the streets.
        const double widest = m_scene.base ? 3000.0 : box.width();
        if (m_scene.base && box.width() > widest)
            box = planner::Box{box.centre().x - widest / 2, box.centre().y - widest / 2,
                               box.centre().x + widest / 2, box.centre().y + widest / 2};
        const auto view = render::MapTransform::fitting(box, QSizeF(size));
        QPainter painter(&pixmap);
        if (m_scene.base) {
            render::MapScene streets;
            streets.base = m_scene.base;
            streets.palette = m_scene.palette;
            streets.show(render::MapLayer::Demand, false);
            streets.show(render::MapLayer::Candidates, false);
            painter.drawImage(QPointF(), render::drawTile(streets, view, devicePixelRatioF()));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_scene.palette ? m_scene.palette->selection : palette().color(QPalette::Highlight));
        for (const planner::Point p : places)
            painter.drawEllipse(view.toScreen(p), 2.0, 2.0);
    }
    m_picture->setPixmap(pixmap);
}

std::vector<std::pair<std::optional<planner::Role>, planner::SourceSpec>> ImportCard::accepted() const {
    std::vector<std::pair<std::optional<planner::Role>, planner::SourceSpec>> sources;
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        if (m_isUsed[i] && isComplete(m_layers[i]))
            sources.emplace_back(m_layers[i].role, m_layers[i].spec);
    return sources;
}

} // namespace app::desktop
