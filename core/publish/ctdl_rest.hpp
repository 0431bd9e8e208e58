// What CTDL has no term for.
#pragma once

#include <string>

#include "model/catalog.hpp"

namespace credstack::publish {

/**
 * The members of native records that are lost when the catalogue's CTDL is read back: found by
 * reading it and comparing. It always names the catalogue, and the language and date that its
 * records lean on.
 *
 * @param plain  the catalogue as ctdl_document() writes it without a rest
 */
std::string ctdl_rest(const Catalog& catalog, const std::string& plain);

}  // namespace credstack::publish
