#include "app/wording/error_wording.h"

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

#define W(text) QT_TRANSLATE_NOOP("Errors", text)
constexpr auto NothingRead = W("Nothing was read from it, and nothing was changed.");
constexpr auto NoPlan = W("No plan could be made.");
constexpr auto NothingWritten = W("The file was not written; an earlier one is still as it was.");

constexpr std::array Rows = {
    Row{ErrorCode::FileMissing, W("The file does not exist."), NothingRead,
        W("Check the path, or choose the file again.")},
    Row{ErrorCode::FileUnreadable, W("The file could not be read."), NothingRead,
        W("Check that it is complete and of a format GDAL reads, and that you may open it.")},
    Row{ErrorCode::FileEmpty, W("The file holds no rows at all."), NothingRead,
        W("Export it again from where it comes from, or choose another one.")},
    Row{ErrorCode::LayerMissing, W("The file has no layer of that name."), NothingRead,
        W("Name one of its layers; “cabinplan inspect” lists them.")},
    Row{ErrorCode::LayerAmbiguous, W("Several layers of the file fit, and none was named."), NothingRead,
        W("Name the layer, as in FILE#LAYER.")},
    Row{ErrorCode::FieldMissing, W("A field that is needed is not there."), NothingRead,
        W("Say which field of the file holds it, under “fields” in the City file.")},
    Row{ErrorCode::CrsMissing, W("The source does not say which coordinate system it is in."),
        W("It could lie anywhere, so it was not read."),
        W("State the system, for example crs=EPSG:4544 or the path of a .prj file; the office that made the data knows it.")},
    Row{ErrorCode::CrsUnknown, W("The coordinate system is not understood."), NothingRead,
        W("Give an EPSG number such as EPSG:4544, WKT text, a PROJ text or a .prj file.")},
    Row{ErrorCode::CrsUnfit, W("The data lie outside the area their coordinate system is made for."), NothingRead,
        W("The system is probably not the right one; state another with crs=.")},
    Row{ErrorCode::OffsetUndeclared,
        W("The coordinates of this table may be true ones, or shifted as Amap, Tencent or Baidu shift theirs."),
        W("A wrong guess moves every place by hundreds of metres, so it was not read."),
        W("Say where they come from: offset=wgs84, gcj02 (Amap, Tencent) or bd09 (Baidu).")},
    Row{ErrorCode::EncodingUnknown, W("The text of the file is in no encoding that was recognised."), NothingRead,
        W("State it, for example encoding=GBK or encoding=UTF-8.")},
    Row{ErrorCode::WrongGeometry, W("The layer holds another kind of shape than is needed here."), NothingRead,
        W("Choose a layer of lines for streets, of points or areas for places.")},
    Row{ErrorCode::TooManyBadFeatures, W("Too many rows of this source could not be used."),
        W("A plan would leave out a large part of the city, so it stopped here."),
        W("Look at the rows named, correct them, or allow more with --max-bad.")},
    Row{ErrorCode::NoStreets, W("There are no streets."), W("Without streets nobody can walk and no truck can drive."),
        W("Add a street layer: the city's own, or an OpenStreetMap extract (.osm.pbf) of the region.")},
    Row{ErrorCode::NoDemand, W("There are no homes left, or all of them weigh nothing."), NoPlan,
        W("Check the demand layer, its filter and its field of people or kg per day.")},
    Row{ErrorCode::NoCandidates, W("There is no place where a cabin may stand."), NoPlan,
        W("Add candidate places, or make the forbidden areas smaller.")},
    Row{ErrorCode::BadValue, W("A value is not a number or lies outside what is allowed."), W("It was not taken over."),
        W("Correct it and try again.")},
    Row{ErrorCode::BadJson, W("The file is not written as it should be."), NothingRead,
        W("Correct the place named, or make the file anew.")},
    Row{ErrorCode::UnknownRole, W("The City file names a role that does not exist."), NothingRead,
        W("Roles are roads, demand, candidates, existing, centres, depots, districts, area, forbidden, barriers, fleet and truck-zones.")},
    Row{ErrorCode::UnknownSetting, W("There is no setting of that name."), W("It was not taken over."),
        W("Check the name against the parameter profile.")},
    Row{ErrorCode::UnknownFormat, W("This format is not known."), W("Nothing was written."),
        W("Choose one of shp, gpkg, geojson, csv and xlsx.")},
    Row{ErrorCode::SourceChanged, W("A source of this plan has changed since the plan was made."),
        W("The plan cannot be repeated exactly."), W("Restore the old source, or make a new plan from the new one.")},
    Row{ErrorCode::NewerVersion, W("The project was written by a newer version of this program."),
        W("It was not opened, so that nothing in it is lost."), W("Use the newer version.")},
    Row{ErrorCode::NotAProject, W("The file is not a plan of this program."), W("It was not opened."),
        W("Choose a City file (.json) or a plan (.cabin.gpkg); other layers can be added to an open city.")},
    Row{ErrorCode::WriteFailed, W("The file could not be written."), NothingWritten,
        W("Check free space and rights of the folder, and that no other program holds the file.")},
    Row{ErrorCode::VerifyFailed, W("What was written did not read back as it was."),
        W("The export was taken back, since it could not be trusted."), W("Try another folder or format.")},
    Row{ErrorCode::Infeasible, W("The limits contradict each other: no plan can keep all of them."), NoPlan,
        W("Loosen the limit named, or allow more cabins.")},
    Row{ErrorCode::NotInTime, W("The time limit ended the work before any plan was found."), NoPlan,
        W("Allow more time.")},
    Row{ErrorCode::Internal, W("The program made a mistake of its own."), W("The work was stopped; your data are unchanged."),
        W("Please report it with the text above and what you did.")},
};
#undef W

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
    const QString place = where.isEmpty() ? QString()
                                          : QCoreApplication::translate("Errors", "(%1)").arg(where);
    const QString gap = QCoreApplication::translate("Errors", " ", "between sentences");
    QStringList parts;
    for (const QString& part : {cause, place, effect, nextStep})
        if (!part.isEmpty())
            parts += part;
    return parts.join(gap);
}

Message messageFor(ErrorCode code, const planner::ErrorDetails& details) {
    const Row* found = &Rows.back();
    for (const Row& row : Rows)
        if (row.code == code)
            found = &row;
    return {say(found->cause), whereOf(details), say(found->effect), say(found->nextStep)};
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
