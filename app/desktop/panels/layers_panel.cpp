#include "app/desktop/panels/layers_panel.h"

#include "app/render/legend.h"
#include "app/wording/number_wording.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <vector>

namespace app::desktop {

using render::LegendEntry;
using render::MapLayer;

namespace {

constexpr int ExtraRole = Qt::UserRole + 1; ///< number of an added layer

} // namespace

LayersPanel::LayersPanel(QWidget* parent) : QWidget(parent), m_tree(new QTreeWidget(this)) {
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(fontMetrics().height());
    m_tree->setIconSize(QSize(fontMetrics().height() * 3 / 2, fontMetrics().height()));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (m_isFilling || column != 0 || item->parent())
            return;
        // Told later: who hears of it fills the list anew, and the item is still at work here.
        const auto layer = static_cast<MapLayer>(item->data(0, Qt::UserRole).toInt());
        const bool isShown = item->checkState(0) == Qt::Checked;
        QMetaObject::invokeMethod(
            this, [this, layer, isShown] { emit layerToggled(layer, isShown); }, Qt::QueuedConnection);
    });
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &LayersPanel::popUpStyles);
    fill();
}

void LayersPanel::popUpStyles(const QPoint& at) {
    const QTreeWidgetItem* item = m_tree->itemAt(at);
    const QVariant number = item ? item->data(0, ExtraRole) : QVariant();
    if (!number.isValid())
        return;
    const auto extra = m_scene.extras[static_cast<std::size_t>(number.toInt())];
    if (extra->fields.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Colours by"));
    menu->addAction(tr("One colour"), this, [this, extra] { emit styleRequested(extra->spec, {}); });
    for (const QString& field : extra->fields)
        menu->addAction(field, this, [this, extra, field] { emit styleRequested(extra->spec, field); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void LayersPanel::showScene(const render::MapScene& scene) {
    m_scene = scene;
    fill();
}

bool LayersPanel::isPresent(MapLayer layer) const {
    if (!m_scene.base)
        return false;
    const render::BaseMap& base = *m_scene.base;
    switch (layer) {
    case MapLayer::Areas: return !m_scene.extras.empty();
    case MapLayer::Water: return base.water.size() > 0;
    case MapLayer::Forbidden:
        return base.forbidden.size() > 0 || (m_scene.decisions && m_scene.decisions->painted.size() > 0);
    case MapLayer::TruckZones: return base.truckZones.size() > 0;
    case MapLayer::Districts: return base.districts.size() > 0;
    case MapLayer::Barriers: return base.barriers.pieceCount() > 0;
    case MapLayer::Candidates: return base.candidates.size() > 0;
    case MapLayer::Centres: return !base.city->centres.empty();
    case MapLayer::Depots: return !base.city->depots.empty();
    case MapLayer::Existing: return !m_scene.plan && !base.city->existing.empty();
    case MapLayer::Streets:
    case MapLayer::Demand:
    case MapLayer::Labels: return true;
    case MapLayer::ServiceAreas: return m_scene.plan && m_scene.plan->areas.size() > 0;
    case MapLayer::WalkLines:
    case MapLayer::Cabins: return m_scene.plan != nullptr;
    case MapLayer::Routes: return m_scene.plan && !m_scene.plan->routes.empty();
    case MapLayer::Unserved: {
        if (!m_scene.plan)
            return false;
        for (const std::size_t count : m_scene.plan->unservedCount)
            if (count > 0)
                return true;
        return false;
    }
    }
    return false;
}

void LayersPanel::fill() {
    m_isFilling = true;
    m_tree->clear();
    m_tree->setAccessibleName(tr("Layers"));
    std::vector<LegendEntry> legend;
    if (m_scene.palette) {
        // The legend leaves out what is hidden; here every layer keeps its entries.
        render::MapScene everything = m_scene;
        everything.hidden.reset();
        legend = render::legendOf(everything);
    }
    const auto symbol = [this](const LegendEntry& entry) {
        const QSize size = m_tree->iconSize();
        QPixmap pixmap(size * devicePixelRatioF());
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        render::drawLegendSymbol(painter, entry, QRectF(QPointF(1.0, 1.0), QSizeF(size) - QSizeF(2.0, 2.0)),
                                 *m_scene.palette);
        return QIcon(pixmap);
    };
    for (std::size_t i = render::MapLayerCount; i-- > 0;) {
        const auto layer = static_cast<MapLayer>(i);
        if (!isPresent(layer))
            continue;
        QString title = render::titleOf(layer);
        if (layer == MapLayer::Routes && m_scene.day)
            title = tr("%1, %2", "layer, day shown").arg(title, wording::dayText(*m_scene.day));
        auto* item = new QTreeWidgetItem(m_tree, {title});
        item->setData(0, Qt::UserRole, static_cast<int>(i));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, m_scene.isShown(layer) ? Qt::Checked : Qt::Unchecked);
        std::vector<const LegendEntry*> entries;
        for (const LegendEntry& entry : legend)
            if (entry.layer == layer)
                entries.push_back(&entry);
        const auto fillEntry = [&](QTreeWidgetItem* row, const LegendEntry& entry) {
            row->setIcon(0, symbol(entry));
            if (entry.count)
                row->setText(1, wording::number(static_cast<double>(*entry.count)));
        };
        if (entries.size() == 1) {
            fillEntry(item, *entries.front());
        } else {
            for (const LegendEntry* entry : entries)
                fillEntry(
                    new QTreeWidgetItem(item, {entry->shortText.isEmpty() ? entry->text : entry->shortText}),
                    *entry);
            for (int child = 0; child < item->childCount(); ++child)
                item->child(child)->setToolTip(0, item->child(child)->text(0));
            item->setExpanded(entries.size() <= 6);
        }
        if (layer == MapLayer::Areas)
            for (std::size_t extra = 0; extra < m_scene.extras.size(); ++extra) {
                auto* row = new QTreeWidgetItem(item, {m_scene.extras[extra]->name});
                row->setData(0, ExtraRole, static_cast<int>(extra));
                row->setToolTip(0, tr("%1; the menu key or a right click chooses the field its colours tell")
                                       .arg(m_scene.extras[extra]->name));
            }
    }
    m_isFilling = false;
}

void LayersPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace app::desktop
