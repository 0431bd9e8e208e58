// The command line: the same core as in the browser, for those who keep the catalogue.
#include <algorithm>
#include <cstdio>
#include <exception>

#include "command.hpp"
#include "credstack/plain_text.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

constexpr const char* footer =
    R"(Exit codes: 0 an answer; 1 the catalogue, or a record among many, has errors (the
answers that there are, are printed); 2 nothing could be answered, and standard
error says why.

Examples:
  credstack check examples/data-101.json
  credstack stacks examples/data-101.json --credential urn:mc:data-101

`credstack COMMAND --help` shows the options and examples of each command.)";

std::string why_no_size(const std::string& text) {
  const bool digits =
      !text.empty() && text.size() < 19 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && text.find_first_not_of('0') != std::string::npos) return {};
  return in_quotes(text) + " is no number of bytes. Write a whole number above 0.";
}

std::string why_no_siblings(const std::string& text) {
  if (text == "all" || text == "any") return {};
  return in_quotes(text) + " is neither \"all\" nor \"any\".";
}

void describe(CLI::App& app, Run& run) {
  app.name("credstack");
  app.footer(footer);
  app.set_version_flag("--version", "credstack " CREDSTACK_VERSION, "Print the version");
  app.set_help_flag("--help,-h", "Print this help");
  app.add_option("--max-bytes", run.read.max_bytes, "Refuse a larger file (default: 2147483648)")
      ->option_text("N")
      ->check(CLI::Validator(why_no_size, "N"));
  app.add_flag("--progress", run.progress,
               "Always show how far a long run has come, on standard error");
  app.add_option_function<std::string>(
         "--sibling-conditions",
         [&run](const std::string& word) {
           run.read.sibling_conditions =
               word == "any" ? SiblingConditions::any : SiblingConditions::all;
         },
         "Read CTDL conditions side by side as all required (default) or as alternatives")
      ->option_text("all|any")
      ->check(CLI::Validator(why_no_siblings, "all|any"));
  app.require_subcommand(1);
  app.fallthrough();  // global options may follow the command
  add_check(app, run);
  add_stacks(app, run);
  add_ladder(app, run);
  add_compare(app, run);
  add_portability(app, run);
  add_find(app, run);
  add_audit(app, run);
  add_plan(app, run);
  add_render(app, run);
  add_export(app, run);
  add_publish(app, run);
}

/** What the parser found wrong, where it says so too briefly in our own words. */
std::string why_refused(const CLI::App& app, const CLI::ParseError& error) {
  if (!app.get_subcommands().empty()) return error.what();
  const std::string commands =
      "The commands are check, stacks, ladder, compare, portability, find, audit, plan, render, "
      "export and publish.";
  const std::vector<std::string> left = app.remaining();
  if (left.empty()) return "Say a command. " + commands;
  return "There is no command or option " + in_quotes(left.front()) + ". " + commands;
}

int refuse_usage(std::string_view why, const std::string& command) {
  complain("credstack: " + harmless(why));
  complain("`credstack " + command + (command.empty() ? "" : " ") + "--help` shows examples.");
  return bad_usage;
}

/** The command that is being used, or nothing. */
std::string command_in(const CLI::App& app) {
  const auto used = app.get_subcommands();
  return used.empty() ? "" : used.front()->get_name();
}

int main_of(int argc, char** argv) {
  CLI::App app("Shows where a credential leads, and whether that is recognised.");
  Run run;
  describe(app, run);
  try {
    app.parse(argc, argv);
    return run.exit_code;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return refuse_usage(why_refused(app, error), command_in(app));
  } catch (const UsageError& error) {
    complain(std::string("credstack: ") + error.what());
    return bad_usage;
  } catch (const BrokenPipe&) {
    return answered;
  }
}

}  // namespace
}  // namespace credstack::cli

int main(int argc, char** argv) {
  try {
    return credstack::cli::main_of(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "credstack: %s\n", error.what());
    return credstack::cli::bad_usage;
  }
}
