// From what stands on the command line to a catalogue.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack::cli {

struct Loaded {
  ReadResult result;
  std::size_t files = 0;  ///< how many were read
};

/**
 * Reads files, folders and standard input (`-`) as one catalogue. A file that is named twice is
 * read once.
 * @throws UsageError when one cannot be read, is larger than the options allow, or a folder has
 * none.
 */
Loaded load(const std::vector<std::string>& catalogs, const ReadOptions& options);

}  // namespace credstack::cli
