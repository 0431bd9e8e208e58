// The CTDL reader on documents as registries and publishers have put them out. The documents are
// their publishers' own and not part of this project; without them these tests are skipped. The
// expected values were counted in the documents themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catalog/readers.hpp"
#include "read_text.hpp"

namespace credstack::catalog {
namespace {

namespace fs = std::filesystem;

const std::string wgu = "CredentialEngine__ctdl-xtra/_history/eval/wgu/";
const std::string wgu_owner = "ce-036d082d-d80e-41a7-99a0-2d63a4ad3a4a";

fs::path folder() {
  if (const char* set = std::getenv("CREDSTACK_DATA")) return fs::path(set);
  return fs::path(CREDSTACK_SOURCE_DIR) / ".." / "shared" / "data" / "ctdl";
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/** The CTID at the end of a registry address. */
std::string ctid(std::string_view id) { return std::string(id.substr(id.rfind('/') + 1)); }

struct Documents {
  Catalog catalog;
  std::vector<Diagnostic> diagnostics;

  const Achievement& achievement(std::string_view wanted) const {
    for (const Achievement& found : catalog.achievements) {
      if (ctid(found.id) == wanted) return found;
    }
    ADD_FAILURE() << "no achievement " << wanted;
    static const Achievement none;
    return none;
  }
  std::size_t count(std::string_view code) const {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [&](const Diagnostic& found) { return found.code == code; }));
  }
  /** The CTIDs of the achievements that a tree names. */
  std::multiset<std::string> named(RequirementId root) const {
    std::multiset<std::string> ids;
    if (!root) return ids;
    const Requirement& node = catalog[root];
    if (node.achievement) ids.insert(ctid(catalog[node.achievement].id));
    for (const RequirementId child : node.children) ids.merge(named(child));
    return ids;
  }
  std::size_t statements(std::string_view term) const {
    return static_cast<std::size_t>(std::count_if(
        catalog.recognitions.begin(), catalog.recognitions.end(), [&](const Recognition& found) {
          return found.id.find("#" + std::string(term) + "/") != found.id.npos;
        }));
  }
};

Documents read_files(const std::vector<std::string>& names) {
  Diagnostics diagnostics(10'000);
  CatalogBuilder builder(diagnostics);
  for (const std::string& name : names) {
    diagnostics.set_file(name);
    const std::string text = content(folder() / name);
    const JsonDocument document(text, 200);
    EXPECT_FALSE(document.error()) << name;
    EXPECT_TRUE(is_ctdl(document.root())) << name;
    read_ctdl(document.root(), builder);
  }
  Catalog catalog = builder.finish();
  return {std::move(catalog), diagnostics.take()};
}

class CtdlAcceptance : public testing::Test {
 protected:
  void SetUp() override {
    std::error_code error;
    if (!fs::is_directory(folder(), error)) {
      GTEST_SKIP() << "no published documents at " << folder()
                   << "; set CREDSTACK_DATA to a folder that holds them";
    }
  }
};

TEST_F(CtdlAcceptance, ReadsEveryDocumentWithoutHarm) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  ASSERT_FALSE(files.empty());
  Diagnostics diagnostics(1'000'000);
  CatalogBuilder together(diagnostics);
  std::size_t read = 0;
  for (const fs::path& path : files) {
    const std::string text = content(path);
    const JsonDocument document(text, 200);
    if (document.error() || !is_ctdl(document.root())) continue;
    ++read;
    diagnostics.set_file(path.filename().string());
    read_ctdl(document.root(), together);
  }
  const Catalog catalog = together.finish();
  EXPECT_GT(read, 0u);
  std::size_t described = 0;
  for (const Achievement& record : catalog.achievements) {
    if (record.external) continue;
    ++described;
    EXPECT_FALSE(record.id.empty());
    EXPECT_TRUE(!record.credit || !record.credit->unit.empty()) << record.id;
  }
  EXPECT_GT(described, 0u);
  for (const Recognition& recognition : catalog.recognitions) {
    EXPECT_FALSE(recognition.credentials.empty()) << recognition.id;
    // A recommendation may name nothing that it is for.
    EXPECT_TRUE(!recognition.targets.empty() || recognition.stage == Stage::recommended)
        << recognition.id;
    EXPECT_EQ(recognition.grants.size(), 1u) << recognition.id;
  }
  RecordProperty("documents", static_cast<int>(read));
  RecordProperty("described", static_cast<int>(described));
  RecordProperty("recognitions", static_cast<int>(catalog.recognitions.size()));
  RecordProperty("diagnostics", static_cast<int>(diagnostics.take().size()));
}

TEST_F(CtdlAcceptance, TwoDegreesOfOneUniversityShareFourCourses) {
  const Documents read =
      read_files({wgu + "bs-computer-science/registry.json", wgu + "bs-accounting/registry.json"});
  const Achievement& computing = read.achievement("ce-8f5a2e25-7a30-4eb0-ab9e-ab441ac928c6");
  const Achievement& accounting = read.achievement("ce-b75970c9-d352-46a0-b67d-3256c9cdbb31");
  EXPECT_EQ(computing.type, AchievementType::bachelor_degree);
  EXPECT_EQ(computing.name.in("en"), "Bachelor of Science, Computer Science (BSCS_202412)");
  EXPECT_EQ(computing.status, Status::current);
  EXPECT_EQ(computing.duration.to_string(), "P4Y");
  EXPECT_EQ(computing.source.as_of.to_string(), "2024-12-01");
  EXPECT_EQ(computing.parts.size(), 3u);
  EXPECT_FALSE(computing.credit);
  EXPECT_FALSE(computing.doubtful);
  ASSERT_TRUE(computing.owner);
  EXPECT_EQ(ctid(read.catalog[computing.owner].id), wgu_owner);
  EXPECT_EQ(accounting.owner, computing.owner);
  ASSERT_EQ(computing.costs.size(), 1u);
  EXPECT_FALSE(computing.costs[0].price);

  const auto first = read.named(computing.requirement);
  const auto second = read.named(accounting.requirement);
  EXPECT_EQ(first.size(), 37u);
  EXPECT_EQ(second.size(), 40u);
  std::vector<std::string> shared;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(shared));
  EXPECT_EQ(shared, (std::vector<std::string>{"ce-15b0d8b5-5fe0-4236-a620-7cb05a5bb296",
                                              "ce-7e4381c5-9a54-4701-a853-b7a76d04d151",
                                              "ce-c9f87bcd-c529-40b1-a0a0-254dbbac161e",
                                              "ce-e35cb848-f028-4131-8f08-6534ed2cccb0"}));
  EXPECT_EQ(read.count("ctdl-sibling-requires"), 0u);
  EXPECT_TRUE(read.catalog.recognitions.empty());
}

