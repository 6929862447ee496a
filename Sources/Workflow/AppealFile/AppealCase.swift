public import Appraisal
internal import Exact
internal import Foundation
internal import Intake
internal import Metrics
internal import Records
public import Scheme
public import Wording

/// The figures and rules of one employee's month, from which its derivation comes out again: what the file of an appeal
/// holds, and all that is needed to check it.
public struct AppealCase {
  /// The names in the bundle.
  enum Name {
    static let facts = "facts.json"
    static let law = "law.json"
    static let derivation = "derivation.json"
    static let schemes = "schemes/"
  }

  /// What `facts.json` says.
  struct Facts: Codable {
    var format = 1
    let month, employee, recordsBegin: String
    let rules: String?
    /// The names of the schemes' files, the scoring one first.
    let schemes: [String]
    /// The employee, then the colleagues under other names: only what departments' figures and rankings are made of.
    let subjects: [CaseSubject]
  }

  let facts: Facts
  let frame: MonthFrame
  /// The schemes by the names of their files.
  let texts: [String: [UInt8]]

  /// The derivation as it comes out of them, as it is printed.
  ///
  /// - Throws: `CASE-FILE-DAMAGED` where they are not whole; the first error of a scheme.
  func derivation(named file: String) throws(Diagnostic) -> Derivation {
    var schemes: [Scheme] = []
    for name in facts.schemes {
      guard let text = texts[name] else { throw AppealCase.damaged(file, name) }
      let loading = SchemeLoader.load(
        String(decoding: text, as: UTF8.self), file: name, vocabulary: MeasureCatalogue.standard)
      guard let scheme = loading.scheme else {
        throw loading.findings.first { $0.severity == .error } ?? AppealCase.damaged(file, name)
      }
      schemes.append(scheme)
    }
    let subjects = facts.subjects.compactMap(\.subject)
    guard let month = Month(facts.month), let begin = Month(facts.recordsBegin),
      subjects.count == facts.subjects.count
    else { throw AppealCase.damaged(file, Name.facts) }
    let appraiser = Appraiser(
      schemes: schemes, month: month, law: frame.lawPack, recordsBegin: begin, rules: facts.rules)
    var found: Derivation?
    appraiser.appraise(subjects) { derivation in
      if derivation.employee == facts.employee { found = derivation }
    }
    guard let found else { throw AppealCase.damaged(file, Name.facts) }
    return found
  }

  /// The members of the bundle that say it.
  var members: [ZipBundle.Member] {
    [
      ZipBundle.Member(Name.facts, AppealCase.json(facts)), ZipBundle.Member(Name.law, AppealCase.json(frame)),
    ] + texts.sorted { $0.key < $1.key }.map { ZipBundle.Member($0.key, $0.value) }
  }

  static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { Array($0) + [UInt8(ascii: "\n")] } ?? []
  }

  static func damaged(_ file: String, _ why: String) -> Diagnostic {
    Diagnostic(
      .caseFileDamaged, at: Place(file: file), ["file": Diagnostic.quoted(file), "why": Diagnostic.quoted(why)])
  }
}

/// What checking the file of an appeal came to.
public struct AppealCheck {
  /// The derivation in the file.
  public let derivation: Derivation
  /// That another version of the program made it and this one comes to something else; nil where it comes out again, to
  /// the byte.
  public let otherEngine: Diagnostic?
  /// The schemes in the file.
  public let schemes: [Scheme]
  /// The hash that closes it.
  public let hash: String
}

extension AppealCase {
  /// Takes what is needed out of a bundle.
  init(_ bundle: ZipBundle, named file: String) throws(Diagnostic) {
    guard let facts = bundle.bytes(of: Name.facts).flatMap({ try? JSONDecoder().decode(Facts.self, from: Data($0)) })
    else { throw AppealCase.damaged(file, Name.facts) }
    guard let frame = bundle.bytes(of: Name.law).flatMap({ try? JSONDecoder().decode(MonthFrame.self, from: Data($0)) })
    else { throw AppealCase.damaged(file, Name.law) }
    self.facts = facts
    self.frame = frame
    var texts: [String: [UInt8]] = [:]
    for member in bundle.members where member.name.hasPrefix(Name.schemes) { texts[member.name] = member.bytes }
    self.texts = texts
  }

  /// Computes the derivation of a file again from the schemes and figures in it, and holds it against the one in it to
  /// the byte, as the version of the program that made it prints. One that another version made and that comes out
  /// differently is not accused: its own hash is held.
  ///
  /// - Throws: `FILE-…`, `ARCHIVE-…`, `CASE-FILE-DAMAGED`; `CASE-DIFFERS` where they differ.
  public static func check(fileAt path: String) throws(Diagnostic) -> AppealCheck {
    let bundle = try ZipBundle(at: path)
    let own = try AppealCase(bundle, named: path)
    guard let kept = bundle.bytes(of: Name.derivation) else { throw damaged(path, Name.derivation) }
    var schemes: [Scheme] = []
    for name in own.facts.schemes {
      let text = String(decoding: own.texts[name] ?? [], as: UTF8.self)
      if let scheme = SchemeLoader.load(text, file: name, vocabulary: MeasureCatalogue.standard).scheme {
        schemes.append(scheme)
      }
    }
    let derivation = try own.derivation(named: path)
    let place = Place(file: path, employee: own.facts.employee, month: own.facts.month)
    let read = Derivation(reading: kept, under: schemes, law: own.frame.lawPack)?
      .completed(wage: derivation.pay.wage, law: own.frame.lawPack)
    let computed = read.map { derivation.json(inFormat: $0.format, engine: $0.engine) } ?? derivation.json()
    guard computed == kept else {
      if let read, read.engineVersion != Derivation.engine, Derivation.hashFits(kept) {
        return AppealCheck(
          derivation: read, otherEngine: otherEngine(read, at: place), schemes: schemes, hash: AppealCase.hash(kept))
      }
      throw Diagnostic(
        .caseDiffers, at: place, ["kept": AppealCase.hash(kept), "computed": AppealCase.hash(computed)])
    }
    return AppealCheck(
      derivation: read ?? derivation, otherEngine: nil, schemes: schemes, hash: AppealCase.hash(kept))
  }

  /// That a result was made by another version of the program, which came to something else.
  static func otherEngine(_ derivation: Derivation, at place: Place) -> Diagnostic {
    Diagnostic(
      .caseOtherEngine, at: place,
      [
        "employee": derivation.employee, "month": derivation.month.description,
        "engine": String(derivation.engineVersion), "own": String(Derivation.engine),
      ])
  }

  /// The hash that closes a printed derivation, shortened.
  static func hash(_ derivation: [UInt8]) -> String { String((Derivation.hash(in: derivation) ?? "—").prefix(16)) }
}
