// The facts of a CTDL record: costs, credit, levels, status, quality assurance, outcomes. What is
// expected was worked out by hand from the documents, which are our own.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "credstack/credstack.hpp"
#include "read_text.hpp"

namespace credstack::catalog {
namespace {

std::string facts() {
  std::ifstream file(std::string(CREDSTACK_SOURCE_DIR) + "/tests/fixtures/ctdl/facts.json");
  EXPECT_TRUE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string program = "https://example.org/program";

/** A document of one record `urn:x` of a class, with more members. */
std::string record(const std::string& name, const std::string& members) {
  return R"({"@id":"urn:x","@type":"ceterms:)" + name + R"(","ceterms:name":{"en":"X"})" +
         (members.empty() ? "" : "," + members) + "}";
}

/** The record of such a document; what it views stays until the tests end. */
const Achievement& read_record(const std::string& name, const std::string& members) {
  static std::deque<Read> kept;
  kept.push_back(read_text(record(name, members)));
  return kept.back().achievement("urn:x");
}

TEST(CtdlFacts, TheSumHoldsItsPartsAndIsNotAddedToThem) {
  const Read read = read_text(facts());
  const std::vector<Cost>& costs = read.achievement(program).costs;
  ASSERT_EQ(costs.size(), 8U);
  EXPECT_EQ(costs[0].kind, CostKind::total);
  const std::vector<std::int64_t> minor = {440900, 360000, 45000, 15000, 11000, 9900};
  for (std::size_t i = 0; i < minor.size(); ++i) {
    ASSERT_TRUE(costs[i].price) << i;
    EXPECT_EQ(costs[i].price->minor, minor[i]) << i;
    EXPECT_EQ(costs[i].price->code(), "USD") << i;
  }
  EXPECT_EQ(costs[1].kind, CostKind::tuition);
  EXPECT_EQ(costs[2].kind, CostKind::materials);
  EXPECT_EQ(costs[3].kind, CostKind::materials);
  EXPECT_EQ(costs[4].kind, CostKind::other);
  // One manifest is here with its price; the other is not, and so costs an unknown sum.
  EXPECT_EQ(costs[6].kind, CostKind::application);
  ASSERT_TRUE(costs[6].price);
  EXPECT_EQ(costs[6].price->minor, 2500);
  EXPECT_FALSE(costs[7].price);
  EXPECT_EQ(costs[7].source.url, "https://example.org/other-manifest");
}

TEST(CtdlFacts, TheAnswerAddsAnAggregateOnce) {
  const ReadResult result =
      credstack::read({{"cost.json", record("Certificate",
                                            R"("ceterms:ownedBy":"urn:o","ceterms:estimatedCost":[
      {"ceterms:price":4409,"ceterms:currency":"USD","ceterms:directCostType":{"ceterms:targetNode":"costType:AggregateCost"}},
      {"ceterms:price":3600,"ceterms:currency":"USD","ceterms:directCostType":{"ceterms:targetNode":"costType:Tuition"}},
      {"ceterms:price":809,"ceterms:currency":"USD","ceterms:directCostType":{"ceterms:targetNode":"costType:Equipment"}}])")}});
  ASSERT_TRUE(result.library);
  const std::string answer =
      ask(*result.library, R"({"ask":"stacks","credential":"urn:x","on":"2026-01-01"})");
  EXPECT_NE(answer.find("440900"), answer.npos) << answer;
  EXPECT_EQ(answer.find("881800"), answer.npos) << answer;
}

TEST(CtdlFacts, PricesThatDoNotSayWhatTheyAreForAreNotAdded) {
  const auto priced = [](const std::string& more) {
    return R"({"ceterms:price":100,"ceterms:currency":"USD")" + more + "}";
  };
  const std::string fee = R"(,"ceterms:directCostType":{"ceterms:targetNode":"costType:Travel"})";
  const std::string in_state =
      R"(,"ceterms:residencyType":{"ceterms:targetNode":"residency:InState"})";
  const auto known = [&](const std::string& first, const std::string& second) {
    const Achievement& read = read_record(
        "Badge", R"("ceterms:estimatedCost":[)" + priced(first) + "," + priced(second) + "]");
    EXPECT_EQ(read.costs.size(), 2U);
    return (read.costs[0].price ? 1 : 0) + (read.costs[1].price ? 1 : 0);
  };
  EXPECT_EQ(known("", ""), 0);
  EXPECT_EQ(known(fee, fee), 2);      // two trips
  EXPECT_EQ(known("", fee), 2);       // a fee and something else
  EXPECT_EQ(known(in_state, ""), 2);  // for different people
}

TEST(CtdlFacts, FundingIsWordsWithTheAmountAsWritten) {
  const Read read = read_text(facts());
  const std::vector<Text>& funding = read.achievement(program).funding;
  ASSERT_EQ(funding.size(), 2U);
  EXPECT_EQ(funding[0].in("en"), "Grants; Grant; 5651.0 USD; Need not be repaid.");
  EXPECT_EQ(funding[1].in("en"), "Veterans");
}

TEST(CtdlFacts, ABodyIsNamedForItsRoleAndItsPlace) {
  const Read read = read_text(facts());
  const std::vector<Assurance>& list = read.achievement(program).assurances;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(read.catalog[list[0].by].id, "https://example.org/council");
  EXPECT_EQ(list[0].role, AssuranceRole::accredited);
  EXPECT_FALSE(list[0].place);
  // The board says where; it is not named twice.
  EXPECT_EQ(read.catalog[list[1].by].id, "https://example.org/board");
  EXPECT_EQ(list[1].place.in("en"), "Oregon");
  EXPECT_EQ(list[1].source.url, program);
  // A place without a body is nobody's word.
  const Problems problems = read.problems();
  EXPECT_EQ(std::count(problems.begin(), problems.end(),
                       "ctdl-assurance /@graph/0/ceterms:recognizedIn/0"),
            1);
  for (const auto& [term, role] : {std::pair("approvedBy", AssuranceRole::approved),
                                   std::pair("recognizedBy", AssuranceRole::recognized),
                                   std::pair("regulatedBy", AssuranceRole::regulated)}) {
    const Achievement& one =
        read_record("Badge", R"("ceterms:)" + std::string(term) + R"(":[{"@id":"urn:q"}])");
    ASSERT_EQ(one.assurances.size(), 1U) << term;
    EXPECT_EQ(one.assurances[0].role, role);
  }
}

TEST(CtdlFacts, ABlankNodeThatIsNotDefinedAssuresNothing) {
  EXPECT_TRUE(read_record("Badge", R"("ceterms:accreditedBy":["_:gone"])").assurances.empty());
}

TEST(CtdlFacts, ARecordSaysWhereItApplies) {
  const Read read = read_text(facts());
  EXPECT_EQ(read.achievement(program).jurisdiction.in("en"), "United States; Not in: Oregon");
  EXPECT_FALSE(
      read_record("Badge", R"("ceterms:jurisdiction":[{"ceterms:globalJurisdiction":true}])")
          .jurisdiction);
}

TEST(CtdlFacts, OutcomesAreNumbersAsWrittenByTheOneWhoGatheredThem) {
  const Read read = read_text(facts());
  const std::vector<LabourMarketEvidence>& list = read.achievement(program).labour_market;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_FALSE(list[0].by);
  EXPECT_EQ(
      list[0].text.in("en"),
      "Outcomes of 2024; Median earnings: 44439 USD; Post receipt months: 12; Number awarded: "
      "234; Employed in the region, Percentage: 88.0%");
  EXPECT_EQ(list[0].source.url, "https://example.org/outcomes");
  EXPECT_EQ(list[0].source.as_of.to_string(), "2025-01-15");
  ASSERT_TRUE(list[1].by);
  EXPECT_EQ(read.catalog[list[1].by].id, "https://example.org/agency");
  EXPECT_EQ(list[1].text.in("en"),
            "A survey; Data set time period, Data attributes, Pass rate, Percentage: 98.0%");
  Problems data_sets;
  for (const std::string& problem : read.problems()) {
    if (problem.starts_with("ctdl-data-set")) data_sets.push_back(problem);
  }
  EXPECT_EQ(data_sets, (Problems{"ctdl-data-set /@graph/0/ceterms:aggregateData/0/"
                                 "qdata:relevantDataSet/1",
                                 "ctdl-data-set /@graph/0/ceterms:aggregateData/0/"
                                 "qdata:relevantDataSet/2"}));
}

TEST(CtdlFacts, ARangeOfTimeIsNoExactTime) {
  const auto duration = [](const std::string& members) {
    return read_record("Badge", R"("ceterms:estimatedDuration":[{)" + members + "}]").duration;
  };
  EXPECT_FALSE(duration(R"("ceterms:minimumDuration":"P1Y","ceterms:maximumDuration":"P3Y")"));
  EXPECT_FALSE(duration(R"("ceterms:maximumDuration":"P3Y")"));
  EXPECT_EQ(
      duration(R"("ceterms:minimumDuration":"P2Y","ceterms:maximumDuration":"P2Y")").to_string(),
      "P2Y");
  EXPECT_EQ(
      duration(R"("ceterms:exactDuration":"P2Y","ceterms:maximumDuration":"P3Y")").to_string(),
      "P2Y");
  // A range for some and a time for others are two statements.
  EXPECT_FALSE(read_record("Badge", R"("ceterms:estimatedDuration":[
      {"ceterms:minimumDuration":"PT4H","ceterms:maximumDuration":"PT5H"},
      {"ceterms:exactDuration":"PT3H"}])")
                   .duration);
  EXPECT_EQ(read_text(record("Badge", R"("ceterms:estimatedDuration":[
      {"ceterms:minimumDuration":"P1Y","ceterms:maximumDuration":"P3Y"}])"))
                .problems(),
            Problems{"ctdl-duration-range /ceterms:estimatedDuration/0"});
  EXPECT_EQ(read_text(record("Badge", R"("ceterms:estimatedDuration":[
      {"@type":"ceterms:DurationProfile","ceterms:description":"A while"}])"))
                .problems(),
            Problems{"ctdl-duration /ceterms:estimatedDuration/0"});
}

TEST(CtdlFacts, CreditOfEveryEraIsExactOrNotThere) {
  const auto credit = [](const std::string& members) -> std::string {
    const auto& read = read_record("Course", members).credit;
    if (!read) return "none";
    return read->min.to_string() + "-" + read->max.to_string() + " " + std::string(read->unit);
  };
  const auto valued = [&](const std::string& members) {
    return credit(R"("ceterms:creditValue":[{)" + members + "}]");
  };
  EXPECT_EQ(valued(R"("@type":"schema:QuantitativeValue","schema:value":6,
      "ceterms:creditUnitType":["creditUnit:DegreeCredit","creditUnit:SemesterHour"])"),
            "6-6 US-SH");
  EXPECT_EQ(valued(R"("schema:minValue":3,"schema:maxValue":"4.5",
      "ceterms:creditUnitType":"creditUnit:QuarterHour")"),
            "3-4.5 US-QH");
  EXPECT_EQ(valued(R"("schema:value":3,"ceterms:creditUnitType":"creditUnit:DegreeeCredit")"),
            "3-3 DegreeCredit");
  EXPECT_EQ(valued(R"("qdata:percentage":50,"ceterms:creditUnitType":"creditUnit:SemesterHour")"),
            "none");
  EXPECT_EQ(valued(R"("schema:value":3,"ceterms:creditUnitType":[
      {"@id":"https://a.example/credits"},{"@id":"https://b.example/credits"}])"),
            "none");
  EXPECT_EQ(credit(R"("ceterms:creditHourValue":45,"ceterms:creditHourType":"clock hours")"),
            "45-45 hours");
  EXPECT_EQ(credit(R"("ceterms:creditHourValue":4,"ceterms:creditHourType":{"en":"Quarter Hour"})"),
            "4-4 US-QH");
  EXPECT_EQ(credit(R"("ceterms:creditHourValue":4,"ceterms:creditHourType":"Credit hours")"),
            "none");
  EXPECT_EQ(credit(R"("ceterms:creditHourValue":4)"), "none");
  EXPECT_EQ(credit(R"("ceterms:creditUnitValue":2,"ceterms:creditUnitType":
      {"ceterms:targetNode":"creditUnit:SemesterHour"})"),
            "2-2 US-SH");
  EXPECT_EQ(credit(R"("ceterms:creditUnitValue":2,"ceterms:creditHourValue":3,
      "ceterms:creditHourType":"clock hours","ceterms:creditUnitType":
      {"ceterms:targetNode":"creditUnit:SemesterHour"})"),
            "none");
  EXPECT_EQ(credit(R"("ceterms:creditUnitValue":0)"), "none");
  // What the record says of itself and cannot be read is not made up for by a condition.
  EXPECT_EQ(credit(R"("ceterms:creditHourValue":50,"ceterms:creditHourType":"semm hrs",
      "ceterms:requires":[{"ceterms:description":"x","ceterms:creditUnitValue":15,
                           "ceterms:creditUnitType":"creditUnit:SemesterHour"}])"),
            "none");
  EXPECT_EQ(credit(R"("ceterms:requires":[{"ceterms:description":"x","ceterms:creditUnitValue":15,
                       "ceterms:creditUnitType":"creditUnit:SemesterHour"}])"),
            "15-15 US-SH");
}

TEST(CtdlFacts, AnAudiencesLevelIsTheRecordsOnlyWhereItCanBe) {
  const auto level = [](const std::string& name, const std::vector<std::string>& stated) {
    std::string list;
    for (const std::string& each : stated) {
      list += (list.empty() ? "" : ",") + std::string(R"({"ceterms:targetNode":"audLevel:)") +
              each + "\"}";
    }
    const Achievement& read = read_record(name, R"("ceterms:audienceLevelType":[)" + list + "]");
    if (read.levels.empty()) return 0;
    EXPECT_EQ(read.levels.size(), 1U);
    EXPECT_EQ(read.levels[0].framework, "audLevel");
    return read.levels[0].level;
  };
  EXPECT_EQ(level("BachelorDegree", {"BachelorsDegreeLevel", "UndergraduateLevel"}), 3);
  EXPECT_EQ(level("AssociateDegree", {"AssociatesDegreeLevel", "BeginnerLevel"}), 2);
  EXPECT_EQ(level("Degree", {"DoctoralDegreeLevel"}), 5);
  EXPECT_EQ(level("SecondarySchoolDiploma", {"SecondaryLevel"}), 1);
  EXPECT_EQ(level("MasterOfArtsDegree", {"MastersDegreeLevel"}), 4);
  // Two of the order, one against the class, none of the order.
  EXPECT_EQ(level("Degree", {"MastersDegreeLevel", "BachelorsDegreeLevel"}), 0);
  EXPECT_EQ(level("BachelorDegree", {"MastersDegreeLevel"}), 0);
  EXPECT_EQ(level("Degree", {"GraduateLevel", "PostSecondaryLevel", "LowerDivisionLevel"}), 0);
  EXPECT_EQ(level("Degree", {"SecondaryLevel"}), 0);
  // For people at a level is not at that level: a course or a certificate is no degree.
  EXPECT_EQ(level("Course", {"BachelorsDegreeLevel"}), 0);
  EXPECT_EQ(level("LearningProgram", {"BachelorsDegreeLevel"}), 0);
  EXPECT_EQ(level("Certificate", {"AssociatesDegreeLevel"}), 0);
  EXPECT_EQ(level("MicroCredential", {"MastersDegreeLevel"}), 0);
  EXPECT_EQ(level("Certification", {"BachelorsDegreeLevel"}), 0);
  EXPECT_EQ(level("License", {"MastersDegreeLevel"}), 0);
}

TEST(CtdlFacts, AFrameworksOwnLevelIsANumberOfThatFramework) {
  const Achievement& read = read_record("Certificate", R"("ceterms:atLevel":[
      {"ceterms:frameworkName":"SCQF","ceterms:codedNotation":"7"},
      {"ceterms:frameworkName":"SCQF","ceterms:targetNodeName":"Level 8"}])");
  ASSERT_EQ(read.levels.size(), 1U);
  EXPECT_EQ(read.levels[0].framework, "SCQF");
  EXPECT_EQ(read.levels[0].level, 7);
}