TEST_F(CtdlAcceptance, TwoMastersDegreesNameTheirCourses) {
  const Documents read =
      read_files({wgu + "mba/registry.json", wgu + "ms-nursing-education/registry.json"});
  const Achievement& business = read.achievement("ce-6977cef9-298a-4f1e-bdac-d66509887ebf");
  const Achievement& nursing = read.achievement("ce-6f236de1-9651-471a-9773-d9c7087b92c3");
  EXPECT_EQ(business.type, AchievementType::master_degree);
  EXPECT_EQ(nursing.type, AchievementType::master_degree);
  EXPECT_EQ(read.named(business.requirement).size(), 11u);
  EXPECT_EQ(read.named(nursing.requirement).size(), 15u);
  EXPECT_EQ(nursing.duration.to_string(), "P2Y");
  EXPECT_FALSE(business.doubtful);
}

TEST_F(CtdlAcceptance, ABadgeWithTwoConditionsSaysThatTheyMayBeAlternatives) {
  const Documents read = read_files({wgu + "cert-leadership/registry-proxy-aws-devops.json"});
  const Achievement& badge = read.achievement("ce-727764d7-b909-4e5c-b26a-c4d0fced2159");
  EXPECT_EQ(badge.type, AchievementType::badge);
  EXPECT_EQ(read.count("ctdl-sibling-requires"), 1u);
  EXPECT_EQ(read.named(badge.requirement).size(), 4u);
  const Requirement& root = read.catalog[badge.requirement];
  EXPECT_EQ(root.kind, RequirementKind::all);
  ASSERT_EQ(root.children.size(), 2u);
  EXPECT_EQ(read.catalog[root.children[0]].kind, RequirementKind::prose);
  // It prepares for five occupations, which are blank nodes that this document has lost.
  EXPECT_TRUE(read.catalog.recognitions.empty());
  EXPECT_EQ(read.count("ctdl-no-target"), 1u);
}

