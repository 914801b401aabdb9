#pragma once

#include "app/render/base_map.h"

#include "libplanner/city/parameters.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/project.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <vector>

namespace app::report {

/// All a report is made from; the same input gives the same report.
struct ReportInput {
    std::shared_ptr<const planner::Plan> plan;
    std::shared_ptr<const render::BaseMap> base;
    planner::Parameters parameters;             ///< those in force, overrides included
    std::vector<planner::StoredSource> sources; ///< empty: the report names none
    QString date;                               ///< ISO; empty: none is printed
    QString version;
};

struct ReportTable {
    QStringList header;
    std::vector<QStringList> rows;
    std::vector<bool> isAssumed; ///< by row; empty: none is
    std::vector<bool> isNumber;  ///< by column
};

struct ReportPicture {
    QString caption;
    QImage image;
    int width = 620; ///< points of 1/96 inch on the page
};

/// A chapter: paragraphs, then tables, then pictures.
struct ReportSection {
    QString title;
    QStringList paragraphs;
    std::vector<ReportTable> tables;
    std::vector<ReportPicture> pictures;
    bool startsPage = false;
    bool picturesFirst = false; ///< before the tables
};

struct PlanReport {
    QString title;
    QString subtitle;
    std::vector<ReportSection> sections;
};

/// The plan report in four aspects (objectives and needs, resource support, cost and benefit, impact and
/// risk) with maps, the list of sites, and every assumption. Worded in the language installed. Cancelling
/// throws Cancelled.
[[nodiscard]] PlanReport makePlanReport(const ReportInput& input, std::stop_token stop = {});

/// One page: the map's headline, ten numbers and what they rest on.
[[nodiscard]] PlanReport makeSummary(const ReportInput& input);

} // namespace app::report
