#include "catalog/native_reader.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "catalog/readers.hpp"

namespace credstack::catalog {
namespace {

constexpr std::array<std::string_view, 5> short_profiles{"nzqa-2018", "nzqa-2022", "workforce-pell",
                                                         "ontario-osap", "under-one-year"};

std::string described(const JsonValue& value) {
  switch (value.kind()) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return value.truth() ? "true" : "false";
    case JsonKind::number:
      return "the number " + quoted_number(value.text());
    case JsonKind::string:
      return "the string " + quoted(value.text());
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
    case JsonKind::too_deep:
      break;
  }
  return "a value";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/** Whether two keys differ by case or by at most two letters put in, left out or changed. */
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t most = 32;
  if (a.size() > most || b.size() > most || a.size() < 3 || b.size() < 3) return false;
  std::array<std::size_t, most + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      corner = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()] <= 2;
}

}  // namespace

// ---- reporting --------------------------------------------------------------------------------

void NativeReader::error(const char* code, const Path& path, std::string message) {
  ++errors_;
  builder_.diagnostics().error(code, path, std::move(message));
}

void NativeReader::mismatch(const Field& field, std::string_view expected) {
  if (field.value.kind() == JsonKind::too_deep) {
    error("too-deep", field.path, "This is nested too deeply to be read, and is left out.");
    return;
  }
  error("type-mismatch", field.path,
        "Here stands " + described(field.value) + "; expected " + std::string(expected) + ".");
}

void NativeReader::missing(const Path& path, std::string_view key, std::string_view what) {
  error("missing-field", path, quoted(key) + " is missing: " + std::string(what) + ".");
}

void NativeReader::misplaced(Maybe field, std::string_view where) {
  if (!field) return;
  error("misplaced-key", field->path,
        quoted(field->path.key) + " says nothing here; it belongs to " + std::string(where) + ".");
}

void NativeReader::not_empty(Maybe list, std::string_view what) {
  if (!list || !list->value.is_array() || list->value.size() > 0) return;
  error("empty-list", list->path,
        "The list is empty; expected at least " + std::string(what) + ".");
}

void NativeReader::repeated(const Path& parent, std::string_view key) {
  error("duplicate-key", parent.member(key),
        "The key " + quoted(key) + " comes twice; only the first is read.");
}

void NativeReader::unknown(const Path& parent, std::string_view key, const KeyTable& keys) {
  std::string message = "The key " + quoted(key) + " is not part of the format";
  const std::string_view* const near = nearest(keys.names, keys.count, key);
  if (near != nullptr) message += "; " + quoted(*near) + " is";
  error("unknown-key", parent.member(key), message + ". Keys of your own begin with \"x-\".");
}

const std::string_view* nearest(const std::string_view* names, std::size_t count,
                                std::string_view meant) {
  const std::string_view* const near =
      std::find_if(names, names + count, [&](std::string_view name) { return alike(name, meant); });
  return near == names + count ? nullptr : near;
}

// ---- objects ----------------------------------------------------------------------------------

std::size_t KeyTable::find(std::string_view key) const {
  for (std::size_t slot = hash(key);; ++slot) {
    const std::size_t at = places[slot & (slots - 1)];
    if (at == count || names[at] == key) return at;
  }
}

void NativeReader::scan(const Field& field, std::string_view what, const KeyTable& keys,
                        Field* values) {
  if (!field.value.is_object()) {
    mismatch(field, what);
    return;
  }
  std::bitset<256> seen;
  for (const JsonValue value : field.value) {
    const std::size_t at = keys.find(value.key());
    if (at == keys.count) {
      if (!value.key().starts_with("x-")) unknown(field.path, value.key(), keys);
    } else if (seen[at]) {
      repeated(field.path, value.key());
    } else {
      seen[at] = true;
      if (!value.is_null()) values[at] = {value, field.path.member(keys.names[at])};
    }
  }
}

// ---- references -------------------------------------------------------------------------------

AchievementId NativeReader::achievement(const Field& field) {
  const std::string_view name = id(field);
  return name.empty() ? AchievementId{} : builder_.expect_achievement(name, field.path);
}

OrganizationId NativeReader::organization(Maybe field) {
  const std::string_view name = id(field);
  return name.empty() ? OrganizationId{} : builder_.expect_organization(name, field->path);
}

bool NativeReader::first_in_list(std::vector<std::uint32_t>& marks, std::size_t at,
                                 const Field& field) {
  if (marks.size() <= at) marks.resize(std::max(at + 1, 2 * marks.size()), 0);
  if (marks[at] != list_) {
    marks[at] = list_;
    return true;
  }
  builder_.diagnostics().warning("duplicate-item", field.path,
                                 quoted(field.value.text()) + " stands in this list already.");
  return false;
}

std::vector<AchievementId> NativeReader::achievements(Maybe field, bool single) {
  std::vector<AchievementId> list;
  ++list_;
  const auto see = [&](const Field& element) {
    const AchievementId at = achievement(element);
    if (at && first_in_list(achievement_marks_, at.index(), element)) list.push_back(at);
  };
  constexpr std::string_view what = "an array of achievement ids";
  single ? one_or_each(field, what, see) : each(field, what, see);
  return list;
}

std::vector<OrganizationId> NativeReader::organizations(Maybe field, bool single) {
  std::vector<OrganizationId> list;
  ++list_;
  const auto see = [&](const Field& element) {
    const OrganizationId at = organization(element);
    if (at && first_in_list(organization_marks_, at.index(), element)) list.push_back(at);
  };
  constexpr std::string_view what = "an array of organization ids";
  single ? one_or_each(field, what, see) : each(field, what, see);
  return list;
}

// ---- the catalogue ----------------------------------------------------------------------------

