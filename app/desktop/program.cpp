#include "app/desktop/program.h"

#include "app/desktop/main_window.h"
#include "app/desktop/settings_store.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"

#include <QApplication>
#include <QCommandLineParser>

namespace app::desktop {

int runWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("cabinplanner"));
    QApplication::setOrganizationName(QStringLiteral("cabinplanner"));
    QApplication::setApplicationVersion(QStringLiteral(CABIN_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("Language: zh_CN or en"),
                                      QStringLiteral("name"));
    parser.addOption(language);
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("City file, folder or plan to open"),
                                 QStringLiteral("[file]"));
    parser.process(application);

    const SettingsStore settings;
    const QString stored = settings.language().isEmpty() ? wording::systemLanguage() : settings.language();
    wording::installLanguage(parser.isSet(language) ? parser.value(language) : stored);
    applyTheme(settings.isDark() ? render::Theme::Dark : render::Theme::Light);
    MainWindow window;
    if (settings.isDark())
        window.setDark(true);
    static_cast<QWidget&>(window).show();
    if (!parser.positionalArguments().isEmpty())
        window.open(parser.positionalArguments().front());
    return QApplication::exec();
}

} // namespace app::desktop
