#pragma once

#include <QAction>
#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;

namespace app::desktop {

/// Finds a command by words of its name or tip and runs it; with an empty line it is the list of all keys.
class CommandSearch : public QDialog {
    Q_OBJECT

public:
    CommandSearch(std::vector<QAction*> actions, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void run();

    std::vector<QAction*> m_actions;
    QLineEdit* m_words;
    QListWidget* m_list;
};

} // namespace app::desktop
