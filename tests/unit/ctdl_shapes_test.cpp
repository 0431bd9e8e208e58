// One record in the shapes that registries and publishers have given it since 2016. The documents
// are our own; what is expected was worked out from them by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "catalog/ctdl_names.hpp"
#include "credstack/credstack.hpp"
#include "read_text.hpp"

namespace credstack::catalog {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(CREDSTACK_SOURCE_DIR) + "/tests/fixtures/ctdl/" + name);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string badge =
    R"("@id":"urn:x","@type":"ceterms:Badge","ceterms:name":{"en":"A badge"})";

std::string base64(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = bits << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      if (i + j <= bytes.size()) text += letters[(bits >> (18 - 6 * j)) & 63];
    }
  }
  return text;
}

/** The places of the problems with that code. */
std::vector<std::string> places_of(const Read& read, std::string_view code) {
  std::vector<std::string> list;
  for (const Diagnostic& each : read.diagnostics) {
    if (each.code == code) list.push_back(each.pointer);
  }
  return list;
}

TEST(CtdlShapes, TermsWithoutAPrefixAreCtdlsUnderItsOwnContext) {
  const std::string bare = R"("@id":"urn:x","@type":"Badge","name":{"en":"A badge"},
      "hasPart":["urn:y"]})";
  const Read read =
      read_text(R"({"@context":"https://credreg.net/ctdl/schema/context/json",)" + bare);
  const Achievement& record = read.catalog[read.catalog.find("urn:x")];
  EXPECT_EQ(record.type, AchievementType::badge);
  EXPECT_EQ(record.name.in("en"), "A badge");  // the language is no term
  ASSERT_EQ(record.parts.size(), 1U);
  EXPECT_EQ(places_of(read, "ctdl-bare-term"), std::vector<std::string>{"/name"});
  // Under nobody's or another's context they may mean anything.
  for (const std::string context : {"", R"("@context":"https://schema.org",)"}) {
    std::string text = "{";
    text.append(context).append(bare);
    EXPECT_EQ(places_of(read_text(text), "unknown-format").size(), 1U);
  }
}

TEST(CtdlNames, AFullIriIsAPrefixedName) {
  using ctdl::prefixed;
  EXPECT_EQ(prefixed("https://purl.org/ctdl/terms/name"), "ceterms:name");
  EXPECT_EQ(prefixed("http://purl.org/ctdl/terms/name"), "ceterms:name");
  EXPECT_EQ(prefixed("https://credreg.net/ctdl/terms/name"), "ceterms:name");
  EXPECT_EQ(prefixed("https://credreg.net/qdata/terms/median"), "qdata:median");
  EXPECT_EQ(prefixed("http://schema.org/value"), "schema:value");
  EXPECT_EQ(prefixed("http://www.w3.org/2004/02/skos/core#notation"), "skos:notation");
  EXPECT_EQ(prefixed("https://purl.org/ctdl/terms/"), "https://purl.org/ctdl/terms/");
  EXPECT_EQ(prefixed("https://purl.org/ctdl/vocabs/audLevel/x"),
            "https://purl.org/ctdl/vocabs/audLevel/x");
  EXPECT_EQ(prefixed("ceterms:name"), "ceterms:name");
}

TEST(CtdlNames, AnInlineContextSaysWhatNamesMean) {
  const JsonDocument document(R"({"ct":"http://purl.org/ctdl/terms/","@base":"urn:base:",
      "label":{"@id":"ct:name"},"circle":"circle2:x","circle2":"circle:y",
      "ceterms":"https://elsewhere.example/","res":"https://r.example/"})",
                              20);
  ctdl::Context context;
  context.add(document.root());
  EXPECT_EQ(context.term("ct:requires"), "ceterms:requires");
  EXPECT_EQ(context.term("label"), "ceterms:name");
  EXPECT_EQ(context.term("@type"), "@type");
  EXPECT_EQ(context.term("ceterms:name"), "https://elsewhere.example/name");
  EXPECT_EQ(context.id("ce-1"), "urn:base:ce-1");
  EXPECT_EQ(context.id("res:ce-1"), "https://r.example/ce-1");
  EXPECT_EQ(context.value("res:a b"), "res:a b");  // a text, not an IRI
  EXPECT_EQ(context.value("note"), "note");
  EXPECT_FALSE(context.term("circle:z").empty());  // it ends
}

