// credstack portability: who recognises whose awards.
#include <memory>

#include "command.hpp"
#include "question.hpp"
#include "table.hpp"

namespace credstack::cli {
namespace {

/** `higherEducation` as words. */
std::string in_words(const std::string& name) {
  std::string words;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      words += ' ';
      words += static_cast<char>(c - 'A' + 'a');
    } else {
      words += c;
    }
  }
  return words;
}

std::string table_of(const Json& flows) {
  Table table({"Awards from", "count in", "recognised", "claimed only"});
  for (const Json& flow : flows) {
    table.add({in_words(flow.at("from").get<std::string>()),
               in_words(flow.at("to").get<std::string>()), flow.at("recognised").dump(),
               flow.at("claimed").dump()});
  }
  return table.text();
}

std::string readable(const Json& answer) {
  const std::string title = "Who recognises whose awards, on " + answer.at("on").get<std::string>();
  std::string text = title + "\n" + std::string(title.size(), '=') + "\n\n";
  const Json& flows = answer.at("flow");
  text += flows.empty() ? "No award is said to count with another organisation than its own.\n"
                        : table_of(flows);
  const auto within = answer.at("internal").get<std::int64_t>();
  const auto between = answer.at("external").get<std::int64_t>();
  return text + "\nRecognised steps: " + std::to_string(within + between) + " in all, " +
         std::to_string(between) + " to another organisation, " + std::to_string(within) +
         " within one.\n";
}

int portability(const Run& run, const CommonOptions& options) {
  return ask_and_tell(run, options, question("portability", options), readable);
}

}  // namespace

void add_portability(CLI::App& app, Run& run) {
  const auto options = std::make_shared<CommonOptions>();
  CLI::App* command = app.add_subcommand("portability", "Count who recognises whose awards");
  add_catalogs(*command, options->catalogs);
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(R"(Recognised: the receiving side says so. Claimed: only another side does.

Examples:
  credstack portability examples/data-101.json
  credstack portability examples/data-101.json --on 2026-11-24 --json)");
  command->callback([options, &run] { run.exit_code = portability(run, *options); });
}

}  // namespace credstack::cli
