#include <gtest/gtest.h>

#include "answer/view.hpp"
#include "sample_view.hpp"

namespace credstack::answer {
namespace {

View small_view() {
  View view;
  view.lang = "en";
  view.dir = "ltr";
  view.title = "Where Data 101 counts";
  view.intro = {"It leads to one award."};
  view.facts = {{"Credit", {{"6 ECTS", ""}}}};
  Card card;
  card.heading = "Graduate Certificate in Data";
  card.url = "https://example.org/gc";
  card.kind = "Certificate of Example University";
  card.verdict = VerdictLabel{Verdict::conditional, "With conditions"};
  card.lead = "6 of 24 ECTS are done.";
  card.meter = Meter{6, 24};
  card.facts = {{"Conditions", {{"Be admitted", ""}, {"Grade B", "https://example.org/b"}}}};
  card.more = {{"What does it not do?", {{"It promises no place.", ""}}}};
  view.sections = {{"direct", "Directly", "One award.", {card}}};
  view.notes = {"Ask before you enrol."};
  view.source = "Example catalogue, 2026-11";
  return view;
}

TEST(Html, ReadsAsAPlainOutline) {
  EXPECT_EQ(to_html(small_view()), R"(<div lang="en" dir="ltr">
  <h3>Where Data 101 counts</h3>
  <p>It leads to one award.</p>
  <ul>
    <li><strong>Credit:</strong> 6 ECTS</li>
  </ul>
  <h4>Directly</h4>
  <p>One award.</p>
  <h5><bdi><a href="https://example.org/gc">Graduate Certificate in Data</a></bdi></h5>
  <p>Certificate of Example University</p>
  <p><strong>With conditions</strong></p>
  <p>6 of 24 ECTS are done.</p>
  <ul>
    <li><strong>Conditions:</strong>
      <ul>
        <li>Be admitted</li>
        <li><a href="https://example.org/b">Grade B</a></li>
      </ul>
    </li>
    <li><strong>What does it not do?</strong> It promises no place.</li>
  </ul>
  <p>Ask before you enrol.</p>
  <p>Example catalogue, 2026-11</p>
</div>
)");
}

TEST(Html, ShowsEveryStringOfTheViewOnceAndInOrder) {
  const SampleView sample;
  const std::string html = to_html(sample.view());
  std::size_t after = 0;
  ASSERT_EQ(sample.texts().size(), 75U);
  for (const std::string& text : sample.texts()) {
    const std::size_t at = html.find(text, after);
    ASSERT_NE(at, std::string::npos) << text;
    EXPECT_EQ(html.find(text, at + 1), std::string::npos) << text;
    after = at;
  }
  for (const std::string& url : sample.urls()) {
    EXPECT_NE(html.find("<a href=\"" + url + "\">"), std::string::npos) << url;
  }
  EXPECT_NE(html.find("lang=\"en-NZ\""), std::string::npos);
}

TEST(Html, LeavesOutWhatIsEmpty) {
  View view;
  view.lang = "en";
  view.title = "Nothing";
  view.sections = {{"none", "", "No program is known.", {}}};
  EXPECT_EQ(
      to_html(view),
      "<div lang=\"en\" dir=\"ltr\">\n  <h3>Nothing</h3>\n  <p>No program is known.</p>\n</div>\n");
}

/** The sample with the same text in each of its places. */
std::string with_everywhere(const std::string& text, const std::string& url) {
  const auto fact = [&] { return Fact{text, {{text, url}, {text, url}}}; };
  Card card;
  card.heading = card.kind = card.lead = text;
  card.url = url;
  card.verdict = VerdictLabel{Verdict::no, text};
  card.facts = {fact()};
  card.more = {fact(), {text, {{text, url}}}};
  View view;
  view.lang = view.dir = view.title = view.source = text;
  view.intro = view.notes = {text};
  view.facts = {fact()};
  view.sections = {{text, text, text, {card}}};
  return to_html(view);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Html, EscapesEverywhere) {
  const std::string html = with_everywhere("\"><script>alert('1')</script>&amp;", "");
  EXPECT_EQ(count(html, "<script"), 0U);
  EXPECT_EQ(count(html, "</script"), 0U);
  EXPECT_EQ(count(html, "'"), 0U);
  // 2 places of the whole, 1 paragraph before and 1 after, 3 items of its fact, 2 places of the
  // section, 4 of the card, 3 items of its fact, 3 and 2 of the two that follow; and the language.
  EXPECT_EQ(count(html, "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"), 22U);
  // The only quotation marks left are those of lang and dir.
  EXPECT_EQ(count(html, "\""), 4U);
  EXPECT_NE(html.find("dir=\"ltr\""), std::string::npos);
}

TEST(Html, LinksOnlyToTheWebAndMail) {
  for (const char* url : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://example.org",
                          "java\tscript:alert(1)", "data:text/html,x", "https://a\" onclick=\"x"}) {
    const std::string html = with_everywhere("text", url);
    EXPECT_EQ(count(html, "href"), 0U) << url;
    EXPECT_EQ(count(html, "script"), 0U) << url;
  }
  EXPECT_EQ(count(with_everywhere("text", "HTTPS://example.org/?a=1&b='2'"),
                  "<a href=\"HTTPS://example.org/?a=1&amp;b=&#39;2&#39;\">"),
            8U);
  EXPECT_EQ(
      count(with_everywhere("text", "mailto:a@example.org"), "<a href=\"mailto:a@example.org\">"),
      8U);
}

TEST(Html, NeutralisesControls) {
  const std::string html = with_everywhere("a\x1B[2J\u202Eb\nc\x07", "");
  EXPECT_EQ(count(html, "a\uFFFD[2J\uFFFDb c\uFFFD"), 22U);
  for (const char c : html) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(Html, SaysTheDirection) {
  View view = small_view();
  view.lang = "ar";
  view.dir = "rtl";
  EXPECT_EQ(to_html(view).substr(0, 26), "<div lang=\"ar\" dir=\"rtl\">\n");
}

}  // namespace
}  // namespace credstack::answer