TEST(CtdlShapes, TheOldestHaveContextsOfTheirOwn) {
  const Read read = read_text(fixture("old_shapes.json"));
  const Achievement& certificate = read.achievement(
      "https://college.example.org/resources/ce-00000000-0000-4000-8000-0000000000c1");
  EXPECT_EQ(certificate.type, AchievementType::certificate);
  EXPECT_EQ(certificate.name.in("en"), "Certificate in Surveying");
  EXPECT_EQ(certificate.url, "https://college.example.org/surveying");
  EXPECT_EQ(certificate.status, Status::current);
  ASSERT_TRUE(certificate.owner);
  EXPECT_EQ(read.catalog[certificate.owner].id, "https://college.example.org/resources/college");
  ASSERT_TRUE(certificate.credit);
  EXPECT_EQ(certificate.credit->min, Rational(18));
  EXPECT_EQ(certificate.credit->unit, "US-SH");
  ASSERT_EQ(certificate.costs.size(), 1U);
  ASSERT_TRUE(certificate.costs[0].price);
  EXPECT_EQ(certificate.costs[0].price->minor, 120000);
  EXPECT_EQ(certificate.costs[0].price->code(), "GBP");

  // `res:` is defined in the first document only.
  const Achievement& exam = read.achievement("res:exam");
  ASSERT_TRUE(exam.credit);
  EXPECT_EQ(exam.credit->unit, "hours");
  ASSERT_EQ(exam.wholes.size(), 1U);
  EXPECT_EQ(read.catalog[exam.wholes[0]].id, "res:whole");
}

TEST(CtdlShapes, ARecordInsideAnotherKeepsItsFactsAndIsItsHoldersWord) {
  const Read read = read_text(fixture("old_shapes.json"));
  const std::string certificate =
      "https://college.example.org/resources/ce-00000000-0000-4000-8000-0000000000c1";
  const std::string inside = certificate + "#isAdvancedStandingFor/0/targetCredential/0";
  const Achievement& degree = read.achievement(inside);
  EXPECT_TRUE(degree.external);
  EXPECT_EQ(degree.type, AchievementType::bachelor_degree);
  EXPECT_EQ(degree.name.in("en"), "Bachelor of Surveying");
  EXPECT_EQ(degree.duration.to_string(), "P3Y");
  EXPECT_EQ(degree.source.url, certificate);
  EXPECT_EQ(degree.source.certainty, Certainty::secondary);
  ASSERT_TRUE(degree.owner);
  const Organization& university = read.catalog[degree.owner];
  EXPECT_EQ(university.name.in("en"), "University");
  EXPECT_EQ(university.type, OrganizationType::higher_education);
  EXPECT_TRUE(university.external);
  // The college reports the university's rule: that is not the university's word.
  ASSERT_TRUE(degree.requirement);
  EXPECT_TRUE(degree.doubtful);
  ASSERT_EQ(read.catalog.recognitions.size(), 2U);
  for (const Recognition& found : read.catalog.recognitions) {
    ASSERT_EQ(found.asserted_by.size(), 1U);
    EXPECT_EQ(read.catalog[found.asserted_by[0]].id,
              "https://college.example.org/resources/college");
    EXPECT_EQ(found.grants[0].form, GrantForm::advanced_standing);
    ASSERT_EQ(found.targets.size(), 1U);
    EXPECT_EQ(read.catalog[found.targets[0]].id, inside);
  }
}

