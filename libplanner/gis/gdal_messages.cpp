#include "libplanner/gis/gdal_messages.h"

#include <cpl_conv.h>
#include <cpl_error.h>

namespace planner::gis {

namespace {

constexpr std::size_t MostKept = 100; // a broken file may complain once a feature

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
    auto* messages = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (level == CE_Warning)
        messages->add(false, text);
    else if (level == CE_Failure || level == CE_Fatal)
        messages->add(true, text);
}

} // namespace

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(collect, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalMessages::clear() {
    m_warnings.clear();
    m_failures.clear();
}

void GdalMessages::add(bool isFailure, const char* text) {
    auto& list = isFailure ? m_failures : m_warnings;
    if (list.size() < MostKept)
        list.emplace_back(text == nullptr ? "" : text);
}

GdalOption::GdalOption(const char* name, const char* value) : m_name(name) {
    if (const char* before = CPLGetThreadLocalConfigOption(name, nullptr)) {
        m_before = before;
        m_wasSet = true;
    }
    CPLSetThreadLocalConfigOption(name, value);
}

GdalOption::~GdalOption() {
    CPLSetThreadLocalConfigOption(m_name.c_str(), m_wasSet ? m_before.c_str() : nullptr);
}

} // namespace planner::gis
