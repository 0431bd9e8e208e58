// What the commands share. Each command is a file of its own, which adds itself to the command
// line.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack::cli {

/** How a run ends; scripts rely on it. */
enum Exit : int {
  answered = 0,
  catalogue_errors = 1,  ///< the catalogue, or a record of many, has errors; what answers there
                         ///< are, are printed
  bad_usage = 2,  ///< nothing was answered: the command line, a file or the output is at fault
};

/** Why nothing can be answered, and what to do about it, in plain sentences. */
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/** What every command is given: options that may stand before or after its name. */
struct Run {
  ReadOptions read;
  bool progress = false;  ///< shown whatever standard error is, and from the beginning
  int exit_code = answered;
};

void add_check(CLI::App& app, Run& run);
void add_stacks(CLI::App& app, Run& run);
void add_ladder(CLI::App& app, Run& run);
void add_compare(CLI::App& app, Run& run);
void add_portability(CLI::App& app, Run& run);
void add_find(CLI::App& app, Run& run);
void add_audit(CLI::App& app, Run& run);
void add_plan(CLI::App& app, Run& run);
void add_render(CLI::App& app, Run& run);
void add_export(CLI::App& app, Run& run);
void add_publish(CLI::App& app, Run& run);

/** The options that most commands have. */
struct CommonOptions {
  std::vector<std::string> catalogs;
  std::string on;  ///< a whole date
  std::string lang;
  bool json = false;
};

void add_catalogs(CLI::App& command, std::vector<std::string>& catalogs);
void add_json(CLI::App& command, bool& json);
/** An option `NAME DATE`, whose value must be a day of the calendar. */
CLI::Option* add_day(CLI::App& command, const std::string& name, std::string& day,
                     const std::string& description);
/** `--on DATE`, which is today where it is not given. */
void add_on(CLI::App& command, std::string& on);
void add_lang(CLI::App& command, std::string& lang);

}  // namespace credstack::cli
