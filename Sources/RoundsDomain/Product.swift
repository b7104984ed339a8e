/// This program.
public enum Product {
    public static let name = "Rounds"
    /// Semantic versioning 2.0.0.
    public static let version = "0.1.0"
}
