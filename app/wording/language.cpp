#include "app/wording/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <QVariant>

// Resources of a static library are linked in only where something names them; the macro must stand outside
// every namespace.
static void initTranslationResources() {
    Q_INIT_RESOURCE(translations);
}

namespace app::wording {

namespace {

constexpr auto TranslatorName = "app.wording.translator";
constexpr auto LanguageProperty = "app.wording.language";

void removeTranslators() {
    const auto old = QCoreApplication::instance()->findChildren<QTranslator*>(QLatin1String(TranslatorName),
                                                                              Qt::FindDirectChildrenOnly);
    for (QTranslator* translator : old) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
}

void addTranslator(const QString& file, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(QLatin1String(TranslatorName));
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString nativeName(const QString& language) {
    return language == QLatin1String("zh_CN") ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString systemLanguage() {
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& name : wanted) {
        if (name.startsWith(QLatin1String("zh")))
            return QStringLiteral("zh_CN");
        if (name.startsWith(QLatin1String("en")))
            return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

QString currentLanguage() {
    const QVariant name = QCoreApplication::instance()->property(LanguageProperty);
    return name.isValid() ? name.toString() : QStringLiteral("en");
}

bool installLanguage(const QString& language) {
    if (!languages().contains(language))
        return false;
    QLocale locale(language);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    QLocale::setDefault(locale);
    QCoreApplication::instance()->setProperty(LanguageProperty, language);
    removeTranslators();
    initTranslationResources();
    if (language != QLatin1String("en")) {
        addTranslator(QStringLiteral("qtbase_") + language,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        addTranslator(QStringLiteral("cabinplanner_") + language, QStringLiteral(":/translations"));
    }
    return true;
}

} // namespace app::wording
