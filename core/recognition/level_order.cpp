#include "recognition/level_order.hpp"

namespace credstack {
namespace {

Finding finding(bool holds) { return holds ? Finding::met : Finding::not_met; }

LevelComparison by_numbers(LevelBasis basis, Level from, Level to, int left, int right) {
  return {finding(right > left), finding(right == left), basis, from, to};
}

/** The level of `map.to` that a level of `map.from` is comparable to. */
std::optional<int> mapped(const LevelMap& map, int level) {
  for (const auto& [from, to] : map.pairs) {
    if (from == level) return to;
  }
  return std::nullopt;
}

std::optional<LevelComparison> by_framework(const Achievement& from, const Achievement& to) {
  for (const Level& left : from.levels) {
    for (const Level& right : to.levels) {
      if (left.framework == right.framework) {
        return by_numbers(LevelBasis::framework, left, right, left.level, right.level);
      }
    }
  }
  return std::nullopt;
}

std::optional<LevelComparison> by_map(const Catalog& catalog, const Achievement& from,
                                      const Achievement& to) {
  for (const LevelMap& map : catalog.level_maps) {
    for (const Level& left : from.levels) {
      for (const Level& right : to.levels) {
        if (map.from == left.framework && map.to == right.framework) {
          if (const auto level = mapped(map, left.level)) {
            return by_numbers(LevelBasis::level_map, left, right, *level, right.level);
          }
        } else if (map.to == left.framework && map.from == right.framework) {
          if (const auto level = mapped(map, right.level)) {
            return by_numbers(LevelBasis::level_map, left, right, left.level, *level);
          }
        }
      }
    }
  }
  return std::nullopt;
}

LevelComparison by_type(const Achievement& from, const Achievement& to) {
  LevelComparison result;
  const auto left = type_rank(from.type);
  const auto right = type_rank(to.type);
  if (!left || !right) return result;
  result.basis = LevelBasis::type_rank;
  if (right->lowest > left->highest) {
    result.higher = Finding::met;
    result.equal = Finding::not_met;
  } else if (right->highest <= left->lowest) {
    result.higher = Finding::not_met;
    const bool single = left->lowest == left->highest && right->lowest == right->highest;
    if (right->highest < left->lowest) {
      result.equal = Finding::not_met;
    } else if (single) {
      result.equal = Finding::met;
    }
  }
  return result;
}

}  // namespace

std::optional<TypeRank> type_rank(AchievementType type) {
  switch (type) {
    case AchievementType::course:
      return TypeRank{0, 0};
    case AchievementType::badge:
    case AchievementType::micro_credential:
    case AchievementType::certificate_of_completion:
      return TypeRank{1, 1};
    case AchievementType::certificate:
      return TypeRank{2, 2};
    case AchievementType::diploma:
    case AchievementType::associate_degree:
      return TypeRank{3, 3};
    case AchievementType::bachelor_degree:
      return TypeRank{4, 4};
    case AchievementType::post_baccalaureate_certificate:
      return TypeRank{5, 5};
    case AchievementType::master_degree:
      return TypeRank{6, 6};
    case AchievementType::doctoral_degree:
      return TypeRank{7, 7};
    case AchievementType::degree:
      return TypeRank{3, 7};
    default:
      return std::nullopt;
  }
}

LevelComparison compare_levels(const Catalog& catalog, const Achievement& from,
                               const Achievement& to) {
  if (is_designation(to.type) && !is_designation(from.type) && from.owner && to.owner &&
      from.owner != to.owner) {
    return {Finding::met, Finding::not_met, LevelBasis::external_designation, {}, {}};
  }
  if (const auto result = by_framework(from, to)) return *result;
  if (const auto result = by_map(catalog, from, to)) return *result;
  return by_type(from, to);
}

bool is_degree(AchievementType type) {
  return type == AchievementType::associate_degree || type == AchievementType::bachelor_degree ||
         type == AchievementType::degree || is_graduate_degree(type);
}

bool is_graduate_degree(AchievementType type) {
  return type == AchievementType::master_degree || type == AchievementType::doctoral_degree;
}

bool is_designation(AchievementType type) {
  return type == AchievementType::professional_designation || type == AchievementType::license;
}

bool is_terminal(AchievementType type) { return is_degree(type) || is_designation(type); }

bool is_credential(AchievementType type) {
  return type != AchievementType::course && type != AchievementType::assessment &&
         type != AchievementType::pathway;
}

bool leads_on(AchievementType type) {
  return is_credential(type) || type == AchievementType::pathway;
}

}  // namespace credstack
