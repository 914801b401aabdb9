#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/point.h"

#include <QString>
#include <QTime>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace app::desktop {

/// Right end of the status bar: where the pointer is, in degrees and in the project's system, and the scale.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setCrs(const planner::Crs& crs);
    void setPointer(planner::Point p);
    void setScale(double metresPerPixel);
    void setKept(const QTime& at); ///< unsaved changes were copied then
    void retranslate();
    /// The pointer's place as it is shown, for copying.
    [[nodiscard]] QString placeText() const;

private:
    std::unique_ptr<planner::Transform> m_toDegrees;
    QString m_crsName;
    QLabel* m_kept;
    QLabel* m_degrees;
    QLabel* m_projected;
    QLabel* m_scale;
};

} // namespace app::desktop
