internal import Appraisal
internal import Dispatch
public import Exact
internal import Synchronization
public import Wording

/// The forms of a month: a file for every person, for every department, or one for the company.
public struct MonthForms: Sendable {
  /// What goes into one file.
  public enum Binding: String, Sendable, CaseIterable {
    /// One person's sheets.
    case person
    /// A department's people, after a list of them.
    case department
    /// Everybody, after a list.
    case company
  }

  /// The forms, in the order in which they are bound.
  public let forms: [AppraisalForm]
  /// The month.
  public let month: Month

  /// The forms of a month.
  public init(_ forms: [AppraisalForm], month: Month) {
    self.forms = forms
    self.month = month
  }

  /// Writes the forms into a folder that is there.
  ///
  /// - Throws: `FORM-…`, the first in the order of the forms.
  public func write(
    into folder: String, per binding: Binding, as format: FileFormat, language: Language = .chinese
  ) throws(Diagnostic) {
    switch binding {
    case .person: try writePersons(into: folder, format, language)
    case .department:
      var departments: [String] = []
      for form in forms where !departments.contains(form.derivation.department) {
        departments.append(form.derivation.department)
      }
      for department in departments {
        let own = forms.filter { $0.derivation.department == department }
        try bind(own, CellText.line(department), file: FormName.identity(department), into: folder, format, language)
      }
    case .company:
      let name = Bilingual("全公司", "company").text(in: language)
      try bind(forms, name, file: name, into: folder, format, language)
    }
  }

  /// Every file is one's own, so that they can be written on all cores.
  private func writePersons(into folder: String, _ format: FileFormat, _ language: Language) throws(Diagnostic) {
    let failures = Mutex<[Int: Diagnostic]>([:])
    DispatchQueue.concurrentPerform(iterations: forms.count) { place in
      do throws(Diagnostic) {
        try forms[place].write(into: folder, language: language, as: format)
      } catch {
        failures.withLock { $0[place] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  private func bind(
    _ forms: [AppraisalForm], _ name: String, file: String, into folder: String, _ format: FileFormat,
    _ language: Language
  ) throws(Diagnostic) {
    let kind = Bilingual("考核表", "appraisals").text(in: language)
    let parts = [month.description, FormName.cut(file, to: 120), kind].filter { !$0.isEmpty }
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + parts.joined(separator: "_") + "." + format.rawValue
    let paper = PaperFile(title: "\(month) \(name) \(kind)", language: language, created: month.end)
    let tabs = TabNames.of(forms, language)
    try paper.write(to: path, as: format) { file throws(Diagnostic) in
      let index = IndexSheet(month: month, name: name, language: language)
      switch format {
      case .xlsx:
        let sheets = zip(forms, tabs).map { form, tab in form.sheets(in: language, as: .xlsx, tab: tab + " ") }
        try file.add([index.sheet(forms, sheets)], under: [])
        for own in sheets { try file.add(own, under: []) }
      case .pdf:
        try file.add([index.sheet(forms, nil)], under: [Bilingual("目录", "Index").text(in: language)])
        for form in forms {
          let derivation = form.derivation
          let who = (derivation.employee + " " + derivation.name).trimmed
          try file.add(form.sheets(in: language, as: .pdf), under: [derivation.department, who])
        }
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// What stands before the names of a person's sheets in a workbook of several: the name, with the id where two share it.
///
/// A sheet's name has at most 31 characters, none of them of `[]:*?/\`, and capital and small letters are the same in it.
enum TabNames {
  static func of(_ forms: [AppraisalForm], _ language: Language) -> [String] {
    // The longest name of a form, a blank, and a digit should there be two of a kind.
    let room = 31 - (language == .chinese ? 6 : 24)
    var taken: Set<String> = []
    return forms.enumerated().map { place, form in
      let derivation = form.derivation
      let candidates =
        [
          clean(derivation.name), clean(derivation.name + derivation.employee), clean(derivation.employee),
        ].map { cut($0, to: room) } + ["#\(place + 1)"]
      let found = candidates.first { !$0.isEmpty && !taken.contains($0.lowercased()) } ?? "#\(place + 1)"
      taken.insert(found.lowercased())
      return found
    }
  }

  private static func clean(_ text: String) -> String {
    let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
    return String(CellText.line(text).filter { !forbidden.contains($0) }).trimmed
  }

  private static func cut(_ text: String, to most: Int) -> String {
    var result = ""
    for character in text {
      if result.utf16.count + character.utf16.count > most { break }
      result.append(character)
    }
    return result.trimmed
  }
}
