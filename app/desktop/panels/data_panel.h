#pragma once

#include "libplanner/city/city.h"

#include <QWidget>

#include <memory>

class QListWidget;

namespace app::desktop {

/// What was read, and what is wrong or was assumed with it: nothing is left out without being told here.
class DataPanel : public QWidget {
    Q_OBJECT

public:
    explicit DataPanel(QWidget* parent = nullptr);

    void showCity(std::shared_ptr<const planner::City> city);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    QListWidget* m_list;
    std::shared_ptr<const planner::City> m_city;
};

} // namespace app::desktop