TEST_F(CtdlAcceptance, AnIndustryCertificationClaimsToLeadIntoCollegeCertificates) {
  const Documents read = read_files({"philbarker__CredRegSHACL/Experiments/reg_cred_ex.json"});
  const std::string id = "ce-3877cdec-09b6-45df-814f-ede85c023858";
  const Achievement& certification = read.achievement(id);
  EXPECT_EQ(certification.type, AchievementType::certification);
  EXPECT_EQ(certification.name.in("en"), "CompTIA A+");
  EXPECT_EQ(certification.status, Status::current);
  EXPECT_EQ(certification.duration.to_string(), "PT180M");
  EXPECT_EQ(certification.wholes.size(), 5u);
  EXPECT_EQ(certification.fields.size(), 3u);
  EXPECT_EQ(certification.occupations.size(), 4u);
  EXPECT_FALSE(certification.requirement);
  EXPECT_EQ(read.statements("isRequiredFor"), 7u);
  EXPECT_EQ(read.statements("preparationFrom"), 8u);
  EXPECT_EQ(read.catalog.recognitions.size(), 15u);
  const std::string owner = "ce-186fbc60-47e3-4616-b160-72cac9e78f54";
  std::set<std::string> targets;
  std::size_t learning = 0;
  for (const Recognition& found : read.catalog.recognitions) {
    EXPECT_FALSE(found.doubtful);
    ASSERT_EQ(found.asserted_by.size(), 1u);
    EXPECT_EQ(ctid(read.catalog[found.asserted_by[0]].id), owner);
    ASSERT_EQ(found.credentials.size(), 1u);
    ASSERT_EQ(found.targets.size(), 1u);
    const Achievement& from = read.catalog[found.credentials[0]];
    if (found.grants.at(0).form == GrantForm::requirement) {
      EXPECT_EQ(ctid(from.id), id);
      targets.insert(ctid(read.catalog[found.targets[0]].id));
    } else {
      EXPECT_EQ(found.grants.at(0).form, GrantForm::preparation);
      EXPECT_EQ(ctid(read.catalog[found.targets[0]].id), id);
      learning += from.type == AchievementType::learning_program;
    }
  }
  EXPECT_EQ(
      targets,
      (std::set<std::string>{
          "ce-1422b7b0-c803-4d05-8728-0c8b1134a174", "ce-195f53a7-0635-46f6-9706-e3ddf881683f",
          "ce-76c3abe3-6d89-4185-91e0-26e1e6483f60", "ce-792233f2-aa94-42e4-9608-7977e73c4244",
          "ce-8be7e3c8-ae71-41b4-b2f7-7fa6d4f825d1", "ce-b7503ca8-c9c2-4368-8f74-cb0cae759f7e",
          "ce-fb431321-0daf-4f4c-8371-35aebd8cf311"}));
  EXPECT_EQ(learning, 3u);
}

struct NotJson {
  const char* file;  ///< `S/` and `R/` stand for the folders below
  int line;
  int column;
};

