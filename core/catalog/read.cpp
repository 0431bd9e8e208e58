#include <algorithm>
#include <unordered_map>
#include <utility>

#include "catalog/catalog_builder.hpp"
#include "catalog/json_document.hpp"
#include "catalog/read_catalog.hpp"
#include "catalog/readers.hpp"
#include "model/sorting.hpp"

namespace credstack {

bool ReadResult::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

namespace catalog {
namespace {

void read_input(const Input& input, const ReadOptions& options, CatalogBuilder& builder) {
  Diagnostics& diagnostics = builder.diagnostics();
  diagnostics.set_file(input.name);
  if (input.bytes.size() > options.max_bytes) {
    diagnostics.error("too-large", {},
                      "The file has " + std::to_string(input.bytes.size()) + " bytes; at most " +
                          std::to_string(options.max_bytes) + " are read.");
    return;
  }
  const JsonDocument document(input.bytes, std::min(options.max_depth, deepest));
  if (document.error()) {
    diagnostics.error(document.error()->code.c_str(), {}, document.error()->message);
    return;
  }
  for (const Format& format : formats()) {
    if (format.recognises(document.root())) return format.read(document.root(), builder);
  }
  diagnostics.error("unknown-format", {},
                    "This is JSON, but no catalogue that is read here: the native format is an "
                    "object with the key \"credstack\".");
}

/** What is found at the end belongs to an input as well: all come into the order of the inputs. */
void order(std::vector<Diagnostic>& list, const std::vector<Input>& inputs) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < inputs.size(); ++i) places.emplace(inputs[i].name, i);
  const auto place = [&](const Diagnostic& diagnostic) {
    const auto at = places.find(diagnostic.file);
    // The count of what is not listed speaks of all inputs, and stays last.
    const bool counts = diagnostic.code == "more-problems";
    return counts || at == places.end() ? inputs.size() : at->second;
  };
  sort_stably(list, [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
}

}  // namespace

Catalog read_catalog(const std::vector<Input>& inputs, const ReadOptions& options,
                     std::vector<Diagnostic>& diagnostics) {
  Diagnostics found(options.max_diagnostics);
  CatalogBuilder builder(found);
  builder.siblings = options.sibling_conditions;
  for (const Input& input : inputs) read_input(input, options, builder);
  Catalog catalog = builder.finish();
  std::vector<Diagnostic> list = found.take();
  order(list, inputs);
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(list.begin()),
                     std::make_move_iterator(list.end()));
  return catalog;
}

}  // namespace catalog
}  // namespace credstack
