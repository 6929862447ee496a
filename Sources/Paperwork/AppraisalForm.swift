public import Appraisal
internal import Exact
public import Scheme
public import Wording

/// The form of one employee's month, as a workbook with live formulas: a sheet for each scheme that took part, and the
/// derivation behind it.
///
///     let form = try AppraisalForm(derivation: derivation, schemes: schemes)
///     let path = try form.write(into: "forms")
///
/// The same derivation gives the same bytes.
public struct AppraisalForm: Sendable {
  /// The result that is printed.
  public let derivation: Derivation
  /// The schemes it was made with, in the order of ``Derivation/schemes``.
  public let schemes: [Scheme]
  /// Who signs as assessor; nil to name those who rated.
  public let assessor: String?

  /// The form of a derivation, with the schemes it was made with, in any order.
  ///
  /// - Throws: `FORM-WRONG-SCHEME` where a scheme of the derivation is not among them.
  public init(derivation: Derivation, schemes: [Scheme], assessor: String? = nil) throws(Diagnostic) {
    var ordered: [Scheme] = []
    for reference in derivation.schemes {
      guard let scheme = schemes.first(where: { $0.id == reference.id && $0.effective == reference.effective }) else {
        throw Diagnostic(
          .formWrongScheme, at: Place(employee: derivation.employee, month: derivation.month.description),
          ["employee": Diagnostic.quoted(derivation.employee), "scheme": "\(reference.id) \(reference.effective)"])
      }
      ordered.append(scheme)
    }
    self.derivation = derivation
    self.schemes = ordered
    self.assessor = assessor
  }

  /// Writes the form into a folder, under its ``fileName(for:as:)``, and gives its path.
  @discardableResult
  public func write(
    into folder: String, language: Language = .chinese, as format: FileFormat = .xlsx
  ) throws(Diagnostic) -> String {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + fileName(for: language, as: format)
    try write(to: path, language: language, as: format)
    return path
  }

  /// Writes the form to a path. A file that is there is replaced as a whole, or not at all.
  ///
  /// - Throws: `FORM-…`; for a PDF also `FORM-FONT-MISSING`.
  public func write(
    to path: String, language: Language = .chinese, as format: FileFormat = .xlsx
  ) throws(Diagnostic) {
    let title = schemes.first?.name.text(in: language) ?? ""
    let paper = PaperFile(title: title, language: language, created: derivation.month.end)
    try paper.write(to: path, as: format) { file throws(Diagnostic) in
      try file.add(sheets(in: language, as: format), under: [])
    }
  }

  /// The sheets, as values. What is printed and signed has no use for the data sheet, which the workbook computes from.
  func sheets(in language: Language, as format: FileFormat = .xlsx, tab: String = "") -> [PaperSheet] {
    FormSheets(form: self, language: language, tab: tab).sheets(for: format)
  }
}
