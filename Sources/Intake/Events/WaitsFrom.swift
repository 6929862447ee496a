/// From when a buyer waits for a person (等待起算), where a robot answers too.
public enum WaitsFrom: String, CaseIterable, Hashable, Sendable {
  /// From the first line of the buyer's run, whatever a robot answered to it.
  case buyer
  /// A robot's answer is one: from the first line that the buyer writes after the robot's last, or, where they write none
  /// any more, from the robot's.
  case lastRobot = "last_robot"
}
