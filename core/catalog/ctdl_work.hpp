// Occupations, jobs and their kin: what CTDL lets credit come from or lead to besides learning.
#pragma once

#include <optional>
#include <string>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

/**
 * The occupation, job, task or work role that a value names, as a record of no type of award. By
 * its class, where the document says it; else nothing, unless `promised` by the term.
 */
AchievementId read_work(Document& document, const JsonValue& value, const Path& path,
                        const std::string& local, bool promised);

}  // namespace credstack::catalog::ctdl
