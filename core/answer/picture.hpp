// What leads to what, as a picture: the achievements of an answer in layers, and the steps between
// them. The same steps, in their order, are a nested list: each at a depth below the step, or the
// beginning, that it goes on from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recognition/verdict.hpp"

namespace credstack::answer {

struct PictureNode {
  std::string id;  ///< of the achievement, and of its card; the first is what was asked about
  std::string name;
  std::string name_lang;  ///< where it is another than that of the view
  std::string kind;
  std::optional<Verdict> verdict;  ///< of the best way; none of what was asked about
  std::string verdict_text;
  std::string credit;  ///< what applies, where one step alone tells of it and it is certain enough
  std::uint32_t layer = 0;
  std::uint32_t row = 0;  ///< the first of three
};

struct PictureStep {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t depth = 1;  ///< in the list
  bool again = false;       ///< the achievement stands further up in the list already
  Verdict verdict = Verdict::unknown;
  bool derived = false;  ///< found from courses in common, stated by nobody
  std::string text;      ///< where the step comes from or goes to, and what it is worth
  std::vector<std::uint32_t> through;  ///< rows in the layers between, earliest first
};

/** A kind of line, in words. */
struct PictureLine {
  std::string_view word;
  std::string text;
};

struct Picture {
  bool toward = false;  ///< the list begins with the program, and tells what leads to it
  std::uint32_t layers = 0;
  std::uint32_t rows = 0;
  std::vector<PictureNode> nodes;
  std::vector<PictureStep> steps;
  std::vector<PictureLine> lines;  ///< those that occur
  std::string again;               ///< says of an achievement that it stands further up

  /** What the step tells of, in the list. */
  std::uint32_t told(const PictureStep& step) const { return toward ? step.from : step.to; }
  static std::string_view line_of(const PictureStep& step) {
    return step.derived ? "derived" : word(step.verdict);
  }
};

}  // namespace credstack::answer
