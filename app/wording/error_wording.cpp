#include "app/wording/error_wording.h"

#include "app/wording/siting_wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace app::wording {

namespace {

using planner::ErrorCode;

struct Row {
    ErrorCode code;
    const char* cause;
    const char* effect;
    const char* nextStep;
};

constexpr auto NothingRead =
    QT_TRANSLATE_NOOP("Errors", "Nothing was read from it, and nothing was changed.");
constexpr auto NoPlan = QT_TRANSLATE_NOOP("Errors", "No plan could be made.");
constexpr auto NothingWritten =
    QT_TRANSLATE_NOOP("Errors", "The file was not written; an earlier one is still as it was.");

constexpr std::array Rows = {
    Row{ErrorCode::FileMissing, QT_TRANSLATE_NOOP("Errors", "The file does not exist."), NothingRead,
        QT_TRANSLATE_NOOP("Errors", "Check the path, or choose the file again.")},
    Row{ErrorCode::FileUnreadable, QT_TRANSLATE_NOOP("Errors", "The file could not be read."), NothingRead,
        QT_TRANSLATE_NOOP("Errors",
                          "Check that it is complete and of a format GDAL reads, and that you may open it.")},
    Row{ErrorCode::FileEmpty, QT_TRANSLATE_NOOP("Errors", "The file holds no rows at all."), NothingRead,
        QT_TRANSLATE_NOOP("Errors", "Export it again from where it comes from, or choose another one.")},
    Row{ErrorCode::LayerMissing, QT_TRANSLATE_NOOP("Errors", "The file has no layer of that name."),
        NothingRead, QT_TRANSLATE_NOOP("Errors", "Name one of its layers; “cabinplan inspect” lists them.")},
    Row{ErrorCode::LayerAmbiguous,
        QT_TRANSLATE_NOOP("Errors", "Several layers of the file fit, and none was named."), NothingRead,
        QT_TRANSLATE_NOOP("Errors", "Name the layer, as in FILE#LAYER.")},
    Row{ErrorCode::FieldMissing, QT_TRANSLATE_NOOP("Errors", "A field that is needed is not there."),
        NothingRead,
        QT_TRANSLATE_NOOP("Errors",
                          "Say which field of the file holds it, under “fields” in the City file.")},
    Row{ErrorCode::CrsMissing,
        QT_TRANSLATE_NOOP("Errors", "The source does not say which coordinate system it is in."),
        QT_TRANSLATE_NOOP("Errors", "It could lie anywhere, so it was not read."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "State the system, for example crs=EPSG:4544 or the path of a .prj file; the office that made the data knows it.")},
    Row{ErrorCode::CrsUnknown, QT_TRANSLATE_NOOP("Errors", "The coordinate system is not understood."),
        NothingRead,
        QT_TRANSLATE_NOOP("Errors",
                          "Give an EPSG number such as EPSG:4544, WKT text, a PROJ text or a .prj file.")},
    Row{ErrorCode::CrsUnfit,
        QT_TRANSLATE_NOOP("Errors", "The data lie outside the area their coordinate system is made for."),
        NothingRead,
        QT_TRANSLATE_NOOP("Errors", "The system is probably not the right one; state another with crs=.")},
    Row{ErrorCode::OffsetUndeclared,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The coordinates of this table may be true ones, or shifted as Amap, Tencent or Baidu shift theirs."),
        QT_TRANSLATE_NOOP("Errors",
                          "A wrong guess moves every place by hundreds of metres, so it was not read."),
        QT_TRANSLATE_NOOP("Errors",
                          "Say where they come from: offset=wgs84, gcj02 (Amap, Tencent) or bd09 (Baidu).")},
    Row{ErrorCode::EncodingUnknown,
        QT_TRANSLATE_NOOP("Errors", "The text of the file is in no encoding that was recognised."),
        NothingRead, QT_TRANSLATE_NOOP("Errors", "State it, for example encoding=GBK or encoding=UTF-8.")},
    Row{ErrorCode::WrongGeometry,
        QT_TRANSLATE_NOOP("Errors", "The layer holds another kind of shape than is needed here."),
        NothingRead,
        QT_TRANSLATE_NOOP("Errors", "Choose a layer of lines for streets, of points or areas for places.")},
    Row{ErrorCode::TooManyBadFeatures,
        QT_TRANSLATE_NOOP("Errors", "Too many rows of this source could not be used."),
        QT_TRANSLATE_NOOP("Errors", "A plan would leave out a large part of the city, so it stopped here."),
        QT_TRANSLATE_NOOP("Errors", "Look at the rows named, correct them, or allow more with --max-bad.")},
    Row{ErrorCode::NoStreets, QT_TRANSLATE_NOOP("Errors", "There are no streets."),
        QT_TRANSLATE_NOOP("Errors", "Without streets nobody can walk and no truck can drive."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Add a street layer: the city's own, or an OpenStreetMap extract (.osm.pbf) of the region.")},
    Row{ErrorCode::NoDemand,
        QT_TRANSLATE_NOOP("Errors", "There are no homes left, or all of them weigh nothing."), NoPlan,
        QT_TRANSLATE_NOOP("Errors",
                          "Check the demand layer, its filter and its field of people or kg per day.")},
    Row{ErrorCode::NoCandidates, QT_TRANSLATE_NOOP("Errors", "There is no place where a cabin may stand."),
        NoPlan, QT_TRANSLATE_NOOP("Errors", "Add candidate places, or make the forbidden areas smaller.")},
    Row{ErrorCode::BadValue,
        QT_TRANSLATE_NOOP("Errors", "A value is not a number or lies outside what is allowed."),
        QT_TRANSLATE_NOOP("Errors", "It was not taken over."),
        QT_TRANSLATE_NOOP("Errors", "Correct it and try again.")},
    Row{ErrorCode::BadJson, QT_TRANSLATE_NOOP("Errors", "The file is not written as it should be."),
        NothingRead, QT_TRANSLATE_NOOP("Errors", "Correct the place named, or make the file anew.")},
    Row{ErrorCode::UnknownRole,
        QT_TRANSLATE_NOOP("Errors", "The City file names a role that does not exist."), NothingRead,
        QT_TRANSLATE_NOOP(
            "Errors",
            "Roles are roads, demand, candidates, existing, centres, depots, districts, area, forbidden, barriers, fleet and truck-zones.")},
    Row{ErrorCode::UnknownSetting, QT_TRANSLATE_NOOP("Errors", "There is no setting of that name."),
        QT_TRANSLATE_NOOP("Errors", "It was not taken over."),
        QT_TRANSLATE_NOOP("Errors", "Check the name against the parameter profile.")},
    Row{ErrorCode::UnknownFormat, QT_TRANSLATE_NOOP("Errors", "This format is not known."),
        QT_TRANSLATE_NOOP("Errors", "Nothing was written."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of shp, gpkg, geojson, csv and xlsx.")},
    Row{ErrorCode::SourceChanged,
        QT_TRANSLATE_NOOP("Errors", "A source of this plan has changed since the plan was made."),
        QT_TRANSLATE_NOOP("Errors", "The plan cannot be repeated exactly."),
        QT_TRANSLATE_NOOP("Errors", "Restore the old source, or make a new plan from the new one.")},
    Row{ErrorCode::NewerVersion,
        QT_TRANSLATE_NOOP("Errors", "The project was written by a newer version of this program."),
        QT_TRANSLATE_NOOP("Errors", "It was not opened, so that nothing in it is lost."),
        QT_TRANSLATE_NOOP("Errors", "Use the newer version.")},
    Row{ErrorCode::NotAProject, QT_TRANSLATE_NOOP("Errors", "The file is not a plan of this program."),
        QT_TRANSLATE_NOOP("Errors", "It was not opened."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Choose a City file (.json) or a plan (.cabin.gpkg); other layers can be added to an open city.")},
    Row{ErrorCode::WriteFailed, QT_TRANSLATE_NOOP("Errors", "The file could not be written."), NothingWritten,
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check free space and rights of the folder, and that no other program holds the file.")},
    Row{ErrorCode::VerifyFailed, QT_TRANSLATE_NOOP("Errors", "What was written did not read back as it was."),
        QT_TRANSLATE_NOOP("Errors", "The export was taken back, since it could not be trusted."),
        QT_TRANSLATE_NOOP("Errors", "Try another folder or format.")},
    Row{ErrorCode::Infeasible,
        QT_TRANSLATE_NOOP("Errors", "The limits contradict each other: no plan can keep all of them."),
        NoPlan, QT_TRANSLATE_NOOP("Errors", "Loosen the limit named, or allow more cabins.")},
    Row{ErrorCode::NotInTime,
        QT_TRANSLATE_NOOP("Errors", "The time limit ended the work before any plan was found."), NoPlan,
        QT_TRANSLATE_NOOP("Errors", "Allow more time.")},
    Row{ErrorCode::Internal, QT_TRANSLATE_NOOP("Errors", "The program made a mistake of its own."),
        QT_TRANSLATE_NOOP("Errors", "The work was stopped; your data are unchanged."),
        QT_TRANSLATE_NOOP("Errors", "Please report it with the text above and what you did.")},
};

QString say(const char* text) {
    return QCoreApplication::translate("Errors", text);
}

QString whereOf(const planner::ErrorDetails& details) {
    QStringList parts;
    const auto add = [&parts](const QString& form, const std::string& value) {
        if (!value.empty())
            parts += form.arg(QString::fromStdString(value));
    };
    add(QCoreApplication::translate("Errors", "file %1"), details.file);
    add(QCoreApplication::translate("Errors", "layer %1"), details.layer);
    add(QCoreApplication::translate("Errors", "row or feature %1"), details.feature);
    add(QCoreApplication::translate("Errors", "name %1"), details.name);
    add(QCoreApplication::translate("Errors", "value %1"), details.value);
    add(QStringLiteral("%1"), details.reason);
    return parts.join(QCoreApplication::translate("Errors", ", "));
}

} // namespace

QString Message::text() const {
    const QString place =
        where.isEmpty() ? QString() : QCoreApplication::translate("Errors", "(%1)").arg(where);
    QStringList parts;
    for (const QString& part : {cause, place, effect, nextStep})
        if (!part.isEmpty())
            parts += part;
    return parts.join(QLatin1Char(' '));
}

Message messageFor(ErrorCode code, const planner::ErrorDetails& details) {
    const Row* found = &Rows.back();
    for (const Row& row : Rows)
        if (row.code == code)
            found = &row;
    const QString clash = code == ErrorCode::Infeasible ? clashInWords(details) : QString();
    return {say(found->cause), clash.isEmpty() ? whereOf(details) : clash, say(found->effect),
            say(found->nextStep)};
}

Message messageFor(const planner::Error& error) {
    return messageFor(error.code(), error.details());
}

Message messageForUnknown(const QString& reason) {
    planner::ErrorDetails details;
    details.reason = reason.toStdString();
    return messageFor(ErrorCode::Internal, details);
}

} // namespace app::wording
