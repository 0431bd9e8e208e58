// A CSV of courses: each row becomes an item as JSON would have it, so that one reader reads both.
#include <algorithm>
#include <array>

#include "learner/csv_table.hpp"
#include "learner/learner_reader.hpp"

namespace credstack::learner {
namespace {

using catalog::JsonKind;
using catalog::JsonNode;
using catalog::JsonValue;
using catalog::quoted;

constexpr std::array<std::string_view, 14> columns{
    "achievement", "title",   "issuer", "credit",  "unit",       "grade",      "gradeScale",
    "completed",   "expires", "status", "usedFor", "acceptedBy", "acceptedAs", "subject"};

constexpr std::size_t place_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                  columns.begin());
}

/** An object of JSON in the making. */
class Node {
 public:
  Node(std::vector<JsonNode>& nodes, std::string_view key, JsonKind kind)
      : nodes_(nodes), at_(nodes.size()) {
    JsonNode node;
    node.kind = kind;
    node.set_key(key);
    nodes.push_back(node);
  }
  void text(std::string_view key, std::string_view value, JsonKind kind = JsonKind::string) {
    Node child(nodes_, key, kind);
    nodes_[child.at_].set_text(value);
    ++nodes_[at_].size;
  }
  /** Counts a child that is complete; call it when this one is. */
  void done(Node* parent = nullptr) {
    nodes_[at_].span = static_cast<std::uint32_t>(nodes_.size() - at_);
    if (parent != nullptr) ++nodes_[parent->at_].size;
  }

 private:
  std::vector<JsonNode>& nodes_;
  std::size_t at_;
};

bool is_decimal(std::string_view text) {
  const std::size_t digits = text.starts_with('-') ? 1 : 0;
  return text.size() > digits && text.find_first_not_of("0123456789.", digits) == text.npos &&
         std::count(text.begin(), text.end(), '.') <= 1 && text.front() != '.' &&
         text.back() != '.';
}

/** Where a problem of an item stands in its row: `/3/accepted/by` is `/3/acceptedBy`. */
std::string in_table(std::string_view pointer) {
  constexpr std::pair<std::string_view, std::string_view> parts[] = {
      {"/credit/unit", "/unit"},
      {"/credit", "/credit"},
      {"/usedFor", "/usedFor"},
      {"/accepted/as", "/acceptedAs"},
      {"/accepted", "/acceptedBy"}};
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view row = pointer.substr(0, end);
  const std::string_view rest = pointer.substr(end);
  if (row == "/0") return std::string(pointer);  // a column's own name
  for (const auto& [part, column] : parts) {
    if (rest == part || (rest.starts_with(part) && rest[part.size()] == '/')) {
      return std::string(row) + std::string(column);
    }
  }
  return std::string(pointer);
}

class CsvReader {
 public:
  CsvReader(const Catalog& catalog, std::string_view bytes, const KnownIds* ids, Scratch& scratch)
      : scratch_(scratch),
        table_(bytes, scratch.builder().catalog().strings),
        items_(catalog, scratch.builder(), ids) {}

  void read(Learner& learner) {
    CsvRow row;
    const bool headed = table_.next(row) && read_heading(row);
    learner.unreadable = !headed;
    for (std::size_t place = 1; headed && table_.next(row); ++place) {
      if (place > LearnerReader::longest_list) {
        report("too-many", Path{}, "There are more than 10,000 rows; the rest is not read.");
        break;
      }
      read_row(row, place, learner);
    }
    if (!table_.error()) return;
    scratch_.builder().diagnostics().error(table_.error()->code.c_str(), Path{},
                                           table_.error()->message);
    learner.items.clear();
    learner.unreadable = true;
  }

 private:
  void report(const char* code, const Path& path, std::string message) {
    scratch_.builder().diagnostics().error(code, path, std::move(message));
  }

  /** Finds the columns. @return whether rows can be items at all */
  bool read_heading(const CsvRow& row) {
    const Path root;
    const Path heading = root.element(0);
    places_.fill(none);
    for (std::size_t at = 0; at < row.size(); ++at) {
      const std::size_t column = place_of(row[at]);
      if (column == columns.size()) {
        other_column(row[at], heading, at);
      } else if (places_[column] == none) {
        places_[column] = at;
      } else {
        report("duplicate-column", heading.member(row[at]),
               "Two columns are named " + quoted(row[at]) + "; the first is read.");
        suspects_.push_back(at);
      }
    }
    width_ = row.size();
    if (has("achievement") || has("title")) return true;
    report("missing-column", heading,
           "No column is named \"achievement\" or \"title\"; the first row names the columns, with "
           "commas between them.");
    return false;
  }

