// The CTDL reader on small documents of our own; every expected value is worked out from the
// document.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "catalog/readers.hpp"

namespace credstack::catalog {
namespace {

struct Read {
  Catalog catalog;
  std::vector<Diagnostic> diagnostics;

  const Achievement& achievement(std::string_view id) const {
    const AchievementId at = catalog.find(id);
    EXPECT_TRUE(at) << id;
    static const Achievement none;
    return at ? catalog[at] : none;
  }
  const Recognition& recognition(std::string_view id) const {
    for (const Recognition& found : catalog.recognitions) {
      if (found.id == id) return found;
    }
    ADD_FAILURE() << "no recognition " << id;
    static const Recognition none;
    return none;
  }
  std::vector<std::string> pointers(std::string_view code) const {
    std::vector<std::string> list;
    for (const Diagnostic& found : diagnostics) {
      if (found.code == code) list.push_back(found.pointer);
    }
    return list;
  }
  std::vector<std::string> ids(const std::vector<AchievementId>& list) const {
    std::vector<std::string> names;
    for (const AchievementId at : list) names.emplace_back(catalog[at].id);
    return names;
  }
};

using Strings = std::vector<std::string>;

Read read_texts(const std::vector<std::string>& texts) {
  Diagnostics diagnostics(1000);
  CatalogBuilder builder(diagnostics);
  for (const std::string& text : texts) {
    diagnostics.set_file("document");
    const JsonDocument document(text, 200);
    EXPECT_FALSE(document.error()) << document.error()->message;
    EXPECT_TRUE(is_ctdl(document.root()));
    read_ctdl(document.root(), builder);
  }
  Catalog catalog = builder.finish();
  return {std::move(catalog), diagnostics.take()};
}

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(CREDSTACK_SOURCE_DIR) + "/tests/fixtures/ctdl/" + name);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Read read_fixture(const std::string& name) { return read_texts({fixture(name)}); }

const std::string registry = "https://registry.example.org/resources/ce-00000000-0000-4000-8000-";

bool recognises(std::string_view text) {
  const JsonDocument document(text, 200);
  return is_ctdl(document.root());
}

TEST(CtdlReader, IsRecognisedByContent) {
  EXPECT_TRUE(recognises(R"({"@type":"ceterms:Badge"})"));
  EXPECT_TRUE(recognises(R"({"@type":["x","ceterms:Badge"]})"));
  EXPECT_TRUE(recognises(R"({"ceterms:name":"x"})"));
  EXPECT_TRUE(recognises(R"({"@graph":[{"@id":"x"},{"ceterms:name":"x"}]})"));
  EXPECT_TRUE(recognises(R"({"decoded_resource":{"ceterms:name":"x"}})"));
  EXPECT_TRUE(recognises(R"([{"ceterms:name":"x"}])"));
  EXPECT_FALSE(recognises(R"({"credstack":1})"));
  EXPECT_FALSE(recognises(R"({"@graph":[{"@id":"x"}]})"));
  EXPECT_FALSE(recognises(R"([1, "ceterms:name", null])"));
  EXPECT_FALSE(recognises("7"));
}

TEST(CtdlReader, ReadsTheFactsOfARecord) {
  const Read read = read_fixture("degree_graph.json");
  const Achievement& degree = read.achievement(registry + "00000000000a");
  EXPECT_FALSE(degree.external);
  EXPECT_EQ(degree.type, AchievementType::bachelor_degree);
  EXPECT_EQ(degree.name.in("en"), "Bachelor of Cartography");
  EXPECT_EQ(degree.name.in("fr"), "Licence de cartographie");
  EXPECT_EQ(degree.url, "https://university.example.org/cartography");
  EXPECT_EQ(degree.status, Status::current);
  EXPECT_EQ(degree.duration.to_string(), "P3Y");
  EXPECT_EQ(degree.workload.to_string(), "PT4500H");
  EXPECT_EQ(degree.source.url, registry + "00000000000a");
  EXPECT_EQ(degree.source.as_of.to_string(), "2026-01-15");
  EXPECT_FALSE(degree.doubtful);
  ASSERT_EQ(degree.fields.size(), 2u);
  EXPECT_EQ(degree.fields[0].scheme, "CIP");
  EXPECT_EQ(degree.fields[0].code, "45.0702");
  EXPECT_EQ(degree.fields[1].scheme, "NAICS");
  ASSERT_EQ(degree.occupations.size(), 1u);
  EXPECT_EQ(degree.occupations[0].scheme, "SOC");
  EXPECT_EQ(degree.occupations[0].code, "17-1021.00");
  EXPECT_EQ(degree.occupations[0].name.in("en"), "Cartographers");
  EXPECT_EQ(read.ids(degree.parts), Strings{registry + "00000000000d"});
}

TEST(CtdlReader, TheOwnerComesBeforeTheOneWhoOffers) {
  const Read read = read_fixture("degree_graph.json");
  const Achievement& degree = read.achievement(registry + "00000000000a");
  ASSERT_TRUE(degree.owner);
  const Organization& owner = read.catalog[degree.owner];
  EXPECT_EQ(owner.name.in("en"), "University of the Isles");
  EXPECT_EQ(owner.type, OrganizationType::higher_education);
  EXPECT_FALSE(owner.external);
}

TEST(CtdlReader, OneProfileAsksForAllItsTargetsOnce) {
  const Read read = read_fixture("degree_graph.json");
  const Achievement& degree = read.achievement(registry + "00000000000a");
  ASSERT_TRUE(degree.requirement);
  const Requirement& all = read.catalog[degree.requirement];
  EXPECT_EQ(all.kind, RequirementKind::all);
  EXPECT_EQ(all.name.in("en"), "All of the courses and the final examination.");
  // The third target is the first under its other address, and with its CTID in small letters.
  ASSERT_EQ(all.children.size(), 3u);
  const Achievement& first = read.catalog[read.catalog[all.children[0]].achievement];
  EXPECT_EQ(first.id, registry + "00000000000b");
  EXPECT_TRUE(first.external);
  EXPECT_EQ(first.type, AchievementType::learning_program);
  const Achievement& survey = read.catalog[read.catalog[all.children[1]].achievement];
  EXPECT_EQ(survey.name.in("en"), "Surveying");
  EXPECT_EQ(survey.type, AchievementType::course);
  EXPECT_FALSE(survey.external);
  EXPECT_EQ(read.catalog[read.catalog[all.children[2]].achievement].type,
            AchievementType::assessment);
  // The total stands in the only profile, and its unit is the one that measures.
  ASSERT_TRUE(degree.credit);
  EXPECT_EQ(degree.credit->min, Rational(120));
  EXPECT_EQ(degree.credit->unit, "US-SH");
  EXPECT_EQ(survey.credit->max, Rational(9, 2));
  EXPECT_EQ(survey.credit->unit, "US-QH");
  EXPECT_TRUE(read.pointers("ctdl-sibling-requires").empty());
}

TEST(CtdlReader, EntryHoldsWordsAndLimits) {
  const Read read = read_fixture("degree_graph.json");
  const Achievement& degree = read.achievement(registry + "00000000000a");
  ASSERT_TRUE(degree.entry);
  const Requirement& entry = read.catalog[degree.entry];
  ASSERT_EQ(entry.children.size(), 2u);
  const Requirement& condition = read.catalog[entry.children[0]];
  ASSERT_EQ(condition.children.size(), 2u);
  EXPECT_EQ(read.catalog[condition.children[0]].kind, RequirementKind::prose);
  EXPECT_EQ(read.catalog[condition.children[0]].name.in("en"), "A good head for heights.");
  EXPECT_EQ(read.catalog[condition.children[1]].name.in("en"), "Minimum age: 18");
  const Requirement& beside = read.catalog[entry.children[1]];
  EXPECT_EQ(beside.kind, RequirementKind::prose);
  EXPECT_EQ(beside.name.in("en"), "To be taken together with: The seminar.");

  const Achievement& survey =
      read.catalog[read.catalog[read.catalog[degree.requirement].children[1]].achievement];
  ASSERT_TRUE(survey.entry);
  const Requirement& prerequisite = read.catalog[survey.entry];
  EXPECT_EQ(prerequisite.kind, RequirementKind::achievement);
  EXPECT_EQ(read.catalog[prerequisite.achievement].type, AchievementType::course);
}

TEST(CtdlReader, AForwardStatementIsTheHoldersOwnersClaim) {
  const Read read = read_fixture("connections_resource.json");
  const std::string id = registry + "0000000000a1";
  const Recognition& required = read.recognition(id + "#isRequiredFor/0");
  EXPECT_EQ(read.ids(required.credentials), Strings{id});
  EXPECT_EQ(read.ids(required.targets),
            (Strings{registry + "0000000000a2", registry + "0000000000a3"}));
  ASSERT_EQ(required.grants.size(), 1u);
  EXPECT_EQ(required.grants[0].form, GrantForm::requirement);
  EXPECT_FALSE(required.grants[0].credit);
  ASSERT_EQ(required.asserted_by.size(), 1u);
  EXPECT_EQ(read.catalog[required.asserted_by[0]].id, "https://guild.example.org/about");
  EXPECT_EQ(required.note.in("en"),
            "Certified Map Reader 'Is Required For' credential 'Master Map Reader'");
  EXPECT_EQ(required.source.url, id);
  EXPECT_EQ(required.source.as_of.to_string(), "2026-03-02");
  EXPECT_FALSE(required.doubtful);
  // The name in the note is not made into the target's name.
  EXPECT_FALSE(read.achievement(registry + "0000000000a2").name);
}

TEST(CtdlReader, AStatementWithoutTargetMakesNoLink) {
  const Read read = read_fixture("connections_resource.json");
  EXPECT_EQ(read.pointers("ctdl-no-target"), Strings{"/ceterms:isRequiredFor/1"});
  EXPECT_EQ(read.catalog.recognitions.size(), 5u);
}

TEST(CtdlReader, AdvancedStandingKeepsItsCreditLimitsAndAsserter) {
  const Read read = read_fixture("connections_resource.json");
  const std::string id = registry + "0000000000a1#isAdvancedStandingFor/0";
  const Recognition& standing = read.recognition(id);
  EXPECT_EQ(standing.grants.at(0).form, GrantForm::advanced_standing);
  ASSERT_TRUE(standing.grants.at(0).credit);
  EXPECT_EQ(standing.grants.at(0).credit->min, Rational(6));
  EXPECT_EQ(standing.grants.at(0).credit->unit, "US-SH");
  ASSERT_EQ(standing.asserted_by.size(), 1u);
  EXPECT_EQ(read.catalog[standing.asserted_by[0]].id, "https://university.example.org/about");
  ASSERT_EQ(standing.conditions.size(), 2u);
  EXPECT_EQ(standing.conditions[0].text.in("en"), "Minimum age: 21");
  EXPECT_EQ(standing.conditions[1].text.in("en"), "The Isles");
  // A target in place is named, and is still kept elsewhere.
  ASSERT_EQ(standing.targets.size(), 1u);
  const Achievement& target = read.catalog[standing.targets[0]];
  EXPECT_EQ(target.id, id + "/targetCredential/0");
  EXPECT_EQ(target.name.in("en"), "Bachelor of Cartography");
  EXPECT_EQ(target.type, AchievementType::bachelor_degree);
  EXPECT_TRUE(target.external);
}

TEST(CtdlReader, ABackwardStatementIsTheReceivingOwnersAndItsTargetsAreASet) {
  const Read read = read_fixture("connections_resource.json");
  const std::string id = registry + "0000000000a1";
  const Recognition& from = read.recognition(id + "#advancedStandingFrom/0");
  EXPECT_EQ(read.ids(from.targets), Strings{id});
  EXPECT_EQ(read.ids(from.credentials),
            (Strings{registry + "0000000000a4", registry + "0000000000a5"}));
  ASSERT_EQ(from.asserted_by.size(), 1u);
  EXPECT_EQ(from.asserted_by[0], read.achievement(id).owner);
  EXPECT_TRUE(from.conditions.empty());  // everywhere is no limit
  const Recognition& preparation = read.recognition(id + "#preparationFrom/0");
  EXPECT_EQ(preparation.grants.at(0).form, GrantForm::preparation);
  EXPECT_EQ(read.ids(preparation.credentials), Strings{registry + "0000000000a6"});
}

TEST(CtdlReader, ALimitThatIsNotReadLeavesTheStatementInDoubt) {
  const Read read = read_fixture("connections_resource.json");
  EXPECT_TRUE(read.recognition(registry + "0000000000a1#isRecommendedFor/0").doubtful);
  EXPECT_EQ(read.pointers("ctdl-unknown-term"),
            Strings{"/ceterms:isRecommendedFor/0/ceterms:newLimit"});
}

TEST(CtdlReader, APartsOwnWordIsNotTheWholes) {
  const Read read = read_fixture("connections_resource.json");
  const Achievement& part = read.achievement(registry + "0000000000a1");
  EXPECT_EQ(read.ids(part.wholes), Strings{registry + "0000000000a9"});
  EXPECT_TRUE(read.achievement(registry + "0000000000a9").parts.empty());
}

TEST(CtdlReader, SiblingConditionsAreAllRequiredAndThatIsSaid) {
  const Read read = read_fixture("conditions.json");
  const Requirement& root =
      read.catalog[read.achievement("https://example.org/siblings").requirement];
  EXPECT_EQ(root.kind, RequirementKind::all);
  ASSERT_EQ(root.children.size(), 3u);
  EXPECT_EQ(read.catalog[root.children[2]].kind, RequirementKind::prose);
  EXPECT_EQ(read.catalog[root.children[2]].name.in("en"), "An interview.");
  EXPECT_EQ(read.pointers("ctdl-sibling-requires"), Strings{"/@graph/0/ceterms:requires"});
}

TEST(CtdlReader, AlternativesAreOneOfSeveral) {
  const Read read = read_fixture("conditions.json");
  const Achievement& diploma = read.achievement("https://example.org/alternatives");
  const Requirement& root = read.catalog[diploma.requirement];
  ASSERT_EQ(root.children.size(), 2u);
  EXPECT_EQ(root.kind, RequirementKind::all);
  EXPECT_EQ(read.catalog[read.catalog[root.children[0]].achievement].id,
            "https://example.org/core");
  const Requirement& any = read.catalog[root.children[1]];
  EXPECT_EQ(any.kind, RequirementKind::any);
  ASSERT_EQ(any.children.size(), 2u);
  EXPECT_EQ(read.catalog[any.children[0]].kind, RequirementKind::all);
  EXPECT_EQ(read.catalog[any.children[0]].children.size(), 2u);
  EXPECT_EQ(read.catalog[any.children[1]].name.in("en"), "A portfolio.");
  EXPECT_FALSE(diploma.doubtful);
}

TEST(CtdlReader, ACircleOfConditionsEnds) {
  const Read read = read_fixture("conditions.json");
  EXPECT_EQ(read.pointers("ctdl-nested-too-deep").size(), 1u);
  EXPECT_TRUE(read.achievement("https://example.org/circle").doubtful);
}

TEST(CtdlReader, NestedAlternativesDoNotMultiplyWithoutEnd) {
  const Read read = read_texts({R"({"@graph":[
      {"@id":"urn:x","@type":"ceterms:Badge","ceterms:name":"x","ceterms:requires":["_:a"]},
      {"@id":"_:a","@type":"ceterms:ConditionProfile","ceterms:targetCredential":["urn:y"],
       "ceterms:alternativeCondition":["_:a","_:a","_:a","_:a","_:a","_:a"]}]})"});
  EXPECT_TRUE(read.achievement("urn:x").doubtful);
  EXPECT_LT(read.catalog.requirements.size(), 20'000u);
}

TEST(CtdlReader, WhatLimitsARequirementIsNeverDropped) {
  const Read read = read_fixture("conditions.json");
  EXPECT_TRUE(read.achievement("https://example.org/limited").doubtful);
  EXPECT_EQ(read.pointers("ctdl-asserted-by-other"),
            Strings{"/@graph/4/ceterms:requires/0/ceterms:assertedBy"});

  const Achievement& misspelt = read.achievement("https://example.org/misspelt");
  EXPECT_TRUE(misspelt.doubtful);
  EXPECT_EQ(read.pointers("ctdl-unknown-term"),
            Strings{"/@graph/5/ceterms:requires/0/ceterms:targetCredental"});
  const Requirement& all = read.catalog[misspelt.requirement];
  ASSERT_EQ(all.children.size(), 2u);
  EXPECT_EQ(read.catalog[all.children[1]].name.in("en"), "Years of experience: 2.5");

  const Requirement& entry = read.catalog[read.achievement("https://example.org/entry").entry];
  ASSERT_EQ(entry.children.size(), 2u);
  EXPECT_EQ(read.catalog[entry.children[1]].name.in("en"), "Credit: 30 SemesterHour");
}

TEST(CtdlReader, CreditIsExactOrNotThere) {
  const Read read = read_fixture("amounts.json");
  EXPECT_FALSE(read.achievement("https://example.org/both-units").credit);
  EXPECT_FALSE(read.achievement("https://example.org/no-unit").credit);
  EXPECT_FALSE(read.achievement("https://example.org/several").credit);
  EXPECT_EQ(read.pointers("ctdl-credit-unit"),
            (Strings{"/0/ceterms:creditValue", "/1/ceterms:creditValue/0"}));
  EXPECT_EQ(read.pointers("ctdl-several-credits"), Strings{"/3/ceterms:creditValue"});
  const Achievement& range = read.achievement("https://example.org/range");
  ASSERT_TRUE(range.credit);
  EXPECT_EQ(range.credit->min, Rational(3));
  EXPECT_EQ(range.credit->max, Rational(9, 2));
  EXPECT_EQ(range.credit->unit, "hours");
  const Achievement& own = read.achievement("https://example.org/own-unit");
  ASSERT_TRUE(own.credit);
  EXPECT_EQ(own.credit->unit, "ICU");
}

TEST(CtdlReader, PricesAreExactMinorUnits) {
  const Read read = read_fixture("amounts.json");
  const std::vector<Cost>& costs = read.achievement("https://example.org/costs").costs;
  ASSERT_EQ(costs.size(), 6u);
  ASSERT_TRUE(costs[0].price);
  EXPECT_EQ(costs[0].price->minor, 123450);
  EXPECT_EQ(costs[0].price->code(), "USD");
  EXPECT_EQ(costs[0].kind, CostKind::tuition);
  EXPECT_EQ(costs[0].audience.in("en"), "In-State");
  ASSERT_TRUE(costs[1].price);
  EXPECT_EQ(costs[1].price->minor, 234500);
  EXPECT_EQ(costs[1].price->code(), "USD");
  EXPECT_EQ(costs[1].audience.in("en"), "OutOfState");
  ASSERT_TRUE(costs[2].price);
  EXPECT_EQ(costs[2].price->minor, 150);  // the yen has no smaller unit
  EXPECT_EQ(costs[2].kind, CostKind::total);
  EXPECT_EQ(costs[2].source.url, "https://example.org/fees");
  EXPECT_FALSE(costs[3].price);  // an eighth of a dollar is no whole number of cents
  EXPECT_EQ(costs[3].note.in("en"), "Stamps; 0.125 USD");
  EXPECT_FALSE(costs[4].price);  // so much per credit hour is not the whole
  EXPECT_EQ(costs[4].note.in("en"), "500 USD: per credit hour");
  EXPECT_FALSE(costs[5].price);
  EXPECT_EQ(costs[5].note.in("en"), "Not published");
  EXPECT_EQ(read.pointers("ctdl-price"), Strings{"/5/ceterms:estimatedCost/3/ceterms:price"});
  EXPECT_EQ(read.pointers("ctdl-payment-pattern"),
            Strings{"/5/ceterms:estimatedCost/4/ceterms:price"});
}

TEST(CtdlReader, PricesThatNothingTellsApartAreNotAdded) {
  const Read read = read_fixture("amounts.json");
  const std::vector<Cost>& costs = read.achievement("https://example.org/parallel").costs;
  ASSERT_EQ(costs.size(), 3u);
  EXPECT_FALSE(costs[0].price);
  EXPECT_EQ(costs[0].note.in("en-US"), "Fees; 3533.68 USD");
  EXPECT_FALSE(costs[1].price);
  ASSERT_TRUE(costs[2].price);
  EXPECT_EQ(costs[2].price->minor, 9712);
  EXPECT_EQ(read.pointers("ctdl-parallel-costs"), Strings{"/6/ceterms:estimatedCost"});
}

TEST(CtdlReader, DurationsKeepTheirUnits) {
  const Read read = read_fixture("amounts.json");
  const Duration& duration = read.achievement("https://example.org/durations").duration;
  EXPECT_EQ(duration.years, 1);
  EXPECT_EQ(duration.weeks, 3);
  EXPECT_EQ(duration.hours, 5);
  EXPECT_EQ(read.pointers("ctdl-duration"),
            Strings{"/7/ceterms:estimatedDuration/1/ceterms:exactDuration"});
}

TEST(CtdlReader, TheWorstStatusHolds) {
  const Read read = read_fixture("amounts.json");
  EXPECT_EQ(read.achievement("https://example.org/teach-out").status, Status::expiring);
  EXPECT_EQ(read.achievement("https://example.org/deprecated").status, Status::closed);
  const Achievement& probation = read.achievement("https://example.org/probation");
  EXPECT_EQ(probation.status, Status::unknown);
  EXPECT_TRUE(probation.doubtful);
  EXPECT_EQ(read.pointers("ctdl-status"), Strings{"/9/ceterms:credentialStatusType"});
}

TEST(CtdlReader, AnEndOrARuleThatIsNotReadLeavesTheRecordInDoubt) {
  for (const auto& [term, code] : {std::pair("expirationDate", "ctdl-end"),
                                   std::pair("approximateExpirationDate", "ctdl-end")}) {
    const Read read =
        read_texts({R"({"@id":"urn:x","@type":"ceterms:Badge","ceterms:name":"x","ceterms:)" +
                    std::string(term) + R"(":"2027-01-01"})"});
    EXPECT_TRUE(read.achievement("urn:x").doubtful) << term;
    EXPECT_EQ(read.pointers(code), Strings{"/ceterms:" + std::string(term)});
    EXPECT_TRUE(read.pointers("ctdl-ignored-term").empty());
  }
}

