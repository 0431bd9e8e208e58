// From bytes to a catalogue: each input is read by the reader of its format, and all become one.
#pragma once

#include <vector>

#include "credstack/credstack.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

/** The nesting that is read at most, whatever ReadOptions allow: readers descend by recursion. */
inline constexpr std::size_t deepest = 1000;

/** Reads the inputs as one catalogue; every problem is appended to `diagnostics`, by input. */
Catalog read_catalog(const std::vector<Input>& inputs, const ReadOptions& options,
                     std::vector<Diagnostic>& diagnostics);
Catalog read_catalog(Inputs& inputs, const ReadOptions& options,
                     std::vector<Diagnostic>& diagnostics);

}  // namespace credstack::catalog
