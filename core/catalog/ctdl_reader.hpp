// The records that the CTDL reader takes in, one function for each kind.
#pragma once

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

void read_achievement_record(Document& document, const Document::Node& node, const Path& path);
/** A record that says something about others: a transfer value, an agreement, a policy. */
void read_statement_record(Document& document, const Document::Node& node, const Path& path);
/** Joins what documents say of each other's transfer values. */
void settle_transfer(CatalogBuilder& builder);
void read_condition_manifest(Document& document, const Document::Node& node, const Path& path);
/** Gives each record the common conditions that it refers to, where they are at hand. */
void settle_common_conditions(CatalogBuilder& builder);
void read_organization_record(Document& document, const Document::Node& node, const Path& path);

}  // namespace credstack::catalog::ctdl
