/// What an empty desk can begin with: services, places, words and work, as JSON.
public enum StarterContent {
    public static var hospital: [UInt8] { PackageResources.hospital_seed_json }
}

/// Days of trouble for the simulated hospital, by the names people choose them by.
public enum SimulationScripts {
    public static var all: [(name: String, text: [UInt8])] {
        [("day", PackageResources.simulated_day_txt), ("outage", PackageResources.simulated_outage_txt)]
    }
}
