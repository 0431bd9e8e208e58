// How the words of a learner's record are spelled in JSON (docs/learner.md).
#pragma once

#include "learner/learner.hpp"
#include "model/enums.hpp"

namespace credstack {

template <>
struct Spelling<learner::ItemStatus> {
  static constexpr std::pair<learner::ItemStatus, std::string_view> rows[] = {
      {learner::ItemStatus::completed, "completed"},
      {learner::ItemStatus::in_progress, "inProgress"},
      {learner::ItemStatus::planned, "planned"},
      {learner::ItemStatus::failed, "failed"},
      {learner::ItemStatus::withdrawn, "withdrawn"},
      {learner::ItemStatus::audited, "audited"}};
};

template <>
struct Spelling<learner::ExceptionKind> {
  static constexpr std::pair<learner::ExceptionKind, std::string_view> rows[] = {
      {learner::ExceptionKind::waive, "waive"},
      {learner::ExceptionKind::confirm, "confirm"},
      {learner::ExceptionKind::substitute, "substitute"},
      {learner::ExceptionKind::allow, "allow"}};
};

}  // namespace credstack