TEST(CtdlReader, SaysWhatIsWrongAndKeepsTheRest) {
  const Read read = read_fixture("damaged.json");
  const Achievement& damaged = read.achievement("https://example.org/damaged");
  EXPECT_EQ(damaged.type, AchievementType::micro_credential);
  EXPECT_TRUE(damaged.doubtful);
  EXPECT_TRUE(damaged.parts.empty());
  EXPECT_EQ(read.pointers("ctdl-no-name"), Strings{"/@graph/0"});
  Strings mismatches = read.pointers("type-mismatch");
  std::sort(mismatches.begin(), mismatches.end());
  EXPECT_EQ(mismatches,
            (Strings{"/@graph/0/ceterms:hasPart/0", "/@graph/0/ceterms:name",
                     "/@graph/0/ceterms:recommends/0/ceterms:targetCredential/0",
                     "/@graph/0/ceterms:requires/0/ceterms:targetLearningOpportunity/1",
                     "/@graph/0/ceterms:requires/0/ceterms:targetLearningOpportunity/2"}));
  Strings undefined = read.pointers("ctdl-undefined-bnode");
  std::sort(undefined.begin(), undefined.end());
  EXPECT_EQ(undefined, (Strings{"/@graph/0/ceterms:ownedBy/0",
                                "/@graph/0/ceterms:requires/0/"
                                "ceterms:targetLearningOpportunity/0",
                                "/@graph/0/ceterms:requires/1"}));
  const Recognition& recommended = read.recognition("https://example.org/damaged#recommends/0");
  EXPECT_EQ(read.ids(recommended.credentials), Strings{"https://example.org/held"});
  EXPECT_TRUE(recommended.doubtful);
}

