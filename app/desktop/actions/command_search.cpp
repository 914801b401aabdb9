#include "app/desktop/actions/command_search.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace app::desktop {

CommandSearch::CommandSearch(std::vector<QAction*> actions, QWidget* parent)
    : QDialog(parent), m_actions(std::move(actions)), m_words(new QLineEdit(this)),
      m_list(new QListWidget(this)) {
    setWindowTitle(tr("Find a command"));
    m_words->setPlaceholderText(tr("Type what you want to do"));
    m_words->setAccessibleName(tr("Find a command"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setAlternatingRowColors(true);
    m_list->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_words);
    layout->addWidget(m_list);
    resize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 26);
    connect(m_words, &QLineEdit::textChanged, this, &CommandSearch::fill);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandSearch::run);
    connect(m_list, &QListWidget::itemActivated, this, &CommandSearch::run);
    m_words->installEventFilter(this);
    fill();
}

bool CommandSearch::eventFilter(QObject* watched, QEvent* event) {
    // Up and down move in the list while the words keep the focus.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandSearch::fill() {
    m_list->clear();
    // What has no icon stands in line with what has one.
    QPixmap clear(m_list->iconSize());
    clear.fill(Qt::transparent);
    const QIcon noIcon(clear);
    const QStringList words = m_words->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const QAction& action = *m_actions[i];
        const QString name = action.text().remove(QLatin1Char('&'));
        const QString all = name + QLatin1Char(' ') + action.statusTip();
        if (!std::all_of(words.begin(), words.end(),
                         [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }))
            continue;
        const QString key = action.shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(
            action.icon().isNull() ? noIcon : action.icon(),
            key.isEmpty() ? QStringLiteral("%1 — %2").arg(name, action.statusTip())
                          : QStringLiteral("%1   [%2] — %3").arg(name, key, action.statusTip()),
            m_list);
        item->setData(Qt::UserRole, static_cast<int>(i));
        if (!action.isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    m_list->setCurrentRow(0);
}

void CommandSearch::run() {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    QAction* action = m_actions[static_cast<std::size_t>(item->data(Qt::UserRole).toInt())];
    accept();
    action->trigger();
}

} // namespace app::desktop
