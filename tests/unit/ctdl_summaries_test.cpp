// What is read of each published document, against a golden list of counts.
//
// The list holds facts about documents, none of their text. After a change to the reader it is
// written anew with
//
//   CREDSTACK_WRITE_SUMMARIES=1 build/native/credstack_tests --gtest_filter='CtdlSummaries.*'
//
// and its difference is reviewed: every number that changed is looked up in its document. It was
// compared with counts taken straight from the JSON by a program that shares nothing with the
// reader.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path folder() {
  if (const char* set = std::getenv("CREDSTACK_DATA")) return fs::path(set);
  return fs::path(CREDSTACK_SOURCE_DIR) / ".." / "shared" / "data" / "ctdl";
}

fs::path golden() {
  return fs::path(CREDSTACK_SOURCE_DIR) / "tests" / "fixtures" / "ctdl" / "summaries.json";
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files() {
  std::vector<fs::path> list;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.is_regular_file()) list.push_back(entry.path());
  }
  std::sort(list.begin(), list.end());
  return list;
}

void count(Json& counts, const std::string& key, std::size_t more = 1) {
  if (more > 0) counts[key] = counts.value(key, std::size_t{0}) + more;
}

Json sorted(const Json& counts) {
  std::map<std::string, Json> order;
  for (const auto& [key, value] : counts.items()) order[key] = value;
  Json result = Json::object();
  for (const auto& [key, value] : order) result[key] = value;
  return result;
}

Json achievements(const Catalog& catalog, bool external) {
  Json counts = Json::object();
  for (const Achievement& record : catalog.achievements) {
    if (record.external == external) count(counts, std::string(spelled(record.type)));
  }
  return sorted(counts);
}

/** How many records state each kind of fact. */
Json facts(const Catalog& catalog) {
  Json counts = Json::object();
  for (const Achievement& record : catalog.achievements) {
    count(counts, "owner", record.owner ? 1 : 0);
    count(counts, "credit", record.credit ? 1 : 0);
    count(counts, "duration", record.duration ? 1 : 0);
    count(counts, "level", record.levels.size());
    count(counts, "status", record.status != Status::unknown);
    count(counts, "cost", record.costs.size());
    for (const Cost& cost : record.costs) count(counts, "price", cost.price ? 1 : 0);
    count(counts, "code", record.fields.size() + record.occupations.size());
    count(counts, "assurance", record.assurances.size());
    count(counts, "jurisdiction", record.jurisdiction ? 1 : 0);
    count(counts, "funding", record.funding.size());
    count(counts, "evidence", record.labour_market.size());
    count(counts, "doubtful", record.doubtful ? 1 : 0);
    if (!record.study) continue;
    const StudyFacts& study = catalog[record.study];
    count(counts, "beside", study.corequisites ? 1 : 0);
    count(counts, "delivery", study.delivery.size());
    count(counts, "language", study.languages.size());
    count(counts, "offered", study.offered_otherwise ? 1 : 0);
  }
  return sorted(counts);
}

Json edges(const Catalog& catalog) {
  Json counts = Json::object();
  for (const Achievement& record : catalog.achievements) {
    count(counts, "hasPart", record.parts.size());
    count(counts, "isPartOf", record.wholes.size());
  }
  for (const Requirement& node : catalog.requirements) {
    count(counts, "required", node.achievement ? 1 : 0);
  }
  for (const Recognition& recognition : catalog.recognitions) {
    for (const Grant& grant : recognition.grants) {
      count(counts, std::string(spelled(grant.form)),
            recognition.credentials.size() * recognition.targets.size());
    }
  }
  return sorted(counts);
}

Json summary(const std::string& bytes) {
  const Read read = read_inputs({{"file", bytes}});
  Json result = Json::object();
  const auto add = [&](const char* key, Json value) {
    if (!value.empty()) result[key] = std::move(value);
  };
  add("described", achievements(read.catalog, false));
  add("external", achievements(read.catalog, true));
  const auto here = static_cast<std::size_t>(
      std::count_if(read.catalog.organizations.begin(), read.catalog.organizations.end(),
                    [](const Organization& each) { return !each.external; }));
  if (!read.catalog.organizations.empty()) {
    result["organizations"] = {here, read.catalog.organizations.size() - here};
  }
  add("facts", facts(read.catalog));
  add("edges", edges(read.catalog));
  Json problems = Json::object();
  for (const Diagnostic& problem : read.diagnostics) count(problems, problem.code);
  add("diagnostics", sorted(problems));
  return result;
}

class CtdlSummaries : public testing::Test {
 protected:
  void SetUp() override {
    std::error_code error;
    if (!fs::is_directory(folder(), error)) {
      GTEST_SKIP() << "no published documents at " << folder()
                   << "; set CREDSTACK_DATA to a folder that holds them";
    }
  }
};

TEST_F(CtdlSummaries, EachDocumentIsReadAsItWas) {
  Json found = Json::object();
  for (const fs::path& path : files()) {
    found[fs::relative(path, folder()).generic_string()] = summary(content(path));
  }
  if (std::getenv("CREDSTACK_WRITE_SUMMARIES") != nullptr) {
    std::ofstream out(golden());
    out << "{";
    const char* separator = "\n";
    for (const auto& [name, value] : found.items()) {
      out << separator << Json(name).dump() << ": " << value.dump();
      separator = ",\n";
    }
    out << "\n}\n";
    return;
  }
  const Json expected = Json::parse(content(golden()));
  for (const auto& [name, value] : found.items()) {
    EXPECT_EQ(value.dump(), expected.value(name, Json()).dump()) << name;
  }
  EXPECT_EQ(found.size(), expected.size());
}

}  // namespace
}  // namespace credstack::catalog
