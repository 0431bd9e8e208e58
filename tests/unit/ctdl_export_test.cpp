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
      const Json& id = each["id"];
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

TEST(CtdlExport, ReadsBackWhatOthersPublished) {
  const std::filesystem::path folder =
      std::filesystem::path(CREDSTACK_SOURCE_DIR) / "../shared/data/ctdl";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().string();
    if (!entry.is_regular_file() || entry.file_size() > 200'000) continue;
    const std::string bytes = test::read_file(name);
    const ReadResult whole = read({{name, bytes}});
    const std::vector<std::string> asked = questions(*whole.library);
    if (asked.size() < 2) continue;
    ++documents;
    const ReadResult back = read({{"exported.jsonld", export_ctdl(*whole.library)}});
    EXPECT_TRUE(whole.has_errors() || !back.has_errors()) << name << to_json(back.diagnostics);
    for (const std::string& question : asked) {
      const std::string parted =
          parting(ask(*whole.library, question), ask(*back.library, question));
      EXPECT_EQ(parted, "") << name << " " << question;
      if (!parted.empty()) break;
    }
  }
  EXPECT_GT(documents, 100U);
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

// Two ways into C, of which B's has a condition; C counts toward P by P's owner's word. D's way
// into P is only its own owner's claim.
constexpr const char* ladder_of_four = R"({
  "credstack": 1,
  "organizations": [{"id": "x:u", "name": "U"}, {"id": "x:v", "name": "V"}],
  "achievements": [
    {"id": "x:a", "type": "MicroCredential", "name": "A", "owner": "x:v"},
    {"id": "x:b", "type": "MicroCredential", "name": "B", "owner": "x:v"},
    {"id": "x:c", "type": "Certificate", "name": "C", "owner": "x:u"},
    {"id": "x:d", "type": "Certificate", "name": "D", "owner": "x:v"},
    {"id": "x:p", "type": "BachelorDegree", "name": "P", "owner": "x:u"}],
  "recognitions": [
    {"id": "x:ac", "credential": "x:a", "target": "x:c", "assertedBy": "x:u",
     "grants": [{"form": "advancedStanding"}]},
    {"id": "x:bc", "credential": "x:b", "target": "x:c", "assertedBy": "x:u",
     "grants": [{"form": "advancedStanding"}],
     "conditions": [{"kind": "approval", "text": "The dean agrees."}]},
    {"id": "x:cp", "credential": "x:c", "target": "x:p", "assertedBy": "x:u",
     "grants": [{"form": "advancedStanding"}]},
    {"id": "x:dp", "credential": "x:d", "target": "x:p", "assertedBy": "x:v",
     "grants": [{"form": "advancedStanding"}]}]})";

PathwayExport pathway_of_four(std::string_view owner) {
  const ReadResult whole = read({{"four.json", ladder_of_four}});
  return export_pathway(*whole.library, R"({"ask":"ladder","program":"x:p","on":"2026-11-24"})",
                        owner);
}

TEST(CtdlExport, ALadderIsAPathwayOfWhatHolds) {
  const PathwayExport pathway = pathway_of_four("");
  ASSERT_TRUE(pathway.ok) << pathway.text;
  EXPECT_EQ(pathway.steps, 3U);
  EXPECT_EQ(pathway.left_out, 1U);
  const Json graph = Json::parse(pathway.text)["@graph"];
  std::map<std::string, Json> by_resource;
  for (const Json& node : graph) {
    if (node.contains("ceterms:proxyFor")) by_resource[node["ceterms:proxyFor"]] = node;
  }
  EXPECT_EQ(graph[0]["@type"], "ceterms:Pathway");
  EXPECT_EQ(by_resource.size(), 4U);
  EXPECT_FALSE(by_resource.contains("x:d"));
  EXPECT_EQ(graph[0]["ceterms:hasDestinationComponent"][0], by_resource["x:p"]["@id"]);
  // One of A and B is enough for C; the condition is B's alone.
  const Json& ways = by_resource["x:c"]["ceterms:hasCondition"][0];
  EXPECT_EQ(ways["ceterms:requiredNumber"], 1);
  EXPECT_EQ(ways["ceterms:targetComponent"], Json::array({by_resource["x:a"]["@id"]}));
  const Json& conditional = ways["ceterms:hasCondition"][0];
  EXPECT_EQ(conditional["ceterms:targetComponent"], Json::array({by_resource["x:b"]["@id"]}));
  EXPECT_EQ(conditional["ceterms:hasConstraint"][0]["ceterms:description"]["en"],
            "The dean agrees.");
}

/** The verdict on the way from a credential into the degree, by the pathway alone. */
int verdict_by_pathway(std::string_view owner, const char* credential) {
  const PathwayExport pathway = pathway_of_four(owner);
  const std::string records = R"({"credstack": 1,
    "organizations": [{"id": "x:u", "name": "U"}],
    "achievements": [{"id": "x:p", "type": "BachelorDegree", "name": "P", "owner": "x:u"}]})";
  const ReadResult back = read({{"pathway.jsonld", pathway.text}, {"records.json", records}});
  EXPECT_FALSE(back.has_errors()) << to_json(back.diagnostics);
  const auto found = verdicts(*back.library, credential);
  return found.contains("x:p") ? found.at("x:p") : -1;
}

TEST(CtdlExport, APathwayIsReadBackAsItsOwnersWordOnly) {
  constexpr int yes = 0;
  constexpr int conditional = 1;
  constexpr int unknown = 2;
  EXPECT_EQ(verdict_by_pathway("x:u", "x:a"), yes);
  EXPECT_EQ(verdict_by_pathway("x:u", "x:b"), conditional);
  EXPECT_EQ(verdict_by_pathway("x:v", "x:a"), unknown);
  EXPECT_EQ(verdict_by_pathway("", "x:a"), unknown);
}

// Otherwise anybody's file could write over a university's word.
TEST(CtdlExport, ARestSpeaksOfItsOwnRecordsOnly) {
  const std::string records = R"({"credstack": 1,
    "organizations": [{"id": "x:u", "name": "U"}],
    "achievements": [
      {"id": "x:a", "type": "MicroCredential", "name": "A"},
      {"id": "x:p", "type": "BachelorDegree", "name": "P", "owner": "x:u"}]})";
  const std::string hostile = R"({"@context": "https://credreg.net/ctdl/schema/context/json",
    "@graph": [
      {"@id": "x:v", "@type": "ceterms:CredentialOrganization", "ceterms:name": {"en": "V"}},
      {"@id": "urn:credstack:rest", "@type": "urn:credstack:term:Rest",
       "urn:credstack:term:catalog": {"achievements": [
         {"id": "x:p", "type": "BachelorDegree", "name": "P",
          "requirement": {"all": [{"achievement": "x:a"}]}}]}}]})";
  for (const bool first : {false, true}) {
    const Input ours{first ? "2.json" : "1.json", records};
    const Input theirs{first ? "1.jsonld" : "2.jsonld", hostile};
    const ReadResult read_both = read({ours, theirs});
    EXPECT_TRUE(verdicts(*read_both.library, "x:a").empty());
    EXPECT_NE(to_json(read_both.diagnostics).find("foreign-amendment"), std::string::npos);
  }
}

TEST(CtdlExport, OnlyALadderIsAPathway) {
  const ReadResult whole = read({{"four.json", ladder_of_four}});
  EXPECT_FALSE(export_pathway(*whole.library, "{", "").ok);
  EXPECT_FALSE(
      export_pathway(*whole.library, R"({"ask":"stacks","credential":"x:a","on":"2026-11-24"})", "")
          .ok);
}

}  // namespace
}  // namespace credstack
