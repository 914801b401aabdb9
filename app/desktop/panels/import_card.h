#pragma once

#include "app/desktop/jobs/import_jobs.h"
#include "app/render/map_scene.h"

#include <QDialog>

#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace app::desktop {

/// What dropped files hold, before anything is done with it: layers with count, fields, CRS and encoding, the
/// role that was guessed, and a picture of the places over the streets. Nothing is read until it is accepted.
class ImportCard : public QDialog {
    Q_OBJECT

public:
    /// `scene`: of the open city, for the picture; its base may be null.
    ImportCard(std::vector<ImportLayer> layers, render::MapScene scene, QWidget* parent = nullptr);

    /// The layers as they are to be read; those without a role are only shown.
    [[nodiscard]] std::vector<std::pair<std::optional<planner::Role>, planner::SourceSpec>> accepted() const;

private:
    void choose(int row);
    void apply();
    void refresh();
    void drawThumbnail();
    [[nodiscard]] QString factsOf(const ImportLayer& layer) const;
    [[nodiscard]] bool isComplete(const ImportLayer& layer) const;

    std::vector<ImportLayer> m_layers;
    std::vector<bool> m_isUsed;
    render::MapScene m_scene;
    QListWidget* m_list;
    QLabel* m_facts;
    QLabel* m_picture;
    QLabel* m_hint;
    QComboBox* m_role;
    QComboBox* m_offset;
    QComboBox* m_crs;
    QLabel* m_offsetTitle;
    QLabel* m_crsTitle;
    QPushButton* m_ok;
    int m_row = -1;
    bool m_isFilling = false;
};

} // namespace app::desktop
