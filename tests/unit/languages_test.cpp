// Words in several languages: which are taken, how they count, and names that run the other way.
#include <gtest/gtest.h>

#include "answer/isolation.hpp"
#include "answer/language_rules.hpp"
#include "answer/messages.hpp"
#include "answer/phrases.hpp"
#include "answer/view.hpp"
#include "model/values.hpp"

namespace credstack::answer {
namespace {

/** The words of a question, as they stand in it. */
class Brought {
 public:
  explicit Brought(std::string json) : text_(std::move(json)), document_(text_, 8) {}
  Messages in(std::string_view language) const { return {compiled_, language, document_.root()}; }

 private:
  const std::string text_;
  const catalog::JsonDocument document_;
  const WordLists compiled_ = compiled_words();
};

Rational half(std::int64_t halves) { return {halves, 2}; }

// By https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html; more of it is
// held against Intl in tests/wasm/languages.test.mjs.
TEST(PluralCategory, IsThatOfCldr) {
  struct Row {
    const char* language;
    Rational n;
    const char* category;
  };
  const Row rows[] = {
      {"en", 0, "other"},        {"en", 1, "one"},           {"en", half(3), "other"},
      {"en-NZ", 1, "one"},       {"de", 1, "one"},           {"de", 1'000'000, "other"},
      {"fr", 0, "one"},          {"fr", half(3), "one"},     {"fr", 2, "other"},
      {"fr", 1'000'000, "many"}, {"fr", 1'000'001, "other"}, {"fr-CA", 2'000'000, "many"},
      {"es", 0, "other"},        {"es", 1, "one"},           {"es", half(3), "other"},
      {"es", 1'000'000, "many"}, {"ar", 0, "zero"},          {"ar", 1, "one"},
      {"ar", 2, "two"},          {"ar", 3, "few"},           {"ar", 10, "few"},
      {"ar", 11, "many"},        {"ar", 99, "many"},         {"ar", 100, "other"},
      {"ar", 102, "other"},      {"ar", 103, "few"},         {"ar", 1011, "many"},
      {"ar", half(7), "other"},  {"mi", 1, "other"},         {"xx", 1, "other"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(plural_category(row.language, row.n), row.category)
        << row.language << ' ' << row.n.to_string();
  }
  EXPECT_EQ(plural_category("en", Rational::unknown()), "other");
  // A fraction without an end is no whole number, either.
  EXPECT_EQ(plural_category("fr", Rational(4, 3)), "one");
  EXPECT_EQ(plural_category("fr", Rational(10, 3)), "other");
}

TEST(Messages, AreOfTheTagElseOfItsLanguageElseEnglish) {
  const Brought words(R"({"xx":{"theReceiver":"x"},"xx-YY":{"theReceiver":"y"}})");
  EXPECT_EQ(words.in("xx").say("theReceiver"), "x");
  EXPECT_EQ(words.in("xx-ZZ").language(), "xx");
  EXPECT_EQ(words.in("XX-yy").say("theReceiver"), "y");
  EXPECT_EQ(words.in("xx-yy-a").language(), "xx");
  EXPECT_EQ(words.in("x").language(), "en");
  EXPECT_EQ(words.in("").say("theReceiver"), "The receiving side");
}

TEST(Messages, ThatAreLackingAreEnglishOnes) {
  const Brought words(R"({"ar-XX":{"hours.two":"{n} h","number.group":"_"}})");
  const Messages arabic = words.in("ar-XX");
  EXPECT_EQ(arabic.count("hours", 2), "2 h");
  EXPECT_EQ(arabic.count("hours", 1), "1 hour");
  EXPECT_EQ(arabic.count("hours", 3), "3 hours");
  EXPECT_EQ(arabic.count("hours", 1234), "1_234 hours");
  EXPECT_EQ(arabic.say("no.such.key"), "no.such.key");
}

TEST(Messages, BroughtComeBeforeThoseThatAreCompiledIn) {
  const Brought words(R"({"en":{"theReceiver":"They"},"fr":{"theReceiver":"Eux"}})");
  EXPECT_EQ(words.in("en-NZ").say("theReceiver"), "They");
  EXPECT_EQ(words.in("fr").say("theReceiver"), "Eux");
  EXPECT_EQ(words.in("fr").say("verdict.no"), "Ne compte pas");
}

TEST(Messages, GroupNumbersAsTheLanguageDoes) {
  const Brought words(R"({"es":{"number.group":".","number.point":","}})");
  const Messages spanish = words.in("es-MX");
  EXPECT_EQ(spanish.number(1234), "1234");
  EXPECT_EQ(spanish.number(12'345), "12.345");
  EXPECT_EQ(spanish.number(Rational(-24'689, 2)), "-12.344,5");
  EXPECT_EQ(spanish.number(Rational(10, 3)), "10/3");
  EXPECT_EQ(words.in("en").number(1234), "1,234");
}

TEST(Isolated, IsWhatRunsTheOtherWay) {
  EXPECT_EQ(isolated("Data 101", false), "Data 101");
  EXPECT_EQ(isolated("Tūī", false), "Tūī");
  EXPECT_EQ(isolated("日本語", false), "日本語");
  EXPECT_EQ(isolated("“10 — 12”", true), "“10 — 12”");
  EXPECT_EQ(isolated("دورة", true), "دورة");
  EXPECT_EQ(isolated("Data 101", true), "\u2068Data 101\u2069");
  EXPECT_EQ(isolated("é", true), "\u2068é\u2069");
  EXPECT_EQ(isolated("日本語", true), "\u2068日本語\u2069");
  EXPECT_EQ(isolated("دورة 101", false), "\u2068دورة 101\u2069");
  EXPECT_EQ(isolated("עברית", false), "\u2068עברית\u2069");
  // Its parts are, already.
  EXPECT_EQ(isolated("و \u2068A\u2069", true), "و \u2068A\u2069");
  EXPECT_EQ(without_isolates("و \u2068A\u2069 \u2068B\u2069"), "و A B");
}

TEST(Messages, IsolateNamesWithinThem) {
  const Brought words(R"({"ar":{"dir":"rtl","note":"في {name}","all":"{name}"}})");
  EXPECT_EQ(words.in("ar").say("note", {{"name", "Data 101"}}), "في \u2068Data 101\u2069");
  EXPECT_EQ(words.in("ar").say("note", {{"name", "دورة"}}), "في دورة");
  EXPECT_EQ(words.in("en").say("stacks.title", {{"name", "דורה (1)"}}),
            "Where \u2068דורה (1)\u2069 counts");
}

TEST(Text, IsInTheLanguageThatIsClosest) {
  const Text text{
      {{"mi", "mi"}, {"en-US", "us"}, {"en", "en"}, {"zh-Hant", "hant"}, {"de-CH", "ch"}}};
  EXPECT_EQ(text.in("en"), "en");
  EXPECT_EQ(text.in("EN-us"), "us");
  // Its own beginning is closer than another country's.
  EXPECT_EQ(text.in("en-NZ"), "en");
  EXPECT_EQ(text.in("zh-Hant-TW"), "hant");
  EXPECT_EQ(text.in("zh"), "hant");
  EXPECT_EQ(text.in("de"), "ch");
  EXPECT_EQ(text.in("fr"), "mi");
  EXPECT_EQ(text.in(""), "mi");
  EXPECT_EQ(Text{}.in("en"), "");
}

View view_with(std::string lang, std::string dir, Card card) {
  View view;
  view.lang = std::move(lang);
  view.dir = std::move(dir);
  view.title = "T";
  view.sections = {{"s", "S", "", {std::move(card)}}};
  return view;
}

TEST(Html, SaysTheLanguageOfWhatIsInAnother) {
  Card card;
  card.heading = "Tohu";
  card.heading_lang = "mi";
  card.facts = {{"Coût", {{"He kōrero", "", "mi"}, {"1", "", ""}}}};
  EXPECT_EQ(to_html(view_with("fr", "ltr", card)), R"(<div lang="fr" dir="ltr">
  <h3>T</h3>
  <h4>S</h4>
  <h5><bdi lang="mi">Tohu</bdi></h5>
  <ul>
    <li><strong>Coût)"
                                                   "\u00a0"
                                                   R"(:</strong>
      <ul>
        <li><bdi lang="mi">He kōrero</bdi></li>
        <li>1</li>
      </ul>
    </li>
  </ul>
</div>
)");
}

TEST(Html, SetsOffWhatRunsTheOtherWay) {
  Card card;
  card.heading = "A";
  card.lead = "في \u2068Data <1>\u2069.";
  const std::string html = to_html(view_with("ar", "rtl", card));
  EXPECT_NE(html.find(R"(<div lang="ar" dir="rtl">)"), html.npos);
  EXPECT_NE(html.find("<p>في <bdi>Data &lt;1&gt;</bdi>.</p>"), html.npos) << html;
  // A mark without its other is none.
  card.lead = "a \u2069 b \u2068 c \u2068d\u2069 e";
  EXPECT_NE(to_html(view_with("en", "ltr", card)).find("<p>a \uFFFD b \uFFFD c <bdi>d</bdi> e</p>"),
            std::string::npos);
}

TEST(Text, OnATerminalHasNoIsolates) {
  Card card;
  card.heading = "A";
  card.lead = "في \u2068Data\u2069.";
  card.verdict = VerdictLabel{Verdict::yes, "نعم"};
  const std::string text = to_text(view_with("ar", "rtl", card));
  EXPECT_NE(text.find("  في Data.\n"), text.npos) << text;
  // The word of the value is an English one.
  EXPECT_NE(text.find("[نعم] A"), text.npos) << text;
}

}  // namespace
}  // namespace credstack::answer
