// How an id that is no address travels through a CTDL document.
#pragma once

#include <string>
#include <string_view>

namespace credstack::catalog::ctdl {

/** Leads an id that is written percent-encoded because JSON-LD would not take it as an address. */
inline constexpr std::string_view wrapped_id = "urn:credstack:id:";

/** The class of the node that holds what CTDL has no term for, and its one member (docs/export.md).
 */
inline constexpr std::string_view rest_class = "urn:credstack:term:Rest";
inline constexpr std::string_view rest_term = "urn:credstack:term:catalog";
/** Gives a connection the id that it has in the catalogue. */
inline constexpr std::string_view id_term = "urn:credstack:term:id";

/** Whether an id can stand in a document as it is and be read back as the same. */
bool is_plain_address(std::string_view id);

/** The id behind `wrapped_id`; any other id as it is. */
std::string unwrapped(std::string_view id);

}  // namespace credstack::catalog::ctdl