TEST(CtdlShapes, NothingCountsByTheWordOfARecordInsideAnother) {
  const ReadResult result = credstack::read({{"old.json", fixture("old_shapes.json")}});
  ASSERT_TRUE(result.library);
  const auto answer = nlohmann::json::parse(ask(
      *result.library,
      R"({"ask":"stacks","credential":"ce-00000000-0000-4000-8000-0000000000c1","on":"2026-06-01"})"));
  ASSERT_EQ(answer.at("stacks").size(), 1U);
  EXPECT_EQ(answer["stacks"][0].at("verdict"), "unknown");
  EXPECT_EQ(answer.at("portability").at("bodies"), 0);
}

TEST(CtdlShapes, AWholeRecordTakesThePlaceOfOneInsideAnother) {
  const std::string outer = R"({"@id":"urn:a","@type":"ceterms:Badge","ceterms:name":"A",
      "ceterms:hasPart":[{"@id":"urn:b","@type":"ceterms:Badge","ceterms:name":"Hearsay",
                          "ceterms:description":"Hearsay"}]})";
  const std::string whole =
      R"({"@id":"urn:b","@type":"ceterms:Certificate","ceterms:name":"Its own"})";
  for (const bool first : {false, true}) {
    const Read read = first ? read_inputs({{"b.json", whole}, {"a.json", outer}})
                            : read_inputs({{"a.json", outer}, {"b.json", whole}});
    const Achievement& record = read.achievement("urn:b");
    EXPECT_FALSE(record.external);
    EXPECT_EQ(record.type, AchievementType::certificate);
    EXPECT_EQ(record.name.in("en"), "Its own");
    EXPECT_FALSE(record.description);
    EXPECT_EQ(read.problems(), Problems{});
  }
}

TEST(CtdlShapes, ABlankNodeIsTheWordOfTheDocumentsRecord) {
  const Read read = read_text(R"({"@graph":[
      {"@id":"_:b","@type":"ceterms:BachelorDegree","ceterms:name":"B","ceterms:ownedBy":"urn:u",
       "ceterms:advancedStandingFrom":[{"@type":"ceterms:ConditionProfile",
                                        "ceterms:targetCredential":["urn:a"]}]},
      {"@id":"urn:a","@type":"ceterms:Badge","ceterms:name":"A","ceterms:ownedBy":"urn:c"}]})");
  ASSERT_EQ(read.catalog.recognitions.size(), 1U);
  const Recognition& found = read.catalog.recognitions[0];
  ASSERT_EQ(found.asserted_by.size(), 1U);
  EXPECT_EQ(read.catalog[found.asserted_by[0]].id, "urn:c");
  EXPECT_EQ(read.achievement("urn:a#_:b").source.certainty, Certainty::secondary);
}

TEST(CtdlShapes, RecordsInsideRecordsEndSomewhere) {
  std::string text = R"({"@type":"ceterms:Badge","ceterms:name":"Innermost"})";
  for (int i = 0; i < 60; ++i) {
    text.insert(0, R"({"@type":"ceterms:Badge","ceterms:name":"N","ceterms:hasPart":[)");
    text += "]}";
  }
  const Read read = read_text(text);
  std::size_t named = 0;
  for (const Achievement& record : read.catalog.achievements) named += record.name ? 1 : 0;
  EXPECT_EQ(named, 10U);  // the record, eight levels inside it, and the name of one more
}