// Documents that are not valid JSON as published. Line and column are those of Python's json
// module; where the token that it did not expect is a word or a string, the column is that of the
// token's last character, as ours is.
constexpr NotJson not_json[] = {
    {"R/EnvelopeSamples/ConditionManifest.json", 17, 8},
    {"S/Aggregate Performance Data Examples/Pro Path/Indiana - BSN Pass Rates - IU East "
     "(Updated).json",
     1, 1},
    {"S/Aggregate Performance Data Examples/Pro Path/Indiana - BSN Pass Rates - IU South Bend "
     "(Updated).json",
     1, 1},
    {"S/Aggregate Performance Data Examples/Pro Path/Kansas Degree Stats example simpler.json", 1,
     1},
    {"S/Aggregate Performance Data Examples/Pro Path/Kansas Degree Stats full.json", 1, 1},
    {"S/Aggregate Performance Data Examples/Pro Path/National - BSN Pass Rates.json", 1, 1},
    {"S/Aggregate Performance Data Examples/Texas/Year-1-programs-no-bnode.json", 1, 9},
    {"S/Aggregate Performance Data Examples/Texas/Year-1-programs.json", 1, 9},
    {"S/Code-Samples/ACE Transfer Value Example", 25, 26},
    {"S/Code-Samples/QData Sample.json", 1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - Aspiration Example "
     "(WorkforceDemandAction).json",
     1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - Aspirational Example (Alternate).json", 1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - Aspirational Example.json", 1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - Navy Maintenance Task and related info.json",
     1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - OSMT Examples.json", 1, 1},
    {"S/Contextualized-Competency-Statements/CSCTG - Registered Nurse Example.json", 1, 1},
    {"S/Contextualized-Competency-Statements/Collection and RSD Sample.json", 1, 1},
    {"S/Contextualized-Competency-Statements/WorkforceDemandAction for ETPL.json", 7, 1},
    {"S/Credential Approval Lists/ProPath via Collection with Date Range.json", 17, 1},
    {"S/Employment and Training to Jobs Examples/Work Activities/SAMPLE - Connected Items.json", 1,
     1},
    {"S/PathwaysConditionsAndConstraints/Pathway-Examples/Kansas/HutchinsonWeldingAAS.json", 21, 1},
    {"S/PathwaysConditionsAndConstraints/Pathway-Examples/PathwayBuilder/Constraints-CTDL.json", 58,
     8},
    {"S/PathwaysConditionsAndConstraints/Pathway-Examples/UseCaseExamples/UC26.jsonld", 8, 2},
    {"S/QualificationsFramework/Examples/BQF.json", 76, 3},
    {"S/SupportServicesTaskGroup/Examples/SNHU-expanded.json", 2, 45},
    {"S/SupportServicesTaskGroup/Examples/SNHU.json", 12, 1},
    {"S/Transfer Value Profile/Assistant API - Indiana CHE - Introduction to Business.json", 44, 3},
    {"S/Transfer Value Profile/Assistant API - NCCRS - Advanced Legal Issues in Fraud "
     "Investigation and Defense (515).json",
     79, 18},
    {"S/Transfer Value Profile/Transfer Intermediary - WICHE Example.json", 33, 1},
};

std::string full_name(std::string name) {
  const auto put = [&](const char* brief, const char* full) {
    if (name.starts_with(brief)) name.replace(0, 2, full);
  };
  put("S/", "CredentialEngine__Schema-Development/");
  put("R/",
      "CredentialEngine__Registry_Assistant/src/SamplePublishing/RA.SamplesForDocumentation/");
  return name;
}

TEST_F(CtdlAcceptance, WhatIsNotJsonIsSaidWithItsPlace) {
  for (const NotJson& each : not_json) {
    const std::string bytes = content(folder() / full_name(each.file));
    const Read read = read_inputs({{"file", bytes}});
    ASSERT_EQ(read.diagnostics.size(), 1U) << each.file;
    EXPECT_EQ(read.diagnostics[0].code, "json-syntax") << each.file;
    const std::string place =
        "line " + std::to_string(each.line) + ", column " + std::to_string(each.column) + ";";
    EXPECT_NE(read.diagnostics[0].message.find(place), std::string::npos)
        << each.file << ": " << read.diagnostics[0].message;
  }
}

/** A class or an id as the reader writes it, by rules of this test's own. */
std::string canonical(std::string text) {
  for (const char* head : {"https://purl.org/ctdl/terms/", "http://purl.org/ctdl/terms/"}) {
    if (text.starts_with(head)) return "ceterms:" + text.substr(std::string(head).size());
  }
  return text;
}

using Json = nlohmann::json;

/** The nodes that stand at the top of a document, wherever the document is. */
void gather(const Json& value, std::vector<Json>& nodes) {
  if (value.is_array()) {
    for (const Json& each : value) gather(each, nodes);
  } else if (value.contains("decoded_resource")) {
    gather(value["decoded_resource"], nodes);
  } else if (value.contains("GraphInput")) {
    gather(value["GraphInput"], nodes);
  } else if (value.contains("@graph")) {
    gather(value["@graph"], nodes);
  } else if (value.is_object()) {
    nodes.push_back(value);
  }
}

std::vector<std::string> classes_of(const Json& node) {
  std::vector<std::string> list;
  if (!node.contains("@type")) return list;
  const Json& type = node["@type"];
  if (type.is_string()) list.push_back(canonical(type));
  for (const Json& each : type) {
    if (type.is_array() && each.is_string()) list.push_back(canonical(each));
  }
  return list;
}

bool ends_alike(std::string_view id, std::string written) {
  std::string lower;
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (const char c : id) lower += small(c);
  for (char& c : written) c = small(c);
  const auto colon = written.find(':');
  const auto slash = written.rfind('/');
  const bool compact = colon != written.npos && slash == written.npos && colon != 1;
  const std::string tail = slash != written.npos ? written.substr(slash + 1)
                           : compact             ? written.substr(colon + 1)
                                                 : written;
  return lower.ends_with(tail);
}

/** Whether something in the catalogue is the node: by its id. */
bool is_read(const Read& read, const Json& node) {
  std::string id = node.contains("@id") && node["@id"].is_string() ? node["@id"] : "";
  if (id.empty() && node.contains("ceterms:ctid")) id = node["ceterms:ctid"];
  const auto is_it = [&](const auto& record) {
    return !record.external && (id.empty() || ends_alike(record.id, id));
  };
  const Catalog& catalog = read.catalog;
  return std::any_of(catalog.achievements.begin(), catalog.achievements.end(), is_it) ||
         std::any_of(catalog.organizations.begin(), catalog.organizations.end(), is_it) ||
         std::any_of(catalog.agreements.begin(), catalog.agreements.end(),
                     [&](const Agreement& record) { return ends_alike(record.id, id); });
}

/** Whether the class belongs to a record that points at the node. */
bool is_part(const std::string& name) {
  return name.ends_with("Profile") || name.ends_with("AlignmentObject") ||
         name == "ceterms:Place" || name == "ceterms:ContactPoint" ||
         name == "ceterms:PostalAddress" || name == "ceterms:GeoCoordinates" ||
         name == "ceterms:IdentifierValue";
}

/** Whether another node of the document names it: it is read with that one. */
bool is_named(const std::vector<Json>& nodes, const Json& node) {
  if (!node.contains("@id") || !node["@id"].is_string()) return false;
  const std::string id = node["@id"].dump();
  return std::any_of(nodes.begin(), nodes.end(), [&](const Json& other) {
    return &other != &node && other != node && other.dump().find(id) != std::string::npos;
  });
}

TEST_F(CtdlAcceptance, NoNodeWithAClassIsDroppedWithoutAWord) {
  std::size_t seen = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder())) {
    if (!entry.is_regular_file()) continue;
    std::string bytes = content(entry.path());
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    const Json root = Json::parse(bytes, nullptr, false);
    if (root.is_discarded()) continue;
    const Read read = read_inputs({{"file", bytes}});
    ASSERT_FALSE(read.diagnostics.empty() && read.catalog.achievements.empty() &&
                 read.catalog.organizations.empty())
        << entry.path();
    std::string said;
    for (const Diagnostic& problem : read.diagnostics) {
      said += problem.code + " " + problem.message + "\n";
    }
    if (said.find("unknown-format") != said.npos) continue;
    if (said.find("ctdl-applies-to-nothing") != said.npos) continue;
    if (said.find("This policy names no organization") != said.npos) continue;
    std::vector<Json> nodes;
    gather(root, nodes);
    for (const Json& node : nodes) {
      const std::vector<std::string> classes = classes_of(node);
      if (classes.empty()) continue;
      ++seen;
      // A pathway names the first of the components that it does not pass, and counts the others.
      if (classes.front().ends_with("Component") &&
          said.find("ctdl-unreached-component") != said.npos) {
        continue;
      }
      const bool found = std::any_of(classes.begin(), classes.end(), [&](const std::string& name) {
        return is_part(name) || said.find('"' + name + '"') != said.npos;
      });
      EXPECT_TRUE(found || is_read(read, node) || is_named(nodes, node))
          << entry.path() << ": " << classes.front() << " " << node.value("@id", "");
    }
  }
  EXPECT_GT(seen, 1000U);
}

}  // namespace
}  // namespace credstack::catalog
