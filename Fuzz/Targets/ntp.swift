import RoundsProtocols

/// A clock is compared or refused, whatever it says; an echo is read or is none.
func examine(_ bytes: [UInt8]) {
    if let message = try? NTPMessage(bytes),
        let offset = try? message.offset(sent: 1_795_000_000_000_000, received: 1_795_000_000_020_000)
    {
        // Never farther than half an era of 136 years.
        hold(abs(offset) <= (1 << 31) * 1_000_000 + 1_000_000, "an offset of \(offset)")
    }
    for isV6 in [false, true] {
        if let echo = EchoMessage(bytes, isV6: isV6) { hold(echo.payload.count == bytes.count - 8, "a payload") }
    }
    let request = EchoMessage.request(sequence: 7, payload: bytes, isV6: false)
    hold(EchoMessage(request, isV6: false)?.payload == bytes, "an echo that does not come back")
}
