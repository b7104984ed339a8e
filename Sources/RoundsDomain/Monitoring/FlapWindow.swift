/// Whether something goes back and forth: the last 20 readings, of which recent changes count more.
/// Icinga's way: a weight from 0.8 for the oldest to 1.2 for the newest; flapping above 30 %, and until below 25 %.
public struct FlapWindow: Sendable, Equatable {
    public static let size = 20

    /// The newest reading is bit 0; a set bit is a reading that differed from the one before.
    public private(set) var bits: UInt32
    public private(set) var isFlapping: Bool

    public init(bits: UInt32 = 0, isFlapping: Bool = false) {
        self.bits = bits & 0xF_FFFF
        self.isFlapping = isFlapping
    }

    /// In thousandths, 0...1,000.
    public var share: Int {
        var sum = 0
        for place in 0..<Self.size where bits >> UInt32(place) & 1 == 1 {
            sum += 1_200 - 400 * place / (Self.size - 1)
        }
        return sum / Self.size
    }

    mutating func note(changed: Bool) {
        bits = (bits << 1 | (changed ? 1 : 0)) & 0xF_FFFF
        isFlapping = isFlapping ? share >= 250 : share > 300
    }
}
