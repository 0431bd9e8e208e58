// A requirement tree as ConditionProfiles.
#pragma once

#include <string>

#include "answer/json_writer.hpp"
#include "model/catalog.hpp"
#include "publish/ctdl_recognitions_json.hpp"

namespace credstack::publish {

/**
 * The tree as ConditionProfiles of one term, all of which hold. CTDL has "all of these" and "one of
 * these ways"; a choice of several, an amount of credit, a minimum grade or a kind of award goes
 * into words, which a reader has to judge: the demand may look harder, never easier.
 * So does what somebody decided otherwise about than CTDL can say.
 *
 * @param total  the credit of the whole, put where CTDL looks for it; may be null
 * @return whether `total` found its place: only a single profile can carry it
 */
bool ctdl_conditions(answer::JsonWriter& json, const Catalog& catalog, const char* term,
                     AchievementId program, RequirementId root, const RecognitionPlaces& decided,
                     const Credit* total);

/** A requirement in English words. */
std::string in_words(const Catalog& catalog, RequirementId id);

}  // namespace credstack::publish
