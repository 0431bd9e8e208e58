// The records that the components of a pathway stand in for.
#pragma once

#include <vector>

#include "catalog/ctdl_components.hpp"
#include "catalog/ctdl_record.hpp"

namespace credstack::catalog::ctdl {

Text name_of_component(Document& document, const Component& component);

/** Each once. A competency, a job, work or a collection stands in for none. */
std::vector<AchievementId> resources_of(Record& record, const Component& component);

}  // namespace credstack::catalog::ctdl
