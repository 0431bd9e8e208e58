// A catalogue as CTDL JSON-LD, for whoever reads that vocabulary.
#pragma once

#include <string>

#include "model/catalog.hpp"

namespace credstack::publish {

/**
 * The catalogue as one JSON-LD document in CTDL's own terms. What CTDL has no term for is left out
 * here, and with it every statement that would look surer without it: a decision with an end that
 * CTDL cannot state, a fact that somebody read elsewhere, a refusal.
 *
 * @param rest  the content of a last node in our own terms, `urn:credstack:term:Rest`
 * (ctdl_rest.hpp); none where it is empty
 */
std::string ctdl_document(const Catalog& catalog, const std::string& rest);

}  // namespace credstack::publish
