/// Every target is this entry and a function `examine` that must hold for any bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    examine(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Stops the run, so that the input is kept, when something promised does not hold.
func hold(_ promise: Bool, _ words: @autoclosure () -> String) {
    if !promise { preconditionFailure(words()) }
}
