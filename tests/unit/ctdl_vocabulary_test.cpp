// The page about CTDL against the vocabulary itself: every property and class is named there, and
// the reader knows each. The vocabulary is its publisher's and not part of this project; without it
// these tests are skipped.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catalog/ctdl_classes.hpp"
#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path root(CREDSTACK_SOURCE_DIR);

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path vocabulary() {
  const char* set = std::getenv("CREDSTACK_DATA");
  const fs::path folder = set != nullptr ? fs::path(set) : root / ".." / "shared" / "data" / "ctdl";
  return folder / "ChelseaKR__ctdl-validate/src/ctdl_validate/vendor/ctdl/schema.json";
}

/** The names of a kind, `rdf:Property` or `rdfs:Class`. */
std::vector<std::string> names(const char* kind) {
  std::vector<std::string> list;
  const Json schema = Json::parse(content(vocabulary()));
  for (const Json& term : schema.at("@graph")) {
    if (term.at("@type") == kind) list.push_back(term.at("@id"));
  }
  return list;
}

/** All that the page puts in backticks, word by word, without CTDL's prefix. */
std::set<std::string> named_on_the_page() {
  std::set<std::string> words;
  const std::string page = content(root / "docs" / "ctdl.md");
  const std::regex span("`([^`\n]+)`");
  const std::regex word("[A-Za-z0-9:]+");
  for (std::sregex_iterator at(page.begin(), page.end(), span), end; at != end; ++at) {
    const std::string text = (*at)[1];
    for (std::sregex_iterator part(text.begin(), text.end(), word); part != end; ++part) {
      words.insert((*part)[0]);
    }
  }
  return words;
}

bool is_named(const std::set<std::string>& page, const std::string& name) {
  const std::string local = name.substr(name.find(':') + 1);
  return page.count(name) > 0 || page.count(local) > 0;
}

/** Everything the reader's sources say, but for the lists of what it passes over. */
std::string sources() {
  std::string text;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / "core" / "catalog")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("ctdl_") && name != "ctdl_terms.cpp") text += content(entry.path());
  }
  return text;
}

/** The part of the page that says what is not read. */
std::string left_out() {
  const std::string page = content(root / "docs" / "ctdl.md");
  const auto start = page.find("## What is left out");
  return page.substr(start, page.find("\n## ", start + 3) - start);
}

class CtdlVocabulary : public testing::Test {
 protected:
  void SetUp() override {
    std::error_code error;
    if (!fs::is_regular_file(vocabulary(), error)) {
      GTEST_SKIP() << "no vocabulary at " << vocabulary();
    }
  }
};

TEST_F(CtdlVocabulary, EachPropertyIsOnThePageAndKnownToTheReader) {
  const std::vector<std::string> properties = names("rdf:Property");
  EXPECT_EQ(properties.size(), 411U);
  const std::set<std::string> page = named_on_the_page();
  for (const std::string& name : properties) {
    EXPECT_TRUE(is_named(page, name)) << name << " is not on docs/ctdl.md";
    EXPECT_TRUE(is_known(name)) << name << " would be reported as unknown";
  }
}

// Four are read as any other number of a profile of outcomes, by whatever name it has.
const std::set<std::string> by_any_name = {"ceterms:highEarnings", "ceterms:jobsObtained",
                                           "ceterms:lowEarnings", "ceterms:medianEarnings"};

TEST_F(CtdlVocabulary, EachPropertyIsReadOrLeftOutForAReason) {
  const std::string read = sources();
  const std::string out = left_out();
  for (const std::string& name : names("rdf:Property")) {
    const std::string local = name.starts_with("ceterms:") ? name.substr(8) : name;
    const bool is_read = read.find('"' + name + '"') != read.npos || by_any_name.count(name) > 0;
    const bool is_out = out.find('`' + local + '`') != out.npos;
    EXPECT_TRUE(is_read || is_out) << name;
    EXPECT_FALSE(only_describes(name) && !is_read && !is_out) << name;
  }
}

TEST_F(CtdlVocabulary, EachClassIsOnThePageAndKnownToTheReader) {
  const std::vector<std::string> classes = names("rdfs:Class");
  EXPECT_EQ(classes.size(), 139U);
  const std::set<std::string> page = named_on_the_page();
  const std::string out = left_out();
  for (const std::string& name : classes) {
    const std::string local = name.substr(name.find(':') + 1);
    const Role role = meaning_of_class(name).role;
    EXPECT_NE(role, Role::unknown) << name;
    EXPECT_TRUE(is_named(page, name)) << name << " is not on docs/ctdl.md";
    if (role == Role::not_read || role == Role::part) {
      EXPECT_TRUE(out.find('`' + local + '`') != out.npos || out.find('`' + name + '`') != out.npos)
          << name << " is not read and not listed as such";
    }
  }
}

}  // namespace
}  // namespace credstack::catalog::ctdl
