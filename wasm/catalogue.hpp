// The core as JavaScript sees it: one catalogue, questions and answers as JSON text.
//
//   const catalogue = new core.Catalogue('data.json', bytes);   // Uint8Array or string
//   catalogue.answer('{"ask":"stacks",…}');                     // JSON text
//   catalogue.delete();                                         // Embind objects are not collected
#pragma once

#include <cstddef>
#include <string>

#include "credstack/credstack.hpp"

namespace credstack::wasm {

/** A page should not be made to hold more than this of somebody's catalogue. */
constexpr std::size_t page_max_bytes = 50'000'000;

class Catalogue {
 public:
  Catalogue(const std::string& name, const std::string& bytes)
      : Catalogue(name, bytes, page_max_bytes) {}

  Catalogue(const std::string& name, const std::string& bytes, std::size_t max_bytes)
      : read_(read({{name, bytes}}, {.max_bytes = max_bytes})) {}

  std::string diagnostics() const { return to_json(read_.diagnostics); }
  bool has_errors() const { return read_.has_errors(); }
  std::string answer(const std::string& question) const { return ask(*read_.library, question); }

  /** `format` is "html" or "text"; what cannot be rendered gives the empty string. */
  std::string rendered(const std::string& question, const std::string& format) const {
    if (format != "html" && format != "text") return {};
    const auto rendering =
        render(*read_.library, question, format == "html" ? Format::html : Format::text);
    return rendering.ok ? rendering.text : std::string();
  }

 private:
  ReadResult read_;
};

}  // namespace credstack::wasm
