#include "answer/picture_json.hpp"

namespace credstack::answer {
namespace {

void write_node(JsonWriter& json, const PictureNode& node) {
  json.object().member("id", node.id).member("name", node.name);
  json.optional("nameLang", node.name_lang).member("kind", node.kind);
  if (node.verdict) {
    json.key("verdict").object().member("value", word(*node.verdict));
    json.member("text", node.verdict_text).end_object();
  }
  json.optional("credit", node.credit).member("layer", std::int64_t{node.layer});
  json.member("row", std::int64_t{node.row}).end_object();
}

void write_step(JsonWriter& json, const PictureStep& step) {
  json.object().member("from", std::int64_t{step.from}).member("to", std::int64_t{step.to});
  json.member("depth", std::int64_t{step.depth});
  if (step.again) json.member("again", true);
  json.member("verdict", word(step.verdict));
  if (step.derived) json.member("derived", true);
  json.member("text", step.text);
  if (!step.through.empty()) {
    json.key("through").array();
    for (const std::uint32_t row : step.through) json.integer(std::int64_t{row});
    json.end_array();
  }
  json.end_object();
}

}  // namespace

void write(JsonWriter& json, const Picture& picture) {
  json.object();
  if (picture.toward) json.member("toward", true);
  json.member("layers", std::int64_t{picture.layers}).member("rows", std::int64_t{picture.rows});
  json.key("nodes").array();
  for (const PictureNode& node : picture.nodes) write_node(json, node);
  json.end_array().key("steps").array();
  for (const PictureStep& step : picture.steps) write_step(json, step);
  json.end_array().key("lines").array();
  for (const PictureLine& line : picture.lines) {
    json.object().member("line", line.word).member("text", line.text).end_object();
  }
  json.end_array().member("again", picture.again).end_object();
}

}  // namespace credstack::answer
