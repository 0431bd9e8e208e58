// A small catalogue, and a plan for its program that is worked out by hand.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "answer/library.hpp"
#include "plan/answer.hpp"

namespace credstack::answer {

/** A certificate of 22 ECTS: 12 of a core, a capstone, and 10 of free choice. */
inline const Library& plan_library() {
  static const auto made = read({{"plan.json", R"({"credstack": 1, "version": "1",
    "organizations": [{"id": "org:uni", "name": "University"},
                      {"id": "org:vendor", "name": "Vendor"}],
    "achievements": [
      {"id": "urn:x:cert", "type": "Certificate", "name": "Certificate", "owner": "org:uni",
       "credit": {"value": 22, "unit": "ECTS"},
       "requirement": {"all": [
         {"id": "core", "name": "Core", "credits": {"value": 12, "unit": "ECTS"},
          "from": ["urn:x:algebra", "urn:x:bridge"]},
         {"achievement": "urn:x:capstone"},
         {"id": "free", "name": "Free choice", "credits": {"value": 10, "unit": "ECTS"},
          "open": true},
         {"text": "An interview"}]}},
      {"id": "urn:x:algebra", "type": "Course", "name": "Algebra", "owner": "org:uni",
       "credit": {"value": 6, "unit": "ECTS"}},
      {"id": "urn:x:bridge", "type": "Course", "name": "Bridge", "owner": "org:uni",
       "credit": {"value": 3, "unit": "ECTS"}},
      {"id": "urn:v:badge", "type": "MicroCredential", "name": "Badge", "owner": "org:vendor",
       "credit": {"value": 6, "unit": "ECTS"}},
      {"id": "urn:x:capstone", "type": "Course", "name": "Capstone", "owner": "org:uni",
       "credit": {"value": 6, "unit": "ECTS"}},
      {"id": "urn:x:a/same", "type": "Course", "name": "One", "owner": "org:uni"},
      {"id": "urn:x:b/same", "type": "Course", "name": "Two", "owner": "org:uni"}],
    "recognitions": [
      {"id": "badge-counts", "credential": "urn:v:badge", "target": "urn:x:cert",
       "assertedBy": "org:uni",
       "grants": [{"form": "block", "credit": {"value": 4, "unit": "ECTS"}, "slot": "free"}],
       "conditions": [{"kind": "minimumGrade", "grade": "B"}],
       "source": {"url": "https://u.example/badge"}}]})"}});
  EXPECT_FALSE(made.has_errors());
  return *made.library;
}

/** The leaf of the certificate at that place. */
inline RequirementId leaf(std::size_t at) {
  const Catalog& catalog = plan_library().catalog;
  return catalog[catalog[catalog.find("urn:x:cert")].requirement].children[at];
}

inline plan::Step step(std::string_view thing, Date start, Date end, std::int64_t paid_so_far) {
  plan::Step made;
  made.thing = plan_library().catalog.find(thing);
  made.start = start;
  made.end = end;
  made.paid_so_far = paid_so_far;
  return made;
}

/**
 * Algebra and Bridge from 1 February 2027, Badge in June, Capstone from 1 July. Bridge is only
 * needed before Capstone and has no price; how long Capstone takes is not known.
 */
inline plan::Route hand_made_route() {
  const Catalog& catalog = plan_library().catalog;
  plan::Route route;
  plan::Step algebra = step("urn:x:algebra", {2027, 2, 1}, {2027, 5, 31}, 70'000);
  algebra.price.minor = 90'000;
  algebra.price.funded = 30'000;
  algebra.applied.push_back({.node = leaf(0), .credit = 6});
  algebra.credit = 6;
  plan::Step bridge = step("urn:x:bridge", {2027, 2, 1}, {2027, 4, 30}, 70'000);
  bridge.credit = 3;
  bridge.needed_for.push_back(catalog.find("urn:x:capstone"));
  plan::Step badge = step("urn:v:badge", {2027, 6, 1}, {2027, 6, 30}, 115'000);
  badge.price.minor = 45'000;
  badge.credit = 6;
  badge.applied.push_back({.node = leaf(2), .credit = 4, .recognition = RecognitionId{0U}});
  badge.conditions.push_back({.recognition = RecognitionId{0U},
                              .stated = &catalog.recognitions.front().conditions.front()});
  plan::Step capstone = step("urn:x:capstone", {2027, 7, 1}, {2027, 7, 1}, 215'050);
  capstone.price.minor = 100'050;
  capstone.credit = 6;
  capstone.applied.push_back({.node = leaf(1), .credit = 6});
  capstone.span_known = false;
  route.steps = {algebra, bridge, badge, capstone};
  route.charged_once = 10'000;
  route.cost = 215'050;
  route.unknown_prices = 1;
  route.unknown_spans = 1;
  route.end = {2027, 7, 1};
  route.applied = 16;
  route.earned = 21;
  route.proof = {.optimal = true, .bound = 215'050, .work = 77};
  return route;
}

/** The same with everything known: Bridge costs nothing, and Capstone ends on 31 August. */
inline plan::Route known_route() {
  plan::Route route = hand_made_route();
  route.steps[1].price.minor = 0;
  route.steps[3].span_known = true;
  route.steps[3].end = {2027, 8, 31};
  route.end = {2027, 8, 31};
  route.unknown_prices = 0;
  route.unknown_spans = 0;
  return route;
}

inline plan::PlanAnswer answer_of(const plan::Route& route) {
  plan::PlanAnswer answer{.on = {2026, 12, 1}};
  plan::ProgramPlan program;
  program.program = plan_library().catalog.find("urn:x:cert");
  program.unit = "ECTS";
  program.currency = "NZD";
  (route.possible ? program.possible : program.route) = route;
  answer.programs.push_back(std::move(program));
  return answer;
}

/** The wishes from 1 February 2027. */
inline plan::Wishes from_february() {
  plan::Wishes wishes;
  wishes.start = {2027, 2, 1};
  return wishes;
}

}  // namespace credstack::answer
