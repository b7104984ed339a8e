import RoundsDomain
import RoundsSQL
import RoundsStore

// What commands name as people do: by code, and devices by their sticker.
extension Transaction {
    func known(service code: String) throws -> Service {
        guard let found = try service(code: code) else { throw Ending(.refused, "No service has the code “\(code)”.") }
        return found
    }

    func known(location code: String) throws -> Location {
        guard let found = try location(code: code) else { throw Ending(.refused, "No place has the code “\(code)”.") }
        return found
    }

    func known(device tag: String) throws -> Device {
        guard let found = try device(tag: tag) else {
            throw Ending(.refused, "No device has the sticker “\(tag)”.")
        }
        return found
    }
}
