// The records that the CTDL reader takes in, one function for each kind.
#pragma once

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

void read_achievement_record(Document& document, const Document::Node& node, const Path& path);
void read_organization_record(Document& document, const Document::Node& node, const Path& path);

}  // namespace credstack::catalog::ctdl
