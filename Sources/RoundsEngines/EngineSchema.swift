import RoundsSQL

/// The tables an engine needs for itself, with numbers of their own. They are made before the store's.
enum EngineSchema {
    static let sqlite: [Migration] = []
    static let postgres: [Migration] = []
}
