// From what stands on the command line to a catalogue.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "command.hpp"
#include "credstack/credstack.hpp"

namespace credstack::cli {

struct Loaded {
  ReadResult result;
  std::size_t files = 0;  ///< how many were read
};

/**
 * Reads files, folders and standard input (`-`) as one catalogue, one file at a time. A file that
 * is named twice is read once. What takes long shows how far it has come.
 * @param max_problems  how many are listed at most; 0: as many as the core does by itself
 * @throws UsageError when one cannot be read, is larger than allowed, or a folder has none.
 */
Loaded load(const std::vector<std::string>& catalogs, const Run& run, std::size_t max_problems = 0);

/** All of a file, or of standard input (`-`). @throws UsageError when it cannot be read. */
std::string bytes_of_file(const std::string& name, const Run& run);

}  // namespace credstack::cli
