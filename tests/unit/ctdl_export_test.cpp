// A catalogue written as CTDL reads back to the same answers; and what a program finds in it that
// reads CTDL alone is nowhere surer than the catalogue.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "credstack/export.hpp"
#include "support/case_file.hpp"

namespace credstack {
namespace {

using test::Json;

struct Source {
  std::string name;
  std::string bytes;
};

/** Every example, and every native catalogue of the cases. */
std::vector<Source> sources() {
  std::vector<Source> found;
  const std::string root = CREDSTACK_SOURCE_DIR;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/examples")) {
    if (entry.path().extension() != ".json") continue;
    found.push_back({entry.path().filename().string(), test::read_file(entry.path().string())});
  }
  for (const std::string& path : test::case_paths()) {
    const Json test_case = Json::parse(test::read_file(path));
    if (!test_case.contains("catalog") || test_case["catalog"].is_string()) continue;
    if (!test_case["catalog"].contains("credstack")) continue;
    found.push_back({std::filesystem::path(path).filename().string(), test_case["catalog"].dump()});
  }
  return found;
}

std::vector<std::string> questions(const Library& library) {
  const Json catalog = Json::parse(ask(library, R"({"ask":"catalog","list":true})"));
  std::vector<std::string> list{R"({"ask":"portability","on":"2026-11-24"})"};
  for (const Json& each : catalog["credentials"]) {
    for (const char* on : {"2026-11-24", "2021-02-28"}) {
      const Json id = each["id"];
      list.push_back(
          Json{{"ask", "stacks"}, {"credential", id}, {"on", on}, {"view", true}}.dump());
      list.push_back(Json{{"ask", "ladder"}, {"program", id}, {"on", on}, {"view", true}}.dump());
    }
  }
  return list;
}

/** Where two texts part, with what is around it; empty when they are the same. */
std::string parting(const std::string& a, const std::string& b) {
  if (a == b) return {};
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t from = at < 120 ? 0 : at - 120;
  return "  before: " + a.substr(from, 240) + "\n  after:  " + b.substr(from, 240);
}

TEST(CtdlExport, ReadsBackToTheSameAnswers) {
  std::size_t asked = 0;
  for (const Source& source : sources()) {
    const ReadResult whole = read({{source.name, source.bytes}});
    const std::string exported = export_ctdl(*whole.library);
    const ReadResult back = read({{"exported.jsonld", exported}});
    EXPECT_TRUE(whole.has_errors() || !back.has_errors()) << source.name << "\n"
                                                          << to_json(back.diagnostics);
    for (const std::string& question : questions(*whole.library)) {
      const std::string parted =
          parting(ask(*whole.library, question), ask(*back.library, question));
      EXPECT_EQ(parted, "") << source.name << " " << question;
      if (!parted.empty()) break;
      ++asked;
    }
  }
  EXPECT_GT(asked, 1000U);
}

/** The document without the node in our own terms, as another program reads it. */
std::string in_ctdl_alone(const std::string& exported) {
  Json document = Json::parse(exported);
  std::erase_if(document["@graph"].get_ref<Json::array_t&>(),
                [](const Json& node) { return node["@type"] == "urn:credstack:term:Rest"; });
  return document.dump();
}

int rank(const std::string& verdict) {
  return verdict == "yes" ? 0 : verdict == "conditional" ? 1 : 2;
}

/** Target and verdict of all that a credential leads to. */
std::map<std::string, int> verdicts(const Library& library, const std::string& credential) {
  const Json question{{"ask", "stacks"}, {"credential", credential}, {"on", "2026-11-24"}};
  const Json answer = Json::parse(ask(library, question.dump()));
  std::map<std::string, int> found;
  if (!answer.contains("stacks")) return found;
  for (const Json& stack : answer["stacks"]) {
    found[stack["target"]["id"].get<std::string>()] = rank(stack["verdict"].get<std::string>());
  }
  return found;
}

TEST(CtdlExport, CtdlAloneIsNowhereSurer) {
  std::size_t sure = 0;
  for (const Source& source : sources()) {
    // How soon a fact is stale is the catalogue's own policy, for which CTDL has no term.
    if (source.bytes.find("staleAfter") != std::string::npos) continue;
    const ReadResult whole = read({{source.name, source.bytes}});
    const ReadResult alone = read({{"alone.jsonld", in_ctdl_alone(export_ctdl(*whole.library))}});
    const Json catalog = Json::parse(ask(*whole.library, R"({"ask":"catalog","list":true})"));
    for (const Json& each : catalog["credentials"]) {
      const auto credential = each["id"].get<std::string>();
      auto ours = verdicts(*whole.library, credential);
      for (const auto& [target, verdict] : verdicts(*alone.library, credential)) {
        const int stated = ours.contains(target) ? ours[target] : 2;
        EXPECT_GE(verdict, stated) << source.name << ": " << credential << " to " << target;
        sure += verdict < 2 ? 1 : 0;
      }
    }
  }
  // It is not for want of saying anything.
  EXPECT_GT(sure, 20U);
}

}  // namespace
}  // namespace credstack
