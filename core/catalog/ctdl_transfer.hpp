// Transfer values, and what gives and accepts them.
#pragma once

#include "catalog/ctdl_record.hpp"

namespace credstack::catalog::ctdl {

void read_transfer_profile(Document& document, const Document::Node& node, const Path& path);
/** A record's own word that it gives, or accepts, a transfer value. */
void read_transfer_links(Record& record);

void read_transfer_agreement(Document& document, const Document::Node& node, const Path& path);
void read_transfer_intermediary(Document& document, const Document::Node& node, const Path& path);
void read_prior_learning_policy(Document& document, const Document::Node& node, const Path& path);
/** Gives each program of an organization its policy on prior learning, once. */
void settle_policies(CatalogBuilder& builder);

}  // namespace credstack::catalog::ctdl
