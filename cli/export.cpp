// credstack export: the catalogue, or a ladder, in a format that other programs read.
#include <cstdio>
#include <memory>

#include "command.hpp"
#include "credstack/export.hpp"
#include "inputs.hpp"
#include "output.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string program;
  std::string owner;
  bool ctdl = false;
};

int export_catalogue(const Loaded& loaded) {
  print(export_ctdl(*loaded.result.library));
  return loaded.result.has_errors() ? catalogue_errors : answered;
}

int export_ladder(const Loaded& loaded, const Options& options) {
  Json asked = question("ladder", options);
  asked["program"] = options.program;
  const PathwayExport pathway =
      export_pathway(*loaded.result.library, bytes_of(asked), options.owner);
  if (!pathway.ok) return refuse(pathway.text, loaded.result);
  print(pathway.text);
  std::string note = "credstack: the pathway has " + counted(pathway.steps, "step", "steps");
  if (pathway.left_out > 0) {
    note += "; " + counted(pathway.left_out, "award is", "awards are") +
            " left out: claimed only, refused, or not known on " + options.on;
  }
  complain(note + ".");
  return loaded.result.has_errors() ? catalogue_errors : answered;
}

int run_export(const Run& run, const Options& options) {
  if (!options.ctdl) throw UsageError("Say which format is wanted: --ctdl.");
  if (options.program.empty() && !options.owner.empty()) {
    throw UsageError("--owner names who publishes a pathway; say which with --pathway ID.");
  }
  const Loaded loaded = load(options.catalogs, run);
  report_problems(loaded.result.diagnostics);
  return options.program.empty() ? export_catalogue(loaded) : export_ladder(loaded, options);
}

}  // namespace

void add_export(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("export", "Write the catalogue, or a ladder, as CTDL JSON-LD");
  add_catalogs(*command, options->catalogs);
  command->add_flag("--ctdl", options->ctdl, "Write CTDL JSON-LD");
  command
      ->add_option("--pathway", options->program,
                   "Write the ladder of this program as a CTDL Pathway, instead of the catalogue")
      ->type_name("ID");
  command->add_option("--owner", options->owner, "The organization that publishes the pathway")
      ->type_name("ID");
  add_on(*command, options->on);
  command->footer(
      R"(The catalogue reads back to the same answers. What CTDL has no term for stands in
one last node of our own, which other programs pass over.

Examples:
  credstack export examples/data-101.json --ctdl > data-101.jsonld
  credstack export examples/data-101.json --ctdl --pathway master-data-science)");
  command->callback([options, &run] { run.exit_code = run_export(run, *options); });
}

}  // namespace credstack::cli
