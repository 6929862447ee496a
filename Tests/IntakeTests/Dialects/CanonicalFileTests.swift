import Intake
import Testing

@Suite("The canonical files")
struct CanonicalFileTests {
  @Test(
    "what dialects write is what the event reader reads: the same files, no column missing that has to be there",
    arguments: EventKind.allCases)
  func agree(kind: EventKind) throws {
    let file = try #require(CanonicalFile(rawValue: kind.rawValue + ".csv"))
    #expect(Set(file.columns).isSuperset(of: kind.columns.filter(\.isRequired).map(\.name)))
  }
}
