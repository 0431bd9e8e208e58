// The records that the CTDL reader takes in, one function for each kind.
#pragma once

#include <string>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

void read_achievement_record(Document& document, const Document::Node& node, const Path& path);
/**
 * A record inside another one, which nothing else describes: all the facts it states, kept
 * external. `id` is the catalogue's, `local` the one by which its own statements are told apart.
 */
void read_achievement_in_place(Document& document, const JsonValue& value, const Path& path,
                               AchievementId at, const std::string& local);
/** A record that says something about others: a transfer value, an agreement, a policy. */
void read_statement_record(Document& document, const Document::Node& node, const Path& path);
/** Joins what documents say of each other's transfer values. */
void settle_transfer(CatalogBuilder& builder, const std::vector<RecognitionId>& moved);
void read_condition_manifest(Document& document, const Document::Node& node, const Path& path);
/** Gives each record the common conditions that it refers to, where they are at hand. */
void settle_common_conditions(CatalogBuilder& builder);
void read_organization_record(Document& document, const Document::Node& node, const Path& path);
/** The same for an organization inside a record; it stays external. */
void read_organization_in_place(Document& document, const JsonValue& value, const Path& path,
                                OrganizationId at);

}  // namespace credstack::catalog::ctdl
