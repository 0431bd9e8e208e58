#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/view.hpp"
#include "credstack/plain_text.hpp"
#include "sample_view.hpp"

namespace credstack::answer {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    lines.push_back(text.substr(at, stop - at));
    if (stop == std::string::npos) break;
    at = stop + 1;
  }
  return lines;
}

View with_intro(const std::string& text) {
  View view;
  view.intro = {text};
  return view;
}

TEST(Text, AVerdictThatSaysAllIsTheMark) {
  Card card;
  card.heading = "Statistics";
  card.kind = "3 credits";
  card.verdict = VerdictLabel{Verdict::no, "Not met yet", true};
  View view;
  view.sections = {{"unmet", "Still needed", "", {card}}};
  EXPECT_EQ(to_text(view), "Still needed\n------------\n\n[Not met yet] Statistics\n  3 credits\n");
}

TEST(Text, ReadsWell) {
  View view;
  view.title = "Where Data 101 counts";
  view.intro = {"It leads to one award."};
  view.facts = {{"Credit", {{"6 ECTS", ""}}}};
  Card card;
  card.heading = "Graduate Certificate in Data";
  card.url = "https://example.org/gc";
  card.kind = "Certificate of Example University";
  card.verdict = VerdictLabel{Verdict::conditional, "With conditions"};
  card.lead = "6 of 24 ECTS are done.";
  card.facts = {
      {"Conditions", {{"Be admitted", ""}, {"Reach the grade B in it", "https://example.org/b"}}}};
  card.more = {{"What does it not do?", {{"It promises no place in the program.", ""}}}};
  view.sections = {{"direct", "Directly", "One award.", {card}}};
  view.notes = {"Ask before you enrol."};
  view.source = "Example catalogue, 2026-11";
  EXPECT_EQ(to_text(view, 40), R"(Where Data 101 counts
=====================

It leads to one award.

  Credit: 6 ECTS

Directly
--------

One award.

[conditional] Graduate Certificate in
    Data <https://example.org/gc>
  Certificate of Example University
  With conditions
  6 of 24 ECTS are done.
  Conditions:
    - Be admitted
    - Reach the grade B in it
      <https://example.org/b>
  What does it not do? It promises no
    place in the program.

Ask before you enrol.

Example catalogue, 2026-11
)");
}

TEST(Text, ShowsEveryStringOfTheViewOnceAndInOrder) {
  const SampleView sample;
  const std::string text = to_text(sample.view());
  std::size_t after = 0;
  for (const std::string& part : sample.texts()) {
    const std::size_t at = text.find(part, after);
    ASSERT_NE(at, std::string::npos) << part;
    EXPECT_EQ(text.find(part, at + 1), std::string::npos) << part;
    after = at;
  }
  for (const std::string& url : sample.urls()) {
    EXPECT_NE(text.find("<" + url + ">"), std::string::npos) << url;
  }
}

TEST(Text, MarksEachVerdict) {
  for (const auto& [verdict, mark] :
       std::vector<std::pair<Verdict, std::string>>{{Verdict::yes, "[yes] A\n"},
                                                    {Verdict::conditional, "[conditional] A\n"},
                                                    {Verdict::unknown, "[unknown] A\n"},
                                                    {Verdict::no, "[no] A\n"}}) {
    Card card;
    card.heading = "A";
    card.verdict = VerdictLabel{verdict, "words"};
    View view;
    view.sections = {{"", "", "", {card}}};
    EXPECT_EQ(to_text(view), mark + "  words\n");
  }
}

TEST(Text, WrapsAtTheWidth) {
  EXPECT_EQ(to_text(with_intro("aaaa bbbb cccc dddd eeee ffff"), 24),
            "aaaa bbbb cccc dddd eeee\nffff\n");
  EXPECT_EQ(to_text(with_intro("aaaa bbbb cccc dddd eeeee"), 24), "aaaa bbbb cccc dddd\neeeee\n");
  EXPECT_EQ(to_text(with_intro("  many   spaces \n and breaks "), 40), "many spaces and breaks\n");
}

TEST(Text, NeverBreaksAWordOrAnAddress) {
  const std::string url = "https://example.org/a-long-path/that/does/not/fit";
  EXPECT_EQ(to_text(with_intro("see " + url + " for more"), 20), "see\n" + url + "\nfor more\n");
}

TEST(Text, CountsCombiningMarksAsNothing) {
  // Each word takes 4 columns and 5 code points: 5 words with their spaces fill 24.
  const std::string word = "ma\u0304ha";
  const std::string line = word + " " + word + " " + word + " " + word + " " + word;
  EXPECT_EQ(to_text(with_intro(line + " " + word), 24), line + "\n" + word + "\n");
}

TEST(Text, BreaksBetweenWideCharactersButNotBeforeAClosingMark) {
  // 20 columns are 10 wide characters.
  EXPECT_EQ(to_text(with_intro("一二三四五六七八九十甲乙"), 20), "一二三四五六七八九十\n甲乙\n");
  EXPECT_EQ(to_text(with_intro("一二三四五六七八九十。甲"), 20), "一二三四五六七八九\n十。甲\n");
  EXPECT_EQ(to_text(with_intro("一二三四五六七八九（甲）"), 20), "一二三四五六七八九\n（甲）\n");
  EXPECT_EQ(to_text(with_intro("Data 数据 101"), 20), "Data 数据 101\n");
}

TEST(Text, KeepsToTheWidth) {
  for (const std::size_t width : {20U, 33U, 80U}) {
    View view =
        with_intro("An ordinary sentence, 一个普通的句子，and ma\u0304ny words that follow on.");
    view.facts = {
        {"A label", {{"with an item that has to be wrapped as well", ""}, {"and another", ""}}}};
    view.title = "A heading that is longer than any of the narrow widths";
    for (const std::string& line : lines_of(to_text(view, width))) {
      EXPECT_LE(columns(line), width) << line;
      EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
    }
  }
}

TEST(Text, UnderlinesTheLongestLineOfAHeading) {
  View view;
  view.title = "数据 and more words than fit";
  EXPECT_EQ(to_text(view, 20), "数据 and more words\nthan fit\n===================\n");
}

TEST(Text, LetsNoEscapeSequenceThrough) {
  View view = with_intro("\x1B]0;owned\x07 \x1B[2J \u009B31m \u202Etxt");
  view.title = "\x1B[31mred";
  Card card;
  card.heading = "\x1B[1A[yes]";
  card.url = "https://example.org/\x1B[2J";
  card.verdict = VerdictLabel{Verdict::no, "\r[yes]"};
  view.sections = {{"", "", "", {card}}};
  const std::string text = to_text(view);
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  EXPECT_EQ(text.find("\u009B"), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
  EXPECT_EQ(text.find("example.org"), std::string::npos);  // not an address that could be followed
  EXPECT_NE(text.find("[no] \uFFFD[1A[yes]\n  [yes]\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace credstack::answer