TEST(CtdlReader, NamesWhatItPassesOverOnce) {
  const Read read = read_fixture("damaged.json");
  Strings ignored;
  for (const Diagnostic& found : read.diagnostics) {
    if (found.code == "ctdl-ignored-term") ignored.push_back(found.message);
  }
  ASSERT_EQ(ignored.size(), 2u);
  EXPECT_EQ(ignored[0], "\"ceterms:precedes\" is not read here (2 times).");
  EXPECT_EQ(ignored[1], "Terms that only describe are not read: ceterms:image.");
  // It is written `preceeds`, and the place is that of what is written.
  EXPECT_EQ(read.pointers("ctdl-misspelt-term"), Strings{"/@graph/0/ceterms:preceeds"});
  EXPECT_EQ(read.pointers("ctdl-ignored-term").front(), "/@graph/0/ceterms:preceeds");
  EXPECT_EQ(read.pointers("ctdl-class-not-read").size(), 2u);
  EXPECT_EQ(read.pointers("ctdl-unknown-class").size(), 1u);
  EXPECT_FALSE(read.catalog.find("https://example.org/new"));
}

TEST(CtdlReader, ABlankNodeIsItsDocumentsOwn) {
  const Read read = read_fixture("envelopes.json");
  const auto prepared = [&](const std::string& tail) {
    const Recognition& found = read.recognition(registry + tail + "#isPreparationFor/0");
    return found.targets.size() == 1 ? read.catalog[found.targets[0]].name.in("en")
                                     : std::string_view{};
  };
  EXPECT_EQ(prepared("0000000000b1"), "First licence");
  EXPECT_EQ(prepared("0000000000b2"), "Second licence");
  EXPECT_EQ(read.achievement(registry + "0000000000b1").source.as_of.to_string(), "2026-02-03");
  EXPECT_FALSE(read.achievement(registry + "0000000000b2").source.as_of);
}

