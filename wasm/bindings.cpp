// The names that a page sees: over catalogue.hpp, and nothing else.
#include <emscripten/bind.h>

#include "catalogue.hpp"

namespace {

std::string version() { return CREDSTACK_VERSION; }

}  // namespace

EMSCRIPTEN_BINDINGS(credstack) {
  using credstack::wasm::Catalogue;
  emscripten::class_<Catalogue>("Catalogue")
      .constructor<const std::string&, const std::string&>()
      .constructor<const std::string&, const std::string&, std::size_t>()
#ifdef CREDSTACK_FULL_MODULE
      .function("render", &Catalogue::rendered)
#endif
      .function("diagnostics", &Catalogue::diagnostics)
      .function("hasErrors", &Catalogue::has_errors)
      .function("answer", &Catalogue::answer);
  emscripten::function("version", &version);
}
