// What is true of merging whatever the files say, so that no value had to be worked out: on
// documents as registries and publishers have put them out, the same records in several shapes, and
// on files made by chance. The documents are not part of this project; without them their tests are
// skipped.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "answer/library.hpp"
#include "recognition/stacks.hpp"

namespace credstack {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string name;
  std::string bytes;
};

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<File> found;
    const char* set = std::getenv("CREDSTACK_DATA");
    const fs::path folder =
        set != nullptr ? fs::path(set)
                       : fs::path(CREDSTACK_SOURCE_DIR) / ".." / "shared" / "data" / "ctdl";
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
      const auto kind = entry.path().extension();
      if (kind != ".json" && kind != ".jsonld") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      found.push_back(
          {entry.path().generic_string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
    std::sort(found.begin(), found.end(),
              [](const File& a, const File& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

ReadResult read_files(const std::vector<const File*>& chosen) {
  std::vector<Input> inputs;
  for (const File* file : chosen) inputs.push_back({file->name, file->bytes});
  return read(inputs);
}

constexpr Date day{2026, 11, 24};

StacksAnswer stacks_of(const Library& library, AchievementId id) {
  return stacks(library.catalog, library.graph, library.companions,
                {.credential = id, .on = day, .short_profile = {}, .jurisdiction = {}});
}

TEST(MergingAcceptance, TheOrderOfTheFilesChangesNoAnswer) {
  if (files().empty()) GTEST_SKIP() << "there is no folder ../shared/data/ctdl";
  std::vector<const File*> chosen;
  for (const File& file : files()) chosen.push_back(&file);
  const ReadResult first = read_files(chosen);
  const auto answers = [](const ReadResult& result) {
    std::string all;
    for (const Achievement& each : result.library->catalog.achievements) {
      std::string answer =
          ask(*result.library,
              R"({"ask":"stacks","on":"2026-11-24","credential":")" + std::string(each.id) + "\"}");
      const auto heading = answer.find("\"catalog\":{");
      if (heading != answer.npos) answer.erase(heading, answer.find('}', heading) - heading);
      all += answer + "\n";
    }
    return all;
  };
  const std::string expected = answers(first);
  EXPECT_GT(expected.size(), 100'000U);
  std::mt19937 random(7);
  for (int turn = 0; turn < 3; ++turn) {
    std::shuffle(chosen.begin(), chosen.end(), random);
    EXPECT_TRUE(answers(read_files(chosen)) == expected) << "turn " << turn;
  }
}

using Ways = std::map<std::pair<std::string, std::string>, Verdict>;

/** The best verdict from each achievement to each that it leads to, by their ids. */
Ways ways(const Library& library) {
  Ways found;
  for (std::size_t i = 0; i < library.catalog.achievements.size(); ++i) {
    const StacksAnswer answer = stacks_of(library, AchievementId{i});
    for (const auto* list : {&answer.stacks, &answer.derived}) {
      for (const Stack& stack : *list) {
        const auto ends = std::pair(std::string(library.catalog.achievements[i].id),
                                    std::string(library.catalog[stack.way.at].id));
        const auto [at, is_new] = found.emplace(ends, stack.way.verdict);
        if (!is_new) at->second = std::min(at->second, stack.way.verdict);
      }
    }
  }
  return found;
}

/** Of two files that hold the same record, whole, each pair of neighbours by name. */
std::vector<std::pair<const File*, const File*>> pairs() {
  std::map<std::string, std::vector<const File*>> holding;
  for (const File& file : files()) {
    const ReadResult alone = read_files({&file});
    for (const Achievement& each : alone.library->catalog.achievements) {
      if (!each.external) holding[std::string(each.id)].push_back(&file);
    }
  }
  std::vector<std::pair<const File*, const File*>> found;
  for (const auto& [id, list] : holding) {
    for (std::size_t i = 1; i < list.size(); ++i) found.emplace_back(list[i - 1], list[i]);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

TEST(MergingAcceptance, NoAnswerIsSurerThanOneFileAloneGives) {
  if (files().empty()) GTEST_SKIP() << "there is no folder ../shared/data/ctdl";
  std::size_t compared = 0;
  for (const auto& [one, other] : pairs()) {
    const Ways left = ways(*read_files({one}).library);
    const Ways right = ways(*read_files({other}).library);
    for (const auto& [ends, verdict] : ways(*read_files({one, other}).library)) {
      Verdict best = Verdict::unknown;
      bool stated = false;
      for (const Ways* alone : {&left, &right}) {
        const auto at = alone->find(ends);
        if (at == alone->end()) continue;
        best = stated ? std::min(best, at->second) : at->second;
        stated = true;
      }
      EXPECT_TRUE(verdict >= best || verdict == Verdict::unknown)
          << ends.first << " → " << ends.second << "\n"
          << one->name << "\n"
          << other->name;
      ++compared;
    }
  }
  EXPECT_GT(compared, 0U);
  RecordProperty("compared", static_cast<int>(compared));
}

/** A file that says all there is to say of a small world, each thing in one of a few ways. */
std::string by_chance(std::mt19937& random, const std::string& catalogue) {
  const auto one = [&](std::initializer_list<const char*> ways) {
    return std::string(*(ways.begin() + random() % ways.size()));
  };
  const std::string heading = R"({"credstack": 1, "id": ")" + catalogue + R"(", "asOf": ")" +
                              one({"2020", "2024", "2025-06", "2026"}) +
                              R"(", "source": {"certainty": ")" +
                              one({"verified", "verified", "secondary"}) + R"("},)";
  const std::string organizations =
      R"("organizations": [{"id": "u", "name": "U", "type": "higherEducation", "jurisdiction": ")" +
      one({"NZ", "CA"}) + R"("}, {"id": "v", "name": "V", "type": "industry",
         "jurisdiction": "NZ"}],)";
  const std::string credit = R"("credit": {"value": )" + one({"6", "12"}) + R"(, "unit": "ECTS"})";
  const std::string award = R"({"id": "a", "type": ")" + one({"Badge", "Certificate"}) +
                            R"(", "name": "A", "owner": ")" + one({"u", "v"}) +
                            R"(", "status": "current", )" + credit + "}";
  const std::string program =
      R"({"id": "p", "type": ")" + one({"Diploma", "BachelorDegree"}) + R"(", "name": "P",
          "owner": ")" +
      one({"u", "u", "v"}) + R"(", "status": ")" +
      one({"current", "current", "expiring", "closed"}) +
      R"(", "credit": {"value": 60, "unit": "ECTS"}, "entry": )" +
      one({R"({"holds": ["BachelorDegree"]})", R"({"achievement": "a"})"}) +
      R"(, "requirement": )" +
      one({R"({"all": [{"achievement": "a"}, {"text": "Thesis"}]})",
           R"({"all": [{"achievement": "a", "minimumGrade": "B"}, {"text": "Thesis"}]})",
           R"({"all": [{"achievement": "b"}, {"text": "Thesis"}]})"}) +
      "}";
  const std::string decision =
      R"({"id": "r", "credential": "a", "target": ")" + one({"p", "q"}) + R"(", "assertedBy": ")" +
      one({"u", "u", "v"}) + R"(", "agreement": "g", "decision": ")" +
      one({"granted", "granted", "granted", "refused"}) + R"(", "grants": [{"form": ")" +
      one({"block", "exemption"}) + R"(", "credit": {"value": 6, "unit": "ECTS"}}],
          "conditions": [{"kind": ")" +
      one({"approval", "admission"}) + R"("}], "validFrom": "2019", "validUntil": ")" +
      one({"2025", "2028"}) + R"("})";
  return heading + organizations + R"("achievements": [)" + award + "," + program +
         R"(, {"id": "b", "type": "Badge", "name": "B", "owner": "u"},
            {"id": "q", "type": "Diploma", "name": "Q", "owner": "u"}],
          "agreements": [{"id": "g", "parties": [)" +
         one({R"("v")", R"("u", "v")"}) + R"(], "validUntil": ")" + one({"2025", "2029"}) +
         R"("}], "recognitions": [)" + decision + "]}";
}

