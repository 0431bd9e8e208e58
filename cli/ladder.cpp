// credstack ladder: what stacks into a program.
#include <memory>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string program;
};

int ladder(const Run& run, const Options& options) {
  Json asked = question("ladder", options);
  asked["program"] = options.program;
  return ask_and_print(run, options, asked, options.json ? Form::json : Form::text);
}

}  // namespace

void add_ladder(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ladder", "Show everything that stacks into a program");
  add_catalogs(*command, options->catalogs);
  command->add_option("--program", options->program, "The program, by its id")
      ->type_name("ID")
      ->required();
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(R"(An id may be shortened to a unique ending after / or :.

Examples:
  credstack ladder examples/data-101.json --program urn:waiora:master-data-science
  credstack ladder examples/data-101.json --program master-data-science --on 2026-11-24 --json)");
  command->callback([options, &run] { run.exit_code = ladder(run, *options); });
}

}  // namespace credstack::cli