TEST(CtdlFacts, AnEndThatHadComeClosesAndALaterOneLeavesOpen) {
  const std::string seen = R"("ceterms:dateModified":"2026-05-01",)";
  const Achievement& past = read_record("Badge", seen + R"("ceterms:expirationDate":"2026-04-30")");
  EXPECT_EQ(past.status, Status::closed);
  EXPECT_FALSE(past.doubtful);
  for (const char* date : {"2026-05-01", "2026", "2027-01-01", "soon"}) {
    const Achievement& open =
        read_record("Badge", seen + R"("ceterms:credentialStatusType":"credentialStat:Active",
                                       "ceterms:expirationDate":")" +
                                 std::string(date) + "\"");
    EXPECT_EQ(open.status, Status::expiring) << date;
    EXPECT_TRUE(open.doubtful) << date;
  }
  EXPECT_TRUE(read_record("Badge", R"("ceterms:expirationDate":"2001-01-01")").doubtful);
}

TEST(CtdlFacts, WhatIsReplacedIsOnItsWayOut) {
  const std::string ctid = "ce-00000000-0000-4000-8000-0000000000C1";
  const Achievement& replaced =
      read_record("Badge", R"("ceterms:credentialStatusType":"credentialStat:Active",
                              "ceterms:supersededBy":["https://r.example/graph/)" +
                               ctid + R"("])");
  EXPECT_EQ(replaced.status, Status::expiring);
  EXPECT_FALSE(replaced.doubtful);
  EXPECT_EQ(read_record("Badge", R"("ceterms:lifeCycleStatusType":[{"@id":"lifeCycle:Ceased"}],
                                    "ceterms:supersededBy":")" +
                                     ctid + "\"")
                .status,
            Status::closed);
  // A web page replaces nothing.
  EXPECT_EQ(read_record("Badge", R"("ceterms:credentialStatusType":"credentialStat:Active",
                                    "ceterms:supersededBy":"https://x.example/list.pdf")")
                .status,
            Status::current);
}