TEST(MergingAcceptance, NoMergeOfFilesByChanceIsSurerThanOneAlone) {
  std::mt19937 random(11);
  std::size_t contradicted = 0;
  std::size_t sure = 0;
  for (int turn = 0; turn < 400; ++turn) {
    // Every fourth pair are two versions of one catalogue, of which the later speaks for both: an
    // older decision may then hold by a newer agreement, surer than in either. Order decides
    // nothing.
    const bool versions = turn % 4 == 0;
    const File one{"1.json", by_chance(random, "urn:one")};
    const File other{"2.json", by_chance(random, versions ? "urn:one" : "urn:two")};
    const Ways left = ways(*read_files({&one}).library);
    const Ways right = ways(*read_files({&other}).library);
    const ReadResult both = read_files({&one, &other});
    ASSERT_FALSE(both.has_errors()) << to_json(both.diagnostics);
    const Ways merged = ways(*both.library);
    for (const auto& [ends, verdict] : merged) {
      Verdict best = Verdict::no;
      for (const Ways* alone : {&left, &right}) {
        if (const auto at = alone->find(ends); at != alone->end())
          best = std::min(best, at->second);
      }
      ASSERT_TRUE(versions || verdict >= best || verdict == Verdict::unknown)
          << ends.first << " → " << ends.second << "\n"
          << one.bytes << "\n"
          << other.bytes;
      if (verdict <= Verdict::conditional) ++sure;
    }
    contradicted += both.diagnostics.empty() ? 0 : 1;
    // The names of the files and their order are nothing that an answer rests on.
    const File swapped{"1.json", other.bytes};
    const File swapped_too{"2.json", one.bytes};
    ASSERT_EQ(ways(*read_files({&swapped, &swapped_too}).library), merged);
  }
  EXPECT_GT(contradicted, 200U);
  EXPECT_GT(sure, 20U);
}

}  // namespace
}  // namespace credstack
