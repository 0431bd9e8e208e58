// credstack stacks: where a credential counts.
#include <memory>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string credential;
  std::string short_profile;
  std::string jurisdiction;
};

int stacks(const Run& run, const Options& options) {
  Json asked = question("stacks", options);
  asked["credential"] = options.credential;
  if (!options.short_profile.empty()) asked["shortProfile"] = options.short_profile;
  if (!options.jurisdiction.empty()) asked["jurisdiction"] = options.jurisdiction;
  return ask_and_print(run, options, asked, options.json ? Form::json : Form::text);
}

}  // namespace

void add_stacks(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("stacks", "Show every program that a credential leads to");
  add_catalogs(*command, options->catalogs);
  command->add_option("--credential", options->credential, "The credential, by its id")
      ->type_name("ID")
      ->required();
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  command
      ->add_option("--short-profile", options->short_profile,
                   "What counts as short, such as nzqa-2022 (docs/catalog.md lists them)")
      ->type_name("NAME");
  command
      ->add_option("--jurisdiction", options->jurisdiction,
                   "Where recognition is looked for, such as NZ or CA-ON")
      ->type_name("CODE");
  add_json(*command, options->json);
  command->footer(R"(An id may be shortened to a unique ending after / or :.

Examples:
  credstack stacks examples/data-101.json --credential urn:mc:data-101
  credstack stacks examples/data-101.json --credential data-101 --on 2026-11-24
  credstack stacks examples/data-101.json --credential data-101 --json)");
  command->callback([options, &run] { run.exit_code = stacks(run, *options); });
}

}  // namespace credstack::cli
