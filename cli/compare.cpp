// credstack compare: credentials side by side.
#include <memory>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::vector<std::string> credentials;
  bool html = false;
};

int compare(const Run& run, const Options& options) {
  Json asked = question("compare", options);
  asked["credentials"] = options.credentials;
  const Form form = options.json ? Form::json : options.html ? Form::html : Form::text;
  return ask_and_print(run, options, asked, form);
}

}  // namespace

void add_compare(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("compare", "Show two to four credentials side by side");
  add_catalogs(*command, options->catalogs);
  command->add_option("--credential", options->credentials, "One of them, by its id; say each")
      ->type_name("ID")
      ->required()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_flag("--html", options->html, "Print an HTML fragment for a page");
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(R"(An id may be shortened to a unique ending after / or :.

Examples:
  credstack compare examples/data-101.json --credential data-101 \\
    --credential postgraduate-certificate-analytics)");
  command->callback([options, &run] { run.exit_code = compare(run, *options); });
}

}  // namespace credstack::cli
