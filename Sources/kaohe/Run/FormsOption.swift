import ArgumentParser
import Paperwork

/// How the forms of a month are written: in which formats, and what goes into one file.
struct FormsOption: ParsableArguments {
  @Option(
    help: "考核表的格式，可列多个 formats of the forms: xlsx | pdf | xlsx,pdf", transform: FormsOption.list)
  var format: [FileFormat] = [.xlsx]

  @Option(
    help: "一个文件装什么，可列多个 what one file holds: person | department | company", transform: FormsOption.list)
  var per: [MonthForms.Binding] = [.person]

  /// Reads a list: `xlsx,pdf`.
  private static func list<Value: RawRepresentable & CaseIterable & Equatable>(_ text: String) throws -> [Value]
  where Value.RawValue == String {
    var values: [Value] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Value(rawValue: String(part)) else {
        throw ValidationError(Value.allCases.map(\.rawValue).joined(separator: " | "))
      }
      if !values.contains(value) { values.append(value) }
    }
    return values
  }
}
