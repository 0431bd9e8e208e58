// The core as functions that JavaScript can call: a catalogue is a number there, questions and
// answers are JSON text. web/catalogue.ts makes objects of them again.
//
//   const catalogue = core.read('data.json', bytes, 50_000_000);   // Uint8Array or string
//   core.answer(catalogue, '{"ask":"stacks",…}');                  // JSON text
//   core.release(catalogue);                                       // nothing else gives it back
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "credstack/credstack.hpp"

namespace credstack::wasm {

/**
 * The address of a ReadResult on the heap. Nothing here can tell a good one from a bad one: the
 * caller hands back what read_catalogue() gave, and nothing after release().
 */
using Handle = std::uintptr_t;

inline const ReadResult& at(Handle handle) { return *reinterpret_cast<const ReadResult*>(handle); }

inline Handle read_catalogue(const std::string& name, const std::string& bytes,
                             std::size_t max_bytes) {
  return reinterpret_cast<Handle>(
      new ReadResult(credstack::read({{name, bytes}}, {.max_bytes = max_bytes})));
}

inline void release(Handle handle) { delete &at(handle); }

inline std::string diagnostics(Handle handle) { return to_json(at(handle).diagnostics); }

inline bool has_errors(Handle handle) { return at(handle).has_errors(); }

inline std::string answer(Handle handle, const std::string& question) {
  return ask(*at(handle).library, question);
}

/** `format` is "html" or "text"; what cannot be rendered gives the empty string. */
inline std::string rendered(Handle handle, const std::string& question, const std::string& format) {
  if (format != "html" && format != "text") return {};
  const auto rendering =
      render(*at(handle).library, question, format == "html" ? Format::html : Format::text);
  return rendering.ok ? rendering.text : std::string();
}

inline std::string version() { return CREDSTACK_VERSION; }

}  // namespace credstack::wasm
