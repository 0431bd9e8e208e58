// credstack find: the ids of what somebody remembers a word of.
#include <memory>

#include "command.hpp"
#include "credstack/plain_text.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string text;
  int most = 20;
};

std::string readable(const Json& answer) {
  const auto of = [](const Json& each, const char* member) {
    return harmless(each.at(member).get<std::string>());
  };
  std::string lines;
  for (const Json& each : answer.at("found")) {
    lines += of(each, "name") + "\n  " + of(each, "kind") + "\n  " + of(each, "achievement") + "\n";
  }
  if (lines.empty()) return "Nothing is found by these words.\n";
  if (answer.at("more").get<bool>()) lines += "There is more: say more words, or --most N.\n";
  return lines;
}

int find(const Run& run, const Options& options) {
  Json asked = {{"ask", "find"}, {"text", options.text}, {"most", options.most}};
  if (!options.lang.empty()) asked["lang"] = options.lang;
  return ask_and_tell(run, options, asked, readable);
}

}  // namespace

void add_find(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("find", "Find ids by words of a name, a code or an owner");
  add_catalogs(*command, options->catalogs);
  command->add_option("--text", options->text, "The words; case, accents and slips do not matter")
      ->type_name("WORDS")
      ->required();
  command->add_option("--most", options->most, "Show at most so many (default: 20)")
      ->option_text("N")
      ->check(CLI::Range(1, 100));
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(R"(Every word has to be found. The best comes first.

Examples:
  credstack find examples/data-101.json --text "data 101"
  credstack find examples/data-101.json --text analytics --json)");
  command->callback([options, &run] { run.exit_code = find(run, *options); });
}

}  // namespace credstack::cli
