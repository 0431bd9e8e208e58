// A CSV of courses as a learner's record (docs/learner.md, CSV; RFC 4180).
#include <gtest/gtest.h>

#include "learner/csv_table.hpp"
#include "read_record.hpp"

namespace credstack::learner {
namespace {

using Cells = std::vector<std::vector<std::string>>;

struct Table {
  Cells rows;
  std::string code;
  std::string message;
};

Table table(std::string_view bytes) {
  StringStore strings;
  CsvTable reader(bytes, strings);
  Table read;
  for (CsvRow row; reader.next(row);) read.rows.emplace_back(row.begin(), row.end());
  if (reader.error()) {
    read.code = reader.error()->code;
    read.message = reader.error()->message;
  }
  return read;
}

TEST(CsvTable, ReadsCellsAsRfc4180HasThem) {
  EXPECT_EQ(table("a,b\r\nc,d\r\n").rows, (Cells{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(table("a,b\nc,d").rows, (Cells{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(table("a,,\n,\n").rows, (Cells{{"a", "", ""}, {"", ""}}));
  EXPECT_EQ(table("a,\n").rows, (Cells{{"a", ""}}));
  EXPECT_EQ(table("a,").rows, (Cells{{"a", ""}}));
  EXPECT_EQ(table("a\n\nb\n").rows, (Cells{{"a"}, {""}, {"b"}}));
  EXPECT_EQ(table("\"a,b\",\"\",\" c \"\n").rows, (Cells{{"a,b", "", " c "}}));
  EXPECT_EQ(table("\"a \"\"b\"\"\",\"\"\"\"\n").rows, (Cells{{"a \"b\"", "\""}}));
  EXPECT_EQ(table("\"two\r\nlines\",x\r\ny,z\r\n").rows,
            (Cells{{"two\r\nlines", "x"}, {"y", "z"}}));
  EXPECT_EQ(table("\xEF\xBB\xBF"
                  "a,b\n")
                .rows,
            (Cells{{"a", "b"}}));
  EXPECT_EQ(table(" a , b\n").rows, (Cells{{" a ", " b"}}));
  EXPECT_EQ(table("\"\xC3\xA9\",\xF0\x9F\x8E\x93\n").rows,
            (Cells{{"\xC3\xA9", "\xF0\x9F\x8E\x93"}}));
}

TEST(CsvTable, SaysWhereAQuoteIsBroken) {
  Table read = table("a,b\nc,\"d\n");
  EXPECT_EQ(read.code, "csv-syntax");
  EXPECT_EQ(read.message,
            "In row 1, column 2, a quote is never closed; nothing of this file is used.");
  EXPECT_EQ(read.rows, (Cells{{"a", "b"}}));
  read = table("a,b\nc,d\ne\"f\",g\n");
  EXPECT_EQ(
      read.message,
      "In row 2, column 1, a quote stands inside a cell that does not begin with one; nothing "
      "of this file is used.");
  read = table("a,\"b\"c\n");
  EXPECT_EQ(read.message,
            "In the heading, column 2, something stands behind the closing quote; nothing of this "
            "file is used.");
  for (const std::string_view text : {"\"", "a,\"\"\"", "\"a\"\"", "\"a\" ,b", "a \"b\"", "a\rb"}) {
    EXPECT_EQ(table(text).code, "csv-syntax") << text;
  }
}

TEST(CsvTable, IsUtf8) {
  // Latin-1, an overlong slash, a surrogate, beyond U+10FFFF, a sequence that is cut off.
  for (const std::string_view text :
       {"caf\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\"\xFF\""}) {
    const Table read = table("a\n" + std::string(text) + "\n");
    EXPECT_EQ(read.code, "csv-utf8");
    EXPECT_EQ(read.message,
              "In row 1, column 1, the text is not valid UTF-8; nothing of this file is used.");
  }
  for (const std::string_view text : {"", "\n", " \r\n\t"}) {
    EXPECT_EQ(table(text).code, "csv-empty");
  }
}

TEST(LearnerCsv, ReadsEachColumn) {
  const Record record = read_table(
      "acceptedAs,achievement,title,issuer,credit,unit,grade,gradeScale,completed,expires,status,"
      "usedFor,acceptedBy,subject,x-note\r\n"
      ",urn:x:cs-101,,,,,B+,scale:letters,2025-06-12,,,urn:x:minor urn:x:bsc,,,mine\r\n"
      "stat/110,,\"Statistics, \"\"part\"\" "
      "1\",org:college,3.5,US-SH,71,,2019,2029-01-31,,,org:uni,"
      "STAT,\r\n"
      ",lit-1,,,,US-SH,,,,,inProgress,,,,\r\n");
  EXPECT_EQ(record.problems(), Problems{});
  EXPECT_FALSE(record.learner.unreadable);
  ASSERT_EQ(record.learner.items.size(), 3U);
  const Item& first = record.item(0);
  EXPECT_EQ(first.id, "1");
  EXPECT_EQ(name(first.achievement), "urn:x:cs-101");
  EXPECT_EQ(first.grade, "B+");
  EXPECT_TRUE(first.grade_scale);
  EXPECT_EQ(first.completed, (Date{2025, 6, 12}));
  EXPECT_EQ(first.used_for.size(), 2U);
  EXPECT_FALSE(first.issuer_stated);
  EXPECT_FALSE(first.credit.has_value());
  EXPECT_FALSE(first.accepted.has_value());
  const Item& second = record.item(1);
  EXPECT_EQ(second.title, "Statistics, \"part\" 1");
  EXPECT_EQ(name(second.issuer), "org:college");
  ASSERT_TRUE(second.credit.has_value());
  EXPECT_EQ(second.credit->min, Rational(7, 2));
  EXPECT_EQ(second.credit->unit, "US-SH");
  EXPECT_EQ(second.grade, "71");
  EXPECT_EQ(second.expires, (Date{2029, 1, 31}));
  ASSERT_TRUE(second.accepted.has_value());
  EXPECT_EQ(name(second.accepted->by), "org:uni");
  EXPECT_EQ(name(second.accepted->as), "urn:x:Stat/110");
  EXPECT_EQ(second.subject, "STAT");
  EXPECT_EQ(name(record.item(2).achievement), "urn:y:lit-1");
  EXPECT_EQ(record.item(2).status, ItemStatus::in_progress);
  EXPECT_FALSE(record.item(2).credit.has_value());
  for (const Item& item : record.learner.items) EXPECT_FALSE(item.doubtful) << item.id;
}

TEST(LearnerCsv, NamesRowAndColumnOfAProblem) {
  const Record record = read_table(
      "title,completed,status,credit,unit,acceptedBy,acceptedAs,usedFor,grade\n"
      "A,2025-13,,,,,,,\n"
      "B,2025,Passed,,,,,,\n"
      "C,2025,,three,US-SH,,,,\n"
      "D,2025,,3,,,,,\n"
      "E,2025,,,,,cs-101,,\n"
      "F,2025,,,,org:z,,,\n"
      "G,2025,,,,org:uni,urn:z:q,,\n"
      "H,2025,,,,,,urn:x:minor urn:z:q,\n"
      "\n"
      "I,,,,,,,,\n"
      ",,,,,,,,\n"
      "J,2025,,1e3,US-SH,,,,\n");
  EXPECT_EQ(record.problems(),
            (Problems{"bad-date /1/completed", "missing-field /10", "missing-field /4/credit",
                      "missing-field /5/acceptedBy", "type-mismatch /12/credit",
                      "type-mismatch /3/credit", "unknown-achievement /7/acceptedAs (warning)",
                      "unknown-achievement /8/usedFor (warning)",
                      "unknown-organization /6/acceptedBy (warning)", "unknown-word /2/status"}));
  std::string doubtful;
  for (const Item& item : record.learner.items) {
    if (item.doubtful) doubtful += std::string(item.id) + " ";
  }
  EXPECT_EQ(doubtful, "1 2 3 4 8 10 12 ");
  EXPECT_TRUE(record.item(4).accepted->doubtful);
  EXPECT_FALSE(record.item(5).accepted->doubtful);
  EXPECT_TRUE(record.item(6).accepted->doubtful);
}

TEST(LearnerCsv, AColumnOfAnotherNameIsLeftOut) {
  const Record record = read_table("title,term,completed\nA,Fall,2025\n");
  EXPECT_EQ(record.problems(), Problems{"unknown-column /0/term (warning)"});
  EXPECT_FALSE(record.item().doubtful);
}

TEST(LearnerCsv, AColumnThatMayBeMeantForOneOfOursLeavesItsRowsInDoubt) {
  const Record record = read_table("title,completed,Status\nA,2025,failed\nB,2025,\n");
  EXPECT_EQ(record.problems(), Problems{"unknown-column /0/Status"});
  EXPECT_TRUE(record.item(0).doubtful);
  EXPECT_FALSE(record.item(1).doubtful);
  const Record twice = read_table("title,grade,grade\nA,B,F\nB,B,\n");
  EXPECT_EQ(twice.problems(), Problems{"duplicate-column /0/grade"});
  EXPECT_TRUE(twice.item(0).doubtful);
  EXPECT_EQ(twice.item(0).grade, "B");
  EXPECT_FALSE(twice.item(1).doubtful);
}

TEST(LearnerCsv, ARowOfAnotherLengthIsInDoubt) {
  const Record record = read_table("title,completed,grade\nA,2025\nB,2025,C,\nC,2025,B\n");
  EXPECT_EQ(record.problems(), (Problems{"csv-cells /1", "csv-cells /2"}));
  EXPECT_TRUE(record.item(0).doubtful);
  EXPECT_TRUE(record.item(1).doubtful);
  EXPECT_FALSE(record.item(2).doubtful);
}

TEST(LearnerCsv, NothingIsReadOfWhatIsNoTable) {
  const std::pair<std::string_view, std::string_view> broken[] = {
      {"", "csv-empty "},
      {"title,completed\nA,2025\nB,\"2025\n", "csv-syntax "},
      {"title,completed\nA,2025\nCaf\xE9,2025\n", "csv-utf8 "},
      {"course;completed\nA;2025\n", "missing-column /0"},
  };
  for (const auto& [text, problem] : broken) {
    const Record record = read_table(text);
    const auto problems = record.problems();
    EXPECT_NE(std::find(problems.begin(), problems.end(), problem), problems.end()) << text;
    EXPECT_TRUE(record.learner.unreadable) << text;
    EXPECT_TRUE(record.learner.items.empty()) << text;
  }
  EXPECT_FALSE(read_table("title\n").learner.unreadable);
}

TEST(LearnerCsv, ReadsTenThousandRowsAtMost) {
  std::string text = "title,status\n";
  for (int i = 0; i < 10'001; ++i) text += "A,planned\n";
  const Record record = read_table(text);
  EXPECT_EQ(record.problems(), Problems{"too-many "});
  EXPECT_EQ(record.learner.items.size(), 10'000U);
}

/** Whatever the bytes, the reader ends, and what it keeps is UTF-8 that it was given. */
TEST(LearnerCsv, BearsAnyBytes) {
  std::uint32_t state = 1;
  const auto random = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  constexpr std::string_view pieces[] = {",",   "\"",      "\"\"", "\n", "\r\n",         "\r",
                                         "A",   "2025",    "\xE9", " ",  "urn:x:cs-101", "-",
                                         "3.5", "\xC3\xA9"};
  for (int run = 0; run < 2'000; ++run) {
    std::string text = "title,completed,credit,unit,usedFor\n";
    for (std::uint32_t i = random(30); i > 0; --i) text += pieces[random(std::size(pieces))];
    const Record record = read_table(text);
    EXPECT_EQ(record.learner.unreadable && !record.learner.items.empty(), false);
  }
}

}  // namespace
}  // namespace credstack::learner
