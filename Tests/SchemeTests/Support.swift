import Exact
import Foundation
import Metrics
import Testing
import Wording

@testable import Scheme

/// The folder of the package, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

func load(_ source: String, file: String = "scheme.yaml") -> SchemeLoading {
  SchemeLoader.load(source, file: file, vocabulary: MeasureCatalogue.standard)
}

/// The text of a file of the package.
func text(of path: String) throws -> String {
  try String(contentsOf: packageFolder.appending(path: path), encoding: .utf8)
}

/// What every scheme begins with.
let head = "kaohe: 1\nid: example\nname: Example\neffective: 2026-01\n"

/// A scheme of one item from line 7 on, its scoring method from line 10.
func itemScheme(_ method: String, points: String = "5", before: String = "") -> String {
  head + before + "total: \(points)\nitems:\n  - id: it\n    points: \(points)\n    when_missing: block\n" + method
}

/// A scheme of one item with bands of a value.
func bandScheme(_ value: String, _ bands: [String], points: String = "5", extra: String = "") -> String {
  itemScheme(
    "    value: \(value)\n\(extra)    deduct:\n" + bands.map { "      - {\($0)}\n" }.joined(), points: points)
}

extension SchemeLoading {
  var codes: [String] { findings.map(\.code) }
  var errors: [String] { findings.filter { $0.severity == .error }.map(\.code) }
  func all(_ code: String) -> [Diagnostic] { findings.filter { $0.code == code } }
  var report: String { findings.map { $0.text(in: .english) }.joined(separator: "\n") }
}

/// A generator whose seed is printed, so that a failure can be run again: SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Rational {
  static func of(_ numerator: Int, _ denominator: Int = 1) -> Rational {
    (try? Rational(Int128(numerator), over: Int128(denominator))) ?? .zero
  }
}
