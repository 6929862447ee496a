import Exact
import Metrics
import Testing

/// Every measure knows its unit, and unlike units do not meet in a scheme.
@Suite("The units of measures")
struct MeasureUnitTests {
  /// The first measure of every unit.
  static let ofEveryUnit: [Measure] = {
    var seen: Set<Unit> = []
    return MeasureCatalogue.standard.filter { seen.insert($0.unit).inserted }
  }()

  @Test("every unit of the events is a measure's")
  func units() {
    #expect(Set(Self.ofEveryUnit.map(\.unit.name)).isSuperset(of: ["rounds", "consultations", "buyers", "buyer_days"]))
  }

  @Test("measures of different units do not compare and do not add up", arguments: ofEveryUnit.indices)
  func unlike(index: Int) {
    let left = Self.ofEveryUnit[index]
    for right in Self.ofEveryUnit where right.unit != left.unit {
      for formula in ["count(\(left.id) > \(right.id))", "\(left.id) + \(right.id)"] {
        #expect(FormulaBench(formula).codes.contains("UNIT-MIX"), "\(formula)")
      }
    }
  }

  @Test("measures of one unit compare", arguments: MeasureCatalogue.standard.indices)
  func alike(index: Int) {
    let measure = MeasureCatalogue.standard[index]
    for other in MeasureCatalogue.standard where other.unit == measure.unit {
      #expect(!FormulaBench("count(\(measure.id) > \(other.id))").codes.contains("UNIT-MIX"))
    }
  }

  @Test("a quotient's parts are measures, and their units make its own")
  func quotients() throws {
    for measure in MeasureCatalogue.quotients {
      let quotient = try #require(measure.quotient)
      let formula = FormulaBench("count(\(quotient.numerator) / \(quotient.denominator) > \(measure.id))")
      #expect(!formula.codes.contains("UNIT-MIX"), "\(measure.id)\n\(formula.loading.report)")
    }
  }
}
