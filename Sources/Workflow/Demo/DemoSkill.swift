/// How an agent usually does in a month; a share is given in thousandths.
struct DemoSkill {
  var consultations: Int
  /// Share of consultations that end in an order.
  var conversion: Int
  /// Mean response, in seconds.
  var response: Int
  /// Net sales, in thousands of yuan.
  var netThousands: Int
  var refunds: Int
  var returns: Int
  var exchanges: Int
  /// Bad reviews a month, in tenths.
  var badReviews: Int
  /// Upheld complaints a month, in tenths.
  var complaints: Int
  /// Orders mis-sent by the agent a month, in tenths.
  var misshipments: Int
  /// Share of survey answers of 4 or 5.
  var satisfied: Int
  /// The usual rating out of 4, in hundredths.
  var rating: Int
  /// Times late or away a month, in tenths.
  var attendance: Int
  /// Mystery checks failed a month, in tenths.
  var failedChecks: Int
}

extension DemoSkill {
  private init(_ figures: [Int]) {
    let figure = { (index: Int) in index < figures.count ? figures[index] : 0 }
    self.init(
      consultations: figure(0), conversion: figure(1), response: figure(2), netThousands: figure(3),
      refunds: figure(4), returns: figure(5), exchanges: figure(6), badReviews: figure(7), complaints: figure(8),
      misshipments: figure(9), satisfied: figure(10), rating: figure(11), attendance: figure(12),
      failedChecks: figure(13))
  }

  /// The agents' usual figures by employee id, in the order of the properties above.
  static let byEmployee: [String: DemoSkill] = [
    "E01": DemoSkill([118, 660, 28, 372, 35, 45, 15, 4, 1, 3, 960, 390, 3, 1]),
    "E02": DemoSkill([112, 640, 33, 360, 40, 50, 15, 6, 2, 4, 950, 380, 4, 2]),
    "E03": DemoSkill([92, 420, 95, 232, 70, 75, 25, 12, 5, 8, 850, 310, 10, 7]),
    "E04": DemoSkill([84, 500, 62, 228, 50, 60, 20, 8, 3, 5, 890, 335, 7, 4]),
    "E05": DemoSkill([104, 580, 42, 300, 45, 55, 20, 7, 2, 5, 930, 365, 6, 3]),
    "E06": DemoSkill([98, 550, 46, 272, 50, 60, 20, 8, 3, 6, 910, 350, 8, 4]),
    "E07": DemoSkill([100, 570, 55, 285, 45, 55, 15, 7, 3, 5, 920, 360, 6, 3]),
    "E08": DemoSkill([108, 580, 45, 305, 45, 55, 15, 6, 2, 4, 940, 370, 5, 2]),
    "E09": DemoSkill([112, 560, 40, 318, 45, 60, 20, 7, 2, 5, 930, 365, 5, 3]),
    "E10": DemoSkill([90, 520, 70, 246, 55, 65, 20, 9, 3, 8, 890, 340, 7, 5]),
    "E11": DemoSkill([80, 460, 88, 240, 60, 70, 20, 9, 4, 6, 880, 330, 4, 5]),
    "E12": DemoSkill([95, 540, 48, 262, 50, 60, 20, 8, 3, 5, 910, 350, 6, 4]),
    "E13": DemoSkill([110, 260, 34, 150, 50, 60, 30, 5, 2, 3, 925, 360, 4, 2]),
    "E14": DemoSkill([92, 220, 44, 130, 60, 70, 30, 8, 3, 4, 890, 320, 8, 5]),
    "E15": DemoSkill([86, 240, 46, 128, 55, 65, 30, 7, 3, 4, 890, 330, 4, 4]),
    "E16": DemoSkill([116, 280, 28, 165, 45, 55, 25, 4, 1, 2, 940, 375, 3, 1]),
    "E17": DemoSkill([98, 240, 43, 138, 55, 65, 30, 6, 3, 4, 895, 340, 6, 3]),
    "E18": DemoSkill([94, 230, 52, 132, 55, 70, 30, 8, 4, 5, 870, 325, 7, 4]),
    "E19": DemoSkill([102, 250, 37, 145, 50, 60, 30, 6, 2, 3, 910, 355, 5, 2]),
    "E20": DemoSkill([82, 190, 72, 126, 70, 85, 35, 11, 6, 6, 830, 290, 11, 7]),
  ]
}
