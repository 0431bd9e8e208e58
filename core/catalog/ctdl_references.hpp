// What a CTDL term points at: an IRI, a blank node of the document, or an object in place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

/**
 * The achievement that a value names. One that is not in the document stays external, as registry
 * documents hold one record each; an object in place, or a blank node, gives it a name.
 *
 * @param range  the type that the term's range promises, for a record that nothing else describes
 * @param local  the id of an object in place that has none
 * @return nothing, with a diagnostic, when the value names none
 */
AchievementId read_achievement(Document& document, const JsonValue& value, const Path& path,
                               AchievementType range, const std::string& local);

/** All that a member names, each once, added to `list`. Whether each of its values named one. */
bool read_achievements(Document& document, const JsonValue& object, std::string_view term,
                       const Path& path, AchievementType range, const std::string& local,
                       std::vector<AchievementId>& list);

/** The credentials, learning opportunities and assessments that a ConditionProfile is about. */
struct Targets {
  std::vector<AchievementId> list;
  bool complete = true;  ///< false when one that is stated could not be read
};
Targets read_targets(Document& document, const JsonValue& profile, const Path& path,
                     const std::string& local);

/** The catalogue's id of the record that a value names, by address or CTID; empty for none. */
std::string reference_in(Document& document, const JsonValue& value);

/** The organizations that a member names, each once. */
std::vector<OrganizationId> read_organizations(Document& document, const JsonValue& object,
                                               std::string_view term, const Path& path,
                                               const std::string& local);

}  // namespace credstack::catalog::ctdl
