extension JSON {
    /// Members in the order they were written or sent. Two objects are equal when they hold equal members in the same order.
    public struct Object: Sendable, Equatable {
        public struct Member: Sendable, Equatable {
            public let key: String
            public let value: JSON

            public init(key: String, value: JSON) {
                self.key = key
                self.value = value
            }
        }

        public private(set) var members: [Member]

        public init() {
            members = []
        }

        /// The keys must differ; only the parser, which has made sure of it, and literals come this way.
        init(members: [Member]) {
            self.members = members
        }

        public var keys: [String] { members.map(\.key) }

        /// Setting nil takes the member away; setting a key that is there keeps its place.
        public subscript(_ key: String) -> JSON? {
            get { members.first { $0.key.isExactly(key) }?.value }
            set {
                let place = members.firstIndex { $0.key.isExactly(key) }
                switch (place, newValue) {
                case (let place?, let value?): members[place] = Member(key: key, value: value)
                case (let place?, nil): members.remove(at: place)
                case (nil, let value?): members.append(Member(key: key, value: value))
                case (nil, nil): break
                }
            }
        }
    }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
    /// Of a key written twice the last one counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init()
        members.reserveCapacity(elements.count)
        for (key, value) in elements { self[key] = value }
    }
}
