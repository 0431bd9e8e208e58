// Prints, for each case, its input and questions with what the native core says to them: one JSON
// document a line. tests/wasm/cases.test.mjs puts the same to the WebAssembly module.
#include <cstdio>
#include <filesystem>

#include "credstack/credstack.hpp"
#include "support/case_file.hpp"

int main() {
  using credstack::test::Json;
  for (const std::string& path : credstack::test::case_paths()) {
    const Json test_case = Json::parse(credstack::test::read_file(path));
    // The module reads one document; cases of several are the native tests' alone.
    if (test_case.contains("catalogs")) continue;
    const auto input = credstack::test::case_inputs(test_case).front();
    const credstack::ReadResult result = credstack::read({{input.name, input.bytes}});
    Json line;
    line["case"] = std::filesystem::path(path).filename().string();
    line["name"] = input.name;
    line["bytes"] = input.bytes;
    line["diagnostics"] = credstack::to_json(result.diagnostics);
    line["asked"] = Json::array();
    for (const Json& each : test_case.value("questions", Json::array())) {
      for (const bool view : {false, true}) {
        Json question = each.at("question");
        if (view) question["view"] = true;
        const std::string text = question.dump();
        Json asked;
        asked["question"] = text;
        asked["answer"] = credstack::ask(*result.library, text);
        const auto html = credstack::render(*result.library, text, credstack::Format::html);
        const auto plain = credstack::render(*result.library, text, credstack::Format::text);
        asked["html"] = html.ok ? html.text : "";
        asked["text"] = plain.ok ? plain.text : "";
        line["asked"].push_back(asked);
      }
    }
    // Bytes that are not UTF-8 go out as they are replaced here, and are given back the same way.
    std::puts(line.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  }
  return 0;
}
