import ArgumentParser
import Foundation
import Metrics
import Wording
import Workflow

/// How the events of a folder are judged, where no company says so: a rule set that comes with the product, or a file.
struct RulesOption: ParsableArguments {
  @Option(name: .customLong("rules"), help: "口径 rule set: standard | service_hours | FILE.yaml")
  var name: String = "standard"

  func validate() throws {
    guard RuleSet(named: name) != nil || FileManager.default.fileExists(atPath: name) else {
      throw ValidationError("--rules: standard | service_hours | FILE.yaml")
    }
  }

  /// The rule set; the first error of a file that cannot be used is thrown.
  func ruleSet() throws(Diagnostic) -> RuleSet {
    if let builtIn = RuleSet(named: name) { return builtIn }
    return try RuleSetVersion(at: name).rules
  }
}
