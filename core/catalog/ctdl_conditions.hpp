// What a ConditionProfile asks for besides its targets.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/ctdl_document.hpp"
#include "model/values.hpp"

namespace credstack::catalog::ctdl {

/**
 * The profile that an element of a condition term is: in place, or as a blank node of the document.
 * Nothing where the element names a resource, which then is itself what is asked for.
 */
std::optional<JsonValue> profile_of(Document& document, const JsonValue& element);
/** Whether an element names a blank node that the document does not define: its condition is lost.
 */
bool is_lost(Document& document, const JsonValue& element, const Path& path);

/**
 * Each limit that has no field of its own in the catalogue, in words: age, experience, place …
 * @param work_is_an_end  occupations and jobs are ends of a connection, and no limits
 */
std::vector<Text> read_gates(Document& document, const JsonValue& profile, const Path& path,
                             bool work_is_an_end = false);

/** Where one JurisdictionProfile says that something holds, in words; empty for everywhere. */
Text read_jurisdiction(Document& document, const JsonValue& profile, const Path& path);

/** The places of `ceterms:jurisdiction`, in words; empty where it holds everywhere. */
Text read_places(Document& document, const JsonValue& object, const Path& path);

/** The profile's description, else its name. */
Text words_of(Document& document, const JsonValue& profile, const Path& path);

/**
 * All that a profile asks for in one text: its words, limits and targets, and its alternatives. For
 * where a tree of requirements has no place.
 */
Text profile_in_words(Document& document, const JsonValue& profile, const Path& path,
                      int nesting = 0);
/** The alternatives of a profile: `One of: …`; empty where it has none. */
Text alternatives_in_words(Document& document, const JsonValue& profile, const Path& path,
                           int nesting = 0);

/** All that a requirement that was read asks for, in one text of the same form. */
Text tree_in_words(Document& document, RequirementId root);

/** What is asked for to be held, by name: `To be held: …`. */
Text targets_in_words(Document& document, const JsonValue& profile, const Path& path);

/**
 * Counts the terms that are not read. Whether one of them may limit what the profile says: then
 * nothing that rests on the profile may be a *yes*.
 */
bool has_unread_limit(Document& document, const JsonValue& profile, const Path& path,
                      std::string_view also_read = {});

/** Takes from a list what the profile says does not count (`conditionExcludes`). */
void leave_out_excluded(Document& document, const JsonValue& profile, const Path& path,
                        std::vector<AchievementId>& list);

}  // namespace credstack::catalog::ctdl
