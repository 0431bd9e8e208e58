#include "audit/groups.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "audit/degree.hpp"
#include "audit/student.hpp"

namespace credstack::bench {
namespace {

std::vector<std::string> records_of(const std::string& catalog, const std::string& program,
                                    const DegreesOptions& options, std::uint64_t seed) {
  const ReadResult read = credstack::read({{program, catalog}});
  std::vector<std::string> records;
  for (std::size_t i = 0; i < options.learners; ++i) {
    records.push_back(
        learner_towards(read.library->catalog, read.library->catalog.find(program), seed, i + 1)
            .dump());
  }
  return records;
}

/** Keeps a program and its learners for bench/audit.wasm.mjs. */
void keep(const DegreesOptions& options, const std::string& name, const std::string& catalog,
          const std::string& program, const std::vector<std::string>& records) {
  if (options.folder.empty()) return;
  std::filesystem::create_directories(options.folder);
  const std::string path = options.folder + "/" + name;
  std::ofstream(path + ".json") << catalog;
  std::ofstream lines(path + ".ndjson");
  for (const std::string& record : records) lines << record << '\n';
  std::ofstream(options.folder + "/programs.tsv", std::ios::app) << name << '\t' << program << '\n';
}

void add(Group& group, const DegreesOptions& options, const std::string& name,
         const std::string& catalog, const std::string& program, std::uint64_t seed) {
  std::vector<std::string> records = records_of(catalog, program, options, seed);
  keep(options, name, catalog, program, records);
  group.programs.push_back(std::make_unique<Asking>(name, catalog,
                                                    std::vector<std::string>{program},
                                                    std::move(records), false, options.work_limit));
}

/** The real degrees in examples/: the file, and the program in it. */
const std::vector<std::pair<std::string, std::string>> program_of_file{
    {"umgc-computer-science", "urn:example:umgc:bs-computer-science"},
    {"otago-commerce", "urn:example:otago:bcom"}};

}  // namespace

Group generated(const DegreesOptions& options) {
  Group group{.name = "generated", .programs = {}};
  for (std::size_t i = 1; i <= options.programs; ++i) {
    if (options.program > 0 && options.program != i) continue;
    const AuditCase made = degree(options.seed * 1000 + i);
    add(group, options, "degree-" + std::to_string(i), made.catalog.dump(), made.programs.front(),
        options.seed * 1000 + i);
  }
  return group;
}

std::vector<std::string> real_degrees() {
  std::vector<std::string> files;
  for (const auto& [file, program] : program_of_file) files.push_back(file);
  return files;
}

Group real(const DegreesOptions& options, const std::string& file) {
  Group group{.name = file, .programs = {}};
  std::ifstream stream("examples/" + file + ".json", std::ios::binary);
  const std::string catalog(std::istreambuf_iterator<char>(stream), {});
  if (catalog.empty()) {
    std::fprintf(stderr, "examples/%s.json is not here: run this in the project's folder.\n",
                 file.c_str());
    std::exit(1);
  }
  for (const auto& [each, program] : program_of_file) {
    if (each == file) add(group, options, file, catalog, program, options.seed);
  }
  return group;
}

}  // namespace credstack::bench
