// The public call that reads: from bytes to an indexed catalogue and its diagnostics.
#include "answer/json_writer.hpp"
#include "answer/library.hpp"
#include "catalog/read_catalog.hpp"

namespace credstack {

ReadResult read(const std::vector<Input>& inputs, const ReadOptions& options) {
  ReadResult result;
  Catalog catalog = catalog::read_catalog(inputs, options, result.diagnostics);
  result.library = std::make_shared<const Library>(std::move(catalog));
  return result;
}

ReadResult read(Inputs& inputs, const ReadOptions& options) {
  ReadResult result;
  Catalog catalog = catalog::read_catalog(inputs, options, result.diagnostics);
  result.library = std::make_shared<const Library>(std::move(catalog));
  return result;
}

std::string to_json(const std::vector<Diagnostic>& diagnostics) {
  answer::JsonWriter json;
  json.array();
  for (const Diagnostic& each : diagnostics) {
    json.object().member("severity", each.severity == Severity::error ? "error" : "warning");
    json.member("code", each.code).optional("file", each.file).member("pointer", each.pointer);
    json.member("message", each.message).end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace credstack
