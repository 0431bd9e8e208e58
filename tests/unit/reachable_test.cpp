// What lies behind an achievement: small graphs, worked out by hand.
#include "recognition/reachable.hpp"

#include <gtest/gtest.h>

#include <string>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

/** Courses x → certificate c → diploma d → degree e → c: a circle behind a course; z by itself. */
const char* const circle = R"({"credstack": 1, "organizations": [{"id": "u", "name": "U"}],
  "achievements": [
    {"id": "x", "type": "Course", "name": "X"},
    {"id": "y", "type": "Course", "name": "Y", "hasPart": ["x"]},
    {"id": "c", "type": "Certificate", "name": "C", "hasPart": ["y"]},
    {"id": "d", "type": "Diploma", "name": "D", "requirement": {"achievement": "c"}},
    {"id": "e", "type": "Degree", "name": "E", "hasPart": ["d"]},
    {"id": "z", "type": "Badge", "name": "Z"}],
  "recognitions": [{"id": "r", "credential": "e", "target": "c", "assertedBy": "u",
                    "grants": [{"form": "preparation"}]}]})";

class ReachableTest : public testing::Test {
 protected:
  std::string ids(std::string_view start, Direction direction,
                  Through through = Through::everything) {
    std::string all;
    for (const AchievementId at : search_.from(read_.catalog.find(start), direction, through)) {
      all += read_.catalog[at].id;
    }
    return all;
  }

  Read read_ = read_text(circle);
  Graph graph_{read_.catalog};
  Reachability search_{read_.catalog, graph_};
};

TEST_F(ReachableTest, FindsAllThatLiesForwardNearestFirst) {
  EXPECT_EQ(ids("x", Direction::forward), "ycde");
  EXPECT_EQ(ids("c", Direction::forward), "de");
  EXPECT_EQ(ids("z", Direction::forward), "");
}

TEST_F(ReachableTest, FindsAllThatLiesBackward) {
  // Into the certificate lead the degree, by its decision, and its part; the order is the edges'.
  EXPECT_EQ(ids("d", Direction::backward).substr(0, 1), "c");
  EXPECT_EQ(ids("d", Direction::backward).size(), 4U);
  EXPECT_EQ(ids("x", Direction::backward), "");
}

TEST_F(ReachableTest, GoesThroughNoCourseWhereLaddersDoNot) {
  EXPECT_EQ(ids("x", Direction::forward, Through::credentials), "y");
  // The start itself may be one.
  EXPECT_EQ(ids("y", Direction::forward, Through::credentials), "cde");
}

TEST_F(ReachableTest, ASearchLeavesNothingToTheNext) {
  const std::string first = ids("x", Direction::forward);
  ids("d", Direction::backward);
  EXPECT_EQ(ids("x", Direction::forward), first);
  const AchievementId x = read_.catalog.find("x");
  EXPECT_EQ(reachable(read_.catalog, graph_, x, Direction::forward).size(), first.size());
}

}  // namespace
}  // namespace credstack::catalog
