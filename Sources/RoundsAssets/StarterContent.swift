/// What an empty desk can begin with: services, places, words and work, as JSON.
public enum StarterContent {
    public static var hospital: [UInt8] { PackageResources.hospital_seed_json }
}
