#pragma once

#include "app/wording/error_wording.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace app::desktop {

/// One message above the map: what happened, what it means, what to do. Never a modal box; the last one stays
/// until it is closed or another comes.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(const wording::Message& message);
    void showText(const QString& text);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_close;
};

} // namespace app::desktop
