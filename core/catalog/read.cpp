#include <algorithm>
#include <optional>
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

class InMemory final : public Inputs {
 public:
  explicit InMemory(const std::vector<Input>& inputs) : inputs_(inputs) {}
  std::size_t size() const override { return inputs_.size(); }
  std::string_view name(std::size_t at) const override { return inputs_[at].name; }
  std::string_view bytes(std::size_t at) override { return inputs_[at].bytes; }

 private:
  const std::vector<Input>& inputs_;
};

/** How many achievements a document may hold, by its form, but no more than its bytes have room
 * for.
 */
std::size_t expected_achievements(const JsonValue& root, std::size_t bytes) {
  constexpr std::size_t small_record = 256;
  const std::optional<JsonValue> list = root.find("achievements");
  return std::min(list ? list->size() : root.is_array() ? root.size() : 0, bytes / small_record);
}

void read_input(Inputs& inputs, std::size_t at, const ReadOptions& options,
                CatalogBuilder& builder) {
  Diagnostics& diagnostics = builder.diagnostics();
  const std::string_view bytes = inputs.bytes(at);
  if (bytes.size() > options.max_bytes) {
    diagnostics.error("too-large", {},
                      "The file has " + std::to_string(bytes.size()) + " bytes; at most " +
                          std::to_string(options.max_bytes) + " are read.");
    return inputs.let_go();
  }
  const JsonDocument document(bytes, std::min(options.max_depth, deepest));
  const std::size_t size = bytes.size();
  inputs.let_go();
  if (document.error()) {
    diagnostics.error(document.error()->code.c_str(), {}, document.error()->message);
    return;
  }
  builder.make_room(expected_achievements(document.root(), size));
  for (const Format& format : formats()) {
    if (format.recognises(document.root())) return format.read(document.root(), builder);
  }
  diagnostics.error("unknown-format", {},
                    "This is JSON, but no catalogue that is read here: the native format is an "
                    "object with the key \"credstack\".");
}

/** What is found at the end belongs to an input as well: all come into the order of the inputs. */
void order(std::vector<Diagnostic>& list, const Inputs& inputs) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < inputs.size(); ++i) places.emplace(inputs.name(i), i);
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
  InMemory in_memory(inputs);
  return read_catalog(in_memory, options, diagnostics);
}

Catalog read_catalog(Inputs& inputs, const ReadOptions& options,
                     std::vector<Diagnostic>& diagnostics) {
  Diagnostics found(options.max_diagnostics);
  CatalogBuilder builder(found);
  builder.siblings = options.sibling_conditions;
  // By name, so that the catalogue is the same in whichever order the inputs are given.
  const std::vector<std::uint32_t> by_name = stable_order(
      inputs.size(),
      [&](std::uint32_t a, std::uint32_t b) { return inputs.name(a) < inputs.name(b); });
  std::vector<Heading> headings(inputs.size());
  for (const std::uint32_t at : by_name) {
    builder.begin_input(std::string(inputs.name(at)));
    read_input(inputs, at, options, builder);
    headings[at] = builder.end_input();
  }
  Catalog catalog = builder.finish(headings);
  std::vector<Diagnostic> list = found.take();
  order(list, inputs);
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(list.begin()),
                     std::make_move_iterator(list.end()));
  return catalog;
}

}  // namespace catalog
}  // namespace credstack
