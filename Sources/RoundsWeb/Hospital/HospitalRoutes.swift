extension Desk {
    /// What the hospital is made of: services, devices, places.
    var hospitalRoutes: [Route] { serviceRoutes + deviceRoutes + locationRoutes + importRoutes }

    private var serviceRoutes: [Route] {
        [
            get("services", may: .readHospital, showServices),
            post("services/starter", may: .changeHospital, loadStarter),
            get("services/new", may: .changeHospital, showNewService),
            post("services/new", may: .changeHospital, addService),
            get("services/:service", may: .readHospital, showService),
            get("services/:service/change", may: .changeHospital, showServiceForm),
            post("services/:service/change", may: .changeHospital, changeService),
        ]
    }

    private var deviceRoutes: [Route] {
        [
            get("devices", may: .readHospital, showDevices),
            get("devices/new", may: .changeHospital, showNewDevice),
            post("devices/new", may: .changeHospital, addDevice),
            get("devices/:device", may: .readHospital, showDevice),
            get("devices/:device/change", may: .changeHospital, showDeviceForm),
            post("devices/:device/change", may: .changeHospital, changeDevice),
        ]
    }

    private var locationRoutes: [Route] {
        [
            get("locations", may: .readHospital, showLocations),
            get("locations/new", may: .changeHospital, showNewLocation),
            post("locations/new", may: .changeHospital, addLocation),
            get("locations/:location", may: .readHospital, showLocation),
            get("locations/:location/change", may: .changeHospital, showLocationForm),
            post("locations/:location/change", may: .changeHospital, changeLocation),
        ]
    }

    private var importRoutes: [Route] {
        [
            get("imports", may: .changeHospital, showImports),
            post("imports", may: .changeHospital, sendFile),
            get("imports/templates/:kind", may: .changeHospital, downloadTemplate),
            get("imports/:import", may: .changeHospital, showImport),
            post("imports/:import/confirm", may: .changeHospital, confirmImport),
            post("imports/:import/stop", may: .changeHospital, stopImport),
            post("imports/:import/again", may: .changeHospital, keepFileAgain),
        ]
    }
}
