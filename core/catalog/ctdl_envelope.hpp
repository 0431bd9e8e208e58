// The envelope that the registry keeps a document in.
#pragma once

#include <optional>
#include <string>

#include "catalog/catalog_builder.hpp"
#include "catalog/json_document.hpp"

namespace credstack::catalog::ctdl {

/** Whether an object is an envelope: it has a `resource` beside what the registry notes about it.
 */
bool is_envelope(const JsonValue& value);

/** The day the registry last took the document in; may be unstated. */
Date envelope_date(const JsonValue& envelope);

/**
 * The bytes of the document in `resource`, where the envelope holds no `decoded_resource`: JSON, or
 * base64, or the payload of a JSON Web Token, whose signature is not checked. Nothing where it is
 * none of them.
 */
std::optional<std::string> encoded_resource(const JsonValue& envelope);

}  // namespace credstack::catalog::ctdl