TEST(CtdlFacts, CodesHaveTheShortNameOfTheirFramework) {
  const auto scheme = [](const std::string& name) {
    const Achievement& read =
        read_record("Badge", R"("ceterms:occupationType":[{"ceterms:frameworkName":")" + name +
                                 R"(","ceterms:codedNotation":"15-1252.00"}])");
    return read.occupations.size() == 1 ? std::string(read.occupations[0].scheme) : "none";
  };
  EXPECT_EQ(scheme("Standard Occupational Classification"), "SOC");
  EXPECT_EQ(scheme("Occupational Information Network"), "O*NET");
  EXPECT_EQ(scheme("Classification of Instructional Programs"), "CIP");
  EXPECT_EQ(scheme("US Army MOS Codes"), "US Army MOS Codes");
  EXPECT_EQ(
      read_text(record("Badge", R"("ceterms:industryType":[{"ceterms:frameworkName":"NAICS"}])"))
          .problems(),
      Problems{"ctdl-no-code /ceterms:industryType"});
}

TEST(CtdlFacts, OddFactsDoNoHarm) {
  for (
      const char* members :
      {R"("ceterms:financialAssistance":["x",7,{},{"ceterms:financialAssistanceValue":[1]}])",
       R"("ceterms:accreditedIn":["Oregon",{"ceterms:assertedBy":"urn:q"}],"ceterms:accreditedBy":[{},"x"])",
       R"("ceterms:aggregateData":[7,"_:x",{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":1}}}}}}}}])",
       R"("ceterms:commonCosts":[7,{},"x"],"ceterms:estimatedCost":[[],{"ceterms:directCostType":7}])",
       R"("ceterms:creditHourValue":"many","ceterms:creditUnitValue":{},"ceterms:atLevel":[[]])",
       R"("ceterms:expirationDate":{},"ceterms:supersededBy":[],"ceterms:jurisdiction":[7,"x"])"}) {
    const Read read = read_text(record("Badge", members));
    EXPECT_FALSE(read.diagnostics.empty()) << members;
    for (const Cost& cost : read.achievement("urn:x").costs) EXPECT_FALSE(cost.price) << members;
    EXPECT_TRUE(read.achievement("urn:x").labour_market.empty()) << members;
  }
}

}  // namespace
}  // namespace credstack::catalog
