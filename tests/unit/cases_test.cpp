// Runs every file of tests/cases through the native core. tests/wasm/cases.test.mjs runs the same
// inputs and questions through the WebAssembly module and compares byte for byte.
#include <gtest/gtest.h>

#include <filesystem>

#include "credstack/credstack.hpp"
#include "support/case_file.hpp"

namespace credstack::test {
namespace {

class Cases : public testing::TestWithParam<std::string> {};

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

void expect_value(const Json& answer, const std::string& pointer, const Json& expected) {
  const Json::json_pointer at(pointer);
  ASSERT_TRUE(answer.contains(at)) << pointer << " is not in " << answer.dump(1);
  const Json& found = answer.at(at);
  if (expected.is_object() && expected.contains("size")) {
    EXPECT_EQ(found.size(), expected["size"].get<std::size_t>())
        << pointer << ": " << found.dump(1);
  } else if (expected.is_object() && expected.contains("contains")) {
    const auto text = found.is_string() ? found.get<std::string>() : found.dump();
    EXPECT_NE(text.find(expected["contains"].get<std::string>()), std::string::npos)
        << pointer << ": " << text;
  } else {
    EXPECT_EQ(found, expected) << pointer;
  }
}

void expect_diagnostics(const Json& expected, const std::vector<Diagnostic>& found) {
  ASSERT_EQ(found.size(), expected.size()) << to_json(found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].code, expected[i].at("code").get<std::string>()) << found[i].message;
    EXPECT_EQ(found[i].pointer, expected[i].at("pointer").get<std::string>()) << found[i].code;
    if (expected[i].contains("severity")) {
      EXPECT_EQ(found[i].severity == Severity::error, expected[i]["severity"] == "error");
    }
  }
}

TEST_P(Cases, HoldsNatively) {
  const Json test_case = Json::parse(read_file(GetParam()));
  const std::vector<CaseInput> files = case_inputs(test_case);
  std::vector<Input> inputs;
  for (const CaseInput& file : files) {
    ASSERT_FALSE(file.bytes.empty() && !test_case.contains("text")) << file.name;
    inputs.push_back({file.name, file.bytes});
  }
  const ReadResult result = read(inputs);
  expect_diagnostics(test_case.value("diagnostics", Json::array()), result.diagnostics);
  std::size_t checks = test_case.value("diagnostics", Json::array()).size();
  for (const Json& each : test_case.value("questions", Json::array())) {
    SCOPED_TRACE(each.at("question").dump());
    const Json answer = Json::parse(ask(*result.library, each.at("question").dump()));
    const Json expect = each.value("expect", Json::object());  // items() only looks at it
    for (const auto& [pointer, expected] : expect.items()) {
      expect_value(answer, pointer, expected);
      ++checks;
    }
    for (const Json& pointer : each.value("absent", Json::array())) {
      EXPECT_FALSE(answer.contains(Json::json_pointer(pointer.get<std::string>()))) << pointer;
      ++checks;
    }
  }
  EXPECT_GT(checks, 0U) << "this case checks nothing";
}

INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(case_paths()), test_name);

}  // namespace
}  // namespace credstack::test
