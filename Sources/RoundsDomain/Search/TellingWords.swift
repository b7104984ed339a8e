/// The words of a line that tell one matter from another: "The label printer does not work" is about labels and a
/// printer. What stands in every other report tells nothing, and two reports that share it are not alike.
public enum TellingWords {
    /// More are not looked at; each costs a look into the index.
    public static let most = 4

    /// In small letters, each once, the longest first: long words are rarer than short ones.
    public static func of(_ line: String, most: Int = most) -> [String] {
        var words: [String] = []
        for part in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let word = part.lowercased()
            if word.count > 2, !common.contains(word), !words.contains(word) { words.append(word) }
        }
        let longest = words.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        return longest.prefix(most).map(\.element)
    }

    /// The word without the ending of a plural: printers and printer are one matter.
    public static func stem(_ word: String) -> String {
        let isPlural = word.count > 4 && word.hasSuffix("s") && !["ss", "us", "is"].contains(where: word.hasSuffix)
        return isPlural ? String(word.dropLast()) : word
    }

    /// English as people write it to an IT desk.
    private static let common: Set<String> = Set(
        """
        about after again all also always and another any anybody anything are away back because been before being \
        between both broken but came can cannot come comes computer computers could device did didn does doesn doing \
        don done down during each either else error errors even ever every everybody everything fail failed failing \
        fails few first for from gave get gets getting give gives giving goes going gone got had has have having help \
        her here him his how into isn issue issues its itself just keep keeps kind last like little long longer look \
        looks lot machine made make makes many may maybe message might minute minutes more morning most much must \
        need needed needs never new next night nobody none not nothing now off often old once one ones only onto open \
        opens other our out over own please possible problem problems put puts quite really right said same saw say \
        says screen see seem seems seen several she should show shown shows since slow slowly some somebody someone \
        something sometimes soon start started starts still stop stopped stops such suddenly system systems take \
        takes than that the their them then there these they thing things this those three through time times today \
        together told too tried tries try trying turn turned turns two under until upon use used user users uses \
        using usually very want wants was wasn way week well went were what when where which while who whole why will \
        with within without won work worked working works would wrong year yesterday yet you your
        """.split(separator: " ").map(String.init))
}