TEST(CtdlReader, ARecordReadTwiceDoesNotLendItsBlankNodes) {
  const std::string text = fixture("degree_graph.json");
  std::string other = text;
  const auto at = other.find("\"Surveying\"");
  ASSERT_NE(at, other.npos);
  other.replace(at, 11, "\"Swimming\"");
  const Read read = read_texts({text, other});
  EXPECT_EQ(read.pointers("duplicate-id").size(), 1u);
  const Achievement& degree = read.achievement(registry + "00000000000a");
  const Requirement& all = read.catalog[degree.requirement];
  EXPECT_EQ(read.catalog[read.catalog[all.children.at(1)].achievement].name.in("en"), "Surveying");
}

TEST(CtdlReader, EveryClassIsNamedAndNoneIsGuessed) {
  const auto type_of = [](std::string_view name) {
    const std::string text =
        R"({"@id":"urn:x","@type":"ceterms:)" + std::string(name) + R"(","ceterms:name":"x"})";
    const Read read = read_texts({text});
    const AchievementId at = read.catalog.find("urn:x");
    return at ? spelled(read.catalog[at].type) : std::string_view("none");
  };
  EXPECT_EQ(type_of("MicroCredential"), "MicroCredential");
  EXPECT_EQ(type_of("OpenBadge"), "Badge");
  EXPECT_EQ(type_of("CertificateOfParticipation"), "CertificateOfCompletion");
  EXPECT_EQ(type_of("HigherEducationLevel2Certificate"), "Certificate");
  EXPECT_EQ(type_of("PostMasterCertificate"), "PostBaccalaureateCertificate");
  EXPECT_EQ(type_of("MasterCertificate"), "ApprenticeshipCertificate");
  EXPECT_EQ(type_of("AssociateOfAppliedScienceDegree"), "AssociateDegree");
  EXPECT_EQ(type_of("MasterOfArtsDegree"), "MasterDegree");
  EXPECT_EQ(type_of("ResearchDoctorate"), "DoctoralDegree");
  EXPECT_EQ(type_of("GeneralEducationDevelopment"), "SecondarySchoolDiploma");
  EXPECT_EQ(type_of("QualityAssuranceCredential"), "Other");
  EXPECT_EQ(type_of("LearningOpportunityProfile"), "LearningProgram");
  EXPECT_EQ(type_of("AssessmentProfile"), "Assessment");
  EXPECT_EQ(type_of("CredentialOrganization"), "none");
  EXPECT_EQ(type_of("CredentialAlignmentObject"), "none");
  EXPECT_EQ(type_of("CredentialPerson"), "none");
}

