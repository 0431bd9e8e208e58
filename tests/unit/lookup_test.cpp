// Words as they are folded; what is found by them is in tests/cases/find-*.json.
#include <gtest/gtest.h>

#include "lookup/folding.hpp"

namespace credstack::test {
namespace {

std::u32string folded(std::string_view text) {
  std::u32string all;
  for (const std::u32string& each : lookup::folded_words(text)) {
    all += all.empty() ? each : U" " + each;
  }
  return all;
}

TEST(Folding, LatinLosesItsCaseAndItsAccents) {
  EXPECT_EQ(folded("Ōtākou Élan façade"), U"otakou elan facade");
  EXPECT_EQ(folded("Straße Ærø œuvre Þór"), U"strasse aero oeuvre thor");
  // An accent may stand behind its letter.
  EXPECT_EQ(folded("e\u0301le\u0300ve"), U"eleve");
  EXPECT_EQ(folded("Łódź"), U"lodz");
}

TEST(Folding, NumbersAreWordsOfTheirOwn) {
  EXPECT_EQ(folded("DATA101"), U"data 101");
  EXPECT_EQ(folded("CLIM-601/b"), U"clim 601 b");
  EXPECT_EQ(folded("٢٠٢٦"), U"2026");
}

TEST(Folding, OtherScripts) {
  EXPECT_EQ(folded("Η ΛΌΓΟΣ"), U"η λογοσ");
  EXPECT_EQ(folded("Лёд ЩЁКИ"), U"лёд щёки");
  EXPECT_EQ(folded("إدارَة"), U"اداره");
  EXPECT_EQ(folded("データ、分析"), U"データ 分析");
}

TEST(Folding, WhatIsNoWordSeparates) {
  EXPECT_EQ(folded("  «data» — & (analysis)! "), U"data analysis");
  EXPECT_EQ(folded(""), U"");
  EXPECT_EQ(folded("\xff\xfe"), U"");
}

}  // namespace
}  // namespace credstack::test
