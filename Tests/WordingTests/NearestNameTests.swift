import Testing

@testable import Wording

@Suite("The nearest name is given where it is near, and never where it is somebody else")
struct NearestNameTests {
  @Test(
    "what differs by a letter, a capital, a blank, a width or a zero before a number is meant",
    arguments: [
      ("conversoin", "conversion"), ("e09", "E09"), ("E9", "E09"), ("7", "007"), ("Ｅ０９", "E09"), ("EO9", "E09"),
      ("张 三", "张三"), ("咨询转化律", "咨询转化率"), ("pinduoduo-order", "pinduoduo-orders"),
    ])
  func near(written: String, meant: String) {
    let others = ["xyz", "退款率", "H01"]
    #expect(NearestName.likely(for: written, among: others + [meant]) == meant)
    #expect(Bilingual.guess(for: written, among: [meant]).english == "Did you mean \"\(meant)\"? ")
  }

  @Test(
    "another number is another person, account or day",
    arguments: [
      ("E09", "E08"), ("E22", "E2"), ("9", "7"), ("12", "2"), ("张三", "7"), ("kf08", "kf80"), ("张三", "李四"),
      ("refund_7d", "refund_30d"), ("99", "007"),
    ])
  func far(written: String, other: String) {
    #expect(NearestName.likely(for: written, among: [other]) == nil)
    #expect(Bilingual.guess(for: written, among: [other]) == Bilingual("", ""))
  }
}