TEST(CtdlShapes, ExpandedJsonLdIsReadAsAnyOther) {
  const Read read = read_text(fixture("expanded.json"));
  const Achievement& course = read.achievement("https://university.example.org/courses/maps");
  EXPECT_EQ(course.type, AchievementType::course);
  EXPECT_EQ(course.name.in("en"), "Maps");
  EXPECT_EQ(course.name.in("fr"), "Cartes");
  EXPECT_FALSE(course.non_credit);
  EXPECT_EQ(course.duration.to_string(), "P1Y");
  ASSERT_TRUE(course.credit);
  EXPECT_EQ(course.credit->min, Rational(15));
  // Another publisher's "credits" are another unit.
  EXPECT_EQ(course.credit->unit, "https://university.example.org/units/credits/");
  ASSERT_TRUE(course.entry);
  // Places are those of the document as it is written.
  EXPECT_EQ(read.problems(),
            (Problems{"ctdl-misspelt-term /1/https:~1~1purl.org~1ctdl~1terms~1value",
                      "type-mismatch /0/https:~1~1purl.org~1ctdl~1terms~1prerequisite/@list/1"}));
}

TEST(CtdlShapes, AnEnvelopeHoldsADocumentInOneOfFourWays) {
  const std::string record = "{" + badge + "}";
  const std::string quoted =
      R"({\"@id\":\"urn:x\",\"@type\":\"ceterms:Badge\",\"ceterms:name\":\"A badge\"})";
  const std::string notes =
      R"("envelope_type":"resource_data","node_headers":{"updated_at":"2019-02-19 22:12:36 UTC"})";
  for (const std::string& inner :
       {R"("decoded_resource":)" + record, R"("resource":)" + record,
        R"("resource":")" + quoted + "\"", R"("resource":")" + base64(record) + "\"",
        R"("resource":"eyJhbGciOiJSUzI1NiJ9.)" + base64(record) + ".c2lnbmF0dXJl\""}) {
    std::string text = "{";
    text.append(inner).append(",").append(notes).append("}");
    const Read read = read_text(text);
    EXPECT_EQ(read.achievement("urn:x").name.in("en"), "A badge") << inner;
    EXPECT_EQ(read.achievement("urn:x").source.as_of.to_string(), "2019-02-19") << inner;
    EXPECT_EQ(read.problems(), Problems{}) << inner;
  }
  const std::string old =
      R"({"@id":"urn:x","@type":"http://purl.org/ctdl/terms/Badge",
          "http://purl.org/ctdl/terms/name":"A badge","http://purl.org/ctdl/terms/webpage":"x"})";
  const Read encoded = read_text("{\"resource\":\"" + base64(old) + "\"," + notes + "}");
  EXPECT_EQ(encoded.achievement("urn:x").name.in("en"), "A badge");
  EXPECT_EQ(encoded.problems(),
            Problems{"ctdl-unknown-term /resource/http:~1~1purl.org~1ctdl~1terms~1webpage"});
  EXPECT_EQ(read_text("{\"resource\":\"%%\"," + notes + "}").problems(),
            Problems{"ctdl-envelope /resource"});
  EXPECT_EQ(read_text("{\"resource\":\"" + base64("{\"x\":") + "\"," + notes + "}").problems(),
            Problems{"json-truncated /resource"});
}

TEST(CtdlShapes, ARecordThatTheRegistryDeletedIsLeftOut) {
  const Read read = read_text("{\"decoded_resource\":{" + badge +
                              R"(},"node_headers":{"deleted_at":"2020-01-01"}})");
  EXPECT_EQ(read.problems(), Problems{"ctdl-deleted "});
  EXPECT_TRUE(read.catalog.achievements.empty());
}

TEST(CtdlShapes, ARequestToPublishIsNotWhatWasPublished) {
  EXPECT_EQ(read_text(R"({"PublishForOrganizationIdentifier":"ce-1","Credential":{"Name":"X"}})")
                .problems(),
            Problems{"ctdl-publisher-request "});
  const Read graph = read_text(
      R"({"PublishForOrganizationIdentifier":"ce-1","GraphInput":{"@graph":[{)" + badge + "}]}}");
  EXPECT_TRUE(graph.achievement("urn:x").name);
  EXPECT_EQ(graph.problems(), Problems{});
}

