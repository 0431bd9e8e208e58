// Writes a catalogue, or a part of one, in the native format (docs/catalog.md), so that reading it
// back gives the same answers. Whatever the reader would fill in where something is left out (a
// date, a source, a language) is written out where it would be another.
#pragma once

#include <string>

#include "publish/native_part.hpp"

namespace credstack::publish {

/** The whole catalogue: every record, every field. */
std::string write_native(const Catalog& catalog);

/**
 * The part. Lists of parts, wholes and targets name only nodes of the part: the rest has no bearing
 * on what it is asked.
 */
std::string write_native(const Catalog& catalog, const Part& part);

}  // namespace credstack::publish