TEST(CtdlReader, OddShapesDoNoHarm) {
  for (
      const char* text :
      {R"({"@graph":{"ceterms:name":"x","@id":7}})",
       R"({"@type":"ceterms:Badge","ceterms:requires":[[[]],null,true,{}]})",
       R"({"@type":"ceterms:Badge","ceterms:isRequiredFor":{"ceterms:targetCredential":{"@id":""}}})",
       R"({"@type":"ceterms:Badge","ceterms:estimatedCost":["_:x",{"ceterms:price":[1,2]},{"ceterms:price":1e400}]})",
       R"({"@type":"ceterms:Badge","ceterms:creditValue":[3,{"schema:value":-1},{"schema:minValue":5,"schema:maxValue":2}]})",
       R"({"@type":[],"ceterms:ownedBy":{}})", R"([{"ceterms:name":"x"},3,null,[]])",
       R"({"@type":"ceterms:Badge","ceterms:name":{"en":{"en":"x"}},"ceterms:hasPart":"Some title"})"}) {
    const Read read = read_texts({text});
    EXPECT_FALSE(read.diagnostics.empty()) << text;
    for (const Achievement& record : read.catalog.achievements) {
      EXPECT_FALSE(record.credit) << text;
      for (const Cost& cost : record.costs) EXPECT_FALSE(cost.price) << text;
    }
  }
}

}  // namespace
}  // namespace credstack::catalog