TEST(CtdlShapes, AnArrayOfDocumentsKeepsTheirContextsApart) {
  const Read read = read_text(
      R"([{"@context":{"r":"https://one.example/"},"@id":"r:a","@type":"ceterms:Badge","ceterms:name":"One"},
          {"@context":{"r":"https://two.example/"},"@id":"r:a","@type":"ceterms:Badge","ceterms:name":"Two"},
          {"decoded_resource":{"@id":"r:a","@type":"ceterms:Badge","ceterms:name":"Three"}}])");
  EXPECT_EQ(read.achievement("https://one.example/a").name.in("en"), "One");
  EXPECT_EQ(read.achievement("https://two.example/a").name.in("en"), "Two");
  EXPECT_EQ(read.achievement("r:a").name.in("en"), "Three");
}

TEST(CtdlShapes, AMisspeltTermIsReadAndSaid) {
  const Read read = read_text(
      R"({"@id":"urn:x","@type":"ceterms:Badge","ceterms:name":"x",
          "ceterms:subjectWebPage":"https://x.example/","ceterms:inLangaue":"en"})");
  EXPECT_EQ(read.achievement("urn:x").url, "https://x.example/");
  EXPECT_EQ(read.problems(), (Problems{"ctdl-misspelt-term /ceterms:inLangaue",
                                       "ctdl-misspelt-term /ceterms:subjectWebPage"}));
  EXPECT_EQ(read.catalog[read.achievement("urn:x").study].languages,
            std::vector<std::string_view>{"en"});
  // The right one beside it holds, and the other is no term.
  const Read both = read_text(
      R"({"@id":"urn:x","@type":"ceterms:Badge","ceterms:name":"x",
          "ceterms:subjectWebPage":"https://a.example/","ceterms:subjectWebpage":"https://b.example/"})");
  EXPECT_EQ(both.achievement("urn:x").url, "https://b.example/");
  EXPECT_EQ(both.problems(), Problems{"ctdl-unknown-term /ceterms:subjectWebPage"});
  EXPECT_EQ(read_text(R"({"@id":"urn:x","@type":"ceterms:Badge","ceterms:name":"x",
                          "ceterms:webpage":"https://x.example/"})")
                .problems(),
            Problems{"ctdl-unknown-term /ceterms:webpage"});
}

TEST(CtdlShapes, WhatHoldsOfManyIsSaidThreeTimesAndCounted) {
  std::string text = R"({"@graph":[)";
  for (int i = 0; i < 7; ++i) {
    text += (i > 0 ? "," : "") + std::string(R"({"@id":"urn:)") + std::to_string(i) +
            R"(","@type":"ceterms:Badge"})";
  }
  const Read read = read_text(text + "]}");
  EXPECT_EQ(read.problems(), (Problems{"ctdl-no-name /@graph/0", "ctdl-no-name /@graph/1",
                                       "ctdl-no-name /@graph/2"}));
  EXPECT_EQ(read.diagnostics.back().message, "This record has no name. The same holds of 4 more.");
}

TEST(CtdlShapes, OddContextsDoNoHarm) {
  for (
      const char* text :
      {R"({"@context":{"a":"a:","b":{"@id":7},"":"x"},"@type":"ceterms:Badge","a:x":1,":":2})",
       R"({"@context":[null,[[{"@vocab":"https://purl.org/ctdl/terms/"}]]],"@type":"Badge","name":"x"})",
       R"({"@context":{"t":"@type"},"t":{"@value":["ceterms:Badge"]},"ceterms:name":[{"@value":{}}]})",
       R"({"@type":"ceterms:Badge","ceterms:hasPart":{"@set":[{"@list":[{"@value":null}]}]}})",
       R"({"@context":{},"@graph":{"@set":[{"@type":"https://purl.org/ctdl/terms/Badge"}]}})"}) {
    const Read read = read_text(text);
    EXPECT_FALSE(read.diagnostics.empty() && read.catalog.achievements.empty()) << text;
  }
}

}  // namespace
}  // namespace credstack::catalog
