// A catalogue, or an answer, for programs that read other formats.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "credstack/credstack.hpp"

namespace credstack {

/**
 * The catalogue as one CTDL JSON-LD document (docs/ctdl.md, "Export"). What CTDL has no term for
 * stands in a last node of our own; read() takes both together and answers as before. A program
 * that reads CTDL alone finds less in it, and nothing surer.
 */
std::string export_ctdl(const Library& library);

/** A ladder as a CTDL Pathway. */
struct PathwayExport {
  bool ok = false;
  std::string text;          ///< the document, or where !ok a plain sentence
  std::size_t steps = 0;     ///< rungs that are steps of the pathway
  std::size_t left_out = 0;  ///< rungs that are claimed only, refused or not known
};

/**
 * @param question  one that asks for a ladder, as for ask()
 * @param owner     the id of the organization that publishes the pathway; it then speaks for it.
 *                  Empty: not stated
 */
PathwayExport export_pathway(const Library& library, std::string_view question,
                             std::string_view owner);

}  // namespace credstack
