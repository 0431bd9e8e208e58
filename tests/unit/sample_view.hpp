// A view in which every string is another, and the list of those strings: what is drawn from it has
// to show each.
#pragma once

#include <string>
#include <vector>

#include "answer/view.hpp"

namespace credstack::answer {

/** Makes views of numbered strings and remembers each. */
class SampleView {
 public:
  SampleView() {
    view_.lang = "en-NZ";
    view_.dir = "ltr";
    view_.title = next();
    view_.intro = {next(), next()};
    view_.facts = {fact(1), fact(2)};
    for (int i = 0; i < 2; ++i) view_.sections.push_back(section());
    view_.notes = {next(), next()};
    view_.source = next();
  }

  const View& view() const { return view_; }
  /** In the order in which they are read. */
  const std::vector<std::string>& texts() const { return texts_; }
  const std::vector<std::string>& urls() const { return urls_; }

 private:
  std::string next() {
    texts_.push_back("text-" + std::to_string(100 + texts_.size()));
    return texts_.back();
  }
  std::string next_url() {
    urls_.push_back("https://example.org/" + std::to_string(100 + urls_.size()));
    return urls_.back();
  }
  Fact fact(int items) {
    Fact made;
    made.label = next();
    for (int i = 0; i < items; ++i) made.items.push_back({next(), next_url()});
    return made;
  }
  Card card(Verdict verdict) {
    Card made;
    made.id = "not shown";
    made.heading = next();
    made.url = next_url();
    made.kind = next();
    made.verdict = VerdictLabel{verdict, next()};
    made.lead = next();
    made.meter = Meter{6, 24};
    made.facts = {fact(1), fact(3)};
    made.more = {fact(2), fact(1)};
    return made;
  }
  Section section() {
    Section made;
    made.id = "not shown";
    made.heading = next();
    made.text = next();
    made.cards.push_back(card(Verdict::yes));
    made.cards.push_back(card(Verdict::unknown));
    return made;
  }

  View view_;
  std::vector<std::string> texts_;
  std::vector<std::string> urls_;
};

}  // namespace credstack::answer
