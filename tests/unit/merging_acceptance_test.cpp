// Merging on documents as registries and publishers have put them out: the same records in several
// shapes. The documents are not part of this project; without them these tests are skipped. What is
// asked here is true of any files, so that no value had to be worked out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

}  // namespace
}  // namespace credstack
