import RoundsProtocols
import Testing

private func faultOfParsing(_ text: String) -> JSON.Fault? {
    do throws(JSON.Fault) {
        _ = try JSON(parsing: text)
        return nil
    } catch {
        return error
    }
}

private func faultOfGuarding(_ text: String) -> JSON.Fault? {
    do throws(JSON.Fault) {
        try JSONGuard.check(Array(text.utf8))
        return nil
    } catch {
        return error
    }
}

@Suite struct JSONParsingTests {
    @Test func everyKindOfValueIsRead() throws {
        let json = try JSON(parsing: #" {"a":[1,-2,3.5,1e3,"x",true,false,null],"b":{},"c":[]} "#)
        #expect(json == ["a": [1, -2, 3.5, 1000.0, "x", true, false, nil], "b": [:], "c": []])
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("0.1", 0.1), ("1E5", 100_000.0),
            ("-1e-2", -0.01),
            ("5e-324", .number(.leastNonzeroMagnitude)), ("1e-999", .number(0)),
            ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
        ] as [(String, JSON)])
    func numbersKeepTheirValue(_ text: String, _ value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u6F22""#, "Aé漢"), (#""\ud83D\uDe00""#, "😀"),
        (#""é漢😀""#, "é漢😀"), (#""\u001f""#, "\u{1F}"), (#""\uFFFF""#, "\u{FFFF}"), (#""\udbff\udfff""#, "\u{10FFFF}"),
    ])
    func escapesAreUndone(_ text: String, _ value: String) throws {
        #expect(try JSON(parsing: text) == .string(value))
    }

    /// Many of them from JSONTestSuite (n_*), https://github.com/nst/JSONTestSuite
    @Test(
        arguments: [
            ("", .ended), ("  ", .ended), ("[", .ended), ("[1", .ended), ("{\"a\"", .ended), ("\"", .ended),
            ("\"\\", .ended),
            ("-", .ended), ("1.", .ended), ("1e", .ended), ("1e+", .ended), ("nul", .ended), ("{\"a\":", .ended),
            ("[1,]", .unexpected), ("[,1]", .unexpected), ("[1 2]", .unexpected), ("{,}", .unexpected),
            ("{\"a\":1,}", .unexpected), ("{a:1}", .unexpected), ("{'a':1}", .unexpected), ("{1:1}", .unexpected),
            ("{\"a\" 1}", .unexpected), ("[1}", .unexpected), ("01", .unexpected), ("-01", .unexpected),
            ("+1", .unexpected),
            (".5", .unexpected), ("1.e1", .unexpected), ("-a", .unexpected), ("0x1", .afterTheEnd),
            ("NaN", .unexpected),
            ("-Infinity", .unexpected), ("nulx", .unexpected), ("True", .unexpected), ("/**/1", .unexpected),
            ("\u{FEFF}1", .unexpected), ("1 2", .afterTheEnd), ("[]]", .afterTheEnd), ("{}#", .afterTheEnd),
            ("\"a\nb\"", .rawControlCharacter), ("\"\t\"", .rawControlCharacter), ("\"\0\"", .nul),
            ("\"\\u0000\"", .nul),
            ("\"\\x\"", .badEscape), ("\"\\u12G4\"", .badEscape), ("\"\\u12\"", .badEscape),
            ("\"\\U0041\"", .badEscape),
            ("\"\\ud800\"", .loneSurrogate), ("\"\\ud800\\n\"", .loneSurrogate), ("\"\\udc00\\ud800\"", .loneSurrogate),
            ("\"\\ud800\\u0041\"", .loneSurrogate), ("1e999", .numberTooLarge), ("-1e999", .numberTooLarge),
        ] as [(String, JSON.Fault.Reason)])
    func whatIsNotJSONIsRefused(_ text: String, _ reason: JSON.Fault.Reason) {
        #expect(faultOfParsing(text)?.reason == reason)
        #expect(faultOfGuarding(text) == faultOfParsing(text))
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82],
        ] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefused(_ bytes: [UInt8]) {
        #expect(throws: JSON.Fault(reason: .notUTF8, offset: 1)) { try JSON(bytes) }
    }

    @Test func aKeyStandsOnce() {
        #expect(faultOfParsing(#"{"role":"auditor","role":"lead"}"#)?.reason == .duplicateKey("role"))
        #expect(faultOfParsing(#"{"role":1,"r\u006fle":2}"#)?.reason == .duplicateKey("role"))
        let many = (0..<40).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
        #expect(faultOfParsing("{\(many),\"k39\":1}")?.reason == .duplicateKey("k39"))
        #expect(faultOfParsing("[{\"a\":{\"b\":1,\"b\":2}}]")?.reason == .duplicateKey("b"))
    }

    @Test func keysThatOnlyLookAlikeAreTwoKeys() throws {
        let json = try JSON(parsing: #"{"K":1,"\u212a":2,"é":3,"e\u0301":4}"#)
        #expect(json["K"] == 1)
        #expect(json["\u{212A}"] == 2)
        #expect(json["e\u{301}"] == 4)
    }

    @Test func depthSizeAndCountHaveLimits() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSON(parsing: nested(32))
        #expect(faultOfParsing(nested(33))?.reason == .tooDeep(limit: 32))
        #expect(faultOfGuarding(nested(33)) == faultOfParsing(nested(33)))
        let few = JSON.Limits(bytes: 20, values: 3)
        #expect(throws: Never.self) { try JSON(parsing: "[1,2]", limits: few) }
        #expect(throws: JSON.Fault.self) { try JSON(parsing: "[1,2,3]", limits: few) }
        #expect(throws: JSON.Fault.self) { try JSON(parsing: String(repeating: " ", count: 20) + "1", limits: few) }
        #expect(throws: JSON.Fault.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test func aFaultSaysWhere() {
        let fault = faultOfParsing(#"{"title": Labels}"#)
        #expect(fault?.sentence == "The JSON cannot be read at byte 10: another character is expected there.")
    }
}
