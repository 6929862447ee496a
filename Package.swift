// swift-tools-version: 6.2
import PackageDescription

/// One strict standard for every room of the house.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
// A package that Hummingbird uses has a target Metrics too.
let hummingbird: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird", moduleAliases: ["Metrics": "SwiftMetrics"]),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"), logging,
]
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

func room(_ name: String, knows: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: knows, exclude: ["README.md"], resources: resources, swiftSettings: strict)
}

func tests(_ name: String, of rooms: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: rooms, exclude: exclude, swiftSettings: strict)
}

func systemLibrary(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// What only the pages need.
let ofPages: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
]

/// Sanitizers look at the rooms that read and keep: the others would be built for nothing.
let isSanitized = Context.environment["KAOHE_SANITIZED"] != nil

let package = Package(
  name: "kaohe",
  products: [.executable(name: "kaohe", targets: ["kaohe"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ] + (isSanitized ? [] : ofPages),
  targets: [
    // The rooms, in the order in which data passes through them: a room knows only what stands above it.
    room("Exact", knows: ["CSodium"]),
    room("Wording"),
    room("Scheme", knows: ["Exact", "Wording", yams]),
    room("Intake", knows: ["Exact", "Wording", "CScan", "CExpat", "CMinizip", "CSodium", yams]),
    room("Metrics", knows: ["Exact", "Wording", "Intake", "CScan"]),
    room("Appraisal", knows: ["Exact", "Wording", "Scheme"]),
    room("Records", knows: ["Exact", "Wording", "Scheme", "Appraisal", "CPQ", "CZlib"] + grdb),
    room(
      "Workflow",
      knows: ["Exact", "Wording", "Scheme", "Intake", "Metrics", "Appraisal", "Records", "CCrypto", "CSodium", yams],
      resources: [.embedInCode("BuiltIn")]),
    room("Paperwork", knows: ["Exact", "Wording", "Scheme", "Appraisal", "CPangoCairo", "CQRencode", "CXLSXWriter"]),
    room(
      "Web",
      knows: ["Exact", "Wording", "Scheme", "Intake", "Appraisal", "Records", "Workflow", "Paperwork", mustache]
        + hummingbird + ["CCurl"],
      resources: [.embedInCode("Templates"), .embedInCode("Assets")]),
    .executableTarget(
      name: "kaohe",
      dependencies: [
        "Exact", "Wording", "Scheme", "Intake", "Metrics", "Appraisal", "Records", "Workflow", "Paperwork", "Web",
        arguments,
      ],
      exclude: ["README.md"],
      swiftSettings: strict),

    .executableTarget(
      name: "ScoringBench", dependencies: ["Exact", "Scheme", "Metrics", "Appraisal"],
      path: "Benchmarks/ScoringBench", swiftSettings: strict),

    .executableTarget(
      name: "FormsBench", dependencies: ["Exact", "Scheme", "Metrics", "Appraisal", "Paperwork"],
      path: "Benchmarks/FormsBench", swiftSettings: strict),

    .executableTarget(
      name: "RecordsBench",
      dependencies: ["Exact", "Wording", "Scheme", "Metrics", "Appraisal", "Records", "Workflow"],
      path: "Benchmarks/RecordsBench", swiftSettings: strict),

    .target(name: "CScan"),
    systemLibrary("CCrypto", pkgConfig: "libcrypto", debian: "libssl-dev"),
    systemLibrary("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    systemLibrary("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
    systemLibrary("CMinizip", pkgConfig: "minizip", debian: "libminizip-dev"),
    systemLibrary("CPangoCairo", pkgConfig: "pangocairo", debian: "libpango1.0-dev"),
    systemLibrary("CPQ", pkgConfig: "libpq", debian: "libpq-dev"),
    systemLibrary("CQRencode", pkgConfig: "libqrencode", debian: "libqrencode-dev"),
    systemLibrary("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
    systemLibrary("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
    systemLibrary("CXLSXWriter", pkgConfig: "xlsxwriter", debian: "libxlsxwriter-dev"),

    tests("ExactTests", of: ["Exact"]),
    tests("WordingTests", of: ["Wording"]),
    tests("SchemeTests", of: ["Scheme", "Exact", "Wording", "Metrics"], exclude: ["Literal"]),
    tests("IntakeTests", of: ["Intake", "Exact", "Wording"], exclude: ["Fixtures", "ForeignFiles"]),
    tests("MetricsTests", of: ["Metrics", "Intake", "Exact", "Wording"], exclude: ["Reference"]),
    tests("AppraisalTests", of: ["Appraisal", "Scheme", "Metrics", "Exact", "Wording"], exclude: ["Kept"]),
    .target(name: "TestServers", path: "Tests/TestServers", swiftSettings: strict),
    tests("RecordsTests", of: ["Records", "TestServers", "Appraisal", "Exact", "Wording"]),
    tests(
      "WorkflowTests",
      of: ["Workflow", "TestServers", "Records", "Appraisal", "Scheme", "Metrics", "Intake", "Exact", "Wording"]),
    tests(
      "PaperworkTests",
      of: ["Paperwork", "CMinizip", "Workflow", "Appraisal", "Scheme", "Metrics", "Exact", "Wording"]),
    tests(
      "WebTests",
      of: [
        "Web", "Workflow", "Records", "Appraisal", "Scheme", "Exact", "Wording",
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ] + hummingbird),
    tests("HouseTests", of: ["Wording"]),
  ]
)

if isSanitized {
  let kept: Set = [
    "Exact", "Wording", "Scheme", "Intake", "Metrics", "Appraisal", "Records", "CScan", "CExpat", "CMinizip", "CPQ",
    "CSodium", "CZlib", "TestServers", "IntakeTests", "MetricsTests", "RecordsTests",
  ]
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
}
