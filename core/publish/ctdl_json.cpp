#include "publish/ctdl_json.hpp"

#include <string>
#include <utility>

namespace credstack::publish {
namespace {

// CTDL's concepts for the units that measure time; two of ours are read from either of two.
std::string_view credit_unit(std::string_view unit) {
  constexpr std::pair<std::string_view, std::string_view> units[] = {
      {"US-SH", "SemesterHour"},        {"US-QH", "QuarterHour"},
      {"hours", "ClockHour"},           {"CEU", "ContinuingEducationUnit"},
      {"CarnegieUnit", "CarnegieUnit"}, {"AcademicYear", "AcademicYear"}};
  for (const auto& [ours, theirs] : units) {
    if (ours == unit) return theirs;
  }
  return {};
}

std::string_view cost_type(CostKind kind) {
  switch (kind) {
    case CostKind::tuition:
      return "Tuition";
    case CostKind::application:
      return "Application";
    case CostKind::assessment:
      return "StandaloneAssessment";
    case CostKind::materials:
      return "LearningResource";
    case CostKind::total:
      return "AggregateCost";
    // CTDL has no cost type for these: said in words.
    case CostKind::tuition_per_credit:
    case CostKind::exam:
    case CostKind::membership:
    case CostKind::other:
      break;
  }
  return {};
}

/** The price as a decimal; a price for each unit of credit is not one of the whole, and says so. */
void write_price(JsonWriter& json, const Cost& cost) {
  if (!cost.price) return;
  Rational price(cost.price->minor);
  for (int digits = minor_digits(cost.price->code()); digits > 0; --digits) {
    price = price / Rational(10);
  }
  json.key("ceterms:price").number(price).member("ceterms:currency", cost.price->code());
  if (cost.kind == CostKind::tuition_per_credit) {
    ctdl_english(json, "ceterms:paymentPattern", "for each unit of credit");
  }
}

void begin_alignment(JsonWriter& json) {
  json.object().member("@type", "ceterms:CredentialAlignmentObject");
}

}  // namespace

void ctdl_text(JsonWriter& json, const char* term, const Text& text) {
  if (!text) return;
  json.key(term).object();
  for (const Text::Entry& entry : text.entries) {
    const std::string language(entry.language);
    json.member(language.c_str(), entry.value);
  }
  json.end_object();
}

void ctdl_english(JsonWriter& json, const char* term, std::string_view text) {
  json.key(term).object().member("en", text).end_object();
}

void ctdl_concept(JsonWriter& json, std::string_view prefix, std::string_view name) {
  begin_alignment(json);
  json.member("ceterms:targetNode", std::string(prefix) + std::string(name)).end_object();
}

void ctdl_codes(JsonWriter& json, const char* term, const std::vector<const Code*>& codes) {
  if (codes.empty()) return;
  json.key(term).array();
  for (const Code* code : codes) {
    begin_alignment(json);
    if (!code->scheme.empty()) ctdl_english(json, "ceterms:frameworkName", code->scheme);
    json.optional("ceterms:codedNotation", code->code);
    ctdl_text(json, "ceterms:targetNodeName", code->name);
    json.end_object();
  }
  json.end_array();
}

void ctdl_credit(JsonWriter& json, const char* term, const Credit& credit) {
  json.key(term).array().object().member("@type", "ceterms:ValueProfile");
  if (credit.is_exact()) {
    json.member("schema:value", credit.min);
  } else {
    json.member("schema:minValue", credit.min).member("schema:maxValue", credit.max);
  }
  json.key("ceterms:creditUnitType").array();
  if (const std::string_view unit = credit_unit(credit.unit); !unit.empty()) {
    ctdl_concept(json, "creditUnit:", unit);
  } else {
    begin_alignment(json);
    json.member("ceterms:codedNotation", credit.unit);
    ctdl_english(json, "ceterms:targetNodeName", credit.unit);
    json.end_object();
  }
  json.end_array().end_object().end_array();
}

void ctdl_costs(JsonWriter& json, const std::vector<Cost>& costs) {
  if (costs.empty()) return;
  json.key("ceterms:estimatedCost").array();
  for (const Cost& cost : costs) {
    json.object().member("@type", "ceterms:CostProfile");
    if (cost.note) {
      ctdl_text(json, "ceterms:description", cost.note);
    } else {
      ctdl_english(json, "ceterms:name", spelled(cost.kind));
    }
    write_price(json, cost);
    if (const std::string_view type = cost_type(cost.kind); !type.empty()) {
      json.key("ceterms:directCostType");
      ctdl_concept(json, "costType:", type);
    }
    if (cost.audience) {
      json.key("ceterms:audienceType").array();
      begin_alignment(json);
      ctdl_text(json, "ceterms:targetNodeName", cost.audience);
      json.end_object().end_array();
    }
    json.optional("ceterms:costDetails", cost.source.url);
    if (cost.valid_from) json.member("ceterms:startDate", cost.valid_from.to_string());
    if (cost.valid_until) json.member("ceterms:endDate", cost.valid_until.to_string());
    json.end_object();
  }
  json.end_array();
}

void ctdl_references(JsonWriter& json, const char* term,
                     const std::vector<std::string>& addresses) {
  if (addresses.empty()) return;
  json.key(term).array();
  for (const std::string& address : addresses) json.string(address);
  json.end_array();
}

}  // namespace credstack::publish
