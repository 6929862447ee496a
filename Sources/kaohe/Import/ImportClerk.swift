import Exact
import Intake
import Wording
import Workflow

/// Puts on record what is taken in for a month that was opened; a month that was not has no records to keep.
struct ImportClerk {
  private let desk: Desk?
  private let month: Month

  /// Makes sure that the files may be taken in, before any is.
  init(_ company: Company, by actor: String?, month: Month) throws(Diagnostic) {
    self.month = month
    guard company.hasRecords else {
      desk = nil
      return
    }
    let office = try Office(company)
    guard try office.manages(month) else {
      desk = nil
      return
    }
    guard let actor else {
      throw Diagnostic(.importUnsigned, at: Place(month: month.description), ["month": month.description])
    }
    let desk = try office.desk(of: actor)
    try desk.requireImport(into: month)
    self.desk = desk
  }

  func register(states entries: [StateWords.Entry]) throws(Diagnostic) {
    try desk?.registerStates(entries, in: month)
  }

  func register() throws(Diagnostic) { try desk?.registerImports(of: month) }
}
