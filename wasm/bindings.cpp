// What JavaScript sees of the core: names only, over credstack.hpp.
//
//   const catalogue = new core.Catalogue('data.json', bytes);   // Uint8Array or string
//   catalogue.answer('{"ask":"stacks",…}');                     // JSON text
//   catalogue.delete();                                         // Embind objects are not collected
#include <emscripten/bind.h>

#include <cstddef>
#include <string>

#include "credstack/credstack.hpp"

namespace {

/** A page should not be made to hold more than this of somebody's catalogue. */
constexpr std::size_t page_max_bytes = 50'000'000;

class Catalogue {
 public:
  Catalogue(const std::string& name, const std::string& bytes)
      : Catalogue(name, bytes, page_max_bytes) {}

  Catalogue(const std::string& name, const std::string& bytes, std::size_t max_bytes)
      : read_(credstack::read({{name, bytes}}, options(max_bytes))) {}

  std::string diagnostics() const { return credstack::to_json(read_.diagnostics); }
  bool has_errors() const { return read_.has_errors(); }

  std::string answer(const std::string& question) const {
    return credstack::ask(*read_.library, question);
  }

  /** `format` is "html" or "text"; what cannot be rendered gives the empty string. */
  std::string render(const std::string& question, const std::string& format) const {
    if (format != "html" && format != "text") return {};
    const auto rendering =
        credstack::render(*read_.library, question,
                          format == "html" ? credstack::Format::html : credstack::Format::text);
    return rendering.ok ? rendering.text : std::string();
  }

 private:
  static credstack::ReadOptions options(std::size_t max_bytes) {
    credstack::ReadOptions options;
    options.max_bytes = max_bytes;
    return options;
  }

  credstack::ReadResult read_;
};

std::string version() { return CREDSTACK_VERSION; }

}  // namespace

EMSCRIPTEN_BINDINGS(credstack) {
  emscripten::class_<Catalogue>("Catalogue")
      .constructor<const std::string&, const std::string&>()
      .constructor<const std::string&, const std::string&, std::size_t>()
      .function("diagnostics", &Catalogue::diagnostics)
      .function("hasErrors", &Catalogue::has_errors)
      .function("answer", &Catalogue::answer)
      .function("render", &Catalogue::render);
  emscripten::function("version", &version);
}