  /** A name that is nearly that of a column may be meant for it, and hide what limits the items. */
  void other_column(std::string_view name, const Path& heading, std::size_t at) {
    if (name.starts_with("x-")) return;
    const std::string_view* const near = catalog::nearest(columns.data(), columns.size(), name);
    std::string said = "There is no column " + quoted(name) + " in the format";
    if (near != nullptr) said += "; " + quoted(*near) + " is";
    said += ". It is left out.";
    const Path path = heading.member(name);
    if (near != nullptr && *near != "title" && *near != "achievement") {
      report("unknown-column", path, std::move(said));
      suspects_.push_back(at);
    } else {
      scratch_.builder().diagnostics().warning("unknown-column", path, std::move(said));
    }
  }

  bool has(std::string_view column) const { return places_[place_of(column)] != none; }
  std::string_view cell(const CsvRow& row, std::string_view column) const {
    const std::size_t at = places_[place_of(column)];
    return at < row.size() ? row[at] : std::string_view{};
  }

  void read_row(const CsvRow& row, std::size_t place, Learner& learner) {
    const auto is_empty = [](std::string_view cell) { return cell.empty(); };
    if (std::all_of(row.begin(), row.end(), is_empty)) return;
    const Path root;
    const Path path = root.element(place);
    bool doubtful = std::any_of(suspects_.begin(), suspects_.end(), [&](std::size_t at) {
      return at < row.size() && !row[at].empty();
    });
    if (row.size() != width_) {
      report("csv-cells", path,
             "The row has " + std::to_string(row.size()) + " cells, the heading " +
                 std::to_string(width_) + "; what stands where is in doubt.");
      doubtful = true;
    }
    lay_out(row);
    items_.read_item(Field{JsonValue(nodes_.data()), path}, place, learner);
    Item& item = learner.items.back();
    item.doubtful = item.doubtful || doubtful;
  }

  /** The row as the object of JSON that docs/learner.md calls an item. */
  void lay_out(const CsvRow& row) {
    nodes_.clear();
    Node item(nodes_, {}, JsonKind::object);
    for (const std::string_view column : {"achievement", "title", "issuer", "grade", "gradeScale",
                                          "completed", "expires", "status", "subject"}) {
      add(item, column, cell(row, column));
    }
    if (const std::string_view credit = cell(row, "credit"); !credit.empty()) {
      Node amount(nodes_, "credit", JsonKind::object);
      amount.text("value", credit, is_decimal(credit) ? JsonKind::number : JsonKind::string);
      add(amount, "unit", cell(row, "unit"));
      amount.done(&item);
    }
    if (std::string_view ids = cell(row, "usedFor"); !ids.empty()) {
      Node list(nodes_, "usedFor", JsonKind::array);
      while (!ids.empty()) {
        const std::size_t end = std::min(ids.find(' '), ids.size());
        add(list, {}, ids.substr(0, end));
        ids.remove_prefix(std::min(end + 1, ids.size()));
      }
      list.done(&item);
    }
    const std::string_view by = cell(row, "acceptedBy");
    const std::string_view as = cell(row, "acceptedAs");
    if (!by.empty() || !as.empty()) {
      Node accepted(nodes_, "accepted", JsonKind::object);
      add(accepted, "by", by);
      add(accepted, "as", as);
      accepted.done(&item);
    }
    item.done();
  }

  static void add(Node& parent, std::string_view key, std::string_view value) {
    if (!value.empty()) parent.text(key, value);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Scratch& scratch_;
  CsvTable table_;
  LearnerReader items_;
  std::array<std::size_t, columns.size()> places_{};  ///< where each column stands
  std::vector<std::size_t> suspects_;                 ///< columns that may be meant for one of ours
  std::size_t width_ = 0;
  std::vector<JsonNode> nodes_;
};

}  // namespace

Learner read_csv(const Catalog& catalog, std::string_view bytes,
                 std::vector<Diagnostic>& diagnostics, const KnownIds* ids) {
  Learner learner;
  Scratch scratch;
  const std::size_t before = diagnostics.size();
  CsvReader(catalog, bytes, ids, scratch).read(learner);
  scratch.settle(learner, {}, diagnostics);
  for (std::size_t at = before; at < diagnostics.size(); ++at) {
    diagnostics[at].pointer = in_table(diagnostics[at].pointer);
  }
  return learner;
}

}  // namespace credstack::learner
