import Exact
import Foundation
import Intake
import Testing
import Wording

@Suite("Bundles: written the same for the same content, read again to the byte")
struct ZipBundleTests {
  private let day = Month("2026-10")?.lastDay ?? Month.first.lastDay

  private func path(_ name: String) -> String {
    FileManager.default.temporaryDirectory.path + "/bundle-\(UUID().uuidString)-\(name).zip"
  }

  @Test("what was written is read: empty, small, large, and bytes of every kind, in their order")
  func roundTrip() throws {
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 7)) }
    let bundle = ZipBundle([
      .init("index.html", Array("甲".utf8)), .init("empty.csv", []), .init("schemes/a-1.yaml", large),
    ])
    let (first, second) = (path("a"), path("b"))
    defer { for file in [first, second] { try? FileManager.default.removeItem(atPath: file) } }
    try bundle.write(to: first, on: day)
    try bundle.write(to: second, on: day)
    #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
    let read = try ZipBundle(at: first)
    #expect(read.members == bundle.members && read.bytes(of: "empty.csv") == [] && read.bytes(of: "x") == nil)
    #expect(!FileManager.default.fileExists(atPath: first + ".partial"))
  }

  @Test("a place that cannot be written to is named, and nothing is left behind")
  func unwritable() throws {
    let bundle = ZipBundle([.init("a", [1])])
    for place in ["/nowhere/at/all.zip", "/proc/all.zip"] {
      do throws(Diagnostic) {
        try bundle.write(to: place, on: day)
        Issue.record("written to \(place)")
      } catch {
        #expect(error.code == "OUTPUT-NOT-WRITTEN" && error.place.file == place)
      }
    }
  }

  @Test("parts of names are safe on every system, and lead nowhere")
  func names() {
    let names = [
      "monthly-100": "monthly-100", "../../etc": "_.._etc", "..": "_", "": "_", "a/b\\c:d": "a_b_c_d", "电商": "__",
      "a b\n": "a_b_", "Ⅷ½": "__",
    ]
    for (text, safe) in names { #expect(ZipBundle.safe(text) == safe, "\(text)") }
    #expect(ZipBundle.safe(String(repeating: "x", count: 500)).count == 80)
  }
}
