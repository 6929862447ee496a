/// The schemes that come with the product: the five forms. The files stand in the folder `schemes`.
public enum BuiltInSchemes {
  /// File name and YAML text.
  public static let all: [String: String] = [
    "monthly-100.yaml": text(PackageResources.monthly_100_yaml),
    "rewards-penalties.yaml": text(PackageResources.rewards_penalties_yaml),
    "competency-15.yaml": text(PackageResources.competency_15_yaml),
    "weighted-targets.yaml": text(PackageResources.weighted_targets_yaml),
    "competency-14.yaml": text(PackageResources.competency_14_yaml),
  ]

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