void NativeReader::read_policy(Maybe field) {
  if (!field) return;
  using PolicyKeys = Keys<"staleAfter", "sharedCore", "shortProfile">;
  const Watch watch(*this);
  const auto object = open<PolicyKeys>(*field, "a policy, which is an object");
  Policy stated;
  if (const Duration stale = duration(object.get<"staleAfter">(), true)) stated.stale_after = stale;
  // What the publisher meant may be shorter than the default: nothing undated is taken as fresh.
  if (watch.failed()) stated.stale_after = {.days = 1};
  if (const auto count = whole(object.get<"sharedCore">(), 1, 1'000'000)) {
    stated.shared_core = static_cast<std::uint32_t>(*count);
  }
  if (const auto profile = object.get<"shortProfile">()) {
    const auto* const known =
        std::find(short_profiles.begin(), short_profiles.end(), profile->value.text());
    if (profile->value.is_string() && known != short_profiles.end()) {
      stated.short_profile = *known;
    } else {
      unknown_word(*profile, short_profiles.data(), short_profiles.size());
    }
  }
  merge_policy(stated, *field);
}

void NativeReader::merge_policy(const Policy& stated, const Field& field) {
  const Policy usual;
  Policy& policy = builder_.catalog().policy;
  // Of two policies the one that lets less through, whichever comes first.
  const auto merge = [&](auto& kept, const auto& ours, const auto& normal, std::string_view key,
                         bool is_stricter) {
    const bool differs = kept != normal && ours != normal && ours != kept;
    if (kept == normal || (differs && is_stricter)) kept = ours;
    if (!differs) return;
    builder_.diagnostics().warning(
        "policy-conflict", field.path.member(key),
        quoted(key) +
            " differs from that of another file; the stricter one holds, of two profiles "
            "the first by name.");
  };
  const Date day{2000, 1, 1};
  merge(policy.stale_after, stated.stale_after, usual.stale_after, "staleAfter",
        subtract(day, policy.stale_after) < subtract(day, stated.stale_after));
  merge(policy.shared_core, stated.shared_core, usual.shared_core, "sharedCore",
        policy.shared_core < stated.shared_core);
  merge(policy.short_profile, stated.short_profile, usual.short_profile, "shortProfile",
        stated.short_profile < policy.short_profile);
}

void NativeReader::read(const JsonValue& root) {
  using CatalogKeys = Keys<"credstack", "$schema", "id", "name", "version", "language", "asOf",
                           "source", "policy", "organizations", "achievements", "recognitions",
                           "agreements", "creditConversions", "levelMaps", "gradeScales", "terms">;
  const Field document{root, Path{}};
  const auto object = open<CatalogKeys>(document, "a catalogue, which is an object");
  const auto format = object.get<"credstack">();
  if (!format || !format->value.is_number() ||
      Rational::parse(format->value.text()) != Rational(1)) {
    const Path path = document.path.member("credstack");
    error("unsupported-version", path,
          "Here stands " + (format ? described(format->value) : "null") +
              "; expected 1, the only version of the format. Nothing of this file is read.");
    return;
  }
  string(object.get<"$schema">());  // for editors; says nothing about what is catalogued
  Catalog& catalog = builder_.catalog();
  if (const auto tag = object.get<"language">()) {
    if (!tag->value.is_string()) {
      mismatch(*tag, "a language tag such as \"en\"");
    } else if (check_language(tag->value.text(), tag->path)) {
      language_ = builder_.keep(tag->value.text());
    }
  }
  const Watch watch(*this);
  as_of_ = date(object.get<"asOf">());
  source_.as_of = as_of_;
  source_ = source(object.get<"source">(), source_);
  source_doubtful_ = watch.failed();
  read_heading(object.get<"id">(), object.get<"name">(), object.get<"version">());
  if (!catalog.as_of) catalog.as_of = as_of_;
  read_policy(object.get<"policy">());

  const auto read_all = [this](Maybe list, auto read_one) {
    each(list, "an array of records", [&](const Field& element) { (this->*read_one)(element); });
  };
  read_all(object.get<"organizations">(), &NativeReader::read_organization);
  number_achievements(object.get<"achievements">());
  read_all(object.get<"achievements">(), &NativeReader::read_achievement);
  read_all(object.get<"agreements">(), &NativeReader::read_agreement);
  read_all(object.get<"recognitions">(), &NativeReader::read_recognition);
  read_all(object.get<"creditConversions">(), &NativeReader::read_conversion);
  read_all(object.get<"levelMaps">(), &NativeReader::read_level_map);
  read_all(object.get<"gradeScales">(), &NativeReader::read_grade_scale);
  read_all(object.get<"terms">(), &NativeReader::read_term);
}

void NativeReader::number_achievements(Maybe list) {
  if (!list || !list->value.is_array()) return;
  for (const JsonValue record : list->value) {
    const auto id = record.is_object() ? record.find("id") : std::nullopt;
    if (id && id->is_string() && is_id(id->text())) builder_.achievement(id->text());
  }
}

void NativeReader::read_heading(Maybe id_field, Maybe name, Maybe version) {
  Catalog& catalog = builder_.catalog();
  const std::string_view own_id = builder_.keep(id(id_field));
  Text own_name = text(name);
  const std::string_view own_version = string(version);
  // Of several files, the first that names itself names the whole.
  if (!catalog.id.empty() || catalog.name || !catalog.version.empty()) return;
  catalog.id = own_id;
  catalog.name = std::move(own_name);
  catalog.version = own_version;
  catalog.language = language_;
}

bool is_native(const JsonValue& root) { return root.find("credstack").has_value(); }

void read_native(const JsonValue& root, CatalogBuilder& builder) {
  NativeReader(builder).read(root);
}

}  // namespace credstack::catalog
